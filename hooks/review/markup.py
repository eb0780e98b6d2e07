"""What differs in a page and is neither a fact nor a word: told by the lines of the page themselves."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import zip_longest
from os.path import commonprefix

from ..theme.theme import Theme
from .changes import Change, make_change, say_change
from .contents import NoticeChange
from .grouping import is_same
from .sections import NoticeText

MOST = 160  # characters of a line
PLACE = re.compile(  # as theme/notice/notice.html writes them, each in a line of its own
    r'<section id="([^"]+)"[^>]*>|</section>|'
    r'<h[23] id="([^"]+)-title">[^<]*</h[23]>|'
    r'<li><a href="#([^"]+)">[^<]*</a></li>|'
)


def compare_markup(
    notice: NoticeChange, before: Mapping[str, NoticeText], after: Mapping[str, NoticeText], theme: Theme
) -> Iterator[Change]:
    """The one change that tells where the markup of a page differs, if its words or facts do not tell it.

    Args:
        notice: what is told already.
        before: the page by language.
        after: the same page now.
        theme: the words of the change.

    """
    pairs = {}
    for language, text in after.items():
        earlier = before.get(language, NoticeText())
        pair = find_untold(notice, language, earlier, text)
        if pair:
            pairs[language] = pair
    if not pairs:
        return
    first = next(iter(pairs.values()))
    change = make_change(
        "changed",
        "markup",
        key=("markup",),
        before={language: pairs.get(language, first)[0] for language in after},
        after={language: pairs.get(language, first)[1] for language in after},
    )
    yield say_change(change, theme, after)


def find_untold(notice: NoticeChange, language: str, before: NoticeText, after: NoticeText) -> tuple[str, str] | None:
    """The first lines that differ where the words are the same, or around a notice of which nothing is told."""
    sections = notice.texts.get(language, ())
    same = [section.key for section in sections if section.state == "same"]
    others = before.sections.keys() ^ after.sections.keys()
    for key in sorted(before.sections.keys() & set(same)):
        old = drop_places(before.sections[key], others)
        new = drop_places(after.sections[key], others)
        if old != new:
            return cut_other_lines(old, new)
    has_other_words = not all(map(is_same, sections))
    is_told = notice.changes or notice.was or has_other_words  # a page that moves names its own address
    if is_told or before.frame == after.frame:
        return None
    return cut_other_lines(before.frame, after.frame)


def drop_places(section: tuple[str, str], keys: Collection[str]) -> str:
    """The HTML of a section without the places of others, and their rows in the contents: they are told themselves."""
    _, html = section
    if not keys:
        return html
    kept = []
    for line in html.split("\n"):
        is_told = is_place(line.strip(), keys)
        if not is_told:
            kept.append(line)
    return "\n".join(kept)


def is_place(line: str, keys: Collection[str]) -> bool:
    """Whether a whole line is the place of one of some sections, the end of any, or empty."""
    found = PLACE.fullmatch(line)
    if found is None:
        return False
    named = set(filter(None, found.groups()))
    return named.issubset(keys)


def cut_other_lines(before: str, after: str) -> tuple[str, str]:
    """The first lines of two unequal texts that differ, each from shortly before the place where they do."""
    lines = zip_longest(before.split("\n"), after.split("\n"), fillvalue="")
    old, new = next(pair for pair in lines if pair[0] != pair[1])
    same = len(commonprefix([old, new]))  # noqa: RUF071 - letter by letter is what is wanted
    start = max(0, same - MOST // 2)
    end = start + MOST
    return old[start:end], new[start:end]
