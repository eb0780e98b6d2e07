"""The shared data files of a theme, in the form that the program needs; what was read is kept for the next call."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ..reading import kept
from ..reading.faults import Faulty, Place
from ..reading.files import UnreadableFile, read_regular_file
from ..reading.loading import MAX_BYTES, make_unread_source, parse_source
from ..reading.source import Source

CHECKED = "checked"  # the key of the day on which a fact was read: of all places only its own is ever told later


def read_shared_files(folder: Path, names: Iterable[str]) -> dict[str, Source]:
    """Some of the YAML files below notice/, by name, with the places of the days on which their facts were checked.

    Raises:
        Faulty: one is missing or faulty.

    """
    contents = {name: read_content(folder, name) for name in names}
    made_of = kept.name_kept(*map(str.encode, contents), *contents.values())
    packed = kept.load_kept(made_of)
    if packed is None:
        packed = {}
        for name, content in contents.items():
            source = parse_content(name, content)
            packed[name] = pack_source(source)
        kept.keep(made_of, packed)
    return {name: unpack_source(name, *packed[name]) for name in contents}


def read_data(folder: Path, name: str) -> dict[str, Any]:
    """What one of the YAML files below notice/ holds.

    Raises:
        Faulty: it is missing or faulty.

    """
    return read_shared_files(folder, [name])[name].data


def read_content(folder: Path, name: str) -> bytes:
    """The bytes of one of these files.

    Raises:
        Faulty: they cannot be read.

    """
    try:
        return read_regular_file(folder / "notice" / name, MAX_BYTES)
    except UnreadableFile as error:
        raise Faulty(*make_unread_source(error, show_name(name)).faults) from error


def parse_content(name: str, content: bytes) -> Source:
    """The data of one of these files, with their places.

    Raises:
        Faulty: they are not in the form that the program needs.

    """
    from .forms import find_form_faults  # noqa: PLC0415 - its models take longer than all else where data were kept

    source = parse_source(content, show_name(name))
    faults = source.faults or list(find_form_faults(source, name))
    if faults:
        raise Faulty(*faults)
    return source


def show_name(name: str) -> str:
    """How messages call one of these files."""
    return f"theme/notice/{name}"


def pack_source(source: Source) -> tuple[dict[str, Any], list[tuple[Any, ...]]]:
    """What JSON can hold of a source."""
    placed: list[tuple[Any, ...]] = []
    for key, place in source.places.items():
        if key[-1:] == (CHECKED,):
            row = (place.line, place.column, *key)
            placed.append(row)
    return source.data, placed


def unpack_source(name: str, data: dict[str, Any], placed: Iterable[tuple[Any, ...]]) -> Source:
    """The source that was packed."""
    source = Source(show_name(name), data)
    for line, column, *key in placed:
        source.places[tuple(key)] = Place(source.file, line, column)
    return source
