"""The parts of a register that can be asked each by itself, and what stands around one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from ..facts.parts import list_values, walk_parts
from ..format.model import Gap
from ..format.register import Register
from ..format.retention import Retention
from ..reading.display import Key
from ..review.changes import NO_FACTS
from ..review.lines import has_keys
from .wording import find_label

UNASKED = NO_FACTS | {"aliases"}


@dataclass(frozen=True)
class Part:
    """A part of a register that one question is about.

    Attributes:
        label: the dotted key.
        keys: where it is; several for a list that is told as one.
        values: what stands at each of them.
        is_row: whether it has keys of its own.

    """

    label: str
    keys: tuple[Key, ...]
    values: tuple[Any, ...]
    is_row: bool = False


def list_parts(register: Register) -> Iterator[Part]:
    """The parts of a register that state facts."""
    for name, value in list_values(register).items():
        if name not in UNASKED:
            yield from divide_part((name,), value)


def divide_part(key: Key, value: Any) -> Iterator[Part]:  # noqa: ANN401 - whatever the model has
    """A part of the model as what can be asked: single values, lists of these, and rows."""
    label = find_label(key)
    if isinstance(value, tuple):
        yield from divide_list(key, value)
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield Part(label, ((*key, name),), (inner,))
    elif has_keys(value):
        for step, inner in list_values(value).items():
            yield from divide_part((*key, step), inner)
    elif value is not None and not isinstance(value, Gap):
        yield Part(label, (key,), (value,))


def divide_list(key: Key, items: tuple[Any, ...]) -> Iterator[Part]:
    """What says only itself as one part, and behind it each row that says more."""
    label = find_label(key)
    plain: dict[Key, Any] = {}
    rows: list[Part] = []
    for place, item in enumerate(items):
        inner = (*key, place)
        if says_more(item):
            rows.append(
                Part(
                    label,
                    (inner,),
                    (item,),
                    is_row=True,
                )
            )
        elif not isinstance(item, Gap):
            plain[inner] = item
    if plain:
        yield Part(label, tuple(plain), tuple(plain.values()))
    yield from rows


def says_more(item: object) -> bool:
    """Whether an item says more than itself; of what a law keeps, also how long."""
    if isinstance(item, Retention):
        return True
    if not has_keys(item):
        return False
    assert isinstance(item, BaseModel)
    said = filter(is_stated, list_values(item).values())
    return len(list(said)) > 1


def is_stated(value: object) -> bool:
    """Whether a value says something."""
    return value not in (None, (), {})


def find_row(register: Register, key: Key) -> Key:
    """Where the innermost row is that something stands in; nothing where it stands in none."""
    for length in range(len(key) - 1, 1, -1):
        if isinstance(key[length - 1], int) and has_keys(find_part(register, key[:length])):
            return key[:length]
    return ()


def list_open_keys(register: Register) -> Iterator[Key]:
    """Where something is open: every gap, and what `cookies: used` leaves unsaid."""
    for key, part in walk_parts(register):
        if isinstance(part, Gap):
            yield key
    if register.cookies == "used":
        yield ("cookies", "list")
        yield ("cookies", "settings")


def list_beside(register: Register, key: Key) -> list[Any]:
    """What is known in the list that a gap is an item of."""
    above = find_part(register, key[:-1])
    if not isinstance(above, tuple):
        return []
    return [item for item in above if not isinstance(item, Gap)]


def find_part(register: Register, key: Key) -> Any:  # noqa: ANN401 - whatever the model has
    """The part of a register under a key."""
    part: Any = register
    for step in key:
        part = list_values(part)[str(step)] if isinstance(part, BaseModel) else part[step]
    return part
