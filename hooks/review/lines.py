"""The rows of a register as lines in words, each with what it is known by.

A row that speaks of several kinds of data becomes a line for each, so that regrouping a file is no change. What a
service brings by itself is a line too, marked as derived.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from ..facts.facts import Facts
from ..facts.lines import PurposeLine, number_rows, select_rows
from ..format.model import Gap
from ..format.own_words import Prose, Words
from ..format.register import Decision, Item, Origin
from ..format.retention import Retention
from ..format.website import Cookie
from ..notice.texts import Texts
from ..reading.display import Key
from .voice import (
    Said,
    Voice,
    say_cited_period,
    say_code,
    say_codes,
    say_kept,
    say_own_words,
    say_period,
    say_phrase,
    say_shared_text,
    say_value,
    say_values,
)

GAP = "gap"
NOTHING: Mapping[str, Said] = {}
OWN = "own"  # the provider of a cookie that the website itself sets
ADVERTISING = ("marketing", "campaign_optimisation")


@dataclass(frozen=True)
class Line:
    """One row of a list: what it speaks of, and what it says of that.

    Args:
        key: the place of the row in the file; empty for a line that stands in no file.
        names: what the row is known by, the most exact first.
        what: what it speaks of.
        parts: what it says of that, by the dotted key.
        own: its own words, which may be reworded.
        is_grave: whether it is grave that there is such a row, whatever its key weighs.
        derived: whether it follows from other rows or from a service.

    """

    key: Key
    names: tuple[Hashable, ...]
    what: Said
    parts: dict[str, Said] = field(default_factory=dict)
    own: Words | None = None
    is_grave: bool = False
    derived: bool = False


def make_line(
    key: Key,
    names: tuple[Hashable, ...],
    what: Said,
    parts: Mapping[str, Said] = NOTHING,
    term: object = "",
    *,
    is_grave: bool = False,
) -> Line:
    """A line with those of its parts that say something; without a key it is derived.

    Args:
        key: as `Line` has it.
        names: as `Line` has them.
        what: as `Line` has it.
        parts: what the row says, by the dotted key; empty where it says nothing.
        term: a code or own words, which the line is about.
        is_grave: as `Line` has it.

    """
    return Line(
        key=key,
        names=names,
        what=what,
        parts={label: said for label, said in parts.items() if said},
        own=term if isinstance(term, Words) else None,
        is_grave=is_grave,
        derived=not key,
    )


def state_plain_list(items: Iterable[Any], key: Key, voice: Voice) -> Iterator[Line]:
    """The items of a list that say only themselves: codes, doors, own words, and gaps."""
    label = format_label(key)
    for place, item in enumerate(items):
        if has_keys(item):
            continue
        name = (GAP, item.asked) if isinstance(item, Gap) else item
        yield make_line(
            key=(*key, place),
            names=(name,),
            what=voice.translate(say_value, label, item),
            term=item,
        )


def format_label(key: Key) -> str:
    """A place in the model as the dotted key of the format."""
    return ".".join(map(str, key))


def has_keys(value: object) -> bool:
    """Whether a value is a row or a part of the model with keys of its own."""
    return isinstance(value, BaseModel) and not isinstance(value, Gap | Words | Prose)


def state_subjects(facts: Facts, voice: Voice) -> Iterator[Line]:
    """The groups of people that follow from the kind of register or from cookies; the others are a plain list."""
    listed = facts.register.subjects or ()
    for term in facts.subjects:
        if term not in listed:
            what = voice.translate(say_code, "subjects", term)
            yield make_line((), (term,), what)


def state_purposes(facts: Facts, voice: Voice) -> Iterator[Line]:
    for line in facts.purposes:
        bases, interests, laws, possible = get_own_values(line, facts)
        yield make_line(
            key=line.key,
            names=((line.purpose, line.about), line.purpose),
            what=voice.translate(say_code, "purposes", line.purpose),
            parts={
                "purposes.basis": voice.translate(say_values, "purposes.basis", bases),
                "purposes.about": voice.translate(say_codes, "subjects", line.about),
                "purposes.data": voice.translate(say_values, "purposes.data", line.data),
                "purposes.interest": voice.translate(say_values, "purposes.interest", interests),
                "purposes.law": voice.translate(say_values, "purposes.law", laws),
                "purposes.balancing": voice.translate(say_value, "purposes.balancing", line.balancing or None),
                "purposes.possible": voice.translate(say_value, "purposes.possible", possible),
                "purposes.marketing": voice.translate(say_value, "purposes.marketing", line.marketing or None),
                "purposes.profiling": voice.translate(say_value, "purposes.profiling", line.profiling or None),
                "purposes.impact": voice.translate(say_value, "purposes.impact", line.impact),
                "purposes.withdraw": voice.translate(say_values, "purposes.withdraw", line.withdraw),
            },
            term=line.purpose,
        )


def get_own_values(line: PurposeLine, facts: Facts) -> tuple[Any, ...]:
    """Bases, interests, laws and whether it is only possible, as the row has them; a derived purpose has but bases."""
    if not line.key:
        return line.bases, None, None, None
    row = facts.register.purposes[int(line.key[1])]
    return row.basis, row.interest, row.law, row.possible


def state_items(facts: Facts, voice: Voice) -> Iterator[Line]:
    for place, row in number_rows(facts.register.data, Item):
        yield make_line(
            key=("data", place),
            names=(row.item,),
            what=voice.translate(say_code, "items", row.item),
            parts={
                "data.group": voice.translate(say_value, "data.group", row.group),
                "data.optional": voice.translate(say_value, "data.optional", row.optional or None),
                "data.when": voice.translate(say_value, "data.when", row.when),
                "data.law": voice.translate(say_value, "data.law", row.law),
                "data.criminal": voice.translate(say_values, "data.criminal", row.criminal),
                "data.special": voice.translate(say_values, "data.special", row.special),
                "data.ground": voice.translate(say_value, "data.ground", row.ground),
            },
            term=row.item,
            is_grave=bool(row.special),
        )


def state_sources(facts: Facts, voice: Voice) -> Iterator[Line]:
    for place, row in number_rows(facts.register.sources, Origin):
        yield make_line(
            key=("sources", place),
            names=(row.source,),
            what=voice.translate(say_code, "sources", row.source),
            parts={
                "sources.from": voice.translate(say_value, "sources.from", row.origin),
                "sources.public": voice.translate(say_value, "sources.public", row.public),
                "sources.possible": voice.translate(say_value, "sources.possible", row.possible),
            },
            term=row.source,
        )


def state_retention(facts: Facts, voice: Voice) -> Iterator[Line]:
    """How long each kind of data of each row is kept."""
    for place, row in number_rows(facts.register.retention, Retention):
        for term in row.data:
            yield make_line(
                key=("retention", place),
                names=((term, row.purposes, row.when), (term, row.after or row.until), term),
                what=voice.translate(say_kept, term),
                parts={
                    "retention.for": voice.translate(say_values, "retention.for", row.purposes),
                    "retention.when": voice.translate(say_value, "retention.when", row.when),
                    "retention.keep": voice.translate(say_period, row, term),
                    "retention.keep.law": voice.translate(say_cited_period, row),
                    "retention.because": voice.translate(say_values, "retention.because", row.because),
                    "retention.then": voice.translate(say_value, "retention.then", row.then),
                },
                term=term,
            )


def state_cookies(facts: Facts, voice: Voice) -> Iterator[Line]:
    """The cookies of the file, and behind them those that a service brings."""
    rows = getattr(facts.register.cookies, "rows", None)
    listed = len(select_rows(rows, Cookie))
    for place, row in enumerate(facts.cookies):
        yield make_line(
            key=("cookies", "list", place) if place < listed else (),
            names=((row.name, row.provider), row.name),
            what=voice.repeat(row.name),
            parts={
                "cookies.list.type": voice.translate(say_value, "cookies.list.type", row.type),
                "cookies.list.provider": voice.translate(say_value, "cookies.list.provider", row.provider),
                "cookies.list.purpose": voice.translate(say_value, "cookies.list.purpose", row.purpose),
                "cookies.list.lifetime": voice.translate(say_value, "cookies.list.lifetime", row.lifetime),
            },
            is_grave=row.purpose in ADVERTISING and row.provider != OWN,
        )


def state_decisions(facts: Facts, voice: Voice) -> Iterator[Line]:
    for place, row in number_rows(facts.register.automated_decisions, Decision):
        parts = {}
        for key in ("logic", "consequences", "ground"):
            label = f"automated_decisions.{key}"
            parts[label] = voice.translate(say_value, label, getattr(row, key))
        yield make_line(
            key=("automated_decisions", place),
            names=(row.decision, row.logic) if isinstance(row.logic, Words) else (row.decision,),
            what=voice.translate(say_value, "automated_decisions.decision", row.decision),
            parts={
                **parts,
                "automated_decisions.law": voice.translate(say_values, "automated_decisions.law", row.law),
            },
            term=row.decision,
        )


def state_prose(facts: Facts, voice: Voice) -> Iterator[Line]:
    """Own words at the end of a section, known by the section."""
    for section, words in facts.register.more.items():
        yield make_line(
            key=("more", section),
            names=(section,),
            what=voice.translate(say_code, "sections", section),
            parts={"more": voice.translate(say_own_words, words)},
        )


def state_rights(facts: Facts, voice: Voice) -> Iterator[Line]:
    """The rights that follow from the legal bases."""
    for name, right in facts.rights.items():
        condition = "conditional" if right.conditional else "unconditional"
        yield make_line(
            key=(),
            names=(name,),
            what=voice.translate(say_right, name),
            parts={"right": voice.translate(say_phrase, "values", condition)},
        )


def say_right(texts: Texts, name: str) -> str:
    """The title of a right; that to object has a section of its own, whose title says more."""
    if name == "objection":
        return say_phrase(texts, "values", "right_to_object")
    return say_shared_text(texts, f"rights.{name}")


def state_sections(facts: Facts, voice: Voice) -> Iterator[Line]:
    """The sections that the notice has."""
    for name in facts.sections:
        yield make_line((), (name,), voice.translate(say_code, "sections", name))
