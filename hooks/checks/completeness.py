"""What a notice must say, item by item (GDPR Art. 13 and 14), and where each register says it.

A row per item. Its function looks at the facts of a register and answers with a state: stated (a key says it), derived
(it follows from other facts, or the shared texts say it), not applicable (with the reason), gap (declared as open), or
missing, which is an error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from ..facts.derive import Facts
from ..format.register import Register
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault
from ..theme.theme import Theme

State = Literal["stated", "derived", "not applicable", "gap", "missing", "unread"]


@dataclass(frozen=True)
class Answer:
    """Whether a register says an item: the state, and the key that says it or the reason why none does."""

    state: State
    where: str


@dataclass(frozen=True)
class Row:
    """One item that the law wants in a notice: its name, its articles, the key that states it, and how to tell."""

    item: str
    article: str
    key: str
    find: Callable[[Facts], Answer]


@dataclass(frozen=True)
class Line:
    """One line of a register's table."""

    item: str
    article: str
    state: State
    where: str


ROWS: list[Row] = []


def item(name: str, article: str, key: str = "") -> Callable[[Callable[[Facts], Answer]], Callable[[Facts], Answer]]:
    """Put a function into the list of items."""

    def listed(find: Callable[[Facts], Answer]) -> Callable[[Facts], Answer]:
        ROWS.append(Row(name, article, key, find))
        return find

    return listed


def table(register: Register | None, faults: Iterable[Fault], theme: Theme) -> list[Line]:
    """The items of one register; of one that has errors only what is missing is known."""
    if register is None:
        missing = {fault.key for fault in faults if fault.code in (FaultCode.MISSING, FaultCode.PLACEHOLDER)}
        return [
            Line(row.item, row.article, "missing", row.key)
            if row.key in missing
            else Line(row.item, row.article, "unread", "the file has errors")
            for row in ROWS
        ]
    facts = Facts(register, theme)
    answers = [(row, row.find(facts)) for row in ROWS]
    return [Line(row.item, row.article, answer.state, answer.where) for row, answer in answers]


def told(facts: Facts, key: str, *sentences: str) -> Answer:
    """Stated under a key, or a gap if one of the sentences of that key is open."""
    return Answer("gap" if facts.sentences & set(sentences) else "stated", key)


def derived(section: str) -> Answer:
    return Answer("derived", f"#{section}")


def not_applicable(why: str) -> Answer:
    return Answer("not applicable", why)


@item("controller", "13(1)(a), 14(1)(a)", "controller")
def controller(facts: Facts) -> Answer:
    return told(facts, "controller.name")


@item("contact details of the controller", "13(1)(a), 14(1)(a)", "controller.address")
def contact_details(facts: Facts) -> Answer:
    return told(facts, "controller.address", "address")


@item("representative in the EU", "13(1)(a), 14(1)(a)")
def representative(_facts: Facts) -> Answer:
    return not_applicable("the controller is in the EU")


@item("data protection officer", "13(1)(b), 14(1)(b)")
def data_protection_officer(facts: Facts) -> Answer:
    return Answer("stated", "dpo") if facts.register.dpo else not_applicable("no officer is designated")


@item("purposes", "13(1)(c), 14(1)(c)", "purposes")
def purposes(facts: Facts) -> Answer:
    return told(facts, "purposes")


@item("legal basis", "13(1)(c), 14(1)(c)")
def legal_basis(facts: Facts) -> Answer:
    return told(facts, "purposes.basis", "basis_absent", "basis_partial")


@item("legitimate interests", "13(1)(d), 14(2)(b)")
def legitimate_interests(facts: Facts) -> Answer:
    if "legitimate_interest" in facts.bases:
        return told(facts, "purposes.interest", "interest")
    if facts.basis_open:
        return Answer("gap", "purposes.basis")
    return not_applicable("no purpose rests on a legitimate interest")


@item("categories of data", "14(1)(d)", "data")
def categories(facts: Facts) -> Answer:
    return told(facts, "data", "data_absent", "data_partial")


@item("recipients", "13(1)(e), 14(1)(e)", "recipients")
def recipients(facts: Facts) -> Answer:
    return told(facts, "recipients", "recipients_absent", "recipients_partial")


@item("transfers outside the EEA", "13(1)(f), 14(1)(f)", "transfers")
def transfers(facts: Facts) -> Answer:
    answer = told(facts, "transfers", "transfers_absent", "transfers_partial")
    if answer.state == "stated" and facts.transfers and facts.register.transfers == "none":
        return derived("transfers")
    return answer


@item("safeguards, and how to get a copy", "13(1)(f), 14(1)(f)")
def safeguards(facts: Facts) -> Answer:
    if facts.sentences & {"transfers_absent", "transfers_partial"}:
        return Answer("gap", "transfers")
    return derived("transfers") if facts.transfers else not_applicable("nothing is transferred outside the EEA")


@item("retention", "13(2)(a), 14(2)(a)", "retention")
def retention(facts: Facts) -> Answer:
    if "google_analytics_retention" in facts.sentences:
        return Answer("gap", "google_analytics.retention")
    return told(facts, "retention", "retention")


@item("access, rectification, erasure, restriction, portability", "13(2)(b), 14(2)(c)")
def rights(_facts: Facts) -> Answer:
    return derived("rights")


@item("right to object, apart from the rest", "13(2)(b), 14(2)(c), 21(4)")
def objection(_facts: Facts) -> Answer:
    return derived("objection")


@item("withdrawal of consent", "13(2)(c), 14(2)(d)")
def withdrawal(facts: Facts) -> Answer:
    if facts.cookie_consent and "cookies_settings" in facts.sentences:
        return Answer("gap", "cookies.settings")
    if facts.consent_needed:
        return derived("consent")
    return derived("rights") if "withdrawal" in facts.rights else not_applicable("nothing rests on consent")


@item("complaint to the authority", "13(2)(d), 14(2)(e)")
def complaint(_facts: Facts) -> Answer:
    return derived("complaint")


@item("whether the data must be given", "13(2)(e)", "providing_data")
def providing_data(facts: Facts) -> Answer:
    return told(facts, "providing_data", "providing_data")


@item("source of the data", "14(2)(f)", "sources")
def sources(facts: Facts) -> Answer:
    return told(facts, "sources", "sources_absent", "sources_partial")


@item("automated decisions", "13(2)(f), 14(2)(g)", "automated_decisions")
def automated_decisions(facts: Facts) -> Answer:
    return told(facts, "automated_decisions", "automated_decisions")


@item("new purposes, told beforehand", "13(3), 14(4)")
def new_purposes(_facts: Facts) -> Answer:
    return derived("changes")


@item("cookies", "917/2014 s. 205", "cookies")
def cookies(facts: Facts) -> Answer:
    if facts.register.cookies is None and facts.register.google_analytics is None:
        return not_applicable("the notice speaks of no website")
    return told(facts, "cookies", "cookies", "cookies_list", "cookies_settings")
