"""The lines that services bring to a notice, beside those of the file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter

from ..format.own_words import Term
from ..format.register import Register
from .contacts import COOKIE_SETTINGS
from .lines import CookieLine, KeptLine, PurposeLine, RecipientLine, TransferLine
from .services import ServiceLine, name_recipient, read_term


@dataclass(frozen=True)
class Brought:
    """The lines of services, which stand after those of the file.

    Attributes:
        purposes: what the services are for.
        recipients: who receives data by them.
        transfers: where outside the EEA the data go.
        cookies: what they store.
        kept: what they keep, and for how long.

    """

    purposes: tuple[PurposeLine, ...] = ()
    recipients: tuple[RecipientLine, ...] = ()
    transfers: tuple[TransferLine, ...] = ()
    cookies: tuple[CookieLine, ...] = ()
    kept: tuple[KeptLine, ...] = ()


def find_brought(register: Register, services: Iterable[ServiceLine]) -> Brought:
    """What services bring; nothing of one that is not known to be in use."""
    used = list(filter(attrgetter("is_used"), services))
    offered = filter(attrgetter("company"), used)
    return Brought(
        purposes=list_brought_purposes(register, used),
        recipients=tuple(map(make_recipient, offered)),
        transfers=tuple(chain.from_iterable(map(attrgetter("transfers"), used))),
        cookies=tuple(chain.from_iterable(map(attrgetter("cookies"), used))),
        kept=tuple(chain.from_iterable(map(attrgetter("kept"), used))),
    )


def list_brought_purposes(register: Register, services: Iterable[ServiceLine]) -> tuple[PurposeLine, ...]:
    """What services are for, each purpose once; one that the file states itself is not brought again."""
    stated = list_stated_purposes(register)
    purposes: dict[Term, PurposeLine] = {}
    for line in services:
        if line.basis and line.purpose and line.purpose not in stated:
            purposes.setdefault(line.purpose, make_purpose(line))
    return tuple(purposes.values())


def list_stated_purposes(register: Register) -> set[Term]:
    """The purposes that the file states itself."""
    rows = map(attrgetter("purpose"), register.purposes)
    return set(chain.from_iterable(rows))


def make_purpose(line: ServiceLine) -> PurposeLine:
    """What a service is for; consent to it is withdrawn where cookies are chosen."""
    withdraw = (COOKIE_SETTINGS,) if line.basis == "consent" else ()
    return PurposeLine(
        key=(),
        purpose=line.purpose,
        bases=(line.basis,),
        about=line.about,
        interests=line.row.interest,
        withdraw=withdraw,
    )


def make_recipient(line: ServiceLine) -> RecipientLine:
    """Who offers a service, in each of its roles, and who works for it there."""
    behind = line.entry.get("behind", ()) if line.row.company is None else ()
    return RecipientLine(
        recipient=name_recipient(line.service),
        name=line.company,
        roles=line.roles or ("",),
        behind=tuple(read_term(each["name"]) for each in behind),
    )
