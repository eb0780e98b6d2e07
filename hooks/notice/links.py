"""Addresses that a page links to."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote

from markupsafe import Markup

from .texts import NO_BREAK, unescape

NOTHING = Markup()
FINNISH = re.compile(r"^(\+358)(4\d|50|29|1\d|[235689])(\d+)$")  # the country, the area or the mobile network, the rest
LONG_GROUP = re.compile(r"(\d{3})(?=\d{2})")


def write_digits(phone: str) -> str:
    """`+358 3 123 4567` as a `tel:` link has it (RFC 3966)."""
    return phone.replace(" ", "")


def write_phone(phone: str) -> str:
    """`+358447046405` as it is read, `+358 44 704 6405`; groups of the writer stay, and no line ends within."""
    code, _, number = FINNISH.sub(r"\1 \2 \3", phone).partition(" ")
    grouped = LONG_GROUP.sub(r"\1 ", number)
    return f"{code} {grouped}".rstrip().replace(" ", NO_BREAK)


def write_mailto(address: str, subject: Markup = NOTHING, *lines: Markup) -> str:
    """A link that opens a message to an address (RFC 6068), whatever the address and the texts hold."""
    link = "mailto:" + quote(address, safe="@")
    query = write_query(subject, lines)
    if query:
        return f"{link}?{query}"
    return link


@lru_cache(maxsize=1024)
def write_query(subject: Markup, lines: tuple[Markup, ...]) -> str:
    """A subject and the lines of a message as an address has them; kept, because every page asks for the same."""
    body = "\r\n".join(map(unescape, lines))
    fields = {"subject": unescape(subject), "body": body}
    return "&".join(f"{name}={quote(text, safe='')}" for name, text in fields.items() if text)
