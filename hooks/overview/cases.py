"""The companies about which the same is to be done: one call settles all of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..reading.faults import Fault
from .rows import ACTIONS, Action, Caller, OpenGap, Row

URGENT = frozenset({Action.MEND, Action.CALL})  # what is told of company by company


@dataclass(frozen=True)
class Case:
    """One company.

    Attributes:
        company: its name.
        caller: whom to call; nobody where no file says it.
        rows: its registers that are concerned, the most urgent first.
        gaps: what all its registers leave open, the oldest first; what reads alike once, wherever it stands.
        errors: of the registers that are concerned, each once: what they share is told of each.

    """

    company: str
    caller: Caller
    rows: tuple[Row, ...]
    gaps: tuple[OpenGap, ...]
    errors: tuple[Fault, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """Why it is concerned, each reason once."""
        codes: dict[str, None] = {}
        for row in self.rows:
            for reason in row.urgent:
                codes[reason.code] = None
        return tuple(codes)


def list_cases(rows: Sequence[Row], action: Action) -> list[Case]:
    """The companies with a register about which something is to be done, the most urgent first."""
    companies = group_by_owner(rows)
    concerned = [row for row in rows if row.action == action]
    cases = []
    for owner, own_rows in group_by_owner(concerned).items():
        case = make_case(own_rows, companies[owner])
        cases.append(case)
    return cases


def make_case(concerned: Sequence[Row], all_rows: Sequence[Row]) -> Case:
    """A company.

    Args:
        concerned: its registers about which something is to be done.
        all_rows: all its registers.

    """
    errors: dict[Fault, None] = {}
    for row in concerned:
        errors |= dict.fromkeys(row.errors)
    return Case(
        company=concerned[0].company,
        caller=find_caller([*concerned, *all_rows]),
        rows=tuple(concerned),
        gaps=tuple(join_gaps(all_rows)),
        errors=tuple(errors),
    )


def find_caller(rows: Iterable[Row]) -> Caller:
    """Whom to call: the first whom any of some registers names."""
    for row in rows:
        if row.caller:
            return row.caller
    return Caller()


def join_gaps(rows: Iterable[Row]) -> list[OpenGap]:
    """What some registers leave open, the oldest first; what reads alike is there once."""
    gaps: dict[tuple[object, ...], OpenGap] = {}
    for row in rows:
        for gap in row.gaps:
            reading = (gap.what, gap.note, gap.since)
            gaps.setdefault(reading, gap)
    return sorted(gaps.values(), key=lambda gap: -gap.age)


def group_by_owner(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Registers by their company, in the order of the rows."""
    companies: dict[str, list[Row]] = {}
    for row in rows:
        companies.setdefault(row.owner, []).append(row)
    return companies


def count_companies(rows: Iterable[Row]) -> Mapping[Action, int]:
    """How many companies there are for each action: for what is urgent each that has a register of it, else once."""
    counts = dict.fromkeys(ACTIONS, 0)
    for company in group_by_owner(rows).values():
        urgent = {row.action for row in company} & URGENT
        for action in urgent or {company[0].action}:
            counts[action] += 1
    return counts
