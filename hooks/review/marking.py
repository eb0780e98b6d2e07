"""The blocks of two texts become one list with marks: what went, what came, what moved, and what reads otherwise."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain
from operator import attrgetter
from typing import Literal

from .blocks import Block, Cell
from .diff import Mark, Piece, add_piece, compare_texts, measure_likeness
from .pairing import Pairs, find_free, find_moved, pair_items, turn_pairs

State = Literal["same", "changed", "added", "removed"]
MARKS: dict[State, Mark] = {"added": "+", "removed": "-"}
ALIKE = 0.5  # two blocks that share this much are one block that changed
MOST = 400  # blocks of a text; in longer ones only equal blocks at one place are paired, because more would take long
NOTHING = Cell("")


@dataclass(frozen=True)
class MarkedBlock:
    """A block with its changes, a list of pieces for every cell."""

    kind: str
    state: State
    cells: tuple[tuple[Piece, ...], ...]
    labels: tuple[str, ...] = ()
    moved: bool = False

    def say_sides(self) -> tuple[str, str]:
        """The block as it was and as it is, each on one line with its cells divided by bars."""
        return self.say_without("+"), self.say_without("-")

    def say_without(self, mark: Mark) -> str:
        """The block without the pieces that have a mark."""
        cells = []
        for cell in self.cells:
            kept = [piece.text for piece in cell if piece.mark != mark]
            cells.append("".join(kept))
        return " | ".join(filter(None, cells))


def mark_changes(old: Sequence[Block], new: Sequence[Block]) -> list[MarkedBlock]:
    """The blocks of two texts as one list in the new order; what went stands where it was."""
    pairs = pair_blocks(old, new)
    partners = turn_pairs(pairs)
    moved = find_moved(pairs)
    gone = deque(find_free(old, pairs))
    marked: list[MarkedBlock] = []
    for place, block in enumerate(new):
        before = partners.get(place)
        if before is None:
            marked.append(mark_whole(block, "added"))
            continue
        if place not in moved:
            marked += mark_gone(old, gone, before)
        marked.append(mark_pair(old[before], block, moved=place in moved))
    return marked + mark_gone(old, gone, len(old))


def mark_gone(old: Sequence[Block], gone: deque[int], end: int) -> list[MarkedBlock]:
    """The next blocks that went, as far as they stood before the place `end`; their places are taken from `gone`."""
    marked = []
    while gone and gone[0] < end:
        place = gone.popleft()
        marked.append(mark_whole(old[place], "removed"))
    return marked


def mark_whole(block: Block, state: Literal["added", "removed"]) -> MarkedBlock:
    """A block that came or went."""
    cells = []
    for cell in block.cells:
        pieces: list[Piece] = []
        add_piece(pieces, MARKS[state], cell.text)
        cells.append(tuple(pieces))
    labels = tuple(cell.label for cell in block.cells)
    return MarkedBlock(kind=block.kind, state=state, cells=tuple(cells), labels=labels)


def mark_pair(old: Block, new: Block, *, moved: bool) -> MarkedBlock:
    """A block that is in both texts, with what changed inside."""
    cells = []
    labels = []
    for before, after in pair_cells(old.cells, new.cells):
        cells.append(compare_texts(before.text, after.text))
        labels.append(after.label or before.label)
    is_changed = moved or has_changes(cells)
    return MarkedBlock(
        kind=new.kind,
        state="changed" if is_changed else "same",
        cells=tuple(cells),
        labels=tuple(labels),
        moved=moved,
    )


def has_no_change(blocks: Iterable[MarkedBlock]) -> bool:
    """Whether all blocks read and stand as before."""
    return all(block.state == "same" for block in blocks)


def has_changes(cells: Iterable[Sequence[Piece]]) -> bool:
    """Whether any piece of any cell went or came."""
    pieces = chain.from_iterable(cells)
    return any(piece.mark != "=" for piece in pieces)


def pair_cells(old: Sequence[Cell], new: Sequence[Cell]) -> list[tuple[Cell, Cell]]:
    """The cells of two rows by their places, or by the headings of their columns where a column came or went."""
    if len(old) == len(new):
        return list(zip(old, new, strict=True))
    pairs = pair_items(old, new, names=[attrgetter("label")])
    partners = {after: old[before] for before, after in pairs.items()}
    with_partners = [(partners.get(place, NOTHING), cell) for place, cell in enumerate(new)]
    without = [(old[place], NOTHING) for place in find_free(old, pairs)]
    return with_partners + without


def pair_blocks(old: Sequence[Block], new: Sequence[Block]) -> Pairs:
    """Pair blocks in three passes: equal in the same order, of one name wherever they stand, and similar."""

    def rank(one: int, other: int) -> tuple[float, ...]:
        likeness = measure_blocks(old[one], new[other])
        if likeness < ALIKE:
            return ()
        return (likeness, -abs(one - other))

    if max(len(old), len(new)) > MOST:
        return pair_items(  # those that are equal and stand at the same place
            list(enumerate(old)),
            list(enumerate(new)),
            names=[tuple],
        )
    return pair_items(
        old,
        new,
        names=[name_block],
        rank=rank,
        known=find_equal_in_order(old, new),
    )


def find_equal_in_order(old: Sequence[Block], new: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """The old and the new places of equal blocks, as far as they follow each other in the same order."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for match in matcher.get_matching_blocks():
        old_places = range(match.a, match.a + match.size)
        new_places = range(match.b, match.b + match.size)
        yield from zip(old_places, new_places, strict=True)


def name_block(block: Block) -> Hashable:
    """What a block is known by: a row or a pair by its first cell, and any other by all that it says."""
    if block.kind in ("tr", "dl"):
        return (block.kind, block.cells[0].text)
    return block


def measure_blocks(one: Block, other: Block) -> float:
    """How much two blocks of one kind have in common, from 0 to 1; blocks of two kinds have nothing."""
    if one.kind != other.kind:
        return 0
    return measure_likeness(one.text, other.text)
