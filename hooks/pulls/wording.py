"""The words of the comment: theme/notice/comment.yml, and what sections and items are called elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from string import Formatter

from ..checks.item_words import name_item
from ..notice import texts
from ..theme.languages import DEFAULT_LANGUAGES
from ..theme.theme import Theme, read_data
from .escaping import escape, escape_phrase

BETWEEN_LANGUAGES = " · "


@dataclass(frozen=True)
class Wording:
    """What the comment says.

    Args:
        phrases: by name, in every language.
        theme: the titles of sections.

    """

    phrases: Mapping[str, Mapping[str, str]]
    theme: Theme

    def say(self, name: str, language: str, **values: object) -> str:
        """A phrase in one language as text and nothing else, with its values, which are escaped already."""
        return fill_phrase(self.phrases[name][language], values)

    def say_in_all(self, name: str, **values: object) -> str:
        """A phrase in every language, on one line."""
        return BETWEEN_LANGUAGES.join(self.say(name, language, **values) for language in DEFAULT_LANGUAGES)

    def say_date(self, day: date, language: str) -> str:
        """A day in one language."""
        return escape(texts.speak(self.theme, language).date(day))

    def name_item(self, item: str, language: str) -> str:
        """What the law wants, as the review page calls it."""
        return escape(name_item(item, language, self.theme))

    def name_section(self, key: str, language: str) -> str:
        """The heading of a section, or its key where no section has it."""
        if key not in self.theme.sections:
            return escape(key)
        title = texts.speak(self.theme, language)(f"{key}.title")
        return escape(texts.unescape(title))


def fill_phrase(phrase: str, values: Mapping[str, object]) -> str:
    """A phrase with its words escaped and the values in its places."""
    parts = []
    for words, place, _, _ in Formatter().parse(phrase):
        parts.append(escape_phrase(words))
        if place is not None:
            parts.append(str(values[place]))
    return "".join(parts)


def read_wording(theme: Theme) -> Wording:
    """The words of the comment in a theme's folder.

    Raises:
        Faulty: the file is missing or faulty.

    """
    return Wording(read_data(theme.folder, "comment.yml"), theme)
