"""A folder of notices that notes what is read of it, so that it can be told later whether that is still the same."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..reading.files import UnreadableFile
from ..reading.loading import MAX_BYTES
from .tree import DiskTree

MISSING = b"missing"
UNREADABLE = b""  # is never the same


@dataclass(frozen=True)
class NotingTree(DiskTree):
    """A folder on the disk.

    Attributes:
        noted: what was read of it: the hash of each file, or that there was none, by its path.

    """

    noted: dict[str, bytes] = field(default_factory=dict, compare=False)

    def has(self, path: str) -> bool:
        """Whether there is something at a path."""
        is_there = super().has(path)
        if not is_there:
            self.noted[path] = MISSING
        return is_there

    def read_file(self, path: str, limit: int) -> bytes:
        """What a regular file of at most `limit` bytes holds.

        Raises:
            UnreadableFile: it is no such file, or the system refuses.

        """
        self.noted[path] = UNREADABLE
        content = super().read_file(path, limit)
        self.noted[path] = hash_content(content)
        return content


def hash_content(content: bytes) -> bytes:
    """What tells the content of a file from any other."""
    return hashlib.sha256(content).digest()


def is_as_noted(tree: DiskTree, noted: Mapping[str, bytes]) -> bool:
    """Whether all that was read of a folder is still there, and the same."""
    return all(find_note(tree, path) == note != UNREADABLE for path, note in noted.items())


def find_note(tree: DiskTree, path: str) -> bytes:
    """The note that reading a file would leave now."""
    if not tree.has(path):
        return MISSING
    try:
        content = tree.read_file(path, MAX_BYTES)
    except UnreadableFile:
        return UNREADABLE
    return hash_content(content)
