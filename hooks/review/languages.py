"""The languages in which the change of a notice is told: those that it has, and those that it had."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from pydantic import BaseModel

from ..format.doors import Door
from ..format.own_words import Prose, Words
from ..format.register import Register
from ..format.removal import Removal
from ..notice import naming
from ..theme.theme import Theme


def join_languages(theme: Theme, *versions: Register | Removal | None) -> tuple[str, ...]:
    """The languages of some versions of a notice, each once, as far as a theme has them.

    Args:
        theme: the words in which the change is told.
        versions: those of the first come first; where there is none at all, the languages are those of the site.

    """
    found: dict[str, None] = {}
    for version in versions:
        if version:
            found |= dict.fromkeys(naming.list_languages(version))
    known = tuple(language for language in found if language in theme.languages)
    return known or theme.usual_languages


def align_words(old: Register, new: Register) -> tuple[Register, Register]:
    """Two versions of a register, each with its own words in the languages of both.

    What a company says in a language that only one of them has is no change of a fact: the page in that language is
    shown as a whole. So there both say what the first common language says.
    """
    before, after = naming.list_languages(old), naming.list_languages(new)
    if {*before} == {*after}:
        return old, new
    common = [language for language in after if language in before]
    every = dict.fromkeys([*after, *before])
    older = fill_words(old, every, common)
    newer = fill_words(new, every, common)
    return older, newer


def fill_words(value: Any, languages: Iterable[str], common: Sequence[str]) -> Any:  # noqa: ANN401 - whatever the model has
    """A part of a register with its own words in some languages: its own in the common ones, else those of the first.

    Where there is no common one, it keeps those that it has.
    """
    fill = partial(fill_words, languages=languages, common=common)
    if isinstance(value, Words | Prose):
        said = fill_said(value.root, languages, common or [*value.root])
        return value.model_copy(update={"root": said})
    if isinstance(value, BaseModel):
        parts = {}
        for name in type(value).model_fields:
            part = getattr(value, name)
            parts[name] = fill(part)
        return value.model_copy(update=parts)
    if isinstance(value, Door):
        return replace(value, value=fill(value.value))
    if isinstance(value, tuple):
        return tuple(map(fill, value))
    if isinstance(value, dict):
        filled = map(fill, value.values())
        return dict(zip(value, filled, strict=True))
    return value


def fill_said(said: Mapping[str, str], languages: Iterable[str], kept: Sequence[str]) -> dict[str, str]:
    """What is said, in each language: as it stands in those that are kept, and as in the first of them elsewhere."""
    elsewhere = said[kept[0]]
    filled = dict.fromkeys(languages, elsewhere)
    for language in kept:
        filled[language] = said[language]
    return filled
