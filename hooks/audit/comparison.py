"""What was seen and what is declared, compared: four lists, each thing named by its service where that is known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import filterfalse
from operator import attrgetter

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
    is_declared = attrgetter("is_declared")
    return Comparison(
        undeclared=pick_items(filterfalse(is_declared, seen)),
        too_early=pick_items(filter(attrgetter("needs_consent"), early)),
        declared=pick_items(filter(is_declared, seen)),
        unseen=sort_items(list_unseen(declared, hosts, stored, kinds, domains)),
        site=after.site,
        kinds=kinds,
    )


def pick_items(judged: Iterable[Judged]) -> tuple[Item, ...]:
    """The things themselves, sorted."""
    return sort_items(map(attrgetter("item"), judged))


def sort_items(items: Iterable[Item]) -> tuple[Item, ...]:
    """The items by kind, service and name."""
    return tuple(sorted(items, key=lambda item: (ORDER.index(item.kind), item.services, item.name, item.where)))


def judge_all(
    hosts: Iterable[str],
    stored: Iterable[Stored],
    declared: Declared,
    own: Sequence[str],
) -> Iterator[Judged]:
    """Everything that was seen, but for the website's own hosts."""
    for host in hosts:
        if not is_own(host, own):
            found = [party for party in declared.parties if is_host_of(host, party)]
            yield judge(Item(HOST, host), found)
    for each in stored:
        names = [named for named in declared.names if is_named(each, named, own)]
        yield judge(Item(each.kind, each.name, each.host), names)


def judge(item: Item, found: Sequence[Party | Named]) -> Judged:
    """A thing by whom it may belong to; what is declared goes before what is only known."""
    declared = [each for each in found if each.is_declared]
    chosen = declared or found
    services = {each.name if isinstance(each, Party) else each.service for each in chosen}
    return Judged(
        item=Item(item.kind, item.name, item.where, tuple(sorted(services - {""}))),
        is_declared=bool(declared),
        needs_consent=bool(chosen) and all(each.needs_consent for each in chosen),
    )


def list_unseen(
    declared: Declared,
    hosts: Iterable[str],
    stored: Iterable[Stored],
    kinds: frozenset[str],
    own: Sequence[str],
) -> Iterator[Item]:
    """What is declared and was not seen, of the kinds that could be seen."""
    asked, kept = list(hosts), list(stored)
    for party in declared.parties:
        is_seen = any(is_host_of(host, party) for host in asked)
        if party.is_declared and party.hosts and not is_seen:
            yield Item(SERVICE, party.name)
    for named in dict.fromkeys(declared.names):
        is_seen = any(is_named(each, named, own) for each in kept)
        if named.is_declared and named.kind in kinds and not is_seen:
            where = "" if named.domain == OWN else named.domain.removeprefix(".")
            yield Item(named.kind, named.name, where, tuple(filter(None, [named.service])))


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
    return not named.domain or is_under(stored.host, named.domain.removeprefix("."))


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
