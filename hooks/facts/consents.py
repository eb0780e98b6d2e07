"""What rests on consent, and so can be withdrawn (GDPR Art. 7(3))."""

from __future__ import annotations

from collections.abc import Iterable

from ..format.register import Item, Register
from .data import list_cookie_purposes
from .lines import CookieLine, PurposeLine, TransferLine, select_rows


def select_by_consent(purposes: Iterable[PurposeLine]) -> tuple[PurposeLine, ...]:
    """The purposes that rest on consent (Art. 6(1)(a))."""
    return tuple(line for line in purposes if "consent" in line.bases)


def need_consent(register: Register, cookies: Iterable[CookieLine]) -> bool:
    """Whether cookies beyond the strictly necessary ones are stored (917/2014 s. 205), as far as the file says."""
    purposes = {
        *list_cookie_purposes(register),
        *(cookie.purpose for cookie in cookies),
    }
    return bool(purposes - {"necessary"})


def select_explicit(register: Register) -> tuple[Item, ...]:
    """Special categories of data that rest on explicit consent (Art. 9(2)(a))."""
    return tuple(item for item in select_rows(register.data, Item) if item.special == "explicit_consent")


def select_transfers_by_consent(transfers: Iterable[TransferLine]) -> tuple[TransferLine, ...]:
    """Transfers that rest on explicit consent (Art. 49(1)(a))."""
    return tuple(line for line in transfers if "explicit_consent_art49" in line.safeguards)
