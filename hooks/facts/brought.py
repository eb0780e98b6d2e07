"""The lines that services bring to a notice, beside those of the file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain
from operator import attrgetter

from ..format.doors import Door
from ..format.own_words import Term
from ..format.register import Register
from .contacts import CONTACT, COOKIE_SETTINGS
from .lines import CookieLine, KeptLine, PurposeLine, RecipientLine, TransferLine, list_once
from .services import VISITORS, ServiceLine, name_recipient, read_term


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
    """What services are for, each purpose once on each of its bases; what the file states itself is not brought again.

    A basis that the row of a service states is told beside another one that the file gives the purpose.
    """
    stated = list_stated_purposes(register)
    on_bases = list_stated_bases(register)
    purposes: dict[tuple[Term, str], PurposeLine] = {}
    for line in services:
        key = (line.purpose, line.basis)
        is_told = line.purpose in stated
        if line.row.basis:
            is_told = key in on_bases
        if not all(key) or is_told:
            continue
        made = make_purpose(register, line)
        if key in purposes:
            made = join_purposes(purposes[key], made)
        purposes[key] = made
    return tuple(purposes.values())


def list_stated_purposes(register: Register) -> set[Term]:
    """The purposes that the file states itself."""
    rows = map(attrgetter("purpose"), register.purposes)
    return set(chain.from_iterable(rows))


def list_stated_bases(register: Register) -> set[tuple[Term, object]]:
    """The purposes that the file states itself, each with each of its bases."""
    return {(purpose, basis) for row in register.purposes for purpose in row.purpose for basis in row.basis}


def join_purposes(first: PurposeLine, second: PurposeLine) -> PurposeLine:
    """One line for what two services are for, on the same basis; about whom, as far as that is known of both."""
    about: tuple[Term, ...] = ()
    if first.about and second.about:
        about = list_once((*first.about, *second.about))
    return replace(
        first,
        about=about,
        interests=list_once((*first.interests, *second.interests)),
        withdraw=list_once((*first.withdraw, *second.withdraw)),
    )


def choose_withdrawal(register: Register, line: ServiceLine) -> tuple[Door, ...]:
    """Where consent to a service is withdrawn: where cookies are chosen, or from the contact where it stores none."""
    if line.basis != "consent":
        return ()
    is_on_website = VISITORS in line.about and register.cookies != "none"
    if line.needs_consent or is_on_website:
        return (COOKIE_SETTINGS,)
    return (CONTACT,)


def make_purpose(register: Register, line: ServiceLine) -> PurposeLine:
    """What a service is for, and how consent to it is withdrawn."""
    return PurposeLine(
        key=(),
        purpose=line.purpose,
        bases=(line.basis,),
        about=line.about,
        interests=line.row.interest,
        withdraw=choose_withdrawal(register, line),
    )


def make_recipient(line: ServiceLine) -> RecipientLine:
    """Who offers a service, in each of its roles, and who works for it there."""
    behind = line.entry.get("behind", ())
    if line.row.company is not None:
        behind = ()
    return RecipientLine(
        recipient=name_recipient(line.service),
        name=line.company,
        roles=line.roles or ("",),
        behind=tuple(read_term(each["name"]) for each in behind),
    )
