"""The changes of a review with the numbers that they have on its page: `#k7` leads to the seventh."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Generic, TypeVar

from .changes import Change
from .contents import NoticeChange, Review
from .shared import Clause, Effect

Item = TypeVar("Item")


@dataclass(frozen=True)
class Numbered(Generic[Item]):
    """A change with its number."""

    number: int
    change: Item


@dataclass(frozen=True)
class Chapter:
    """One notice on the page.

    Args:
        number: of the notice as a whole, where it has no single changes, or 0.
        notice: what happens to it.
        own: its changes.
        derived: those that follow from others.

    """

    number: int
    notice: NoticeChange
    own: tuple[Numbered[Change], ...]
    derived: tuple[Numbered[Change], ...]


@dataclass(frozen=True)
class NumberedReview:
    """Every change of a review: notice after notice, then shared texts, then what else is shared."""

    chapters: tuple[Chapter, ...]
    clauses: tuple[Numbered[Clause], ...]
    effects: tuple[Numbered[Effect], ...]


def number_review(review: Review) -> NumberedReview:
    """Give every change its number, in the order of the page."""
    numbers = count(1)
    chapters = [number_notice(notice, numbers) for notice in review.notices]
    return NumberedReview(
        chapters=tuple(chapters),
        clauses=number_all(review.clauses, numbers),
        effects=number_all(review.effects, numbers),
    )


def number_notice(notice: NoticeChange, numbers: Iterator[int]) -> Chapter:
    """A notice with its changes; one that has none has a number itself."""
    number = 0 if notice.changes else next(numbers)
    own: list[Change] = []
    derived: list[Change] = []
    for change in notice.changes:
        group = derived if change.derived else own
        group.append(change)
    return Chapter(number, notice, number_all(own, numbers), number_all(derived, numbers))


def number_all(changes: Iterable[Item], numbers: Iterator[int]) -> tuple[Numbered[Item], ...]:
    """The next numbers for some changes."""
    return tuple(Numbered(next(numbers), change) for change in changes)
