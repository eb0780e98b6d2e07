"""Two texts become one with marks: whole words and numbers that went and came, never letters, never out of order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

Mark = Literal["=", "-", "+"]
# A word with what holds it together (2016/679, a.b@c.example, e-mail), a sign, or blanks.
TOKEN = re.compile(r"https?://[^\s<>]+|\w+(?:[./@:\u2019'+-]\w+)*|\s+|.", re.DOTALL)
FOREIGN = 0.25  # texts that share less than this are shown whole, one as gone and one as come
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
    if old == new:
        return keep_filled([Piece("=", new)])
    if measure_likeness(old, new) < FOREIGN:
        return keep_filled([Piece("-", old), Piece("+", new)])
    pieces: list[Piece] = []
    for run in join_changes(find_runs(TOKEN.findall(old), TOKEN.findall(new))):
        pieces += cut_pieces(run)
    return keep_filled(pieces)


def keep_filled(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The pieces that hold any text."""
    return tuple(piece for piece in pieces if piece.text)


def measure_likeness(old: str, new: str) -> float:
    """The share of words that two texts have in common, whatever their order: from 0 to 1."""
    before, after = count_words(old), count_words(new)
    return 2 * (before & after).total() / max(1, before.total() + after.total())


@lru_cache(maxsize=8192)
def count_words(text: str) -> Counter[str]:
    """How often each word stands in a text; cached, because a text is measured against many others."""
    return Counter(find_words(TOKEN.findall(text)))


def find_words(tokens: Iterable[str]) -> list[str]:
    """The words and numbers among tokens, without signs and blanks."""
    return [token for token in tokens if token[0].isalnum()]


def find_runs(old: list[str], new: list[str]) -> list[Run]:
    """Two lists of tokens cut where what they share begins and ends; the same and the replaced take turns."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [Run(tag == "equal", old[a:b], new[c:d]) for tag, a, b, c, d in matcher.get_opcodes()]


def join_changes(runs: Sequence[Run]) -> list[Run]:
    """The runs, with changes joined that a reader sees as one: between them stay a blank, a sign, or a word or two."""
    joined: list[Run] = []
    for run in weaken_slight(runs):
        if joined and not run.is_same and not joined[-1].is_same:
            last = joined.pop()
            joined.append(Run(False, last.old + run.old, last.new + run.new))
        else:
            joined.append(run)
    return joined


def weaken_slight(runs: Sequence[Run]) -> Iterator[Run]:
    """The runs, with what is too short to be read between its neighbours turned into a change."""
    for number, run in enumerate(runs):
        is_inside = 0 < number < len(runs) - 1
        if run.is_same and is_inside and is_slight(run.new, runs[number - 1], runs[number + 1]):
            yield replace(run, is_same=False)
        else:
            yield run


def is_slight(tokens: Sequence[str], before: Run, after: Run) -> bool:
    """Whether the tokens between two changes are too few to be read by themselves."""
    if number := len(find_words(tokens)):
        return number <= FEW and number < min(measure_length(before), measure_length(after))
    return not re.search(r"[\n.;:]", "".join(tokens))


def measure_length(run: Run) -> int:
    """The number of words of a change, on its longer side."""
    return max(len(find_words(run.old)), len(find_words(run.new)))


def cut_pieces(run: Run) -> list[Piece]:
    """A run as pieces, of which some may be empty; blanks around a change carry no mark."""
    went, came = "".join(run.old), "".join(run.new)
    if run.is_same:
        return [Piece("=", came)]
    before, after = find_blanks(went or came)
    return [Piece("=", before), Piece("-", went.strip()), Piece("+", came.strip()), Piece("=", after)]


def find_blanks(text: str) -> tuple[str, str]:
    """The blanks that a text begins with and those that it ends with; a text of blanks only begins with them."""
    rest = text.lstrip()
    return text.removesuffix(rest), rest[len(rest.rstrip()) :]
