"""Who is responsible, and whom a reader can ask."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..facts.contacts import is_open
from ..facts.facts import Facts
from ..facts.lines import Person
from ..format.doors import Door
from ..format.people import Contact, Controller, Dpo, JointController, Representative
from ..reading.display import Key
from .finding import Finding, make_finding
from .parts import name_term, walk_parts

TOWN = re.compile(  # with its postal code, as in Finland and abroad
    r"(\b[0-9]{5}|\b[0-9]{3} [0-9]{2}|\b[0-9]{2}-[0-9]{3}|\b[0-9]{4}-[0-9]{3}|(^|, ?)([A-Z]{1,2}-)?[0-9]{4})\s+[^\W\d]"
    r"|[^\W\d]{2},?\s+([A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}|(?!PL|PB)[A-Z]{2} [0-9]{5}|[A-Z][0-9]{2} [A-Z0-9]{4}"
    r"|[A-Z][0-9][A-Z] [0-9][A-Z][0-9]|LV-[0-9]{4})\b"
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


def find_missing_business_id(facts: Facts) -> Iterator[Finding]:
    if facts.register.controller.business_id is None:
        yield make_finding(("controller",), "missing")


def find_incomplete_addresses(facts: Facts) -> Iterator[Finding]:
    for key, part in walk_parts(facts.register):
        if key[-1:] == ("address",) and isinstance(part, str) and not TOWN.search(" ".join(part.split())):
            yield make_finding(key, "no-town", address=part)


def find_unreachable_officer(facts: Facts) -> Iterator[Finding]:
    for key, part in walk_parts(facts.register.dpo, ("dpo",)):
        if isinstance(part, Dpo) and not (is_reachable(part) or part.address):
            yield make_finding(key, "no-contact")


def find_unreachable_joint_controllers(facts: Facts) -> Iterator[Finding]:
    for key, part in walk_parts(facts.register.joint_controllers, ("joint_controllers",)):
        if isinstance(part, JointController) and not (is_reachable(part) or part.address or part.website):
            yield make_finding(key, "nowhere", name=name_term(part.name))


def find_unreachable_representative(facts: Facts) -> Iterator[Finding]:
    representative = facts.register.representative
    if representative and not (is_reachable(representative) or representative.address):
        yield make_finding(("representative",), "nowhere", name=representative.name)


def is_reachable(somebody: Controller | Person | Dpo | JointController | Representative) -> bool:
    """Whether somebody has an e-mail address or a phone number."""
    return bool(somebody.email or somebody.phone)


def find_doors_to_nowhere(facts: Facts) -> Iterator[Finding]:
    for key, part in walk_parts(facts.register):
        if isinstance(part, Door) and part.value != facts.contact.role and not is_open(part, facts.theme):
            yield make_finding(key, "nowhere", door=name_term(part.value))


def find_contact_named_twice(facts: Facts) -> Iterator[Finding]:
    for key, contact in number_contacts(facts):
        if contact.name and contact.role:
            yield make_finding((*key, "role"), "name-and-role")


def find_role_as_name(facts: Facts) -> Iterator[Finding]:
    for key, contact in number_contacts(facts):
        name = contact.name or ""
        written = name.lower()
        role = ROLES_IN_FINNISH.get(written, written.replace(" ", "_"))
        if role in facts.theme.vocabulary["roles"]:
            yield make_finding((*key, "name"), "role", name=name, role=role)


def number_contacts(facts: Facts) -> Iterator[tuple[Key, Contact]]:
    """The contacts of the file, each with its place: one stands under the key itself."""
    for key, part in walk_parts(facts.register.contact, ("contact",)):
        if isinstance(part, Contact):
            yield key, part
