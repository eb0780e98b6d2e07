"""The blocks of two texts become one list with marks: what went, what came, what moved, and what reads otherwise."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal

from .blocks import Block, Cell
from .diff import Mark, Piece, compare_texts, keep_filled, measure_likeness
from .pairing import Pairs, find_moved, pair_items

State = Literal["same", "changed", "added", "removed"]
ALIKE = 0.5  # two blocks that share this much are one block that changed
MOST = 400  # blocks of a text; where there are more, only what stands at its old place is paired, since more takes long

NOTHING = Cell("")


@dataclass(frozen=True)
class Marked:
    """A block with its changes, a list of pieces for every cell."""

    kind: str
    state: State
    cells: tuple[tuple[Piece, ...], ...]
    labels: tuple[str, ...] = ()
    moved: bool = False


def mark_changes(old: Sequence[Block], new: Sequence[Block]) -> list[Marked]:
    """The blocks of two texts as one list in the new order; what went stands where it was."""
    pairs = pair_blocks(old, new)
    partners = {after: before for before, after in pairs.items()}
    moved = find_moved(pairs)
    marked: list[Marked] = []
    told = 0  # old blocks before this place are in the list
    for place, block in enumerate(new):
        before = partners.get(place)
        if before is None:
            marked.append(mark_whole(block, "added"))
            continue
        if place not in moved:
            marked += mark_removed(old, pairs, range(told, before))
            told = before + 1
        marked.append(mark_pair(old[before], block, moved=place in moved))
    return marked + mark_removed(old, pairs, range(told, len(old)))


def mark_removed(old: Sequence[Block], pairs: Pairs, places: range) -> list[Marked]:
    """Those of some old blocks that are in no pair."""
    return [mark_whole(old[place], "removed") for place in places if place not in pairs]


def mark_whole(block: Block, state: Literal["added", "removed"]) -> Marked:
    """A block that came or went."""
    mark: Mark = "+" if state == "added" else "-"
    cells = tuple(keep_filled([Piece(mark, cell.text)]) for cell in block.cells)
    return Marked(block.kind, state, cells, tuple(cell.label for cell in block.cells))


def mark_pair(old: Block, new: Block, *, moved: bool) -> Marked:
    """A block that is in both texts, with what changed inside."""
    pairs = pair_cells(old.cells, new.cells)
    cells = tuple(compare_texts(before.text, after.text) for before, after in pairs)
    labels = tuple(after.label or before.label for before, after in pairs)
    is_changed = moved or any(piece.mark != "=" for cell in cells for piece in cell)
    return Marked(new.kind, "changed" if is_changed else "same", cells, labels, moved)


def pair_cells(old: Sequence[Cell], new: Sequence[Cell]) -> list[tuple[Cell, Cell]]:
    """The cells of two rows by the headings of their columns, or by their places where these have no headings."""
    if len(old) == len(new) or not all(cell.label for cell in (*old, *new)):
        return list(zip_longest(old, new, fillvalue=NOTHING))
    before = {cell.label: cell for cell in old}
    after = {cell.label: cell for cell in new}
    return [(before.get(label, NOTHING), after.get(label, NOTHING)) for label in after | before]


def pair_blocks(old: Sequence[Block], new: Sequence[Block]) -> Pairs:
    """Pair blocks in four passes: in order, same first cell, identical, similar."""
    if max(len(old), len(new)) > MOST:
        return pair_in_place(old, new)

    def rank(one: int, other: int) -> tuple[float, int] | None:
        if old[one].kind != new[other].kind:
            return None
        likeness = measure_likeness(old[one].text, new[other].text)
        return (likeness, -abs(one - other)) if likeness >= ALIKE else None

    names = (name_row, lambda block: block)
    return pair_items(old, new, names, rank, known=pair_in_order(old, new))


def pair_in_place(old: Sequence[Block], new: Sequence[Block]) -> Pairs:
    """Pair equal blocks that stand at the same place."""
    return {place: place for place, (one, other) in enumerate(zip(old, new, strict=False)) if one == other}


def pair_in_order(old: Sequence[Block], new: Sequence[Block]) -> Pairs:
    """Pair equal blocks as far as they follow each other in the same order."""
    pairs: Pairs = {}
    for one, other, length in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        pairs |= zip(range(one, one + length), range(other, other + length), strict=True)
    return pairs


def name_row(block: Block) -> Hashable:
    """What a row or a pair is known by: its first cell."""
    return (block.kind, block.cells[0].text) if block.kind in ("tr", "dl") else None
