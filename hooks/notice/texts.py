"""The words: one file a language, nouns inflected by table, dates and lists by Babel.

A text is looked up by its dotted key and its {places} are filled with escaped values, so that it can go straight into
HTML. `{we:genitive}` and `{dealings:elative}` take a form of the register's nouns from the tables under `nouns`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import cache
from typing import Any, Literal

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.units import format_unit
from markupsafe import Markup, escape

from ..format.countries import OUTSIDE_EEA
from ..format.lengths import AT_LEAST, AT_MOST, get_unit, split_bound, split_range
from ..format.look import Wording
from ..format.own_words import Term, Words
from ..format.register import Register
from ..theme.languages import PRIMARY
from ..theme.laws import SECTION
from ..theme.theme import Theme
from .wordings import Noun, Pattern, find_speech

NO_BREAK = "\u00a0"
ARTICLE = re.compile(r"(?P<article>\d+)\((?P<paragraph>\d+)\)(?:\((?P<point>[a-z])\))?")


class Texts:
    """The texts of one language with the nouns of one register; `used` holds the keys that were looked up."""

    def __init__(self, theme: Theme, language: str, wording: Wording) -> None:
        self.theme = theme
        self.language = language
        self.speech = find_speech(theme, language, wording)
        self.locale = self.speech.locale
        self.nouns = self.speech.nouns
        self.used: set[str] = {"interface.locale"}

    @property
    def is_rtl(self) -> bool:
        """Whether it is written from right to left."""
        return bool(self.locale.text_direction == "rtl")

    def find(self, key: str) -> Any:  # noqa: ANN401 - a text, a list of texts, or a table
        """What the language file has under a dotted key.

        Raises:
            KeyError: it has nothing there.

        """
        self.used.add(key)
        return self.speech.find(key)

    def __call__(self, key: str, **values: object) -> Markup:
        """The text under `key` as HTML, with `values` and the nouns in its places."""
        return self.fill(self.speech.find_pattern(key), values)

    def fill(self, pattern: Pattern, values: Mapping[str, object]) -> Markup:
        """A text with values in its places."""
        self.used.update(pattern.used)
        if pattern.places:
            return pattern.fill(values)
        return pattern.end

    @contextmanager
    def note_apart(self) -> Iterator[set[str]]:
        """Note what is looked up meanwhile in a set of its own, and at the end in that of all."""
        all_used = self.used
        self.used = set()
        try:
            yield self.used
        finally:
            all_used |= self.used
            self.used = all_used

    def service(self, term: Term) -> Noun:
        """What a service is called: `{service}` as it is, `{service:joined}` with the hyphen before a word."""
        name = str(self.word("services", term).unescape())
        hyphen = "-"
        if " " in name:
            hyphen = " -"
        forms = {"name": name, "joined": name + hyphen}
        return Noun(forms, "")

    def items(self, key: str) -> list[str]:
        """The lines of a list of texts."""
        return list(self.find(key))

    def word(self, vocabulary: str, term: Term, part: str = "full") -> Markup:
        """The words for a code, or the company's own words.

        Args:
            vocabulary: where the code is known.
            term: a code or own words.
            part: which of several wordings, where the language file has a table: `short` for the summary.

        """
        if isinstance(term, Words):
            return escape(term.root[self.language])
        pattern = self.speech.find_word(vocabulary, term, part)
        lengths = self.list_lengths(term) if vocabulary == "statutory" else {}
        return self.fill(pattern, lengths)

    def list_lengths(self, term: str) -> dict[str, str]:
        """The times that a law says, in words, by the place for them in the words of its period."""
        facts = self.theme.periods[term]
        ceiling = AT_MOST if "most" in facts else ""
        lengths = {"length": self.period(ceiling + facts["length"])}
        if "otherwise" in facts:
            lengths["otherwise"] = self.period(facts["otherwise"])
        return lengths

    def law(self, term: Term) -> Markup:
        """The name of a law with its number."""
        name = self.word("laws", term)
        number = self.theme.constants["laws"].get(str(term), {}).get("number", "")
        if number:
            return name + f" ({number})"
        return name

    def cite_period(self, term: str) -> Markup:
        """The law that says how long, with its section."""
        law = self.theme.find_code("statutory", term).law
        found = re.fullmatch(SECTION, self.theme.periods[term]["section"])
        assert found  # theme/forms.py holds the file to it
        pattern = "citation.section"
        if found["chapter"]:
            pattern = "citation.chapter"
        section = self(pattern, **found.groupdict())
        return self.law(law) + ", " + section

    def cite(self, article: str) -> Markup:
        """`6(1)(b)` of the GDPR as the language cites it, by the pattern for a paragraph or for a point of one."""
        found = ARTICLE.fullmatch(article)
        assert found, article  # in vocabulary.yml, which the tests read
        pattern = "citation.paragraph"
        if found["point"]:
            pattern = "citation.point"
        return self(pattern, **found.groupdict())

    def capital(self, text: str) -> str:
        """`text` with a capital, also where it is HTML already."""
        plain = str(text)  # parts of HTML would be HTML themselves, each of which is slow to make
        return type(text)(plain[:1].upper() + plain[1:])

    def date(self, day: date) -> str:
        """`2 November 2026`, its day never alone at the end of a line."""
        return format_day(day, self.locale).replace(" ", NO_BREAK, 1)

    def period(self, duration: str) -> str:
        """`10 years`, `at least 2 years` or `6–12 months` in words, the number never broken from its unit."""
        ends = split_range(duration)
        if ends:
            return self.range(*ends)
        bound, length = split_bound(duration)
        period = format_period(length, self.locale)
        if bound == AT_MOST:
            return self("retention.at_most", period=period)
        if bound == AT_LEAST:
            return self("retention.at_least", period=period)
        return period

    def range(self, low: str, high: str) -> str:
        """The two ends of a range, of which the first needs no unit where both have the same."""
        longer = format_period(high, self.locale)
        if get_unit(low) == get_unit(high):
            return f"{low.partition(' ')[0]}–{longer}"
        return self("retention.range", low=format_period(low, self.locale), high=longer)

    def join(self, words: Iterable[str], style: Literal["standard", "or"] = "standard") -> str:
        """`a, b and c`; whatever is HTML stays HTML, and the rest is escaped."""
        return Markup(format_list([str(escape(word)) for word in words], style, self.locale))  # noqa: S704 - escaped just here

    def either(self, words: Iterable[str]) -> str:
        """`a, b or c`."""
        return self.join(words, "or")

    def tongue(self, language: str) -> str:
        """The name of a language that has texts, as in `finska`."""
        named = Locale.parse(self.theme.texts[language]["interface"]["locale"])
        return str(named.get_language_name(self.locale))

    def country(self, code: str) -> str:
        """A country, or that it is outside the EEA where the file names none."""
        if code == OUTSIDE_EEA:
            return self("transfers.country_outside_eea")
        return str(self.locale.territories[code])


@cache
def format_day(day: date, locale: Locale) -> str:
    """`2 November 2026`; kept, because an index asks for hundreds."""
    return str(format_date(day, "long", locale))


@cache
def format_period(duration: str, locale: Locale) -> str:
    """`10 years` in words, with hard blanks; kept as `format_day` is."""
    count, _, unit = duration.partition(" ")
    name = f"duration-{unit.removesuffix('s')}"
    text: str = format_unit(int(count), name, "long", locale=locale)
    if name in text:  # where the long words are the short ones, as in Persian, Babel knows only these
        text = format_unit(int(count), name, "short", locale=locale)
    return text.replace(" ", NO_BREAK)


def speak(theme: Theme, language: str, wording: Wording | None = None) -> Texts:
    """The texts of a language for a register's wording."""
    return Texts(theme, language, wording or Wording())


def name_register(register: Register, language: str, theme: Theme) -> str:
    """What a register is called in a language."""
    return unescape(speak(theme, language, register.wording).word("registers", register.kind, "name"))


def list_other_languages(language: str, languages: Iterable[str]) -> list[str]:
    """The languages beside `language`, the primary one first."""
    others = [other for other in languages if other != language]
    others.sort(key=lambda other: (other != PRIMARY, other))
    return others


def unescape(text: Markup) -> str:
    """Escaped text as it is read, for places that escape it themselves."""
    return str(text.unescape())
