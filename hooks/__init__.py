"""The Python of Seloste, one job a module; docs/development.md lists them in their order."""
