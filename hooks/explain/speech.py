"""In which languages something is explained."""

from __future__ import annotations

from dataclasses import dataclass

from ..reading.messages import ENGLISH, Value, make_phrase
from ..theme.languages import DEFAULT_LANGUAGES


@dataclass(frozen=True)
class Speech:
    """The language of what is said around the facts, and those of facts that are told in several."""

    language: str
    languages: tuple[str, ...]

    def say(self, phrase: str, /, **values: Value) -> str:
        """What is said of a name, in words."""
        return make_phrase(f"explain-{phrase}", **values).say(self.language)


DOCUMENTS = Speech(ENGLISH, DEFAULT_LANGUAGES)


def speak_to_editor(language: str) -> Speech:
    """What a terminal shows is in the language of the call alone."""
    return Speech(language, (language,))
