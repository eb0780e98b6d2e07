"""What was wanted of the program, beside what was measured: whoever reads the document sees what it does not reach."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tests.bench.runs import (
    CHECK,
    CHECK_AGAIN,
    CHECK_ONE,
    FULL,
    HELP,
    HUGO_FROM_DATA,
    MEGABYTE,
    REBUILD,
    REVIEW_OF_ALL,
    Measure,
    Results,
)

Figure = Callable[[Measure, Measure], float]  # of what was measured, and of Hugo in the same set


def take_seconds(measure: Measure, _: Measure) -> float:
    """Seconds on the clock."""
    return measure.wall


def take_megabytes(measure: Measure, _: Measure) -> float:
    """Megabytes of memory."""
    return measure.memory / MEGABYTE


def take_percentage(measure: Measure, hugo: Measure) -> float:
    """How long it takes in hundredths of Hugo's time, on the clock."""
    return 100 * measure.wall / hugo.wall


@dataclass(frozen=True)
class Goal:
    """At most so much of something, for so many registers.

    Attributes:
        name: of the command that is measured.
        count: of the registers.
        most: what it may take.
        unit: of that.
        figure: finds what it takes.
        are_unique: whether no section is like another.

    """

    name: str
    count: int
    most: float
    unit: str
    figure: Figure
    are_unique: bool = False


OF_HUGO = "% of the time of Hugo, from data"
GOALS = (
    Goal(FULL, 1_000, 100, OF_HUGO, take_percentage),
    Goal(FULL, 10_000, 100, OF_HUGO, take_percentage),
    Goal(FULL, 1_000, 200, OF_HUGO, take_percentage, are_unique=True),
    Goal(FULL, 10_000, 200, OF_HUGO, take_percentage, are_unique=True),
    Goal(FULL, 10_000, 400, "MB", take_megabytes),
    Goal(REBUILD, 10_000, 10, OF_HUGO, take_percentage),
    Goal(REBUILD, 10_000, 1.5, "s", take_seconds),
    Goal(CHECK, 1_000, 1.5, "s", take_seconds),
    Goal(CHECK_AGAIN, 1_000, 1.5, "s", take_seconds),
    Goal(CHECK_ONE, 1_000, 0.3, "s", take_seconds),
    Goal(HELP, 1_000, 0.3, "s", take_seconds),
    Goal(REVIEW_OF_ALL, 10_000, 60, "s", take_seconds),
    Goal(REVIEW_OF_ALL, 10_000, 500, "MB", take_megabytes),
)


def list_goals(sets: Sequence[Results]) -> Iterator[tuple[str, ...]]:
    """A row for each goal of the sets that were measured: what, how many, at most, measured, and whether it is met."""
    for goal in GOALS:
        for results in sets:
            if (results.count, results.are_unique) == (goal.count, goal.are_unique):
                yield from make_goal_row(goal, results)


def make_goal_row(goal: Goal, results: Results) -> Iterator[tuple[str, ...]]:
    """One goal, if its command was measured and did not fail."""
    measures = {measure.name: measure for measure in results.measures if not measure.failed}
    if goal.name not in measures or HUGO_FROM_DATA not in measures:
        return
    taken = goal.figure(measures[goal.name], measures[HUGO_FROM_DATA])
    yield (
        goal.name + (", no section like another" if goal.are_unique else ""),
        f"{goal.count:,}",
        f"{goal.most:g} {goal.unit}",
        f"{taken:.0f}" if taken >= 10 else f"{taken:.2f}",
        "met" if taken <= goal.most else "**missed**",
    )
