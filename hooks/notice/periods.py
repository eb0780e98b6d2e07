"""How long data are kept, in words: the same on the page and in the review."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import NoneType

from markupsafe import Markup

from ..format.model import Gap
from ..format.own_words import Words
from ..format.retention import PERMANENTLY, ByLaw, Retention
from .texts import Texts

# The text for a time, by what its beginning is: a code, own words that continue the sentence, a gap, or nothing.
KNOWN: Mapping[type, str] = {
    str: "retention.counted",
    Words: "retention.counted",
    Gap: "retention.counted_open",
    NoneType: "retention.counted_open",
}
OPEN: Mapping[type, str] = {
    str: "retention.open_from",
    Words: "retention.open_from",
    Gap: "gaps.cell",
    NoneType: "gaps.cell",
}


def say_period(texts: Texts, row: Retention) -> Markup:
    """How long a row says, as the page says it."""
    return word_period(texts, row, say_length)


def word_period(texts: Texts, row: Retention, say: Callable[[Texts, Retention], str]) -> Markup:
    """How long a row says, whatever its form; a period that a statute sets for its data has words of its own.

    Args:
        texts: those of a language.
        row: any other row.
        say: says its time with the beginning.

    """
    if row.criteria is not None:
        return texts.word("criteria", row.criteria)
    until = texts.word("until", row.until) if row.until else Markup()
    if row.keep is None:
        return until
    period = Markup.escape(say(texts, row))
    if not row.whichever:
        return period
    whichever = texts(f"retention.whichever_{row.whichever}")
    return texts("retention.either", period=period, until=until, whichever=whichever)


def say_length(texts: Texts, row: Retention) -> Markup:
    """The time of a row with its beginning, either of which may be open."""
    if row.keep == PERMANENTLY:
        return texts("retention.keep_permanently")
    if isinstance(row.keep, ByLaw):
        return texts.word("statutory", row.keep.law, "period")
    is_open = isinstance(row.keep, Gap)
    patterns = OPEN if is_open else KNOWN
    time = texts("gaps.cell") if is_open else texts.period(str(row.keep))
    start = texts.word("after", row.after) if isinstance(row.after, str | Words) else ""
    return texts(patterns[type(row.after)], period=time, open=time, start=start)
