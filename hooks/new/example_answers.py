"""What a register says, as answers to the questions of `new`; nothing of its company, which no other register has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..facts.lines import select_rows
from ..facts.recipients import NO_OTHERS
from ..format.model import Gap, Row
from ..format.own_words import Term, Words
from ..format.register import Item, Origin, ProvidingData, Purpose, Recipient, Register, Transfer
from ..format.retention import PERMANENTLY, Retention
from ..format.website import Cookies
from ..theme.theme import Theme
from .answers import Answer

YES_NO: Mapping[object, Answer] = {True: ("yes",), False: ("no",)}


def list_plain_answers(register: Register, theme: Theme) -> dict[str, Answer]:
    """The answers to plain questions, each empty where the register leaves it open."""
    usual = theme.find_code("registers", register.kind).subjects
    return {
        "subjects": register.subjects or usual,
        "dealings": (register.wording.dealings,),
        "purposes": list_terms(register.purposes),
        "possible": list_terms(row for row in register.purposes if row.possible),
        "data": list_terms(select_rows(register.data, Item)),
        "sources": list_terms(select_rows(register.sources, Origin)),
        "data_complete": () if select_rows(register.data, Gap) else ("yes",),
        "recipients": list_recipients(register),
        "recipients_complete": say_nobody_else(register),
        "sold": YES_NO.get(register.sold, ()),
        "transfers": list_transfers(register),
        "services": list_services(register, theme),
        "cookies": ("used",) if isinstance(register.cookies, Cookies) else name_word(register.cookies),
        "automated_decisions": name_word(register.automated_decisions),
        "profiling": YES_NO.get(register.profiling, ()),
        **list_provided(register),
        **list_interests_in_contacts(register.purposes, theme),
    }


def list_terms(rows: Iterable[Row]) -> Answer:
    """What some rows are about, each code and own words once."""
    return tuple(gather_answers(rows, lambda _: ()))


def gather_answers(rows: Iterable[Row], read: Callable[[Any], Iterable[object]]) -> dict[Term, Answer]:
    """What rows say of each thing that they are about.

    Args:
        rows: rows of one list.
        read: what one of them says; gaps in it are passed over.

    """
    gathered: dict[Term, Answer] = {}
    for row in rows:
        first = getattr(row, row.first)
        about = first if isinstance(first, tuple) else (first,)
        for term in about:
            said = (*gathered.get(term, ()), *select_terms(read(row)))
            gathered[term] = tuple(dict.fromkeys(said))
    return gathered


def select_terms(written: Iterable[object]) -> Answer:
    """The codes and own words of a list, without its gaps."""
    return tuple(term for term in written if isinstance(term, str | Words))


def name_word(written: object) -> Answer:
    """A word of the format such as `none` as it is; nothing for a gap, for what is described, or left out."""
    return (written,) if isinstance(written, str) else ()


def list_recipients(register: Register) -> Answer:
    """Who receives data, or that nobody does."""
    written = register.recipients
    receivers = list_terms(select_rows(written, Recipient))
    return (*name_word(written), *receivers)


def say_nobody_else(register: Register) -> Answer:
    """That all who receive data are listed, where the register says so."""
    return ("yes",) if NO_OTHERS in select_rows(register.recipients, str) else ()


def list_transfers(register: Register) -> Answer:
    """To whom data go outside the EEA, or that none go."""
    written = register.transfers
    abroad = list_terms(select_rows(written, Transfer))
    return (*name_word(written), *abroad)


def list_services(register: Register, theme: Theme) -> Answer:
    """The services of the catalogue that are in use for certain."""
    unsure = {row.service for row in register.services if row.in_use}
    known = dict.fromkeys(theme.services)
    used = list_terms(register.services)
    return tuple(service for service in used if service in known.keys() - unsure)


def list_provided(register: Register) -> dict[str, Answer]:
    """Whether the data must be given, and what follows from that."""
    written = register.providing_data
    if not isinstance(written, ProvidingData):
        return {"providing_data": name_word(written)}
    return {
        "providing_data": ("required",),
        "required_by": select_terms(written.required_by),
        "needed": select_terms(written.needed),
        "without_it": select_terms(written.without_it),
    }


def list_interests_in_contacts(rows: Iterable[Purpose], theme: Theme) -> dict[str, Answer]:
    """The interests in data of contact persons, where they have rows of their own."""
    about_contacts = [row for row in rows if is_about_contacts(row, theme)]
    if not about_contacts:
        return {}
    interests = select_terms(about_contacts[0].interest)
    return {"contacts_interest": interests}


def is_about_contacts(row: Purpose, theme: Theme) -> bool:
    """Whether a row says whom it is about, and these are contact persons alone."""
    are_contacts = [theme.find_code("subjects", term).contact for term in row.about]
    return False not in are_contacts and True in are_contacts


def list_answers_of_each(register: Register, theme: Theme) -> dict[str, Mapping[Term, Answer]]:
    """The answers to questions that are asked of each purpose, item, group, recipient or service."""
    purposes = [row for row in register.purposes if not is_about_contacts(row, theme)]
    items = select_rows(register.data, Item)
    transfers = select_rows(register.transfers, Transfer)
    return {
        "basis": gather_answers(purposes, lambda row: row.basis),
        "interest": gather_answers(purposes, lambda row: row.interest),
        "law": gather_answers(purposes, lambda row: row.law),
        "withdraw": gather_answers(purposes, list_coded_doors),
        "special": gather_answers(items, lambda row: row.special),
        "ground": gather_answers(items, lambda row: [row.ground]),
        "criminal": gather_answers(items, lambda row: row.criminal),
        "country": gather_answers(transfers, lambda row: [row.country]),
        "safeguard": gather_answers(transfers, lambda row: row.safeguard),
        "service_retention": gather_answers(register.services, lambda row: [row.retention]),
        **list_periods_of_groups(register, theme),
    }


def list_coded_doors(row: Purpose) -> Answer:
    """The code of the first way to withdraw consent; an address is that of a company."""
    for door in row.withdraw or ():
        if door.kind == "code":
            return (door.value,)
    return ()


def list_periods_of_groups(register: Register, theme: Theme) -> dict[str, Mapping[Term, Answer]]:
    """How long each group of data is kept, by the first row that tells of it or of some of its data."""
    periods: dict[Term, Answer] = {}
    starts: dict[Term, Answer] = {}
    for row in select_rows(register.retention, Retention):
        period = find_period(row, theme)
        if not period:
            continue
        for group in list_groups(row, theme):
            periods.setdefault(group, period)
            starts.setdefault(group, select_terms([row.after]))
    return {"retention": periods, "after": starts}


def find_period(row: Retention, theme: Theme) -> Answer:
    """What a row answers to how long; nothing where it says more than one answer can, or something else."""
    beyond = (
        row.when,
        row.purposes,
        row.whichever,
        row.criteria,
        row.keep == PERMANENTLY,
    )
    if any(beyond):
        return ()
    by_law = [theme.find_code("statutory", term).name for term in row.data]
    said = select_terms([*by_law, row.by_law, row.keep, row.until])
    told = dict.fromkeys(said)
    told.pop("", None)
    return tuple(told)[:1]


def list_groups(row: Retention, theme: Theme) -> dict[Term, None]:
    """The groups that `new` asks of and that a row tells of, or of some of whose data it does."""
    if "all" in row.data:
        return dict.fromkeys(("all", *theme.vocabulary["groups"]))
    groups: dict[Term, None] = {}
    for term in row.data:
        item = theme.find_code("items", term)
        by_law = theme.find_code("statutory", term)
        group = theme.find_code("groups", term)
        groups[item.group or by_law.group or group.name] = None
    groups.pop("", None)
    return groups
