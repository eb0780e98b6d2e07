"""What follows from a register, worked out once: notice, checks and comparison show, test and compare the same facts.

So a line that a service brings can never differ between the three. Everything is in no language, and nothing changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..format.doors import Door
from ..format.model import Gap
from ..format.own_words import Term
from ..format.people import Contact, Dpo
from ..format.register import Decision, Item, Origin, Register
from ..format.retention import Retention
from ..theme.theme import Theme
from .activities import Activity, list_activities
from .brought import find_brought
from .consents import count_explicit_consent, find_consents
from .contacts import find_contact, find_email, list_contacts, list_doors, list_officers, list_opt_out
from .cookies import has_cookies, list_cookies, need_consent, order_cookies
from .data import group_conditions, group_items, group_sources, list_subjects
from .decisions import HumanReview, find_human_review, list_known_parts
from .gaps import list_known_providing, list_open_questions
from .lines import (
    CookieLine,
    KeptLine,
    Missing,
    OpenQuestion,
    Person,
    PurposeLine,
    RecipientLine,
    Right,
    TransferLine,
    list_once,
    select_known,
    select_rows,
)
from .missing import list_missing
from .parts import Parts
from .purposes import (
    Grouped,
    find_marketing_and_profiling,
    group_by_basis,
    is_profiling_stated,
    list_bases,
    list_interests,
    list_laws,
    list_purposes,
)
from .recipients import (
    exclude_others,
    group_by_role,
    list_countries,
    list_insiders,
    list_recipients,
    list_safeguards,
    list_transfers,
    may_transfer_adequately,
    may_transfer_technically,
)
from .reservations import list_perhaps_abroad, list_perhaps_recipients
from .rights import Grounds, find_certain_bases, find_rights
from .services import VISITORS, ServiceLine, find_services, order_services
from .summary import Stated, Summary, find_notable, summarise


@dataclass(frozen=True)
class Facts:
    """Everything that the notice, the checks and the comparison need to know about one register."""

    register: Register
    theme: Theme

    contact: Person
    other_contacts: tuple[Contact, ...]  # as the file has them
    officers: tuple[Dpo, ...]  # for data protection
    doors: tuple[Door, ...]  # where requests go
    opt_out: tuple[Door, ...]  # where direct marketing is refused; nowhere if there is none
    request_email: str  # where a written request is sent, or nothing
    opt_out_email: str  # where a written refusal of direct marketing is sent, or nothing

    subjects: tuple[Term, ...]  # whose data
    purposes: tuple[PurposeLine, ...]  # in the order of the file, last those of services
    purposes_by_basis: Grouped
    activities: tuple[Activity, ...]  # the purposes with their data, where the file says which data serve them
    aims: tuple[Term, ...]  # the purposes, each once, though it may rest on different bases for different people
    marketing: tuple[Term, ...]  # the purposes that are direct marketing
    profiling: tuple[Term, ...]  # the purposes for which people are profiled
    profiled: bool  # whether the file says so itself, of the register or of a purpose
    bases: tuple[str, ...]  # those stated, and those that services and cookies bring, in the order of Art. 6(1)
    basis_open: bool

    cookie_consent: bool  # whether cookies beyond the strictly necessary ones are stored (917/2014 s. 205)
    explicit_consents: tuple[Item, ...]  # special categories that rest on explicit consent (Art. 9(2)(a))
    transfer_consents: tuple[TransferLine, ...]  # transfers that rest on explicit consent (Art. 49(1)(a))
    decision_consents: tuple[Decision, ...]  # decisions that rest on explicit consent (Art. 22(2)(c))
    consent_needed: bool  # whether anything at all rests on consent

    data: dict[Term, tuple[Item, ...]]  # by group
    conditions: dict[str, tuple[Term, ...]]  # the special categories by their condition (Art. 9(2))
    sources: dict[str, tuple[Origin, ...]]  # by whom they come from
    inside: tuple[str, ...]  # who sees the data within the organisation
    recipients: tuple[RecipientLine, ...]
    no_other_recipients: bool  # whether the file says that nobody else receives data
    recipients_by_role: dict[str, tuple[RecipientLine, ...]]
    transfers: tuple[TransferLine, ...]
    safeguards: frozenset[str]  # what the transfers rest on
    adequate_transfers: bool  # whether data leave the EEA only for countries with a decision on adequacy
    technical_transfers: bool  # whether data may leave the EEA where it is technically needed
    retention: tuple[Retention, ...]
    services: tuple[ServiceLine, ...]  # also those of which it is open whether they are in use
    perhaps_abroad: tuple[ServiceLine, ...]  # those that may take data outside the EEA, which is open
    perhaps_recipients: tuple[ServiceLine, ...]  # those by which somebody may receive data, which is open
    kept_by_services: tuple[KeptLine, ...]
    cookies_used: bool
    cookies: tuple[CookieLine, ...]
    cookies_by_purpose: dict[Term | Gap, tuple[CookieLine, ...]]
    providing: dict[str, tuple[Term, ...]]  # the parts of what is said on giving data, as far as they are known
    decisions: tuple[Decision, ...]
    human_review: HumanReview  # whether a person must look at a decision when asked (Art. 22(3))

    summary: Summary
    notable: tuple[str, ...]  # what the summary points at
    rights: dict[str, Right]
    open: tuple[OpenQuestion, ...]  # the declared gaps, in the order of the page
    sentences: frozenset[str]  # the gaps by the sentence that states them
    missing: dict[str, Missing]  # what the page says that it does not say yet, by these sentences
    sections: tuple[str, ...]  # the sections that have something to say

    @cached_property
    def parts(self) -> Parts:
        """Everything inside the register; many checks look through it."""
        return Parts(self.register)


def derive_facts(register: Register, theme: Theme) -> Facts:
    """The facts of a register.

    Args:
        register: what its file says.
        theme: what its codes mean.

    """
    services = find_services(register, theme)
    brought = find_brought(register, services)
    contact = find_contact(register)
    doors = list_doors(register, theme)

    items = group_items(register, theme)
    recipients = (*list_recipients(register, theme), *brought.recipients)
    transfers = (*list_transfers(register, theme), *brought.transfers)
    retention = select_rows(register.retention, Retention)
    cookies = (*list_cookies(register), *brought.cookies)
    cookie_consent = need_consent(register, cookies)
    cookies_used = has_cookies(register, brought.cookies)
    subjects = list_subjects(register, find_brought_subjects(services, cookies_used=cookies_used), theme)

    purposes = (*list_purposes(register, theme), *brought.purposes)
    aims = list_once(line.purpose for line in purposes)
    bases = list_bases(purposes, theme, cookie_consent=cookie_consent)

    marketing, profiling = find_marketing_and_profiling(purposes, theme)
    profiled = is_profiling_stated(register, purposes)
    summarised = Stated(purposes, items, retention, recipients, transfers)
    opt_out = list_opt_out(register, marketing, theme)
    decisions = select_rows(register.automated_decisions, Decision)
    consents = find_consents(select_rows(register.data, Item), transfers, decisions)
    conditions = group_conditions(register, theme)
    consent_needed = "consent" in bases or consents.are_explicit

    providing = list_known_providing(register.providing_data)
    questions = list_open_questions(register)
    sentences = frozenset(question.sentence for question in questions)
    stated = {
        "bases": bases,
        "laws": list_laws(purposes),
        "interests": list_interests(purposes),
        "conditions": conditions,
        "recipients": recipients,
        "transfers": transfers,
        "technical_transfers": may_transfer_technically(register),
        "countries": list_countries(transfers),
        "safeguards": list_safeguards(transfers),
        "limiting_laws": select_known(limit.law for limit in register.limits),
        "decisions": decisions,
        **providing,
        **list_known_parts(decisions),
        "kept_by_services": brought.kept,
        "cookies": cookies,
    }
    basis_open = bool(sentences & {"basis_absent", "basis_partial", "service_basis"})

    rights = find_rights(
        Grounds(
            purposes=purposes,
            bases=count_explicit_consent(find_certain_bases(bases, purposes), consents),
            basis_open=basis_open,
            consent_needed=consent_needed,
            cookies_open="service_cookies" in sentences or (cookies_used and "cookies_list" in sentences),
            special_open=bool(sentences & {"special", "special_beside"}),
        )
    )

    return Facts(
        register=register,
        theme=theme,
        contact=contact,
        other_contacts=list_contacts(register)[1:],
        officers=list_officers(register),
        doors=doors,
        opt_out=opt_out,
        request_email=find_email(doors, contact),
        opt_out_email=find_email(opt_out, contact),
        subjects=subjects,
        purposes=purposes,
        purposes_by_basis=group_by_basis(purposes),
        activities=list_activities(purposes, items, retention, theme),
        aims=aims,
        marketing=marketing,
        profiling=profiling,
        profiled=profiled,
        bases=bases,
        basis_open=basis_open,
        cookie_consent=cookie_consent,
        explicit_consents=consents.special_data,
        transfer_consents=consents.transfers,
        decision_consents=consents.decisions,
        consent_needed=consent_needed,
        data=items,
        conditions=conditions,
        sources=group_sources(register, theme),
        inside=list_insiders(register, theme),
        recipients=recipients,
        no_other_recipients=exclude_others(register),
        recipients_by_role=group_by_role(recipients, theme),
        transfers=transfers,
        safeguards=list_safeguards(transfers),
        adequate_transfers=may_transfer_adequately(register),
        technical_transfers=may_transfer_technically(register),
        retention=retention,
        services=services,
        perhaps_abroad=list_perhaps_abroad(services, theme),
        perhaps_recipients=list_perhaps_recipients(services, theme),
        kept_by_services=brought.kept,
        cookies_used=cookies_used,
        cookies=cookies,
        cookies_by_purpose=order_cookies(cookies, theme),
        providing=providing,
        decisions=decisions,
        human_review=find_human_review(decisions),
        summary=summarise(summarised, theme),
        notable=find_notable(register, summarised, bool(marketing), profiled, theme),
        rights=rights,
        open=questions,
        sentences=sentences,
        missing=list_missing(questions, stated, register.more, order_services(services)),
        sections=list_sections(
            register,
            theme,
            {
                "objection": bool(marketing) or "objection" in rights,
                "interests": any(line.balancing for line in purposes),
                "consent": consent_needed,
                "security": register.security is not None,
                "cookies": register.cookies is not None or cookies_used or tells_of("cookies", services),
                "services": tells_of("services", services),
            },
        ),
    )


def find_brought_subjects(services: Iterable[ServiceLine], *, cookies_used: bool) -> tuple[Term, ...]:
    """Whose data cookies and services bring."""
    subjects: list[Term] = []
    if cookies_used:
        subjects.append(VISITORS)
    for line in services:
        if line.is_used:
            subjects += line.about
    return list_once(subjects)


def tells_of(section: str, services: Iterable[ServiceLine]) -> bool:
    """Whether a section tells of a service."""
    return any(line.section == section for line in services)


def list_sections(register: Register, theme: Theme, optional: Mapping[str, bool]) -> tuple[str, ...]:
    """The sections that have something to say; own words under `more:` always do.

    Args:
        register: what the file says.
        theme: which sections there are, and in what order.
        optional: sections that not every notice has, and whether this one does.

    """
    return tuple(section for section in theme.sections if section in register.more or optional.get(section, True))
