"""What is wrong with one value: validators raise it, pydantic carries it to the place of the value."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from ..reading.display import quote
from ..reading.fault_codes import FaultCode
from ..reading.messages import Phrase, Value, Values

NOTHING = frozenset({"none", "no", "ei", "ei ole", "nothing", "-"})  # what editors write for "there is none"


class Mistake(ValueError):  # noqa: N818 - it says whose it is
    """An editor wrote a value that the format does not have.

    Attributes:
        message: the name of its sentence among those of the code.
        code: what kind of finding it is.
        inside: the key inside the value that it speaks of, or nothing.

    """

    def __init__(
        self,
        message: str,
        /,
        *,
        code: FaultCode = FaultCode.VALUE,
        inside: str = "",
        **values: Value | Callable[[], Value],
    ) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.inside = inside
        self._values = values

    @cached_property
    def values(self) -> Values:
        """What goes into the places of the sentence.

        A value that was given as a function is found out when it is told: to look for what was meant takes long, and
        not every mistake of a file is told.
        """
        return tuple((name, value() if callable(value) else value) for name, value in self._values.items())


def describe_value(value: object) -> Value:
    """A value as messages name it."""
    if isinstance(value, dict):
        return Phrase("group-of-keys")
    if isinstance(value, list):
        return Phrase("list")
    return quote(value)


def says_nothing(value: object) -> bool:
    """Whether a value says that there is none."""
    return isinstance(value, str) and value.casefold() in NOTHING
