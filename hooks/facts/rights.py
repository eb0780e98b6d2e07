"""Which rights a person has, from the legal bases (GDPR Art. 7(3), 15-21; format 1.5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .lines import PurposeLine, Right

ALWAYS = ("access", "rectification", "erasure", "restriction")
LIMITED = ("erasure", "restriction", "portability", "objection")  # by conditions of the law (Art. 17, 18, 20, 21)
DUTIES = frozenset({"legal_obligation", "public_task"})  # where all rests on these, nothing is erased (Art. 17(3)(b))
BASES = {
    "portability": frozenset({"consent", "contract"}),  # Art. 20(1)(a)
    "objection": frozenset({"legitimate_interest", "public_task"}),  # Art. 21(1)
    "withdrawal": frozenset({"consent"}),  # Art. 7(3)
}


@dataclass(frozen=True)
class Grounds:
    """What the rights hang on.

    Attributes:
        purposes: the purposes, each with its bases.
        bases: the legal bases that are certain; explicit consent to special categories is consent here.
        basis_open: whether a basis is a gap.
        consent_needed: whether anything at all rests on consent.
        cookies_open: whether there may be cookies that need consent.
        special_open: whether special categories may rest on explicit consent, since their condition is a gap.

    """

    purposes: tuple[PurposeLine, ...]
    bases: frozenset[str]
    basis_open: bool
    consent_needed: bool
    cookies_open: bool
    special_open: bool


def find_certain_bases(bases: Iterable[str], purposes: Iterable[PurposeLine]) -> frozenset[str]:
    """The legal bases without those that are given only for several purposes together, where it is open which it suits.

    Args:
        bases: all that are stated.
        purposes: each with its bases.

    """
    together: set[str] = set()
    certain: set[str] = set()
    for line in purposes:
        found = together if line.open else certain
        found.update(line.bases)
    return frozenset(bases) - together | certain


def find_rights(grounds: Grounds) -> dict[str, Right]:
    """The rights by name; one that nobody has is no key.

    With an open basis a right that hangs on it is stated with its condition.
    """
    rights = {name: Right(limited=name in LIMITED) for name in ALWAYS}
    if grounds.bases <= DUTIES and not (grounds.basis_open or grounds.special_open):
        del rights["erasure"]
    for name in BASES:
        right = find_right(name, grounds)
        if right:
            rights[name] = right
    return rights


def find_right(name: str, grounds: Grounds) -> Right | None:
    """A right that hangs on a basis, as far as anybody has it."""
    is_held = not grounds.bases.isdisjoint(BASES[name])
    is_open = grounds.basis_open
    if "consent" in BASES[name]:
        is_open |= grounds.special_open
    if name == "withdrawal":
        is_held |= grounds.consent_needed
        is_open |= grounds.cookies_open
    if is_held or is_open:
        return Right(limited=name in LIMITED, conditional=not is_held)
    return None
