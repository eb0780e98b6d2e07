"""Slips of the pen that YAML takes for something else without a word: each becomes a fault at its place."""

from __future__ import annotations

import re

import yaml

from .display import ODD_WHITE_SPACE, Key, describe_character, make_visible, name_white_space, quote
from .fault_codes import FaultCode
from .hidden import INVISIBLE, find_kind
from .messages import Series, Value, make_phrase
from .scalars import find_start, get_own_lines, get_rest, is_plain
from .source import Position, Source, Stop
from .stumble import BULLET, HYPHEN_AND_TEXT

ESCAPING = '"'  # the only style of a text in which characters are written as escapes
MANY = 3  # from so many repeated keys on, a part of the file was pasted twice
MANY_IN_ROW = 2  # in a row of a list two repeated keys mean that the next row has lost its hyphen
KEY_WITHOUT_SPACE = re.compile(r"([a-z_]+):(\S.*)")
ODD_AFTER_COLON = re.compile(r"([a-z_]+):([^\S ])(.*)")
ITEM_OR_KEY = re.compile(r"\s*(- |[a-z_]+:( |$))")
COMMENT_AS_VALUE = re.compile(r": +(#\S.*)")
COMMENT_IN_TEXT = re.compile(r" +#\S")
IN_TEXT = {  # the sentences for characters that are written as escapes, by the kind of character
    "invisible": "invisible-in-text",
    "damaged": "damaged-in-text",
    "private": "private-in-text",
}

Slip = tuple[FaultCode, str, dict[str, Value]]  # a code, the name of its sentence, and what goes into it


def refuse_marks(event: yaml.NodeEvent, key: Key, source: Source) -> None:
    """Note anchors, aliases and tags: a file can grow without bounds by them, and a register needs none."""
    if event.anchor or getattr(event, "tag", None):
        source.note(find_start(event), FaultCode.MARK, "mark", key, mark=quote(find_mark(event)))


def refuse_question_mark(
    event: yaml.NodeEvent, start: yaml.MappingStartEvent, key: Key, source: Source, lines: list[str]
) -> None:
    """Note a question mark in the place of a value, which YAML takes for the mark of a key that is not there.

    Raises:
        Stop: there is one; what follows it may be read as part of it.

    """
    is_empty = isinstance(event, yaml.ScalarEvent) and event.value == ""
    if not is_empty:
        return
    line, column = find_start(start)
    if lines[line - 1][column - 1 :].strip() == "?":
        source.note((line, column), FaultCode.SYNTAX, "question-mark", key)
        raise Stop


def find_mark(event: yaml.NodeEvent) -> str:
    """The anchor, the alias or the tag of a value as it is written."""
    if isinstance(event, yaml.AliasEvent):
        return f"*{event.anchor}"
    if event.anchor:
        return f"&{event.anchor}"
    tag = getattr(event, "tag", "")
    return str(tag).replace("tag:yaml.org,2002:", "!!")


def refuse_hidden(event: yaml.ScalarEvent, key: Key, source: Source, lines: list[str]) -> None:
    """Note what a reader would not see: characters written as escapes, and text cut off by a comment."""
    if event.style == ESCAPING:
        refuse_escaped(event, key, source)
        return
    rest = get_rest(event, lines)
    if "#" in rest and is_plain(event) and COMMENT_IN_TEXT.match(rest):
        source.note(find_start(event), FaultCode.CUT_OFF, "comment", key, rest=quote(rest.strip()))


def refuse_escaped(event: yaml.ScalarEvent, key: Key, source: Source) -> None:
    """Note a character that shows nothing; what is not an escape was looked at before YAML's parser saw it."""
    on_one_line = event.value.replace("\n", "")
    found = INVISIBLE.search(on_one_line)
    if found:
        character = describe_character(found[0])
        source.note(find_start(event), FaultCode.INVISIBLE, IN_TEXT[find_kind(found[0])], key, character=character)


def refuse_joined(event: yaml.ScalarEvent, key: Key, source: Source, lines: list[str], opened: list[Position]) -> None:
    """Note a list item or a key that YAML reads as the rest of the text above it.

    Raises:
        Stop: the text stands in brackets, one of which was never closed; the fault is noted.

    """
    if not is_plain(event):
        return
    line, column = find_start(event)
    first, *others = get_own_lines(event, lines)
    if refuse_bullet(first, (line, column), key, source):
        return
    if others and HYPHEN_AND_TEXT.match(first):
        source.note((line, column), FaultCode.JOINED, "no-space-after-hyphen", key)
        return
    for number, text in enumerate(others, start=line + 1):
        if refuse_bullet(text, (number, 1), key, source):
            return
        if ITEM_OR_KEY.match(text):
            refuse_open_bracket(source, lines, opened)
            place = (number, 1 + measure_space(text))
            source.note(place, FaultCode.JOINED, "continued", key)
            return


def refuse_bullet(text: str, place: Position, key: Key, source: Source) -> bool:
    """Note a bullet at the beginning of a text that stands at a place; whether there is one."""
    bullet = BULLET.match(text)
    if not bullet:
        return False
    line, column = place
    at = (line, column + measure_space(text))
    source.note(at, FaultCode.JOINED, "bullet", key, mark=quote(bullet[1]))
    return True


def measure_space(text: str) -> int:
    return len(text) - len(text.lstrip())


def refuse_open_bracket(source: Source, lines: list[str], opened: list[Position]) -> None:
    """Note the bracket that holds what is read: the line that was joined shows that it was never closed.

    Raises:
        Stop: there is such a bracket.

    """
    if not opened:
        return
    line, column = opened[-1]
    beginning = lines[line - 1][column - 1 :]
    if beginning.startswith(("[", "{")):
        source.note((line, column), FaultCode.SYNTAX, "open-bracket")
        raise Stop


def find_comment_as_value(event: yaml.ScalarEvent, lines: list[str]) -> str:
    """What stands behind a key and begins with #, so that YAML takes it for a comment."""
    rest = get_rest(event, lines)
    comment = COMMENT_AS_VALUE.match(rest)
    if comment:
        return comment[1]
    return ""


def mend_key(event: yaml.ScalarEvent, key: Key, source: Source) -> None:
    """Note white space around a key that is no plain space, and go on with the key as it was meant."""
    odd = ODD_WHITE_SPACE.search(event.value)
    meant = event.value.strip()
    if odd and meant != event.value and is_plain(event):
        line, column = find_start(event)
        character = name_white_space(odd[0])
        source.note((line, column + odd.start()), FaultCode.SYNTAX, "odd-space-in-key", key, character=character)
        event.value = meant


def find_value_behind_odd_space(event: yaml.ScalarEvent, key: Key, source: Source) -> tuple[str, str] | None:
    """A key and its value in braces that YAML takes for one text, since the space between them is no plain one."""
    written = ODD_AFTER_COLON.fullmatch(event.value)
    if not written:
        return None
    name, odd, value = written.groups()
    line, column = find_start(event)
    character = name_white_space(odd)
    source.note((line, column + written.start(2)), FaultCode.SYNTAX, "odd-space-after-colon", key, character=character)
    return name, value.strip()


def find_slip_in_braces(event: yaml.ScalarEvent, lines: list[str], *, is_first: bool) -> Slip | None:
    """Why something in braces has no value: a space is missing, or a comma has cut a text in two."""
    if written := KEY_WITHOUT_SPACE.fullmatch(event.value):
        name, value = written.groups()
        return FaultCode.NO_SPACE, "no-space", {"name": name, "value": make_visible(value)}
    rest = get_rest(event, lines)
    if is_first or rest.startswith(":"):
        return None
    return FaultCode.CUT_OFF, "comma", {"text": quote(event.value)}


def refuse_repeated(repeated: list[yaml.ScalarEvent], key: Key, source: Source) -> None:
    """Note the keys of a mapping that are here again; many together are one mistake: a lost hyphen, or a copy."""
    in_row = bool(key) and isinstance(key[-1], int)
    if in_row and len(repeated) >= MANY_IN_ROW:
        note_repeated(
            repeated[0],
            key,
            source,
            "lost-hyphen",
            others=name_keys(repeated[1:]),
        )
    elif len(repeated) >= MANY:
        note_repeated(repeated[0], key, source, "copy", others=name_keys(repeated[1:]))
    else:
        for event in repeated:
            note_repeated(event, key, source, "once")


def note_repeated(event: yaml.ScalarEvent, key: Key, source: Source, message: str, **values: Value) -> None:
    inner = (*key, event.value)
    first = source.places[inner].line
    source.note(
        find_start(event),
        FaultCode.TWICE,
        message,
        inner,
        line=first,
        **values,
    )


def name_keys(events: list[yaml.ScalarEvent]) -> Value:
    """The names of a few keys, or how many they are."""
    if len(events) >= MANY:
        return make_phrase("more", count=len(events))
    names = [make_visible(event.value) for event in events]
    return Series(tuple(names), "and")
