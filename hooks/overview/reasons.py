"""Why a register is looked at: what the checks found in it, and what time has done to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from ..checks.clock import get_today
from ..folder.entry import Entry
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, select_errors
from .rows import RANKS, OldService, OpenGap, Reason

# What is a reason of its own, and told by its day; every other warning is one among several.
TOLD = {
    FaultCode.REVIEW_DUE: "review-due",
    FaultCode.GAP_OLD: "gap-old",
    FaultCode.NOT_REVIEWED: "not-reviewed",
}


def list_reasons(
    entry: Entry,
    gaps: Sequence[OpenGap],
    services: Sequence[OldService],
    warnings: Sequence[Fault],
) -> tuple[Reason, ...]:
    """Why a register is looked at, the most urgent first.

    Of a draft it counts that it is one, and what is wrong with it: nobody reads it yet.

    Args:
        entry: its file.
        gaps: what it leaves open.
        services: those that it uses, and of which the catalogue is old.
        warnings: what is doubtful, but for what is a reason of its own.

    """
    reasons = list(count_faults("errors", select_errors(entry.faults)))
    if entry.draft:
        reasons.append(Reason("draft", entry.unfilled))
    elif not entry.removal:
        reasons += find_aged(entry.faults)
        reasons += find_old_services(services)
        reasons += count_faults("warnings", warnings)
        reasons += count_young(gaps, reasons)
    return tuple(sorted(reasons, key=lambda reason: RANKS[reason.code]))


def count_faults(code: str, faults: Sequence[Fault]) -> Iterator[Reason]:
    """That there are errors, or that something is doubtful."""
    if faults:
        yield Reason(code, len(faults))


def find_aged(faults: Iterable[Fault]) -> Iterator[Reason]:
    """What only the company can answer: its facts are to be looked at, or have been open or unconfirmed for long."""
    days: dict[str, list[date]] = {}
    for fault in faults:
        if fault.code in TOLD:
            day = dict(fault.values)["day"]
            assert isinstance(day, date)  # as each of these sentences has it
            days.setdefault(TOLD[fault.code], []).append(day)
    for code, found in days.items():
        yield make_reason(code, len(found), min(found))


def find_old_services(services: Sequence[OldService]) -> Iterator[Reason]:
    """That what is known of some services was read long ago."""
    if services:
        days = [service.checked for service in services]
        names = [service.name for service in services]
        yield make_reason(
            "service-old",
            len(services),
            min(days),
            tuple(names),
        )


def count_young(gaps: Sequence[OpenGap], reasons: Iterable[Reason]) -> Iterator[Reason]:
    """That something is open, where it is not told that it has been for long."""
    told = {reason.code for reason in reasons}
    if not gaps or "gap-old" in told:
        return
    days = [gap.since for gap in gaps if gap.since]
    if days:
        yield make_reason("gaps", len(gaps), min(days))
    else:
        yield Reason("gaps", len(gaps))


def make_reason(code: str, count: int, day: date, names: tuple[str, ...] = ()) -> Reason:
    """A reason with the age of its day."""
    return Reason(code, count, day, (get_today() - day).days, names)
