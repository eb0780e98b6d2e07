"""Which rights a person has, from the legal bases (GDPR Art. 7(3), 15-21; format 1.5)."""

from __future__ import annotations

from dataclasses import dataclass

from .lines import PurposeLine, Right

ALWAYS = ("access", "rectification", "erasure", "restriction")  # but for erasure, see `must_keep`
BY_BASIS = {
    "portability": frozenset({"consent", "contract"}),  # Art. 20(1)(a)
    "objection": frozenset({"legitimate_interest", "public_task"}),  # Art. 21(1)
    "withdrawal": frozenset({"consent"}),  # Art. 7(3)
}


@dataclass(frozen=True)
class Grounds:
    """What the rights hang on.

    Attributes:
        purposes: the purposes, each with its bases.
        bases: the legal bases of all of them, and consent to special categories.
        basis_open: whether a basis is a gap.
        consent: whether anything at all rests on consent.
        cookies_open: whether there may be cookies that need consent.

    """

    purposes: tuple[PurposeLine, ...]
    bases: frozenset[str]
    basis_open: bool
    consent: bool
    cookies_open: bool


def find_rights(grounds: Grounds) -> dict[str, Right]:
    """The rights by name; one that nobody has is no key.

    With an open basis a right that hangs on it is stated with its condition, and no right names its purposes.
    """
    rights = {name: Right() for name in ALWAYS}
    if must_keep(grounds):
        del rights["erasure"]
    for name, bases in BY_BASIS.items():
        if is_held(name, bases, grounds):
            rights[name] = Right(purposes=select_purposes(bases, grounds))
        elif may_be_held(name, grounds):
            rights[name] = Right(conditional=True)
    return rights


def must_keep(grounds: Grounds) -> bool:
    """Whether all data are kept by duty, so that nobody can have them erased (Art. 17(3)(b))."""
    return not grounds.basis_open and grounds.bases <= {"legal_obligation", "public_task"}


def is_held(name: str, bases: frozenset[str], grounds: Grounds) -> bool:
    """Whether a right stands that hangs on one of these bases."""
    if name == "withdrawal" and grounds.consent:
        return True
    return bool(bases & grounds.bases)


def select_purposes(bases: frozenset[str], grounds: Grounds) -> tuple[PurposeLine, ...]:
    """The purposes that rest on one of these bases; none while a basis is open."""
    if grounds.basis_open:
        return ()
    return tuple(line for line in grounds.purposes if bases & set(line.bases))


def may_be_held(name: str, grounds: Grounds) -> bool:
    """Whether a right stands on the condition that what is open turns out so."""
    return grounds.basis_open or (name == "withdrawal" and grounds.cookies_open)
