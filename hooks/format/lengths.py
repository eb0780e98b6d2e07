"""How a length of time is written, and which one was meant by a text that is written otherwise."""

from __future__ import annotations

import re
from fractions import Fraction

from ..theme.forms import LENGTH

AT_MOST = "at most "
MOST = 9999  # of a unit; the form has four digits
# What else editors call each unit.
SPELLINGS = {
    "second": "seconds sec secs s sekunti sekuntia sekunnin",
    "minute": "minutes min mins minuutti minuuttia minuutin",
    "hour": "hours hr hrs h tunti tuntia tunnin t",
    "day": "days d päivä päivää päivän pv vuorokausi vuorokautta vuorokauden vrk",
    "week": "weeks wk wks w viikko viikkoa viikon vk vko",
    "month": "months mo mos mth mths kuukausi kuukautta kuukauden kk",
    "year": "years yr yrs y vuosi vuotta vuoden v",
}
UNITS = {name: unit for unit, names in SPELLINGS.items() for name in (unit, *names.split())}
# Two kinds of unit, since a month has no fixed number of days: how much of the smallest of its kind each is.
SIZES = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": 86_400,
    "week": 604_800,
    "month": 1,
    "year": 12,
}
KINDS = (("second", "minute", "hour", "day", "week"), ("month", "year"))
NUMBER_WORDS = {
    "0.5": "half puoli puolen",
    "1": "a an one yksi yhden",
    "2": "two kaksi kahden",
    "3": "three kolme kolmen",
    "4": "four neljä neljän",
    "5": "five viisi viiden",
    "6": "six kuusi kuuden",
    "7": "seven seitsemän",
    "8": "eight kahdeksan",
    "9": "nine yhdeksän",
    "10": "ten kymmenen",
    "12": "twelve kaksitoista",
}
NUMBERS = {name: number for number, names in NUMBER_WORDS.items() for name in names.split()}
CEILINGS = ("at most", "max.", "max", "maximum", "up to", "no more than", "enintään", "korkeintaan")
PART = re.compile(r"([^\W\d]+ |[0-9]{1,9}(?:[.,][0-9]{1,2})? ?)(?:an? )?([^\W\d]+)\.?")
BETWEEN_PARTS = re.compile("(?:,| and| ja)? (?=[0-9])")


def is_length(text: str) -> bool:
    """Whether a text is a length of time as it is written here, whatever the number of its noun."""
    return re.fullmatch(LENGTH, text) is not None


def write_length(count: str, unit: str) -> str:
    """`10 years`, its noun in the right number."""
    return f"{count} {unit}" if count == "1" else f"{count} {unit}s"


def guess_length(text: str) -> str:
    """The length of time that was meant by `24h`, `half an hour` or `max. 90 päivää`, as it is written here.

    Args:
        text: what an editor wrote.

    Returns:
        A length of time, with its ceiling; nothing where it is not certain which.

    """
    plain = text.casefold()
    for ceiling in CEILINGS:
        if plain.startswith(f"{ceiling} "):
            length = guess_exact_length(plain.removeprefix(f"{ceiling} "))
            return length and AT_MOST + length
    return guess_exact_length(plain)


def guess_exact_length(text: str) -> str:
    """The length of time that was meant, without a ceiling."""
    amounts = read_amounts(text)
    units = [unit for unit, _ in amounts]
    kind = find_kind(units)
    if not kind:
        return ""
    total = Fraction()
    for unit, amount in amounts:
        total += amount * SIZES[unit]
    smallest = min(map(kind.index, units))
    finer = reversed(kind[: smallest + 1])
    coarser = reversed(kind[smallest + 1 :])
    return write_total(total, (*finer, *coarser))


def find_kind(units: list[str]) -> tuple[str, ...]:
    """The kind of all the units of a length; none where they are of both kinds, or one of them is named twice."""
    for kind in KINDS:
        if len(set(kind).intersection(units)) == len(units) > 0:
            return kind
    return ()


def write_total(total: Fraction, units: tuple[str, ...]) -> str:
    """A time in the first of the units that has a whole number of it; nothing if none has."""
    for unit in units:
        count = total / SIZES[unit]
        if count.denominator == 1 and 1 <= count <= MOST:
            return write_length(str(count), unit)
    return ""


def read_amounts(text: str) -> list[tuple[str, Fraction]]:
    """`1 hour and 30 min` as how much of each unit; nothing where anything else is said, too."""
    amounts = []
    for part in BETWEEN_PARTS.split(text):
        found = PART.fullmatch(part)
        if not found or found[2] not in UNITS:
            return []
        written = found[1].strip()
        number = NUMBERS.get(written, written.replace(",", "."))
        if not number[0].isdigit():
            return []
        amounts.append((UNITS[found[2]], Fraction(number)))
    return amounts
