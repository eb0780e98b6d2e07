"""What a whole folder must know of one file: its addresses and what no other file may have, without what it states."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ..format.named_words import WORDS
from ..format.register import Register
from ..notice.naming import list_languages
from ..reading.faults import Fault, Place
from ..reading.source import KEY
from .aliases import Alias
from .company import Company
from .entry import Entry

MARK = 12  # characters of the hash by which a notice is known
# What a company has of its own also where all else is as in a notice of another company.
OWN_KEYS = frozenset({"controller", "contact", "dpo", "requests", "aliases", "appearance"})
COMPARED = tuple(name for name in Register.model_fields if name not in OWN_KEYS)


@dataclass(frozen=True)
class Traits:
    """By what the notice of a register is told apart from others.

    Attributes:
        kind: of register.
        company: the name of its controller.
        business_id: of its controller, if it has one.
        mark: by which it is known when its file was renamed.
        digest: equal where two registers say the same of all but who is responsible and whom to ask.

    """

    kind: str
    company: str
    business_id: str
    mark: str
    digest: bytes


@dataclass(frozen=True)
class Outline:
    """One file of the folder, as the folder knows it.

    Attributes:
        path: where it is in the folder.
        name: how messages call it.
        address: where its page is on the site.
        draft: whether it has no page yet.
        state: whether it is a sound register, a sound removal, or neither.
        languages: of its pages.
        faults: what is wrong or doubtful in it.
        identified: where the business ID of its controller stands.
        aliases: the addresses that it had before.
        used_words: the names of own words that it uses.
        logo: the path of the file that it names as its logo, or nothing.
        traits: of a sound register.

    """

    path: str
    name: str
    address: str
    draft: bool
    state: Literal["notice", "removal", ""]
    languages: tuple[str, ...]
    faults: tuple[Fault, ...]
    identified: Place
    aliases: tuple[Alias, ...]
    used_words: frozenset[str]
    logo: str
    traits: Traits | None

    @property
    def addresses(self) -> tuple[str, ...]:
        """Where its page is found: its own address, and those that it had before."""
        return (self.address, *(alias.address for alias in self.aliases))


@dataclass(frozen=True)
class CompanyOutline:
    """A company's file, as the folder knows it: how messages call it, its faults, and where its own words stand."""

    name: str
    faults: tuple[Fault, ...]
    words: Mapping[str, Place]


def outline_entry(entry: Entry) -> Outline:
    """What the folder must know of a file that was read."""
    return Outline(
        path=entry.path,
        name=entry.name,
        address=entry.address,
        draft=entry.draft,
        state=find_state(entry),
        languages=list_languages(entry.stated) if entry.stated else (),
        faults=entry.faults,
        identified=entry.identified,
        aliases=entry.aliases,
        used_words=entry.used_words,
        logo=entry.named_logo.path if entry.named_logo else "",
        traits=find_traits(entry.register) if entry.register else None,
    )


def find_state(entry: Entry) -> Literal["notice", "removal", ""]:
    """What a file is, if it is sound."""
    if entry.register:
        return "notice"
    return "removal" if entry.removal else ""


def find_traits(register: Register) -> Traits:
    """By what the notice of a register is told apart."""
    controller = register.controller
    business_id = controller.business_id if isinstance(controller.business_id, str) else ""
    compared = repr([getattr(register, name) for name in COMPARED])
    return Traits(
        kind=str(register.kind),
        company=str(controller.name),
        business_id=business_id,
        mark=mark_register(register),
        digest=hashlib.sha256(compared.encode()).digest(),
    )


def mark_register(register: Register) -> str:
    """What a notice is known by when its file was renamed: a hash of whose it is, and of the kind of register."""
    controller = register.controller
    identity = controller.business_id if isinstance(controller.business_id, str) else controller.name
    named = f"{identity}\n{register.kind}"
    return hashlib.sha256(named.encode()).hexdigest()[:MARK]


def outline_company(company: Company) -> CompanyOutline:
    """What the folder must know of a company's file."""
    named = company.data.get(WORDS)
    words = {name: company.places[WORDS, name, KEY] for name in named} if isinstance(named, dict) else {}
    return CompanyOutline(company.name, company.faults, words)
