"""Whom to ask, and where requests go."""

from __future__ import annotations

from collections.abc import Iterable

from ..format.doors import Door
from ..format.own_words import Term
from ..format.people import Contact, Dpo
from ..format.register import Register, Requests
from ..theme.theme import Theme
from .lines import Person, list_once

CONTACT = Door("code", "contact")  # every notice has it
COOKIE_SETTINGS = Door("code", "cookie_settings")


def find_contact(register: Register) -> Person:
    """The first contact of a register, each part it leaves out taken from the controller."""
    controller = register.controller
    contact = next(iter(list_contacts(register)), Contact())
    return Person(
        name=contact.name or "",
        role=contact.role or "",
        phone=pick_text(contact.phone, controller.phone),
        email=pick_text(contact.email, controller.email),
        address=pick_text(contact.address, controller.address),
        title=contact.title,
    )


def name_caller(register: Register) -> str:
    """Whom an editor asks what the company means: the email, the number or the address of the first contact."""
    contact = find_contact(register)
    return contact.email or contact.phone or contact.address


def list_contacts(register: Register) -> tuple[Contact, ...]:
    """The contacts as the file has them."""
    stated = register.contact
    if isinstance(stated, Contact):
        return (stated,)
    return stated or ()


def list_officers(register: Register) -> tuple[Dpo, ...]:
    """The data protection officers; none where the file says that there is none, or says nothing."""
    stated = register.dpo
    if isinstance(stated, Dpo):
        return (stated,)
    if isinstance(stated, tuple):
        return stated
    return ()


def pick_text(*values: object) -> str:
    """The first of several values that is a text; nothing where all are left out or gaps."""
    for value in values:
        if isinstance(value, str):
            return value
    return ""


def list_doors(register: Register, theme: Theme) -> tuple[Door, ...]:
    """Where requests go: always the contact, then the doors of the file that lead somewhere."""
    requests = register.requests or Requests()
    named = select_doors(requests.to or (), theme)
    return list_once((CONTACT, *named))


def list_opt_out(register: Register, marketing: tuple[Term, ...], theme: Theme) -> tuple[Door, ...]:
    """Where direct marketing is refused: the doors named for it, then those of every request; none where none is."""
    if not marketing:
        return ()
    requests = register.requests or Requests()
    named = select_doors(requests.opt_out or (), theme)
    others = list_doors(register, theme)
    return list_once((*named, *others))


def select_doors(doors: Iterable[Door], theme: Theme) -> tuple[Door, ...]:
    """The doors that lead somewhere; a role without an address is none, since nobody can knock (Art. 12(2))."""
    return tuple(door for door in doors if is_open(door, theme))


def is_open(door: Door, theme: Theme) -> bool:
    """Whether a door leads somewhere by itself, or has its address beside it."""
    if door.ways:
        return True
    return not theme.find_code("doors", door.value).nowhere


def find_email(doors: Iterable[Door], contact: Person) -> str:
    """The first e-mail address that doors lead to, or nothing.

    Args:
        doors: some of the doors of a register.
        contact: where the door `contact` leads; it has an address, or none.

    """
    addresses = []
    for door in doors:
        ways = (door, *door.ways)
        addresses += [str(way.value) for way in ways if way.kind == "email"]
        if door == CONTACT:
            addresses.append(contact.email)
    given = filter(None, addresses)
    return next(given, "")
