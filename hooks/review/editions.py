"""Another version of what all notices share (words, codes, constants, templates), put in force for a time.

A process knows one version, that of the checkout, and its tables stand where they are used. Only a review needs to see
a notice as another version has it; here the tables are exchanged for the length of a block, and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from string import Formatter
from typing import Any

from ..notice import notice, texts
from ..reading import source
from ..reading.codes import FaultCode
from ..reading.display import Key, format_key
from ..reading.faults import Fault
from ..reading.source import Data
from ..theme import vocabulary
from ..theme.vocabulary import CONSTANTS, LANGUAGES, VOCABULARY

FOLDER = "theme/notice"
DATA = (*(f"{language}.yml" for language in LANGUAGES), "vocabulary.yml", "constants.yml")


@dataclass(frozen=True)
class Edition:
    """Shared files by name, already read, and templates by name; what is not here is that of the checkout."""

    files: Mapping[str, dict[str, Any]] = field(default_factory=dict)
    templates: Mapping[str, str] = field(default_factory=dict)


def read(contents: Mapping[str, bytes]) -> tuple[dict[str, dict[str, Any]], list[Fault]]:
    """The shared data files of a commit.

    Args:
        contents: the bytes of files of theme/notice/, by name.

    Returns:
        The data of every sound file, and the faults of the others. A text whose {places} reach for more than a plain
        name is a fault: str.format would follow it into the program.

    """
    found, faults = {}, []
    for name in DATA:
        if name not in contents:
            continue
        made = source.read_bytes(contents[name], f"{FOLDER}/{name}")
        for key, text in texts_of(made.data):
            if not harmless(text):
                place = made.places[key]
                made.fault(
                    place.line,
                    place.column,
                    FaultCode.TEXTS,
                    format_key(key),
                    "a place that is no plain name",
                    "write {name}",
                )
        if name == "vocabulary.yml" and not made.faults and not is_vocabulary(made.data):
            made.fault(1, 1, FaultCode.TEXTS, "", "this version cannot read these codes")
        if made.faults:
            faults += made.faults
        else:
            found[name] = made.data
    return found, faults


def is_vocabulary(data: Mapping[str, Any]) -> bool:
    """Whether the codes have only the properties that this version knows."""
    try:
        return {name: vocabulary.codes(listed) for name, listed in data.items()}.keys() >= VOCABULARY.keys()
    except (AttributeError, TypeError):
        return False


def texts_of(data: Data | Mapping[str, Data], key: Key = ()) -> Iterator[tuple[Key, str]]:
    """Every text with its key."""
    if isinstance(data, str):
        yield key, data
    elif isinstance(data, Mapping):
        for name, value in data.items():
            yield from texts_of(value, (*key, name))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from texts_of(value, (*key, index))


def harmless(text: str) -> bool:
    """Whether a text can be filled without reaching into a value: names alone, and forms that are words."""
    try:
        places = [(name, form, conversion) for _, name, form, conversion in Formatter().parse(text) if name is not None]
    except ValueError:
        return False
    return all(
        re.fullmatch("[a-z_]+", name) and re.fullmatch("[A-Za-z]*", form or "") and not conversion
        for name, form, conversion in places
    )


def over(base: dict[str, Any], head: dict[str, Any]) -> dict[str, Any]:
    """`head` with what only `base` has: what an older template asks for and a newer file no longer says."""
    made = dict(base) | head
    for name in base.keys() & head.keys():
        if isinstance(base[name], dict) and isinstance(head[name], dict):
            made[name] = over(base[name], head[name])
    return made


@contextmanager
def in_force(edition: Edition) -> Iterator[None]:
    """Let every notice be made with an edition, until the block ends."""
    codes, constants, files, templates = (
        dict(VOCABULARY),
        dict(CONSTANTS),
        dict(vocabulary.INSTEAD),
        dict(notice.INSTEAD),
    )
    try:
        vocabulary.INSTEAD.update(edition.files)
        notice.INSTEAD.update(edition.templates)
        exchange(
            {name: vocabulary.codes(listed) for name, listed in vocabulary.data_file("vocabulary.yml").items()},
            vocabulary.data_file("constants.yml"),
        )
        yield
    finally:
        for table, kept in ((vocabulary.INSTEAD, files), (notice.INSTEAD, templates)):
            table.clear()
            table.update(kept)  # type: ignore[arg-type]  # each its own
        exchange(codes, constants)


def exchange(codes: Mapping[str, Any], constants: Mapping[str, Any]) -> None:
    """Fill the tables that every module has in its hands, and forget what was made from the old ones."""
    for table, given in ((VOCABULARY, codes), (CONSTANTS, constants)):
        table.clear()
        table.update(given)
    for cached in (texts.words_of, texts.of, texts.number_of, vocabulary.by_word, notice.environment):
        cached.cache_clear()
