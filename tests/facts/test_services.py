"""What Google Analytics brings by itself."""

import pytest

from hooks.facts.contacts import CONTACT, COOKIE_SETTINGS
from hooks.facts.lines import (
    CookieLine,
    PurposeLine,
    RecipientLine,
    TransferLine,
)
from hooks.reading.source import Data
from tests.facts.samples import ANALYTICS, NOTED, cookie, facts, purposes


def test_analytics_brings_its_purpose() -> None:
    """Google Analytics brings web analytics by consent, for visitors, withdrawn in the cookie settings."""
    assert facts(ANALYTICS).purposes[-1] == PurposeLine(
        (), "web_analytics", ("consent",), about=("website_visitors",), withdraw=(COOKIE_SETTINGS,)
    )


@pytest.mark.parametrize(
    ("ads", "roles"),
    [(None, ("processor",)), ("no", ("processor",)), ("yes", ("processor", "controller"))],
)
def test_analytics_brings_its_recipient(ads: str | None, roles: tuple[str, ...]) -> None:
    """Google is a processor, and with advertising a controller, too; `recipients: none` means no others."""
    analytics: Data = {"retention": "14 months", "ads": ads}
    found = facts(ANALYTICS | {"google_analytics": analytics, "recipients": "none"}).recipients
    assert found == (RecipientLine("google_ireland", "Google Ireland Limited", roles),)


def test_analytics_brings_its_transfer() -> None:
    """Google brings a transfer to the United States; `transfers: none` means no others."""
    transfer = TransferLine("google_ireland", "Google LLC", "US", ("dpf", "scc"), CONTACT)
    assert facts(ANALYTICS | {"transfers": "none"}).transfers == (transfer,)


def test_analytics_brings_its_cookies() -> None:
    """Google's cookies are listed after the company's own."""
    own = cookie("necessary")
    assert facts(ANALYTICS | own).cookies == (
        CookieLine("x", "own", "necessary", "session"),
        CookieLine("_ga", "Google Ireland Limited", "analytics", "2 years"),
        CookieLine("_ga_<container-id>", "Google Ireland Limited", "analytics", "2 years"),
    )


def test_analytics_brings_consent() -> None:
    """Google's cookies need consent, and consent is then a basis of the notice."""
    found = facts(purposes("legal_obligation") | ANALYTICS)
    assert (found.cookie_consent, found.bases) == (True, ("consent", "legal_obligation"))


@pytest.mark.parametrize(
    ("analytics", "kept"),
    [
        ({"retention": "14 months"}, (("usage_data", "14 months"),)),
        ({"retention": "2 months", "demographics": "no"}, (("usage_data", "2 months"),)),
        (
            {"retention": "14 months", "demographics": "yes"},
            (("usage_data", "14 months"), ("demographics_data", "2 months")),
        ),
        ({"retention": NOTED}, ()),
        (None, ()),
    ],
)
def test_analytics_brings_its_retention(analytics: Data, kept: tuple[tuple[str, str], ...]) -> None:
    """What Google keeps follows from the settings; demographics are kept for two months."""
    assert facts({"google_analytics": analytics}).analytics_retention == kept


def test_without_analytics_nothing_is_brought() -> None:
    """Without Google Analytics nothing of it is said."""
    found = facts({})
    assert (len(found.purposes), found.recipients, found.transfers, found.cookies) == (1, (), (), ())
