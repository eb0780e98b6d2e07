"""Lines and letters that would take long to read, refused before anything else is done with a text.

What follows takes a time that grows with the length of the text, and with no more than that as long as its lines and
its letters are bounded: putting the marks on one letter in their order takes the square of their number.
"""

from __future__ import annotations

import unicodedata
from itertools import takewhile

from .fault_codes import FaultCode
from .source import Source, Stop

MAX_LINE_LENGTH = 6000  # characters; the longest text, of 5,000, stands in one line with its key, quotes and escapes
MAX_MARKS = 30  # on a letter; no language has as many, and Unicode's stream-safe text has no more (UAX #15, 13)
MAX_TOLD = 50  # lines of a file; who has more is told of these first


def refuse_excess(text: str, source: Source) -> None:
    """Note the lines that are too long, and the letters with too many marks.

    Raises:
        Stop: there is one of them.

    """
    before = len(source.faults)
    has_marks = any(map(is_mark, set(text)))
    for number, line in enumerate(text.split("\n"), start=1):
        refuse_long_line(number, line, source)
        if has_marks:
            refuse_stacked_marks(number, line, source)
        if len(source.faults) - before >= MAX_TOLD:
            break
    if len(source.faults) > before:
        raise Stop


def refuse_long_line(number: int, line: str, source: Source) -> None:
    """Note a line with too many characters."""
    if len(line) > MAX_LINE_LENGTH:
        source.note(
            (number, 1),
            FaultCode.TOO_MUCH,
            "long-line",
            length=len(line),
            most=MAX_LINE_LENGTH,
        )


def refuse_stacked_marks(number: int, line: str, source: Source) -> None:
    """Note the first letter of a line that carries too many marks."""
    column = find_stacked_marks(line)
    if column is not None:
        count = sum(1 for _ in takewhile(is_mark, line[column:]))
        source.note(
            (number, max(column, 1)),
            FaultCode.TOO_MUCH,
            "stacked-marks",
            count=count,
            most=MAX_MARKS,
        )


def find_stacked_marks(text: str) -> int | None:
    """Where the marks begin that are too many for one letter, or nothing."""
    if text.isascii():
        return None
    count = 0
    for place, character in enumerate(text):
        count = count + 1 if is_mark(character) else 0
        if count > MAX_MARKS:
            return place - MAX_MARKS
    return None


def is_mark(character: str) -> bool:
    """Whether a character stands on the letter before it."""
    return unicodedata.category(character).startswith("M")
