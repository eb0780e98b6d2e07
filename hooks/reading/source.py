"""What one YAML file holds: plain data, the place of every part, and the faults found while reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from .display import Key, format_key
from .fault_codes import FaultCode
from .faults import Fault, Place, make_fault
from .messages import Value

Data = str | None | list["Data"] | dict[str, "Data"]

Position = tuple[int, int]  # line and column, counted from 1

BEGINNING = (1, 1)
KEY = ":"  # `places[*path, KEY]` is where the key itself stands


@dataclass
class Source:
    """One file, called `file` in messages; with faults the data are what could be read."""

    file: str
    data: dict[str, Data] = field(default_factory=dict)
    places: dict[Key, Place] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def note(
        self,
        at: Position,
        code: FaultCode,
        message: str,
        key: Key = (),
        /,
        **values: Value,
    ) -> None:
        """Add what is wrong at a place of the file, and of which key; `values` go into the sentence."""
        place = Place(self.file, *at)
        name = format_key(key)
        fault = make_fault(place, code, name, message, **values)
        self.faults.append(fault)


class Stop(Exception):  # noqa: N818 - it is no error of ours
    """The rest of the file cannot be read; the fault is already noted."""


def find_place(key: Key, places: Mapping[Key, Place]) -> tuple[Key, Place]:
    """The deepest part of `key` that the file has, and its place.

    Steps the file lacks are passed over: pydantic's locations hold the tags of unions, and a row written as a bare
    code has no inner keys.
    """
    found: Key = ()
    for step in key:
        if (*found, step) in places:
            found = (*found, step)
    return found, places[found]


def list_parts(data: object) -> Iterable[tuple[str | int, Any]]:
    """The parts of a mapping or a list, each with its key or its place; a text has none."""
    if isinstance(data, str):  # as most are
        return ()
    if isinstance(data, Mapping):
        return data.items()
    if isinstance(data, list | tuple):
        return enumerate(data)
    return ()


def walk_texts(data: object, key: Key = ()) -> Iterator[tuple[Key, str]]:
    """Every text of plain data with its key."""
    if isinstance(data, str):
        yield key, data
    for step, value in list_parts(data):
        yield from walk_texts(value, (*key, step))
