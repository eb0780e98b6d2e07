"""What may stand under a key of the format, from the annotations of the model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from .doors import DoorType
from .keys import FIELDS, Path
from .own_words import Words
from .terms import Coded, Only


def is_mandatory(path: Path) -> bool:
    """Whether every file needs the key, or every part that it belongs to; `removed:` is all that a removal needs."""
    if path == ("removed",):
        return False
    return FIELDS[path].is_required()


def list_vocabularies(path: Path) -> tuple[str, ...]:
    """The vocabularies whose codes a key takes, each once."""
    found: list[str] = []
    for note in list_notes(path):
        found.extend(get_vocabularies(note))
    return tuple(dict.fromkeys(found))


def get_vocabularies(note: object) -> tuple[str, ...]:
    """The vocabularies of one annotation."""
    if isinstance(note, Coded | Only):
        return note.vocabularies
    if isinstance(note, DoorType) and note.codes:
        return ("doors",)
    return ()


def may_hold_own_words(path: Path) -> bool:
    """Whether own words may stand under a key."""
    return any(map(is_own_words, list_notes(path)))


def is_own_words(note: object) -> bool:
    """Whether an annotation lets own words stand, alone or beside codes."""
    if note is Words:
        return True
    return isinstance(note, Coded | DoorType)


def list_notes(path: Path) -> Iterator[Any]:
    """Everything annotated to the value of a key, however deep in its lists and alternatives."""
    field = FIELDS[path]
    yield from field.metadata
    yield from walk_annotation(field.annotation)


def walk_annotation(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - any type annotation
    """An annotation and what it is made of, from the outside in."""
    yield annotation
    for inner in get_args(annotation):
        yield from walk_annotation(inner)
