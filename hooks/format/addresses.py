"""Where somebody is reached: e-mail addresses, phone numbers, links."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import urlsplit

from ..reading.display import quote
from .mistakes import Mistake
from .scalars import Scalar, match_form, read_line, read_word, refuse_odd_space

EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(\.[\w-]+)+")
PATTERN = re.compile(r"(etunimi|firstname|forename|givenname|förnamn)[.\w-]*@", re.IGNORECASE)  # `etunimi.sukunimi@`
PHONE = re.compile(r"\+?[0-9]+([ -]+[0-9]+)*")
FEWEST_DIGITS, MOST_DIGITS = 6, 15  # of a phone number; E.164 has 15 at most
FINLAND = "+358"
LONGEST_PART = 63  # characters between two points of a host's name (RFC 1035)
NOT_IN_LINKS = re.compile(r"[\s<>\"'`\\{}|^]")


def read_email(value: object) -> str:
    """An e-mail address.

    Raises:
        Mistake: it is anything else.

    """
    text = read_line(value)
    refuse_odd_space(text)
    if not EMAIL.fullmatch(text):
        raise Mistake("not-an-email", value=quote(text))
    if PATTERN.match(text):
        raise Mistake("pattern-of-emails", value=quote(text))
    return text


def read_phone(value: object) -> str:
    """A phone number in international form (E.164); the writer's groups of digits stay.

    Raises:
        Mistake: it is no phone number, or is not written as one here.

    """
    text = read_word(value)
    refuse_old_prefix(text)
    if not PHONE.fullmatch(text):
        raise Mistake("not-a-phone", value=quote(text))
    groups = add_country_code(re.split("[ -]+", text))
    written = " ".join(groups)
    if written.startswith(f"{FINLAND} 0"):
        raise Mistake("phone-zero-after-code", value=quote(text))
    digits = "".join(groups)
    if not re.match(r"\+[1-9]", digits):
        raise Mistake("phone-without-code", value=quote(text))
    count = len(digits) - 1
    if not FEWEST_DIGITS <= count <= MOST_DIGITS:
        raise Mistake(
            "phone-length",
            value=quote(text),
            count=count,
            fewest=FEWEST_DIGITS,
            most=MOST_DIGITS,
        )
    return written


def refuse_old_prefix(text: str) -> None:
    """Refuse two ways of writing a country code that no phone can dial, or not everywhere."""
    if "(0)" in text:
        raise Mistake("phone-with-zero-in-brackets", value=quote(text))
    if text.startswith("00"):
        raise Mistake("phone-with-two-zeros", value=quote(text))


def add_country_code(groups: list[str]) -> list[str]:
    """The groups of digits of a phone number; one that begins with 0 is Finnish."""
    first, *others = groups
    if not first.startswith("0"):
        return groups
    rest = first.removeprefix("0")
    international = [FINLAND, rest, *others]
    return [group for group in international if group]


def read_link(value: object) -> str:
    """A web address in full.

    Raises:
        Mistake: it is anything else.

    """
    text = read_line(value)
    refuse_odd_space(text)
    if NOT_IN_LINKS.search(text) or not is_web_address(text):
        raise Mistake("not-a-link", value=quote(text))
    return text


def is_web_address(text: str) -> bool:
    """Whether a text names a host that is reached by HTTP, without the name of a user."""
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:  # also of a number that is no port
        return False
    if parts.scheme not in ("http", "https"):
        return False
    if port == 0:
        return False
    names = (parts.hostname or "").removesuffix(".").split(".")
    longest = max(map(len, names))
    return all(names) and longest <= LONGEST_PART and parts.username is None


# \w of JavaScript has no letters beyond a-z, so the pattern names what cannot be in an address.
Email = Annotated[str, Scalar(read_email, match_form(r"[^\s@<>]+@[^\s@.<>]+(\.[^\s@.<>]+)+"))]
Phone = Annotated[
    str,
    Scalar(read_phone, match_form(r"(?!00|\+358[ -]*0)[0+][0-9]+([ -]+[0-9]+)*", may_be_number=True)),
]
Link = Annotated[str, Scalar(read_link, match_form(r"""https?://[^\s<>"'`\\{}|^]+"""))]
