"""Events become data: a fault that leaves the rest readable is noted, and reading goes on."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from .display import Key, format_key, quote
from .fault_codes import FaultCode
from .faults import Place, make_fault
from .scalars import find_start, is_nothing
from .slips import (
    find_comment_as_value,
    find_slip_in_braces,
    find_value_behind_odd_space,
    mend_key,
    refuse_hidden,
    refuse_joined,
    refuse_marks,
    refuse_question_mark,
    refuse_repeated,
)
from .source import KEY, Data, Position, Source, Stop

MAX_DEPTH = 12
MAX_PARTS = 2000  # values, lists and mappings; the longest register of the tests has 300


class Reader:
    """Reads the values of one file into its source."""

    def __init__(self, source: Source, events: Iterator[yaml.Event], lines: list[str]) -> None:
        self.source = source
        self.events = events
        self.lines = lines
        self.parts = 0
        self.opened: list[Position] = []  # where the lists and mappings begin that are being read

    def read_mapping(self, start: yaml.MappingStartEvent, key: Key) -> dict[str, Data]:
        """The entries of a mapping; of a key that is here twice the first value holds.

        Raises:
            Stop: something else than a word stands as a key, or nothing but a question mark; the fault is noted.

        """
        entries: dict[str, Data] = {}
        repeated: list[yaml.ScalarEvent] = []
        while event := self.take_node():
            refuse_marks(event, key, self.source)
            refuse_question_mark(event, start, key, self.source, self.lines)
            if not isinstance(event, yaml.ScalarEvent):
                self.source.note(find_start(event), FaultCode.SYNTAX, "complex-key", key)
                raise Stop
            content = self.take_node()
            assert content is not None  # every key has a value, if only an empty one
            refuse_hidden(event, key, self.source, self.lines)
            mend_key(event, key, self.source)
            if event.value in entries:
                repeated.append(event)
                self.read_value(content, (*key, event.value))
            else:
                self.read_entry(event, content, start, key, entries)
        refuse_repeated(repeated, key, self.source)
        return entries

    def take_node(self) -> yaml.NodeEvent | None:
        """The next value or key; nothing at the end of a list or a mapping."""
        event = next(self.events)
        if isinstance(event, yaml.NodeEvent):
            return event
        return None

    def read_entry(
        self,
        event: yaml.ScalarEvent,
        content: yaml.NodeEvent,
        start: yaml.MappingStartEvent,
        key: Key,
        entries: dict[str, Data],
    ) -> None:
        """Add one key of a mapping with its value to the others."""
        at = find_start(event)
        is_empty = is_nothing(content)
        if start.flow_style and is_empty and self.read_slip_in_braces(event, key, entries):
            return
        inner = (*key, event.value)
        place = Place(self.source.file, *at)
        self.source.places[(*inner, KEY)] = place
        if is_empty or isinstance(content, yaml.CollectionStartEvent):  # what may begin on a later line
            self.source.places[inner] = place
        comment = ""
        if is_empty or start.flow_style:
            comment = find_comment_as_value(event, self.lines)
        if comment:
            self.note_comment(comment, at, inner, is_empty=is_empty)
        if comment and is_empty:
            entries[event.value] = None
        else:
            entries[event.value] = self.read_value(content, inner)

    def note_comment(self, comment: str, at: Position, key: Key, *, is_empty: bool) -> None:
        """Note a comment that stands in the place of a value, or in braces behind one."""
        if is_empty:
            self.source.note(at, FaultCode.ALL_COMMENT, "comment", key, rest=quote(comment))
        else:  # it has cut off the closing brace, too
            self.source.note(at, FaultCode.CUT_OFF, "comment", key, rest=quote(comment.strip()))

    def read_slip_in_braces(self, event: yaml.ScalarEvent, key: Key, entries: dict[str, Data]) -> bool:
        """Note why something in braces has no value; whether there is such a reason."""
        at = find_start(event)
        meant = find_value_behind_odd_space(event, key, self.source)
        if meant:
            self.keep_meant(meant, at, key, entries)
            return True
        slip = find_slip_in_braces(event, self.lines, is_first=not entries)
        if slip:
            code, message, values = slip
            self.source.note(at, code, message, key, **values)
            return True
        return False

    def keep_meant(self, meant: tuple[str, str], at: Position, key: Key, entries: dict[str, Data]) -> None:
        """Go on with a key and its value as they were meant."""
        name, value = meant
        place = Place(self.source.file, *at)
        self.source.places[(*key, name, KEY)] = place
        self.source.places[(*key, name)] = place
        entries[name] = value

    def read_value(self, event: yaml.NodeEvent, key: Key) -> Data:
        """The data that begin with an event; their place is noted under `key`.

        Raises:
            Stop: the file is too deep or too long, or a bracket was never closed; the fault is noted.

        """
        refuse_marks(event, key, self.source)
        place = Place(self.source.file, *find_start(event))
        self.source.places.setdefault(key, place)
        self.refuse_excess(place, key)
        if isinstance(event, yaml.CollectionStartEvent):
            return self.read_collection(event, key)
        if not isinstance(event, yaml.ScalarEvent) or is_nothing(event):
            return None
        refuse_hidden(event, key, self.source, self.lines)
        refuse_joined(event, key, self.source, self.lines, self.opened)
        return event.value.strip()

    def refuse_excess(self, place: Place, key: Key) -> None:
        """Note a value that stands too deep, or one too many.

        Raises:
            Stop: it does.

        """
        if len(key) > MAX_DEPTH:
            name = f"{format_key(key[:3])}…"
            self.source.faults.append(make_fault(place, FaultCode.TOO_MUCH, name, "deep"))
            raise Stop
        self.parts += 1
        if self.parts > MAX_PARTS:
            name = format_key(key)
            fault = make_fault(place, FaultCode.TOO_MUCH, name, "many", limit=MAX_PARTS)
            self.source.faults.append(fault)
            raise Stop

    def read_collection(self, event: yaml.CollectionStartEvent, key: Key) -> Data:
        """A list or a mapping; one with a tag is something else altogether, and counts as no value."""
        noted = len(self.source.faults)
        self.opened.append(find_start(event))
        data = self.read_inside(event, key)
        self.opened.pop()
        if event.tag in (None, "!"):
            return data
        del self.source.faults[noted:]
        return None

    def read_inside(self, event: yaml.CollectionStartEvent, key: Key) -> Data:
        """What a list or a mapping holds."""
        if isinstance(event, yaml.MappingStartEvent):
            return self.read_mapping(event, key)
        return self.read_list(key)

    def read_list(self, key: Key) -> list[Data]:
        """The items of a list."""
        items: list[Data] = []
        while event := self.take_node():
            items.append(self.read_value(event, (*key, len(items))))
        return items
