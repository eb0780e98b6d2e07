"""What a check finds: a key, the name of a sentence and its values; which code it has says the registry."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..facts.facts import Facts
from ..reading.display import Key
from ..reading.messages import Value, Values


@dataclass(frozen=True)
class Finding:
    """What a check found.

    Args:
        key: where.
        message: the name of the sentence, among those of the check's code.
        values: what goes into the places of the sentence.

    """

    key: Key
    message: str
    values: Values = ()


Check = Callable[[Facts], Iterator[Finding]]


def make_finding(key: Key, message: str, /, **values: Value) -> Finding:
    """A finding with the values of its sentence, given by name."""
    return Finding(key, message, tuple(values.items()))
