"""Addresses that a page links to."""

from __future__ import annotations

from urllib.parse import quote

from markupsafe import Markup

from .texts import unescape

NOTHING = Markup()


def write_digits(phone: str) -> str:
    """`+358 3 123 4567` as a `tel:` link has it (RFC 3966)."""
    return phone.replace(" ", "")


def write_mailto(address: str, subject: Markup = NOTHING, *lines: Markup) -> str:
    """A link that opens a message to an address (RFC 6068), whatever the address and the texts hold."""
    fields = {"subject": unescape(subject), "body": "\r\n".join(map(unescape, lines))}
    query = "&".join(f"{name}={quote(text, safe='')}" for name, text in fields.items() if text)
    return f"mailto:{quote(address, safe='@')}" + (f"?{query}" if query else "")
