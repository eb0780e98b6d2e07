"""A folder of notices: what it holds and what its files say, on the disk or in memory, as a commit has it.

Paths in it are relative, with slashes; that of the folder itself is empty.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from pathlib import Path
from posixpath import basename, dirname, join

from ..reading.display import show_name
from ..reading.files import Stamp, UnreadableFile, get_stamp, read_regular_file
from ..reading.loading import MAX_BYTES, make_unread_source, parse_source
from ..reading.messages import Phrase
from ..reading.source import Source


class Kind(Enum):
    """What something in a folder is."""

    FILE = auto()
    FOLDER = auto()
    LINK = auto()
    LINK_TO_FOLDER = auto()
    OTHER = auto()  # a pipe or a device


@dataclass(frozen=True)
class Item:
    """Something in a folder of notices, by its path in it."""

    path: str
    kind: Kind

    @cached_property
    def name(self) -> str:
        """The last part of its path."""
        return basename(self.path)


@dataclass(frozen=True)
class DiskTree:
    """A folder of notices as it is on the disk now; links are told apart and not followed."""

    folder: Path

    def list_items(self, path: str) -> list[Item]:
        """What a folder holds, sorted by name.

        Raises:
            OSError: it cannot be listed.

        """
        items = []
        with os.scandir(self.locate(path)) as found:
            for entry in found:
                item = Item(path=join(path, entry.name), kind=find_kind(entry))
                items.append(item)
        items.sort(key=lambda item: item.name)
        return items

    def locate(self, path: str) -> str:
        """Where a path is on the disk."""
        return os.path.join(self.folder, path)  # noqa: PTH118 - to make a `Path` takes longer than to look at a file

    def has(self, path: str) -> bool:
        """Whether there is something at a path."""
        return os.path.lexists(self.locate(path))

    def read_file(self, path: str, limit: int) -> bytes:
        """What a regular file of at most `limit` bytes holds.

        Raises:
            UnreadableFile: it is no such file, or the system refuses.

        """
        return read_regular_file(self.locate(path), limit)

    def show(self, path: str) -> str:
        """A path as messages name it."""
        return show_path(self.folder / path)

    def get_stamp(self, path: str) -> Stamp:
        """What changes when a file does; zeros where there is none."""
        return get_stamp(self.locate(path))


@dataclass(frozen=True, eq=False)
class MemoryTree:
    """A folder of notices whose files were read before; it has regular files alone.

    Attributes:
        folder: where the notices are in their repository, for messages.
        files: the bytes of each file by its path in the folder.

    """

    folder: Path
    files: Mapping[str, bytes]

    @cached_property
    def items(self) -> Mapping[str, list[Item]]:
        """What each folder holds."""
        kinds = dict.fromkeys(self.files, Kind.FILE)
        for path in self.files:
            folder = dirname(path)
            while folder:
                kinds[folder] = Kind.FOLDER
                folder = dirname(folder)
        items: dict[str, list[Item]] = defaultdict(list)
        for path, kind in sorted(kinds.items()):
            folder = dirname(path)
            items[folder].append(Item(path, kind))
        return items

    def list_items(self, path: str) -> list[Item]:
        """What a folder holds, sorted by name."""
        return self.items.get(path, [])

    def has(self, path: str) -> bool:
        """Whether there is something at a path."""
        return path in self.files

    def read_file(self, path: str, limit: int) -> bytes:
        """What a file of at most `limit` bytes holds.

        Raises:
            UnreadableFile: it is missing or larger.

        """
        if path not in self.files:
            raise UnreadableFile("missing", detail=Phrase("system-missing"))
        content = self.files[path]
        size = len(content)
        if size > limit:
            raise UnreadableFile("too-large", size=size)
        return content

    def show(self, path: str) -> str:
        """A path as messages name it."""
        return write_path(self.folder / path)


Tree = DiskTree | MemoryTree


def find_kind(entry: os.DirEntry[str]) -> Kind:
    """What something on the disk is; a link is a link, whatever it leads to."""
    if entry.is_symlink():
        is_folder = os.path.isdir(entry.path)  # noqa: PTH112 - a link to no possible name is none, and no error
        return Kind.LINK_TO_FOLDER if is_folder else Kind.LINK
    if entry.is_dir(follow_symlinks=False):
        return Kind.FOLDER
    if entry.is_file(follow_symlinks=False):
        return Kind.FILE
    return Kind.OTHER


def show_path(path: Path) -> str:
    """A path on the disk as messages name it: from the current folder, where it lies inside it."""
    written = os.path.normpath(path)
    here = os.path.join(os.getcwd(), "")  # noqa: PTH109, PTH118 - every file is named, and this takes a third of the time
    whole = os.path.join(here, written, "")  # noqa: PTH118 - as above
    if os.path.normcase(whole).startswith(os.path.normcase(here)):
        written = whole[len(here) : -len(os.sep)] or os.curdir
    return write_path(written)


def write_path(path: str | Path) -> str:
    """A path as text: bytes that are no UTF-8 are told by their numbers, since nothing else could be written."""
    raw = os.fspath(path).replace(os.sep, "/").encode(errors="backslashreplace")
    return show_name(raw.decode())


def read_content(tree: Tree, path: str) -> bytes:
    """The bytes of a file; none where it cannot be read."""
    try:
        return tree.read_file(path, MAX_BYTES)
    except UnreadableFile:
        return b""


def read_yaml(tree: Tree, path: str) -> Source:
    """A register or a company's file: its data with their places, and what is wrong with it as YAML."""
    name = tree.show(path)
    try:
        content = tree.read_file(path, MAX_BYTES)
    except UnreadableFile as error:
        return make_unread_source(error, name)
    return parse_source(content, name)
