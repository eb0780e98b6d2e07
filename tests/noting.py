"""Which parts of the shared data a page is made of: a theme that notes what of it is read.

A page that was made without a part is the same whatever that part says, so that it need not be made anew for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from hooks.theme.theme import Theme

Part = tuple[object, ...]  # `words`, `vocabulary`, `constants` or `services`, and the keys that lead to it
KEYS = object()  # in the place of a key: which keys there are, and in what order
VALUES = object()  # in the place of a key: what all of them say


class Noting(dict[Any, Any]):
    """A mapping that tells which of its parts are read."""

    def __init__(self, data: dict[Any, Any], where: Part, note: Callable[[Part], None]) -> None:
        super().__init__()
        for key, value in data.items():
            self[key] = Noting(value, (*where, key), note) if isinstance(value, dict) else value
        self._where = where
        self._note = note

    def _note_key(self, key: object) -> None:
        self._note((*self._where, key))

    def __getitem__(self, key: object) -> Any:  # noqa: ANN401 - whatever YAML holds
        self._note_key(key)
        return super().__getitem__(key)

    def get(self, key: object, default: object = None) -> Any:  # noqa: ANN401 - as above
        self._note_key(key)
        return super().get(key, default)

    def __contains__(self, key: object) -> bool:
        self._note_key(key)
        return super().__contains__(key)

    def __iter__(self) -> Iterator[Any]:
        self._note_key(KEYS)
        return super().__iter__()

    def __len__(self) -> int:
        self._note_key(KEYS)
        return super().__len__()

    def keys(self) -> Any:  # noqa: ANN401 - as above
        self._note_key(KEYS)
        return super().keys()

    def values(self) -> Any:  # noqa: ANN401 - as above
        self._note_key(KEYS)
        self._note_key(VALUES)
        return super().values()

    def items(self) -> Any:  # noqa: ANN401 - as above
        self._note_key(KEYS)
        self._note_key(VALUES)
        return super().items()

    def __eq__(self, other: object) -> bool:
        self._note_key(KEYS)
        self._note_key(VALUES)
        return super().__eq__(other)

    __hash__ = None  # as that of a dict

    def __repr__(self) -> str:
        return repr(dict(self))


def note_reading(theme: Theme, read: set[Part]) -> Theme:
    """The same theme, which adds to `read` what of its words, codes, constants and services is read."""
    noting = replace(
        theme,
        constants=Noting(dict(theme.constants), ("constants",), read.add),
        services=Noting(dict(theme.services), ("services",), read.add),
    )
    # What the theme puts together of codes, texts and services is kept there where it is first asked for.
    noting.__dict__["words"] = Noting(dict(theme.words), ("words",), read.add)
    noting.__dict__["vocabulary"] = Noting(dict(theme.vocabulary), ("vocabulary",), read.add)
    noting.__dict__["certain_services"] = Noting(dict(theme.certain_services), ("services",), read.add)
    return noting


def find_unequal_parts(old: Theme, new: Theme) -> set[Part]:
    """The parts in which two themes differ, as reading them is noted."""
    return {
        *compare_parts(old.words, new.words, ("words",)),
        *compare_parts(old.services, new.services, ("services",)),
        *compare_parts(old.vocabulary, new.vocabulary, ("vocabulary",)),
        *compare_parts(old.constants, new.constants, ("constants",)),
    }


def compare_parts(old: object, new: object, where: Part) -> Iterator[Part]:
    """The parts in which two things differ; those that are no mappings are one part."""
    if old is new:
        return
    if not isinstance(old, dict) or not isinstance(new, dict):
        if old != new:
            yield from (where, (*where[:-1], VALUES))
        return
    if list(old) != list(new):
        yield (*where, KEYS)
    for key in {**old, **new}:
        yield from compare_parts(old.get(key, KEYS), new.get(key, KEYS), (*where, key))
