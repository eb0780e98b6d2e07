"""What PyYAML's parser stumbled over, in words an office worker knows, at the place where an editor has to look.

The parser stops where a mistake shows, which is seldom where it was made: a line that is indented too little is noticed
at the next one, and a bracket that is never closed at the end of the file. Lines and columns count from 0 here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

import yaml

BULLET = re.compile(r"\s*([–—\u2212•·▪‣◦]) ")  # what a word processor makes of a hyphen
OPEN_BRACKET = (
    "a bracket is not closed, or a comma is missing",
    "close every [ and {, and put texts that have brackets in quotes",
)
NEIGHBOURS = "indent it like its neighbours"
# What PyYAML's parser says, and what it means to an editor. The first pattern found in its message wins.
SYNTAX: list[tuple[str, str, str]] = [
    (
        r"expected <document start>",
        "this line does not fit the lines above it",
        "indent it like its neighbours; a line `...` ends a file",
    ),
    (r"mapping values are not allowed", "a colon and a space inside a text", 'put the whole text in quotes: "…: …"'),
    (
        r"unknown escape|invalid Unicode|hexdecimal",
        "a backslash inside a text in double quotes",
        "put the text in single quotes: '…'",
    ),
    (
        r"while scanning a quoted scalar|found unexpected end of stream",
        "a quotation mark is never closed",
        "add the closing quotation mark",
    ),
    (
        r"found unexpected ':'",
        "a colon that no space and no value follow",
        "write `key: value`, or delete the key",
    ),
    (
        r"cannot start any token|while (scanning|parsing) an? (alias|anchor|tag|directive|block scalar)|undefined tag",
        "a text cannot begin with {character}",
        "put the text in quotes",
    ),
    (r"could not find expected ':'", "a key without a colon and a space", "write `key: value`"),
    (
        r"did not find expected ',' or '[\]}]'|node content|flow (sequence|mapping)",
        *OPEN_BRACKET,
    ),
    (
        r"did not find expected key|block mapping|block collection|expected '-' indicator",
        "this line does not fit the lines above it",
        "indent it like its neighbours",
    ),
]
CONTINUED = (
    "this line is read as part of the text above it",
    "indent it like its neighbours; where a list follows, write nothing after the colon",
)
LIST_ITEM = re.compile(r" *- ")
KEY_AND_TEXT = re.compile(r" *(?:- )?[a-z_]+: +[^\s|>\[{\"'#]")
OPENINGS = ("a quotation mark", "a bracket", "a key without")  # these are found where they begin


class Told(NamedTuple):
    """Where an editor has to look, what is wrong, and what to write instead."""

    line: int
    column: int
    problem: str
    remedy: str


@dataclass(frozen=True)
class Stumble:
    """Where the parser stopped, and what that usually means."""

    lines: list[str]
    line: int
    column: int
    stopped: tuple[int, int]  # the same, when what is wrong is found where it begins
    inner: tuple[int, int]  # where the innermost list or mapping begins that was not finished
    problem: str
    remedy: str

    @property
    def found(self) -> str:
        return self.lines[self.line]


def explained(error: yaml.MarkedYAMLError, lines: list[str], opened: list[tuple[int, int]]) -> Told:
    """What is wrong with the syntax.

    Args:
        error: what the parser says.
        lines: the file.
        opened: where the lists and mappings begin that were not finished; these count from 1.

    """
    at = stumble(error, "\n".join(lines).rstrip("\n").split("\n"), opened)
    for explain in (with_bullet, inside_brackets, at_colon, after_closing, no_break_space, out_of_place):
        if told := explain(at):
            return told
    column = at.column
    if "{character}" in at.problem and not at.found[column : column + 1].strip():
        column -= 1  # the mark of an anchor or an alias stands before the place where its name is missing
    return Told(at.line, column, at.problem.replace("{character}", quoted(at.found[column : column + 1])), at.remedy)


def stumble(error: yaml.MarkedYAMLError, lines: list[str], opened: list[tuple[int, int]]) -> Stumble:
    """The parser's error with the first row of the table that fits it."""
    said = f"{error.context or ''} {error.problem or ''}"
    unknown = ("", f"this is not YAML ({error.problem})", "compare the line with notices/_template.yml")
    _, problem, remedy = next((row for row in SYNTAX if re.search(row[0], said)), unknown)
    begins = problem.startswith(OPENINGS) or "block scalar" in said
    marks = [(mark.line, mark.column) for mark in (error.context_mark, error.problem_mark) if mark]
    line, column = inside(lines, (marks[0] if begins else marks[-1]) if marks else (0, 0))
    inner = (opened[-1][0] - 1, opened[-1][1] - 1) if opened else (0, 0)
    return Stumble(lines, line, column, inside(lines, marks[-1] if marks else (0, 0)), inner, problem, remedy)


def inside(lines: list[str], mark: tuple[int, int]) -> tuple[int, int]:
    """A mark; one behind the end of the file is at its last line."""
    return mark if mark[0] < len(lines) else (len(lines) - 1, 0)


def quoted(text: str) -> str:
    return f"'{text}'"


def indentation(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


# --- each of these knows one kind of mistake --------------------------------------------------------------------------


def with_bullet(at: Stumble) -> Told | None:
    """A list as a word processor writes it."""
    for number in range(at.inner[0], at.line + 1):
        if bullet := BULLET.match(at.lines[number]):
            return Told(number, bullet.start(1), *no_hyphen(bullet[1]))
    return None


def no_hyphen(mark: str) -> tuple[str, str]:
    """What is wrong with a list item as a word processor writes it, and what to write."""
    return f"{quoted(mark)} begins no list item", "write a hyphen and a space, as in `- name`"


def inside_brackets(at: Stumble) -> Told | None:
    """A comma too many or too few, a colon, or a bracket that is never closed."""
    if not at.problem.startswith("a bracket"):
        return None
    line, column = at.stopped
    here = at.lines[line][column : column + 1]
    if not at.lines[at.inner[0]][at.inner[1] :].startswith(("[", "{")):
        begins = at.found[at.column : at.column + 1]
        found = Told(at.line, at.column, f"a text cannot begin with {quoted(begins)}", "put the text in quotes")
        return found if begins in (",", "]", "}") else None
    before = "\n".join([*at.lines[at.inner[0] : line], at.lines[line][:column]])[at.inner[1] :].rstrip()
    if here == "," and before.endswith((",", "[", "{")):
        return Told(line, column, "there is a comma too many", "delete it")
    goes_on = line > at.inner[0] and re.fullmatch(r"\s*[a-z_]+", at.lines[line][:column])  # a key of the next line
    if here == ":" and not goes_on:
        return Told(line, column, *colon(at.lines[line][:column]))
    if here in ('"', "'", "[", "{") and before.endswith(('"', "'", "]", "}")):
        return Told(line, column, "a comma is missing before this", "write a comma between the values")
    return Told(*at.inner, at.problem, at.remedy)


def at_colon(at: Stumble) -> Told | None:
    """A colon inside a text, or a line that is taken for the rest of one."""
    if not at.problem.startswith("a colon and"):
        return None
    if re.fullmatch(r"\s*[a-z_]+", at.found[: at.column]):
        told = Told(at.line, indentation(at.found), "this line is indented more than the key above it", NEIGHBOURS)
        return misplaced(at) or told
    return below_value(at) or Told(at.line, at.column, *colon(at.found[: at.column]))


def below_value(at: Stumble) -> Told | None:
    """A list below a key that has a value already, so that YAML takes the list for the rest of that value."""
    items = [n for n in range(at.inner[0], at.line + 1) if LIST_ITEM.match(at.lines[n])]
    first = next((n for n in items if KEY_AND_TEXT.match(at.lines[n - 1])), at.line)
    deep = indentation(at.lines[first])
    if not items or any(n not in items or indentation(at.lines[n]) != deep for n in range(first, at.line + 1)):
        return None
    if not KEY_AND_TEXT.match(at.lines[first - 1]) or indentation(at.lines[first - 1]) > deep:
        return None
    return Told(first, deep, *CONTINUED)


def colon(before: str) -> tuple[str, str]:
    """What a colon inside a text comes from, and what to write instead."""
    if re.search(r": gap$", before):
        return "a gap stands in braces", "write `{gap: 2026-11-21 who was asked}`"
    if re.search(r"(^|[-:]) *\([^)]*$", before):
        return "round brackets hold no keys", "write { and } instead of ( and )"
    if re.search(r"[\[{][^\]}]*;", before):
        return "a semicolon divides nothing here", "write a comma"
    return "a colon and a space inside a text", 'put the whole text in quotes: "…: …"'


def after_closing(at: Stumble) -> Told | None:
    """A text that begins with a quotation mark or a bracket and goes on after its end."""
    before = at.found[: at.column].rstrip()[-1:]
    if not at.problem.startswith("this line does not fit") or before not in ('"', "'", "]", "}"):
        return None
    rest = at.found[at.column :].strip()
    remedy = "put the whole text in quotes: '…'" if re.search(r"\w", rest) else f"delete {quoted(rest)}"
    return Told(at.line, at.column, f"there is text after the closing {before}", remedy)


def no_break_space(at: Stumble) -> Told | None:
    """A space as a web page or a word processor writes it."""
    if not at.problem.startswith("a key without") or ":\u00a0" not in at.found:
        return None
    column = at.found.index(":\u00a0") + 1
    return Told(at.line, column, "the space after the colon is the character U+00A0", "write an ordinary space")


def out_of_place(at: Stumble) -> Told | None:
    """A line that is indented otherwise than its neighbours, or has lost its hyphen."""
    return misplaced(at) if at.problem.startswith(("this line", "a key without")) else None


def misplaced(at: Stumble) -> Told | None:
    """The line that is really out of place where the parser stumbled over another."""
    own = [n for n, text in enumerate(at.lines) if text.strip() and not text.lstrip().startswith("#")]
    if at.line not in own or own[0] == at.line:
        return None
    place = own.index(at.line)
    above, below = own[:place], own[place + 1 :]
    for explain in (text_not_indented, indented_less, hyphen_missing, key_in_list):
        if told := explain(at, above, below):
            return Told(told[0], indentation(at.lines[told[0]]), *told[1:])
    return None


Lines = list[int]  # numbers of lines that are neither empty nor comments


def text_not_indented(at: Stumble, above: Lines, _below: Lines) -> tuple[int, str, str] | None:
    """A text of several lines that stands no deeper than its key."""
    if not re.search(r": [|>][+-]?( +#.*)?$", at.lines[above[-1]]):
        return None
    return at.line, "the text below `|` is not indented", "indent it more than its key"


def indented_less(at: Stumble, above: Lines, below: Lines) -> tuple[int, str, str] | None:
    """The line above is the odd one, if the lines around it stand deeper and go on there."""
    deep = indentation(at.found)
    last, before = at.lines[above[-1]], at.lines[above[-2]] if above[1:] else ""
    alone = has_value(last) and indentation(last) < deep
    in_row = re.match(" *- ", before)
    goes_on = below and indentation(at.lines[below[0]]) >= deep and indentation(before) in (indentation(last), deep)
    goes_on = goes_on or (at.found.lstrip().startswith("- ") and indentation(before) > deep)
    if not alone or not (goes_on or (in_row and in_row.end() == deep)):
        return None
    opens = indentation(before) == indentation(last) and not has_value(before)
    if not opens and indentation(before) <= indentation(last):
        return None
    remedy = f"{NEIGHBOURS}; or write nothing after its colon, if the lines below belong to it"
    return above[-1], "this line is indented less than the lines around it", remedy


def has_value(text: str) -> bool:
    """Whether a line is a key with its value, and not a key whose value follows below."""
    return not re.sub(r" +#.*", "", text).rstrip().endswith(":")


def hyphen_missing(at: Stumble, above: Lines, _below: Lines) -> tuple[int, str, str] | None:
    """A list item without its hyphen, before items or among them."""
    block = same_block(at, above)
    item = at.found.lstrip().startswith("- ")
    hyphens = [at.lines[n].lstrip().startswith("-") for n in block]
    if item and block and not any(hyphens):
        return block[0], "a list item without its hyphen", "begin it with `- `"
    if not item and all_items(at, block) and not re.search(r":( |$)", at.found):
        return at.line, "a list item without its hyphen", "begin it with `- `"
    return None


def key_in_list(at: Stumble, above: Lines, _below: Lines) -> tuple[int, str, str] | None:
    """A key right below the hyphens of a list."""
    if at.found.lstrip().startswith("-") or not all_items(at, same_block(at, above)):
        return None
    remedy = "indent it two spaces more, as part of the item above; or delete the hyphen there"
    return at.line, "a key stands where a list goes on", remedy


def same_block(at: Stumble, above: Lines) -> Lines:
    """The lines right above that stand as deep as the one of the stumble, or deeper."""
    deep = indentation(at.found)
    outside = [n for n in above if indentation(at.lines[n]) < deep]
    return [n for n in above if not outside or n > outside[-1]]


def all_items(at: Stumble, block: Lines) -> bool:
    """Whether all lines of a block that stand as deep as the one of the stumble begin with a hyphen."""
    beside = [at.lines[n].lstrip() for n in block if indentation(at.lines[n]) == indentation(at.found)]
    return bool(beside) and all(text.startswith("- ") for text in beside)
