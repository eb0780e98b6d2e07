"""What every page of a site depends on beside its register, as a hash: with another one no page is taken over."""

from __future__ import annotations

import hashlib
import os
import platform
from collections.abc import Iterator
from importlib.metadata import distributions
from pathlib import Path

from ..folder.tree import show_path
from ..reading.program import FOLDER, SETTINGS
from ..theme.own_files import read_own_files
from .addresses import EDIT_VARIABLE, SITE_VARIABLE

PARTS = ("hooks", "theme")  # of the program
COMPILED = "__pycache__"
VARIABLES = (SITE_VARIABLE, EDIT_VARIABLE)


def take_fingerprint(notices: Path) -> bytes:
    """The hash of the program, of the libraries that are installed, of the settings, and of a project's own texts.

    Args:
        notices: the folder of registers, beside which a project has its settings; faults name its files.

    Raises:
        OSError: a file of the program cannot be read.

    """
    digest = hashlib.sha256()
    for name, content in (*list_program(), *list_project(notices.parent)):
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    words = (
        platform.python_version(),
        *map(repr, map(os.environ.get, VARIABLES)),
        show_path(notices),
        *list_libraries(),
    )
    digest.update("\0".join(words).encode())
    return digest.digest()


def list_program() -> Iterator[tuple[str, bytes]]:
    """The files of the program, and what they hold."""
    for part in PARTS:
        for path in sorted((FOLDER / part).rglob("*")):
            if path.is_file() and path.parent.name != COMPILED:
                yield path.relative_to(FOLDER).as_posix(), path.read_bytes()
    yield "mkdocs.yml", (FOLDER / "mkdocs.yml").read_bytes()


def list_project(project: Path) -> Iterator[tuple[str, bytes]]:
    """The settings and the own texts of a project, and what they hold."""
    settings = project / SETTINGS
    if settings.is_file():
        yield SETTINGS, settings.read_bytes()
    files, _ = read_own_files(project, "")
    yield from sorted(files.items())


def list_libraries() -> list[str]:
    """The installed packages with their versions."""
    return sorted(f"{library.name} {library.version}" for library in distributions())
