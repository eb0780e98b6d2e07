"""What time does: facts of the world that were checked long ago, and words that are older than their Finnish."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ..checks.clock import YEAR, get_today
from ..parallel import Follow, follow_silently
from ..reading.display import Key, format_key, quote
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, make_fault
from ..reading.history import History, read_histories, read_line_dates
from ..reading.repository import NoGit
from ..theme.theme import PRIMARY, Theme
from .entry import Entry, OwnWords


def find_old_constants(theme: Theme) -> Iterator[Fault]:
    """A warning for every constant whose `checked:` is more than a year old, or is no date."""
    for key, place in theme.constant_places.items():
        if key[-1:] != ("checked",):
            continue
        written = get_value(theme.constants, key)
        day = parse_date(written)
        if day is None:
            yield make_fault(
                place,
                FaultCode.CONSTANT_OLD,
                format_key(key),
                "no-date",
                day=quote(written),
            )
        elif (get_today() - day).days > YEAR:
            yield make_fault(
                place,
                FaultCode.CONSTANT_OLD,
                format_key(key),
                "old",
                day=day,
            )


def get_value(data: Mapping[str, Any], key: Key) -> object:
    """The part of the data under a key."""
    value: Any = data
    for step in key:
        value = value[step]
    return value


def parse_date(written: object) -> date | None:
    """The day that a value says, as in 2026-11-02; nothing where it says none."""
    try:
        return date.fromisoformat(str(written))
    except ValueError:
        return None


def find_stale_translations(
    entries: Iterable[Entry],
    folder: Path,
    follow: Follow = follow_silently,
) -> Iterator[Fault]:
    """A warning for own words whose Finnish was changed in a later commit than the other language.

    Git knows when each line was last changed, so an editor has nothing to keep. `reviewed:` on the day of the change
    or later says that someone has looked at both. Where git knows nothing, nothing is said.

    Args:
        entries: the registers.
        folder: where they are, in a repository.
        follow: shows how many of them were looked at.

    """
    worded = [entry for entry in entries if entry.own_words]
    if not worded:
        return
    try:
        histories = read_histories(folder)
    except NoGit:
        return
    for entry in follow(worded, "history", len(worded)):
        history = histories.get(entry.path, History())
        if may_be_stale(entry, history):
            yield from compare_languages(entry, folder / entry.path)


def may_be_stale(entry: Entry, history: History) -> bool:
    """Whether the lines of a register can differ in age, and none of the later ones was reviewed.

    Lines are asked for only then: each such question takes git as long as the one about all files.
    """
    if not history.is_whole:
        return True
    return history.commits > 1 and is_unreviewed(entry, history.newest)


def is_unreviewed(entry: Entry, change: datetime) -> bool:
    """Whether nobody says to have compared the register with the facts on the day of a change or later."""
    if entry.register is None:
        return True
    reviewed = entry.register.reviewed
    return reviewed is None or reviewed < change.date()


def compare_languages(entry: Entry, path: Path) -> Iterator[Fault]:
    """The findings of one register, by the age of its lines."""
    try:
        dates = read_line_dates(path)
    except NoGit:
        return
    for words in entry.own_words:
        first = dates.get(words.places[PRIMARY].line)
        if first and is_unreviewed(entry, first):
            yield from find_older(words, first, dates)


def find_older(words: OwnWords, first: datetime, dates: Mapping[int, datetime]) -> Iterator[Fault]:
    """The languages whose words were changed before those of the first language."""
    for language, place in words.places.items():
        day = dates.get(place.line, first)
        if day >= first:
            continue
        key = (*words.key, language)
        yield make_fault(
            place,
            FaultCode.TRANSLATION_OLD,
            format_key(key),
            "first-language-newer",
            first=PRIMARY,
            other=language,
        )
