"""The cookies of the website, as far as the file tells."""

from __future__ import annotations

from collections.abc import Iterable

from ..format.register import Cookie, Cookies, GoogleAnalytics, Register
from .lines import CookieLine, select_known, select_rows


def has_cookies(register: Register) -> bool:
    """Whether the website has cookies, or a service that brings them."""
    cookies = register.cookies
    if cookies == "used" or isinstance(cookies, Cookies):
        return True
    return isinstance(register.google_analytics, GoogleAnalytics)


def list_cookies(register: Register) -> tuple[CookieLine, ...]:
    """The cookies that the file lists."""
    if not isinstance(register.cookies, Cookies):
        return ()
    lines = []
    for row in select_rows(register.cookies.rows, Cookie):
        line = CookieLine(
            name=row.name,
            provider=row.provider,
            purpose=row.purpose,
            lifetime=row.lifetime,
            type=row.type,
        )
        lines.append(line)
    return tuple(lines)


def need_consent(register: Register, cookies: Iterable[CookieLine]) -> bool:
    """Whether cookies beyond the strictly necessary ones are stored (917/2014 s. 205).

    Args:
        register: what the file says; it may name purposes of cookies without listing them.
        cookies: those it lists, and those of services.

    """
    purposes = set(select_known(cookie.purpose for cookie in cookies))
    if isinstance(register.cookies, Cookies):
        purposes.update(register.cookies.purposes)
    purposes.discard("necessary")
    return bool(purposes)
