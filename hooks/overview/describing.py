"""One register as a row: in the language of the overview, or in its own first one where it is not written in that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from ..checks.clock import get_today
from ..facts.contacts import find_contact
from ..facts.dates import list_dates
from ..facts.gaps import list_open_questions
from ..facts.lines import OpenQuestion
from ..facts.services import list_services
from ..folder.ageing import find_old_entries
from ..folder.company import find_owner
from ..folder.entry import Entry
from ..format.keys import strip_indexes
from ..format.own_words import Words
from ..format.register import Register
from ..format.removal import Removal
from ..notice.naming import list_languages, name_company, name_for_lists
from ..notice.texts import Texts, speak, unescape
from ..reading.display import format_key
from ..reading.faults import select_errors
from ..review.voice import read_phrases, say_own_words
from ..theme.languages import find_folder
from ..theme.theme import Theme
from .rows import Caller, OldService, OpenGap, Row, State


def describe_entry(entry: Entry, old: Mapping[str, date], theme: Theme, language: str) -> Row:
    """What a file says of itself; of one that is no sound register that is little.

    Args:
        entry: the file.
        old: when services were read of which that is long ago, by their codes.
        theme: what all notices share.
        language: of the overview.

    """
    row = Row(
        file=entry.name,
        owner=find_owner(entry.address),
        company=entry.named or entry.address,
        state=find_state(entry),
    )
    removal, register = entry.removal, entry.register
    if removal:
        return replace(
            row,
            company=name_company(removal, choose_language(removal, language)),
            removed=removal.removed.date,
            pages=list_pages(entry, removal),
        )
    if register is None:
        return row
    spoken = choose_language(register, language)
    texts = speak(theme, spoken, register.wording)
    return replace(
        row,
        owner=identify_company(register),
        company=name_for_lists(register, spoken),
        register=unescape(texts.word("registers", register.kind, "name")),
        kind=register.kind if isinstance(register.kind, str) else "",
        caller=find_caller(register, texts),
        gaps=list_gaps(register, language, texts),
        confirmed=register.reviewed.date if register.reviewed else None,
        confirmed_by=(register.reviewed.by or "") if register.reviewed else "",
        dated=find_last_day(register),
        review_by=find_next_review(register),
        services=list_old_services(register, old, texts),
        languages=list_languages(register),
        pages=list_pages(entry, register),
    )


def find_state(entry: Entry) -> State:
    """What a file is."""
    if select_errors(entry.faults):
        return State.FAULTY
    if entry.draft:
        return State.DRAFT
    return State.REMOVED if entry.removal else State.READY


def choose_language(register: Register | Removal, language: str) -> str:
    """The language of the overview, or the first of the register where that is not written in it."""
    languages = list_languages(register)
    return language if language in languages else languages[0]


def identify_company(register: Register) -> str:
    """What is the same for all registers of a company, and for no other: a copied notice may have another's ID."""
    business_id = register.controller.business_id
    name = name_company(register, list_languages(register)[0])
    return f"{business_id} {name}" if isinstance(business_id, str) else name


def find_caller(register: Register, texts: Texts) -> Caller:
    """Whom to call."""
    contact = find_contact(register)
    name = contact.name
    if isinstance(name, Words):
        name = say_own_words(texts, name)
    return Caller(name, contact.phone, contact.email)


# --- what is open -----------------------------------------------------------------------------------------------------


def list_gaps(register: Register, language: str, texts: Texts) -> tuple[OpenGap, ...]:
    """What a register leaves open, the oldest first.

    Args:
        register: what it states.
        language: of the overview, which names the keys.
        texts: in a language of the register, in which a service has its name.

    """
    gaps = [describe_gap(question, language, texts) for question in list_open_questions(register)]
    return tuple(sorted(dict.fromkeys(gaps), key=lambda gap: (gap.since or date.max, gap.key)))


def describe_gap(question: OpenQuestion, language: str, texts: Texts) -> OpenGap:
    """One open question."""
    what = name_key(question, language, texts)
    key = format_key(question.key)
    gap = question.gap
    if gap is None:
        return OpenGap(key, what, "", None, None, 0)
    age = (get_today() - gap.noticed).days
    return OpenGap(key, what, gap.note, gap.noticed, gap.asked, age)


def name_key(question: OpenQuestion, language: str, texts: Texts) -> str:
    """What is open, as a review calls it; of a service with its name in front."""
    names = read_phrases(texts.theme.folder, language)["keys"]
    name = str(names[".".join(strip_indexes(question.key))])
    if question.service:
        return f"{unescape(texts.word('services', question.service))}: {name}"
    return name


# --- what time does ---------------------------------------------------------------------------------------------------


def find_old_days(theme: Theme) -> dict[str, date]:
    """When the entry of each service was read, of which that was more than a year ago."""
    days: dict[str, date] = {}
    for fault in find_old_entries(theme, theme.services):
        day = dict(fault.values).get("day")
        code, _, _ = fault.key.partition(".")
        if isinstance(day, date):
            days[code] = min(day, days.get(code, day))
    return days


def list_old_services(register: Register, days: Mapping[str, date], texts: Texts) -> tuple[OldService, ...]:
    """The services in use of which the catalogue is old."""
    old = []
    for code in dict.fromkeys(list_services(register)):
        if code in days:
            name = unescape(texts.word("services", code))
            old.append(OldService(code, name, days[code]))
    return tuple(old)


def find_last_day(register: Register) -> date | None:
    """The last day that a register states of itself."""
    return max(list_dates(register).values(), default=None)


def find_next_review(register: Register) -> date | None:
    """Until when the facts are to be looked at; nothing where somebody has since."""
    due, reviewed = register.review_by, register.reviewed
    if due and reviewed and reviewed.date >= due:
        return None
    return due


# --- where it is ------------------------------------------------------------------------------------------------------


def list_pages(entry: Entry, stated: Register | Removal) -> dict[str, str]:
    """Where the page of a file is on the site, by language; a draft has none."""
    return {} if entry.draft else locate_pages(entry.address, list_languages(stated))


def locate_pages(address: str, languages: Iterable[str]) -> dict[str, str]:
    """Where pages are at an address of the site, by language."""
    return {language: f"{find_folder(language)}{address}/" for language in languages}
