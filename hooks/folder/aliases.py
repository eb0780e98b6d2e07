"""The addresses that a notice had before its file was renamed or moved; they go on leading to it."""

from __future__ import annotations

from dataclasses import dataclass

from ..format.mistakes import says_nothing
from ..format.names import ADDRESS
from ..format.shapes import wrap_in_list
from ..reading.faults import Place
from ..reading.source import Source

ALIASES = "aliases"  # the key


@dataclass(frozen=True)
class Alias:
    """An earlier address, and where in the file it stands."""

    address: str
    place: Place


def find_aliases(source: Source) -> tuple[Alias, ...]:
    """The earlier addresses that a file names, each once.

    They are looked for also where the register is faulty, so that its addresses are not told as lost.
    """
    found: dict[str, Alias] = {}
    listed = source.data.get(ALIASES, [])
    if says_nothing(listed):
        return ()
    for number, value in enumerate(wrap_in_list(listed)):
        if isinstance(value, str) and ADDRESS.fullmatch(value):
            place = source.places.get((ALIASES, number), source.places[ALIASES,])
            found.setdefault(value, Alias(value, place))
    return tuple(found.values())


def may_name_addresses(content: bytes) -> bool:
    """Whether a file has the word of the key, so that it must be parsed to know whether it names earlier addresses."""
    return ALIASES.encode() in content
