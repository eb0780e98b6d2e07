"""Whose data, for which purposes, and on which legal bases."""

from __future__ import annotations

from collections.abc import Iterator

from ..facts.facts import Facts
from ..facts.lines import select_rows
from ..format.register import Purpose
from ..reading.messages import Series
from ..theme.codes import Code
from ..theme.theme import Theme
from .finding import Finding, make_finding
from .parts import name_term

BASES_OF_KEYS = {
    "interest": "legitimate_interest",
    "law": "legal_obligation",
    "balancing": "legitimate_interest",
    "withdraw": "consent",
}


def find_missing_subjects(facts: Facts) -> Iterator[Finding]:
    if not facts.subjects:
        yield make_finding(("register",), "unknown")


def find_unknown_subjects(facts: Facts) -> Iterator[Finding]:
    for index, row in enumerate(facts.register.purposes):
        for number, term in enumerate(row.about or ()):
            if term not in facts.subjects:
                yield make_finding(
                    ("purposes", index, "about", number),
                    "no-subject",
                    term=name_term(term),
                )


def find_missing_interests(facts: Facts) -> Iterator[Finding]:
    yield from find_bases_alone(facts, "legitimate_interest", "interest")


def find_missing_laws(facts: Facts) -> Iterator[Finding]:
    yield from find_bases_alone(facts, "legal_obligation", "law")


def find_bases_alone(facts: Facts, basis: str, key: str) -> Iterator[Finding]:
    """The rows that rest on a basis and leave out the key that belongs to it."""
    for index, row in enumerate(facts.register.purposes):
        if basis in row.basis and not getattr(row, key):
            yield make_finding(("purposes", index, "basis"), "none")


def find_mismatched_bases(facts: Facts) -> Iterator[Finding]:
    for index, row in enumerate(facts.register.purposes):
        for key, basis in BASES_OF_KEYS.items():
            if not getattr(row, key) or basis in row.basis:
                continue
            yield make_finding(
                ("purposes", index, key),
                "without-basis",
                key=key,
                basis=basis,
            )


def find_unlikely_bases(facts: Facts) -> Iterator[Finding]:
    for index, row in enumerate(facts.register.purposes):
        for basis in select_rows(row.basis, str):
            unusual = list_unusual_purposes(basis, row, facts.theme)
            if unusual:
                yield make_finding(
                    ("purposes", index, "basis"),
                    "unlikely",
                    basis=basis,
                    purposes=Series(unusual),
                )


def list_unusual_purposes(basis: str, row: Purpose, theme: Theme) -> tuple[str, ...]:
    """The purposes of a row that seldom rest on a basis, as messages show them; of own words nothing is known."""
    unusual = []
    for purpose in row.purpose:
        code = theme.find_code("purposes", purpose)
        if has_finding_of_its_own(basis, code):
            continue
        if code.bases and basis not in code.bases:
            unusual.append(name_term(purpose))
    return tuple(unusual)


def has_finding_of_its_own(basis: str, code: Code) -> bool:
    """Whether another check says why this basis does not fit this purpose."""
    return basis in code.cannot or (basis == "consent" and code.imbalance)


def find_impossible_bases(facts: Facts) -> Iterator[Finding]:
    for index, row in enumerate(facts.register.purposes):
        for basis in select_rows(row.basis, str):
            left = [name_term(term) for term in row.purpose if basis in facts.theme.find_code("purposes", term).cannot]
            if left:
                yield make_finding(
                    ("purposes", index, "basis"),
                    "cannot",
                    basis=basis,
                    purposes=Series(tuple(left)),
                )


def find_unfree_consents(facts: Facts) -> Iterator[Finding]:
    for index, row in enumerate(facts.register.purposes):
        if "consent" not in row.basis:
            continue
        unequal = [name_term(term) for term in row.purpose if facts.theme.find_code("purposes", term).imbalance]
        if unequal:
            yield make_finding(("purposes", index, "basis"), "unfree", purposes=Series(tuple(unequal)))


def find_circumstances(facts: Facts) -> Iterator[Finding]:
    for index, row in enumerate(facts.register.purposes):
        for interest in select_rows(row.interest, str):
            if facts.theme.find_code("interests", interest).circumstance:
                yield make_finding(("purposes", index, "interest"), "circumstance", interest=interest)


def find_contracts_with_contacts(facts: Facts) -> Iterator[Finding]:
    for index, row in enumerate(facts.register.purposes):
        contacts = find_contacts(row, facts)
        if contacts and "contract" in row.basis:
            yield make_finding(
                ("purposes", index, "basis"),
                "no-party" if len(contacts) < len(row.about or facts.subjects) else "no-party-at-all",
                contacts=Series(contacts),
            )


def find_contacts(row: Purpose, facts: Facts) -> tuple[str, ...]:
    """The contact persons whom a row is about, who are no party to a contract, as messages show them."""
    contacts = []
    for term in row.about or facts.subjects:
        code = facts.theme.find_code("subjects", term)
        if code.contact:
            contacts.append(name_term(term))
    return tuple(contacts)


def find_unsaid_profiling(facts: Facts) -> Iterator[Finding]:
    profiling = facts.register.profiling
    if not facts.profiling or profiling not in (None, False):
        return
    purposes = [name_term(purpose) for purpose in facts.profiling]
    if profiling is None:
        yield make_finding(("purposes",), "unsaid", purposes=Series(tuple(purposes)))
    else:
        yield make_finding(("profiling",), "denied", purposes=Series(tuple(purposes)))
