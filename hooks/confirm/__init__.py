"""What a company is asked to confirm of its notices, and what becomes of its answers."""
