"""The headings of the pages, by which an editor asks who has a page before her and no name of a key."""

from __future__ import annotations

import re

from ..theme.languages import DEFAULT_LANGUAGES
from ..theme.own_texts import list_replaceable
from ..theme.theme import Theme
from .speech import Speech

TITLE = re.compile(r"(?!words\.)(.+[._])?title")  # the keys of headings; below `words.` are codes
WORD = re.compile(r"\w+")
LEAST = 4  # letters that two forms of a word have in common
MOST_ENDING = 3  # letters at the end of a word in which its forms differ
MOST = 8  # headings that are told


def find_headings(asked: str, theme: Theme) -> list[str]:
    """The keys of headings that somebody means, by all their words or by one of them, in any language."""
    plain = asked.strip().casefold()
    found = []
    for key in list_replaceable(theme):
        if TITLE.fullmatch(key):
            titles = theme.originals[key].values()
            if any(is_meant(plain, title.casefold()) for title in titles):
                found.append(key)
    return found[:MOST]


def is_meant(asked: str, title: str) -> bool:
    """Whether a heading is what somebody asks, or has a form of that word, as `oikeutesi` is one of `oikeudet`."""
    if len(asked) < LEAST:
        return False
    beginning = asked[: max(LEAST, len(asked) - MOST_ENDING)]
    words = [title, *WORD.findall(title)]
    return asked in words or any(word.startswith(beginning) for word in words[1:])


def describe_heading(key: str, theme: Theme, speech: Speech) -> str:
    """A heading, line by line."""
    lines = [speech.say("text", name=key)]
    lines += [f"  {language}: {theme.originals[key][language]}" for language in DEFAULT_LANGUAGES]
    lines.append("  " + speech.say("text-own", name=key))
    return "\n".join(lines)
