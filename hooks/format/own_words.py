"""Own words of an editor: one text in every language of the notice."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator, ConfigDict, RootModel, ValidationInfo, model_validator

from ..reading.display import quote
from ..reading.fault_codes import FaultCode
from ..reading.messages import Series
from ..reading.source import walk_texts
from ..theme.theme import Theme
from .context import find_context
from .mistakes import Mistake
from .scalars import Line

MAX_PROSE = 5000
MAX_ALL_PROSE = 60_000  # characters under `more:`, each of which may be looked at by itself
MAX_MARKUP = 2000  # line ends and marks under `more:`; each takes up to a tenth of a millisecond to read
MARKUP = re.compile(r"[\[*_`<&\\\n]")  # all that begins something in Markdown: a link, a list, emphasis, a reference


def is_words(value: object, theme: Theme) -> bool:
    """Whether a value is own words, by its keys: languages."""
    if not isinstance(value, dict):
        return False
    return not value.keys().isdisjoint(theme.languages)


def read_every_language(value: object, info: ValidationInfo) -> object:
    """Own words in exactly the languages of the notice, in their order; each text is then read by itself.

    Raises:
        Mistake: a language is missing or is none of the notice's, or the value is no own words.

    """
    languages = find_context(info).languages
    example = show_own_words(languages)
    if isinstance(value, list):
        raise Mistake("list-for-words", example=example)
    if not isinstance(value, dict):
        raise Mistake("in-no-language", value=quote(value), example=example)
    for language in value:
        if language not in languages:
            raise Mistake(
                "foreign",
                code=FaultCode.LANGUAGES,
                inside=language,
                language=quote(language),
                example=example,
            )
    missing = tuple(language for language in languages if language not in value)
    if missing:
        raise Mistake(
            "missing",
            code=FaultCode.LANGUAGES,
            languages=Series(missing),
            example=example,
        )
    return {language: value[language] for language in languages}


def show_own_words(languages: tuple[str, ...]) -> str:
    """How own words are written: `{fi: …, en: …}`."""
    parts = [f"{language}: …" for language in languages]
    listed = ", ".join(parts)
    return f"{{{listed}}}"


def refuse_much_prose(more: object) -> None:
    """Refuse the texts of a notice that would take long to read, before any of them is read.

    Raises:
        Mistake: they are too long together, or have too much markup.

    """
    texts = [text for _, text in walk_texts(more)]
    length = sum(map(len, texts))
    if length > MAX_ALL_PROSE:
        raise Mistake("long-more", code=FaultCode.TOO_MUCH, length=length, most=MAX_ALL_PROSE)
    count = sum(len(MARKUP.findall(text)) for text in texts)
    if count > MAX_MARKUP:
        raise Mistake("marked-up", code=FaultCode.TOO_MUCH, count=count, most=MAX_MARKUP)


def read_prose(value: object) -> str:
    """Prose in the part of Markdown that is used here.

    Raises:
        Mistake: it is no text, too long, or has what is not used here.

    """
    from .prose import render_prose  # noqa: PLC0415 - most registers have none, and no use for a parser of Markdown

    if not isinstance(value, str):
        raise Mistake("not-prose")
    if len(value) > MAX_PROSE:
        raise Mistake("long-prose", length=len(value), most=MAX_PROSE)
    render_prose(value)
    return value


class Words(RootModel[dict[str, Line]]):
    """Own words: one line of plain text in every language of the notice."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    def __hash__(self) -> int:
        return hash(tuple(self.root.items()))

    check_languages = model_validator(mode="before")(read_every_language)


class Prose(RootModel[dict[str, Annotated[str, BeforeValidator(read_prose)]]]):
    """Own words at the end of a section: paragraphs, lists, emphasis and links, in every language of the notice."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    check_languages = model_validator(mode="before")(read_every_language)


Term = str | Words
