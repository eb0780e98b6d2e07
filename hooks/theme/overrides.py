"""What a project says in its own words, or shows in its own way, in the place of what all notices share.

Each of its texts and blocks names the hash of what it replaces, so that a release with another original is noticed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..reading.faults import Place

FOLDER = "theme"  # of a project, beside its folder of registers
TEXTS = "texts.yml"
BLOCKS = "blocks/"  # in the names of own blocks, too, as in `blocks/security`
SHARED = "notice/blocks/"  # where those of the program are among its templates
NOUNS = "nouns"
NOUN_DEPTH = 3  # steps to a noun, whose forms are each language's own
SHOWN = 12  # characters of a hash

Said = Mapping[str, Any]  # a text, a list of texts or the forms of a noun, by language


@dataclass(frozen=True)
class OwnText:
    """A text of the project.

    Attributes:
        replaces: the hash of the original that it was written for.
        said: the text in every language.
        place: where the hash stands.

    """

    replaces: str
    said: Said
    place: Place


@dataclass(frozen=True)
class OwnBlock:
    """A block of the project.

    Attributes:
        replaces: the hash of the original that it was written for.
        source: its template.
        place: where the hash stands.

    """

    replaces: str
    source: str
    place: Place


@dataclass(frozen=True, eq=False)
class Overrides:
    """All that a project replaces: texts by their dotted keys, blocks by the keys of their sections."""

    texts: Mapping[str, OwnText] = field(default_factory=dict)
    blocks: Mapping[str, OwnBlock] = field(default_factory=dict)

    @property
    def said(self) -> dict[str, Said]:
        """The texts by their keys, without where they stand."""
        return {key: text.said for key, text in self.texts.items()}


NONE = Overrides()


def select_said(original: Said, languages: Iterable[str]) -> Said:
    """An original in some languages: what a text in these replaces, so that another language makes no other hash."""
    return {language: original[language] for language in languages if language in original}


def hash_original(original: Said | str) -> str:
    """The hash by which a project names what it replaces: a text in every language, or the template of a block."""
    if not isinstance(original, str):
        original = json.dumps(dict(sorted(original.items())), ensure_ascii=False)
    return hashlib.sha256(original.encode()).hexdigest()[:SHOWN]


def list_originals(texts: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Each shared text by its dotted key, in every language that has it."""
    originals: dict[str, dict[str, Any]] = {}
    for language, own in texts.items():
        for key, text in walk_units(own):
            originals.setdefault(key, {})[language] = text
    return originals


def walk_units(data: Mapping[str, Any], above: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    """Each text, list of texts or table of forms with its dotted key."""
    for step, value in data.items():
        key = (*above, step)
        is_noun = key[0] == NOUNS and len(key) == NOUN_DEPTH
        if isinstance(value, Mapping) and not is_noun:
            yield from walk_units(value, key)
        else:
            yield ".".join(key), value


def replace_texts(texts: Mapping[str, Any], own: Mapping[str, OwnText], language: str) -> Mapping[str, Any]:
    """The texts of a language with those of the project in their places, as far as it says them in that language.

    One that has no place any more is left out.
    """
    for key, text in own.items():
        if language in text.said:
            steps = tuple(key.split("."))
            texts = replace_text(texts, steps, text.said[language])
    return texts


def replace_text(texts: Mapping[str, Any], key: tuple[str, ...], said: Any) -> Mapping[str, Any]:  # noqa: ANN401 - as `Said`
    """The texts with another one under a key, if they have one there."""
    step, *rest = key
    if step not in texts:
        return texts
    if rest:
        said = replace_text(texts[step], tuple(rest), said)
    return {**texts, step: said}
