"""What lists show beside the notices in force: broken ones and other faults while serving, and drafts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..folder.collection import Collection
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault
from .assembly import Versions
from .pages import BrokenPage


@dataclass(frozen=True)
class Shown:
    """What a list shows beside the notices in force.

    Attributes:
        broken: the pages of faulty registers, by language.
        homeless: the faults that belong to no page.
        drafts: the pages of each draft by language.

    """

    broken: Mapping[str, Sequence[BrokenPage]] = field(default_factory=dict)
    homeless: Sequence[Fault] = ()
    drafts: Sequence[Versions] = ()


def find_homeless_faults(collection: Collection) -> list[Fault]:
    """The faults that belong to no page: errors, and files that are no register."""
    names = {entry.name for entry in collection.entries}
    homeless = [fault for fault in collection.faults if fault.place.file not in names]
    return list(filter(is_worth_a_line, homeless))


def is_worth_a_line(fault: Fault) -> bool:
    """Whether the index of `serve` tells of a fault that belongs to no page."""
    return fault.level == "error" or fault.code == FaultCode.STRAY_FILE
