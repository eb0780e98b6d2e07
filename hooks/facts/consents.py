"""What rests on consent, and so can be withdrawn (GDPR Art. 7(3))."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..format.register import Decision, Item
from .decisions import EXPLICIT_CONSENT
from .lines import TransferLine


@dataclass(frozen=True)
class Consents:
    """What rests on consent beside purposes.

    Attributes:
        special_data: special categories that rest on explicit consent (Art. 9(2)(a)), and a personal identity code
            that rests on consent (1050/2018 s. 29).
        transfers: transfers that rest on explicit consent (Art. 49(1)(a)).
        decisions: automated decisions that rest on explicit consent (Art. 22(2)(c)).

    """

    special_data: tuple[Item, ...]
    transfers: tuple[TransferLine, ...]
    decisions: tuple[Decision, ...]

    @property
    def are_explicit(self) -> bool:
        """Whether there is any."""
        return any((self.special_data, self.transfers, self.decisions))


def find_consents(
    items: Iterable[Item],
    transfers: Iterable[TransferLine],
    decisions: Iterable[Decision],
) -> Consents:
    """What rests on consent among the kinds of data, the transfers and the decisions."""
    by_item = (item for item in items if EXPLICIT_CONSENT in item.special or item.ground == "consent")
    by_transfer = (line for line in transfers if "explicit_consent_art49" in line.safeguards)
    by_decision = (decision for decision in decisions if decision.ground == EXPLICIT_CONSENT)
    return Consents(
        special_data=tuple(by_item),
        transfers=tuple(by_transfer),
        decisions=tuple(by_decision),
    )


def count_explicit_consent(bases: Iterable[str], consents: Consents) -> frozenset[str]:
    """The legal bases of the purposes, with consent among them where a special category rests on it."""
    counted = frozenset(bases)
    if consents.special_data:
        counted |= {"consent"}
    return counted
