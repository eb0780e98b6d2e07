"""The words of a letter: what a register says, as sentences that are right or wrong, and questions on what is open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from ..facts.parts import list_values
from ..format.keys import strip_indexes
from ..format.model import Gap
from ..format.retention import TIME, Retention
from ..format.website import Service
from ..notice.texts import Texts, unescape
from ..reading.display import Key
from ..review.lines import format_label, has_keys
from ..review.voice import join_words, read_phrases, say_cited_period, say_kept, say_period, say_shared_text, say_value
from ..theme.part_words import read_part_words

SETTINGS = "services.settings"
PART = "confirm"  # the folder of the words


@cache
def read_words(folder: Path, language: str) -> dict[str, Any]:
    """The words of letters.

    Args:
        folder: that of the theme.
        language: one that letters are written in.

    Raises:
        Faulty: confirm/<language>.yml is missing or faulty.

    """
    return read_part_words(folder, PART, language)


@dataclass(frozen=True)
class Wording:
    """The words of letters, and of one register, in a language."""

    texts: Texts

    @property
    def words(self) -> dict[str, Any]:
        """Those of theme/confirm/."""
        return read_words(self.texts.theme.folder, self.texts.language)

    def say_values(self, label: str, values: Sequence[object]) -> str:
        """What stands under a key, as a sentence; a word such as `none` and what is yes or no have their own."""
        sentences = self.words["answers"]
        told = []
        rest = []
        for value in values:
            name = name_answer(label, value)
            if name in sentences:
                told.append(sentences[name])
            else:
                rest.append(value)
        if rest:
            listed = self.say_list(label, rest)
            told.insert(0, self.say_fact(label, listed))
        return " ".join(told)

    def say_fact(self, label: str, what: str) -> str:
        """A fact as a sentence; one that has no words of its own is told by what the review calls it."""
        pattern = self.words["facts"].get(label, "{label}: {what}.")
        said = str(pattern).format(label=self.name_label(label), what=what)
        return said.replace("..", ".")

    def name_label(self, label: str) -> str:
        """What a key speaks of, with a capital."""
        phrases = read_phrases(self.texts.theme.folder, self.texts.language)
        name = str(phrases["keys"][label])
        return name[:1].upper() + name[1:]

    def name_section(self, section: str) -> str:
        """The heading of a section of the notice; of what stands in none, a heading of its own."""
        if not section:
            return str(self.words["letter"]["other"])
        return unescape(self.texts(f"{section}.title"))

    def say_list(self, label: str, items: Iterable[object]) -> str:
        """Several items that say only themselves."""
        said = [self.say_item(label, item) for item in items]
        return join_words(said).replace(".; ", ". ")

    def say_item(self, label: str, item: object) -> str:
        """An item of a list: itself, or the one thing that a row says."""
        if not has_keys(item):
            return self.say_part(label, item)
        first, *_ = self.list_details(label, item)
        return first[1]

    def say_row(self, label: str, row: BaseModel) -> str:
        """A row: what it is about, as a sentence, and behind it one for each other thing that it says."""
        (_, what), *details = self.list_details(label, row)
        sentences = [self.say_fact(label, what)]
        sentences += [self.say_fact(inner, said) for inner, said in details]
        return " ".join(sentences)

    def list_details(self, label: str, row: object) -> list[tuple[str, str]]:
        """What a row says, by the dotted key; what is open is asked apart, and left out."""
        if isinstance(row, Retention):
            details = self.list_details_of_retention(row)
        elif isinstance(row, Service):
            details = self.list_details_of_service(row)
        else:
            details = self.list_details_of_keys(label, row)
        return [detail for detail in details if detail[1]]

    def list_details_of_keys(self, label: str, row: object) -> Iterator[tuple[str, str]]:
        """What each key of a row says."""
        assert isinstance(row, BaseModel)
        for step, value in list_values(row).items():
            inner = f"{label}.{step}"
            yield inner, self.say_part(inner, value)

    def list_details_of_service(self, row: Service) -> Iterator[tuple[str, str]]:
        """What a row of services says, its settings by the questions of the catalogue."""
        for label, said in self.list_details_of_keys("services", row):
            if label == SETTINGS:
                yield label, join_words(self.say_setting(row, name) for name in row.settings)
            else:
                yield label, said

    def say_setting(self, row: Service, name: str) -> str:
        """A setting, and how it is."""
        question = say_shared_text(self.texts, f"words.services.{row.service}.settings.{name}.question")
        return f"{question}: {say_value(self.texts, SETTINGS, row.settings[name])}"

    def list_details_of_retention(self, row: Retention) -> Iterator[tuple[str, str]]:
        """What is kept, and how long in the words of the notice, where the file has up to four keys."""
        yield "retention.data", join_words(say_kept(self.texts, term) for term in row.data)
        for step, value in list_values(row).items():
            label = f"retention.{step}"
            if step == TIME[0]:
                yield label, say_period(self.texts, row, row.data[0])
                yield f"{label}.law", say_cited_period(self.texts, row)
            elif step not in (*TIME, "data", "criteria"):
                yield label, self.say_part(label, value)

    def say_part(self, label: str, value: object) -> str:
        """A part in words, however deep; nothing where it says nothing, or is open."""
        if value is None or isinstance(value, Gap):
            return ""
        if isinstance(value, tuple):
            items = [self.say_part(label, item) for item in value]
            return join_words(items)
        if not has_keys(value):
            said = say_value(self.texts, label, value)
            return said.strip()
        details = self.list_details(label, value)
        return ", ".join(said for _, said in details)

    def ask(self, label: str, around: str, known: str) -> str:
        """A question on what is open: of which row, and what is known beside it."""
        asked = str(self.words["open"][label])
        if not known:
            asked = str(self.words["open_whole"].get(label, asked))
        if around:
            asked = self.words["letter"]["of_row"].format(what=around[:1].upper() + around[1:], asked=asked)
        if known:
            asked = self.words["letter"]["beside"].format(asked=asked, known=known)
        return asked


def name_answer(label: str, value: object) -> str:
    """What a sentence on one of a few answers is called, as in `recipients.none` and `sold.yes`."""
    if isinstance(value, bool):
        value = "yes" if value else "no"
    return f"{label}.{value}"


def find_label(key: Key) -> str:
    """A place in the model as the dotted key of the format."""
    return format_label(strip_indexes(key))
