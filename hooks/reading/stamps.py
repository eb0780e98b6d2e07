"""Which program this is, told by the stamps of its files, so that none is read for it, and by its libraries."""

from __future__ import annotations

import hashlib
import os
import platform
import sysconfig
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from .files import Stamp, get_stamp
from .program import FOLDER

PARTS = ("hooks", "theme")  # of the program
SHARED = "mkdocs.yml"
COMPILED = "__pycache__"


@cache
def stamp_program_once() -> bytes:
    """The hash of the program as it was when this was first asked, as it runs."""
    words = (platform.python_version(), *map(repr, stamp_program()), *list_libraries())
    return hashlib.sha256("\0".join(words).encode()).digest()


def stamp_program() -> Iterator[tuple[str, Stamp]]:
    """The files of the program, and their stamps."""
    yield SHARED, get_stamp(FOLDER / SHARED)
    for part in PARTS:
        for place, folders, names in os.walk(FOLDER / part):
            folders[:] = sorted({*folders} - {COMPILED})
            for name in sorted(names):
                path = f"{place}/{name}"
                yield path, get_stamp(path)


def list_libraries() -> list[str]:
    """The installed packages with their versions, as the folders are named that tell of them."""
    places = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    names: list[str] = []
    for place in places:
        names += [path.name for path in Path(place).glob("*.*-info")]
    return sorted(names)
