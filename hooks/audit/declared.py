"""What a register declares of its website, and what else the catalogue knows: which hosts and names belong to whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..checks.services import list_used, name_service
from ..facts.cookies import list_cookies
from ..facts.facts import Facts
from ..facts.lines import CookieLine
from ..facts.services import ServiceLine
from ..format.model import Gap
from .recordings import COOKIE

OWN = "own"  # whose a cookie is that belongs to the website itself
NECESSARY = "necessary"

Entry = Mapping[str, Any]  # of the catalogue


@dataclass(frozen=True)
class Party:
    """A service and the hosts that it is reached at.

    Attributes:
        service: what it is called.
        hosts: as the catalogue has them: `a.example`, or `*.a.example` for all below it.
        is_declared: whether the register says that it is in use.
        needs_consent: whether it may be used only with consent.

    """

    service: str
    hosts: tuple[str, ...]
    is_declared: bool
    needs_consent: bool


@dataclass(frozen=True)
class Named:
    """Something that may be stored.

    Attributes:
        kind: a cookie or other storage.
        name: where `*` and `<…>` stand for anything.
        domain: whose it is; `own`, or nothing where nobody says.
        service: what the service is called that brings it, if one does.
        is_declared: whether the page of the register names it.
        needs_consent: whether it is more than strictly necessary, as far as that is said.

    """

    kind: str
    name: str
    domain: str
    service: str
    is_declared: bool
    needs_consent: bool


@dataclass(frozen=True)
class Declared:
    """All that what was seen is compared with."""

    parties: tuple[Party, ...]
    names: tuple[Named, ...]


def find_declared(facts: Facts) -> Declared:
    """What a register declares, with what the catalogue knows of services that it does not declare."""
    used = list(list_used(facts))
    by_code = {line.code: line for line in used}
    parties = []
    names = [*name_own_cookies(facts)]
    for stated in used:
        names += name_stated(stated)
    for code, entry in facts.theme.certain_services.items():
        line = by_code.get(code)
        party = make_party(entry, line)
        parties.append(party)
        names += name_known(entry, line)
    return Declared(tuple(parties), tuple(names))


def name_own_cookies(facts: Facts) -> Iterator[Named]:
    """What the register lists itself."""
    for line in list_cookies(facts.register):
        domain = ""
        if line.provider == OWN:
            domain = OWN
        yield make_named(line, domain, "")


def name_stated(line: ServiceLine) -> Iterator[Named]:
    """What a service stores that the register says is in use, as the page names it."""
    service = name_service(line)
    for cookie in line.cookies:
        domain = find_domain(cookie, line)
        yield make_named(cookie, domain, service)


def find_domain(cookie: CookieLine, line: ServiceLine) -> str:
    """Whose a cookie is, as the catalogue says; nothing where the register states it, which has no word for that."""
    if line.row.cookies is not None:
        return ""
    for stored in line.entry.get("cookies", ()):
        if stored["name"] == cookie.name:
            return find_domain_of(stored)
    return ""


def find_domain_of(stored: Entry) -> str:
    """Whose a cookie of the catalogue is."""
    return str(stored.get("domain", OWN))


def make_named(line: CookieLine, domain: str, service: str) -> Named:
    """A line of the page as something that may be stored."""
    is_purpose_open = isinstance(line.purpose, Gap)
    return Named(
        kind=line.type or COOKIE,
        name=line.name,
        domain=domain,
        service=service,
        is_declared=True,
        needs_consent=not is_purpose_open and line.purpose != NECESSARY,
    )


def name_known(entry: Entry, line: ServiceLine | None) -> Iterator[Named]:
    """What a service may store beyond what the page says of it."""
    told: set[str] = set()
    if line:
        told.update(cookie.name for cookie in line.cookies)
    for stored in entry.get("cookies", ()):
        if stored["name"] in told:
            continue
        yield Named(
            kind=stored["type"],
            name=stored["name"],
            domain=find_domain_of(stored),
            service=entry["name"],
            is_declared=False,
            needs_consent=stored["purpose"] != NECESSARY,
        )


def make_party(entry: Entry, line: ServiceLine | None) -> Party:
    """A service of the catalogue with its hosts."""
    needs_consent = usually_rests_on_consent(entry)
    if line:
        needs_consent = rests_on_consent(line)
    return Party(
        service=entry["name"],
        hosts=tuple(list_hosts(entry)),
        is_declared=line is not None,
        needs_consent=needs_consent,
    )


def list_hosts(entry: Entry) -> Iterator[str]:
    """The hosts of a service: those that its entry names, or else the domains of its cookies."""
    if "hosts" in entry:
        yield from entry["hosts"]
        return
    for stored in entry.get("cookies", ()):
        domain = find_domain_of(stored)
        if domain != OWN:
            host = domain.removeprefix(".")
            yield from (host, f"*.{host}")


def rests_on_consent(line: ServiceLine) -> bool:
    """Whether a service may be used only with consent, as the register has it."""
    return line.basis == "consent" or line.needs_consent


def usually_rests_on_consent(entry: Entry) -> bool:
    """The same of a service that the register does not declare."""
    if entry["purpose"]["basis"] == "consent":
        return True
    purposes = {stored["purpose"] for stored in entry.get("cookies", ())}
    return bool(purposes - {NECESSARY})
