"""What services bring by themselves, so that no editor writes it: as their entries in the catalogue say.

What a row of the file says takes the place of what the entry says. What the entry cannot say for certain is nothing
here until the row says it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from ..format.model import Gap
from ..format.own_words import Term, Words
from ..format.register import Register
from ..format.website import NO_ENTRY, Service, ServiceTransfer
from ..reading.display import Key
from ..theme.catalogue import name_derived_code, name_purpose
from ..theme.theme import Theme
from .contacts import CONTACT, pick_text
from .cookies import read_rows
from .lines import CookieLine, KeptLine, TransferLine, list_once, select_rows

VISITORS = "website_visitors"  # whose data a website collects
SECTION = "services"  # where the page tells of a service of no known kind
KEPT_PARTS = ("data", "start", "then")  # of what an entry says on retention, in words

Entry = Mapping[str, Any]  # of the catalogue, see `Theme.certain_services`


@dataclass(frozen=True)
class ServiceLine:
    """One service that the file names, with what is certain of it.

    Attributes:
        key: the row of the file.
        service: its code, or own words.
        code: its code, or nothing.
        entry: what the catalogue says for certain; nothing of own words.
        row: what the file says.
        is_used: whether the file says that it is in use, and not that this is open.
        section: the section of the page that tells of it.
        anchor: where on the page.
        about: whose data it collects, as far as that is known.
        company: who offers it; nothing where that is open, or whoever uses the service runs it.
        usual_roles: of the company, in the order of the vocabulary, whatever the settings are.
        roles: those, and those that it has by settings.
        purpose: what it is for; nothing where own words do not say it.
        basis: on what that rests.
        data: what it collects, as far as there is a list.
        switched: each setting that is stated, and whether it is on.
        cookies: what it stores.
        transfers: where it takes data outside the EEA.
        kept: what it keeps, and how long.

    """

    key: Key
    service: Term
    code: str
    entry: Entry
    row: Service
    is_used: bool
    section: str
    anchor: str
    about: tuple[Term, ...]
    company: str
    usual_roles: tuple[str, ...]
    roles: tuple[str, ...]
    purpose: Term
    basis: str
    data: tuple[Term, ...]
    switched: Mapping[str, bool]
    cookies: tuple[CookieLine, ...]
    transfers: tuple[TransferLine, ...]
    kept: tuple[KeptLine, ...]

    @property
    def needs_consent(self) -> bool:
        """Whether it stores what is known not to be strictly necessary (917/2014 s. 205)."""
        return any(line.purpose != "necessary" and not isinstance(line.purpose, Gap) for line in self.cookies)


def name_recipient(service: Term) -> Term:
    """What the company that offers a service is among the recipients."""
    if isinstance(service, str):
        return name_derived_code(service)
    return service


def list_services(register: Register) -> tuple[str, ...]:
    """The services of the catalogue that a register says are in use, by their codes."""
    used = filter(is_used, register.services)
    services = map(attrgetter("service"), used)
    return tuple(service for service in services if isinstance(service, str))


def is_used(row: Service) -> bool:
    """Whether the file says that a service is in use, and not that this is open."""
    return row.in_use is None


def find_services(register: Register, theme: Theme) -> tuple[ServiceLine, ...]:
    """The services that a register names, in the order of the file."""
    lines = []
    for place, row in enumerate(register.services):
        line = make_service(("services", place), row, theme)
        lines.append(line)
    return tuple(lines)


def order_services(services: Iterable[ServiceLine]) -> list[Term]:
    """The services in the order of the page: last those of the section of their own, all as the file has them."""
    listed = sorted(services, key=lambda line: line.section == SECTION)
    return [line.service for line in listed]


def make_service(key: Key, row: Service, theme: Theme) -> ServiceLine:
    """One service with what the file and the catalogue say of it."""
    code = row.service if isinstance(row.service, str) else ""
    entry = theme.certain_services.get(code, NO_ENTRY)
    kind = theme.find_code("service_kinds", entry.get("for"))
    switched_on = list_switched_on(row, entry)
    company = find_company(row, entry)
    usual_roles = find_roles(row, entry, theme)
    roles = add_roles(usual_roles, switched_on)
    return ServiceLine(
        key=key,
        service=row.service,
        code=code,
        entry=entry,
        row=row,
        is_used=is_used(row),
        section=kind.section or SECTION,
        anchor=name_anchor(key, code),
        about=kind.subjects,
        company=company,
        usual_roles=usual_roles,
        roles=roles,
        purpose=find_purpose(row, code, theme),
        basis=find_basis(row, entry),
        data=row.data or tuple(list_data(entry)),
        switched=row.settings,
        cookies=tuple(list_cookies(row, drop_switched_off("cookies", entry, switched_on), company, roles)),
        transfers=tuple(list_transfers(row, drop_switched_off("transfers", entry, switched_on))),
        kept=tuple(list_kept(row, entry)),
    )


def list_switched_on(row: Service, entry: Entry) -> list[Entry]:
    """The settings that the file says are on, as the catalogue has them."""
    settings = entry.get("settings", {})
    return [settings[name] for name, is_on in row.settings.items() if is_on]


def drop_switched_off(part: str, entry: Entry, switched_on: Iterable[Entry]) -> Entry:
    """An entry without a part, where a setting that is on takes it away."""
    for setting in switched_on:
        if part in setting.get("without", ()):
            return {**entry, part: []}
    return entry


def name_anchor(key: Key, code: str) -> str:
    """Where on the page a service is: by its name, or own words by their row."""
    if code:
        return code.replace("_", "-")
    return f"service-{key[1]}"


def find_purpose(row: Service, code: str, theme: Theme) -> Term:
    """What a service is for, as the file says or else the catalogue; nothing where neither does."""
    if row.purpose:
        return row.purpose
    if code:
        return name_purpose(code, theme.services)
    return ""


def add_roles(usual: Iterable[str], switched_on: Iterable[Entry]) -> tuple[str, ...]:
    """The roles of a company with those that it has by settings, each once."""
    by_settings = [setting.get("role", "") for setting in switched_on]
    return list_once(filter(None, (*usual, *by_settings)))


def is_left_open(code: str, fact: str, theme: Theme) -> bool:
    """Whether the catalogue leaves open a fact of a service that the law wants to be said.

    Args:
        code: of the service.
        fact: a key of its entry.
        theme: where the entry is.

    """
    entry = theme.services[code]
    certain = theme.certain_services[code]
    if fact == "retention" and "choices" in certain.get(fact, {}):
        return True
    if fact in certain:
        return False
    return fact in entry or fact in entry.get("uncertain", ())


def find_company(row: Service, entry: Entry) -> str:
    """Who offers a service; nothing where that is open."""
    if row.company is not None:
        return pick_text(row.company)
    return str(entry.get("company", {}).get("name", ""))


def find_roles(row: Service, entry: Entry, theme: Theme) -> tuple[str, ...]:
    """In which roles the company has the data: as the file says or else the catalogue."""
    if row.role is not None:
        return (row.role,) if isinstance(row.role, str) else ()
    known = entry.get("roles", ())
    return tuple(role for role in theme.vocabulary["recipient_roles"] if role in known)


def find_basis(row: Service, entry: Entry) -> str:
    """The basis of a service: as the file says, or consent, where the law lets it be used with nothing else.

    Any other basis is the company's own choice, and nothing follows from silence.
    """
    if row.basis is not None:
        return pick_text(row.basis)
    basis = entry.get("purpose", {}).get("basis", "")
    return "consent" if basis == "consent" else ""


def list_data(entry: Entry) -> Iterator[Term]:
    """What a service collects, as far as its entry has a list of it."""
    data = entry.get("data", ())
    if isinstance(data, list):
        yield from map(read_term, data)


def read_term(said: str | Mapping[str, str]) -> Term:
    """A code, or the words of the catalogue in the form of own words."""
    return said if isinstance(said, str) else Words.model_construct(dict(said))


def list_transfers(row: Service, entry: Entry) -> Iterator[TransferLine]:
    """Where a service takes data outside the EEA."""
    recipient = name_recipient(row.service)
    for stated in select_rows(row.transfers, ServiceTransfer):
        yield TransferLine(recipient, stated.to, stated.country, stated.safeguard, CONTACT)
    if row.transfers is not None:
        return
    for known in entry.get("transfers", ()):
        to = read_term(known["to"])
        yield TransferLine(recipient, to, known["country"], tuple(known["safeguards"]), CONTACT)


def list_cookies(row: Service, entry: Entry, company: str, roles: Iterable[str]) -> Iterator[CookieLine]:
    """What a service stores; a company that processes data for the website's own is no third party."""
    yield from read_rows(row.cookies)
    if row.cookies is not None:
        return
    for stored in entry.get("cookies", ()):
        kind = stored.get("type", "cookie")
        yield CookieLine(
            name=stored["name"],
            provider=company or "own",
            purpose=stored["purpose"],
            lifetime=stored["lifetime"],
            type=None if kind == "cookie" else kind,
            is_third_party="processor" not in roles and bool(company),
        )


def list_kept(row: Service, entry: Entry) -> Iterator[KeptLine]:
    """What a service keeps, and for how long: as was chosen or is fixed, and by its settings; nothing of a gap."""
    retention = entry.get("retention", {})
    said = KEPT_PARTS if row.retention is None or "choices" in retention else ()  # not of a time of the file instead
    parts = {part: f"retention_{part}" for part in said if part in retention}
    for period in list_periods(row, retention):
        yield KeptLine(row.service, period, **parts)
    for name, is_on in row.settings.items():
        period = entry["settings"][name].get("retention", "")
        if is_on and period:
            own = {**parts, "data": f"settings.{name}.data"}
            yield KeptLine(row.service, period, **own)


def list_periods(row: Service, retention: Entry) -> Iterator[Term]:
    """How long a service keeps data, as the file says or else the catalogue: a time, or what decides it; or nothing."""
    if row.retention is not None:
        if not isinstance(row.retention, Gap):
            yield row.retention
    elif "fixed" in retention:
        yield retention["fixed"]
    elif "criteria" in retention:
        yield read_term(retention["criteria"])
