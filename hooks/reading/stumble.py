"""Where PyYAML's parser stopped, and what its words usually mean to an editor.

Its errors have no codes, so that its words are looked up in a table. Lines and columns count from 0 here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import yaml

from .messages import Value
from .source import Position

HYPHEN_AND_TEXT = re.compile(r"\s*-\w")
BULLET = re.compile(r"\s*([–—\u2212•·▪‣◦]) ")  # what a word processor makes of a hyphen
# What the parser says, and the name of the sentence for it. The first pattern found in its words wins.
MEANINGS: tuple[tuple[str, str], ...] = (
    (r"expected <document start>", "after-end"),
    (r"mapping values are not allowed", "colon-in-text"),
    (r"mapping keys are not allowed", "question-mark"),
    (r"unknown escape|invalid Unicode|hexdecimal", "backslash"),
    (r"while scanning a quoted scalar|found unexpected end of stream", "open-quote"),
    (r"found unexpected ':'", "bare-colon"),
    (
        r"cannot start any token|while (scanning|parsing) an? (alias|anchor|tag|directive|block scalar)|undefined tag",
        "bad-beginning",
    ),
    (r"could not find expected ':'", "no-colon"),
    (r"did not find expected ',' or '[\]}]'|node content|flow (sequence|mapping)", "open-bracket"),
    (r"did not find expected key|block mapping|block collection|expected '-' indicator", "out-of-line"),
)
FOUND_WHERE_THEY_BEGIN = frozenset({"open-quote", "open-bracket", "no-colon"})
OUT_OF_LINE = frozenset({"out-of-line", "after-end"})
FIRST = (0, 0)

Mark = tuple[int, int]  # line and column, counted from 0


@dataclass(frozen=True)
class Told:
    """Where an editor has to look, and the sentence that says what is wrong."""

    line: int
    column: int
    message: str
    values: dict[str, Value] = field(default_factory=dict)


@dataclass(frozen=True)
class Stumble:
    """Where the parser stopped, and what that usually means.

    Attributes:
        lines: the file.
        line: where to look, if the words of the parser are taken as they are.
        column: the same.
        stopped: where the parser stopped; this differs where a mistake is looked for at its beginning.
        inner: where the innermost list or mapping begins that was not finished.
        message: what is usually meant.
        said: the problem in the parser's words.

    """

    lines: list[str]
    line: int
    column: int
    stopped: Mark
    inner: Mark
    message: str
    said: str

    @property
    def found(self) -> str:
        """The line to look at."""
        return self.lines[self.line]

    @property
    def before(self) -> str:
        """What stands left of the place to look at."""
        return self.found[: self.column]

    @property
    def after(self) -> str:
        """What stands from the place to look at to the end of its line."""
        return self.found[self.column :]


def make_stumble(error: yaml.MarkedYAMLError, lines: list[str], opened: list[Position]) -> Stumble:
    """The parser's error with its place and its meaning."""
    said = f"{error.context} {error.problem}"
    message = find_meaning(said)
    first, last = find_marks(error)
    look_at = last
    if message in FOUND_WHERE_THEY_BEGIN or "block scalar" in said:
        look_at = first
    line, column = move_inside(look_at, lines)
    return Stumble(
        lines=lines,
        line=line,
        column=column,
        stopped=move_inside(last, lines),
        inner=find_innermost(opened),
        message=message,
        said=str(error.problem),
    )


def find_meaning(said: str) -> str:
    """The name of the sentence for the parser's words."""
    for pattern, message in MEANINGS:
        if re.search(pattern, said):
            return message
    return "unknown"


def find_marks(error: yaml.MarkedYAMLError) -> tuple[Mark, Mark]:
    """Where what the parser could not finish begins, and where it stopped."""
    last = error.problem_mark or error.context_mark
    if not last:
        return FIRST, FIRST
    first = error.context_mark or last
    return (
        (first.line, first.column),
        (last.line, last.column),
    )


def find_innermost(opened: list[Position]) -> Mark:
    """Where the list or the mapping begins that was opened last."""
    if not opened:
        return FIRST
    line, column = opened[-1]
    return line - 1, column - 1


def move_inside(mark: Mark, lines: list[str]) -> Mark:
    """A mark; one behind the end of the file is moved to its last line."""
    line, column = mark
    if line < len(lines):
        return line, column
    return len(lines) - 1, 0


def measure_indentation(text: str) -> int:
    return len(text) - len(text.lstrip(" "))
