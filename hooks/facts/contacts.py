"""Whom to ask, and where requests go."""

from __future__ import annotations

from collections.abc import Iterable

from ..format.doors import Door
from ..format.register import Contact, Register, Requests
from .lines import Person

CONTACT = Door("code", "contact")  # every notice has it
COOKIE_SETTINGS = Door("code", "cookie_settings")


def find_contact(register: Register) -> Person:
    """The contact of a register, each part it leaves out taken from the controller."""
    controller = register.controller
    contact = register.contact or Contact()
    address = controller.address if isinstance(controller.address, str) else ""
    return Person(
        name=contact.name or "",
        role=contact.role or "",
        phone=contact.phone or controller.phone or "",
        email=contact.email or controller.email or "",
        address=contact.address or address,
    )


def list_doors(register: Register) -> tuple[Door, ...]:
    """Where requests go: always the contact, then the doors of the file."""
    requests = register.requests or Requests()
    return tuple(dict.fromkeys((CONTACT, *(requests.to or ()))))


def list_opt_out(register: Register) -> tuple[Door, ...]:
    """Where direct marketing is refused: the doors named for it, then those of every request."""
    requests = register.requests or Requests()
    return tuple(dict.fromkeys((*(requests.opt_out or ()), *list_doors(register))))


def find_email(doors: Iterable[Door], contact: Person) -> str:
    """The first e-mail address that doors lead to, or nothing; the contact has one, or none."""
    for door in doors:
        if door.kind == "email":
            return str(door.value)
        if door == CONTACT and contact.email:
            return contact.email
    return ""
