"""The service's own API: classify, health, and what documents them."""
