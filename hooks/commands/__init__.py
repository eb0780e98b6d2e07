"""The commands of build.py, a module each."""
