"""What was built last, so that pages of which nothing has changed are taken over from the published site.

It is noted as `reading/caches.py` says: of each piece of work what it was made from, what came of it, and how the files
that it wrote look. A file that somebody has touched since is as if there were no note of it.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from ..checks.clock import Days
from ..folder.noting import Noted
from ..reading.caches import locate_note, recall
from ..reading.files import Stamp, get_stamp

MadeFrom = TypeVar("MadeFrom")
Result = TypeVar("Result")


@dataclass(frozen=True)
class Work(Generic[MadeFrom, Result]):
    """A piece of work that was done.

    Attributes:
        basis: what it was made from; of an equal one the same would come.
        result: what came of it, beside files.
        files: what it wrote, by addresses on the site.

    """

    basis: MadeFrom
    result: Result
    files: tuple[str, ...]


@dataclass(frozen=True)
class Basis:
    """What the pages of a company are made from: its registers, and what was read for them."""

    registers: tuple[str, ...]
    noted: Noted


CompanyWork = Work[Basis, bytes]  # what came of it is sealed, since it is much
ListWork = Work[bytes, list[str]]  # made from what has this hash; what came of it are lines of the sitemap


@dataclass(frozen=True)
class Memory:
    """What was built last.

    Attributes:
        days: that the checks went by.
        works: on the registers of each company, by the path of its file.
        lists: the works on the lists of notices, by their addresses.
        stamps: of the files that they wrote, by addresses.

    """

    days: Days | None = None
    works: Mapping[str, CompanyWork] = field(default_factory=dict)
    lists: Mapping[str, ListWork] = field(default_factory=dict)
    stamps: Mapping[str, Stamp] = field(default_factory=dict)


def locate_memory(site: Path) -> Path | None:
    """The file for what was last built at a place; nothing where there is no folder for it."""
    return locate_note(site, "site")


def recall_memory(path: Path | None, fingerprint: bytes) -> Memory:
    """What was noted; nothing, where that is not whole, not our own, or of another fingerprint."""
    noted = recall(path, fingerprint)
    gc.freeze()  # no garbage is looked for among all that was noted, which takes 0.3 s of 10,000 registers
    return noted if isinstance(noted, Memory) else Memory()


def stamp_files(site: Path, works: Iterable[CompanyWork | ListWork]) -> dict[str, Stamp]:
    """How the files look that works wrote into a site."""
    return {address: get_stamp(f"{site}/{address}") for work in works for address in work.files}
