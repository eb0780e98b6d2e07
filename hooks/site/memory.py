"""What was built last, so that pages of which nothing has changed are taken over from the published site.

It is noted as `reading/caches.py` says: of each piece of work what it was made from, what came of it, and how the files
that it wrote look. A file that somebody has touched since is as if there were no note of it.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..checks.clock import Days
from ..reading.caches import locate_note, recall
from ..reading.files import Stamp, get_stamp


@dataclass(frozen=True)
class Work:
    """A piece of work that was done.

    Attributes:
        basis: what it was made from, or the hash of that; of an equal one the same would come.
        result: what came of it, beside files; sealed, where that is much.
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
    return locate_note(site, "site")


def recall_memory(path: Path | None, fingerprint: bytes) -> Memory:
    """What was noted; nothing, where that is not whole, not our own, or of another fingerprint."""
    noted = recall(path, fingerprint)
    gc.freeze()  # no garbage is looked for among all that was noted, which takes 0.3 s of 10,000 registers
    return noted if isinstance(noted, Memory) else Memory()


def stamp_files(site: Path, works: Iterable[Work]) -> dict[str, Stamp]:
    """How the files look that works wrote into a site."""
    return {address: get_stamp(f"{site}/{address}") for work in works for address in work.files}
