"""What a notice is called: its languages, its company, and whom to ask when it is gone."""

from __future__ import annotations

from ..format.doors import Door, Kind
from ..format.own_words import Words
from ..format.register import Register
from ..format.removal import Removal
from ..theme.languages import DEFAULT_LANGUAGES


def list_languages(register: Register | Removal) -> tuple[str, ...]:
    """The languages a notice is published in."""
    return register.languages or DEFAULT_LANGUAGES


def name_company(register: Register | Removal, language: str) -> str:
    """The legal name."""
    name = register.controller.name
    if isinstance(name, Words):
        return name.root[language]
    return name


def name_for_lists(register: Register, language: str) -> str:
    """The name people know, for lists."""
    return register.controller.known_as or name_company(register, language)


def join_company_names(register: Register, language: str) -> str:
    """The name people know, with the legal name where that is another."""
    known = name_for_lists(register, language)
    legal = name_company(register, language)
    if known == legal:
        return known
    return f"{known} ({legal})"


def find_doors(removal: Removal) -> tuple[Door, ...]:
    """Whom to ask when the notice is gone: those named, or else the controller."""
    if removal.removed.ask:
        return removal.removed.ask
    controller = removal.controller
    addresses: dict[Kind, str | None] = {
        "email": controller.email,
        "phone": controller.phone,
        "link": controller.website,
    }
    return tuple(Door(door, address) for door, address in addresses.items() if address)
