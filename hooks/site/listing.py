"""The lines of an index: notices under the names of their companies, companies under their letters. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from ..format.register import Register
from ..notice import notice, texts

SHORT = 8  # notices that a screen shows at once; a longer list has letters to leap to and a search field


@dataclass(frozen=True)
class Line:
    """One notice: its register, its date and whether that is of a change, and its address on the site."""

    register: str
    dated: date
    updated: bool
    url: str


@dataclass(frozen=True)
class Company:
    """The notices of one company; `official` is the legal name where another is better known."""

    name: str
    official: str
    identity: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Letter:
    """The companies under one letter; the key makes its id."""

    name: str
    key: str
    companies: tuple[Company, ...]


def letters(listed: Iterable[tuple[Register, str]], language: str) -> tuple[Letter, ...]:
    """Everything that is listed, sorted.

    Args:
        listed: registers with the addresses of their notices.
        language: that of the list.

    """
    under: dict[str, list[Company]] = {}
    for company in companies(listed, language):
        under.setdefault(texts.initial(company.name), []).append(company)
    keys = {"0–9": "digits", "#": "others"}
    return tuple(Letter(name, keys.get(name, name.lower()), tuple(found)) for name, found in under.items())


def companies(listed: Iterable[tuple[Register, str]], language: str) -> list[Company]:
    """The companies by name, each with its notices by register; equal names of two companies stay apart."""
    single = [company(register, language, url) for register, url in listed]
    single.sort(key=lambda one: (texts.collation(one.name), one.identity, texts.collation(one.lines[0].register)))
    return [
        Company(*names, tuple(line for one in same for line in one.lines))
        for names, same in groupby(single, key=lambda one: (one.name, one.official, one.identity))
    ]


def company(register: Register, language: str, url: str) -> Company:
    """A company with one notice."""
    name, official = notice.listed_name(register, language), notice.company_name(register, language)
    kind = texts.of(language, register.wording).word("registers", register.kind, "name")
    line = Line(notice.plain(kind), notice.dated(register), register.updated is not None, url)
    return Company(name, "" if official == name else official, str(register.controller.business_id or ""), (line,))
