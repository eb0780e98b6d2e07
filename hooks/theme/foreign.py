"""The shared data files of another version, such as that of a commit, read with distrust."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from ..reading.display import format_key
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, make_fault
from ..reading.loading import parse_source
from ..reading.source import Source, walk_texts
from .bounds import has_plain_places
from .catalogue import FILE as SERVICE
from .forms import find_form_faults, find_other_forms
from .languages import LANGUAGE_FILE
from .theme import Theme

FOLDER = "theme/notice"  # in the repository
DATA = re.compile(rf"{LANGUAGE_FILE.pattern}|vocabulary\.yml|constants\.yml|periods\.yml|{SERVICE}")


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
        data, own = read_foreign_file(name, contents[name], theme)
        if own:
            faults += own
        else:
            found[name] = data
    return found, faults


@lru_cache(maxsize=256)  # of two versions most files are the same
def read_foreign_file(name: str, content: bytes, theme: Theme) -> tuple[dict[str, Any], tuple[Fault, ...]]:
    """The data of one file, which nobody changes, and its faults."""
    read = parse_source(content, f"{FOLDER}/{name}")
    return read.data, tuple(find_foreign_faults(read, name, theme))


def find_foreign_faults(read: Source, name: str, theme: Theme) -> Iterator[Fault]:
    """What is wrong with one file: its YAML, its form, a place in a text, or what this program needs and it lacks."""
    if read.faults:
        yield from read.faults
        return
    yield from find_form_faults(read, name)
    yield from find_reaching_places(read)
    if name == "vocabulary.yml":
        yield from find_lost_vocabularies(read, theme)
    words = theme.texts.get(name.removesuffix(".yml"), {})
    for key in find_other_forms(read.data, words):
        yield make_fault(read.places[key], FaultCode.TEXTS, format_key(key), "other-form", reason="another kind")


def find_lost_vocabularies(read: Source, theme: Theme) -> Iterator[Fault]:
    """A fault for every vocabulary that this program asks for and the file has no more."""
    lost = theme.codes.keys() - read.data.keys()
    beginning = read.places[()]
    for name in sorted(lost):
        yield make_fault(beginning, FaultCode.TEXTS, "", "no-part", part=name)


def find_reaching_places(read: Source) -> Iterator[Fault]:
    """A fault for every text whose places are no plain names."""
    for key, text in walk_texts(read.data):
        if not has_plain_places(text):
            yield make_fault(read.places[key], FaultCode.TEXTS, format_key(key), "odd-place", place="{name}")


def fill_in(head: dict[str, Any], base: dict[str, Any]) -> dict[str, Any]:
    """`head` with what only `base` has: a template of the base may ask for a text that the newer file has no more."""
    filled = dict(base) | head
    for name in base.keys() & head.keys():
        if isinstance(base[name], dict) and isinstance(head[name], dict):
            filled[name] = fill_in(head[name], base[name])
    return filled
