"""What was seen and what is declared, compared: four lists, each thing named by its service where that is known."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from .declared import OWN, Declared, Named, Party
from .recordings import KINDS, Recording, Stored, drop_repeated, find_base, is_under

SERVICE, HOST = "service", "host"
ORDER = (SERVICE, HOST, *KINDS)
PLACEHOLDER = re.compile(r"\*|<[^<>]*>")


@dataclass(frozen=True)
class Item:
    """One thing that was seen or is declared.

    Attributes:
        kind: one of ORDER; a service stands where none of its hosts was seen.
        name: of the host, the service, or what is stored.
        where: whose it is, if it is stored.
        services: what the services are called that it may belong to.

    """

    kind: str
    name: str
    where: str = ""
    services: tuple[str, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """The four lists, and what was not looked for.

    Attributes:
        undeclared: seen and not declared.
        too_early: seen before any choice, though it needs consent.
        declared: declared and seen.
        unseen: declared and not seen.
        site: the host of the page.
        kinds: of what is stored, those that could be seen.

    """

    undeclared: tuple[Item, ...]
    too_early: tuple[Item, ...]
    declared: tuple[Item, ...]
    unseen: tuple[Item, ...]
    site: str
    kinds: frozenset[str]

    @property
    def is_sound(self) -> bool:
        """Whether everything is declared, and nothing came too early."""
        return not self.undeclared and not self.too_early


@dataclass(frozen=True)
class Judged:
    """A thing that was seen, and what is known of it."""

    item: Item
    is_declared: bool
    needs_consent: bool


def compare(declared: Declared, before: Recording, after: Recording, own: Iterable[str] = ()) -> Comparison:
    """Compare what is declared with two recordings.

    Args:
        declared: by the register.
        before: before any choice.
        after: after everything was allowed.
        own: hosts of the website's own beside that of the page and those below it.

    """
    domains = (find_base(before.site), find_base(after.site), *own)
    hosts = before.hosts | after.hosts
    stored = drop_repeated(before.stored | after.stored)
    seen = list(judge_all(hosts, stored, declared, domains))
    early = judge_all(before.hosts, before.stored, declared, domains)
    kinds = before.kinds & after.kinds
    unseen_services = list_unseen_services(declared, hosts)
    unseen_names = list_unseen_names(declared, stored, kinds, domains)
    return Comparison(
        undeclared=sort_items(judged.item for judged in seen if not judged.is_declared),
        too_early=sort_items(judged.item for judged in early if judged.needs_consent),
        declared=sort_items(judged.item for judged in seen if judged.is_declared),
        unseen=sort_items([*unseen_services, *unseen_names]),
        site=after.site,
        kinds=kinds,
    )


def sort_items(items: Iterable[Item]) -> tuple[Item, ...]:
    """The items by kind, service and name."""
    return tuple(sorted(items, key=rank_item))


def rank_item(item: Item) -> tuple[int, tuple[str, ...], str, str]:
    """The place of an item among others."""
    place = ORDER.index(item.kind)
    return place, item.services, item.name, item.where


def judge_all(
    hosts: Iterable[str],
    stored: Iterable[Stored],
    declared: Declared,
    own: Sequence[str],
) -> Iterator[Judged]:
    """Everything that was seen, but for the website's own hosts."""
    for host in hosts:
        if is_own(host, own):
            continue
        item = Item(HOST, host)
        found = [party for party in declared.parties if is_host_of(host, party)]
        yield judge(item, found)
    for each in stored:
        item = Item(each.kind, each.name, each.host)
        names = [named for named in declared.names if is_named(each, named, own)]
        yield judge(item, names)


def judge(item: Item, found: Sequence[Party | Named]) -> Judged:
    """A thing by whom it may belong to; what is declared goes before what is only known."""
    declared = [each for each in found if each.is_declared]
    chosen = declared or found
    services = {each.service for each in chosen} - {""}
    need_consent = {each.needs_consent for each in chosen}
    return Judged(
        item=replace(item, services=tuple(sorted(services))),
        is_declared=bool(declared),
        needs_consent=need_consent == {True},
    )


def list_unseen_services(declared: Declared, hosts: Collection[str]) -> Iterator[Item]:
    """The services that are declared and were not seen; of one without hosts nobody can tell."""
    for party in declared.parties:
        if not party.is_declared or not party.hosts:
            continue
        is_seen = any(is_host_of(host, party) for host in hosts)
        if not is_seen:
            yield Item(SERVICE, party.service)


def list_unseen_names(
    declared: Declared,
    stored: Collection[Stored],
    kinds: frozenset[str],
    own: Sequence[str],
) -> Iterator[Item]:
    """What is declared to be stored and was not seen, of the kinds that could be seen."""
    for named in dict.fromkeys(declared.names):
        if not named.is_declared or named.kind not in kinds:
            continue
        is_seen = any(is_named(each, named, own) for each in stored)
        if not is_seen:
            yield make_item(named)


def make_item(named: Named) -> Item:
    """What is declared, as it is listed."""
    where = named.domain.removeprefix(".")
    if named.domain == OWN:
        where = ""
    services = filter(None, [named.service])
    return Item(named.kind, named.name, where, tuple(services))


def is_own(host: str, own: Iterable[str]) -> bool:
    """Whether a host belongs to the website itself."""
    return any(is_under(host, domain) for domain in own)


def is_host_of(host: str, party: Party) -> bool:
    """Whether a service is reached at a host."""
    return any(match_host(host, pattern) for pattern in party.hosts)


def match_host(host: str, pattern: str) -> bool:
    """Whether a host is what the catalogue writes: itself, or one below it."""
    if pattern.startswith("*."):
        return host.endswith(pattern[1:])
    return host == pattern


def is_named(stored: Stored, named: Named, own: Iterable[str]) -> bool:
    """Whether something stored is what a line of the page or of the catalogue names."""
    if stored.kind != named.kind or not match_name(stored.name, named.name):
        return False
    if named.domain == OWN:
        return is_own(stored.host, own)
    if not named.domain:
        return True
    domain = named.domain.removeprefix(".")
    return is_under(stored.host, domain)


def match_name(name: str, pattern: str) -> bool:
    """Whether a name fits one with places for anything."""
    first, *others = PLACEHOLDER.split(pattern)
    if not others:
        return name == first
    *middle, last = others
    inner = name.removeprefix(first).removesuffix(last)
    is_framed = len(first) + len(inner) + len(last) == len(name)
    return is_framed and has_in_order(inner, middle)


def has_in_order(text: str, parts: Iterable[str]) -> bool:
    """Whether a text has all parts one behind the other; each is looked for once."""
    for part in filter(None, parts):
        _, found, text = text.partition(part)
        if not found:
            return False
    return True
