"""The parts of a register, however deep, each with its key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import BaseModel

from ..format.doors import Door
from ..format.model import Gap
from ..format.own_words import Prose, Words
from ..reading.display import Key
from ..reading.source import list_parts

Parts = tuple[tuple[Key, object], ...]
T = TypeVar("T")


def walk_parts(part: object, key: Key = ()) -> Iterator[tuple[Key, object]]:
    """A part of a register and everything inside it, each with its key, from the outside in.

    Notes of gaps are never published and stay out.
    """
    yield key, part
    for steps, inner in list_inner_parts(part):
        yield from walk_parts(inner, (*key, *steps))


def walk_parts_of(kind: type[T], part: object) -> Iterator[tuple[Key, T]]:
    """The parts of one kind inside a part of a register, each with its key."""
    for key, inner in walk_parts(part):
        if isinstance(inner, kind):
            yield key, inner


def list_inner_parts(part: object) -> Iterator[tuple[Key, object]]:
    """What a part of a register consists of, each with the steps that lead to it."""
    match part:
        case Words() | Prose():
            yield (), part.root
        case Door():
            yield (), part.value
        case tuple() | dict():
            for step, item in list_parts(part):
                yield (step,), item
        case Gap():
            return
        case BaseModel():
            yield from list_inner_parts(list_values(part))


def list_values(model: BaseModel) -> dict[str, Any]:
    """What a part of the model holds, by the keys of the file."""
    values = {}
    for name, info in type(model).model_fields.items():
        key = info.alias or name
        values[key] = getattr(model, name)
    return values
