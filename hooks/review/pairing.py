"""Which items of two lists are the same item: rows of registers, blocks of texts, notices that got another address."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Pairs = dict[int, int]  # the place of an item in the old list, and its place in the new one
Rank = Callable[[int, int], tuple[float, ...] | None]


def pair_items(
    old: Sequence[Item],
    new: Sequence[Item],
    names: Iterable[Callable[[Item], Hashable]] = (),
    rank: Rank | None = None,
    known: Mapping[int, int] | None = None,
) -> Pairs:
    """Pair the items of two lists one to one, in passes from exact to similar.

    Args:
        old: the one list.
        new: the other.
        names: what an item may be known by, the most exact first; `None` is no name. A pass for each of them pairs
            items of one name, the first with the first and so on.
        rank: how well the items at two places fit, `None` if they do not; a larger tuple is a better fit. The last
            pass pairs those first that fit best.
        known: pairs that stand before the first pass.

    """
    pairs = dict(known or {})
    for name in names:
        left, right = find_free(old, pairs.keys()), find_free(new, pairs.values())
        pairs |= pair_by_name({place: name(old[place]) for place in left}, {place: name(new[place]) for place in right})
    if rank:
        pairs |= pair_by_rank(find_free(old, pairs.keys()), find_free(new, pairs.values()), rank)
    return pairs


def find_free(items: Sequence[object], taken: Iterable[int]) -> list[int]:
    """The places of a list that are not taken."""
    without = set(taken)
    return [place for place in range(len(items)) if place not in without]


def pair_by_name(old: Mapping[int, Hashable], new: Mapping[int, Hashable]) -> Pairs:
    """Pair places that have one name, in the order of their lists."""
    waiting: dict[Hashable, deque[int]] = defaultdict(deque)
    for place, name in new.items():
        if name is not None:
            waiting[name].append(place)
    return {place: waiting[name].popleft() for place, name in old.items() if waiting[name]}


def pair_by_rank(old: Iterable[int], new: Sequence[int], rank: Rank) -> Pairs:
    """Pair the places that fit best first; among equal fits the later places."""
    pairs: Pairs = {}
    taken = set()
    for _, one, other in sorted(find_fits(old, new, rank), reverse=True):
        if one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    return pairs


def find_fits(old: Iterable[int], new: Sequence[int], rank: Rank) -> Iterator[tuple[tuple[float, ...], int, int]]:
    """Every two places that fit, after how well they do."""
    for one in old:
        for other in new:
            fit = rank(one, other)
            if fit is not None:
                yield fit, one, other


def find_moved(pairs: Mapping[int, int]) -> set[int]:
    """The new places of the items that left their order: as few as can be, so that the others kept theirs."""
    in_new_order = sorted((after, before) for before, after in pairs.items())
    lowest: list[int] = []  # the lowest old place that an ascending part of each length ends with
    lengths = []  # of the longest ascending part that ends with each pair
    for _, before in in_new_order:
        length = bisect_left(lowest, before)
        lowest[length : length + 1] = [before]
        lengths.append(length + 1)
    moved = set()
    wanted = len(lowest)
    for (after, _), length in zip(reversed(in_new_order), reversed(lengths), strict=True):
        if length == wanted:
            wanted -= 1
        else:
            moved.add(after)
    return moved
