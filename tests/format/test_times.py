"""Days and lengths of time."""

import pytest

from hooks.facts.lines import select_rows
from hooks.format.model import Gap
from hooks.format.own_words import Words
from hooks.format.retention import Retention
from hooks.format.website import Cookie, Cookies
from hooks.reading.source import Data
from tests.format.samples import GAP, NOTED, WORDS, register
from tests.shared import CONTEXT

LENGTHS = [
    ("1 year", "1 year"),
    ("1 years", "1 year"),
    ("10 year", "10 years"),
    ("30 days", "30 days"),
    ("2 weeks", "2 weeks"),
    ("72 hours", "72 hours"),
    ("30 minutes", "30 minutes"),
    ("1 seconds", "1 second"),
    ("at most 1 hours", "at most 1 hour"),
    ("at least 7 year", "at least 7 years"),
    ("6-12 months", "6–12 months"),
    ("6–12 month", "6–12 months"),
    ("1 year to 2 years", "1–2 years"),
    ("30 day to 1 months", "30 days to 1 month"),
    ("90 minutes to 2 hours", "90 minutes to 2 hours"),
]


@pytest.mark.parametrize(("written", "stored"), LENGTHS)
def test_period(written: str, stored: str) -> None:
    """A length of time is stored with its noun in the right number."""
    row: Data = [{"data": "all", "keep": written, "after": "collection"}]
    [kept] = select_rows(register({"retention": row}).retention, Retention)
    assert kept.keep == stored


@pytest.mark.parametrize(("written", "stored"), [*LENGTHS, ("session", "session"), ("persistent", "persistent")])
def test_lifetime(written: str, stored: str) -> None:
    """A cookie is kept for a length of time like data, for the session, or until the visitor deletes it."""
    assert read_lifetime(written) == stored


def test_lifetime_in_own_words() -> None:
    """How long a cookie is kept can be said in own words in every language."""
    assert read_lifetime(WORDS) == Words.model_validate(WORDS, context=CONTEXT)


def test_unknown_lifetime() -> None:
    """How long a cookie is kept can be a gap."""
    assert read_lifetime(NOTED) == GAP


def read_lifetime(value: Data) -> str | Words | Gap:
    """The lifetime of the only cookie of a register."""
    row: Data = {"name": "cart", "provider": "own", "purpose": "necessary", "lifetime": value}
    cookies = register({"cookies": {"list": [row]}}).cookies
    assert isinstance(cookies, Cookies)
    [cookie] = select_rows(cookies.rows, Cookie)
    return cookie.lifetime
