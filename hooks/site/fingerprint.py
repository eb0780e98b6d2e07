"""What every page of a site depends on beside its register, as a hash: with another one no page is taken over."""

from __future__ import annotations

import hashlib
import os
import platform
import sysconfig
from collections.abc import Iterator
from pathlib import Path

from ..folder.tree import show_path
from ..reading.files import Stamp, get_stamp
from ..reading.program import FOLDER, SETTINGS
from ..theme.own_files import stamp_own_files
from .addresses import EDIT_VARIABLE, SITE_VARIABLE

PARTS = ("hooks", "theme")  # of the program
SHARED = "mkdocs.yml"
COMPILED = "__pycache__"
VARIABLES = (SITE_VARIABLE, EDIT_VARIABLE)


def take_fingerprint(notices: Path) -> bytes:
    """The hash of the program, of the libraries that are installed, of the settings, and of a project's own texts.

    Files are told by their stamps, so that none is read for it.

    Args:
        notices: the folder of registers, beside which a project has its settings; faults name its files.

    """
    project = notices.parent
    words = (
        platform.python_version(),
        show_path(notices),
        *map(repr, map(os.environ.get, VARIABLES)),
        *map(repr, stamp_program()),
        repr(get_stamp(project / SETTINGS)),
        *map(repr, stamp_own_files(project)),
        *list_libraries(),
    )
    return hashlib.sha256("\0".join(words).encode()).digest()


def stamp_program() -> Iterator[tuple[str, Stamp]]:
    """The files of the program, and their stamps."""
    yield SHARED, get_stamp(FOLDER / SHARED)
    for part in PARTS:
        for place, folders, names in os.walk(FOLDER / part):
            folders[:] = sorted({*folders} - {COMPILED})
            for name in sorted(names):
                path = Path(place, name)
                yield str(path), get_stamp(path)


def list_libraries() -> list[str]:
    """The installed packages with their versions, as the folders are named that tell of them."""
    places = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    names: list[str] = []
    for place in places:
        names += [path.name for path in Path(place).glob("*.*-info")]
    return sorted(names)
