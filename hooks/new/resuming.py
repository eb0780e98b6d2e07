"""The answers of an interview that was interrupted, kept for the next call of the same file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from pydantic import TypeAdapter

from ..checks.clock import FINLAND
from ..format.own_words import Term, Words
from ..reading.interrupted import keep, locate_kept, read_kept
from .interview import Kept

FORM = TypeAdapter(dict[str, list[str | dict[str, str]]])


def locate_answers(register: Path) -> Path:
    """Where the answers for a register are kept."""
    return locate_kept("new", register)


def keep_answers(place: Path, answers: Kept) -> None:
    """Keep answers for the next call."""
    keep(place, {name: [unpack_term(term) for term in answer] for name, answer in answers.items()})


def unpack_term(term: Term) -> str | Mapping[str, str]:
    """A code as it is, own words by language."""
    return term.root if isinstance(term, Words) else term


def read_answers(place: Path) -> Kept:
    """The answers that are kept; none where there are none, or what is there is something else."""
    kept = read_kept(place, FORM) or {}
    return {name: tuple(map(pack_term, answer)) for name, answer in kept.items()}


def pack_term(plain: str | Mapping[str, str]) -> Term:
    """A term of an answer."""
    return plain if isinstance(plain, str) else Words.model_construct(root=dict(plain))


def find_day(place: Path) -> date:
    """The day on which answers were kept, in Finland."""
    return datetime.fromtimestamp(place.stat().st_mtime, FINLAND).date()
