"""A file becomes plain data with positions; all distrust of files and of YAML lives here.

One pass over PyYAML's parser events gives the data, the position of every part, and every fault of the file at once.
Nothing is composed before it is trusted: composing 100 KB of "[" kills the process, and the loaders accept anchors,
tags and duplicate keys in silence. Every scalar is text (`00100`, `+358…`, `NO` and `12:30` stay what they are) or
`None` where there is no value; the model reads dates, numbers and yes/no strictly.
"""

from __future__ import annotations

import re
import stat
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from . import syntax
from .codes import FaultCode
from .display import INVISIBLE, Key, describe_character, format_key, make_visible, quote
from .faults import Fault, Faulty, Place, make_fault, say_fault
from .messages import Value

Data = str | None | list["Data"] | dict[str, "Data"]
Stamp = tuple[int, int, int]

MAX_BYTES = 256 * 1024
MAX_DEPTH = 12
MAX_PARTS = 2000  # values, lists and mappings; the longest register of the tests has 300
MANY = 3  # keys that are in a mapping twice, from which on something was pasted twice
MANY_IN_ROW = 2  # the same in a row of a list, where rather a hyphen is missing
MAX_STRAY = 50  # characters that show nothing; a file that has more is told of these first
KEY = ":"  # `places[*path, KEY]` is where the key itself stands
NO_VALUE = frozenset({"", "~", "null", "Null", "NULL"})
DOCUMENTS = (b"PK\x03\x04", b"%PDF", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"\x1f\x8b")  # how such files begin
JOINED = re.compile(r"\s*(- |[a-z_]+:( |$))")  # a line that was meant as an item or a key
NO_SPACE = re.compile(r"([a-z_]+):(\S.*)")
CONFLICT = re.compile(r"^(<{7}|={7}|>{7})( |$)", re.MULTILINE)


@dataclass
class Source:
    """What one file holds: its data, the place of every part, and the faults found while reading."""

    file: str
    data: dict[str, Data] = field(default_factory=dict)
    places: dict[Key, Place] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def note(self, line: int, column: int, code: FaultCode, key: str, message: str, /, **values: Value) -> None:
        """Add what is wrong at a place of the file; `values` go into the sentence."""
        self.faults.append(make_fault(Place(self.file, line, column), code, key, message, **values))

    def fault(self, line: int, column: int, code: FaultCode, key: str, problem: str, remedy: str = "") -> None:
        """FOR THE TRANSITION ONLY, as `say_fault`."""
        self.faults.append(say_fault(Place(self.file, line, column), code, key, problem, remedy))


class Stop(Exception):  # noqa: N818 - it is no error of ours
    """The rest of the file cannot be read; the fault is already noted."""


def place_of(key: Key, places: Mapping[Key, Place]) -> tuple[Key, Place]:
    """The deepest part of `key` that the file has, and its place.

    Steps the file lacks are passed over: pydantic's locations hold the tags of unions, and a row written as a bare
    code has no inner keys.
    """
    found: Key = ()
    for step in key:
        if (*found, step) in places:
            found = (*found, step)
    return found, places[found]


def stamp(path: Path) -> Stamp:
    """What changes when a file does; nothing where there is no file."""
    try:
        status = path.lstat()
    except OSError:
        return 0, 0, 0
    return status.st_mtime_ns, status.st_size, status.st_ino


def read(path: Path, name: str) -> Source:
    """Read one YAML file.

    Args:
        path: the file.
        name: how messages call it.

    Returns:
        The data with positions. With faults the data hold what could be read.

    """
    source = Source(name, places={(): Place(name, 1, 1)})
    try:
        raw = bytes_of(path, source)
    except Stop:
        return source
    return read_bytes(raw, name)


def own(path: Path, name: str) -> Source:
    """Read one of the project's own YAML files, without which nothing can be made.

    Raises:
        Faulty: it is missing or faulty.

    """
    found = read(path, name)
    if found.faults:
        raise Faulty(*found.faults)
    return found


def read_bytes(raw: bytes, name: str) -> Source:
    """As `read`, of a file that git or another has read already."""
    source = Source(name, places={(): Place(name, 1, 1)})
    try:
        text = decoded(raw, source)
        suspicious(text, source)
        parsed(text, source)
    except Stop:
        pass
    return source


def bytes_of(path: Path, source: Source) -> bytes:
    """What a regular file of bounded size holds."""
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            source.fault(
                1,
                1,
                FaultCode.FILE,
                "",
                "this is not a regular file",
                "put the file itself here, no link, folder or pipe",
            )
            raise Stop
        if status.st_size > MAX_BYTES:
            size = f"the file is {status.st_size // 1024} KB"
            source.fault(
                1,
                1,
                FaultCode.FILE,
                "",
                size,
                f"a register is at most {MAX_BYTES // 1024} KB; ordinary ones are about 2 KB",
            )
            raise Stop
        return path.read_bytes()
    except OSError as error:
        remedy = "put it back" if isinstance(error, FileNotFoundError) else "check its permissions"
        source.fault(1, 1, FaultCode.FILE, "", f"the file cannot be read ({error.strerror})", remedy)
        raise Stop from error


def decoded(raw: bytes, source: Source) -> str:
    """The text of a file in UTF-8, without a byte order mark and in Unicode form NFC."""
    if raw.startswith(DOCUMENTS):
        problem = "this is a document of a word processor, a PDF or an archive, and no plain text"
        source.fault(1, 1, FaultCode.ENCODING, "", problem, "write the register in a text editor")
        raise Stop
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in raw[:4]:
        source.fault(1, 1, FaultCode.ENCODING, "", "the file is saved as UTF-16", "save it as UTF-8")
        raise Stop
    try:
        text = raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8").splitlines(keepends=True) or [""]
        ended = before[-1].endswith("\n")
        line, column = (len(before) + 1, 1) if ended else (len(before), len(before[-1]) + 1)
        source.fault(
            line,
            column,
            FaultCode.ENCODING,
            "",
            f"the byte 0x{raw[error.start]:02X} is not UTF-8",
            "save the file as UTF-8",
        )
        raise Stop from error
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return re.sub(r"^[ \t]+$", "", text, flags=re.MULTILINE)  # a tab where nothing else stands harms nobody


def suspicious(text: str, source: Source) -> None:
    """Note what would be misread, in words an office worker knows, before YAML's own parser sees it."""
    if conflict := CONFLICT.search(text):
        line = text.count("\n", 0, conflict.start()) + 1
        source.fault(
            line,
            1,
            FaultCode.MERGE_CONFLICT,
            "",
            f"{quote(conflict[1])} is a mark of a merge conflict",
            "choose one version and delete the marks",
        )
        raise Stop
    noted = 0
    for number, content in enumerate(text.split("\n"), start=1):
        indent = content[: len(content) - len(content.lstrip())]
        if "\t" in indent and content.strip():
            source.fault(
                number,
                indent.index("\t") + 1,
                FaultCode.INDENTATION,
                "",
                "a tab in the indentation",
                "indent with spaces",
            )
            noted += 1
        elif indent.strip(" ") and content.strip():
            odd = indent.strip(" ")[0]
            source.fault(
                number,
                indent.index(odd) + 1,
                FaultCode.INDENTATION,
                "",
                f"the indentation has the character U+{ord(odd):04X}",
                "indent with spaces",
            )
            noted += 1
        for found in islice(INVISIBLE.finditer(content), MAX_STRAY):
            source.fault(number, found.start() + 1, FaultCode.INVISIBLE, "", describe_character(found[0]), "delete it")
            noted += 1
        if noted >= MAX_STRAY:
            break
    if noted:
        raise Stop


def parsed(text: str, source: Source) -> None:
    """Fill `source` from the parser's events.

    Raises:
        Stop: the syntax is broken or the nesting too deep; the fault is noted.

    """
    events: Any = yaml.parse(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    reader = Reader(source, events, text.split("\n"))
    try:
        next(events)  # the start of the stream
        if isinstance(event := next(events), yaml.StreamEndEvent):
            source.fault(
                1, 1, FaultCode.EMPTY_FILE, "", "the file is empty", "copy notices/_template.yml and fill it in"
            )
            raise Stop
        if event.version or event.tags:
            source.fault(*at(event), FaultCode.SYNTAX, "", "a line that begins with %", "delete it")
        event = next(events)
        if not isinstance(event, yaml.MappingStartEvent):
            source.fault(
                *at(event),
                FaultCode.SYNTAX,
                "",
                "the file does not begin with a key",
                "write keys such as `controller:` at the left margin",
            )
            raise Stop
        source.data.update(reader.mapping(event, ()))
        if not source.data and not source.faults:
            source.fault(
                *at(event), FaultCode.EMPTY_FILE, "", "the file is empty", "copy notices/_template.yml and fill it in"
            )
        next(events)  # the end of the document
        if not isinstance(event := next(events), yaml.StreamEndEvent):
            source.fault(
                *at(event),
                FaultCode.SYNTAX,
                "",
                "a second document begins here",
                "delete the line `---`; one file holds one register",
            )
    except yaml.MarkedYAMLError as error:
        line, column, problem, remedy = syntax.explained(error, reader.lines, reader.open)
        fault = say_fault(Place(source.file, line + 1, column + 1), FaultCode.SYNTAX, "", problem, remedy)
        joined = [told for told in source.faults if told.code == FaultCode.JOINED]
        if any(told.place.line < fault.place.line for told in joined):
            raise Stop from error  # the lines between were read as one text
        source.faults[:] = [told for told in source.faults if told not in joined]
        if not any(told.problem.startswith(CUT) and told.place > fault.place for told in source.faults):
            source.faults.append(fault)  # where a comment has cut off a closing bracket, that was the mistake
        raise Stop from error


def is_nothing(event: Any) -> bool:  # noqa: ANN401
    """Whether a value is left out: nothing, `~` or `null`, unless it is in quotes."""
    plain = isinstance(event, yaml.ScalarEvent) and event.implicit[0]
    return isinstance(event, yaml.AliasEvent) or (plain and event.value in NO_VALUE)


def at(event: Any) -> tuple[int, int]:  # noqa: ANN401 - PyYAML's events have no types for their marks
    return event.start_mark.line + 1, event.start_mark.column + 1


CUT = "the text ends before"


class Reader:
    """Turns events into data; a fault that leaves the rest readable is noted and reading goes on."""

    def __init__(self, source: Source, events: Iterator[Any], lines: list[str]) -> None:
        self.source = source
        self.events = events
        self.lines = lines
        self.parts = 0
        self.open: list[tuple[int, int]] = []  # where the lists and mappings begin that are being read

    def value(self, event: Any, key: Key) -> Data:  # noqa: ANN401
        """The data that begin with `event`; their place is noted under `key`."""
        self.refuse_marks(event, key)
        self.source.places.setdefault(key, Place(self.source.file, *at(event)))
        if len(key) > MAX_DEPTH:
            remedy = "count the brackets and the indentation"
            self.source.fault(
                *at(event), FaultCode.TOO_MUCH, f"{format_key(key[:3])}…", "this is nested too deeply", remedy
            )
            raise Stop
        self.parts += 1
        if self.parts > MAX_PARTS:
            remedy = "look whether something was pasted twice"
            self.source.fault(
                *at(event), FaultCode.TOO_MUCH, format_key(key), f"the file has more than {MAX_PARTS} values", remedy
            )
            raise Stop
        if isinstance(event, yaml.CollectionStartEvent):
            return self.collection(event, key)
        if is_nothing(event):
            return None
        self.refuse_hidden(event, key)
        self.refuse_joined(event, key)
        return str(event.value).strip()

    def collection(self, event: Any, key: Key) -> Data:  # noqa: ANN401
        """A list or a mapping; one with a tag is something else altogether, and counts as no value."""
        noted = len(self.source.faults)
        self.open.append(at(event))
        data = self.mapping(event, key) if isinstance(event, yaml.MappingStartEvent) else self.sequence(key)
        self.open.pop()
        if event.tag in (None, "!"):
            return data
        del self.source.faults[noted:]
        return None

    def sequence(self, key: Key) -> list[Data]:
        items: list[Data] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.value(event, (*key, len(items))))
        return items

    def mapping(self, start: Any, key: Key) -> dict[str, Data]:  # noqa: ANN401
        entries: dict[str, Data] = {}
        repeated: list[Any] = []  # keys that are here again
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            self.refuse_marks(event, key)
            if not isinstance(event, yaml.ScalarEvent):
                self.source.fault(
                    *at(event), FaultCode.SYNTAX, format_key(key), "a key is a plain word", "write `key: value`"
                )
                raise Stop
            if str(event.value) in entries:
                self.refuse_hidden(event, key)
                repeated.append(event)
                self.value(next(self.events), (*key, str(event.value)))
            else:
                self.entry(event, start, key, entries)
        self.refuse_repeated(repeated, key)
        return entries

    def refuse_repeated(self, repeated: list[Any], key: Key) -> None:
        """Note keys that are here twice; many together are one mistake: a lost hyphen, or a copy."""
        in_list = bool(key) and isinstance(key[-1], int)
        together = len(repeated) >= (MANY_IN_ROW if in_list else MANY)
        for event in repeated[:1] if together else repeated:
            inner = (*key, str(event.value))
            first = self.source.places[inner].line
            problem, remedy = f"this key is here twice, first on line {first}", "keep one of them"
            if together:
                others = [make_visible(again.value) for again in repeated[1:]]
                more = " and ".join(others) if len(others) < MANY else f"{len(others)} more"
                problem = f"this key and {more} are here twice, first on line {first}"
                remedy = "begin a new item with a hyphen: `- …`" if in_list else "delete one of the two copies"
            self.source.fault(*at(event), FaultCode.TWICE, format_key(inner), problem, remedy)

    def entry(self, event: Any, start: Any, key: Key, entries: dict[str, Data]) -> None:  # noqa: ANN401
        """One key of a mapping with its value."""
        name, content = str(event.value), next(self.events)
        line, column = at(event)
        inner = (*key, name)
        self.refuse_hidden(event, key)
        if start.flow_style and is_nothing(content) and (written := NO_SPACE.fullmatch(name)):
            remedy = f"write `{written[1]}: {make_visible(written[2])}`"
            self.source.fault(
                line, column, FaultCode.NO_SPACE, format_key(key), "there is no space after the colon", remedy
            )
        elif start.flow_style and entries and is_nothing(content) and not self.rest(event).startswith(":"):
            problem = f"{quote(name)} was cut off by a comma inside {{ }}"
            remedy = "put the text in quotes, or write each key on its own line"
            self.source.fault(line, column, FaultCode.CUT_OFF, format_key(key), problem, remedy)
        elif is_nothing(content) and (hidden := re.match(r": +(#\S.*)", self.rest(event))):
            remedy = "put the text in quotes; a comment has a space after its #"
            self.source.fault(
                line, column, FaultCode.ALL_COMMENT, format_key(inner), f"{CUT} {quote(hidden[1])}", remedy
            )
            self.source.places[inner] = self.source.places[(*inner, KEY)] = Place(self.source.file, line, column)
            entries[name] = None
        else:
            place = self.source.places[(*inner, KEY)] = Place(self.source.file, line, column)
            if not isinstance(content, yaml.AliasEvent) and (
                is_nothing(content) or not isinstance(content, yaml.ScalarEvent)
            ):
                self.source.places[inner] = place  # what begins on a later line is found at its key
            cut = re.match(r": +(#\S.*)", self.rest(event))
            if cut and (start.flow_style or is_nothing(content)):  # in braces it has cut off the closing one too
                remedy = "put the text in quotes; a comment has a space after its #"
                self.source.fault(
                    line, column, FaultCode.CUT_OFF, format_key(inner), f"{CUT} {quote(cut[1].strip())}", remedy
                )
            entries[name] = self.value(content, inner)

    def rest(self, event: Any) -> str:  # noqa: ANN401
        """What follows a scalar on its line."""
        line = event.end_mark.line
        return self.lines[line][event.end_mark.column :] if line < len(self.lines) else ""

    def refuse_hidden(self, event: Any, key: Key) -> None:  # noqa: ANN401
        """Note what a reader would not see: characters written as escapes, and text cut off by a comment."""
        if found := INVISIBLE.search(event.value.replace("\n", "")):
            self.source.fault(
                *at(event),
                FaultCode.INVISIBLE,
                format_key(key),
                f"the text has {describe_character(found[0])}",
                "delete it",
            )
        rest = self.rest(event)
        if event.implicit[0] and re.match(r" +#\S", rest):
            remedy = "put the text in quotes; a comment has a space after its #"
            self.source.fault(*at(event), FaultCode.CUT_OFF, format_key(key), f"{CUT} {quote(rest.strip())}", remedy)

    def refuse_joined(self, event: Any, key: Key) -> None:  # noqa: ANN401
        """Note a list item or a key that YAML reads as the rest of the text above it."""
        if not event.implicit[0]:
            return
        begin, end = event.start_mark, event.end_mark
        texts = [(begin.line, begin.column, self.lines[begin.line][begin.column :])]
        texts += [
            (number, 0, self.lines[number]) for number in range(begin.line + 1, min(end.line + 1, len(self.lines)))
        ]
        for number, column, text in texts:
            first = column + len(text) - len(text.lstrip()) + 1
            if bullet := syntax.BULLET.match(text):
                self.source.fault(number + 1, first, FaultCode.JOINED, format_key(key), *syntax.no_hyphen(bullet[1]))
                return
            if number > begin.line and JOINED.match(text):
                if self.open and self.lines[self.open[-1][0] - 1][self.open[-1][1] - 1 :].startswith(("[", "{")):
                    self.source.fault(*self.open[-1], FaultCode.SYNTAX, "", *syntax.OPEN_BRACKET)
                    raise Stop
                self.source.fault(number + 1, first, FaultCode.JOINED, format_key(key), *syntax.CONTINUED)
                return

    def refuse_marks(self, event: Any, key: Key) -> None:  # noqa: ANN401
        """Note anchors, aliases and tags, which are not used here (a bomb needs them, an editor does not)."""
        if isinstance(event, yaml.AliasEvent):
            mark = f"*{event.anchor}"
        elif event.anchor:
            mark = f"&{event.anchor}"
        elif event.tag:
            mark = str(event.tag).replace("tag:yaml.org,2002:", "!!")
        else:
            return
        self.source.fault(
            *at(event),
            FaultCode.MARK,
            format_key(key),
            f"{quote(mark)}: anchors (&), aliases (*) and tags (!) are not used here",
            "write the value itself, or put it in quotes",
        )
