"""What stands on the pages: headings and labels, by which an editor asks who has a page before her and no name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..theme.languages import DEFAULT_LANGUAGES
from ..theme.own_texts import list_replaceable
from ..theme.theme import Theme
from .speech import Speech

TITLE = re.compile(r"(.+[._])?title")
CODES = "words."  # the words of codes, which are found by their codes
WORD = re.compile(r"\w+")
LEAST = 4  # letters that two forms of a word have in common
MOST_ENDING = 3  # letters at the end of a word in which its forms differ
MOST = 8  # texts that are told


def find_texts(asked: str, theme: Theme) -> list[str]:
    """The keys of shared texts that have the words of somebody who asks, in the first language that has some."""
    for language in DEFAULT_LANGUAGES:
        found = find_in_language(asked, theme, language)
        if found:
            return found
    return []


def find_in_language(asked: str, theme: Theme, language: str) -> list[str]:
    """The keys of texts that read so in a language; where none does, of headings that have a form of that word."""
    plain = asked.strip().casefold()
    texts = {key: text.casefold() for key, text in list_texts(theme, language)}
    same = [key for key, text in texts.items() if text == plain]
    if same or len(plain) < LEAST or not plain.isalpha():
        return same[:MOST]
    titles = [key for key, text in texts.items() if TITLE.fullmatch(key) and has_form(text, plain)]
    return titles[:MOST]


def list_texts(theme: Theme, language: str) -> Iterator[tuple[str, str]]:
    """The shared texts of a language by their keys, but for the words of codes."""
    for key in list_replaceable(theme):
        text = theme.originals[key][language]
        if isinstance(text, str) and not key.startswith(CODES):
            yield key, text


def has_form(text: str, word: str) -> bool:
    """Whether a text has a form of a word: one that begins alike, as `oikeutesi` and `oikeudet` do."""
    beginning = word[: max(LEAST, len(word) - MOST_ENDING)]
    return any(each.startswith(beginning) for each in WORD.findall(text))


def describe_text(key: str, theme: Theme, speech: Speech) -> str:
    """A shared text, line by line."""
    lines = [speech.say("text", name=key)]
    lines += [f"  {language}: {theme.originals[key][language]}" for language in DEFAULT_LANGUAGES]
    lines.append("  " + speech.say("text-own", name=key))
    return "\n".join(lines)
