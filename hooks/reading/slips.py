"""Slips of the pen that YAML takes for something else, and says nothing: each becomes a fault at its place."""

from __future__ import annotations

import re

import yaml

from .display import INVISIBLE, Key, describe_character, format_key, make_visible, quote
from .fault_codes import FaultCode
from .messages import Phrase, Series, Value
from .scalars import find_start, get_own_lines, get_rest, is_plain
from .source import Source, Stop
from .stumble import BULLET

MANY = 3  # from so many repeated keys on, a part of the file was pasted twice
MANY_IN_ROW = 2  # in a row of a list two repeated keys mean that the next row has lost its hyphen
KEY_WITHOUT_SPACE = re.compile(r"([a-z_]+):(\S.*)")
ITEM_OR_KEY = re.compile(r"\s*(- |[a-z_]+:( |$))")
COMMENT_AS_VALUE = re.compile(r": +(#\S.*)")
COMMENT_IN_TEXT = re.compile(r" +#\S")

Position = tuple[int, int]  # line and column, counted from 1
Slip = tuple[FaultCode, str, dict[str, Value]]  # a code, the name of its sentence, and what goes into it


def refuse_marks(event: yaml.NodeEvent, key: Key, source: Source) -> None:
    """Note anchors, aliases and tags: a file can grow without bounds by them, and a register needs none."""
    if mark := find_mark(event):
        source.note(*find_start(event), FaultCode.MARK, format_key(key), "mark", mark=quote(mark))


def find_mark(event: yaml.NodeEvent) -> str:
    """The anchor, the alias or the tag of a value as it is written, or nothing."""
    if isinstance(event, yaml.AliasEvent):
        return f"*{event.anchor}"
    if event.anchor:
        return f"&{event.anchor}"
    if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag:
        return event.tag.replace("tag:yaml.org,2002:", "!!")
    return ""


def refuse_hidden(event: yaml.ScalarEvent, key: Key, source: Source, lines: list[str]) -> None:
    """Note what a reader would not see: characters written as escapes, and text cut off by a comment."""
    place, name = find_start(event), format_key(key)
    if found := INVISIBLE.search(event.value.replace("\n", "")):
        source.note(*place, FaultCode.INVISIBLE, name, "in-text", character=describe_character(found[0]))
    rest = get_rest(event, lines)
    if is_plain(event) and COMMENT_IN_TEXT.match(rest):
        source.note(*place, FaultCode.CUT_OFF, name, "comment", rest=quote(rest.strip()))


def refuse_joined(event: yaml.ScalarEvent, key: Key, source: Source, lines: list[str], opened: list[Position]) -> None:
    """Note a list item or a key that YAML reads as the rest of the text above it.

    Raises:
        Stop: the text stands in brackets, one of which was never closed; the fault is noted.

    """
    if not is_plain(event):
        return
    line, column = find_start(event)
    for number, text in enumerate(get_own_lines(event, lines)):
        indented = len(text) - len(text.lstrip()) + 1
        place = (line + number, indented if number else column + indented - 1)
        if bullet := BULLET.match(text):
            source.note(*place, FaultCode.JOINED, format_key(key), "bullet", mark=quote(bullet[1]))
            return
        if number and ITEM_OR_KEY.match(text):
            refuse_open_bracket(source, lines, opened)
            source.note(*place, FaultCode.JOINED, format_key(key), "continued")
            return


def refuse_open_bracket(source: Source, lines: list[str], opened: list[Position]) -> None:
    """Note the bracket that holds what is read, where it must have been forgotten to close it."""
    if not opened:
        return
    line, column = opened[-1]
    if lines[line - 1][column - 1 :].startswith(("[", "{")):
        source.note(line, column, FaultCode.SYNTAX, "", "open-bracket")
        raise Stop


def find_comment_as_value(event: yaml.ScalarEvent, lines: list[str]) -> str:
    """What stands behind a key and begins with #, so that YAML takes it for a comment."""
    comment = COMMENT_AS_VALUE.match(get_rest(event, lines))
    return comment[1] if comment else ""


def find_slip_in_braces(event: yaml.ScalarEvent, lines: list[str], *, is_first: bool) -> Slip | None:
    """Why something in braces has no value: a space is missing, or a comma has cut a text in two."""
    if written := KEY_WITHOUT_SPACE.fullmatch(event.value):
        return FaultCode.NO_SPACE, "no-space", {"key": written[1], "value": make_visible(written[2])}
    if not is_first and not get_rest(event, lines).startswith(":"):
        return FaultCode.CUT_OFF, "comma", {"text": quote(event.value)}
    return None


def refuse_repeated(repeated: list[yaml.ScalarEvent], key: Key, source: Source) -> None:
    """Note the keys of a mapping that are here again; many together are one mistake: a lost hyphen, or a copy."""
    in_row = bool(key) and isinstance(key[-1], int)
    if len(repeated) >= (MANY_IN_ROW if in_row else MANY):
        message = "lost-hyphen" if in_row else "copy"
        note_repeated(repeated[0], key, source, message, others=name_keys(repeated[1:]))
        return
    for event in repeated:
        note_repeated(event, key, source, "once")


def note_repeated(event: yaml.ScalarEvent, key: Key, source: Source, message: str, **values: Value) -> None:
    inner = (*key, event.value)
    first = source.places[inner].line
    source.note(*find_start(event), FaultCode.TWICE, format_key(inner), message, line=first, **values)


def name_keys(events: list[yaml.ScalarEvent]) -> Value:
    """The names of a few keys, or how many they are."""
    if len(events) >= MANY:
        return Phrase("more", (("count", len(events)),))
    return Series(tuple(make_visible(event.value) for event in events), "and")
