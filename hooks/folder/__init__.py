"""The folder of notices: which files there are, and what time does to them."""
