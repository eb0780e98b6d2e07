"""The sentences for editors: theme/messages/ holds them by name, and here they get their values.

A sentence has named places, as in `a register is at most {size} KB`. Braces around anything but a plain name stay as
they are, so that a sentence can show YAML. English has every sentence; what another language lacks, such as an example
whose words are nobody's, is that of English. Languages that have the sentences of some commands only are in a folder of
their own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Protocol

from . import program
from .kept import keep, load_kept, name_kept

FOLDER = program.FOLDER / "theme/messages"
ENGLISH = "en"
LANGUAGES = tuple(sorted(path.stem for path in FOLDER.glob("*.yml")))
PARTLY = "partly"  # the folder of languages that have the sentences of some commands only
PARTIAL_LANGUAGES = tuple(sorted(path.stem for path in FOLDER.glob(f"{PARTLY}/*.yml")))
SECTIONS = frozenset({"findings", "refusals", "results", "progress", "help", "audit", "phrases", "joints", "installed"})
NAMED_PLACE = re.compile(r"\{([a-z_]+)\}")


class NoSentences(ValueError):  # noqa: N818 - it says what is wrong with the theme
    """The sentences cannot be read. Its own sentences stand here, since no other file can hold them."""


class Sayable(Protocol):
    """What has words in every language: a part of a sentence, or a finding or a refusal that another one tells."""

    def say(self, language: str) -> str:
        """Its words in a language."""


@dataclass(frozen=True)
class Phrase:
    """A part of a sentence that has words of its own: its name under `phrases:`, and its values."""

    name: str
    values: Values = ()

    def say(self, language: str) -> str:
        """Its words in a language."""
        return say_sentence("phrases", self.name, self.values, language)

    def __str__(self) -> str:
        return self.say(ENGLISH)


@dataclass(frozen=True)
class Series:
    """Several values in one place, with what `joint` names between them: `comma`, `and`, `or`."""

    parts: tuple[Value, ...]
    joint: str = "comma"

    def say(self, language: str) -> str:
        """The values one after the other in a language."""
        parts = [say_value(part, language) for part in self.parts]
        return say_sentence("joints", self.joint, (), language).join(parts)


@dataclass(frozen=True)
class Translated:
    """A part of a sentence that data have in every language of messages."""

    texts: tuple[tuple[str, str], ...]

    def say(self, language: str) -> str:
        """The text of a language, or the English one where there is none."""
        said = dict(self.texts)
        return said.get(language, said[ENGLISH])


Value = str | int | date | Sayable
Values = tuple[tuple[str, Value], ...]


def make_phrase(name: str, /, **values: Value) -> Phrase:
    """A phrase with its values, given by name."""
    return Phrase(name, tuple(values.items()))


@cache
def read_catalogue(language: str) -> Mapping[str, Any]:
    """Every sentence of a language; what its file lacks is that of the English one.

    Raises:
        NoSentences: the file is missing or faulty.

    """
    folder = f"{PARTLY}/" if language in PARTIAL_LANGUAGES else ""
    loaded = load_sentences(f"{folder}{language}.yml")
    if language != ENGLISH:
        return merge_over(read_catalogue(ENGLISH), loaded)
    if not loaded.keys() >= SECTIONS:
        raise NoSentences(f"theme/messages/{language}.yml is not whole; put it back")
    return loaded


def pick_language(language: str) -> str:
    """The language in which a page of another one tells findings: its own if it has sentences, and English else."""
    return language if language in LANGUAGES else ENGLISH


def load_sentences(name: str) -> dict[str, Any]:
    """What a file of sentences holds, as an earlier call has kept it, or read anew.

    Raises:
        NoSentences: it is missing or faulty.

    """
    try:
        content = FOLDER.joinpath(name).read_bytes()
    except OSError as error:
        raise NoSentences(f"theme/messages/{name} cannot be read ({error}); put it back") from error
    made_of = name_kept(content)
    loaded = load_kept(made_of)
    if loaded is None:
        loaded = parse_sentences(content, name)
        keep(made_of, loaded)
    if not isinstance(loaded, dict):
        raise NoSentences(f"theme/messages/{name} holds no sentences; put it back")
    return loaded


def parse_sentences(content: bytes, name: str) -> Any:  # noqa: ANN401 - data as YAML has them
    """What the bytes of such a file hold.

    Raises:
        NoSentences: they are no YAML.

    """
    import yaml  # noqa: PLC0415 - it takes longer than all else of `--help`, and mostly the sentences were kept

    # The base loader makes texts only; the one in C is ten times as fast, but not in every build of PyYAML.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        return yaml.load(content.decode(), Loader=loader)  # noqa: S506 - a file of our own, and texts only
    except (UnicodeError, yaml.YAMLError) as error:
        raise NoSentences(f"theme/messages/{name} cannot be read ({error}); put it back") from error


def merge_over(lower: Mapping[str, Any], upper: Mapping[str, Any]) -> Mapping[str, Any]:
    """The entries of both; where both have one, that of `upper`, or both laid over each other."""
    merged = dict(lower)
    for name, entry in upper.items():
        if isinstance(entry, dict):
            merged[name] = merge_over(lower.get(name, {}), entry)
        else:
            merged[name] = entry
    return merged


def say_fault_part(
    code: str,
    message: str,
    part: str,
    values: Values,
    language: str = ENGLISH,
) -> str:
    """The problem or the remedy of a finding in words.

    Args:
        code: the code of the finding.
        message: the name of its sentence.
        part: `problem` or `remedy`.
        values: what goes into the named places.
        language: in which language.

    Raises:
        KeyError: there is no such sentence, or a place has no value.

    """
    sentences = read_catalogue(language)["findings"][code]["says"]
    sentence = sentences[message].get(part, "")
    return fill_places(sentence, values, language)


def say_refusal(message: str, values: Values, language: str = ENGLISH) -> str:
    """Why a command cannot do what it was asked, in words.

    Raises:
        KeyError: there is no such sentence, or a place has no value.

    """
    return say_sentence("refusals", message, values, language)


def say_sentence(section: str, message: str, values: Values = (), language: str = ENGLISH) -> str:
    """A sentence of one section of the catalogue in words.

    Raises:
        KeyError: there is no such sentence, or a place has no value.

    """
    return fill_places(read_catalogue(language)[section][message], values, language)


def describe_code(code: str, part: str, language: str = ENGLISH) -> str:
    """The `reason` for a code, or the `example` of what raises it."""
    return str(read_catalogue(language)["findings"][code][part])


def fill_places(sentence: str, values: Values, language: str) -> str:
    """A sentence with its values; what a value holds is never read as a place."""
    said = {name: say_value(value, language) for name, value in values}
    return NAMED_PLACE.sub(lambda place: said[place[1]], reword(sentence, language))


def reword(text: str, language: str = ENGLISH) -> str:
    """A text of this program that speaks of the checkout, as whoever has the program from a wheel must read it."""
    if program.IS_INSTALLED:
        for here, there in read_catalogue(language)["installed"].items():
            text = text.replace(here, there)
    return text


def say_value(value: Value, language: str) -> str:
    """A value as a sentence has it."""
    if isinstance(value, date):
        form: str = read_catalogue(language)["phrases"]["day"]
        return form.format(value)
    if isinstance(value, str | int):
        return str(value)
    return value.say(language)


def say_error(error: BaseException, language: str) -> str:
    """What an error says: in the language, if it is one of ours, or else as whoever raised it has written it."""
    say = getattr(error, "say", None)
    return str(say(language)) if say else str(error)
