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
        codes = [reason.code for row in self.rows for reason in row.urgent]
        return tuple(dict.fromkeys(codes))


def list_cases(rows: Sequence[Row], action: Action) -> list[Case]:
    """The companies with a register about which something is to be done, the most urgent first."""
    companies = group_by_owner(rows)
    wanted = group_by_owner(row for row in rows if row.action == action)
    return [make_case(concerned, companies[owner]) for owner, concerned in wanted.items()]


def make_case(concerned: Sequence[Row], all_rows: Sequence[Row]) -> Case:
    """A company.

    Args:
        concerned: its registers about which something is to be done.
        all_rows: all its registers.

    """
    callers = [row.caller for row in (*concerned, *all_rows) if row.caller]
    gaps: dict[tuple[object, ...], OpenGap] = {}
    for gap in (gap for row in all_rows for gap in row.gaps):
        gaps.setdefault((gap.what, gap.note, gap.since), gap)
    errors = dict.fromkeys(fault for row in concerned for fault in row.errors)
    return Case(
        company=concerned[0].company,
        caller=callers[0] if callers else Caller(),
        rows=tuple(concerned),
        gaps=tuple(sorted(gaps.values(), key=lambda gap: -gap.age)),
        errors=tuple(errors),
    )


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
