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
    """Print findings, and how many errors are among them; as JSON they are printed with the tables.

    Args:
        faults: all findings.
        levels: which of them are printed.
        strict: whether warnings are errors.
        form: how they are printed.

    Returns:
        Whether there are errors.

    """
    shown = [fault for fault in faults if fault.level in levels]
    if form == "text":
        print_texts(shown)
    elif form == "github":
        print_annotations(shown)
    errors = count_errors(faults, strict=strict)
    if errors:
        click.echo(say_result("errors", errors=count_things("error", errors)), err=True)
    return errors > 0


def print_texts(faults: Sequence[Fault]) -> None:
    """Print findings for people, a line each."""
    for fault in faults[:MOST]:
        click.echo(str(fault), err=True)
    print_rest(faults)


def print_annotations(faults: Sequence[Fault]) -> None:
    """Print findings as workflow commands, which GitHub shows on the lines of a pull request."""
    for fault in faults[:MOST]:
        click.echo(write_annotation(fault))
    print_rest(faults)


def print_rest(faults: Sequence[Fault]) -> None:
    """Say how many findings were not printed."""
    if len(faults) > MOST:
        click.echo(say_result("not-printed", count=len(faults) - MOST), err=True)


def count_errors(faults: Iterable[Fault], *, strict: bool) -> int:
    """How many findings are errors; where the call is strict, warnings are."""
    grave = ("error", "warning") if strict else ("error",)
    return sum(fault.level in grave for fault in faults)


def write_annotation(fault: Fault) -> str:
    """A finding as a workflow command."""
    place = fault.place
    where = f"file={escape_text(place.file, ',:')},line={place.line},col={place.column},title={fault.code}"
    text = f"{fault.key}: {fault.problem}"
    if fault.remedy:
        text += f"; {fault.remedy}"
    return f"::{GITHUB_LEVELS[fault.level]} {where}::{escape_text(text)}"


def escape_text(text: str, also: str = "") -> str:
    """`text` with the characters replaced that end a workflow command."""
    for character in "%\r\n" + also:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def write_json(faults: Iterable[Fault], tables: Tables) -> str:
    """The findings and the completeness of each register as one JSON object."""
    told = {
        "findings": [flatten_fault(fault) for fault in faults],
        "completeness": {name: [asdict(line) for line in lines] for name, lines in tables.items()},
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def flatten_fault(fault: Fault) -> dict[str, str | int]:
    """The fields of a finding in the order of the JSON."""
    words = {"key": fault.key, "problem": fault.problem, "remedy": fault.remedy}
    return asdict(fault.place) | {"level": fault.level} | words | {"code": str(fault.code)}


def write_table(name: str, lines: Sequence[Line]) -> str:
    """The completeness of one register for reading: item, article, state, and where it is said or why it is not."""
    rows = [HEADINGS, *((line.item, line.article, line.state, line.where) for line in lines)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join([name, *(write_row(row, widths) for row in rows)])


def write_row(row: Sequence[str], widths: Sequence[int]) -> str:
    """The cells of a row side by side, each as wide as its column."""
    cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
    return f"  {'  '.join(cells)}".rstrip()
