"""Mistakes with colons that PyYAML's parser stumbles over."""

from __future__ import annotations

import re

from .display import name_white_space
from .layout import explain_misplaced_line
from .stumble import Stumble, Told, measure_indentation

KEY_ALONE = re.compile(r"\s*[a-z_]+")
LIST_ITEM = re.compile(r" *- ")
KEY_AND_TEXT = re.compile(r" *(?:- )?[a-z_]+: +[^\s|>\[{\"'#]")
ODD_AFTER_COLON = re.compile(r":([^\S \t])")
DIVIDED = re.compile(r"[\[{][^\[\]{};]*;")


def explain_colon(at: Stumble) -> Told | None:
    """A colon inside a text, or a line that is taken for the rest of one."""
    if at.message != "colon-in-text":
        return None
    if KEY_ALONE.fullmatch(at.before):
        misplaced = explain_misplaced_line(at)
        if misplaced:
            return misplaced
        return Told(at.line, measure_indentation(at.found), "indented-more")
    below_value = explain_list_below_value(at)
    if below_value:
        return below_value
    return Told(at.line, at.column, name_colon(at.before))


def explain_list_below_value(at: Stumble) -> Told | None:
    """A list below a key that has a value already, so that YAML takes the list for the rest of that value."""
    first = find_item_below_value(at)
    if first is None:
        return None
    key = at.lines[first - 1]
    items = at.lines[first : at.line + 1]
    depth = measure_indentation(items[0])
    if measure_indentation(key) > depth:
        return None
    for item in items:
        if not LIST_ITEM.match(item):
            return None
        if measure_indentation(item) != depth:
            return None
    return Told(first, depth, "continued")


def find_item_below_value(at: Stumble) -> int | None:
    """The first list item that stands right below a key with its value."""
    first = max(at.inner[0], 1)
    for number in range(first, at.line + 1):
        above = at.lines[number - 1]
        text = at.lines[number]
        if LIST_ITEM.match(text) and KEY_AND_TEXT.match(above):
            return number
    return None


def name_colon(before: str) -> str:
    """The sentence for a colon inside a text, by what stands before it."""
    if before.endswith(": gap"):
        return "gap-without-braces"
    if is_in_round_brackets(before):
        return "round-brackets"
    if DIVIDED.search(before):
        return "semicolon"
    return "colon-in-text"


def is_in_round_brackets(before: str) -> bool:
    """Whether a text ends inside of round brackets that stand where a value begins."""
    key, bracket, inside = before.rpartition("(")
    if not bracket or ")" in inside:
        return False
    return key.rstrip(" ")[-1:] in ("", "-", ":")


def explain_odd_space(at: Stumble) -> Told | None:
    """A space as a web page or a word processor writes it."""
    odd = ODD_AFTER_COLON.search(at.found)
    if at.message != "no-colon" or not odd:
        return None
    character = name_white_space(odd[1])
    return Told(at.line, odd.start(1), "odd-space-after-colon", {"character": character})
