"""What was built last, so that pages of which nothing has changed are taken over from the published site.

It is noted in the folder for caches of whoever builds, which no pull request can write: of each piece of work what it
was made from, what came of it, and how the files that it wrote look. A note that is damaged, or of another program, and
a file that somebody has touched since, are as if there were none. Nothing but speed is lost with it.
"""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ..reading.files import Stamp, get_stamp

HASH = 32  # bytes of SHA-256
PRIVATE = 0o700
OTHERS_MAY_WRITE = 0o022

Days = tuple[date, date]  # today, and the newest day on earth


@dataclass(frozen=True)
class Work:
    """A piece of work that was done.

    Attributes:
        basis: what it was made from; of an equal one the same would come.
        result: what came of it, beside files.
        files: what it wrote, by addresses on the site.

    """

    basis: object
    result: object
    files: tuple[str, ...]


@dataclass(frozen=True)
class Memory:
    """What was built last.

    Attributes:
        days: that the checks went by.
        works: by names.
        stamps: of the files that they wrote, by addresses.

    """

    days: Days | None = None
    works: Mapping[str, Work] = field(default_factory=dict)
    stamps: Mapping[str, Stamp] = field(default_factory=dict)


def locate_memory(site: Path) -> Path | None:
    """The file for what was last built at a place; nothing where there is no folder for it."""
    name = hashlib.sha256(os.fsencode(site)).hexdigest()
    try:
        caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    except RuntimeError:  # nobody's home
        return None
    return caches / "seloste" / f"{name[:16]}.site"


def recall(path: Path | None, fingerprint: bytes) -> Memory:
    """What was noted; nothing, where that is not whole, not our own, or of another fingerprint."""
    if path is None or not is_private(path.parent):
        return Memory()
    with suppress(OSError):
        content = path.read_bytes()
        noted, digest, body = content[:HASH], content[HASH : 2 * HASH], content[2 * HASH :]
        if noted == fingerprint and digest == hashlib.sha256(body).digest():
            memory: Memory = pickle.loads(body)  # noqa: S301 - a file of our own, in a folder that only we can write
            return memory
    return Memory()


def remember(path: Path | None, fingerprint: bytes, memory: Memory) -> None:
    """Note what was built, if there is a folder for it that only we can write."""
    if path is None:
        return
    with suppress(OSError):
        path.parent.mkdir(PRIVATE, parents=True, exist_ok=True)
        if is_private(path.parent):
            body = pickle.dumps(memory, pickle.HIGHEST_PROTOCOL)
            beside = path.with_suffix(".next")
            beside.write_bytes(fingerprint + hashlib.sha256(body).digest() + body)
            beside.replace(path)


def is_private(folder: Path) -> bool:
    """Whether a folder is one that nobody else can write."""
    try:
        status = folder.lstat()
    except OSError:
        return False
    if os.name != "posix":
        return folder.is_dir()
    return status.st_uid == os.geteuid() and not status.st_mode & OTHERS_MAY_WRITE and folder.is_dir()


def stamp_files(site: Path, works: Iterable[Work]) -> dict[str, Stamp]:
    """How the files look that works wrote into a site."""
    return {address: get_stamp(site / address) for work in works for address in work.files}
