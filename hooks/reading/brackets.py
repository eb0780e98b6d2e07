"""Mistakes with brackets, commas and closing marks that PyYAML's parser stumbles over."""

from __future__ import annotations

import re

from .colons import name_colon
from .display import quote
from .stumble import OUT_OF_LINE, Stumble, Told

CLOSING = ('"', "'", "]", "}")
OPENING = ('"', "'", "[", "{")
KEY_OF_NEXT_LINE = re.compile(r"\s*[a-z_]+")


def explain_inside_brackets(at: Stumble) -> Told | None:
    """A comma too many or too few, a colon, or a bracket that is never closed."""
    if at.message != "open-bracket":
        return None
    if not at.lines[at.inner[0]][at.inner[1] :].startswith(("[", "{")):
        return explain_stray_mark(at)
    line, column = at.stopped
    here, before = at.lines[line][column : column + 1], get_text_in_brackets(at)
    if here == "," and before.endswith((",", "[", "{")):
        return Told(line, column, "comma-too-many")
    if here == ":" and not is_key_of_next_line(at):
        return Told(line, column, name_colon(at.lines[line][:column]))
    if here in OPENING and before.endswith(CLOSING):
        return Told(line, column, "comma-missing")
    return Told(*at.inner, at.message)


def explain_stray_mark(at: Stumble) -> Told | None:
    """A text outside of brackets that begins with a mark which is at home inside."""
    begins = at.after[:1]
    if begins not in (",", "]", "}"):
        return None
    return Told(at.line, at.column, "bad-beginning", {"character": quote(begins)})


def get_text_in_brackets(at: Stumble) -> str:
    """What stands between the innermost bracket and the place where the parser stopped."""
    line, column = at.stopped
    text = "\n".join([*at.lines[at.inner[0] : line], at.lines[line][:column]])
    return text[at.inner[1] :].rstrip()


def is_key_of_next_line(at: Stumble) -> bool:
    """Whether the parser stopped at a key that stands on a later line than the bracket."""
    line, column = at.stopped
    return line > at.inner[0] and KEY_OF_NEXT_LINE.fullmatch(at.lines[line][:column]) is not None


def explain_text_after_closing(at: Stumble) -> Told | None:
    """A text that begins with a quotation mark or a bracket and goes on after its end."""
    closing = at.before.rstrip()[-1:]
    if at.message not in OUT_OF_LINE or closing not in CLOSING:
        return None
    rest = at.after.strip()
    if re.search(r"\w", rest):
        return Told(at.line, at.column, "text-after-closing", {"closing": closing})
    return Told(at.line, at.column, "mark-after-closing", {"closing": closing, "rest": quote(rest)})
