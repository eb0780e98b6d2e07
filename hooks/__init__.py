"""The Python of Seloste, one job a module; MkDocs finds its hook in notices.py, everything else starts in build.py."""
