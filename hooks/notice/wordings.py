"""The texts of a language as a company says them: made ready once for all notices that speak alike.

The nouns of a wording are put into their places here, so that a notice fills in only what is its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from string import Formatter
from typing import Any

from babel import Locale
from markupsafe import Markup, escape

from ..format.look import Wording
from ..theme.theme import Theme


@dataclass(frozen=True)
class Noun:
    """A noun with its forms: `format(noun, "genitive")` gives one, nothing the first, a capital a capital."""

    forms: Mapping[str, str]
    key: str  # of its table

    def __format__(self, form: str) -> str:
        text = self.forms[self.name_form(form)]
        if form[:1].isupper():
            return text[0].upper() + text[1:]
        return text

    def name_form(self, form: str) -> str:
        """The name in the table of the form that a place asks for."""
        return form.lower() or next(iter(self.forms))


@dataclass(frozen=True)
class Place:
    """A place in a text: the HTML before it, the name of the value, and the form where that is a noun."""

    before: str
    name: str
    form: str


@dataclass(frozen=True)
class Pattern:
    """A text with its nouns.

    Attributes:
        places: those that are still open.
        end: the HTML behind the last of them, or all of it.
        used: the key of the text, and those of the forms of nouns in it.

    """

    places: tuple[Place, ...]
    end: Markup
    used: tuple[str, ...]

    def fill(self, values: Mapping[str, object]) -> Markup:
        """The text with a value, escaped, in each place.

        Raises:
            KeyError: there is none for a place.

        """
        filled: list[str] = []
        for place in self.places:
            value = values[place.name]
            if place.form or isinstance(value, Noun):
                value = format(value, place.form)
            filled += place.before, escape(value)
        filled.append(self.end)
        return Markup("".join(filled))  # noqa: S704 - escaped just here, and when the pattern was read


class Speech:
    """The texts of one language of a theme with the nouns of a wording.

    Attributes:
        locale: how the language writes dates, lists and countries.
        nouns: by the names that texts have for them.
        patterns: the texts that have been asked for, by their keys.
        of_codes: what codes are called, by vocabulary, code and part.

    """

    def __init__(self, theme: Theme, language: str, wording: Wording) -> None:
        self.words = theme.words[language]
        self.locale = Locale.parse(self.find("interface.locale"))
        self.nouns = {
            "we": self.find_noun(f"nouns.we_are.{wording.we_are}"),
            "dealings": self.find_noun(f"nouns.dealings.{wording.dealings}"),
        }
        self.patterns: dict[str, Pattern] = {}
        self.of_codes: dict[tuple[str, str, str], Pattern] = {}

    def find(self, key: str) -> Any:  # noqa: ANN401 - a text, a list of texts, or a table
        """What the language file has under a dotted key.

        Raises:
            KeyError: it has nothing there.

        """
        found: Any = self.words
        for step in key.split("."):
            found = found[step]
        return found

    def find_noun(self, key: str) -> Noun:
        """A noun with its forms."""
        return Noun(self.find(key), key)

    def find_pattern(self, key: str) -> Pattern:
        """The text under a key.

        Raises:
            KeyError: the language file has nothing there.

        """
        if key not in self.patterns:
            self.patterns[key] = self.read_pattern(key)
        return self.patterns[key]

    def read_pattern(self, key: str) -> Pattern:
        """The same, made ready."""
        before: list[str] = []
        places = []
        used = [key]
        for literal, name, form, _ in Formatter().parse(escape(self.find(key))):
            before.append(literal)
            asked = form or ""
            if name in self.nouns:
                noun = self.nouns[name]
                before.append(escape(format(noun, asked)))
                used.append(f"{noun.key}.{noun.name_form(asked)}")
            elif name is not None:
                places.append(Place("".join(before), name, asked))
                before = []
        return Pattern(tuple(places), Markup("".join(before)), tuple(used))  # noqa: S704 - escaped just here

    def find_word(self, vocabulary: str, code: str, part: str) -> Pattern:
        """What a code is called, by one of several wordings where the language file has a table.

        Raises:
            KeyError: the language file has nothing there.

        """
        asked = vocabulary, code, part
        if asked not in self.of_codes:
            self.of_codes[asked] = self.read_word(f"words.{vocabulary}.{code}", part)
        return self.of_codes[asked]

    def read_word(self, key: str, part: str) -> Pattern:
        """The same, made ready; it uses the table, too."""
        if not isinstance(self.find(key), dict):
            return self.find_pattern(key)
        pattern = self.find_pattern(f"{key}.{part}")
        return replace(pattern, used=(key, *pattern.used))


@lru_cache(maxsize=64)
def find_speech(theme: Theme, language: str, wording: Wording) -> Speech:
    """The texts of a language for a wording, made ready once."""
    return Speech(theme, language, wording)
