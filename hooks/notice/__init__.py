"""A register in one language becomes a notice."""
