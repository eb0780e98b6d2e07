"""Notices of several companies that say what only one of them can: a business ID, or all facts and their days."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from ..format.model import Gap
from ..format.own_words import Term
from ..format.register import Register
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, Place, make_fault
from .company import find_owner
from .entry import Entry

# What a company has of its own also where all else is as in a notice of another company.
OWN_KEYS = frozenset({"controller", "contact", "dpo", "requests", "aliases", "appearance"})
COMPARED = tuple(name for name in Register.model_fields if name not in OWN_KEYS)
FEW = ("kind", "drawn_up", "updated", "reviewed", "data")  # those by which likely copies are found at once


@dataclass(frozen=True)
class Notice:
    """A notice that is published: its file, and what the file states."""

    entry: Entry
    register: Register

    @property
    def name(self) -> Term:
        """The name of its company."""
        return self.register.controller.name

    def is_of_another(self, other: Notice) -> bool:
        """Whether another notice is of another company, by the folder and by the name."""
        return self.name != other.name and find_owner(self.entry.address) != find_owner(other.entry.address)


def find_likenesses(entries: Iterable[Entry]) -> Iterator[Fault]:
    """A warning for each notice that has the business ID of another company, or is all that another notice is."""
    identified: dict[str, Notice] = {}
    alike: dict[object, list[Notice]] = {}
    for entry in entries:
        if entry.register is None or entry.draft:
            continue
        notice = Notice(entry, entry.register)
        yield from find_same_id(notice, identified)
        trait = tuple(getattr(notice.register, name) for name in FEW)
        others = alike.setdefault(trait, [])
        yield from find_original(notice, others)
        others.append(notice)


def find_same_id(notice: Notice, identified: dict[str, Notice]) -> Iterator[Fault]:
    """That an earlier notice of another company has the same business ID."""
    number = notice.register.controller.business_id
    if number is None or isinstance(number, Gap):
        return
    first = identified.setdefault(number, notice)
    if notice.is_of_another(first):
        yield make_fault(
            notice.entry.identified,
            FaultCode.BUSINESS_ID_TWICE,
            "controller.business_id",
            "of-another",
            business_id=number,
            other=first.entry.name,
        )


def find_original(notice: Notice, others: Iterable[Notice]) -> Iterator[Fault]:
    """That one of some notices of other companies says all that this one does."""
    for other in others:
        if notice.is_of_another(other) and is_copy(notice.register, other.register):
            yield make_fault(Place(notice.entry.name, 1, 1), FaultCode.COPIED, "", "copied", other=other.entry.name)
            return


def find_likenesses_to(names: Container[str], faults: Iterable[Fault]) -> Iterator[Fault]:
    """The faults of notices of other companies that are like one of some files."""
    for fault in faults:
        is_likeness = fault.code in (FaultCode.BUSINESS_ID_TWICE, FaultCode.COPIED)
        if is_likeness and dict(fault.values)["other"] in names:
            yield fault


def is_copy(register: Register, other: Register) -> bool:
    """Whether two registers say the same of all but who is responsible and whom to ask."""
    return all(getattr(register, name) == getattr(other, name) for name in COMPARED)
