"""Findings and completeness as text for people, as JSON, and as annotations of GitHub Actions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Literal

import click

from ..checks.completeness import Line
from ..reading.fault_codes import Level
from ..reading.faults import Fault
from .results import count_things, say_result

Form = Literal["text", "json", "github"]
Tables = Mapping[str, Sequence[Line]]

MOST = 200  # findings printed; who has more begins with the first
ALL_LEVELS: tuple[Level, ...] = ("error", "warning", "gap")
GITHUB_LEVELS = {"error": "error", "warning": "warning", "gap": "notice"}
HEADINGS = ("", "article", "state", "where")


def print_findings(faults: Sequence[Fault], levels: Sequence[Level], *, strict: bool, form: Form = "text") -> bool:
    """Print findings, and how many errors are among them.

    Args:
        faults: all findings.
        levels: which of them are printed.
        strict: whether warnings are errors.
        form: how they are printed; as JSON they are printed together with the tables, and not here.

    Returns:
        Whether there are errors.

    """
    shown = [fault for fault in faults if fault.level in levels]
    if form == "text":
        print_lines([str(fault) for fault in shown], to_stderr=True)
    elif form == "github":
        print_lines([write_annotation(fault) for fault in shown], to_stderr=False)
    errors = count_errors(faults, strict=strict)
    if errors == 0:
        return False
    told = say_result("errors", errors=count_things("error", errors))
    click.echo(told, err=True)
    return True


def print_lines(lines: Sequence[str], *, to_stderr: bool) -> None:
    """Print the first lines, and how many more there are."""
    for line in lines[:MOST]:
        click.echo(line, err=to_stderr)
    rest = len(lines) - MOST
    if rest > 0:
        told = say_result("not-printed", count=rest)
        click.echo(told, err=True)


def count_errors(faults: Iterable[Fault], *, strict: bool) -> int:
    """How many findings are errors; where the call is strict, warnings are."""
    levels = [fault.level for fault in faults]
    errors = levels.count("error")
    warnings = levels.count("warning")
    return errors + warnings if strict else errors


def write_annotation(fault: Fault) -> str:
    """A finding as a workflow command, which GitHub shows on the line of a pull request."""
    place = fault.place
    file = escape_text(place.file, ",:")
    where = f"file={file},line={place.line},col={place.column},title={fault.code}"
    text = f"{fault.key}: {fault.problem}"
    if fault.remedy:
        text += f"; {fault.remedy}"
    return f"::{GITHUB_LEVELS[fault.level]} {where}::{escape_text(text)}"


def escape_text(text: str, also: str = "") -> str:
    """`text` with the characters replaced that end a workflow command."""
    for character in "%\r\n" + also:
        code = f"%{ord(character):02X}"
        text = text.replace(character, code)
    return text


def write_json(faults: Iterable[Fault], tables: Tables) -> str:
    """The findings and the completeness of each register as one JSON object."""
    completeness = {}
    for name, lines in tables.items():
        completeness[name] = [asdict(line) for line in lines]
    told = {
        "findings": [flatten_fault(fault) for fault in faults],
        "completeness": completeness,
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def flatten_fault(fault: Fault) -> dict[str, str | int]:
    """The fields of a finding in the order of the JSON."""
    return {
        "file": fault.place.file,
        "line": fault.place.line,
        "column": fault.place.column,
        "level": fault.level,
        "key": fault.key,
        "problem": fault.problem,
        "remedy": fault.remedy,
        "code": str(fault.code),
    }


def write_table(name: str, lines: Sequence[Line]) -> str:
    """The completeness of one register for reading: item, article, state, and where it is said or why it is not."""
    rows = [HEADINGS]
    rows += [(line.item, line.article, line.state, line.where) for line in lines]
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
