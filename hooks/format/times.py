"""Days and lengths of time."""

from __future__ import annotations

import re
from datetime import date
from difflib import get_close_matches
from typing import Annotated, Never

from pydantic import ValidationInfo

from ..reading.display import quote
from ..theme.bounds import LENGTH
from .context import find_context
from .lengths import (
    BOUNDS,
    MOST,
    RANGE,
    WIDE_RANGE,
    guess_length,
    is_length,
    measure_length,
    split_bound,
    split_range,
    write_length,
    write_range,
)
from .mistakes import Mistake
from .own_words import show_own_words
from .scalars import Scalar, match_form, read_word

ISO_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
FINNISH_DAY = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
DAY = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"  # as near as a pattern comes to a day that exists
ZERO = re.compile(r"0+([.,]0+)? ?([^\W\d]|$)")
ENDLESS = (
    *("forever", "for ever", "permanently", "permanent", "indefinitely", "persistent", "always"),
    *("ikuisesti", "pysyvästi", "pysyvä", "toistaiseksi", "aina"),
)
# The words for how long a cookie is kept that are no lengths of time, each with what else editors call it.
LIFETIMES = {
    "session": (
        *("session cookie", "browser session", "for the session", "end of session", "until the browser is closed"),
        *("istunto", "istunnon ajan", "istuntoeväste", "istuntokohtainen", "sessio"),
    ),
    "persistent": (
        *("persistent cookie", "local storage", "localstorage", "never expires", "no expiry", "until deleted"),
        *("pysyvä eväste", "kunnes poistetaan", "ei vanhene", "paikallinen tallennustila"),
        *ENDLESS,
    ),
}
LIFETIME_OF = {name: word for word, names in LIFETIMES.items() for name in (word, *names)}
MEANT = {"session": "session-meant", "persistent": "persistent-meant"}  # the sentence that proposes each of them
ALIKE = 0.8  # how much of a word is the same where it is only misspelt


def read_day(value: object) -> date:
    """A date as 2026-11-02 (ISO 8601), and nothing else that pydantic would take for one.

    Raises:
        Mistake: it is no date, is written in another way, or does not exist.

    """
    text = read_word(value)
    if meant := guess_day(text):
        raise Mistake("day-in-finnish", value=quote(text), written=meant.isoformat())
    if not ISO_DAY.fullmatch(text):
        raise Mistake("not-a-day", value=quote(text))
    return find_day(text, text)


def guess_day(text: str) -> date | None:
    """The day that was meant by 2.11.2026; nothing where a text is no day in Finnish.

    Raises:
        Mistake: the day does not exist.

    """
    found = FINNISH_DAY.fullmatch(text)
    if not found:
        return None
    day, month, year = found.groups()
    return find_day(f"{year}-{int(month):02}-{int(day):02}", text)


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
    if not is_length(text):
        refuse_length(text)
    count, noun = text.removesuffix("s").split(" ")
    return write_length(count, noun)


def read_period(value: object) -> str:
    """A length of time, the most or the least that it may be, as `at most 2 years`, or a range, as `6–12 months`.

    Raises:
        Mistake: it is no length of time, or a range that does not run from the shorter to the longer.

    """
    text = read_word(value)
    ends = split_range(text)
    if ends:
        return read_range(*ends)
    bound, length = split_bound(text)
    if text.startswith(bound) and is_length(length):
        return bound + read_duration(length)
    if text.casefold() in ENDLESS:
        raise Mistake("endless-period", value=quote(text))
    return read_duration(text)


def read_range(low: str, high: str) -> str:
    """A range with the nouns of its ends in the right number.

    Raises:
        Mistake: its first end is not the shorter one.

    """
    shorter, longer = read_duration(low), read_duration(high)
    written = write_range(shorter, longer)
    if measure_length(shorter) >= measure_length(longer):
        raise Mistake("range-backwards", value=quote(written))
    return written


def refuse_length(text: str) -> Never:
    """Say how a length of time is written that was written otherwise."""
    if text.isdecimal() and int(text) > 0:
        raise Mistake("no-unit", value=quote(text))
    _, length = split_bound(text)
    if ZERO.match(length):
        raise Mistake("zero-length", value=quote(text), most=MOST)
    meant = guess_length(text)
    if meant:
        raise Mistake("length-meant", value=quote(text), meant=meant)
    raise Mistake("not-a-duration", value=quote(text))


def read_lifetime(value: object, info: ValidationInfo) -> str:
    """How long a cookie is kept: a length of time as `read_period` has it, or a word for what has no such length.

    Raises:
        Mistake: it is neither.

    """
    text = read_word(value)
    if text in LIFETIMES:
        return text
    try:
        return read_period(text)
    except Mistake as mistake:
        languages = find_context(info).languages
        raise explain_lifetime(text, mistake, languages) from None


def explain_lifetime(text: str, mistake: Mistake, languages: tuple[str, ...]) -> Mistake:
    """What to write instead of a text that is no lifetime; `mistake` says so of one that is no length of time."""
    if mistake.message == "zero-length":
        return Mistake("zero-lifetime", value=quote(text), most=MOST)
    if mistake.message not in ("not-a-duration", "endless-period"):
        return mistake
    near = get_close_matches(text.casefold(), LIFETIME_OF, n=1, cutoff=ALIKE)
    if near:
        return Mistake(MEANT[LIFETIME_OF[near[0]]], value=quote(text))
    return Mistake("not-a-lifetime", value=quote(text), example=show_own_words(languages))


Day = Annotated[date, Scalar(read_day, match_form(DAY))]
PERIOD = f"({'|'.join(BOUNDS)})?{LENGTH}|{RANGE}|{WIDE_RANGE}"
Period = Annotated[str, Scalar(read_period, match_form(PERIOD))]
Lifetime = Annotated[str, Scalar(read_lifetime, match_form(f"session|persistent|{PERIOD}"))]
