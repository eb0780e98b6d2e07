"""Notices that went under one address and came under another, told by what they say."""

from __future__ import annotations

from collections.abc import Sequence

from ..folder.entry import Entry
from ..format.register import Register
from ..theme.theme import PRIMARY, Theme
from .pairing import pair_items
from .statements import collect_statements

ALIKE = 0.5  # two registers that share this much of what they say are one that was renamed


def find_renames(gone: Sequence[Entry], new: Sequence[Entry], theme: Theme) -> dict[str, str]:
    """The earlier addresses of new notices, by the new ones; the most alike are paired first."""

    def rank(before: int, after: int) -> tuple[float, ...]:
        share = measure_likeness(gone[before].register, new[after].register, theme)
        return (share,) if share >= ALIKE else ()

    pairs = pair_items(gone, new, rank=rank)
    return {new[after].address: gone[before].address for before, after in pairs.items()}


def measure_likeness(old: Register | None, new: Register | None, theme: Theme) -> float:
    """The share of what two registers say that both say: from 0 to 1."""
    if old is None or new is None:
        return 0
    left, right = collect_words(old, theme), collect_words(new, theme)
    return len(left & right) / max(1, len(left | right))


def collect_words(register: Register, theme: Theme) -> set[tuple[str, ...]]:
    """Everything that a register says, each statement as a row of words."""
    said = collect_statements(register, theme)
    words = {(label, *value.said.values()) for label, value in said.values.items()}
    for label, lines in said.lines.items():
        for line in lines:
            parts = [part[PRIMARY] for part in line.parts.values()]
            words.add((label, *line.what.values(), *parts))
    return words
