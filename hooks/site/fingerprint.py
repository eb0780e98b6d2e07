"""What every page of a site depends on beside its register, as a hash: with another one no page is taken over."""

from __future__ import annotations

import hashlib
import os
import platform
from collections.abc import Callable, Iterator
from pathlib import Path

from ..folder.noting import hash_content
from ..folder.tree import show_path
from ..reading.files import get_close_stamp
from ..reading.program import SETTINGS
from ..reading.stamps import list_libraries, list_program
from ..theme.overrides import FOLDER as OWN
from ..theme.own_files import list_own_files
from .addresses import EDIT_VARIABLE, SITE_VARIABLE

VARIABLES = (SITE_VARIABLE, EDIT_VARIABLE)

Look = Callable[[Path], object]  # tells a file from what it was, or from others


def take_fingerprint(notices: Path, look: Look = get_close_stamp) -> bytes:
    """The hash of the program, of the libraries that are installed, of the settings, and of a project's own texts.

    Args:
        notices: the folder of registers, beside which a project has its settings; faults name its files.
        look: tells files apart; by stamps none is read, by `hash_file` the hash is the same on another machine.

    """
    files = [*list_program(), *list_own(notices.parent)]
    words = (
        platform.python_version(),
        show_path(notices),
        *map(repr, map(os.environ.get, VARIABLES)),
        *(repr((name, look(path))) for name, path in files),
        *list_libraries(),
    )
    return hashlib.sha256("\0".join(words).encode()).digest()


def list_own(project: Path) -> Iterator[tuple[str, Path]]:
    """The files by which a project differs, with names that none of the program has, and where they are."""
    yield f"own {SETTINGS}", project / SETTINGS
    for name in list_own_files(project):
        yield f"own {name}", project / OWN / name


def hash_file(path: Path) -> bytes:
    """What a file holds, as a hash; nothing where there is no file."""
    try:
        content = path.read_bytes()
    except OSError:
        return b""
    return hash_content(content)
