"""All registers at a glance: whose facts are stale or open, and whom to call; for whoever keeps the notices of many."""
