"""The shared data files of another version, such as that of a commit, read with distrust."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from string import Formatter
from typing import Any

from ..reading.display import Key, format_key
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, make_fault
from ..reading.loading import parse_source
from ..reading.source import Data, Source
from .theme import Theme, read_vocabulary

FOLDER = "theme/notice"  # in the repository
DATA = re.compile(r"[a-z]{2}\.yml|vocabulary\.yml|constants\.yml")
PLACE_NAME = re.compile("[a-z_]+")
PLACE_FORM = re.compile("[A-Za-z]*")


def read_foreign_data(contents: Mapping[str, bytes], theme: Theme) -> tuple[dict[str, dict[str, Any]], list[Fault]]:
    """The shared data files of another version.

    Args:
        contents: the bytes of files of theme/notice/, by name.
        theme: that of this program, whose vocabularies another version must have too.

    Returns:
        The data of every sound file, and the faults of the others. A text whose {places} reach for more than a plain
        name is a fault: str.format would follow it into the program.

    """
    found: dict[str, dict[str, Any]] = {}
    faults: list[Fault] = []
    for name in sorted(contents):
        read = parse_source(contents[name], f"{FOLDER}/{name}")
        own = [*read.faults, *find_reaching_places(read)]
        if not own and name == "vocabulary.yml" and not is_vocabulary(read.data, theme):
            own.append(make_fault(read.places[()], FaultCode.TEXTS, "", "unknown-codes"))
        if own:
            faults += own
        else:
            found[name] = read.data
    return found, faults


def find_reaching_places(read: Source) -> Iterator[Fault]:
    """A fault for every text whose places are no plain names."""
    for key, text in walk_texts(read.data):
        if not has_plain_places(text):
            yield make_fault(read.places[key], FaultCode.TEXTS, format_key(key), "odd-place", place="{name}")


def walk_texts(data: Data | Mapping[str, Data], key: Key = ()) -> Iterator[tuple[Key, str]]:
    """Every text of a file with its key."""
    if isinstance(data, str):
        yield key, data
    elif isinstance(data, Mapping):
        for name, value in data.items():
            yield from walk_texts(value, (*key, name))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from walk_texts(value, (*key, index))


def has_plain_places(text: str) -> bool:
    """Whether a text can be filled without reaching into a value: names alone, and forms that are words."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return False
    return all(is_plain_place(name, form, conversion) for _, name, form, conversion in parts if name is not None)


def is_plain_place(name: str, form: str | None, conversion: str | None) -> bool:
    """Whether a place is `{name}` or `{name:form}`."""
    if conversion:
        return False
    return PLACE_NAME.fullmatch(name) is not None and PLACE_FORM.fullmatch(form or "") is not None


def is_vocabulary(data: Mapping[str, Any], theme: Theme) -> bool:
    """Whether the codes have only the properties that this program knows."""
    try:
        return read_vocabulary(data).keys() >= theme.vocabulary.keys()
    except (AttributeError, TypeError):
        return False


def fill_in(head: dict[str, Any], base: dict[str, Any]) -> dict[str, Any]:
    """`head` with what only `base` has: a template of the base may ask for a text that the newer file has no more."""
    filled = dict(base) | head
    for name in base.keys() & head.keys():
        if isinstance(base[name], dict) and isinstance(head[name], dict):
            filled[name] = fill_in(head[name], base[name])
    return filled
