"""Programs that measure: us, a peer and the limit, side by side in one run."""
