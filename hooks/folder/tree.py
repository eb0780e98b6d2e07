"""A folder of notices: what it holds and what its files say, on the disk or in memory, as a commit has it."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from pathlib import Path
from typing import Protocol

from ..reading.files import Stamp, UnreadableFile, get_stamp, read_regular_file
from ..reading.loading import MAX_BYTES, make_unread_source, parse_source
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

    @property
    def name(self) -> str:
        """The last part of its path."""
        return get_name(self.path)


class Tree(Protocol):
    """A folder of notices; paths in it are relative, with slashes, and that of the folder itself is empty."""

    @property
    def folder(self) -> Path:
        """Where it is."""

    def list_items(self, path: str) -> list[Item]:
        """What a folder holds, sorted by name.

        Raises:
            OSError: it cannot be listed.

        """

    def has(self, path: str) -> bool:
        """Whether there is something at a path."""

    def read_file(self, path: str, limit: int) -> bytes:
        """What a regular file of at most `limit` bytes holds.

        Raises:
            UnreadableFile: it is no such file, or the system refuses.

        """

    def show(self, path: str) -> str:
        """A path as messages name it."""


@dataclass(frozen=True)
class DiskTree:
    """A folder of notices as it is on the disk now; links are told apart and not followed."""

    folder: Path

    def list_items(self, path: str) -> list[Item]:
        """What a folder holds, sorted by name."""
        with os.scandir(self.folder / path) as found:
            items = [Item(join(path, item.name), find_kind(item)) for item in found]
        return sorted(items, key=lambda item: item.name)

    def has(self, path: str) -> bool:
        """Whether there is something at a path."""
        return os.path.lexists(self.folder / path)

    def read_file(self, path: str, limit: int) -> bytes:
        """What a regular file of bounded size holds."""
        return read_regular_file(self.folder / path, limit)

    def show(self, path: str) -> str:
        """A path as messages name it."""
        return show_path(self.folder / path)

    def get_stamp(self, path: str) -> Stamp:
        """What changes when a file does; zeros where there is none."""
        return get_stamp(self.folder / path)


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
            while path := get_parent(path):
                kinds[path] = Kind.FOLDER
        items: dict[str, list[Item]] = defaultdict(list)
        for path, kind in kinds.items():
            items[get_parent(path)].append(Item(path, kind))
        return items

    def list_items(self, path: str) -> list[Item]:
        """What a folder holds, sorted by name."""
        return sorted(self.items.get(path, []), key=lambda item: item.name)

    def has(self, path: str) -> bool:
        """Whether there is something at a path."""
        return path in self.files

    def read_file(self, path: str, limit: int) -> bytes:
        """What a regular file of bounded size holds."""
        if path not in self.files:
            raise UnreadableFile("missing", detail=os.strerror(2))
        content = self.files[path]
        if len(content) > limit:
            raise UnreadableFile("too-large", size=len(content))
        return content

    def show(self, path: str) -> str:
        """A path as messages name it."""
        return (self.folder / path).as_posix()


def join(folder: str, name: str) -> str:
    """The path of something in a folder."""
    return f"{folder}/{name}" if folder else name


def get_parent(path: str) -> str:
    """The folder of something; nothing for what is in the folder of notices itself."""
    return path.rpartition("/")[0]


def get_name(path: str) -> str:
    """The last part of a path."""
    return path.rpartition("/")[2]


def find_kind(item: os.DirEntry[str]) -> Kind:
    """What something on the disk is; a link is a link, whatever it leads to."""
    if item.is_symlink():
        return Kind.LINK_TO_FOLDER if Path(item.path).is_dir() else Kind.LINK  # a loop of links leads to none
    if item.is_dir(follow_symlinks=False):
        return Kind.FOLDER
    return Kind.FILE if item.is_file(follow_symlinks=False) else Kind.OTHER


def show_path(path: Path) -> str:
    """A path on the disk as messages name it: from the current folder, where it lies inside it."""
    path = Path(os.path.normpath(path))
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def read_yaml(tree: Tree, path: str) -> Source:
    """A register or a company's file: its data with their places, and what is wrong with it as YAML."""
    name = tree.show(path)
    try:
        content = tree.read_file(path, MAX_BYTES)
    except UnreadableFile as error:
        return make_unread_source(error, name)
    return parse_source(content, name)
