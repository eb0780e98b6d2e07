"""Findings and completeness as text: tables for people, JSON, and annotations of GitHub Actions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict

from ..checks.completeness import Line
from ..reading.faults import Fault

GITHUB_LEVELS = {"error": "error", "warning": "warning", "gap": "notice"}


def as_json(faults: Iterable[Fault], tables: Mapping[str, Sequence[Line]]) -> str:
    """The findings and the completeness of each register, as one JSON object."""
    flat = [flatten_fault(fault) for fault in faults]
    complete = {name: [asdict(line) for line in lines] for name, lines in tables.items()}
    return json.dumps({"findings": flat, "completeness": complete}, ensure_ascii=False, indent=2)


def flatten_fault(fault: Fault) -> dict[str, str | int]:
    """The fields of a finding in the order of the JSON."""
    words = {"key": fault.key, "problem": fault.problem, "remedy": fault.remedy}
    return asdict(fault.place) | {"level": fault.level} | words | {"code": str(fault.code)}


def as_table(name: str, lines: Sequence[Line]) -> str:
    """The completeness of one register for reading: item, article, state, and where it is said or why it is not."""
    head = ("", "article", "state", "where")
    rows = [head, *((line.item, line.article, line.state, line.where) for line in lines)]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    texts = [
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[3]]).rstrip()
        for row in rows
    ]
    return "\n".join([name, *(f"  {text}" for text in texts)])


def for_github(fault: Fault) -> str:
    """The finding as a workflow command, which GitHub shows on the line of the pull request."""
    place = fault.place
    where = f"file={escaped(place.file, ',:')},line={place.line},col={place.column},title={fault.code}"
    text = f"{fault.key}: {fault.problem}; {fault.remedy}" if fault.remedy else f"{fault.key}: {fault.problem}"
    return f"::{GITHUB_LEVELS[fault.level]} {where}::{escaped(text)}"


def escaped(text: str, also: str = "") -> str:
    """`text` with the characters replaced that end a workflow command."""
    for character in "%\r\n" + also:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
