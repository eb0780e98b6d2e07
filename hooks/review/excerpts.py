"""Two versions of a text, shortened so that what differs between them stays to be seen."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from os.path import commonprefix

from ..reading.display import cut_text, find_boundary, tell_apart

PARTS = 4  # of an excerpt: one before what differs, one behind it, and the others for that itself


def cut_to_change(before: str, after: str, most: int) -> tuple[str, str]:
    """Two texts of at most so many characters each: whole words around the first and the last word that differ."""
    before, after = tell_apart(before, after)
    if max(len(before), len(after)) <= most:
        return before, after
    old, new = before.split(), after.split()
    start, end = count_common_ends(old, new)
    around = most // PARTS
    head = cut_start(" ".join(old[:start]), around)
    tail = cut_text(" ".join(old[len(old) - end :]), around)
    room = most - len(head) - len(tail) - 2
    differing = [" ".join(words[start : len(words) - end]) for words in (old, new)]
    excerpts = []
    for words in cut_long_start(differing, around):
        shown = cut_text(words, room)
        excerpt = " ".join(filter(None, (head, shown, tail)))
        excerpts.append(excerpt)
    return excerpts[0], excerpts[1]


def cut_long_start(texts: list[str], around: int) -> list[str]:
    """Two words that begin alike, as long addresses do, from about so many letters before the one that differs."""
    same = len(commonprefix(texts))  # noqa: RUF071 - letter by letter is what is wanted
    if same <= around:
        return texts
    place = find_boundary(texts[0], same - around)
    return [f"…{text[place:]}" for text in texts]


def count_common_ends(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many words two texts begin with, and how many of the others they end with."""
    start = count_common(old, new)
    end = count_common(
        list(reversed(old[start:])),
        list(reversed(new[start:])),
    )
    return start, end


def count_common(old: Sequence[str], new: Sequence[str]) -> int:
    """How many words two lists begin with."""
    pairs = zip(old, new, strict=False)
    same = takewhile(lambda pair: pair[0] == pair[1], pairs)
    return len(list(same))


def cut_start(text: str, most: int) -> str:
    """The last words of a text, of at most so many characters."""
    if len(text) <= most:
        return text
    blank = text.find(" ", len(text) - most)
    if blank < 0:
        return "…"
    return f"…{text[blank:]}"
