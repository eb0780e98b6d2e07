"""What a file shares with the notice of another company, as its text shows, so that few others must be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from .company import locate_company
from .outline import OWN_KEYS

BUSINESS_ID = re.compile(rb"[0-9]{7}-[0-9]")
KEY = re.compile(rb"[a-z_]+")  # at the left margin

Read = Callable[[str], bytes]


def find_resembling(read: Read, picked: Iterable[str], others: Iterable[str]) -> set[str]:
    """The paths of other registers that share a trait with one that was picked: of each trait the first.

    A trait is a business ID that a register or its company's file names, and all that it says but what each company has
    of its own. A copy that was laid out anew has another text; who looks at the whole folder is told of it.

    Args:
        read: the bytes of a file, which may be asked for several times.
        picked: the registers.
        others: those that may resemble them.

    """
    identities: set[bytes] = set()
    longest: dict[bytes, bytes] = {}  # the longest line of each text, without which no file can have that
    for path in picked:
        identities |= find_identities(path, read)
        common = select_common(read(path))
        longest[common] = max(common.splitlines(), key=len, default=b"")
    first: dict[bytes, str] = {}
    for path in others:
        traits = identities & find_identities(path, read)
        if any(line and line in read(path) for line in longest.values()):
            traits |= {select_common(read(path))} & longest.keys()
        for trait in traits:
            first.setdefault(trait, path)
    return set(first.values())


def find_identities(path: str, read: Read) -> set[bytes]:
    """The business IDs that a register and its company's file name."""
    return {*BUSINESS_ID.findall(read(path)), *BUSINESS_ID.findall(read(locate_company(path)))}


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
