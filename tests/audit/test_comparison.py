"""What was seen is compared with what is declared, and each thing is named by its service."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hooks.audit.comparison import Comparison, Item, compare, match_host, match_name
from hooks.audit.declared import find_declared
from hooks.audit.recordings import COOKIE, KINDS, Recording, Stored
from hooks.reading.source import Data
from tests.facts.test_services import change_entry, use

SITE = "www.a.example"
COOKIES = [
    {"name": "pulse_<id>", "type": "cookie", "lifetime": "1 year", "purpose": "analytics"},
    {"name": "beat", "domain": ".pulse.example", "type": "cookie", "lifetime": "1 year", "purpose": "marketing"},
    {"name": "safe", "type": "cookie", "lifetime": "1 year", "purpose": "necessary"},
    {"name": "last", "type": "local_storage", "lifetime": "1 year", "purpose": "analytics"},
]
PULSE = change_entry(cookies=COOKIES, hosts=["pulse.example", "*.helpers.example"])
OWN: dict[str, Data] = {"name": "basket", "provider": "own", "purpose": "necessary", "lifetime": "session"}
GAP: Data = {"gap": "2026-11-21 the office was asked"}


def record(*seen: str | Stored) -> Recording:
    """What was recorded of a page: hosts, and things stored."""
    hosts = {SITE, *(each for each in seen if isinstance(each, str))}
    stored = {each for each in seen if isinstance(each, Stored)}
    return Recording(SITE, frozenset(hosts), frozenset(stored), frozenset(KINDS))


def store(name: str, host: str = SITE, kind: str = COOKIE) -> Stored:
    return Stored(kind, name, host)


def audit(before: Recording, after: Recording | None = None, row: Data = "pulse", **changes: Data) -> Comparison:
    """The comparison with the shortest register, which uses Pulse unless told otherwise."""
    declared = find_declared(use(PULSE, row, **changes))
    return compare(declared, before, after or before)


def name_items(items: tuple[Item, ...]) -> list[str]:
    return [item.name for item in items]


EVERYTHING = record(
    "pulse.example",
    "x.helpers.example",
    store("pulse_7"),
    store("beat", "pulse.example"),
    store("safe"),
    store("last", kind="local_storage"),
)


def test_everything_is_declared() -> None:
    """What a service stores and asks is declared by its code alone."""
    found = audit(record(), EVERYTHING)
    assert found.is_sound
    assert found.declared == (
        Item("host", "pulse.example", "", ("Pulse",)),
        Item("host", "x.helpers.example", "", ("Pulse",)),
        Item(COOKIE, "beat", "pulse.example", ("Pulse",)),
        Item(COOKIE, "pulse_7", SITE, ("Pulse",)),
        Item(COOKIE, "safe", SITE, ("Pulse",)),
        Item("local_storage", "last", SITE, ("Pulse",)),
    )
    assert found.unseen == ()


def test_what_comes_before_consent() -> None:
    """Before a choice nothing comes but what is necessary, and no service that rests on consent."""
    found = audit(EVERYTHING)
    assert name_items(found.too_early) == ["pulse.example", "x.helpers.example", "beat", "pulse_7", "last"]
    assert not found.is_sound


def test_a_service_that_is_not_declared() -> None:
    """It is named all the same, and so is what nobody knows, without a name."""
    found = audit(record(), record(*EVERYTHING.hosts, *EVERYTHING.stored, "b.example", store("b")), services=[])
    assert ("Pulse",) in {item.services for item in found.undeclared}
    assert Item("host", "b.example") in found.undeclared
    assert Item(COOKIE, "b", SITE) in found.undeclared
    assert found.declared == ()


def test_a_service_that_may_not_be_in_use() -> None:
    """A gap says nothing, so that nothing is declared by it."""
    found = audit(record(), EVERYTHING, {"service": "pulse", "in_use": GAP})
    assert found.declared == found.unseen == ()
    assert len(found.undeclared) == 6


def test_a_setting_takes_cookies_away() -> None:
    """What the page does not say any more is not declared, and still known."""
    found = audit(record(), EVERYTHING, {"service": "pulse", "settings": {"cookies_off": "yes"}})
    assert name_items(found.declared) == ["pulse.example", "x.helpers.example"]
    assert {item.services for item in found.undeclared} == {("Pulse",)}


def test_what_a_row_states() -> None:
    """The cookies that a row states take the place of those of the catalogue; whose they are it does not say."""
    stated: Data = {"name": "own_*", "provider": "Pulse Oy", "purpose": "analytics", "lifetime": "1 year"}
    seen = record("pulse.example", store("own_1", "elsewhere.example"), store("pulse_7"))
    found = audit(record(), seen, {"service": "pulse", "cookies": [stated]})
    assert name_items(found.declared) == ["pulse.example", "own_1"]
    assert name_items(found.undeclared) == ["pulse_7"]


def test_another_basis() -> None:
    """A service that the register rests on something else may come at once, if it stores only what is necessary."""
    row: Data = {"service": "pulse", "basis": "contract", "cookies": [{**OWN, "name": "safe"}]}
    assert audit(record("pulse.example", store("safe")), row=row).is_sound
    assert not audit(record("pulse.example"), row="pulse").is_sound


def test_what_the_register_lists() -> None:
    """A cookie of the website's own is its own only there; of one whose purpose is open nothing is said."""
    cookies: Data = {"settings": GAP, "list": [OWN, {**OWN, "name": "open", "purpose": GAP}, {**OWN, "name": "gone"}]}
    seen = record(store("basket"), store("basket", "b.example"), store("open", "shop.a.example"))
    found = audit(seen, services=[], cookies=cookies)
    assert found.declared == (Item(COOKIE, "basket", SITE), Item(COOKIE, "open", "shop.a.example"))
    assert found.undeclared == (Item(COOKIE, "basket", "b.example"),)
    assert found.too_early == ()
    assert name_items(found.unseen) == ["gone"]


def test_what_is_not_seen() -> None:
    """A service none of whose hosts was asked is told, and each thing that it would have stored."""
    assert audit(record()).unseen == (
        Item("service", "Pulse"),
        Item(COOKIE, "beat", "pulse.example", ("Pulse",)),
        Item(COOKIE, "pulse_<id>", "", ("Pulse",)),
        Item(COOKIE, "safe", "", ("Pulse",)),
        Item("local_storage", "last", "", ("Pulse",)),
    )


def test_what_cannot_be_seen() -> None:
    """Storage that a recording does not tell is not looked for."""
    only_cookies = replace(record(), kinds=frozenset({COOKIE}))
    assert "last" not in name_items(audit(only_cookies).unseen)


def test_a_host_without_an_entry() -> None:
    """Where the catalogue has no hosts, the domains of cookies are such."""
    theme = change_entry(cookies=COOKIES)
    found = compare(
        find_declared(use(theme)), record(), record("pulse.example", "x.pulse.example", "x.helpers.example")
    )
    assert name_items(found.declared) == ["pulse.example", "x.pulse.example"]
    assert name_items(found.undeclared) == ["x.helpers.example"]


def test_hosts_of_the_websites_own() -> None:
    """The host of the page, those below it and those that the call names are no others."""
    seen = record("a.example", "img.a.example", "cdn.example", "x.cdn.example", "ba.example")
    declared = find_declared(use(PULSE, services=[]))
    assert name_items(compare(declared, seen, seen).undeclared) == ["ba.example", "cdn.example", "x.cdn.example"]
    assert name_items(compare(declared, seen, seen, ["cdn.example"]).undeclared) == ["ba.example"]


@pytest.mark.parametrize(
    ("name", "pattern", "fits"),
    [
        ("_ga", "_ga", True),
        ("_ga_1", "_ga", False),
        ("_ga_X1", "_ga_<container-id>", True),
        ("_gb", "_ga_<container-id>", False),
        ("_hjSession_4", "_hjSession_*", True),
        ("_pk_id.1.ab", "_pk_id.*", True),
        ("7_password", "<clip>_password", True),
        ("a-b-c", "a*b*c", True),
        ("a-c-b", "a*b*c", False),
        ("ab", "ab*b", False),
        ("abb", "ab*b", True),
        ("aXbXbc", "a*b*bc", True),
        ("a" * 200, "a*" * 100 + "b", False),
    ],
)
def test_names_with_places_for_anything(name: str, pattern: str, *, fits: bool) -> None:
    """`*` and `<…>` stand for anything."""
    assert match_name(name, pattern) == fits


@pytest.mark.parametrize(
    ("host", "pattern", "fits"),
    [
        ("a.example", "a.example", True),
        ("x.a.example", "a.example", False),
        ("x.a.example", "*.a.example", True),
        ("y.x.a.example", "*.a.example", True),
        ("a.example", "*.a.example", False),
        ("ba.example", "*.a.example", False),
    ],
)
def test_hosts_of_the_catalogue(host: str, pattern: str, *, fits: bool) -> None:
    """`*.` stands for all hosts below one."""
    assert match_host(host, pattern) == fits
