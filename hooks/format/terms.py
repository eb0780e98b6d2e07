"""Codes of the vocabularies, own words beside them, and what to write instead of something that is no code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import partial

from pydantic import GetCoreSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, core_schema

from ..reading.display import quote
from ..reading.fault_codes import FaultCode
from ..reading.messages import Phrase, Series, Value, make_phrase
from ..theme.codes import Code
from ..theme.theme import Theme
from .context import find_context
from .mistakes import Mistake
from .own_words import Words, is_words, show_own_words
from .scalars import refuse_odd_space

FEW = 12  # codes that a message can list
NEAR = 3  # codes that a message names as probably meant
NAMED = ("recipients",)  # the vocabularies beside whose codes a name may stand
LONGEST_NAME = 60  # characters; a longer text is a sentence
MOST_WORDS = 7  # the same
SHORTEST_PART = 3  # characters; a shorter word is not looked for among the parts of codes
SHORTEST_WORD = 4  # characters; the same among the words for codes
ALIKE = 0.8  # how much of a word is the same where it is only inflected or misspelt


class Coded:
    """Annotated to a term: it is a code of one of these vocabularies, or own words."""

    def __init__(self, *vocabularies: str) -> None:
        self.vocabularies = vocabularies

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        read = partial(read_code, vocabularies=self.vocabularies, or_words=True)
        return core_schema.tagged_union_schema(
            choices={
                "~code": core_schema.with_info_before_validator_function(read, core_schema.str_schema()),
                "~words": handler.generate_schema(Words),
            },
            discriminator=lambda value: "~code" if isinstance(value, str | list) else "~words",
        )


class Only:
    """Annotated to a text: it is a code of one of these vocabularies, since it steers logic or inflection."""

    def __init__(self, *vocabularies: str) -> None:
        self.vocabularies = vocabularies

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        read = partial(read_code, vocabularies=self.vocabularies, or_words=False)
        return core_schema.with_info_before_validator_function(read, handler(source))


def read_code(value: object, info: ValidationInfo, *, vocabularies: tuple[str, ...], or_words: bool) -> str:
    """A code of the theme by which a register is validated; see `read_known_code`."""
    context = find_context(info)
    words_in = context.languages if or_words else ()
    return read_known_code(value, vocabularies, context.theme, words_in=words_in)


def read_known_code(
    value: object,
    vocabularies: tuple[str, ...],
    theme: Theme,
    *,
    words_in: tuple[str, ...] = (),
    offered: list[str] | None = None,
) -> str:
    """A code that an editor may write.

    Args:
        value: what the file says.
        vocabularies: those of whose codes it may be.
        theme: where the codes are.
        words_in: the languages of own words, where these could stand here, too.
        offered: the codes that a remedy may name, where these are not all.

    Raises:
        Mistake: it is no such code; the remedy names what was probably meant.

    """
    if not isinstance(value, str):
        raise Mistake(
            "not-a-text-for-code",
            value=describe_for_code(value, theme),
            example=next(iter(theme.vocabulary[vocabularies[0]])),
        )
    refuse_odd_space(value)
    if re.match(r"-\w", value):
        raise Mistake("hyphen-without-space", value=quote(value))
    found = [theme.vocabulary[name][value] for name in vocabularies if value in theme.vocabulary[name]]
    if not found:
        remedy = partial(suggest_remedy, value, vocabularies, theme, words_in=words_in, offered=offered)
        raise Mistake("not-a-code", value=quote(value), remedy=remedy)
    if found[-1].services:
        raise Mistake("code-of-service", code=FaultCode.DERIVED_TWICE, name=value)
    return value


def describe_for_code(value: object, theme: Theme) -> Value:
    """What stands where a code is expected."""
    if isinstance(value, list):
        return Phrase("list")
    if is_words(value, theme):
        return Phrase("own-words")
    return Phrase("this-group-of-keys")


def suggest_remedy(
    value: str,
    vocabularies: tuple[str, ...],
    theme: Theme,
    *,
    words_in: tuple[str, ...],
    offered: list[str] | None,
) -> Phrase:
    """What to write instead of something that is no code: the code it was meant to be, or where the codes are."""
    usable = offered or list_usable_codes(vocabularies, theme)
    meant = suggest_meant(value, vocabularies, theme, usable)
    return meant or suggest_list(value, vocabularies, usable, words_in)


def suggest_meant(value: str, vocabularies: tuple[str, ...], theme: Theme, usable: list[str]) -> Phrase | None:
    """The codes that were probably meant; nothing where none is near."""
    return (
        suggest_dividing(value, usable)
        or suggest_spoken_code(value, vocabularies, theme, usable)
        or suggest_similar_code(value, usable)
        or suggest_by_words(value, vocabularies, theme, usable)
    )


def list_usable_codes(vocabularies: tuple[str, ...], theme: Theme) -> list[str]:
    """The codes that an editor may write; those of services come by themselves."""
    codes: dict[str, Code] = {}
    for vocabulary in vocabularies:
        codes |= theme.vocabulary[vocabulary]
    return [name for name, code in codes.items() if not code.services]


def suggest_dividing(value: str, usable: list[str]) -> Phrase | None:
    """Several codes in one text are several items."""
    words = re.split(r"[\s,;/&+]+", value.strip(" ,;"))
    parts = [word for word in words if word not in ("and", "ja")]
    are_several = 1 < len(parts) <= FEW
    if are_several and set(parts) <= set(usable):
        return make_phrase("write-one-code", codes=Series(tuple(parts)))
    return None


def suggest_spoken_code(value: str, vocabularies: tuple[str, ...], theme: Theme, usable: list[str]) -> Phrase | None:
    """The code of a word that the notices have for it."""
    for vocabulary in vocabularies:
        code = theme.codes_by_word[vocabulary].get(value.casefold(), "")
        if code in usable:
            return make_phrase("write-code", code=code)
    return None


def suggest_similar_code(value: str, usable: list[str]) -> Phrase | None:
    """The code that is written nearly so, or those of which it is a part."""
    bare = value.strip(" ,.;").lower()
    plain = re.sub(r"[\s-]+", "_", bare)
    near = get_close_matches(plain, usable, n=1, cutoff=0.74)
    if not near and len(value) >= SHORTEST_PART:
        holding = [name for name in usable if plain in name.split("_")]
        near = holding[:NEAR]
    if near:
        return make_phrase("did-you-mean", names=Series(tuple(near), "or"))
    return None


def suggest_by_words(value: str, vocabularies: tuple[str, ...], theme: Theme, usable: list[str]) -> Phrase | None:
    """The codes among whose words it is, or the end of one, or one written nearly so; none where these are many."""
    text = value.strip(" ,.;").casefold()
    if len(text) < SHORTEST_WORD or "_" in text:
        return None
    codes = list_codes_by_each_word(vocabularies, theme)
    near = [word for word in codes if word.startswith(text) or word.endswith(text)]
    if not near:
        near = get_close_matches(text, codes, n=NEAR, cutoff=ALIKE)
    meant = [code for word in near for code in codes[word]]
    beginning = [code for words, code in walk_spoken_codes(vocabularies, theme) if words.startswith(text)]
    return suggest_few(meant, usable) or suggest_few(beginning, usable)


def suggest_few(meant: list[str], usable: list[str]) -> Phrase | None:
    """Those of some codes that an editor may write, if they are few enough to choose from."""
    names = tuple(name for name in dict.fromkeys(meant) if name in usable)
    if 1 <= len(names) <= NEAR:
        return make_phrase("did-you-mean", names=Series(names, "or"))
    return None


def walk_spoken_codes(vocabularies: tuple[str, ...], theme: Theme) -> Iterator[tuple[str, str]]:
    """All that the notices call the codes of some vocabularies, each with its code."""
    for vocabulary in vocabularies:
        yield from theme.codes_by_word[vocabulary].items()


def list_codes_by_each_word(vocabularies: tuple[str, ...], theme: Theme) -> dict[str, dict[str, None]]:
    """The codes of some vocabularies by all that the notices call them, and by each word of that."""
    codes: dict[str, dict[str, None]] = {}
    for words, code in walk_spoken_codes(vocabularies, theme):
        for word in (words, *words.split()):
            codes.setdefault(word, {})[code] = None
    return codes


def suggest_list(
    value: str,
    vocabularies: tuple[str, ...],
    usable: list[str],
    words_in: tuple[str, ...],
) -> Phrase:
    """All the codes if they are few, else where they are; and names or own words where they may stand."""
    if len(usable) <= FEW:
        codes = make_phrase("write-one-of", names=Series(tuple(usable)))
    else:
        commands = tuple(make_phrase("explain-name", name=vocabulary) for vocabulary in vocabularies)
        codes = make_phrase("codes-are-listed", commands=Series(commands))
    if not words_in:
        return codes
    example = show_own_words(words_in)
    if vocabularies == NAMED and is_name(value):
        return make_phrase("or-name", codes=codes, name=value, example=example)
    way = "or-own-prose" if is_prose(value) else "or-own-words"
    return make_phrase(way, codes=codes, example=example)


def is_prose(value: str) -> bool:
    """Whether a text is a sentence or more, and too long for own words in a list."""
    return len(value) > LONGEST_NAME and len(value.split()) > MOST_WORDS


def is_name(value: str) -> bool:
    """Whether a text is probably the name of a company, and can stand in braces as it is."""
    is_short = len(value) <= LONGEST_NAME
    is_plain = re.search(r"[,:#\[\]{}]", value) is None
    return value[:1].isupper() and is_short and is_plain
