"""The answers that were typed before an interruption, kept for the next call on the same company."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pydantic import TypeAdapter

from ..reading.interrupted import keep, locate_kept, read_kept
from .answers import Answer, Verdict
from .company import Company

FORM = TypeAdapter(dict[str, tuple[Verdict, str]])


def locate_typed(company: Company) -> Path:
    """Where the answers of a company are kept."""
    return locate_kept("confirm", company.folder / company.address)


def keep_typed(place: Path, typed: Mapping[str, Answer]) -> None:
    """Keep answers for the next call, by the ids of their questions."""
    keep(place, {identifier: (answer.verdict, answer.text) for identifier, answer in typed.items()})


def read_typed(place: Path) -> dict[str, Answer]:
    """The answers that are kept; none where there are none, or what is there is something else."""
    kept = read_kept(place, FORM) or {}
    return {identifier: Answer(verdict, text) for identifier, (verdict, text) in kept.items()}
