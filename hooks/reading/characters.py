"""What would be misread in a text, looked for before YAML's own parser sees it: its marks are no mistakes of YAML."""

from __future__ import annotations

import re
from itertools import islice

from .display import describe_character, quote
from .fault_codes import FaultCode
from .hidden import INVISIBLE, find_kind
from .source import Source, Stop

MAX_STRAY = 50  # characters that show nothing; a file that has more is told of these first
CONFLICT = re.compile(r"^(<{7}|={7}|>{7})( |$)", re.MULTILINE)


def refuse_suspicious_text(text: str, source: Source) -> None:
    """Note marks of a merge conflict, indentation by anything but spaces, and characters that show nothing.

    Raises:
        Stop: there is one of them.

    """
    refuse_conflict(text, source)
    before = len(source.faults)
    lines = text.split("\n")
    for number, line in enumerate(lines, start=1):
        refuse_odd_indentation(number, line, source)
        refuse_invisible(number, line, source)
        if len(source.faults) - before >= MAX_STRAY:
            break
    if len(source.faults) > before:
        raise Stop


def refuse_conflict(text: str, source: Source) -> None:
    """Note the first mark that git leaves where two versions of a line contradict each other."""
    conflict = CONFLICT.search(text)
    if conflict:
        line = text.count("\n", 0, conflict.start()) + 1
        source.note((line, 1), FaultCode.MERGE_CONFLICT, "mark", mark=quote(conflict[1]))
        raise Stop


def refuse_odd_indentation(number: int, line: str, source: Source) -> None:
    """Note the first character of an indentation that is no space."""
    if not line.strip():
        return
    indentation = line[: len(line) - len(line.lstrip())]
    if "\t" in indentation:
        column = indentation.index("\t") + 1
        source.note((number, column), FaultCode.INDENTATION, "tab")
        return
    odd = indentation.strip(" ")
    if odd:
        column = indentation.index(odd[0]) + 1
        character = f"U+{ord(odd[0]):04X}"
        source.note((number, column), FaultCode.INDENTATION, "character", character=character)


def refuse_invisible(number: int, line: str, source: Source) -> None:
    """Note the characters of a line that show nothing."""
    for found in islice(INVISIBLE.finditer(line), MAX_STRAY):
        character = describe_character(found[0])
        column = found.start() + 1
        source.note((number, column), FaultCode.INVISIBLE, find_kind(found[0]), character=character)
