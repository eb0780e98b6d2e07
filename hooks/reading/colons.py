"""Mistakes with colons that PyYAML's parser stumbles over."""

from __future__ import annotations

import re

from .layout import explain_misplaced_line
from .stumble import Stumble, Told, measure_indentation

KEY_ALONE = re.compile(r"\s*[a-z_]+")
LIST_ITEM = re.compile(r" *- ")
KEY_AND_TEXT = re.compile(r" *(?:- )?[a-z_]+: +[^\s|>\[{\"'#]")
# What stands before a colon inside a text, and the name of the sentence for it.
BEFORE_COLON = (
    (re.compile(r": gap$"), "gap-without-braces"),
    (re.compile(r"(^|[-:]) *\([^)]*$"), "round-brackets"),
    (re.compile(r"[\[{][^\]}]*;"), "semicolon"),
)
NO_BREAK_SPACE = ":\u00a0"


def explain_colon(at: Stumble) -> Told | None:
    """A colon inside a text, or a line that is taken for the rest of one."""
    if at.message != "colon-in-text":
        return None
    if KEY_ALONE.fullmatch(at.before):
        return explain_misplaced_line(at) or Told(at.line, measure_indentation(at.found), "indented-more")
    return explain_list_below_value(at) or Told(at.line, at.column, name_colon(at.before))


def explain_list_below_value(at: Stumble) -> Told | None:
    """A list below a key that has a value already, so that YAML takes the list for the rest of that value."""
    first = find_item_below_value(at)
    if first is None:
        return None
    indentation = measure_indentation(at.lines[first])
    if measure_indentation(at.lines[first - 1]) > indentation:
        return None
    for line in at.lines[first : at.line + 1]:
        if not LIST_ITEM.match(line) or measure_indentation(line) != indentation:
            return None
    return Told(first, indentation, "continued")


def find_item_below_value(at: Stumble) -> int | None:
    """The first list item that stands right below a key with its value."""
    for number in range(max(at.inner[0], 1), at.line + 1):
        if LIST_ITEM.match(at.lines[number]) and KEY_AND_TEXT.match(at.lines[number - 1]):
            return number
    return None


def name_colon(before: str) -> str:
    """The sentence for a colon inside a text, by what stands before it."""
    for pattern, message in BEFORE_COLON:
        if pattern.search(before):
            return message
    return "colon-in-text"


def explain_odd_space(at: Stumble) -> Told | None:
    """A space as a web page or a word processor writes it."""
    if at.message != "no-colon" or NO_BREAK_SPACE not in at.found:
        return None
    return Told(at.line, at.found.index(NO_BREAK_SPACE) + 1, "no-break-space")
