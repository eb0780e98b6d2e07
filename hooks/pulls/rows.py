"""The rows of the comment: every change of every notice, and which of them have room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..review.contents import URGENT
from ..review.json_form import ChangeData, ChangesData, NoticeData, SharedData


@dataclass(frozen=True)
class Row:
    """One change of a notice; a notice without one, such as a new one, is a row of its own."""

    notice: NoticeData
    change: ChangeData | None

    @property
    def is_high(self) -> bool:
        """Whether it is of high risk."""
        if self.change:
            return self.change.risk == "high"
        return self.notice.status in URGENT


def list_rows(changes: ChangesData) -> list[Row]:
    """Every change of every notice."""
    rows: list[Row] = []
    for notice in changes.notices:
        of_notice = [Row(notice, change) for change in notice.changes]
        rows += of_notice or [Row(notice, None)]
    return rows


def choose_rows(rows: Sequence[Row], room: int, least: int) -> list[Row]:
    """The rows that have room; where not all have, those of high risk come first.

    Args:
        rows: all there are.
        room: how many have room beside every line on what is shared.
        least: how many have room beside as many such lines as are shown at most. One row always has room.

    """
    if len(rows) <= room:
        return list(rows)
    by_risk = sorted(rows, key=lambda row: not row.is_high)
    return by_risk[: max(room, least, 1)]


def count_high(rows: Sequence[Row | SharedData]) -> int:
    """How many rows, or changes of what notices share, are of high risk."""
    return sum(row.is_high for row in rows)


def group_by_notice(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows of each notice together, in the order of the first of each."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.notice.address, []).append(row)
    return list(groups.values())
