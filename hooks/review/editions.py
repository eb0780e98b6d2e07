"""The shared data files of a commit (words, codes, constants), read with distrust, for a theme to be made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from string import Formatter
from typing import Any

from ..reading.display import Key
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault
from ..reading.loading import parse_source
from ..reading.source import BEGINNING, Data
from ..theme.theme import Theme, read_vocabulary

FOLDER = "theme/notice"
DATA = re.compile(r"[a-z]{2}\.yml|vocabulary\.yml|constants\.yml")


def read(contents: Mapping[str, bytes], theme: Theme) -> tuple[dict[str, dict[str, Any]], list[Fault]]:
    """The shared data files of a commit.

    Args:
        contents: the bytes of files of theme/notice/, by name.
        theme: that of this program, whose vocabularies another version must have too.

    Returns:
        The data of every sound file, and the faults of the others. A text whose {places} reach for more than a plain
        name is a fault: str.format would follow it into the program.

    """
    found, faults = {}, []
    for name in sorted(contents):
        made = parse_source(contents[name], f"{FOLDER}/{name}")
        for key, text in texts_of(made.data):
            if not harmless(text):
                place = made.places[key]
                made.note((place.line, place.column), FaultCode.TEXTS, "odd-place", key, place="{name}")
        if name == "vocabulary.yml" and not made.faults and not is_vocabulary(made.data, theme):
            made.note(BEGINNING, FaultCode.TEXTS, "unknown-codes")
        if made.faults:
            faults += made.faults
        else:
            found[name] = made.data
    return found, faults


def is_vocabulary(data: Mapping[str, Any], theme: Theme) -> bool:
    """Whether the codes have only the properties that this version knows."""
    try:
        return read_vocabulary(data).keys() >= theme.vocabulary.keys()
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
