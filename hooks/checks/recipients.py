"""Who receives data, and what leaves the EEA."""

from __future__ import annotations

from collections.abc import Iterator

from ..facts.facts import Facts
from ..facts.lines import number_rows
from ..format.countries import OUTSIDE_EEA, list_countries
from ..format.own_words import Term, Words
from ..format.register import Recipient, Transfer
from ..reading.display import Key
from ..reading.messages import Series
from ..theme.theme import Theme
from .finding import Finding, make_finding
from .terms import name_term, write_name

UNCOVERED = {OUTSIDE_EEA: "dpf-unnamed"}  # what is said of the framework where no country is named


def find_staff_with_role(facts: Facts) -> Iterator[Finding]:
    for index, row in number_rows(facts.register.recipients, Recipient):
        is_described = any((row.name, row.role, row.services))
        is_staff = facts.theme.find_code("recipients", row.recipient).inside
        if is_staff and is_described:
            yield make_finding(("recipients", index), "name-or-role", recipient=name_term(row.recipient))


def find_missing_arrangements(facts: Facts) -> Iterator[Finding]:
    if facts.register.joint_controllers:
        return
    for index, row in number_rows(facts.register.recipients, Recipient):
        if row.role == "joint_controller":
            yield make_finding(
                ("recipients", index),
                "no-arrangement",
                recipient=name_term(row.name or row.recipient),
            )


def find_recipients_without_purpose(facts: Facts) -> Iterator[Finding]:
    if any(isinstance(aim, Words) for aim in facts.aims):  # may be what a recipient is for
        return
    for index, row in number_rows(facts.register.recipients, Recipient):
        served = facts.theme.find_code("recipients", row.recipient).serves
        is_needed = set(served).intersection(facts.aims)
        if served and not is_needed:
            yield make_finding(
                ("recipients", index),
                "no-purpose",
                recipient=name_term(row.recipient),
                purposes=Series(served, "or"),
            )


def find_unlisted_recipients(facts: Facts) -> Iterator[Finding]:
    for index, row in number_rows(facts.register.transfers, Transfer):
        names = list_names(row.recipient, facts)
        key = ("transfers", index, "recipient")
        recipient = name_term(row.recipient)
        if not names:
            yield make_finding(key, "not-listed", recipient=recipient)
        elif row.name and row.name not in names:
            called = name_term(row.name)
            yield make_finding(("transfers", index, "name"), "other-name", recipient=recipient, name=called)
        elif len(names) > 1:
            yield from find_unclear_recipient(index, row, names)


def find_unclear_recipient(index: int, row: Transfer, names: list[Term]) -> Iterator[Finding]:
    """That nobody can tell to which of several recipients a transfer goes."""
    key = ("transfers", index, "recipient")
    recipient = name_term(row.recipient)
    different = set(names) - {""}
    if len(different) < len(names):
        yield make_finding(key, "several-unnamed", recipient=recipient)
    elif not row.name:
        meant = tuple(f"`{write_name(name)}`" for name in names)
        yield make_finding(key, "several", recipient=recipient, names=Series(meant, "or"))


def list_names(recipient: Term, facts: Facts) -> list[Term]:
    """The names of the rows for one kind of recipient outside the company; an empty one for a row without a name."""
    code = facts.theme.find_code("recipients", recipient)
    if code.inside:
        return []
    names: list[Term] = []
    for _, row in number_rows(facts.register.recipients, Recipient):
        if row.recipient != recipient:
            continue
        names.append(row.name or "")
    return names


def find_odd_transfers(facts: Facts) -> Iterator[Finding]:
    for index, row in number_rows(facts.register.transfers, Transfer):
        key = ("transfers", index)
        if isinstance(row.country, str):
            yield from find_odd_country(key, row, row.country, facts.theme)


def find_odd_country(key: Key, row: Transfer, country: str, theme: Theme) -> Iterator[Finding]:
    """That a country is none outside the EEA, or that a safeguard does not cover it."""
    known = {OUTSIDE_EEA, *list_countries(theme.locales).values()}
    if country in theme.eea:
        yield make_finding((*key, "country"), "inside-eea", country=country)
    elif country not in known:
        yield make_country_finding((*key, "country"), country, theme)
    elif "dpf" in row.safeguard and country != "US":
        yield make_finding((*key, "safeguard"), UNCOVERED.get(country, "dpf"), country=country)


def make_country_finding(key: Key, written: str, theme: Theme) -> Finding:
    """The finding on a country that does not exist, with the code of the one that was meant, where that is known."""
    meant = list_countries(theme.locales).get(written.casefold())
    if meant is None:
        return make_finding(key, "no-country", country=written)
    return make_finding(key, "other-country", country=written, meant=meant)


def find_technical_transfers(facts: Facts) -> Iterator[Finding]:
    is_open = "transfers_partial" in facts.sentences
    if facts.technical_transfers and not is_open:
        yield make_finding(("transfers",), "leaves-open")


def find_contradictory_recipients(facts: Facts) -> Iterator[Finding]:
    recipients = facts.register.recipients
    key = ("recipients",)
    if facts.register.sold and recipients == "none":
        yield make_finding(("sold",), "sold")
    if not isinstance(recipients, tuple) or not facts.no_other_recipients:
        return
    if len(recipients) == 1:
        yield make_finding(key, "alone")
    if "recipients_partial" in facts.sentences:
        yield make_finding(key, "open")
