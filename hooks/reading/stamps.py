"""Which program this is, told by the stamps of its files, so that none is read for it, and by its libraries."""

from __future__ import annotations

import hashlib
import os
import platform
import sysconfig
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from .files import get_stamp
from .program import FOLDER

PARTS = ("hooks", "theme")  # of the program
SHARED = "mkdocs.yml"
COMPILED = "__pycache__"


@cache
def stamp_program_once() -> bytes:
    """The hash of the program as it was when this was first asked, as it runs."""
    stamped = [(name, get_stamp(path)) for name, path in list_program()]
    words = (platform.python_version(), *map(repr, stamped), *list_libraries())
    return hashlib.sha256("\0".join(words).encode()).digest()


def list_program() -> Iterator[tuple[str, Path]]:
    """The files of the program by their names in it, and where they are."""
    yield SHARED, FOLDER / SHARED
    for part in PARTS:
        for place, folders, names in os.walk(FOLDER / part):
            folders[:] = sorted({*folders} - {COMPILED})
            inside = Path(place).relative_to(FOLDER).as_posix()
            for name in sorted(names):
                yield f"{inside}/{name}", Path(place, name)


def list_libraries() -> list[str]:
    """The installed packages with their versions, as the folders are named that tell of them."""
    places = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    names: list[str] = []
    for place in places:
        names += [path.name for path in Path(place).glob("*.*-info")]
    return sorted(names)
