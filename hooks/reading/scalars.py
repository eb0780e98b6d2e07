"""Where an event of PyYAML's parser stands in the text, and whether it is a value at all."""

from __future__ import annotations

import yaml

from .source import Position

NO_VALUE = frozenset({"", "~", "null", "Null", "NULL"})


def find_start(event: yaml.Event) -> Position:
    """The line and the column where an event begins, counted from 1."""
    mark = event.start_mark
    assert mark is not None  # the parser marks every event
    return mark.line + 1, mark.column + 1


def is_nothing(event: yaml.Event) -> bool:
    """Whether a value is left out: nothing, `~` or `null`, unless it is in quotes."""
    if not isinstance(event, yaml.ScalarEvent):
        return False
    return is_plain(event) and event.value in NO_VALUE


def is_plain(event: yaml.ScalarEvent) -> bool:
    """Whether a text stands without quotes."""
    plain, _ = event.implicit
    return plain


def find_end(event: yaml.Event) -> Position:
    """The line and the column behind an event, counted from 1."""
    mark = event.end_mark
    assert mark is not None  # the parser marks every event
    return mark.line + 1, mark.column + 1


def get_rest(event: yaml.Event, lines: list[str]) -> str:
    """What follows an event on its line."""
    line, column = find_end(event)
    return lines[line - 1][column - 1 :]


def get_own_lines(event: yaml.Event, lines: list[str]) -> list[str]:
    """The lines that an event goes over; the first from where it begins, the last as a whole."""
    line, column = find_start(event)
    last, _ = find_end(event)
    first = lines[line - 1][column - 1 :]
    others = lines[line:last]
    return [first, *others]
