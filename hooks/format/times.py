"""Days and lengths of time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Annotated, Never

from pydantic import ValidationInfo

from ..reading.display import quote
from ..reading.messages import Series
from ..theme.theme import Theme
from .context import find_context
from .mistakes import Mistake
from .scalars import Choice, Scalar, match_form, read_word

ISO_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
FINNISH_DAY = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
DAY = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"  # as near as a pattern comes to a day that exists
AT_MOST = "at most "
PERIOD = "[1-9][0-9]{0,3} (day|month|year)s?"


def read_day(value: object) -> date:
    """A date as 2026-11-02 (ISO 8601), and nothing else that pydantic would take for one.

    Raises:
        Mistake: it is no date, is written in another way, or does not exist.

    """
    text = read_word(value)
    if found := FINNISH_DAY.fullmatch(text):
        refuse_finnish_day(found)
    if not ISO_DAY.fullmatch(text):
        raise Mistake("not-a-day", value=quote(text))
    return find_day(text, text)


def refuse_finnish_day(found: re.Match[str]) -> Never:
    """Say how a day is written here that was written as 2.11.2026; one that does not exist is refused as such."""
    day, month, year = found.groups()
    written = f"{year}-{int(month):02}-{int(day):02}"
    find_day(written, found[0])
    raise Mistake("day-in-finnish", value=quote(found[0]), written=written)


def find_day(written: str, text: str) -> date:
    """The day that is written in the ISO form; `text` is what the editor wrote."""
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise Mistake("no-such-day", day=text) from error


def read_duration(value: object) -> str:
    """A length of time, its noun in the right number, as `10 years`.

    Raises:
        Mistake: it is no length of time.

    """
    text = read_word(value)
    if not re.fullmatch(PERIOD, text):
        raise Mistake("not-a-duration", value=quote(text))
    count, noun = text.removesuffix("s").split(" ")
    return f"{count} {noun}" if count == "1" else f"{count} {noun}s"


def read_period(value: object) -> str:
    """A length of time, or the most that it may be, as `at most 2 years`.

    Raises:
        Mistake: it is no length of time.

    """
    text = read_word(value)
    if text.startswith(AT_MOST):
        return AT_MOST + read_duration(text.removeprefix(AT_MOST))
    return read_duration(text)


def read_lifetime(value: object) -> str:
    """How long a cookie is kept: a length of time, or `session`."""
    return "session" if value == "session" else read_duration(value)


def read_analytics_retention(value: object, info: ValidationInfo) -> str:
    """How long Google Analytics keeps data.

    Raises:
        Mistake: it is no length of time, or none that Google Analytics offers.

    """
    text = read_duration(value)
    offered = list_analytics_retention(find_context(info).theme)
    if text not in offered:
        raise Mistake(
            "analytics-retention",
            value=quote(text),
            offered=Series(tuple(offered), "or"),
        )
    return text


def list_analytics_retention(theme: Theme) -> Sequence[str]:
    """The lengths of time that Google Analytics offers."""
    offered: Sequence[str] = theme.constants["google_analytics"]["retention"]
    return offered


Day = Annotated[date, Scalar(read_day, match_form(DAY))]
Period = Annotated[str, Scalar(read_period, match_form(f"({AT_MOST})?{PERIOD}"))]
Lifetime = Annotated[str, Scalar(read_lifetime, match_form(f"session|{PERIOD}"))]
AnalyticsRetention = Annotated[str, Choice(read_analytics_retention, list_analytics_retention)]
