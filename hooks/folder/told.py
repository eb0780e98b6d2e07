"""What is told of a file already, so that nothing more is said of what follows from it."""

from __future__ import annotations

from dataclasses import dataclass

from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, Place, list_keys
from ..reading.source import Source
from .company import SHARED_KEYS, Company

# The value of such a key was not read as it was meant, so that nothing more is said of it.
MISREAD = frozenset({FaultCode.MARK, FaultCode.NO_SPACE, FaultCode.ALL_COMMENT, FaultCode.JOINED})


@dataclass(frozen=True)
class AlreadyTold:
    """What is told already of a file and of its company's: nothing more is said of what follows from it.

    Attributes:
        places: where something is wrong.
        keys: the keys whose value was not read as it was meant.
        doubled: the keys that are there twice, one of them perhaps meant as a language that is missing.
        absent: the keys that are missing because the company's file is faulty.

    """

    places: frozenset[Place]
    keys: frozenset[str]
    doubled: tuple[str, ...]
    absent: frozenset[str]


def list_told(source: Source, company: Company) -> AlreadyTold:
    """What is told already by the faults of the file and of its company's."""
    return AlreadyTold(
        places=frozenset(fault.place for fault in (*source.faults, *company.faults)),
        keys=frozenset(list_keys(source.faults, MISREAD)),
        doubled=tuple(list_keys(source.faults, {FaultCode.TWICE})),
        absent=frozenset(SHARED_KEYS if company.faults else ()),
    )


def is_told(fault: Fault, told: AlreadyTold) -> bool:
    """Whether a fault follows from what is told already."""
    if fault.place in told.places:
        return True
    if fault.key in told.keys:
        return True
    if fault.code == FaultCode.MISSING:
        return fault.key in told.absent
    if fault.code == FaultCode.LANGUAGES:
        inside = f"{fault.key}."
        return any(key.startswith(inside) for key in told.doubled)
    return False
