"""What the law wants in a notice and is said otherwise than before."""

from __future__ import annotations

from collections.abc import Iterator

from ..checks.completeness import Line, judge_notice
from ..folder.entry import Entry
from ..theme.theme import Theme
from .contents import ItemChange


def judge_entry(entry: Entry, theme: Theme) -> list[Line]:
    """What the law wants, and how a notice says it."""
    return judge_notice(entry.register, entry.faults, theme)


def compare_items(before: list[Line], after: list[Line]) -> Iterator[ItemChange]:
    """The items of the law that are said otherwise than before, or differently open; a side may be empty.

    What only one side needs, as of another kind of register, has no state on the other.
    """
    earlier = {line.item: line.state for line in before}
    newer = {line.item: line.state for line in after}
    told = {line.item: line for line in (*before, *after)}
    for name, line in told.items():
        was = earlier.get(name, "")
        now = newer.get(name, "")
        if was != now:
            yield ItemChange(name, line.article, was, now)
