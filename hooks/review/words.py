"""Two texts become one with marks: whole words and numbers that went and came, never letters, and never out of order.

First blocks are matched (a row of a table by its first cell), then the words inside those that changed. Of a pair the
deletion comes first. What stands elsewhere unchanged has moved.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from .visible import Block, Cell

Mark = Literal["=", "-", "+"]
State = Literal["same", "changed", "added", "removed"]
# A word with what holds it together (2016/679, a.b@c.example, e-mail), a sign, or blanks.
TOKEN = re.compile(r"https?://[^\s<>]+|\w+(?:[./@:\u2019'+-]\w+)*|\s+|.", re.DOTALL)
ALIKE = 0.5  # two blocks that share this much are one that changed
FOREIGN = 0.25  # with less in common, words are not compared at all
FEW = 2  # words between two changes that are read as part of one change, where the change is longer
MOST = 400  # blocks; more are told as gone and come, since to match them would take long


@dataclass(frozen=True)
class Piece:
    """Some words that stayed (=), went (-) or came (+)."""

    mark: Mark
    text: str


@dataclass(frozen=True)
class Marked:
    """A block with its changes, a list of pieces for every cell."""

    kind: str
    state: State
    cells: tuple[tuple[Piece, ...], ...]
    labels: tuple[str, ...] = ()
    moved: bool = False


def compare(old: str, new: str) -> tuple[Piece, ...]:
    """The words of two texts as pieces."""
    if old == new:
        return (Piece("=", new),) if new else ()
    one, other = TOKEN.findall(old), TOKEN.findall(new)
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if common(one, other) < FOREIGN:
        return tuple(piece for piece in (Piece("-", old), Piece("+", new)) if piece.text)
    runs = [(tag == "equal", one[a:b], other[c:d]) for tag, a, b, c, d in matcher.get_opcodes()]
    return tuple(pieces(joined(runs)))


def common(one: Sequence[str], other: Sequence[str]) -> float:
    """The share of words that two texts have in common, whatever their order."""
    left, right = (Counter(token for token in tokens if token[0].isalnum()) for tokens in (one, other))
    return 2 * (left & right).total() / max(1, left.total() + right.total())


Run = tuple[bool, list[str], list[str]]


def joined(runs: Sequence[Run]) -> list[Run]:
    """The runs; a blank, a sign or a word or two between longer changes belong to one change, as a reader sees it."""
    made: list[Run] = []
    for number, run in enumerate(runs):
        equal = run[0] and not (0 < number < len(runs) - 1 and slight(run[1], runs[number - 1], runs[number + 1]))
        if made and not equal and not made[-1][0]:
            made[-1] = (False, made[-1][1] + run[1], made[-1][2] + run[2])
        else:
            made.append((equal, run[1], run[2]))
    return made


def slight(tokens: list[str], before: Run, after: Run) -> bool:
    """Whether what stayed is too little to be worth reading between what changed."""
    around = min(max(count(one), count(other)) for _, one, other in (before, after))
    if number := count(tokens):
        return number <= FEW and number < around
    return not re.search(r"[\n.;:]", "".join(tokens))


def count(tokens: Iterable[str]) -> int:
    return sum(token[0].isalnum() for token in tokens)


def pieces(runs: Iterable[Run]) -> Iterator[Piece]:
    """Runs as pieces, the deletion first; blanks around a change carry no mark."""
    for equal, old, new in runs:
        if equal:
            yield Piece("=", "".join(new))
            continue
        went, came = "".join(old), "".join(new)
        before, after = blanks(went or came)
        yield from (Piece("=", before),) if before else ()
        yield from (Piece("-", went.strip()),) if went.strip() else ()
        yield from (Piece("+", came.strip()),) if came.strip() else ()
        yield from (Piece("=", after),) if after else ()


def blanks(text: str) -> tuple[str, str]:
    """What a text begins and ends with, where that shows nothing."""
    inside = text.strip()
    return (text, "") if not inside else (text[: text.index(inside)], text[text.index(inside) + len(inside) :])


def marked(old: Sequence[Block], new: Sequence[Block]) -> list[Marked]:
    """The blocks of two texts as one, in the new order, what went where it stood."""
    pairs = matched(old, new)
    partner = {after: before for before, after in pairs.items()}
    kept = sorted(partner)
    moved = {kept[at] for at in out_of_order([partner[number] for number in kept])}
    made: list[Marked] = []
    told = 0
    for number, block in enumerate(new):
        before = partner.get(number)
        if before is not None and number not in moved:
            made += [whole(old[at], "removed") for at in range(told, before) if at not in pairs]
            told = max(told, before + 1)
        if before is None:
            made.append(whole(block, "added"))
        else:
            made.append(both(old[before], block, moved=number in moved))
    return made + [whole(old[at], "removed") for at in range(told, len(old)) if at not in pairs]


def out_of_order(places: Sequence[int]) -> set[int]:
    """The positions whose places must move for the rest to ascend: as few as can be (longest ascending part)."""
    ends: list[int] = []
    lengths = []
    for place in places:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
        lengths.append(at + 1)
    stay, wanted = set(), len(ends)
    for number in range(len(places) - 1, -1, -1):
        if lengths[number] == wanted:
            stay.add(number)
            wanted -= 1
    return set(range(len(places))) - stay


def matched(old: Sequence[Block], new: Sequence[Block]) -> dict[int, int]:
    """Which old block is which new one: equal in order, then rows of one name, equal elsewhere, and similar ones."""
    if max(len(old), len(new)) > MOST:
        return {at: at for at in range(min(len(old), len(new))) if old[at] == new[at]}
    pairs: dict[int, int] = {}
    for a, b, size in SequenceMatcher(None, list(old), list(new), autojunk=False).get_matching_blocks():
        pairs.update({a + step: b + step for step in range(size)})
    taken = set(pairs.values())
    left = [at for at in range(len(old)) if at not in pairs]
    right = [at for at in range(len(new)) if at not in taken]
    for same in (named, equal):
        for a in left:
            for b in [b for b in right if b not in taken and same(old[a], new[b])][:1]:
                pairs[a] = b
                taken.add(b)
        left = [a for a in left if a not in pairs]
    near = [
        (likeness(old[a], new[b]), -abs(a - b), a, b)
        for a in left
        for b in right
        if b not in taken and old[a].kind == new[b].kind
    ]
    for share, _, a, b in sorted(near, reverse=True):
        if share >= ALIKE and a not in pairs and b not in taken:
            pairs[a] = b
            taken.add(b)
    return pairs


def named(one: Block, other: Block) -> bool:
    return one.kind == other.kind and one.kind in ("tr", "dl") and one.cells[0].text == other.cells[0].text


def equal(one: Block, other: Block) -> bool:
    return one == other


def likeness(one: Block, other: Block) -> float:
    return common(TOKEN.findall(one.text), TOKEN.findall(other.text))


def whole(block: Block, state: State) -> Marked:
    """A block that came or went."""
    mark: Mark = "+" if state == "added" else "-"
    cells = tuple((Piece(mark, cell.text),) if cell.text else () for cell in block.cells)
    return Marked(block.kind, state, cells, tuple(cell.label for cell in block.cells))


def both(old: Block, new: Block, *, moved: bool) -> Marked:
    """A block that is in both texts; cells of a row go by their columns."""
    cells = tuple(compare(before.text, after.text) for before, after in columns(old.cells, new.cells))
    changed = any(piece.mark != "=" for cell in cells for piece in cell)
    labels = tuple(after.label or before.label for before, after in columns(old.cells, new.cells))
    return Marked(new.kind, "changed" if changed or moved else "same", cells, labels, moved)


def columns(old: Sequence[Cell], new: Sequence[Cell]) -> list[tuple[Cell, Cell]]:
    """The cells of two rows by the headings of their columns, or by their places where these have no headings."""
    nothing = Cell("")
    labels = [cell.label for cell in (*old, *new)]
    if not all(labels) or len(old) == len(new):
        length = max(len(old), len(new))
        return list(
            zip([*old, *[nothing] * (length - len(old))], [*new, *[nothing] * (length - len(new))], strict=True)
        )
    before, after = ({cell.label: cell for cell in cells} for cells in (old, new))
    return [(before.get(label, nothing), after.get(label, nothing)) for label in dict.fromkeys([*after, *before])]
