"""Shared texts that change, each once, with the notices that use it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from ..notice.texts import speak
from ..theme.theme import Theme
from .blocks import tidy
from .contents import Clause
from .rendering import Rendered

PLACE = re.compile(r"\{(\w+)(?::(\w*))?\}")
AROUND = ("base.html", "page.html")  # templates of what stands around every notice
AROUND_KEY = re.compile(r"\"(interface\.\w+)\"")


def find_clauses(old: Theme, new: Theme, rendered: Mapping[str, Rendered]) -> Iterator[Clause]:
    """Every shared text that changed in some language, once, with the notices that use it.

    Args:
        old: with the earlier words.
        new: with the newer words.
        rendered: the notices as the newer theme makes them.

    """
    before, after = flatten_words(old), flatten_words(new)
    changed = {language: find_changed_keys(before[language], after[language]) for language in new.languages}
    reach = find_reach(changed, rendered, find_keys_around(new))
    for key in dict.fromkeys(key for keys in changed.values() for key in keys):
        yield Clause(
            key=key,
            before=say_clause(key, before, old),
            after=say_clause(key, after, old),
            reach=tuple(sorted(reach[key])),
        )


def flatten_words(theme: Theme) -> dict[str, dict[str, str]]:
    """The texts of each language by their dotted keys; those of a language that the theme lacks are none."""
    return {language: dict(flatten_texts(words)) for language, words in theme.words.items()}


def flatten_texts(data: Any, key: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401 - a text, a list, or a table
    """Every text under its dotted key; the lines of a list are one text."""
    if isinstance(data, dict):
        for step, value in data.items():
            yield from flatten_texts(value, f"{key}.{step}" if key else step)
    elif isinstance(data, list):
        yield key, "\n".join(map(str, data))
    else:
        yield key, str(data)


def find_changed_keys(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """The keys of texts that changed, came or went, in the newer order."""
    return [key for key in dict.fromkeys([*after, *before]) if before.get(key) != after.get(key)]


def find_reach(
    changed: Mapping[str, list[str]], rendered: Mapping[str, Rendered], around: frozenset[str]
) -> dict[str, set[str]]:
    """For each changed key, the addresses of the notices that use it in a language in which it changed.

    Args:
        changed: the keys by language.
        rendered: the notices; those that cannot be shown use none.
        around: keys of what stands around every notice.

    """
    reach: dict[str, set[str]] = defaultdict(set)
    for address, notice in rendered.items():
        if not isinstance(notice, dict):
            continue
        for language, text in notice.items():
            for key in (text.used | around).intersection(changed[language]):
                reach[key].add(address)
    return reach


def find_keys_around(theme: Theme) -> frozenset[str]:
    """The keys of the texts that stand around every notice."""
    templates = [theme.templates.sources.get(name, "") for name in AROUND]
    return frozenset(AROUND_KEY.findall("".join(templates)))


def say_clause(key: str, words: Mapping[str, Mapping[str, str]], theme: Theme) -> dict[str, str]:
    """A shared text for reading in every language: nouns as most notices have them, other places in brackets.

    The nouns are those of a theme that has them all.
    """
    return {language: fill_nouns(words[language].get(key, ""), language, theme) for language in theme.languages}


def fill_nouns(template: str, language: str, theme: Theme) -> str:
    """A shared text with the nouns of a company in their places, and `[name]` in the others."""
    nouns = speak(theme, language).nouns

    def fill_place(place: re.Match[str]) -> str:
        try:
            return format(nouns[place[1]], place[2] or "")
        except KeyError:
            return f"[{place[1]}]"

    return tidy(PLACE.sub(fill_place, template))
