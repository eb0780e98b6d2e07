"""What `check` has found, printed: as text for people, as JSON, and as annotations of GitHub Actions."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import click

from ..checks.completeness import Line
from ..checks.item_words import say_line
from ..folder.checked import CheckedFile
from ..reading.display import make_harmless, show_name
from ..reading.fault_codes import Level
from ..reading.faults import Fault
from ..reading.hidden import INVISIBLE
from ..reading.messages import ENGLISH, make_phrase, say_value
from ..theme.theme import Theme
from .findings import print_errors, print_findings, print_lines
from .language import find_language
from .results import count_open, count_things, print_told, say_result

Tables = Mapping[str, Sequence[Line]]

ALL_LEVELS: tuple[Level, ...] = ("error", "warning", "gap")
GITHUB_LEVELS = {"error": "error", "warning": "warning", "gap": "notice"}
COLUMNS = ("article", "state", "where")  # beside the items


@dataclass(frozen=True)
class Report:
    """What there is to tell of the registers that were asked for.

    Attributes:
        files: what is told of each.
        faults: the findings, sorted by place.
        tables: what the law wants of each notice and where it is said, by the name of its file.
        theme: what all notices share.
        remarks: what could not be looked for, and why.

    """

    files: Sequence[CheckedFile]
    faults: Sequence[Fault]
    tables: Tables
    theme: Theme
    remarks: Sequence[str] = ()


# --- for people -------------------------------------------------------------------------------------------------------


def print_text(report: Report, *, strict: bool) -> bool:
    """Print the findings, the tables and the counts; returns whether there are errors."""
    failed = print_findings(report.faults, ALL_LEVELS, strict=strict)
    print_tables(report.tables, report.theme)
    print_unpublished(report.files)
    if not failed:
        print_counts(report)
    return failed


def print_tables(tables: Tables, theme: Theme) -> None:
    """Print each table with an empty line after it."""
    language = find_language()
    for name, lines in tables.items():
        table = write_table(name, lines, language, theme)
        print_told(f"{table}\n")


def write_table(name: str, lines: Sequence[Line], language: str, theme: Theme) -> str:
    """The completeness of one register for reading: item, article, state, and where it is said or why it is not."""
    rows: list[tuple[str, ...]] = [("", *(make_phrase(f"column-{column}").say(language) for column in COLUMNS))]
    rows += [say_line(line, language, theme) for line in lines]
    columns = zip(*rows, strict=True)
    widths = [max(map(len, column)) for column in columns]
    text = name
    for row in rows:
        text += "\n" + write_row(row, widths)
    return text


def write_row(row: Sequence[str], widths: Sequence[int]) -> str:
    """The cells of a row side by side, each as wide as its column."""
    text = ""
    for cell, width in zip(row, widths, strict=True):
        text += "  " + cell.ljust(width)
    return text.rstrip()


def print_unpublished(files: Sequence[CheckedFile]) -> None:
    """Print which files are no notices, and why."""
    for file in files:
        name = file.outline.name
        if file.outline.draft:
            values = count_things("value", file.unfilled)
            print_told(say_result("draft", file=name, values=values))
        elif file.removed and file.outline.state == "removal":
            print_told(say_result("removed", file=name, day=file.removed))


def print_counts(report: Report) -> None:
    """Print how many notices have no errors, and what is left to do."""
    told = say_result(
        "checked",
        notices=count_things("notice", len(report.tables)),
        **count_open(report.faults),
    )
    print_told(told)


# --- for programs -----------------------------------------------------------------------------------------------------


def print_json(report: Report, *, strict: bool) -> bool:
    """Print one JSON object; returns whether there are errors."""
    text = write_json(report.faults, report.tables, find_language())
    click.echo(text)
    return print_errors(report.faults, strict=strict)


def write_json(faults: Iterable[Fault], tables: Tables, language: str = ENGLISH) -> str:
    """The findings and the completeness of each register as one JSON object, with sentences in a language."""
    completeness = {}
    for name, lines in tables.items():
        completeness[name] = [flatten_line(line, language) for line in lines]
    told = {
        "findings": [flatten_fault(fault, language) for fault in faults],
        "completeness": completeness,
    }
    return write_harmless_json(told)


def write_harmless_json(told: object) -> str:
    """What is told to a program, so that neither a terminal nor the runner of a workflow obeys it."""
    text = json.dumps(told, ensure_ascii=False, indent=2)
    return INVISIBLE.sub(escape_for_json, text).replace("##[", "##\\u005b")


def escape_for_json(found: re.Match[str]) -> str:
    """A character as JSON writes it by its number; it stays the same value."""
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "\\u" + units.hex(" ", 2).replace(" ", "\\u")


def flatten_line(line: Line, language: str) -> dict[str, str]:
    """The fields of a line of a table in the order of the JSON; item, article and state are names, as codes are."""
    return {
        "item": line.item,
        "article": line.article,
        "state": line.state,
        "where": say_value(line.where, language),
    }


def flatten_fault(fault: Fault, language: str) -> dict[str, str | int]:
    """The fields of a finding in the order of the JSON."""
    return {
        "file": fault.place.file,
        "line": fault.place.line,
        "column": fault.place.column,
        "level": fault.level,
        "key": fault.key,
        "problem": fault.say_problem(language),
        "remedy": fault.say_remedy(language),
        "code": str(fault.code),
    }


def print_annotations(report: Report, *, strict: bool) -> bool:
    """Print the findings as workflow commands, which GitHub shows on the lines of a pull request.

    Returns:
        whether there are errors.

    """
    language = find_language()
    lines = [write_annotation(fault, language) for fault in report.faults]
    print_lines(lines, to_stderr=False)
    return print_errors(report.faults, strict=strict)


def write_annotation(fault: Fault, language: str = ENGLISH) -> str:
    """A finding as a workflow command, in a language."""
    place = fault.place
    file = escape_text(place.file, ",:")
    where = f"file={file},line={place.line},col={place.column},title={fault.code}"
    words = escape_text(fault.say_words(language))
    return f"::{GITHUB_LEVELS[fault.level]} {where}::{words}"


def escape_text(text: str, also: str = "") -> str:
    """`text` with the characters replaced that end a workflow command, or that a terminal would obey."""
    text = make_harmless(show_name(text))
    for character in "%\r\n" + also:
        code = f"%{ord(character):02X}"
        text = text.replace(character, code)
    return text


PRINTERS = {  # by the word after --format
    "text": print_text,
    "json": print_json,
    "github": print_annotations,
}
