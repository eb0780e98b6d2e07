"""A release of this program as data: what a wheel or a folder holds of it, none of which is run."""

from __future__ import annotations

import hashlib
import tomllib
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from ..reading.files import UnreadableFile, is_real_folder, read_regular_file
from ..reading.limits import MEGABYTE
from ..reading.refusals import Refused

PARTS = ("build.py", "mkdocs.yml", "pyproject.toml", "hooks/", "theme/")  # what decides how notices are made
PACKAGE = "seloste/"  # in a wheel, with the same layout below as here
BEGINNING = "__init__.py"  # of the package, which is build.py here
PROJECT_FILE = "pyproject.toml"
SENTENCES = "theme/notice/fi.yml"  # every release has them; another project with a pyproject.toml has not
WHEEL = ".whl"
HINDRANCES = (  # what a place that holds no whole release leads to; the last four are of a wheel that is damaged
    UnreadableFile,
    OSError,
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    RuntimeError,
)
MOST_FILES = 3000
MOST_BYTES = 20 * MEGABYTE  # of all files together


@dataclass(frozen=True)
class Program:
    """A release of the program.

    Attributes:
        version: as its pyproject.toml says it.
        files: what decides how notices are made, by path.

    """

    version: str
    files: Mapping[str, bytes]

    @property
    def digests(self) -> dict[str, str]:
        """The hash of each file, by path."""
        return {path: hashlib.sha256(content).hexdigest() for path, content in self.files.items()}


def read_program(place: Path) -> Program:
    """The program of a wheel, or of a folder such as a checkout.

    Raises:
        Refused: there is none, or it is larger than any release.

    """
    is_wheel = place.suffix == WHEEL
    walk = walk_wheel if is_wheel else walk_folder
    files: dict[str, bytes] = {}
    size = 0
    try:
        for path, content in walk(place):
            size += len(content)
            if size > MOST_BYTES or len(files) == MOST_FILES:
                raise Refused("program-too-large", place=str(place))
            files[path] = content
    except HINDRANCES as error:
        raise Refused("no-program", place=str(place)) from error
    return Program(read_version(files, place), files)


def walk_wheel(place: Path) -> Iterator[tuple[str, bytes]]:
    """The files of a wheel by their paths below its package; their sizes are asked before they are unpacked."""
    with zipfile.ZipFile(place) as wheel:
        listed = wheel.infolist()
        size = sum(map(attrgetter("file_size"), listed))
        if size > MOST_BYTES:
            raise Refused("program-too-large", place=str(place))
        for member in listed:
            path = name_in_checkout(member.filename.removeprefix(PACKAGE))
            if path != member.filename and path.startswith(PARTS):
                yield path, wheel.read(member)


def walk_folder(place: Path) -> Iterator[tuple[str, bytes]]:
    """The files of a checkout, or of an installed package; what Python compiles is no part of it."""
    is_package = (place / BEGINNING).is_file()
    parts = (BEGINNING, *PARTS[1:]) if is_package else PARTS
    for part in parts:
        start = place / part
        paths = sorted(start.rglob("*")) if is_real_folder(start) else [start]
        for path in paths:
            if path.is_dir() or "__pycache__" in path.parts:
                continue
            name = path.relative_to(place).as_posix()
            content = read_regular_file(path, MOST_BYTES)
            yield name_in_checkout(name), content


def name_in_checkout(path: str) -> str:
    """The path in a checkout of what has this path in the package of a wheel."""
    return PARTS[0] if path == BEGINNING else path


def read_version(files: Mapping[str, bytes], place: Path) -> str:
    """The version of a program.

    Raises:
        Refused: its files say none, or are those of another program.

    """
    if SENTENCES not in files:
        raise Refused("no-program", place=str(place))
    try:
        project = tomllib.loads(files[PROJECT_FILE].decode("utf-8"))["project"]
        return str(project["version"])
    except (KeyError, ValueError, TypeError) as error:
        raise Refused("no-program", place=str(place)) from error
