"""What a service leaves open that the law wants to be said: the file says it, or has a gap in its place."""

from __future__ import annotations

from collections.abc import Container, Iterator
from operator import attrgetter

from ..facts.brought import list_stated_purposes
from ..facts.facts import Facts
from ..facts.reservations import is_unknown
from ..facts.services import ServiceLine
from ..format.own_words import Term
from ..format.website import Service
from ..theme.theme import Theme
from .finding import Finding, make_finding
from .terms import name_term

# What the law wants to be said: as the catalogue has it, the key of the file that says it instead, and the sentence.
FACTS = (
    ("company", "company", "no-company"),
    ("roles", "role", "no-role"),
    ("transfers", "transfers", "no-transfers"),
    ("cookies", "cookies", "no-cookies"),
    ("retention", "retention", "no-retention"),
)
LEGITIMATE_INTEREST = "legitimate_interest"


def find_open_facts(facts: Facts) -> Iterator[Finding]:
    for line in list_used(facts):
        service = name_service(line)
        for _, message in list_open_facts(line, facts.theme):
            yield make_finding(line.key, message, service=service)


def list_used(facts: Facts) -> Iterator[ServiceLine]:
    """The services that are in use."""
    return filter(attrgetter("is_used"), facts.services)


def name_service(line: ServiceLine) -> str:
    """A service as messages call it: by its name, or own words in their first language."""
    if line.code:
        return str(line.entry["name"])
    return name_term(line.service)


def list_open_facts(line: ServiceLine, theme: Theme) -> Iterator[tuple[str, str]]:
    """What the law wants to be said of a service, and nobody says: the key of its row, and the sentence."""
    for fact, key, message in FACTS:
        stated = getattr(line.row, key)
        if stated is None and is_unknown(line, fact, theme):
            yield key, message


def find_missing_bases(facts: Facts) -> Iterator[Finding]:
    stated = list_stated_purposes(facts.register)
    for line in list_used(facts):
        service = name_service(line)
        if not line.purpose:
            yield make_finding(line.key, "no-purpose", service=service)
            continue
        if is_basis_open(line, stated):
            yield make_finding(line.key, "no-basis", service=service)
        lacks_interest = not line.row.interest
        if line.row.basis == LEGITIMATE_INTEREST and lacks_interest:
            key = (*line.key, "basis")
            yield make_finding(key, "no-interest", service=service)


def is_basis_open(line: ServiceLine, stated: Container[Term]) -> bool:
    """Whether nobody says on what a service rests, neither with it nor with a purpose of the file that it serves."""
    if line.row.basis is not None or line.basis:
        return False
    return line.purpose not in stated


def find_missing_arrangements(facts: Facts) -> Iterator[Finding]:
    for line in list_used(facts):
        if is_arrangement_open(line):
            service = name_service(line)
            yield make_finding(line.key, "no-arrangement", service=service)


def is_arrangement_open(line: ServiceLine) -> bool:
    """Whether nobody says how the responsibilities are divided with a joint controller."""
    if line.row.arrangement is not None or "joint" in line.entry:
        return False
    return "joint_controller" in line.roles


def find_uncertain_services(facts: Facts) -> Iterator[Finding]:
    for line in list_used(facts):
        entry = facts.theme.services.get(line.code, {})
        if entry.get("certainty") == "low":
            service = name_service(line)
            yield make_finding(line.key, "uncertain", service=service)


def find_services_named_twice(facts: Facts) -> Iterator[Finding]:
    first: dict[Term, Service] = {}
    for line in facts.services:
        before = first.setdefault(line.service, line.row)
        if before != line.row:  # the same row twice is a finding of its own
            service = name_service(line)
            yield make_finding(line.key, "twice", service=service)
