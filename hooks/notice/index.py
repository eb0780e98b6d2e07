"""The lines of an index: notices under the names of their companies, companies under their letters. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from operator import attrgetter

from ..facts.dates import find_date, name_date
from ..format.register import Register
from ..theme.theme import Theme
from . import naming, sorting, texts
from .identity import Identity, identify_company

SHORT = 8  # notices that a screen shows at once; a longer list has letters to leap to and a search field
KEYS = {"0–9": "digits", "#": "others"}  # of what is no letter


@dataclass(frozen=True)
class Line:
    """One notice: its register, its date if it has one and what happened then, and its address on the site."""

    register: str
    dated: date | None
    dated_as: str
    url: str

    @property
    def day(self) -> str:
        """The date as machines read it, or nothing."""
        return self.dated.isoformat() if self.dated else ""


@dataclass(frozen=True)
class Company:
    """The notices of one company; `official` is the legal name where another is better known.

    `business_id` tells companies of one name apart, `identity` tells all apart at a glance.
    """

    name: str
    official: str
    business_id: str
    identity: Identity
    lines: tuple[Line, ...]

    @property
    def names(self) -> str:
        """The name people know, with the legal name where that is another."""
        return f"{self.name} ({self.official})" if self.official else self.name


@dataclass(frozen=True)
class Letter:
    """The companies under one letter; the key makes its id."""

    name: str
    key: str
    companies: tuple[Company, ...]


def group_by_letter(listed: Iterable[Company]) -> tuple[Letter, ...]:
    """Everything that is listed, sorted.

    Args:
        listed: a company with one notice for each notice, all in the language of the list.

    """
    letters = group_by_initial(group_by_company(listed))
    return tuple(Letter(name, find_key(name), tuple(under)) for name, under in letters.items())


def group_by_initial(companies: Iterable[Company]) -> dict[str, list[Company]]:
    """Companies under the letter of their name, both as they follow each other."""
    letters: dict[str, list[Company]] = {}
    for company in companies:
        letters.setdefault(sorting.find_initial(company.name), []).append(company)
    return letters


def find_key(letter: str) -> str:
    """What makes the id of a letter."""
    return KEYS.get(letter, letter.lower())


def group_by_company(listed: Iterable[Company]) -> list[Company]:
    """The companies by name, each with its notices by register; equal names of two companies stay apart."""
    single = sorted(listed, key=make_sort_key)
    companies = []
    for _, same in groupby(single, key=attrgetter("name", "official", "business_id")):
        together = list(same)
        lines = tuple(company.lines[0] for company in together)
        companies.append(replace(together[0], lines=lines))
    return companies


def list_companies(listed: Iterable[tuple[Register, str]], language: str, theme: Theme) -> list[Company]:
    """A company with one notice for each notice, all in one language.

    Args:
        listed: registers with the addresses of their notices.
        language: that of the list.
        theme: its words.

    """
    return [make_company(register, language, url, theme) for register, url in listed]


def make_company(register: Register, language: str, url: str, theme: Theme) -> Company:
    """A company with one notice, as a list has it.

    Args:
        register: that of the notice.
        language: of the list.
        url: of the notice.
        theme: its words.

    """
    name = naming.name_for_lists(register, language)
    official = naming.name_company(register, language)
    line = Line(
        register=texts.name_register(register, language, theme),
        dated=find_date(register),
        dated_as=name_date(register),
        url=url,
    )
    return Company(
        name=name,
        official="" if official == name else official,
        business_id=str(register.controller.business_id or ""),
        identity=identify_company(register, language),
        lines=(line,),
    )


def make_sort_key(company: Company) -> tuple[object, ...]:
    """Where a company with one notice stands in the list: by name, then company, then register."""
    return (
        sorting.collate(company.name),
        company.business_id,
        sorting.collate(company.lines[0].register),
    )
