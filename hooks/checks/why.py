"""Whose data, for which purposes, and on which legal bases."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ..facts.facts import Facts
from ..facts.lines import number_rows, select_rows
from ..format.register import Decision, Purpose
from ..reading.messages import Series
from ..theme.codes import Code
from .finding import Finding, make_finding
from .terms import name_term

BASES_OF_KEYS = {  # the first of them is what a message proposes
    "interest": ("legitimate_interest",),
    "law": ("legal_obligation", "public_task"),
    "balancing": ("legitimate_interest",),
    "withdraw": ("consent",),
}

# What is odd of an automated decision, by its ground and whether a law is named beside it (Art. 22(2)).
ODD_GROUNDS: Mapping[object, str] = {
    (None, False): "no-ground",
    (None, True): "no-ground",
    ("law", False): "no-law",
    ("contract", True): "other-ground",
    ("explicit_consent", True): "other-ground",
}


def find_missing_subjects(facts: Facts) -> Iterator[Finding]:
    if not facts.subjects:
        yield make_finding(("register",), "unknown")


def find_unknown_subjects(facts: Facts) -> Iterator[Finding]:
    for index, row in enumerate(facts.register.purposes):
        for number, term in enumerate(row.about):
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
        lacks_key = not getattr(row, key)
        if basis in row.basis and lacks_key:
            yield make_finding(("purposes", index, "basis"), "none")


def find_mismatched_bases(facts: Facts) -> Iterator[Finding]:
    for index, row in enumerate(facts.register.purposes):
        for key, bases in BASES_OF_KEYS.items():
            has_key = bool(getattr(row, key))
            has_basis = set(bases).intersection(select_rows(row.basis, str))
            if has_key and not has_basis:
                yield make_finding(
                    ("purposes", index, key),
                    "without-basis",
                    key=key,
                    basis=bases[0],
                )


def find_unlikely_bases(facts: Facts) -> Iterator[Finding]:
    yield from report_bases(facts, "unlikely", is_unlikely)


def find_impossible_bases(facts: Facts) -> Iterator[Finding]:
    yield from report_bases(facts, "cannot", is_impossible)


def find_interests_of_authorities(facts: Facts) -> Iterator[Finding]:
    body = facts.register.wording.we_are
    if not facts.theme.find_code("we_are", body).authority:
        return
    for index, row in enumerate(facts.register.purposes):
        if "legitimate_interest" in row.basis:
            yield make_finding(("purposes", index, "basis"), "authority", body=body)


def find_unfree_consents(facts: Facts) -> Iterator[Finding]:
    yield from report_bases(facts, "unfree", is_unfree)


def report_bases(facts: Facts, sentence: str, is_doubtful: Callable[[str, Code], bool]) -> Iterator[Finding]:
    """A finding for every basis of a row that is doubtful for some of its purposes; of own words nothing is known."""
    for index, row in enumerate(facts.register.purposes):
        key = ("purposes", index, "basis")
        for basis in select_rows(row.basis, str):
            doubtful = []
            for purpose in row.purpose:
                code = facts.theme.find_code("purposes", purpose)
                if is_doubtful(basis, code):
                    doubtful.append(name_term(purpose))
            if doubtful:
                purposes = Series(tuple(doubtful))
                yield make_finding(key, sentence, basis=basis, purposes=purposes)


def is_unlikely(basis: str, code: Code) -> bool:
    """Whether a purpose seldom rests on a basis, and no other check says why it does not fit."""
    if is_impossible(basis, code) or is_unfree(basis, code):
        return False
    if not code.bases:
        return False
    return basis not in code.bases


def is_impossible(basis: str, code: Code) -> bool:
    """Whether a basis cannot carry a purpose."""
    return basis in code.cannot


def is_unfree(basis: str, code: Code) -> bool:
    """Whether people can seldom refuse the consent that a purpose rests on."""
    return basis == "consent" and code.imbalance


def find_circumstances(facts: Facts) -> Iterator[Finding]:
    for index, row in enumerate(facts.register.purposes):
        for interest in select_rows(row.interest, str):
            code = facts.theme.find_code("interests", interest)
            if code.circumstance:
                yield make_finding(("purposes", index, "interest"), "circumstance", interest=interest)


def find_contracts_with_contacts(facts: Facts) -> Iterator[Finding]:
    for index, row in enumerate(facts.register.purposes):
        contacts = find_contacts(row, facts)
        if not contacts or "contract" not in row.basis:
            continue
        people = row.about or facts.subjects
        message = "no-party"
        if len(contacts) == len(people):
            message = "no-party-at-all"
        yield make_finding(("purposes", index, "basis"), message, contacts=Series(contacts))


def find_contacts(row: Purpose, facts: Facts) -> tuple[str, ...]:
    """The contact persons whom a row is about, who are no party to a contract, as messages show them."""
    contacts = []
    for term in row.about or facts.subjects:
        code = facts.theme.find_code("subjects", term)
        if code.contact:
            contacts.append(name_term(term))
    return tuple(contacts)


def find_decisions_without_ground(facts: Facts) -> Iterator[Finding]:
    for index, row in number_rows(facts.register.automated_decisions, Decision):
        message = ODD_GROUNDS.get((row.ground, bool(row.law)))
        if message:
            decision = name_term(row.decision)
            yield make_finding(("automated_decisions", index), message, decision=decision)


def find_unsaid_profiling(facts: Facts) -> Iterator[Finding]:
    profiling = facts.register.profiling
    if not facts.profiling:
        return
    names = tuple(map(name_term, facts.profiling))
    purposes = Series(names)
    if profiling is None and not facts.profiled:
        yield make_finding(("purposes",), "unsaid", purposes=purposes)
    elif profiling is False:
        yield make_finding(("profiling",), "denied", purposes=purposes)
