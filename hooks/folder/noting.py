"""A folder of notices that notes what is read of it, so that it can be told later whether that is still the same.

As with git, a file that looks as it did has the bytes that it had, and need not be read to know it. How it looks counts
the time of its last change, which nobody can set; a file that was changed just before it was read could change once
more at what its file system takes for the same moment, so how such a one looks is not noted.
"""

from __future__ import annotations

import hashlib
import os
import time
from dataclasses import dataclass, field

from ..reading.files import UnreadableFile, get_close_stamp
from ..reading.loading import MAX_BYTES
from .tree import DiskTree

MISSING = b"missing"
UNREADABLE = b""  # is never the same
MOMENT = 2_000_000_000  # nanoseconds, the longest that a file system takes for one

Look = tuple[int, ...]  # what changes when a file does; empty where that is not known


@dataclass(frozen=True)
class Noted:
    """What was read of a folder, by paths.

    Attributes:
        hashes: of each file, or that there was none.
        looks: how each file looked before it was read.

    """

    hashes: dict[str, bytes] = field(default_factory=dict)
    looks: dict[str, Look] = field(default_factory=dict, compare=False)

    @property
    def is_whole(self) -> bool:
        """Whether every file could be read."""
        return UNREADABLE not in self.hashes.values()


@dataclass(frozen=True)
class NotingTree(DiskTree):
    """A folder on the disk, with what was read of it."""

    noted: Noted = field(default_factory=Noted, compare=False)

    def has(self, path: str) -> bool:
        """Whether there is something at a path."""
        is_there = super().has(path)
        if not is_there:
            self.noted.hashes[path] = MISSING
        return is_there

    def read_file(self, path: str, limit: int) -> bytes:
        """What a regular file of at most `limit` bytes holds.

        Raises:
            UnreadableFile: it is no such file, or the system refuses.

        """
        self.noted.hashes[path] = UNREADABLE
        self.noted.looks[path] = look_at(self.locate(path))
        content = super().read_file(path, limit)
        self.noted.hashes[path] = hash_content(content)
        return content


def hash_content(content: bytes) -> bytes:
    """What tells the content of a file from any other."""
    return hashlib.sha256(content).digest()


def look_at(path: str) -> Look:
    """How a file looks, if it has not been changed for a moment."""
    if os.name != "posix":  # Windows knows no time of change
        return ()
    now = time.time_ns()
    look = get_close_stamp(path)
    times = look[:2]
    if not times or max(times) > now - MOMENT:
        return ()
    return look


def look_again(tree: DiskTree, noted: Noted) -> Noted | None:
    """What was noted, with how it looks now; nothing if it is not the same any more."""
    if not noted.is_whole:
        return None
    looks = {path: look_at(tree.locate(path)) for path in noted.looks}
    for path, note in noted.hashes.items():
        look = looks.get(path)
        is_seen = look and look == noted.looks[path]
        if not is_seen and find_note(tree, path) != note:
            return None
    return Noted(noted.hashes, looks)


def find_note(tree: DiskTree, path: str) -> bytes:
    """The note that reading a file would leave now."""
    if not tree.has(path):
        return MISSING
    try:
        content = tree.read_file(path, MAX_BYTES)
    except UnreadableFile:
        return UNREADABLE
    return hash_content(content)
