"""The overview as a value: every register is a row, the most urgent first. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ..checks.clock import get_today
from ..folder.collection import Collection
from ..folder.company import find_owner
from ..folder.entry import Entry
from ..notice.sorting import collate
from ..reading.faults import Fault, select_errors
from ..theme.theme import Theme
from .describing import describe_entry, find_old_days
from .reasons import TOLD, list_reasons
from .rows import ACTIONS, RANKS, Reason, Row, State


@dataclass(frozen=True)
class Overview:
    """All registers on a day.

    Attributes:
        day: from which ages are counted.
        language: of names and kinds.
        base: the address of the site, or nothing where that is not known.
        rows: every register, the most urgent first.

    """

    day: date
    language: str
    base: str
    rows: tuple[Row, ...]


def make_overview(found: Collection, more: Iterable[Fault], theme: Theme, language: str, base: str) -> Overview:
    """The overview of a folder of registers.

    Args:
        found: the registers with what is wrong or doubtful in each.
        more: what is doubtful beyond that, as in the light of earlier commits.
        theme: what they share.
        language: of the overview.
        base: the address of the site, or nothing.

    """
    others: dict[str, list[Fault]] = defaultdict(list)
    for fault in (*found.faults, *more):
        others[fault.place.file].append(fault)
    old = find_old_days(theme)
    rows = {}
    for entry in found.entries:
        row = describe_entry(entry, old, theme, language)
        rows[entry] = judge_row(row, entry, others[entry.name])
    sorted_rows = sorted([*name_unread(rows), *list_homeless(found)], key=rank_row)
    return Overview(get_today(), language, base, tuple(sorted_rows))


def judge_row(row: Row, entry: Entry, more: Iterable[Fault]) -> Row:
    """A row with what is wrong or doubtful in its file, and why it is looked at."""
    faults = sorted({*entry.faults, *more})
    warnings = [fault for fault in faults if fault.level == "warning" and fault.code not in TOLD]
    return replace(
        row,
        errors=tuple(select_errors(entry.faults)),
        warnings=tuple(warnings),
        reasons=list_reasons(entry, row.gaps, row.services, warnings),
    )


def name_unread(rows: Mapping[Entry, Row]) -> Iterator[Row]:
    """The rows; those of files that could not be read belong to the company of the others in their folder."""
    known: dict[str, Row] = {}
    for entry, row in rows.items():
        if entry.register:
            known[find_owner(entry.address)] = row
    for entry, row in rows.items():
        owner = find_owner(entry.address)
        if entry.register or owner not in known:
            yield row
            continue
        other = known[owner]
        yield replace(row, owner=other.owner, company=other.company)


def list_homeless(found: Collection) -> Iterator[Row]:
    """A row for every file with faults that are not told of any register, as one that does not belong in the folder.

    Warnings are told of the register that they name, also those that come of looking at several together.
    """
    names = {entry.name for entry in found.entries}
    told: set[Fault] = set()
    for entry in found.entries:
        told.update(entry.faults)
    homeless: dict[str, list[Fault]] = defaultdict(list)
    for fault in found.faults:
        has_row = fault in told or (fault.level == "warning" and fault.place.file in names)
        if not has_row and fault.level != "gap":
            homeless[fault.place.file].append(fault)
    for file, faults in homeless.items():
        yield describe_homeless(file, faults)


def describe_homeless(file: str, faults: Sequence[Fault]) -> Row:
    """The row of a file that is no register, which stands for itself."""
    errors = select_errors(faults)
    warnings = [fault for fault in faults if fault not in errors]
    state, reason = State.STRAY, Reason("warnings", len(warnings))
    if errors:
        state, reason = State.FAULTY, Reason("errors", len(errors))
    return Row(
        file=file,
        owner=file,
        company=file,
        state=state,
        reasons=(reason,),
        errors=tuple(errors),
        warnings=tuple(warnings),
    )


def rank_row(row: Row) -> tuple[object, ...]:
    """Where a row stands: by what is to be done, then the gravest reason, the longest wait, the next day, the name."""
    first = row.reasons[0] if row.reasons else None
    return (
        ACTIONS.index(row.action),
        RANKS[first.code] if first else 0,
        -first.age if first else 0,
        row.removed or date.min,
        row.review_by or date.max,
        collate(row.company),
        collate(row.register),
    )
