"""Notices of several companies that say what only one of them can: a business ID, or all facts and their days."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, Place, make_fault
from .company import find_owner
from .outline import Outline, Traits


def find_likenesses(outlines: Iterable[Outline]) -> Iterator[Fault]:
    """A warning for each notice that has the business ID of another company, or is all that another notice is."""
    identified: dict[str, Outline] = {}
    alike: dict[bytes, list[Outline]] = {}
    for outline in outlines:
        traits = outline.traits
        if traits is None or outline.draft:
            continue
        yield from find_same_id(outline, traits, identified)
        others = alike.setdefault(traits.digest, [])
        yield from find_original(outline, others)
        others.append(outline)


def find_same_id(outline: Outline, traits: Traits, identified: dict[str, Outline]) -> Iterator[Fault]:
    """That an earlier notice of another company has the same business ID."""
    if not traits.business_id:
        return
    first = identified.setdefault(traits.business_id, outline)
    if is_of_another(outline, first):
        yield make_fault(
            outline.identified,
            FaultCode.BUSINESS_ID_TWICE,
            "controller.business_id",
            "of-another",
            business_id=traits.business_id,
            other=first.name,
        )


def find_original(outline: Outline, others: Iterable[Outline]) -> Iterator[Fault]:
    """That one of some notices that say all that this one does is of another company."""
    for other in others:
        if is_of_another(outline, other):
            yield make_fault(Place(outline.name, 1, 1), FaultCode.COPIED, "", "copied", other=other.name)
            return


def find_likenesses_to(names: Container[str], faults: Iterable[Fault]) -> Iterator[Fault]:
    """The faults of notices of other companies that are like one of some files."""
    for fault in faults:
        is_likeness = fault.code in (FaultCode.BUSINESS_ID_TWICE, FaultCode.COPIED)
        if is_likeness and dict(fault.values)["other"] in names:
            yield fault


def is_of_another(outline: Outline, other: Outline) -> bool:
    """Whether another notice is of another company, by the folder and by the name."""
    if find_owner(outline.address) == find_owner(other.address):
        return False
    return outline.traits is not None and other.traits is not None and outline.traits.company != other.traits.company
