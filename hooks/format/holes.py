"""What of a file is not filled in: no value, a placeholder, or a gap where none may stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..reading.display import Key, format_key, quote
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, Place, make_fault
from ..reading.messages import Phrase
from ..reading.source import Data, list_parts
from ..theme.theme import Theme
from .keys import FIELDS, may_hold_gap, strip_indexes
from .remedies import suggest_value_or_nothing
from .scalars import MAX_LINE

# The whole value in angle brackets, or words in them: a company may well be called "A <b> C".
ALL_IN_BRACKETS = re.compile(r"<[^<>]*>")
WORDS_IN_BRACKETS = re.compile(r"<[^\W\d_][^<> ]* [^<>]*>")


@dataclass(frozen=True)
class Holes:
    """The places of a file that are not filled in.

    Attributes:
        gaps: where a gap stands and none may.
        empty: where a value is missing, with the placeholder that stands for it, or nothing.

    """

    gaps: tuple[Key, ...]
    empty: Mapping[Key, str]

    def __len__(self) -> int:
        return len(self.gaps) + len(self.empty)

    def is_inside(self, key: Key) -> bool:
        """Whether `key` is a hole, or stands in one."""
        return is_within_any(key, {*self.empty, *self.gaps})

    def is_around(self, key: Key) -> bool:
        """Whether a value is missing at `key`, or inside it."""
        length = len(key)
        return key in {hole[:length] for hole in self.empty}


def find_holes(data: Mapping[str, Data], faulty: Iterable[Key], bare: Iterable[Key]) -> Holes:
    """The holes of a file.

    Args:
        data: what it says.
        faulty: where it does not fit the format; a gap that fits is none to be told of.
        bare: keys without a value that were meant as codes, and so need none.

    """
    gaps: dict[Key, None] = {}
    for key in faulty:
        gap = find_misplaced_gap(data, key)
        if gap is not None:
            gaps[gap] = None
    told = {*gaps, *bare}
    empty = {key: text for key, text in find_empty(data, ()) if not is_within_any(key, told)}
    return Holes(gaps=tuple(gaps), empty=empty)


def find_misplaced_gap(data: Mapping[str, Data], key: Key) -> Key | None:
    """The outermost gap on the way to `key`, if it stands where the format knows a key that can be none."""
    gap = find_gap(data, key)
    if gap is None:
        return None
    path = strip_indexes(gap)
    if path not in FIELDS:
        return None  # a misspelt key is another mistake
    if may_hold_gap(path):
        return None
    return gap


def find_gap(data: Data | Mapping[str, Data], key: Key) -> Key | None:
    """The outermost mapping with `gap:` on the way to `key`."""
    for depth in range(len(key) + 1):
        part = find_part(data, key[:depth])
        if isinstance(part, Mapping) and "gap" in part:
            return key[:depth]
    return None


def find_part(data: Data | Mapping[str, Data], key: Key) -> Data | Mapping[str, Data]:
    """A part of plain data, or nothing where there is no such part."""
    for step in key:
        data = dict(list_parts(data)).get(step)
    return data


def find_empty(data: Data | Mapping[str, Data], key: Key) -> Iterator[tuple[Key, str]]:
    """Every place without a value (an empty list says nothing either), or with a placeholder in angle brackets."""
    if not data:
        yield key, ""
    elif isinstance(data, str):
        is_prose = key[:1] == ("more",)
        if is_placeholder(data) and not is_prose:
            yield key, data
    for step, value in list_parts(data):
        yield from find_empty(value, (*key, step))


def is_placeholder(text: str) -> bool:
    """Whether a text is still to be filled in; a long one is something else."""
    if len(text) > MAX_LINE or "\n" in text:
        return False
    if ALL_IN_BRACKETS.fullmatch(text):
        return True
    return WORDS_IN_BRACKETS.search(text) is not None


def is_within_any(key: Key, outer: set[Key]) -> bool:
    """Whether `key` is one of several, or stands inside one."""
    above = [key[:length] for length in range(len(key) + 1)]
    return not outer.isdisjoint(above)


def report_holes(holes: Holes, places: Mapping[Key, Place], theme: Theme) -> list[Fault]:
    """What is to be filled in, as faults."""
    faults = []
    for key, text in holes.empty.items():
        remedy = suggest_value_or_nothing(strip_indexes(key), theme)
        faults.append(report_empty(key, text, places[key], remedy))
    faults += [report_gap(key, places[key]) for key in holes.gaps]
    return faults


def report_empty(key: Key, text: str, place: Place, remedy: Phrase) -> Fault:
    """A key without a value, or with a placeholder for it."""
    if not text:
        return make_fault(
            place,
            FaultCode.PLACEHOLDER,
            format_key(key),
            "no-value",
            remedy=remedy,
        )
    return make_fault(
        place,
        FaultCode.PLACEHOLDER,
        format_key(key),
        "not-filled-in",
        text=quote(text),
        remedy=remedy,
    )


def report_gap(key: Key, place: Place) -> Fault:
    """A gap where the notice cannot do without the fact, or where leaving it out says the same."""
    field = FIELDS[strip_indexes(key)]
    return make_fault(
        place,
        FaultCode.GAP_MISPLACED,
        format_key(key),
        "needed" if field.is_required() else "optional",
    )
