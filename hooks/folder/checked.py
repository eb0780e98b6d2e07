"""What is told of the files of a folder, without all that they state: little enough to be kept for the next call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ..checks.completeness import Line
from ..facts.contacts import name_caller
from ..facts.services import list_services
from ..reading.faults import Fault
from .collection import Collection
from .entry import Entry, OwnWords
from .noting import Noted
from .outline import CompanyOutline, Outline, outline_entry


@dataclass(frozen=True)
class CheckedFile:
    """One file of the folder, as it is told of.

    Attributes:
        outline: what the folder must know of it.
        items: what the law wants of it, if it is a sound register.
        unfilled: how many values a draft still lacks.
        own_words: its own words in several languages.
        named: what it calls its controller.
        removed: since when its notice is gone, if it says that.
        services: those that a sound register uses, by their codes.
        reviewed: when its facts were last confirmed.
        caller: whom an editor asks what the company means.

    """

    outline: Outline
    items: tuple[Line, ...]
    unfilled: int
    own_words: tuple[OwnWords, ...]
    named: str
    removed: date | None = None
    services: tuple[str, ...] = ()
    reviewed: date | None = None
    caller: str = ""

    @property
    def is_notice(self) -> bool:
        """Whether it is a sound register, which no other file keeps from being one."""
        return self.outline.state == "notice"


@dataclass(frozen=True)
class CheckedGroup:
    """The files of a company.

    Attributes:
        registers: their paths.
        noted: what was read for them.
        company: the company's file, if there is one.
        files: the registers.

    """

    registers: tuple[str, ...]
    noted: Noted
    company: CompanyOutline | None
    files: tuple[CheckedFile, ...]


@dataclass(frozen=True)
class CheckedFolder:
    """All files of a folder, or those that were asked for, sorted by address, with the faults sorted by place."""

    folder: Path
    files: Sequence[CheckedFile]
    faults: Sequence[Fault]


def describe_collection(found: Collection) -> CheckedFolder:
    """What is told of files whose registers are at hand."""
    return CheckedFolder(found.folder, tuple(map(describe_entry, found.entries)), found.faults)


def describe_entry(entry: Entry) -> CheckedFile:
    """What is told of a file that was read."""
    told = CheckedFile(
        outline=outline_entry(entry),
        items=entry.items,
        unfilled=entry.unfilled,
        own_words=entry.own_words,
        named=entry.named,
    )
    if entry.removal:
        return replace(told, removed=entry.removal.removed.date)
    if entry.register is None:
        return told
    reviewed = entry.register.reviewed
    return replace(
        told,
        services=tuple(list_services(entry.register)),
        reviewed=reviewed.date if reviewed else None,
        caller=name_caller(entry.register),
    )
