"""A project of its own that is begun: the release of this program that it pins, and its files."""
