"""What an editor should know: a place, a code and values; the words come from theme/messages/."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from .display import make_visible
from .fault_codes import FaultCode, Level
from .messages import Value, Values, say_fault_part

MAX_PROBLEM = 400  # characters; most have 60


@dataclass(frozen=True, order=True)
class Place:
    """A position in a file; line and column count from 1, columns in characters."""

    file: str
    line: int
    column: int


@dataclass(frozen=True)
class Fault:
    """Something an editor should know: where, what, and of which key.

    Faults sort by place, and at one place by level, key and words.

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
        """What is wrong, in words."""
        return make_visible(self._say("problem"), MAX_PROBLEM)

    @cached_property
    def remedy(self) -> str:
        """What to write instead, in words, or nothing."""
        return self._say("remedy")

    def _say(self, part: str) -> str:
        return say_fault_part(self.code, self.message, part, self.values)

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
        text = f"{self.place.file}:{self.place.line}:{self.place.column}: {self.level}: "
        if self.key:
            text += f"{self.key}: "
        text += self.problem
        if self.remedy:
            text += f"; {self.remedy}"
        return text


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
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults
