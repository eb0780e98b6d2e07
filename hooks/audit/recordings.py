"""What was recorded of a visit to a page: the hosts that were asked, and the names of what was stored; no values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

COOKIE = "cookie"
KINDS = (COOKIE, "local_storage", "session_storage")  # of what is stored
WEB = frozenset({"http", "https", "ws", "wss"})
MAX_ADDRESS = 2000  # characters of an address that are looked at; a host stands at its beginning
MAX_HOST = 253
MAX_NAME = 200  # characters of a name that are kept
MAX_NAMED = 2000  # hosts of a recording, and as many names


@dataclass(frozen=True, order=True)
class Stored:
    """Something that is stored on the device: its kind, its name, and the host whose it is."""

    kind: str
    name: str
    host: str


@dataclass(frozen=True)
class Recording:
    """One visit.

    Attributes:
        site: the host of the page.
        hosts: all hosts that were asked.
        stored: what was stored or sent back.
        kinds: of what is stored, those that the recording tells.
        may_lack_cookies: whether there is no cookie in it, and it may have been saved without any.

    """

    site: str
    hosts: frozenset[str]
    stored: frozenset[Stored]
    kinds: frozenset[str] = frozenset({COOKIE})
    may_lack_cookies: bool = False


def find_host(address: object) -> str:
    """The host of a web address; nothing of what is none."""
    if not isinstance(address, str):
        return ""
    try:
        parts = urlsplit(address[:MAX_ADDRESS])
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme not in WEB:
        return ""
    return clean_host(host)


def clean_host(written: object) -> str:
    """A host as it is compared: `.Shop.example` is `shop.example`. What is none is nothing."""
    if not isinstance(written, str):
        return ""
    host = written.strip(".").lower()
    is_plain = host.isprintable() and " " not in host
    if is_plain and len(host) <= MAX_HOST:
        return host
    return ""


def is_under(host: str, domain: str) -> bool:
    """Whether a host is a domain or belongs to it."""
    return host == domain or host.endswith(f".{domain}")


def find_base(site: str) -> str:
    """The domain that a site is taken to have for its own."""
    return site.removeprefix("www.")


def list_parents(host: str) -> Iterator[str]:
    """The domains that a host belongs to, without itself."""
    while "." in host:
        host = host.partition(".")[2]
        yield host


def drop_repeated(stored: Iterable[Stored]) -> frozenset[Stored]:
    """What is stored, without what is there for a domain above it, too: a request does not tell whose a cookie is."""
    known = frozenset(stored)
    kept = []
    for each in known:
        parents = list_parents(each.host)
        above = {Stored(each.kind, each.name, parent) for parent in parents}
        if known.isdisjoint(above):
            kept.append(each)
    return frozenset(kept)
