"""What is incomplete, contradictory or doubtful in law: a row per check.

A check is a function that looks at the facts of one register and yields what it finds. Its name is its code, its
docstring the reason for it, and the decorator gives its level and its source.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from pydantic import BaseModel

from ..facts.derive import COOKIE_SETTINGS, Facts, Open, group_of, rows
from ..format.countries import list_countries
from ..format.doors import Door
from ..format.model import Gap
from ..format.own_words import Prose, Term, Words
from ..format.register import Cookie, Cookies, Item, Origin, Recipient, Register, Removal, Transfer
from ..reading.display import Key, format_key, make_visible
from ..reading.fault_codes import FaultCode, Level
from ..reading.faults import Fault, Place, say_fault
from ..reading.source import find_place
from ..theme.theme import Theme

YEAR = 365  # days
MAX_PROBLEM = 400  # characters; most messages have 60
HALF_YEAR = 183  # days


@dataclass(frozen=True)
class Finding:
    """What a check found: where, what is wrong, and what to write instead."""

    key: Key
    problem: str
    remedy: str


@dataclass(frozen=True)
class Explained:
    """What a finding is called, how grave it is, why, and by which law or guidance."""

    code: FaultCode
    level: Level
    reason: str
    source: str


@dataclass(frozen=True)
class Check(Explained):
    """One row of the list of checks."""

    find: Callable[[Facts], Iterator[Finding]]


CHECKS: list[Check] = []
Find = Callable[[Facts], Iterator[Finding]]


def check(level: Level, source: str) -> Callable[[Find], Find]:
    """Put a function into the list of checks: its name is the code, its docstring the reason."""

    def listed(find: Find) -> Find:
        CHECKS.append(Check(FaultCode[find.__name__.upper()], level, find.__doc__ or "", source, find))
        return find

    return listed


def error(source: str) -> Callable[[Find], Find]:
    """What the function finds keeps a notice from being published; `source` is the law or guidance."""
    return check("error", source)


def warning(source: str) -> Callable[[Find], Find]:
    """What the function finds is doubtful; `source` is the law or guidance."""
    return check("warning", source)


def today() -> date:
    """The day the checks go by: SOURCE_DATE_EPOCH if it is set, so that output can be reproduced.

    Raises:
        ValueError: SOURCE_DATE_EPOCH is not a count of seconds.

    """
    if "SOURCE_DATE_EPOCH" not in os.environ:
        return datetime.now(UTC).date()
    seconds = os.environ["SOURCE_DATE_EPOCH"]
    if not re.fullmatch(r"[0-9]{1,11}", seconds):
        raise ValueError(f"SOURCE_DATE_EPOCH is '{seconds}'; set it to whole seconds since 1970, or unset it")
    return datetime.fromtimestamp(int(seconds), UTC).date()


def run(register: Register, places: Mapping[Key, Place], theme: Theme) -> list[Fault]:
    """All findings about one register, and its declared gaps, as faults with places."""
    made = Facts(register, theme)
    faults = []
    for row in CHECKS:
        for finding in row.find(made):
            key, place = find_place(finding.key, places)
            problem = make_visible(finding.problem, MAX_PROBLEM)
            faults.append(say_fault(place, row.code, format_key(key), problem, finding.remedy))
    for question in made.open:
        key, place = find_place(question.key, places)
        faults.append(open_fault(question, key, place))
    return faults


def run_removal(removal: Removal, places: Mapping[Key, Place]) -> list[Fault]:
    """What is wrong with the file of a removal: its day is to come, or there is nobody to turn to."""
    faults, controller = [], removal.controller
    if removal.removed.date > today():
        key, place = find_place(("removed", "date"), places)
        problem = f"{removal.removed.date} is in the future"
        faults.append(
            say_fault(place, FaultCode.DATE_ORDER, format_key(key), problem, "write the day on which it happened")
        )
    if not removal.removed.ask and not controller.email and not controller.phone:
        key, place = find_place(("removed",), places)
        problem = "the reader has nowhere to turn: the controller has no e-mail address and no phone"
        faults.append(say_fault(place, FaultCode.CONTACT_UNREACHABLE, format_key(key), problem, "write `ask:` here"))
    return faults


def open_fault(question: Open, key: Key, place: Place) -> Fault:
    """A declared gap; one that has stood for half a year is a warning, since the reader still waits."""
    if question.gap is None:
        return say_fault(place, FaultCode.GAP, format_key(key), "open: the file says no more than `used`")
    noticed, note = question.gap.noticed, make_visible(question.gap.note, MAX_PROBLEM)
    if noticed > today():
        return say_fault(
            place,
            FaultCode.GAP_FUTURE,
            format_key(key),
            f"the gap of {noticed} is in the future",
            "write the day it was noticed",
        )
    if (today() - noticed).days > HALF_YEAR:
        return say_fault(
            place,
            FaultCode.GAP_OLD,
            format_key(key),
            f"open since {noticed}: {note}",
            "ask the company again, and write what it says",
        )
    return say_fault(place, FaultCode.GAP, format_key(key), f"open: {noticed} {note}")


def named(term: Term) -> str:
    """A code or own words as messages show them."""
    return next(iter(term.root.values())) if isinstance(term, Words) else term


# --- who --------------------------------------------------------------------------------------------------------------


@error("GDPR Art. 13(1)(a)")
def contact_unreachable(facts: Facts) -> Iterator[Finding]:
    """A reader must be able to reach the controller."""
    if not facts.contact.email and not facts.contact.phone:
        yield Finding(
            ("controller",),
            "neither the controller nor the contact has an e-mail address or a phone",
            "write `email:` or `phone:` here",
        )


@warning("GDPR Art. 13(1)(a)")
def business_id(facts: Facts) -> Iterator[Finding]:
    """The business ID identifies the company beyond doubt; good practice, not a duty."""
    if facts.register.controller.business_id is None:
        yield Finding(("controller",), "there is no business ID", "write `business_id: 1234567-1`")


@warning("GDPR Art. 13(1)(a)")
def address_incomplete(facts: Facts) -> Iterator[Finding]:
    """A letter needs a postal code and a town."""
    contact = facts.register.contact
    for key, address in (
        ("controller", facts.register.controller.address),
        ("contact", contact.address if contact else None),
    ):
        if isinstance(address, str) and not re.search(r"\b[0-9]{5} \w", address):
            yield Finding(
                (key, "address"),
                f"there is no postal code and town in '{address}'",
                "write them after the street, as in Koivukuja 3, 33100 Tampere",
            )


@error("GDPR Art. 13(1)(b)")
def dpo_unreachable(facts: Facts) -> Iterator[Finding]:
    """A data protection officer whom nobody can reach is none."""
    dpo = facts.register.dpo
    if dpo and not dpo.email and not dpo.phone:
        yield Finding(
            ("dpo",), "the officer has neither an e-mail address nor a phone", "write `email:` or `phone:` here"
        )


@error("GDPR Art. 13(1)(a)")
def contact_twice(facts: Facts) -> Iterator[Finding]:
    """The contact is a person or a role; with both a reader cannot tell whom to ask."""
    contact = facts.register.contact
    if contact and contact.name and contact.role:
        yield Finding(("contact", "role"), "the contact has both a name and a role", "keep one of them")


@error("GDPR Art. 12(1)")
def role_as_name(facts: Facts) -> Iterator[Finding]:
    """A role stands for itself in every language; a name does not."""
    roles = {
        "asiakaspalvelu": "customer_service",
        "toimisto": "office",
        "toimitusjohtaja": "managing_director",
        "myynti": "sales",
    }
    contact = facts.register.contact
    if (
        contact
        and contact.name
        and (role := roles.get(contact.name.lower(), contact.name.lower().replace(" ", "_")))
        in facts.theme.vocabulary["roles"]
    ):
        yield Finding(("contact", "name"), f"'{contact.name}' is a role, not a person", f"write `role: {role}`")


# --- when -------------------------------------------------------------------------------------------------------------


@error("GDPR Art. 5(2), 12(1)")
def date_missing(facts: Facts) -> Iterator[Finding]:
    """A reader must see how old the facts are."""
    register = facts.register
    if not (register.drawn_up or register.updated or register.reviewed):
        yield Finding(
            (), "the notice has no date", "write `drawn_up:`, `updated:` or `reviewed:`, as in updated: 2026-11-02"
        )


@error("GDPR Art. 5(1)(a)")
def date_order(facts: Facts) -> Iterator[Finding]:
    """A notice cannot be changed before it was drawn up, nor tomorrow."""
    register = facts.register
    for name in ("drawn_up", "updated", "reviewed"):
        day = getattr(register, name)
        if day and day > today():
            yield Finding((name,), f"{day} is in the future", "write the day on which it happened")
        if day and register.drawn_up and day < register.drawn_up:
            yield Finding(
                (name,), f"{day} is before the notice was drawn up ({register.drawn_up})", "correct one of the dates"
            )


@warning("GDPR Art. 24(1)")
def review_due(facts: Facts) -> Iterator[Finding]:
    """The company set itself a day by which the facts are looked at again."""
    register = facts.register
    if register.review_by and register.review_by < today() and (register.reviewed or date.min) < register.review_by:
        yield Finding(
            ("review_by",),
            f"the review was due on {register.review_by}",
            "go through the facts with the company, write `reviewed:` and the next `review_by:`",
        )


@warning("GDPR Art. 5(1)(d), 24(1)")
def not_reviewed(facts: Facts) -> Iterator[Finding]:
    """Facts that nobody has confirmed for a year are seldom still true."""
    register = facts.register
    names = [name for name in ("reviewed", "updated", "drawn_up") if getattr(register, name)]
    latest = max(names, key=lambda name: getattr(register, name), default="")
    if latest and (today() - getattr(register, latest)).days > YEAR:
        yield Finding(
            (latest,),
            f"nobody has confirmed the facts since {getattr(register, latest)}",
            "go through them with the company and write `reviewed:`",
        )


# --- whom and why -----------------------------------------------------------------------------------------------------


@error("GDPR Art. 12(1)")
def subjects_missing(facts: Facts) -> Iterator[Finding]:
    """A reader must know whether the notice concerns them."""
    if not facts.subjects:
        yield Finding(
            ("register",),
            "own words for the register do not say whose data it holds",
            "write `subjects:`, as in [customers]",
        )


@error("GDPR Art. 13(1)(c)")
def about_unknown(facts: Facts) -> Iterator[Finding]:
    """A purpose can only concern people the notice concerns."""
    for index, row in enumerate(facts.register.purposes):
        for number, term in enumerate(row.about or ()):
            if term not in facts.subjects:
                yield Finding(
                    ("purposes", index, "about", number),
                    f"'{named(term)}' is not among the subjects",
                    "add it to `subjects:`, or delete it here",
                )


@error("GDPR Art. 13(1)(d)")
def interest_missing(facts: Facts) -> Iterator[Finding]:
    """The legitimate interest itself must be named."""
    for index, row in enumerate(facts.register.purposes):
        if "legitimate_interest" in row.basis and not row.interest:
            yield Finding(
                ("purposes", index, "basis"),
                "legitimate_interest without the interest",
                "add `interest:`, as in interest: customer_relationship",
            )


@error("GDPR Art. 6(1)(c), 6(3)")
def law_missing(facts: Facts) -> Iterator[Finding]:
    """A legal obligation rests on a law, and the reader must know which."""
    for index, row in enumerate(facts.register.purposes):
        if "legal_obligation" in row.basis and not row.law:
            yield Finding(
                ("purposes", index, "basis"),
                "legal_obligation without the law",
                "add `law:`, as in law: accounting_act",
            )


@error("GDPR Art. 6(1)")
def basis_mismatch(facts: Facts) -> Iterator[Finding]:
    """An interest, a law or a way to withdraw belongs to its own legal basis."""
    for index, row in enumerate(facts.register.purposes):
        for key, basis in (("interest", "legitimate_interest"), ("law", "legal_obligation"), ("withdraw", "consent")):
            if getattr(row, key) and basis not in row.basis:
                yield Finding(
                    ("purposes", index, key),
                    f"`{key}:` without the basis {basis}",
                    f"add {basis} to `basis:`, or delete `{key}:`",
                )


@warning("GDPR Art. 6(1); EDPB Guidelines 2/2019")
def basis_unlikely(facts: Facts) -> Iterator[Finding]:
    """This purpose seldom rests on this basis."""
    for index, row in enumerate(facts.register.purposes):
        for basis in (basis for basis in row.basis if isinstance(basis, str)):
            odd = [
                named(purpose)
                for purpose in row.purpose
                if (usual := facts.theme.find_code("purposes", purpose).bases) and basis not in usual
            ]
            if odd:
                yield Finding(
                    ("purposes", index, "basis"),
                    f"{basis} is an unlikely basis for {', '.join(odd)}",
                    "check the basis; give these purposes a row of their own",
                )


@warning("GDPR Art. 6(1)(b)")
def basis_contract_contact(facts: Facts) -> Iterator[Finding]:
    """A contract is a basis only for the person who is party to it."""
    for index, row in enumerate(facts.register.purposes):
        contacts = [
            named(term) for term in (row.about or facts.subjects) if facts.theme.find_code("subjects", term).contact
        ]
        if "contract" in row.basis and contacts:
            yield Finding(
                ("purposes", index, "basis"),
                f"contract does not hold for {', '.join(contacts)}",
                "divide the row with `about:`; for contact persons legitimate_interest is usual",
            )


@warning("GDPR Art. 13(1)(e), 14(2)(f)")
def vague_code(facts: Facts) -> Iterator[Finding]:
    """The law wants sources, recipients and data named; this code leaves a reader guessing."""
    for vocabulary, key, listed in (
        ("items", "data", facts.register.data),
        ("sources", "sources", facts.register.sources),
        ("recipients", "recipients", facts.register.recipients),
    ):
        for index, row in enumerate(listed if isinstance(listed, tuple) else ()):
            if isinstance(row, Gap):
                continue
            term = getattr(row, row.first)
            if facts.theme.find_code(vocabulary, term).vague:
                yield Finding(
                    (key, index),
                    f"{term} is too vague to tell the reader much",
                    "name what it is, by a more exact code or in own words",
                )


@error("GDPR Art. 12(1)")
def said_twice(facts: Facts) -> Iterator[Finding]:
    """The same item twice in a list is a slip; a reader would look for the difference."""
    for key, listed in lists_in(facts.register, ()):
        for index, row in enumerate(listed):
            if row in listed[:index]:
                yield Finding((*key, index), "this stands here twice", "delete one of them")


def lists_in(part: object, key: Key) -> Iterator[tuple[Key, tuple[object, ...]]]:
    """Every list of a part of a register, with its key."""
    if isinstance(part, tuple):
        yield key, part
    for step, inner in inside(part):
        yield from lists_in(inner, (*key, *step))


@warning("GDPR Art. 5(1)(a), 12(1)")
def outdated_text(facts: Facts) -> Iterator[Finding]:
    """A repealed law, a dead service or a term of the old form misleads the reader."""
    for key, text in texts_in(facts.register, ()):
        for entry in facts.theme.outdated.values():
            if found := re.search(entry["pattern"], text, re.IGNORECASE):
                problem = f"'{found[0]}' is outdated since {entry['since']}"
                yield Finding(key, problem, f"write instead: {entry['instead']}")


def texts_in(part: object, key: Key) -> Iterator[tuple[Key, str]]:
    """Every text of a part of a register, with its key; notes of gaps are never published and stay out."""
    if isinstance(part, str):
        yield key, part
    for step, inner in inside(part):
        yield from texts_in(inner, (*key, *step))


def inside(part: object) -> list[tuple[Key, object]]:
    """What a part of a register consists of, each with the steps that lead to it."""
    if isinstance(part, Words | Prose):
        part = part.root
    if isinstance(part, Door):
        return [((), part.value)]
    if isinstance(part, BaseModel) and not isinstance(part, Gap):
        return [((info.alias or name,), getattr(part, name)) for name, info in type(part).model_fields.items()]
    if isinstance(part, tuple):
        return [((index,), item) for index, item in enumerate(part)]
    return [((name,), item) for name, item in part.items()] if isinstance(part, dict) else []


# --- which data -------------------------------------------------------------------------------------------------------


@error("GDPR Art. 9(2)")
def special_condition(facts: Facts) -> Iterator[Finding]:
    """Special categories are processed only under a condition of Art. 9(2), and the reader must know which."""
    for index, row in enumerate(facts.register.data):
        if isinstance(row, Item) and group_of(row, facts.theme) == "special" and not row.special:
            yield Finding(
                ("data", index),
                f"'{named(row.item)}' is a special category without its condition",
                "add `special:` to its row, as in {item: allergies, special: explicit_consent}",
            )


@warning("Data Protection Act s. 29")
def personal_identity_code(facts: Facts) -> Iterator[Finding]:
    """A personal identity code may be processed only on the grounds of its own section."""
    for index, row in enumerate(facts.register.data):
        if isinstance(row, Item) and row.item == "personal_identity_code":
            yield Finding(
                ("data", index),
                "a personal identity code needs a ground of its own",
                "check that one of the grounds of the Data Protection Act holds",
            )


@error("GDPR Art. 13(2)(a)")
def retention_uncovered(facts: Facts) -> Iterator[Finding]:
    """Every kind of data needs its retention period."""
    if isinstance(facts.register.retention, Gap):
        return
    covered = {str(named(term)) for row in facts.retention for term in row.data}
    covered |= {
        facts.theme.find_code("statutory", term).group
        for row in facts.retention
        for term in row.data
        if facts.theme.find_code("statutory", term).group
    }
    if "all" in covered:
        return
    for group, items in facts.data.items():
        left = [named(item.item) for item in items if named(item.item) not in covered]
        if group not in covered and left:
            yield Finding(
                ("retention",),
                f"no row covers {group} ({', '.join(left)})",
                f"add a row, as in {{data: {group}, keep: 3 years, after: relationship_end}}",
            )


@error("GDPR Art. 13(2)(a)")
def retention_unknown(facts: Facts) -> Iterator[Finding]:
    """A period for data that the register does not hold misleads."""
    if any(isinstance(item, Gap) for item in facts.register.data):
        return
    held = set(facts.data) | {named(item.item) for items in facts.data.values() for item in items}
    for index, row in enumerate(facts.retention):
        for number, term in enumerate(row.data):
            if term != "all" and term not in facts.theme.vocabulary["statutory"] and named(term) not in held:
                yield Finding(
                    ("retention", index, "data", number),
                    f"'{named(term)}' is not in `data:`",
                    "add it there, or delete it here",
                )


@warning("GDPR Art. 5(1)(e); the Ombudsman on Verkkokauppa.com, published 2024-03-18")
def retention_flat(facts: Facts) -> Iterator[Finding]:
    """One period for everything, without a reason, is seldom what the data need."""
    if len(facts.retention) == 1 and facts.retention[0].data == ("all",) and not facts.retention[0].because:
        yield Finding(
            ("retention", 0),
            "one period for all data, without a reason",
            "give each group its own row, or say why with `because:`",
        )


# --- to whom ----------------------------------------------------------------------------------------------------------


@error("GDPR Art. 4(9)")
def staff_row(facts: Facts) -> Iterator[Finding]:
    """Your own staff is no recipient in law: it has no role and gets no transfer."""
    for index, row in enumerate(facts.register.recipients if isinstance(facts.register.recipients, tuple) else ()):
        if isinstance(row, Recipient) and row.recipient == "own_staff" and (row.name or row.role):
            yield Finding(("recipients", index), "own_staff has neither a name nor a role", "write `- own_staff` alone")


@error("GDPR Art. 13(1)(e)-(f)")
def transfer_recipient(facts: Facts) -> Iterator[Finding]:
    """Whoever receives data abroad is a recipient."""
    listed = [row.recipient for row in rows(facts.register.recipients, Recipient) if row.recipient != "own_staff"]
    for index, row in enumerate(facts.register.transfers if isinstance(facts.register.transfers, tuple) else ()):
        if not isinstance(row, Transfer):
            continue
        key = ("transfers", index, "recipient")
        if row.recipient not in listed:
            yield Finding(key, f"'{named(row.recipient)}' is not among the recipients", "add it to `recipients:`")
        elif listed.count(row.recipient) > 1:
            yield Finding(
                key,
                f"'{named(row.recipient)}' is there more than once",
                "give one of them own words, so that it is clear which is meant",
            )


@error("GDPR Art. 44")
def transfer_country(facts: Facts) -> Iterator[Finding]:
    """A transfer outside the EEA goes to a country outside the EEA."""
    for index, row in enumerate(facts.register.transfers if isinstance(facts.register.transfers, tuple) else ()):
        if not isinstance(row, Transfer):
            continue
        if row.country in facts.theme.eea:
            yield Finding(
                ("transfers", index, "country"),
                f"{row.country} is inside the EEA",
                "delete the row; a recipient inside the EEA is no transfer",
            )
        elif row.country not in list_countries(facts.theme.languages).values():
            yield Finding(
                ("transfers", index, "country"),
                f"there is no country {row.country}",
                f"write {list_countries(facts.theme.languages).get(row.country.casefold(), 'a code of ISO 3166-1, as in US')}",
            )
        elif row.safeguard == "dpf" and row.country != "US":
            yield Finding(
                ("transfers", index, "safeguard"),
                f"dpf does not cover {row.country}",
                "the framework is for the United States only; write another safeguard",
            )


@error("GDPR Art. 44-49")
def transfer_technical(facts: Facts) -> Iterator[Finding]:
    """A technical need is no basis for a transfer; what is open must be said."""
    if facts.technical_transfers and "transfers_partial" not in facts.sentences:
        yield Finding(
            ("transfers",),
            "if_technically_needed leaves recipient, country and safeguard open",
            "add a gap: - gap: 2026-11-21 who was asked",
        )


# --- cookies ----------------------------------------------------------------------------------------------------------


@error("917/2014 s. 205")
def cookies_missing(facts: Facts) -> Iterator[Finding]:
    """What the notice says elsewhere points to cookies."""
    register = facts.register
    if register.cookies not in (None, "none"):
        return
    said = "says nothing" if register.cookies is None else "says none"
    listed: list[tuple[Key, str]] = [
        (("sources", index), "cookies as a source")
        for index, row in enumerate(register.sources)
        if isinstance(row, Origin) and row.source == "cookies"
    ]
    if register.google_analytics is not None:
        listed.append((("google_analytics",), "Google Analytics"))
    if register.cookies is None and "website_visitors" in (
        register.subjects or facts.theme.find_code("registers", register.kind).subjects
    ):
        listed.append((("subjects",), "visitors to the website"))
    for key, what in listed:
        yield Finding(key, f"the notice has {what}, but `cookies:` {said}", "write what cookies there are, or a gap")


@error("917/2014 s. 205; Traficom's guide of 2021")
def cookies_list(facts: Facts) -> Iterator[Finding]:
    """A reader must know each cookie, its purpose and its lifetime."""
    cookies = facts.register.cookies
    if isinstance(cookies, Cookies) and cookies.rows is None and facts.register.google_analytics is None:
        yield Finding(
            ("cookies",), "the cookies are not listed", "add `list:`, or a gap: list: {gap: 2026-11-21 who was asked}"
        )


@error("GDPR Art. 7(3); 917/2014 s. 205")
def cookies_settings(facts: Facts) -> Iterator[Finding]:
    """Consent needs a place where it is given and withdrawn."""
    cookies = facts.register.cookies
    if isinstance(cookies, Cookies) and facts.cookie_consent and cookies.settings is None:
        yield Finding(
            ("cookies",),
            "cookies that need consent, but no place to give and withdraw it",
            "add `settings:` with the address, or a gap: settings: {gap: 2026-11-21 who was asked}",
        )


@error("GDPR Art. 7(3)")
def withdraw_nowhere(facts: Facts) -> Iterator[Finding]:
    """A way to withdraw consent must exist."""
    cookies = facts.register.cookies
    settled = isinstance(cookies, Cookies) and cookies.settings is not None
    for index, row in enumerate(facts.register.purposes):
        told = isinstance(cookies, Cookies) and facts.cookie_consent  # by cookies_settings
        if COOKIE_SETTINGS in (row.withdraw or ()) and not settled and not told:
            yield Finding(
                ("purposes", index, "withdraw"), "there are no cookie settings", "write `settings:` under `cookies:`"
            )


@error("GDPR Art. 12(1)")
def derived_twice(facts: Facts) -> Iterator[Finding]:
    """What a service brings by itself would stand there twice."""
    if facts.register.google_analytics is None or not isinstance(facts.register.cookies, Cookies):
        return
    brought = {cookie["name"] for cookie in facts.theme.constants["google_analytics"]["cookies"]}
    for index, row in enumerate(rows(facts.register.cookies.rows, Cookie)):
        if row.name in brought:
            problem = f"{row.name} comes by itself with `google_analytics:`"
            yield Finding(("cookies", "list", index, "name"), problem, "delete the row")
