"""Our own examples: messages and conversations written to teach intent, with what proves that they are sound."""
