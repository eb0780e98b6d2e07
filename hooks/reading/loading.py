"""A YAML file becomes plain data with positions; all distrust of files and of YAML begins here.

Every scalar is text (`00100`, `+358…`, `NO` and `12:30` stay what they are) or `None` where there is no value; the
model reads dates, numbers and yes/no strictly.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from .characters import refuse_suspicious_text
from .encoding import decode_text
from .events import read_events
from .fault_codes import FaultCode
from .faults import Faulty, Place
from .files import UnreadableFile, read_regular_file
from .messages import Value
from .source import BEGINNING, Source, Stop

MAX_BYTES = 256 * 1024


def read_source(path: Path, name: str) -> Source:
    """Read one YAML file.

    Args:
        path: the file.
        name: how messages call it.

    Returns:
        The data with positions. With faults the data hold what could be read.

    """
    try:
        return parse_source(read_regular_file(path, MAX_BYTES), name)
    except UnreadableFile as error:
        return make_unread_source(error, name)


def make_unread_source(error: UnreadableFile, name: str) -> Source:
    """A file of which nothing is known but why it cannot be read."""
    source = make_source(name)
    source.note(BEGINNING, FaultCode.FILE, error.hindrance, **get_values(error))
    return source


def get_values(error: UnreadableFile) -> dict[str, Value]:
    """What the sentence about an unreadable file says of it."""
    if error.hindrance == "too-large":
        return {
            "size": error.size // 1024,
            "limit": MAX_BYTES // 1024,
        }
    if error.detail:
        return {"reason": error.detail}
    return {}


def read_own_source(path: Path, name: str) -> Source:
    """Read one of the project's own YAML files, without which nothing can be made.

    Raises:
        Faulty: it is missing or faulty.

    """
    source = read_source(path, name)
    if source.faults:
        raise Faulty(*source.faults)
    return source


def parse_source(raw: bytes, name: str) -> Source:
    """As `read_source`, of a file that git or another has read already."""
    source = make_source(name)
    with suppress(Stop):
        fill_source(source, decode_text(raw, source))
    return source


def parse_text(text: str, name: str) -> Source:
    """As `parse_source`, of a text that the program itself has written."""
    source = make_source(name)
    with suppress(Stop):
        fill_source(source, text)
    return source


def fill_source(source: Source, text: str) -> None:
    """Read a text into its source.

    Raises:
        Stop: the rest cannot be read; the fault is noted.

    """
    refuse_suspicious_text(text, source)
    read_events(text, source)


def make_source(name: str) -> Source:
    return Source(name, places={(): Place(name, 1, 1)})
