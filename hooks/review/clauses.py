"""Shared texts that change, each once, with the notices that use it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from ..facts.dates import NAMES
from ..notice.texts import speak
from ..notice.wordings import Noun
from ..theme.theme import Theme
from .blocks import tidy
from .rendering import Rendered, get_pages
from .shared import Clause, Owner
from .whole_lists import PDF_TEXTS

PLACE = re.compile(r"\{(\w+)(?::(\w*))?\}")
AROUND = ("base.html", "page.html", "removed.html")  # templates of what stands around every notice
LISTS = ("base.html", "index.html", "404.html")  # templates of the other pages
KEY = re.compile(r"\"(interface\.\w+)\"")
# Texts that a page has where no template says so: in its head, and in the addresses and names of other languages.
HEADS = frozenset(("interface.locale", "interface.site_name", "interface.removed_title"))
PDF_KEYS = frozenset(f"interface.{name}" for name in PDF_TEXTS)
LIST_HEADS = frozenset(
    f"interface.{name}"
    for name in ("index_description", "index_company", "company_description", "index_letter", "letter_description")
)
LIST_DAYS = frozenset(f"interface.index_{name}" for name in NAMES)


def find_clauses(
    old: Theme,
    new: Theme,
    rendered: Mapping[str, Rendered],
    differing: set[str],
    *,
    lists_differ: bool,
) -> Iterator[Clause]:
    """Every shared text that changed on some page, once, with the notices that use it.

    A text that is on no page changes nothing that anyone reads; it is told when it comes to be on one. A text that went
    and is asked for is told, though the earlier one fills in. A file of texts that came or went as a whole is told by
    its name elsewhere.

    Args:
        old: with the earlier words.
        new: with the newer words.
        rendered: the notices as the newer theme makes them.
        differing: the addresses of those that it makes differently.
        lists_differ: whether the pages that list notices differ.

    """
    before, after = flatten_words(old), flatten_words(new)
    changed = find_changed_words(old, new)
    reach = find_reach(changed, rendered, find_keys(new, AROUND) | HEADS)
    on_lists: frozenset[str] = frozenset()
    if lists_differ:
        on_lists = find_keys(new, LISTS) | HEADS | LIST_HEADS | LIST_DAYS | PDF_KEYS
    listed = dict.fromkeys(chain.from_iterable(changed.values()))
    for key in listed:
        reached = reach[key]
        is_lost = any(key not in after[language] for language in changed)
        if not is_lost:
            reached = reached & differing
        if reached or key in on_lists:
            spoken = list_spoken(reached or rendered, rendered, old)
            yield Clause(
                key=key,
                before=say_clause(key, before, old, spoken),
                after=say_clause(key, after, old, spoken),
                reach=tuple(sorted(reached)),
                own=find_owner(key, old, new),
            )


def find_owner(key: str, old: Theme, new: Theme) -> Owner:
    """Whether a text that changes is now the project's own, or the original again, or was shared all along."""
    if key in new.overrides.texts:
        return "own"
    return "original" if key in old.overrides.texts else "shared"


def flatten_words(theme: Theme) -> dict[str, dict[str, str]]:
    """The texts of each language by their dotted keys; those of a language that the theme lacks are none."""
    return {language: dict(flatten_texts(words)) for language, words in theme.spoken.items()}


def flatten_texts(data: Any, key: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401 - a text, a list, or a table
    """Every text under its dotted key; the lines of a list are one text."""
    if isinstance(data, dict):
        for step, value in data.items():
            inner = f"{key}.{step}"
            if not key:
                inner = step
            yield from flatten_texts(value, inner)
    elif isinstance(data, list):
        yield key, "\n".join(map(str, data))
    else:
        yield key, str(data)


def find_changed_words(old: Theme, new: Theme) -> dict[str, list[str]]:
    """The keys of texts that changed, by language; of one that only one of two themes has, none."""
    before, after = flatten_words(old), flatten_words(new)
    languages = [language for language in new.languages if language in before]
    return {language: find_changed_keys(before[language], after[language]) for language in languages}


def find_changed_keys(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """The keys of texts that changed, came or went, in the newer order."""
    keys = dict.fromkeys([*after, *before])
    return [key for key in keys if before.get(key) != after.get(key)]


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
        for language, text in get_pages(notice).items():
            used = text.used | around
            changed_here = used.intersection(changed.get(language, ()))
            for key in changed_here:
                reach[key].add(address)
    return reach


def find_keys(theme: Theme, names: Iterable[str]) -> frozenset[str]:
    """The keys of the texts that these templates put around what they show."""
    templates = [theme.templates.sources.get(name, "") for name in names]
    return frozenset(KEY.findall("".join(templates)))


def list_spoken(addresses: Iterable[str], rendered: Mapping[str, Rendered], theme: Theme) -> list[str]:
    """The languages of some notices, as far as a theme has them; those of the site where there is no notice."""
    found: set[str] = set()
    for address in addresses:
        pages = get_pages(rendered[address])
        found.update(pages)
    spoken = found or {*theme.usual_languages}
    return [language for language in theme.languages if language in spoken]


def say_clause(
    key: str, words: Mapping[str, Mapping[str, str]], theme: Theme, languages: Iterable[str]
) -> dict[str, str]:
    """A shared text for reading in some languages: nouns as most notices have them, other places in brackets.

    The nouns are those of a theme that has them all.
    """
    said = {}
    for language in languages:
        template = words.get(language, {}).get(key, "")
        said[language] = fill_nouns(template, language, theme)
    return said


def fill_nouns(template: str, language: str, theme: Theme) -> str:
    """A shared text with the nouns of a company in their places, and `[name]` in the others."""
    nouns = find_nouns(theme, language)

    def fill_place(place: re.Match[str]) -> str:
        name, form = place.groups(default="")
        try:
            return format(nouns[name], form)
        except KeyError:
            return f"[{name}]"

    return tidy(PLACE.sub(fill_place, template))


def find_nouns(theme: Theme, language: str) -> Mapping[str, Noun]:
    """The nouns as most notices have them; none where an earlier version of the texts lacks them."""
    try:
        return speak(theme, language).nouns
    except KeyError:
        return {}
