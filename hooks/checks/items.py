"""What a notice must say, item by item (GDPR Art. 13 and 14).

Every item has a function that looks at the facts of a register and answers with a state: stated (a key says it),
derived (it follows from other facts, or the shared texts say it), not applicable (with the reason), or gap (declared
as open).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from ..facts.facts import Facts
from ..reading.messages import Phrase, Value

State = Literal["stated", "derived", "not applicable", "gap", "missing", "unread"]


@dataclass(frozen=True)
class Answer:
    """Whether a register says an item.

    Args:
        state: whether, and how.
        where: the key or the section that says it, or the reason why none does.
        section: the section of the page that tells it, where that is not the item's own.

    """

    state: State
    where: Value
    section: str = ""


Judge = Callable[[Facts], Answer]


@dataclass(frozen=True)
class Item:
    """One item that the law wants in a notice.

    Args:
        name: what it is, as data have it, and as theme/messages/ names it under `items:`.
        article: of the GDPR, or another law.
        section: the section of the page that tells it; none for an item that no page needs.
        key: the key that states it, where one key does.
        judge: finds out whether a register says it.

    """

    name: str
    article: str
    section: str
    key: str
    judge: Judge


ITEMS: list[Item] = []


def item(name: str, article: str, *, section: str = "", key: str = "") -> Callable[[Judge], Judge]:
    """Put a function into the list of items."""

    def list_item(judge: Judge) -> Judge:
        ITEMS.append(Item(name, article, section, key, judge))
        return judge

    return list_item


def find_state(facts: Facts, key: str, *sentences: str) -> Answer:
    """Stated under a key, or a gap if one of the sentences of that key is open."""
    if facts.sentences & set(sentences):
        return Answer("gap", key)
    return Answer("stated", key)


def say_derived(section: str) -> Answer:
    """That the item follows from other facts, or from the law, and in which section it is told."""
    return Answer("derived", f"#{section}", section)


def say_not_applicable(why: str) -> Answer:
    """That the item does not concern this register, and the name of the phrase that says why."""
    return Answer("not applicable", Phrase(why))


@item("controller", "13(1)(a), 14(1)(a)", section="controller", key="controller")
def judge_controller(facts: Facts) -> Answer:
    return find_state(facts, "controller.name")


@item("contact details of the controller", "13(1)(a), 14(1)(a)", section="controller", key="controller.address")
def judge_contact_details(facts: Facts) -> Answer:
    return find_state(facts, "controller.address", "address")


@item("representative in the EU", "13(1)(a), 14(1)(a)", section="controller")
def judge_representative(facts: Facts) -> Answer:
    if facts.register.representative:
        return Answer("stated", "representative")
    return say_not_applicable("no-representative")


@item("essence of the arrangement of joint controllers", "26(2)", section="controller")
def judge_joint_control(facts: Facts) -> Answer:
    if "service_arrangement" in facts.sentences:
        return Answer("gap", "services.arrangement")
    if facts.register.joint_controllers is None:
        return say_not_applicable("no-joint-controller")
    return find_state(facts, "joint_controllers.arrangement", "arrangement")


@item("data protection officer", "13(1)(b), 14(1)(b)", section="contact")
def judge_data_protection_officer(facts: Facts) -> Answer:
    return Answer("stated", "dpo") if facts.register.dpo else say_not_applicable("no-officer")


@item("purposes", "13(1)(c), 14(1)(c)", section="purposes", key="purposes")
def judge_purposes(facts: Facts) -> Answer:
    return find_state(facts, "purposes")


@item("legal basis", "13(1)(c), 14(1)(c)", section="purposes")
def judge_legal_basis(facts: Facts) -> Answer:
    if facts.basis_open:
        return Answer("gap", "purposes.basis")
    if "service_basis" in facts.sentences:
        return Answer("gap", "services.basis")
    if facts.sentences & {"law", "task_law", "any_law"}:
        return Answer("gap", "purposes.law")
    if facts.sentences & {"special", "special_beside"}:
        return Answer("gap", "data.special", section="data")
    return Answer("stated", "purposes.basis")


@item("legitimate interests", "13(1)(d), 14(2)(b)", section="purposes")
def judge_legitimate_interests(facts: Facts) -> Answer:
    if "legitimate_interest" in facts.bases:
        return find_state(facts, "purposes.interest", "interest")
    if facts.basis_open:
        return Answer("gap", "purposes.basis", section="purposes")
    return say_not_applicable("no-interest")


@item("categories of data", "14(1)(d)", section="data", key="data")
def judge_categories(facts: Facts) -> Answer:
    return find_state(facts, "data", "data_absent", "data_partial")


@item("recipients", "13(1)(e), 14(1)(e)", section="recipients", key="recipients")
def judge_recipients(facts: Facts) -> Answer:
    if facts.sentences & {"service_company", "service_role"}:
        return Answer("gap", "services.company")
    return find_state(facts, "recipients", "recipients_absent", "recipients_partial")


@item("transfers outside the EEA", "13(1)(f), 14(1)(f)", section="transfers", key="transfers")
def judge_transfers(facts: Facts) -> Answer:
    if "service_transfers" in facts.sentences:
        return Answer("gap", "services.transfers")
    answer = find_state(facts, "transfers", "transfers_absent", "transfers_partial", "transfers_country")
    is_stated_as_none = facts.register.transfers == "none"
    if is_stated_as_none and facts.transfers and answer.state == "stated":
        return say_derived("transfers")
    return answer


@item("safeguards, and how to get a copy", "13(1)(f), 14(1)(f)", section="transfers")
def judge_safeguards(facts: Facts) -> Answer:
    if facts.sentences & {"transfers_absent", "transfers_partial"}:
        return Answer("gap", "transfers")
    if facts.sentences & {"transfers_safeguard", "transfers_safeguard_beside"}:
        return Answer("gap", "transfers.safeguard")
    if facts.transfers or facts.adequate_transfers:
        return say_derived("transfers")
    return say_not_applicable("no-transfer")


@item("retention", "13(2)(a), 14(2)(a)", section="retention", key="retention")
def judge_retention(facts: Facts) -> Answer:
    if "service_retention" in facts.sentences:
        return Answer("gap", "services.retention")
    return find_state(facts, "retention", "retention", "retention_partial", "retention_row")


@item("access, rectification, erasure, restriction, portability", "13(2)(b), 14(2)(c)", section="rights")
def judge_rights(facts: Facts) -> Answer:
    if "limit_law" in facts.sentences:
        return Answer("gap", "limits.law")
    return say_derived("rights")


@item("right to object, apart from the rest", "13(2)(b), 14(2)(c), 21(4)", section="objection")
def judge_objection(facts: Facts) -> Answer:
    if facts.marketing or "objection" in facts.rights:
        return say_derived("objection")
    return say_not_applicable("no-objection")


@item("withdrawal of consent", "13(2)(c), 14(2)(d)", section="rights")
def judge_withdrawal(facts: Facts) -> Answer:
    if facts.cookie_consent and "cookies_settings" in facts.sentences:
        return Answer("gap", "cookies.settings", section="cookies")
    if facts.consent_needed:
        return say_derived("consent")
    if "withdrawal" in facts.rights:
        return say_derived("rights")
    return say_not_applicable("no-consent")


@item("complaint to the authority", "13(2)(d), 14(2)(e)", section="complaint")
def judge_complaint(_facts: Facts) -> Answer:
    return say_derived("complaint")


@item("whether the data must be given", "13(2)(e)", section="providing_data", key="providing_data")
def judge_providing_data(facts: Facts) -> Answer:
    parts = ("providing_required_by", "providing_needed", "providing_without_it")
    return find_state(facts, "providing_data", "providing_data", *parts)


@item("source of the data", "14(2)(f)", section="sources", key="sources")
def judge_sources(facts: Facts) -> Answer:
    return find_state(facts, "sources", "sources_absent", "sources_partial")


@item("automated decisions", "13(2)(f), 14(2)(g)", section="automated_decisions", key="automated_decisions")
def judge_automated_decisions(facts: Facts) -> Answer:
    parts = ("decision_logic", "decision_consequences", "decision_ground", "decision_law")
    return find_state(facts, "automated_decisions", "automated_decisions", *parts)


@item("new purposes, told beforehand", "13(3), 14(4)", section="changes")
def judge_new_purposes(_facts: Facts) -> Answer:
    return say_derived("changes")


@item("cookies", "917/2014 s. 205", section="cookies", key="cookies")
def judge_cookies(facts: Facts) -> Answer:
    if facts.register.cookies is None and not facts.services:
        website = facts.register.controller.website
        return say_not_applicable("no-cookies-told" if website else "no-website")
    if "service_cookies" in facts.sentences:
        return Answer("gap", "services.cookies")
    parts = ("cookies_provider", "cookies_purpose", "cookies_lifetime")
    return find_state(facts, "cookies", "cookies", "cookies_list", *parts, "cookies_settings")
