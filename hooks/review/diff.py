"""Two texts become one with marks: whole words and numbers that went and came, never letters, never out of order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import groupby, pairwise
from operator import attrgetter
from typing import Literal

from ..reading.display import tell_apart
from .pairing import find_moved

Mark = Literal["=", "-", "+"]
# A word with what holds it together (2016/679, a.b@c.example, e-mail), a sign, or blanks.
TOKEN = re.compile(r"https?://[^\s<>]+|\w+(?:[./@:\u2019'+-]\w+)*|\s+|.", re.DOTALL)
FOREIGN = 0.25  # texts that share less than this are shown whole, one as gone and one as come
MOST = 90_000  # pairs of tokens that are matched at once, which takes up to a fifth of a second
FEW = 2  # words between two longer changes that are read as part of one change


@dataclass(frozen=True)
class Piece:
    """Some words that stayed (=), went (-) or came (+)."""

    mark: Mark
    text: str


@dataclass(frozen=True)
class Run:
    """Tokens that follow each other: the same in both texts, or those of the old one that the new ones replace."""

    is_same: bool
    old: list[str]
    new: list[str]


def compare_texts(old: str, new: str) -> tuple[Piece, ...]:
    """The words of two texts in one list of pieces; where some replace others, those that went stand first."""
    old, new = tell_apart(old, new)
    pieces: list[Piece] = []
    if old == new:
        add_piece(pieces, "=", new)
    elif measure_likeness(old, new) < FOREIGN:
        add_piece(pieces, "-", old)
        add_piece(pieces, "+", new)
    else:
        runs = find_runs(split_text(old), split_text(new))
        for run in join_changes(runs):
            add_run(pieces, run)
    return tuple(pieces)


def add_piece(pieces: list[Piece], mark: Mark, text: str) -> None:
    """Add a piece, unless its text is empty."""
    if text:
        pieces.append(Piece(mark, text))


def measure_likeness(old: str, new: str) -> float:
    """The share of words that two texts have in common, whatever their order: from 0 to 1."""
    before, after = count_words(old), count_words(new)
    common = (before & after).total()
    return 2 * common / max(1, before.total() + after.total())


@lru_cache(maxsize=8192)
def count_words(text: str) -> Counter[str]:
    """How often each word stands in a text; cached, because a text is measured against many others."""
    return Counter(find_words(split_text(text)))


def measure_spelling(old: str, new: str) -> float:
    """The share of neighbouring letters that two texts have in common, wherever they stand: from 0 to 1."""
    before, after = count_neighbours(old), count_neighbours(new)
    common = (before & after).total()
    return 2 * common / max(1, before.total() + after.total())


@lru_cache(maxsize=8192)
def count_neighbours(text: str) -> Counter[tuple[str, str]]:
    """How often each two letters follow each other in a text; cached as `count_words` is."""
    return Counter(pairwise(text))


def split_text(text: str) -> list[str]:
    """A text as tokens: words, signs and blanks."""
    return TOKEN.findall(text)


def find_words(tokens: Iterable[str]) -> list[str]:
    """The words and numbers among tokens, without signs and blanks."""
    return list(filter(is_word, tokens))


def is_word(token: str) -> bool:
    return token[0].isalnum()


def find_runs(old: list[str], new: list[str]) -> list[Run]:
    """Two lists of tokens cut where they begin or cease to be the same; what is the same and what is not take turns."""
    runs: list[Run] = []
    for before, after in cut_long(old, new):
        runs += match_tokens(before, after)
    return join_alike(runs)


def match_tokens(old: list[str], new: list[str]) -> Iterator[Run]:
    """The runs of two lists of tokens; lists that are too long are one run."""
    if old == new or len(old) * len(new) > MOST:
        yield Run(old == new, old, new)
        return
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        yield Run(
            is_same=tag == "equal",
            old=old[old_start:old_end],
            new=new[new_start:new_end],
        )


def cut_long(old: list[str], new: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Two lists of tokens in parts, cut before each token that both have once, as far as these stand in the same order.

    Short lists are one part. To match long ones as a whole would take a time that grows with the cube of their length.
    """
    start = other_start = 0
    if len(old) * len(new) > MOST:
        for place, other in find_anchors(old, new):
            yield old[start:place], new[other_start:other]
            start, other_start = place, other
    yield old[start:], new[other_start:]


def find_anchors(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    """The places of the tokens that both lists have once, in the order that most of them have in both."""
    before, after = Counter(old), Counter(new)
    places = {token: place for place, token in enumerate(new)}
    pairs = {}
    for place, token in enumerate(old):
        if before[token] == after[token] == 1:
            pairs[place] = places[token]
    moved = find_moved(pairs)
    return [(place, other) for place, other in pairs.items() if other not in moved]


def join_changes(runs: list[Run]) -> list[Run]:
    """The runs, with changes joined that a reader sees as one: between them stay a blank, a sign, or a word or two."""
    return join_alike(weaken_slight(runs))


def join_alike(runs: Iterable[Run]) -> list[Run]:
    """The runs, with those made one that follow each other and are both the same in both texts, or both not."""
    joined = []
    for is_same, neighbours in groupby(runs, key=attrgetter("is_same")):
        together = Run(is_same, [], [])
        for run in neighbours:
            together.old.extend(run.old)
            together.new.extend(run.new)
        joined.append(together)
    return joined


def weaken_slight(runs: list[Run]) -> list[Run]:
    """The runs; what is the same but too short to be read between two changes is taken for a change."""
    weakened = runs.copy()
    for number in range(1, len(runs) - 1):
        before, run, after = runs[number - 1 : number + 2]
        if is_slight(run, before, after):
            weakened[number] = replace(run, is_same=False)
    return weakened


def is_slight(run: Run, before: Run, after: Run) -> bool:
    """Whether a run is the same in both texts but too short to be read by itself; the end of a sentence is not."""
    if not run.is_same:
        return False
    words = len(find_words(run.new))
    if words == 0:
        return not re.search(r"[\n.;:]", "".join(run.new))
    around = min(measure_length(before), measure_length(after))
    return words <= min(FEW, around - 1)


def measure_length(run: Run) -> int:
    """The number of words of a change, on its longer side."""
    went, came = find_words(run.old), find_words(run.new)
    return max(len(went), len(came))


def add_run(pieces: list[Piece], run: Run) -> None:
    """Add a run as pieces; blanks around a change carry no mark."""
    went, came = "".join(run.old), "".join(run.new)
    if run.is_same:
        add_piece(pieces, "=", came)
        return
    before, after = find_blanks(went or came)
    add_piece(pieces, "=", before)
    add_piece(pieces, "-", went.strip())
    add_piece(pieces, "+", came.strip())
    add_piece(pieces, "=", after)


def find_blanks(text: str) -> tuple[str, str]:
    """The blanks that a text begins with and those that it ends with; a text of blanks only begins with them."""
    rest = text.lstrip()
    before = text.removesuffix(rest)
    after = rest[len(rest.rstrip()) :]
    return before, after
