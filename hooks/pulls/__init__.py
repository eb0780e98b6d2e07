"""The comment and the preview on a pull request."""
