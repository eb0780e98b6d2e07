"""The facts of the registers that were asked for last: its checks and all languages of a notice go by the same."""

from __future__ import annotations

from functools import lru_cache

from ..format.register import Register
from ..theme.theme import Theme
from .facts import Facts, derive_facts

KEPT = 16  # registers; most companies have fewer, which are checked before their pages are made


class Itself:
    """A register that equals nothing but itself, since comparing all that it says takes longer than deriving facts."""

    def __init__(self, register: Register) -> None:
        self.register = register

    def __hash__(self) -> int:
        return id(self.register)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Itself) and other.register is self.register


def remember_facts(register: Register, theme: Theme) -> Facts:
    """The facts of a register, derived anew only where others were asked for meanwhile."""
    return remember_itself(Itself(register), theme)


@lru_cache(maxsize=KEPT)
def remember_itself(itself: Itself, theme: Theme) -> Facts:
    """The same, for a register that is equal to nothing but itself."""
    return derive_facts(itself.register, theme)
