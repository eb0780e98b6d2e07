"""Where the program is, which version it is, and whose registers it is for.

A checkout has its registers, settings and texts in one folder. A wheel holds the program alone, in the same layout, and
the registers are those of the folder in which it is called.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

FOLDER = Path(__file__).parents[2]  # holds hooks/, theme/ and mkdocs.yml
IS_INSTALLED = (FOLDER / "__init__.py").is_file()  # in a wheel build.py has this name
SETTINGS = "seloste.yml"  # of a project: beside its folder of registers


def find_project() -> Path:
    """The folder that holds the registers, and is the repository that they are in."""
    return Path.cwd() if IS_INSTALLED else FOLDER


def read_version() -> str:
    """The version of this program."""
    project = tomllib.loads((FOLDER / "pyproject.toml").read_text("utf-8"))["project"]
    return str(project["version"])
