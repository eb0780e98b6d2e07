"""Which items of two lists are the same item: rows of registers, blocks of texts, notices that got another address."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

MOST = 1600  # comparisons of a list with another by how alike two items are, since one may take a millisecond
Item = TypeVar("Item")
Pairs = dict[int, int]  # the place of an item in the old list, and its place in the new one
Rank = Callable[[int, int], tuple[float, ...]]


def pair_items(
    old: Sequence[Item],
    new: Sequence[Item],
    names: Iterable[Callable[[Item], Hashable]] = (),
    rank: Rank | None = None,
    known: Iterable[tuple[int, int]] = (),
) -> Pairs:
    """Pair the items of two lists one to one, in passes from exact to similar.

    Args:
        old: the one list.
        new: the other.
        names: what an item may be known by, the most exact first. A pass for each of them pairs items of one name, the
            first with the first, the second with the second.
        rank: for the places of an old and a new item, how well these fit; a larger tuple is a better fit, an empty one
            is none. The last pass pairs those first that fit best.
        known: pairs that stand before the first pass.

    """
    pairs = dict(known)
    for name in names:
        pairs |= pair_by_name(
            find_names(old, pairs.keys(), name),
            find_names(new, pairs.values(), name),
        )
    if rank:
        pairs |= pair_by_rank(
            find_free(old, pairs.keys()),
            find_free(new, pairs.values()),
            rank,
        )
    return pairs


def find_free(items: Sequence[object], taken: Iterable[int]) -> list[int]:
    """The places of a list that are not taken, in order."""
    places = set(range(len(items)))
    return sorted(places.difference(taken))


def find_names(
    items: Sequence[Item],
    taken: Iterable[int],
    name: Callable[[Item], Hashable],
) -> dict[int, Hashable]:
    """The names of the items whose places are not taken, by these places."""
    free = find_free(items, taken)
    return {place: name(items[place]) for place in free}


def pair_by_name(old: Mapping[int, Hashable], new: Mapping[int, Hashable]) -> Pairs:
    """Pair places that have one name, in the order of their lists."""
    waiting: dict[Hashable, deque[int]] = defaultdict(deque)
    for place, name in new.items():
        waiting[name].append(place)
    pairs = {}
    for place, name in old.items():
        if waiting[name]:
            pairs[place] = waiting[name].popleft()
    return pairs


def pair_by_rank(old: Iterable[int], new: Iterable[int], rank: Rank) -> Pairs:
    """Pair the places that fit best first; among equal fits those of later places."""
    pairs: Pairs = {}
    taken = set()
    for _, one, other in sorted(find_fits(old, new, rank), reverse=True):
        if one in pairs or other in taken:
            continue
        pairs[one] = other
        taken.add(other)
    return pairs


def find_fits(
    old: Iterable[int],
    new: Iterable[int],
    rank: Rank,
) -> Iterator[tuple[tuple[float, ...], int, int]]:
    """Every two places that fit, each with how well they do; of very many only those at about the same place."""
    for one, other in choose_pairs(list(old), list(new)):
        fit = rank(one, other)
        if fit:
            yield fit, one, other


def choose_pairs(old: Sequence[int], new: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Which places are compared: each with each, or as many that come as near in their list as `MOST` allows."""
    most = max(len(old), len(new), 1)
    reach = most if len(old) * len(new) <= MOST else MOST // most // 2
    for number, one in enumerate(old):
        start = max(0, number - reach)
        for other in new[start : number + reach + 1]:
            yield one, other


def turn_pairs(pairs: Mapping[int, int]) -> Pairs:
    """The old places by the new ones, in the new order."""
    return dict(sorted((after, before) for before, after in pairs.items()))


def find_moved(pairs: Mapping[int, int]) -> set[int]:
    """The new places of the items that left their order: as few as can be, so that the others kept theirs."""
    partners = turn_pairs(pairs)
    lengths = measure_ascents(partners.values())
    moved = set()
    wanted = max(lengths, default=0)  # the longest ascending part is read from its end; the rest has moved
    for place, length in zip(reversed(partners), reversed(lengths), strict=True):
        if length == wanted:
            wanted -= 1
        else:
            moved.add(place)
    return moved


def measure_ascents(numbers: Iterable[int]) -> list[int]:
    """For each number the length of the longest ascending part of the list that ends with it."""
    lowest: list[int] = []  # the lowest number that a part of each length ends with, so far
    lengths = []
    for number in numbers:
        length = bisect_left(lowest, number)
        lowest[length : length + 1] = [number]
        lengths.append(length + 1)
    return lengths
