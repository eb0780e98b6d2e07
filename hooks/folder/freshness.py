"""Truth over time: what was checked too long ago, and English that is older than its Finnish.

These findings need more than one register's facts: the constants of the theme, and what git knows of a file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from ..checks.checks import YEAR, Explained, today
from ..reading import history, repository
from ..reading.display import Key, format_key
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, Place, say_fault
from ..reading.loading import read_source
from ..reading.source import Data
from ..theme.theme import PRIMARY, Theme
from .collection import Entry

CONSTANTS = "theme/notice/constants.yml"
OVER_TIME = (  # findings that need more than one register's facts; the last is in hooks/review.py
    Explained(
        FaultCode.CONSTANT_OLD,
        "warning",
        "A fact of the world should be checked every year.",
        "theme/notice/constants.yml",
    ),
    Explained(FaultCode.TRANSLATION_OLD, "warning", "Own words in every language say the same.", "GDPR Art. 12(1)"),
    Explained(
        FaultCode.UPDATED_UNCHANGED,
        "warning",
        "A reader sees by `updated:` that the facts have changed; found by `check --base REF` and by `review`.",
        "GDPR Art. 12(1), 13(3); WP260 rev.01, 29-31",
    ),
)


def constants(theme: Theme) -> Iterator[Fault]:
    """A warning for every constant whose `checked:` is more than a year old."""
    read = read_source(theme.folder / "notice/constants.yml", CONSTANTS)
    for key in (key for key in read.places if key[-1:] == ("checked",)):
        checked = date.fromisoformat(str(at(read.data, key)))
        if (today() - checked).days > YEAR:
            problem, remedy = f"last checked on {checked}", "check it against its source, and write today's date"
            yield say_fault(read.places[key], FaultCode.CONSTANT_OLD, format_key(key), problem, remedy)


def translations(entry: Entry, theme: Theme) -> Iterator[Fault]:
    """A warning for own words whose Finnish was changed in a later commit than the other language.

    Git knows when each line was last changed, so an editor has nothing to keep. `reviewed:` on the day of the change
    or later says that someone has looked at both.
    """
    read = read_source(entry.path, entry.name)
    pairs = list(own_words(read.data, (), theme))
    if not pairs:
        return
    try:
        changed = history.date_lines(entry.path)
    except repository.NoGit:
        return
    reviewed = entry.register.reviewed if entry.register else None
    for key in pairs:
        days = {language: changed.get(place.line) for language, place in lines(key, read.places, theme).items()}
        first = days.pop(PRIMARY, None)
        if first is None or (reviewed and first.date() <= reviewed):
            continue
        for language, day in days.items():
            if day and day < first:
                place = read.places[(*key, language)]
                yield say_fault(
                    place,
                    FaultCode.TRANSLATION_OLD,
                    format_key((*key, language)),
                    f"the {PRIMARY} was changed after the {language}",
                    f"bring {language} up to date, or write `reviewed:` with the day you compared them",
                )


def own_words(data: Data | Mapping[str, Data], key: Key, theme: Theme) -> Iterator[Key]:
    """Where own words stand: mappings whose keys are languages."""
    if isinstance(data, Mapping):
        if data and set(data) <= set(theme.languages):
            yield key
        for name, value in data.items():
            yield from own_words(value, (*key, name), theme)
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from own_words(value, (*key, index), theme)


def lines(key: Key, places: Mapping[Key, Place], theme: Theme) -> dict[str, Place]:
    """The place of each language's words."""
    return {language: places[(*key, language)] for language in theme.languages if (*key, language) in places}


def at(data: Data | Mapping[str, Data], key: Key) -> Data | Mapping[str, Data]:
    """The part of the data under a key."""
    for step in key:
        data = data[step]  # type: ignore[index]  # the key comes from these data
    return data
