"""The words of the comment: theme/notice/comment.yml, and what sections and items are called elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from string import Formatter

from ..checks.item_words import name_item
from ..notice import texts
from ..theme.languages import DEFAULT_LANGUAGES
from ..theme.shared_files import read_data
from ..theme.theme import Theme
from .escaping import escape, escape_phrase

BETWEEN_LANGUAGES = " · "


@dataclass(frozen=True)
class Wording:
    """What the comment says.

    Args:
        phrases: by name, in every language.
        theme: the titles of sections.
        languages: in which it is said.

    """

    phrases: Mapping[str, Mapping[str, str]]
    theme: Theme
    languages: tuple[str, ...] = DEFAULT_LANGUAGES

    def speak(self, languages: Sequence[str]) -> Wording:
        """The same in other languages, as far as it has words in them; as it is where it has none."""
        known = [language for language in languages if language in self.phrases["title"]]
        return replace(self, languages=tuple(known) or self.languages)

    def say(self, name: str, language: str, **values: object) -> str:
        """A phrase in one language as text and nothing else, with its values, which are escaped already."""
        return fill_phrase(self.phrases[name][language], values)

    def say_in_all(self, name: str, **values: object) -> str:
        """A phrase in every language, on one line."""
        said = []
        for language in self.languages:
            phrase = self.say(name, language, **values)
            said.append(phrase)
        return BETWEEN_LANGUAGES.join(said)

    def name_column(self, language: str) -> str:
        """What stands above the words in a language; its tag where the comment has no words in it."""
        names = self.phrases["language"]
        return escape(names.get(language, language))

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
