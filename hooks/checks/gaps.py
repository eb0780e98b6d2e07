"""What a register leaves open: a declared gap grows from a note into a warning, since the reader still waits."""

from __future__ import annotations

from ..facts.lines import OpenQuestion
from ..format.model import Gap
from ..reading.display import Key, format_key
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, Place, make_fault
from .clock import HALF_YEAR, get_newest_day, get_today


def report_open_question(question: OpenQuestion, key: Key, place: Place) -> Fault:
    """The fault that tells of an open question.

    Args:
        question: a declared gap, or what `cookies: used` leaves open.
        key: the key of the file that it is told of.
        place: where that stands.

    """
    if question.gap is None:
        return make_fault(place, FaultCode.GAP, format_key(key), "used")
    return report_gap(question.gap, format_key(key), place)


def report_gap(gap: Gap, key: str, place: Place) -> Fault:
    """A gap by its age; one that was noticed in the future is an error."""
    if gap.noticed > get_newest_day():
        return make_fault(place, FaultCode.GAP_FUTURE, key, "future", day=gap.noticed)
    if gap.asked and gap.asked > get_newest_day():
        return make_fault(place, FaultCode.GAP_FUTURE, key, "asked-in-future", day=gap.asked)
    if (get_today() - gap.noticed).days > HALF_YEAR:
        return make_fault(
            place,
            FaultCode.GAP_OLD,
            key,
            "old",
            day=gap.noticed,
            note=gap.note,
        )
    if gap.asked:
        return make_fault(place, FaultCode.GAP, key, "asked", day=gap.noticed, note=gap.note, asked=gap.asked)
    return make_fault(place, FaultCode.GAP, key, "open", day=gap.noticed, note=gap.note)
