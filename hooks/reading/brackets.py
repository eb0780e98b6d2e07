"""Mistakes with brackets, commas and closing marks that PyYAML's parser stumbles over."""

from __future__ import annotations

import re

from .colons import name_colon
from .display import quote
from .stumble import OUT_OF_LINE, Mark, Stumble, Told

CLOSING = ('"', "'", "]", "}")
OPENING = ('"', "'", "[", "{")
AT_HOME_INSIDE = (",", "]", "}")
QUOTES = ('"', "'")
BEFORE_QUOTED = (":", "[", "{", ",", "-")
ESCAPED = {'"': ("\\\\", '\\"'), "'": ("''",)}  # what ends no text that is quoted so
QUESTION_MARK = re.compile(r"[\[,:] *(\?) *(?:[,\]}]|$)")  # in the place of a value
KEY_OF_NEXT_LINE = re.compile(r"\s*[a-z_]+")


def explain_inside_brackets(at: Stumble) -> Told | None:
    """A comma too many or too few, a colon, or a bracket that is never closed."""
    if at.message != "open-bracket":
        return None
    line, column = at.inner
    if not at.lines[line][column:].startswith(("[", "{")):
        return explain_stray_mark(at)
    unknown = QUESTION_MARK.search(at.lines[line], column)
    if unknown:
        return Told(line, unknown.start(1), "question-mark")
    line, column = at.stopped
    message = name_mark_inside(at)
    if message:
        return Told(line, column, message)
    return Told(*at.inner, at.message)


def explain_stray_mark(at: Stumble) -> Told | None:
    """A text outside of brackets that begins with a mark which is at home inside."""
    mark = at.after[:1]
    if mark not in AT_HOME_INSIDE:
        return None
    return Told(at.line, at.column, "bad-beginning", {"character": quote(mark)})


def name_mark_inside(at: Stumble) -> str:
    """The sentence for the mark at which the parser stopped inside brackets; nothing where the mark is not to blame."""
    line, column = at.stopped
    on_line = at.lines[line][:column]
    here = at.lines[line][column : column + 1]
    before = get_text_in_brackets(at)
    if here == "," and before.endswith((",", "[", "{")):
        return "comma-too-many"
    if here == ":" and not is_key_of_next_line(at):
        return name_colon(on_line)
    if here in OPENING and before.endswith(CLOSING):
        return "comma-missing"
    return ""


def get_text_in_brackets(at: Stumble) -> str:
    """What stands between the innermost bracket and the place where the parser stopped."""
    first, bracket = at.inner
    last, column = at.stopped
    lines = at.lines[first:last]
    lines.append(at.lines[last][:column])
    return "\n".join(lines)[bracket:].rstrip()


def is_key_of_next_line(at: Stumble) -> bool:
    """Whether the parser stopped at a key that stands on a later line than the bracket."""
    first, _ = at.inner
    line, column = at.stopped
    if line == first:
        return False
    before = at.lines[line][:column]
    return KEY_OF_NEXT_LINE.fullmatch(before) is not None


def find_open_quote(at: Stumble, mark: str) -> Mark | None:
    """Where a text begins that only a quotation mark on a later line closed; nothing where there is no such text.

    Inside the text there is no such mark, so that the nearest line above that has one is where it begins.
    """
    is_closed_here = at.before.count(mark) == 1
    if mark not in QUOTES or not is_closed_here:
        return None
    for line in range(at.line - 1, -1, -1):
        if mark not in at.lines[line]:
            continue
        before, _, after = at.lines[line].partition(mark)
        begins_here = before.rstrip(" ").endswith(BEFORE_QUOTED)
        if begins_here and not is_ended(after, mark):
            return line, len(before)
        return None
    return None


def is_ended(text: str, mark: str) -> bool:
    """Whether a quoted text has its end on a line, of which `text` is what stands behind the mark that begins it."""
    for escaped in ESCAPED[mark]:
        text = text.replace(escaped, "")
    return mark in text


def explain_text_after_closing(at: Stumble) -> Told | None:
    """A text that begins with a quotation mark or a bracket and goes on after its end."""
    closing = at.before.rstrip()[-1:]
    if at.message not in OUT_OF_LINE or closing not in CLOSING:
        return None
    opened = find_open_quote(at, closing)
    if opened:
        return Told(*opened, "open-quote")
    rest = at.after.strip()
    if re.search(r"\w", rest):
        message = "text-after-closing"
        return Told(at.line, at.column, message, {"closing": closing})
    return Told(
        at.line,
        at.column,
        "mark-after-closing",
        {"closing": closing, "rest": quote(rest)},
    )
