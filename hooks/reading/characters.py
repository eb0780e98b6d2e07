"""What would be misread in a text, looked for before YAML's own parser sees it: its marks are no mistakes of YAML."""

from __future__ import annotations

import re
from itertools import islice

from .display import describe_character, name_white_space, quote
from .fault_codes import FaultCode
from .hidden import INVISIBLE, find_kind
from .source import Source, Stop

MAX_STRAY = 50  # characters that show nothing; a file that has more is told of these first
# A list item, or a key that begins its line or its item; a tab after a colon is no mistake to YAML.
ODD_AFTER_HYPHEN = re.compile(r" *-([^\S ])")
ODD_AFTER_COLON = re.compile(r" *(?:- +)?[a-z_]+:([^\S \t])")
# Where any of these begins, or an indentation by anything but spaces: few texts have one, and the others need not be
# looked at line by line.
ODD_BEGINNING = re.compile(r"^ *(?:-?[^\S \n]|(?:- +)?[a-z_]+:[^\S \t\n])", re.MULTILINE)
CONFLICT = re.compile(r"^(<{7}|={7}|>{7})( |$)", re.MULTILINE)


def refuse_suspicious_text(text: str, source: Source) -> None:
    """Note marks of a merge conflict, indentation by anything but spaces, and characters that show nothing.

    Raises:
        Stop: there is one of them.

    """
    refuse_conflict(text, source)
    if not ODD_BEGINNING.search(text) and not INVISIBLE.search(text):
        return
    before = len(source.faults)
    lines = text.split("\n")
    for number, line in enumerate(lines, start=1):
        refuse_odd_indentation(number, line, source)
        refuse_odd_space(number, line, source)
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


def refuse_odd_space(number: int, line: str, source: Source) -> None:
    """Note a hyphen or a colon at the beginning of a line whose space is no plain one, so that YAML does not see it."""
    if odd := ODD_AFTER_HYPHEN.match(line):
        message = "odd-space-after-hyphen"
    elif odd := ODD_AFTER_COLON.match(line):
        message = "odd-space-after-colon"
    else:
        return
    character = name_white_space(odd[1])
    source.note((number, odd.start(1) + 1), FaultCode.SYNTAX, message, character=character)


def refuse_invisible(number: int, line: str, source: Source) -> None:
    """Note the characters of a line that show nothing."""
    for found in islice(INVISIBLE.expression.finditer(line), MAX_STRAY):
        character = describe_character(found[0])
        column = found.start() + 1
        source.note((number, column), FaultCode.INVISIBLE, find_kind(found[0]), character=character)
