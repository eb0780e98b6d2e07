"""The events of PyYAML's parser become data, with the position of every part and every fault of the file at once.

Nothing is composed before it is trusted: composing 100 KB of "[" kills the process, and the loaders accept anchors,
tags and duplicate keys in silence.
"""

from __future__ import annotations

from typing import Any

import yaml

from .fault_codes import FaultCode
from .faults import Fault, Place, make_fault
from .reader import Reader
from .scalars import find_start
from .source import Source, Stop
from .syntax import explain_error


def read_events(text: str, source: Source) -> None:
    """Fill `source` with what a text holds.

    Raises:
        Stop: the syntax is broken or the nesting too deep; the fault is noted.

    """
    events: Any = yaml.parse(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    reader = Reader(source, events, text.split("\n"))
    try:
        read_stream(events, reader, source)
    except yaml.MarkedYAMLError as error:
        told = explain_error(error, reader.lines, reader.opened)
        place = Place(source.file, told.line + 1, told.column + 1)
        note_syntax(make_fault(place, FaultCode.SYNTAX, "", told.message, **told.values), source)
        raise Stop from error


def read_stream(events: Any, reader: Reader, source: Source) -> None:  # noqa: ANN401 - PyYAML's events have no types
    """Read the one document of a file, and note what else stands there."""
    next(events)  # the start of the stream
    document = next(events)
    if isinstance(document, yaml.StreamEndEvent):
        source.note(1, 1, FaultCode.EMPTY_FILE, "", "empty")
        raise Stop
    if document.version or document.tags:
        source.note(*find_start(document), FaultCode.SYNTAX, "", "directive")
    start = next(events)
    if not isinstance(start, yaml.MappingStartEvent):
        source.note(*find_start(start), FaultCode.SYNTAX, "", "no-key")
        raise Stop
    source.data.update(reader.read_mapping(start, ()))
    if not source.data and not source.faults:
        source.note(*find_start(start), FaultCode.EMPTY_FILE, "", "empty")
    next(events)  # the end of the document
    following = next(events)
    if not isinstance(following, yaml.StreamEndEvent):
        source.note(*find_start(following), FaultCode.SYNTAX, "", "second-document")


def note_syntax(fault: Fault, source: Source) -> None:
    """Note where the parser stopped, unless what was noted before explains it."""
    joined = [known for known in source.faults if known.code == FaultCode.JOINED]
    if any(known.place.line < fault.place.line for known in joined):
        return  # the lines between were read as one text
    source.faults[:] = [known for known in source.faults if known not in joined]
    if not any(is_cut_by_comment(known) and known.place > fault.place for known in source.faults):
        source.faults.append(fault)


def is_cut_by_comment(fault: Fault) -> bool:
    """Whether a comment has cut off a text, and maybe the bracket that the parser misses."""
    return fault.code == FaultCode.ALL_COMMENT or (fault.code, fault.message) == (FaultCode.CUT_OFF, "comment")
