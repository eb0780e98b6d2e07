"""The cookies of the website, as far as the file tells."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from ..format.model import Gap
from ..format.own_words import Term
from ..format.register import Register
from ..format.website import Cookie, Cookies
from ..theme.theme import Theme
from .lines import CookieLine, group_in_order, list_once, select_known, select_rows


def has_cookies(register: Register, brought: Collection[CookieLine]) -> bool:
    """Whether the website has cookies, or a service that brings them."""
    return bool(brought) or register.cookies == "used" or isinstance(register.cookies, Cookies)


def order_cookies(cookies: Iterable[CookieLine], theme: Theme) -> dict[Term | Gap, tuple[CookieLine, ...]]:
    """The cookies by what they are for, in the order of the vocabulary; own words and gaps stand behind."""
    listed = tuple(cookies)
    order = list_once((*theme.vocabulary["cookie_purposes"], *(line.purpose for line in listed)))
    return group_in_order([(line.purpose, line) for line in listed], order)


def list_cookies(register: Register) -> tuple[CookieLine, ...]:
    """The cookies that the file lists."""
    if isinstance(register.cookies, Cookies):
        return tuple(read_rows(register.cookies.rows))
    return ()


def read_rows(rows: object) -> Iterator[CookieLine]:
    """The cookies of a list, of the website or of one of its services; none where it is `none`, a gap, or left out."""
    for row in select_rows(rows, Cookie):
        yield CookieLine(
            name=row.name,
            provider=row.provider,
            purpose=row.purpose,
            lifetime=row.lifetime,
            type=row.type,
        )


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
