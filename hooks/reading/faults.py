"""What an editor should know: a place, a code and values; the words come from theme/messages/."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from .display import make_visible
from .fault_codes import FaultCode, Level
from .messages import ENGLISH, Value, Values, make_phrase, say_fault_part

MAX_PROBLEM = 400  # characters; most have 60


class Place(NamedTuple):
    """A position in a file; line and column count from 1, columns in characters.

    A tuple, since there is one for every part of every file, and it is made in a third of the time of a dataclass.
    """

    file: str
    line: int
    column: int


@dataclass(frozen=True)
class Fault:
    """Something an editor should know: where, what, and of which key.

    Faults sort by place, and at one place by level, key and English words, whatever language they are said in.

    Attributes:
        place: where to look.
        code: what kind of finding it is; its level follows.
        key: the path of the key, as in `retention[0].keep`, or nothing.
        message: the name of its sentence among those of the code.
        values: what goes into the places of the sentence.

    """

    place: Place
    code: FaultCode
    key: str
    message: str
    values: Values = ()

    @property
    def level(self) -> Level:
        """How grave it is."""
        return self.code.level

    @cached_property
    def problem(self) -> str:
        """What is wrong, in English."""
        return self.say_problem(ENGLISH)

    @cached_property
    def remedy(self) -> str:
        """What to write instead, in English, or nothing."""
        return self.say_remedy(ENGLISH)

    def say_problem(self, language: str) -> str:
        """What is wrong, in words."""
        said = say_fault_part(self.code, self.message, "problem", self.values, language)
        return make_visible(said, MAX_PROBLEM)

    def say_remedy(self, language: str) -> str:
        """What to write instead, in words, or nothing."""
        return say_fault_part(self.code, self.message, "remedy", self.values, language)

    def say(self, language: str) -> str:
        """All of it on one line: the place, the level, the key, what is wrong, and what to write instead."""
        place = self.place
        level = make_phrase(f"level-{self.level}").say(language)
        return f"{place.file}:{place.line}:{place.column}: {level}: {self.say_words(language)}"

    def say_words(self, language: str) -> str:
        """The key, what is wrong, and what to write instead."""
        text = self.say_problem(language)
        if self.key:
            text = f"{self.key}: {text}"
        if remedy := self.say_remedy(language):
            text += f"; {remedy}"
        return text

    def __lt__(self, other: Fault) -> bool:
        return self._order() < other._order()

    def _order(self) -> tuple[Place, Level, str, str, str, str]:
        return (
            self.place,
            self.level,
            self.key,
            self.problem,
            self.remedy,
            self.code,
        )

    def __str__(self) -> str:
        return self.say(ENGLISH)


@dataclass(frozen=True)
class Words:
    """A finding in a sentence that says its place by itself."""

    fault: Fault

    def say(self, language: str) -> str:
        """The key, what is wrong, and what to write instead."""
        return self.fault.say_words(language)


def make_fault(place: Place, code: FaultCode, key: str, message: str, /, **values: Value) -> Fault:
    """A fault with the values of its sentence, given by name."""
    return Fault(place, code, key, message, tuple(values.items()))


def select_errors(faults: Iterable[Fault]) -> list[Fault]:
    """The faults with which nothing can be made of a file."""
    return [fault for fault in faults if fault.level == "error"]


def list_keys(faults: Iterable[Fault], codes: Collection[FaultCode]) -> list[str]:
    """The keys of the faults that have one of some codes."""
    return [fault.key for fault in faults if fault.code in codes]


class Faulty(ValueError):  # noqa: N818 - it says what the file is
    """A file of the project itself is missing or faulty, so that nothing can be made; the message holds its faults."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(say_faults(faults, ENGLISH))
        self.faults = faults

    def __reduce__(self) -> tuple[type[Faulty], tuple[Fault, ...]]:
        """Be the same in another process."""
        return Faulty, self.faults

    def say(self, language: str) -> str:
        """The faults in a language, a line each."""
        return say_faults(self.faults, language)


def say_faults(faults: Iterable[Fault], language: str) -> str:
    """Faults in a language, a line each."""
    return "\n".join(fault.say(language) for fault in faults)
