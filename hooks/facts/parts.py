"""The parts of a register, however deep, each with its key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel

from ..format.doors import Door
from ..format.model import Gap
from ..format.own_words import Prose, Words
from ..reading.display import Key
from ..reading.source import list_parts

T = TypeVar("T")


class Parts:
    """Everything inside a register, walked once for all checks."""

    def __init__(self, register: BaseModel) -> None:
        self.by_kind: dict[type, list[tuple[Key, Any]]] = defaultdict(list)
        for key, part in walk_parts(register):
            self.by_kind[type(part)].append((key, part))

    def select(self, kind: type[T]) -> Iterable[tuple[Key, T]]:
        """The parts of one kind, each with its key; those of a kind derived from it are of another."""
        return self.by_kind.get(kind, ())


def walk_parts(part: object, key: Key = ()) -> Iterator[tuple[Key, object]]:
    """A part of a register and everything stated inside it, each with its key, from the outside in.

    Notes of gaps are never published and stay out.
    """
    yield key, part
    for steps, inner in list_inner_parts(part):
        if inner is not None:
            yield from walk_parts(inner, (*key, *steps))


def list_inner_parts(part: object) -> Iterable[tuple[Key, object]]:
    """What a part of a register consists of, each with the steps that lead to it."""
    match part:
        case str() | Gap():
            return ()
        case Words() | Prose():
            return [((), part.root)]
        case Door():
            return [((), part.value)]
        case tuple() | dict():
            return [((step,), item) for step, item in list_parts(part)]
        case BaseModel():
            return [((name,), value) for name, value in list_values(part).items()]
    return ()


def list_values(model: BaseModel) -> dict[str, Any]:
    """What a part of the model holds, by the keys of the file."""
    values = {}
    for name, key in list_keys(type(model)):
        values[key] = getattr(model, name)
    return values


@cache
def list_keys(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The attributes of a part of the model, each with its key in the file."""
    keys = []
    for name, info in model.model_fields.items():
        key = info.alias or name
        keys.append((name, key))
    return tuple(keys)
