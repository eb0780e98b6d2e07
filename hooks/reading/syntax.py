"""What PyYAML's parser stumbled over, in words an office worker knows, at the place where an editor has to look.

The parser stops where a mistake shows, which is seldom where it was made: a line that is indented too little is noticed
at the next one, and a bracket that is never closed at the end of the file.
"""

from __future__ import annotations

import re

import yaml

from .brackets import explain_inside_brackets, explain_text_after_closing
from .colons import explain_colon, explain_odd_space
from .display import quote
from .layout import explain_bullet, explain_out_of_line
from .source import Position
from .stumble import Stumble, Told, make_stumble

LONG_TEXT = re.compile(r"(?:\S+ +){5}\S")  # no key has as many words
EXPLANATIONS = (
    explain_bullet,
    explain_inside_brackets,
    explain_colon,
    explain_text_after_closing,
    explain_odd_space,
    explain_out_of_line,
)


def explain_error(error: yaml.MarkedYAMLError, lines: list[str], opened: list[Position]) -> Told:
    """What is wrong with the syntax.

    Args:
        error: what the parser says.
        lines: the file.
        opened: where the lists and mappings begin that were not finished.

    Returns:
        The place, counted from 0, and a sentence of `syntax`.

    """
    text = "\n".join(lines).rstrip("\n")
    at = make_stumble(error, text.split("\n"), opened)
    for explain in EXPLANATIONS:
        told = explain(at)
        if told:
            return told
    return tell_as_it_is(at)


def tell_as_it_is(at: Stumble) -> Told:
    """The usual meaning of the parser's words, at the place that it names."""
    if at.message == "bad-beginning":
        return tell_bad_beginning(at)
    if at.message == "no-colon" and LONG_TEXT.match(at.after):
        return Told(at.line, at.column, "text-without-key")
    if at.message == "unknown":
        return Told(at.line, at.column, at.message, {"said": at.said})
    return Told(at.line, at.column, at.message)


def tell_bad_beginning(at: Stumble) -> Told:
    """The character that no text begins with."""
    column = at.column
    if not at.after[:1].strip():
        column -= 1  # the mark of an anchor or an alias stands before the place where its name is missing
    character = at.found[column : column + 1]
    return Told(at.line, column, at.message, {"character": quote(character)})
