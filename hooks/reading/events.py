"""The events of PyYAML's parser become data, with the position of every part and every fault of the file at once.

Nothing is composed before it is trusted: composing 100 KB of "[" kills the process, and the loaders accept anchors,
tags and duplicate keys in silence.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from .fault_codes import FaultCode
from .faults import Fault, Place, make_fault
from .reader import Reader
from .scalars import find_start
from .source import BEGINNING, Source, Stop
from .syntax import explain_error


def read_events(text: str, source: Source) -> None:
    """Fill `source` with what a text holds.

    Raises:
        Stop: the syntax is broken or the nesting too deep; the fault is noted.

    """
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)(text)
    events = iter(loader.get_event, None)
    reader = Reader(source, events, text.split("\n"))
    try:
        read_stream(events, reader, source)
    except yaml.MarkedYAMLError as error:
        note_error(error, reader)
        raise Stop from error


def read_stream(events: Iterator[yaml.Event], reader: Reader, source: Source) -> None:
    """Read the one document of a file, and note what else stands there.

    Raises:
        Stop: there is none, or it does not begin with a key; the fault is noted.
        yaml.MarkedYAMLError: the syntax is broken.

    """
    next(events)  # the start of the stream
    document = next(events)
    if not isinstance(document, yaml.DocumentStartEvent):
        source.note(BEGINNING, FaultCode.EMPTY_FILE, "empty")
        raise Stop
    if document.version or document.tags:
        source.note(find_start(document), FaultCode.SYNTAX, "directive")
    start = next(events)
    if not isinstance(start, yaml.MappingStartEvent):
        source.note(find_start(start), FaultCode.SYNTAX, "no-key")
        raise Stop
    source.data.update(reader.read_mapping(start, ()))
    if not source.data and not source.faults:
        source.note(find_start(start), FaultCode.EMPTY_FILE, "empty")
    next(events)  # the end of the document
    following = next(events)
    if not isinstance(following, yaml.StreamEndEvent):
        source.note(find_start(following), FaultCode.SYNTAX, "second-document")


def note_error(error: yaml.MarkedYAMLError, reader: Reader) -> None:
    """Note where the parser stopped, unless what was noted before explains it."""
    source = reader.source
    told = explain_error(error, reader.lines, reader.opened)
    place = Place(source.file, told.line + 1, told.column + 1)
    fault = make_fault(place, FaultCode.SYNTAX, "", told.message, **told.values)
    kept = []
    is_explained = False
    for known in source.faults:
        if known.code != FaultCode.JOINED:
            kept.append(known)
            is_explained |= is_cut_by_comment(known) and known.place > place
        elif known.place.line < place.line:
            return  # the lines between were read as one text
    if not is_explained:
        kept.append(fault)
    source.faults[:] = kept


def is_cut_by_comment(fault: Fault) -> bool:
    """Whether a comment has cut off a text, and maybe the bracket that the parser misses."""
    if fault.code == FaultCode.CUT_OFF:
        return fault.message == "comment"
    return fault.code == FaultCode.ALL_COMMENT
