"""What a file shares with the notice of another company, as its text shows, so that few others must be read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256

from ..reading.files import UnreadableFile
from ..reading.loading import MAX_BYTES
from .company import locate_company
from .outline import OWN_KEYS
from .tree import Tree

BUSINESS_ID = re.compile(rb"[0-9]{7}-[0-9]")
KEY = re.compile(rb"[a-z_]+")  # at the left margin


def find_traits(tree: Tree, path: str) -> set[bytes]:
    """The business IDs that a register and its company's file name, and a hash of what no company has of its own.

    A copy that was laid out anew has another hash; who looks at the whole folder is told of it.
    """
    content = read_content(tree, path)
    traits = set(BUSINESS_ID.findall(content + read_content(tree, locate_company(path))))
    if content:
        traits.add(sha256(select_common(content)).digest())
    return traits


def read_content(tree: Tree, path: str) -> bytes:
    """The bytes of a file; none where it cannot be read."""
    try:
        return tree.read_file(path, MAX_BYTES)
    except UnreadableFile:
        return b""


def select_common(content: bytes) -> bytes:
    """The lines of a register but for comments, empty ones, and those of the keys that each company has of its own."""
    common = []
    is_own = False
    for line in content.splitlines():
        begun = KEY.match(line)
        if begun:
            is_own = begun[0].decode() in OWN_KEYS
        stated = line.strip()
        if stated and not is_own and not stated.startswith(b"#"):
            common.append(stated)
    return b"\n".join(common)


def find_resembling(tree: Tree, picked: Iterable[str], others: Iterable[str]) -> set[str]:
    """The paths of other registers that share a trait with one that was picked: of each trait the first."""
    traits: set[bytes] = set()
    for path in picked:
        traits |= find_traits(tree, path)
    first: dict[bytes, str] = {}
    for path in others:
        for trait in traits & find_traits(tree, path):
            first.setdefault(trait, path)
    return set(first.values())
