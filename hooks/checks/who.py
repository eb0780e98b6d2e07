"""Who is responsible, and whom a reader can ask."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeVar

from pydantic import BaseModel

from ..facts.contacts import is_open
from ..facts.facts import Facts
from ..facts.lines import Person, number_rows
from ..format.doors import Door
from ..format.people import Contact, Controller, Dpo, JointController, Representative
from ..reading.display import Key
from .finding import Finding, make_finding
from .terms import name_term

Somebody = TypeVar("Somebody", Dpo, JointController, Representative)
TOWN = re.compile(  # with its postal code, as in Finland and abroad
    r"(\b[0-9]{5,6}|\b[0-9]{3} [0-9]{2}|\b[0-9]{2}-[0-9]{3}|\b[0-9]{4}-[0-9]{3}|\b[0-9]{3}-[0-9]{4}"
    r"|(^|, ?)([A-Z]{1,2}-)?[0-9]{4})\s+[^\W\d]"
    r"|, ?[0-9]{3} [A-ZÁÐÉÍÓÚÝÞÆÖ][^\W\d]"
    r"|[^\W\d]{2},?\s+([A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}|(?!PL|PB)[A-Z]{2} [0-9]{5}"
    r"|[A-Z]{3} [0-9]{4}|[0-9]{6}|[A-Z][0-9]{2} [A-Z0-9]{4}|[A-Z][0-9][A-Z] [0-9][A-Z][0-9]"
    r"|LV-[0-9]{4}|[0-9]{3}-[0-9]{4})\b"
)
ROLES_IN_FINNISH = {
    "asiakaspalvelu": "customer_service",
    "toimisto": "office",
    "toimitusjohtaja": "managing_director",
    "myynti": "sales",
}


def find_unreachable_contact(facts: Facts) -> Iterator[Finding]:
    if not is_reachable(facts.contact):
        yield make_finding(("controller",), "no-contact")
    for place, contact in number_rows(facts.register.contact, Contact):
        if not can_be_reached(contact):
            yield make_finding(("contact", place), "nowhere")


def find_missing_business_id(facts: Facts) -> Iterator[Finding]:
    if facts.register.controller.business_id is None:
        yield make_finding(("controller",), "missing")


def find_incomplete_addresses(facts: Facts) -> Iterator[Finding]:
    for key, text in facts.parts.select(str):
        if key[-1] != "address":
            continue
        on_one_line = " ".join(text.split())
        if not TOWN.search(on_one_line):
            yield make_finding(key, "no-town", address=text)


def find_unreachable_officer(facts: Facts) -> Iterator[Finding]:
    for key, _ in list_unreachable(Dpo, facts):
        yield make_finding(key, "no-contact")


def find_unreachable_joint_controllers(facts: Facts) -> Iterator[Finding]:
    for key, other in list_unreachable(JointController, facts):
        name = name_term(other.name)
        yield make_finding(key, "nowhere", name=name)


def find_unreachable_representative(facts: Facts) -> Iterator[Finding]:
    for key, representative in list_unreachable(Representative, facts):
        name = name_term(representative.name)
        yield make_finding(key, "nowhere", name=name)


def list_unreachable(kind: type[Somebody], facts: Facts) -> Iterator[tuple[Key, Somebody]]:
    """Those of a kind whom no reader can reach, each with the key of its place."""
    for key, somebody in facts.parts.select(kind):
        if not can_be_reached(somebody):
            yield key, somebody


def can_be_reached(somebody: BaseModel) -> bool:
    """Whether there is any way to reach somebody, by letter or on a website too."""
    stated = somebody.model_dump(include={"address", "phone", "email", "website"})
    return any(stated.values())


def is_reachable(somebody: Controller | Person) -> bool:
    """Whether somebody has an e-mail address or a phone number."""
    return bool(somebody.email or somebody.phone)


def find_doors_to_nowhere(facts: Facts) -> Iterator[Finding]:
    for key, door in facts.parts.select(Door):
        if is_open(door, facts.theme):
            continue
        leads_to_contact = door.value == facts.contact.role
        if not leads_to_contact:
            yield make_finding(key, "nowhere", door=name_term(door.value))


def find_contact_named_twice(facts: Facts) -> Iterator[Finding]:
    for key, contact in facts.parts.select(Contact):
        if contact.name and contact.role:
            yield make_finding((*key, "role"), "name-and-role")


def find_role_as_name(facts: Facts) -> Iterator[Finding]:
    for key, contact in facts.parts.select(Contact):
        name = name_term(contact.name or "")
        written = name.lower()
        role = ROLES_IN_FINNISH.get(written, written.replace(" ", "_"))
        if role in facts.theme.vocabulary["roles"]:
            yield make_finding((*key, "name"), "role", name=name, role=role)
