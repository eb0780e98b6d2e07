"""How a length of time is written, and which one was meant by a text that is written otherwise."""

from __future__ import annotations

import re
from fractions import Fraction

from ..theme.bounds import LENGTH

AT_MOST = "at most "
AT_LEAST = "at least "
TO = " to "  # between the two ends of a range that have different units
RANGE = f"([1-9][0-9]{{0,3}})[-–]({LENGTH})"  # both ends have one unit
WIDE_RANGE = f"({LENGTH}){TO}({LENGTH})"
MOST = 9999  # of a unit; the form has four digits
# What else editors call each unit.
SPELLINGS = {
    "second": "seconds sec secs s sekunti sekuntia sekunnin sekund sekunder sek",
    "minute": "minutes min mins minuutti minuuttia minuutin minut minuter",
    "hour": "hours hr hrs h tunti tuntia tunnin t timme timmar tim",
    "day": "days d päivä päivää päivän pv vuorokausi vuorokautta vuorokauden vrk dag dagar dygn",
    "week": "weeks wk wks w viikko viikkoa viikon vk vko vecka veckor",
    "month": "months mo mos mth mths kuukausi kuukautta kuukauden kk månad månader mån",
    "year": "years yr yrs y vuosi vuotta vuoden v år",
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
SECONDS_OF_MONTH = 2_629_800  # on average
KINDS = (("second", "minute", "hour", "day", "week"), ("month", "year"))
NUMBER_WORDS = {
    "0.5": "half puoli puolen halv halvt",
    "1": "a an one yksi yhden en ett",
    "2": "two kaksi kahden två",
    "3": "three kolme kolmen tre",
    "4": "four neljä neljän fyra",
    "5": "five viisi viiden fem",
    "6": "six kuusi kuuden sex",
    "7": "seven seitsemän sju",
    "8": "eight kahdeksan åtta",
    "9": "nine yhdeksän nio",
    "10": "ten kymmenen tio",
    "12": "twelve kaksitoista tolv",
}
NUMBERS = {name: number for number, names in NUMBER_WORDS.items() for name in names.split()}
# What else editors call the most and the least that a time may be.
BOUNDS = {
    AT_MOST: (
        *("at most", "max.", "max", "maximum", "up to", "no more than"),
        *("enintään", "enint.", "korkeintaan", "maks.", "maksimi"),
        *("högst", "upp till", "som mest"),
    ),
    AT_LEAST: (
        *("at least", "min.", "min", "minimum", "no less than"),
        *("vähintään", "ainakin", "väh.", "väh"),
        *("minst", "åtminstone"),
    ),
}
PART = re.compile(r"([^\W\d]+ |[0-9]{1,9}(?:[.,][0-9]{1,2})? ?)(?:an? )?([^\W\d]+)\.?")
BETWEEN_ENDS = (TO, "–", "—", "…", "...", "-")
BETWEEN_PARTS = re.compile("(?:,| and| ja| och)? (?=[0-9])")


def is_length(text: str) -> bool:
    """Whether a text is a length of time as it is written here, whatever the number of its noun."""
    return re.fullmatch(LENGTH, text) is not None


def write_length(count: str, unit: str) -> str:
    """`10 years`, its noun in the right number."""
    if count == "1":
        return f"{count} {unit}"
    return f"{count} {unit}s"


def split_range(text: str) -> tuple[str, str] | None:
    """The two ends of `6–12 months` or `30 days to 6 months`; nothing where a text is no range."""
    found = re.fullmatch(RANGE, text)
    if found:
        unit = found[2].partition(" ")[2]
        return f"{found[1]} {unit}", found[2]
    found = re.fullmatch(WIDE_RANGE, text)
    if found:
        return found[1], found[3]
    return None


def get_unit(length: str) -> str:
    """The unit of a length of time, as the noun of one."""
    return length.rpartition(" ")[2].removesuffix("s")


def write_range(low: str, high: str) -> str:
    """`6–12 months`, or `30 days to 6 months` where the ends have different units."""
    if get_unit(low) == get_unit(high):
        return f"{low.partition(' ')[0]}–{high}"
    return low + TO + high


def measure_length(length: str) -> int:
    """How many seconds a length of time has; those of a month and a year on average."""
    count = length.partition(" ")[0]
    unit = get_unit(length)
    size = SIZES[unit]
    if unit in KINDS[1]:
        size *= SECONDS_OF_MONTH
    return int(count) * size


def guess_length(text: str) -> str:
    """The time that was meant by `24h`, `half an hour`, `max. 90 päivää` or `6-12 kk`, as it is written here.

    Args:
        text: what an editor wrote.

    Returns:
        A length of time, with its ceiling, or a range; nothing where it is not certain which.

    """
    plain = text.casefold()
    bound, amount = split_bound(plain)
    if bound:
        length = guess_exact_length(amount)
        return length and bound + length
    return guess_exact_length(plain) or guess_range(plain)


def split_bound(text: str) -> tuple[str, str]:
    """`max. 90 days` as `at most ` and `90 days`; nothing and the text where it has no bound."""
    for bound, names in BOUNDS.items():
        for name in names:
            start = f"{name} "
            if text.startswith(start):
                return bound, text.removeprefix(start)
    return "", text


def guess_range(text: str) -> str:
    """The range that was meant; its first end may leave its unit to the other one."""
    for between in BETWEEN_ENDS:
        before, found, after = text.partition(between)
        if found:
            return join_ends(before.strip(), after.strip())
    return ""


def join_ends(before: str, after: str) -> str:
    """The range between two times, of which the first may be a number only; nothing where one of them is none."""
    unit = after.lstrip("0123456789., ")
    high = guess_exact_length(after)
    low = guess_exact_length(before) or guess_exact_length(f"{before} {unit}")
    if not high or not low:
        return ""
    return write_range(low, high)


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
        named = set(kind).intersection(units)
        if len(named) == len(units) > 0:
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
