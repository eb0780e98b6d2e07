"""Which codes belong to registers of some kinds, as registers.yml has it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

KINDS = "kinds"  # names the kinds that share codes


def spread_shared_codes(registers: Mapping[str, Any]) -> dict[str, Any]:
    """What belongs to registers of some kinds, with the codes that several of them have among those of each."""
    codes = {kind: dict(own) for kind, own in registers["codes"].items()}
    for group in registers.get("shared", ()):
        for kind in group.get(KINDS, ()):
            own = codes.setdefault(kind, {})
            for vocabulary, names in group.items():
                if vocabulary != KINDS:
                    before = own.get(vocabulary, ())
                    own[vocabulary] = [*before, *names]
    return {**registers, "codes": codes}


def select_offered(vocabulary: str, names: Iterable[str], kind: object, registers: Mapping[str, Any]) -> list[str]:
    """The codes that are offered to a register of a kind: those of its own, and those that are of no kind.

    Args:
        vocabulary: of the codes.
        names: those that might be offered.
        kind: the code of the register; to one in own words all are offered.
        registers: what belongs to registers of some kinds.

    """
    codes = registers["codes"]
    elsewhere: set[str] = set()
    if kind in codes:
        own = codes[kind].get(vocabulary, ())
        elsewhere = collect_codes_of_kinds(vocabulary, registers).difference(own)
    return [name for name in names if name not in elsewhere]


def collect_codes_of_kinds(vocabulary: str, registers: Mapping[str, Any]) -> set[str]:
    """The codes of a vocabulary that belong to registers of some kinds."""
    found: set[str] = set()
    for of_kind in registers["codes"].values():
        found.update(of_kind.get(vocabulary, ()))
    return found
