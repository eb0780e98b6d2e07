"""Findings as text for machines: JSON, and annotations of GitHub Actions."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict

from hooks.source import Fault

GITHUB_LEVELS = {"error": "error", "warning": "warning", "gap": "notice"}


def as_json(faults: Iterable[Fault]) -> str:
    """The findings as a JSON list, each with its place, level, code, key, problem and remedy."""
    flat = [
        asdict(fault.place) | {key: value for key, value in asdict(fault).items() if key != "place"} for fault in faults
    ]
    return json.dumps(flat, ensure_ascii=False, indent=2)


def for_github(fault: Fault) -> str:
    """The finding as a workflow command, which GitHub shows on the line of the pull request."""
    place = fault.place
    where = f"file={escaped(place.file, ',:')},line={place.line},col={place.column}"
    text = f"{fault.key}: {fault.problem}; {fault.remedy}" if fault.remedy else f"{fault.key}: {fault.problem}"
    return f"::{GITHUB_LEVELS[fault.level]} {where}::{escaped(text)}"


def escaped(text: str, also: str = "") -> str:
    """`text` with the characters replaced that end a workflow command."""
    for character in "%\r\n" + also:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
