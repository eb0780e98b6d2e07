"""Notices that went under one address and came under another, told by what they say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..folder.entry import Entry
from ..format.register import Register
from ..theme.languages import PRIMARY
from ..theme.theme import Theme
from .pairing import pair_items
from .statements import collect_statements

Row = tuple[str, ...]
ALIKE = 0.5  # two registers that share this much of what they say are one that was renamed


def find_renames(gone: Sequence[Entry], new: Sequence[Entry], theme: Theme) -> dict[str, str]:
    """The earlier addresses of new notices, by the new ones: those that they name, or else by what they say.

    Of these the most alike are paired first.
    """
    if not gone or not new:
        return {}
    went = [collect_words(entry.register, theme) for entry in gone]
    came = [collect_words(entry.register, theme) for entry in new]

    def rank(before: int, after: int) -> tuple[float, ...]:
        share = measure_likeness(went[before], came[after])
        if share < ALIKE:
            return ()
        return (share,)

    pairs = pair_items(gone, new, rank=rank, known=find_named(gone, new))
    renames = {}
    for before, after in pairs.items():
        address = new[after].address
        renames[address] = gone[before].address
    return renames


def find_named(gone: Sequence[Entry], new: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    """The places of gone notices and of the new ones that name their addresses; of several the first."""
    places = {earlier.address: before for before, earlier in enumerate(gone)}
    for after, entry in enumerate(new):
        named = sorted(places.keys() & set(entry.addresses))
        for address in named[:1]:
            yield places[address], after


def measure_likeness(old: set[Row], new: set[Row]) -> float:
    """The share of what two registers say that both say: from 0 to 1."""
    return len(old & new) / max(1, len(old | new))


def collect_words(register: Register | None, theme: Theme) -> set[Row]:
    """Everything that a register says, each statement as a row of words; nothing where there is none."""
    if register is None:
        return set()
    said = collect_statements(register, theme, (PRIMARY,))
    words: set[Row] = set()
    for label, value in said.values.items():
        words.add((label, *value.said.values()))
    for label, lines in said.lines.items():
        for line in lines:
            parts = [part[PRIMARY] for part in line.parts.values()]
            words.add((label, *line.what.values(), *parts))
    return words
