"""What services bring by themselves: as the catalogue says, and as a row of the file says in its place."""

from typing import Any

import pytest

from hooks.facts.contacts import CONTACT, COOKIE_SETTINGS
from hooks.facts.facts import Facts, derive_facts
from hooks.facts.lines import (
    CookieLine,
    KeptLine,
    PurposeLine,
    RecipientLine,
    TransferLine,
)
from hooks.format.context import Context
from hooks.format.doors import Door
from hooks.format.own_words import Words
from hooks.format.register import Register
from hooks.reading.source import Data
from hooks.theme.theme import Theme, revise_theme
from tests.facts.samples import ANALYTICS, NOTED, SHORTEST, cookie, facts, purposes
from tests.shared import THEME, make_register

ENTRY: dict[str, Any] = {
    "name": "Pulse",
    "for": "analytics",
    "company": {"name": "Pulse Oy", "country": "FI"},
    "roles": ["processor"],
    "what": {"fi": "Mittaamme käyntejä.", "en": "We measure visits."},
    "purpose": {"purpose": "web_analytics", "basis": "consent"},
    "data": ["ip_address", {"fi": "sykkeet", "en": "pulses"}],
    "behind": [{"name": "Vene Oy", "country": "FI"}],
    "transfers": [{"to": "Pulse Inc.", "country": "US", "safeguards": ["scc"]}],
    "cookies": [{"name": "pulse", "type": "local_storage", "lifetime": "1 day", "purpose": "analytics"}],
    "retention": {"fixed": "1 year"},
    "settings": {
        "cookies_off": {"question": {"fi": "onko evästeitä", "en": "whether"}, "without": ["cookies"]},
        "own_use": {"question": {"fi": "käyttääkö", "en": "whether"}, "role": "controller"},
    },
    "checked": "2026-11-02",
    "certainty": "high",
    "sources": [{"name": "Terms", "says": ["company"]}],
}

OWN: dict[str, Data] = {
    "service": {"fi": "Laskuri", "en": "Counter"},
    "company": "Laskuri Oy",
    "role": "processor",
    "purpose": "web_analytics",
    "transfers": "none",
    "cookies": "none",
    "retention": "1 year",
}


def change_entry(**changes: Any) -> Theme:  # noqa: ANN401 - whatever an entry holds
    """The theme with an invented service, of which some facts are others; what is nothing is left out."""
    entry = {key: value for key, value in {**ENTRY, **changes}.items() if value is not None}
    return revise_theme(THEME, {"services/pulse.yml": entry})


def use(theme: Theme, row: Data = "pulse", **changes: Data) -> Facts:
    """The facts of the shortest register that uses the invented service."""
    data: dict[str, Data] = {**SHORTEST, "services": [row], **changes}
    return derive_facts(Register.model_validate(data, context=Context(theme, ("fi", "en"))), theme)


def test_analytics_brings_its_purpose() -> None:
    """Google Analytics brings web analytics by consent, for visitors, withdrawn in the cookie settings."""
    assert facts(ANALYTICS).purposes[-1] == PurposeLine(
        (), "service_google_analytics", ("consent",), about=("website_visitors",), withdraw=(COOKIE_SETTINGS,)
    )


@pytest.mark.parametrize(
    ("ads", "roles"),
    [(None, ("processor",)), ("no", ("processor",)), ("yes", ("processor", "controller"))],
)
def test_analytics_brings_its_recipient(ads: str | None, roles: tuple[str, ...]) -> None:
    """Google is a processor, and with advertising a controller, too; `recipients: none` means no others."""
    analytics: dict[str, Data] = {"retention": "14 months"}
    analytics |= {"ads": ads} if ads else {}
    found = facts(ANALYTICS | {"google_analytics": analytics, "recipients": "none"}).recipients
    assert found == (
        RecipientLine("service_google_analytics", "Google Ireland Limited", roles, behind=("Google LLC",)),
    )


def test_analytics_brings_its_transfer() -> None:
    """Google brings a transfer to the United States; `transfers: none` means no others."""
    transfer = TransferLine("service_google_analytics", "Google LLC", "US", ("dpf", "scc"), CONTACT)
    assert facts(ANALYTICS | {"transfers": "none"}).transfers == (transfer,)


def test_analytics_brings_its_cookies() -> None:
    """Google's cookies are listed after the company's own, and a processor is no third party."""
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


PARTS = {"data": "retention_data", "start": "retention_start", "then": "retention_then"}


@pytest.mark.parametrize(
    ("analytics", "kept"),
    [
        ({"retention": "14 months"}, [("retention_data", "14 months")]),
        ({"retention": "2 months", "demographics": "no"}, [("retention_data", "2 months")]),
        (
            {"retention": "14 months", "demographics": "yes"},
            [("retention_data", "14 months"), ("settings.demographics.data", "2 months")],
        ),
        ({"retention": NOTED}, []),
        (NOTED, []),
        (None, []),
    ],
)
def test_analytics_brings_its_retention(analytics: Data, kept: list[tuple[str, str]]) -> None:
    """What Google keeps follows from the settings; demographics are kept for two months."""
    expected = [KeptLine("google_analytics", period, **PARTS | {"data": data}) for data, period in kept]
    assert list(facts({"google_analytics": analytics}).kept_by_services) == expected


@pytest.mark.parametrize("analytics", [None, NOTED])
def test_without_analytics_nothing_is_brought(analytics: Data) -> None:
    """Without Google Analytics nothing of it is said, nor where it is open whether it is in use."""
    found = facts({"google_analytics": analytics})
    assert (len(found.purposes), found.recipients, found.transfers, found.cookies) == (1, (), (), ())
    assert found.kept_by_services == ()
    assert not found.cookies_used


def test_a_service_brings_what_its_entry_says() -> None:
    """Purpose, recipient, transfer, storage, retention, people and data come from the entry."""
    found = use(change_entry())
    [line] = found.services
    assert found.purposes[-1].purpose == "web_analytics"
    assert found.recipients == (RecipientLine("service_pulse", "Pulse Oy", ("processor",), behind=("Vene Oy",)),)
    assert found.transfers == (TransferLine("service_pulse", "Pulse Inc.", "US", ("scc",), CONTACT),)
    assert found.cookies == (CookieLine("pulse", "Pulse Oy", "analytics", "1 day", "local_storage"),)
    assert found.kept_by_services == (KeptLine("pulse", "1 year"),)
    assert "website_visitors" in found.subjects
    assert line.data == ("ip_address", Words.model_construct({"fi": "sykkeet", "en": "pulses"}))
    assert (line.section, line.anchor, line.needs_consent) == ("cookies", "pulse", True)


def test_a_third_party_is_told_apart() -> None:
    """The storage of a company that is no processor is that of a third party."""
    [stored] = use(change_entry(roles=["controller"])).cookies
    assert (stored.provider, stored.is_third_party) == ("Pulse Oy", True)


def test_what_nobody_offers_is_stored_by_the_website() -> None:
    """A service that the website runs itself brings no recipient, and stores in its own name."""
    found = use(change_entry(company=None, roles=None, behind=None))
    assert (found.recipients, found.cookies[0].provider, found.cookies[0].is_third_party) == ((), "own", False)


def test_settings_change_what_is_brought() -> None:
    """A setting may take away what is stored, and add a role."""
    found = use(change_entry(), {"service": "pulse", "settings": {"cookies_off": "yes", "own_use": "yes"}})
    assert (found.cookies, found.recipients[0].roles) == ((), ("processor", "controller"))


def test_nothing_uncertain_is_brought() -> None:
    """An entry of low certainty brings nothing but the purpose by which it is defined."""
    found = use(change_entry(certainty="low", checked=None))
    assert (found.recipients, found.transfers, found.cookies, found.kept_by_services) == ((), (), (), ())
    assert found.purposes[-1].purpose == "web_analytics"


def test_a_row_takes_the_place_of_the_entry() -> None:
    """What the file says of a service is said instead of what the catalogue says."""
    row: Data = {
        "service": "pulse",
        "company": "Syke Oy",
        "role": "controller",
        "transfers": "none",
        "cookies": [{"name": "own", "provider": "own", "purpose": "necessary", "lifetime": "session"}],
        "retention": "2 years",
    }
    found = use(change_entry(), row)
    assert found.recipients == (RecipientLine("service_pulse", "Syke Oy", ("controller",)),)
    assert (found.transfers, found.cookies) == ((), (CookieLine("own", "own", "necessary", "session"),))
    assert found.kept_by_services == (KeptLine("pulse", "2 years"),)


def test_a_time_of_the_file_counts_from_nothing_that_the_catalogue_says() -> None:
    """From when the catalogue counts its own time, and of what, is not said of a time that the file states instead."""
    words = {"fi": "sopimuksen päättymisestä", "en": "the end of the contract"}
    theme = change_entry(retention={"fixed": "1 year", "start": words})
    assert use(theme).kept_by_services == (KeptLine("pulse", "1 year", start="retention_start"),)
    stated = use(theme, {"service": "pulse", "retention": "2 years"})
    assert stated.kept_by_services == (KeptLine("pulse", "2 years"),)


def test_gaps_bring_nothing() -> None:
    """What is open of a service is not taken from the catalogue."""
    open_parts = ("company", "role", "transfers", "cookies", "retention", "basis")
    found = use(change_entry(), {"service": "pulse", **dict.fromkeys(open_parts, NOTED)})
    assert (found.recipients, found.transfers, found.cookies, found.kept_by_services) == ((), (), (), ())
    assert found.sentences >= {f"service_{part}" for part in open_parts}
    assert len(found.purposes) == 1


def test_only_consent_is_brought_as_a_basis() -> None:
    """Another basis is the company's choice: the purpose comes with the basis that the row states."""
    theme = change_entry(purpose={"purpose": "web_analytics", "basis": "contract"})
    assert len(use(theme).purposes) == 1
    stated = use(theme, {"service": "pulse", "basis": "legitimate_interest", "interest": "business_development"})
    assert (stated.purposes[-1].bases, stated.purposes[-1].withdraw) == (("legitimate_interest",), ())


def test_a_stated_purpose_is_not_brought_again() -> None:
    """A purpose that the file has already stands there once, on the basis that it states."""
    rows: Data = [{"purpose": "web_analytics", "basis": "consent"}]
    assert [line.key for line in use(change_entry(), purposes=rows).purposes] == [("purposes", 0)]


def test_own_words_bring_what_their_row_says() -> None:
    """A service that the catalogue does not know brings the same from its row."""
    row: Data = {
        "service": {"fi": "Ajanvaraus", "en": "Booking"},
        "company": "Varaus Oy",
        "role": "processor",
        "purpose": "customer_service",
        "basis": "contract",
        "transfers": [{"to": "Booking Inc.", "country": "US", "safeguard": "scc"}],
        "cookies": "none",
        "retention": {"fi": "kunnes aika on ohi", "en": "until the appointment is over"},
    }
    found = facts({"services": row})
    name = Words.model_construct({"fi": "Ajanvaraus", "en": "Booking"})
    assert found.purposes[-1].purpose == "customer_service"
    assert found.recipients == (RecipientLine(name, "Varaus Oy", ("processor",)),)
    assert found.transfers == (TransferLine(name, "Booking Inc.", "US", ("scc",), CONTACT),)
    assert [line.section for line in found.services] == ["services"]
    assert "services" in found.sections
    assert "cookies" not in found.sections


def test_short_keys_stand_behind_rows() -> None:
    """A short key is a row behind those of `services:`."""
    register = make_register({**SHORTEST, **ANALYTICS, "services": ["hotjar"]})
    assert [row.service for row in register.services] == ["hotjar", "google_analytics"]


def test_each_basis_of_a_purpose_is_told() -> None:
    """Two services for the same purpose on different bases bring both; on the same basis, one line of both."""
    interest: Data = {"service": "pulse", "basis": "legitimate_interest", "interest": "protecting_service"}
    other: Data = {**OWN, "basis": "legitimate_interest", "interest": "business_development"}
    found = use(change_entry(), services=[interest, "hotjar", other])
    brought = [line for line in found.purposes if line.purpose == "web_analytics"]
    assert [line.bases for line in brought] == [("legitimate_interest",), ("consent",)]
    assert (brought[0].interests, brought[0].about) == (("protecting_service", "business_development"), ())


def test_another_basis_than_that_of_the_file_is_told() -> None:
    """A row that states a basis is heard, though the file has its purpose on another one."""
    rows: Data = [{"purpose": "web_analytics", "basis": "contract"}]
    stated = use(change_entry(), {"service": "pulse", "basis": "consent"}, purposes=rows)
    assert [line.bases for line in stated.purposes] == [("contract",), ("consent",)]
    assert [line.bases for line in use(change_entry(), purposes=rows).purposes] == [("contract",)]


def test_the_same_words_are_one_purpose() -> None:
    """Services that say what they are for in the same words bring the words once."""
    found = use(THEME, services=["youtube", "youtube_nocookie", "google_maps"])
    brought = [line.purpose for line in found.purposes if line.key == ()]
    assert brought == ["service_youtube", "service_google_maps"]


@pytest.mark.parametrize(
    ("changes", "cookies", "door"),
    [
        ({}, None, COOKIE_SETTINGS),
        ({"cookies": []}, None, COOKIE_SETTINGS),
        ({"cookies": []}, "none", CONTACT),
        ({"cookies": [], "for": "newsletter"}, None, CONTACT),
        ({"for": "newsletter"}, None, COOKIE_SETTINGS),
    ],
)
def test_consent_is_withdrawn_where_it_can_be(changes: dict[str, Any], cookies: Data, door: Door) -> None:
    """Consent to what stores nothing and is not about the website is withdrawn from the contact."""
    said = {} if cookies is None else {"cookies": cookies}
    assert use(change_entry(**changes), **said).purposes[-1].withdraw == (door,)


def test_a_cookie_of_open_purpose_needs_no_consent_for_certain() -> None:
    """Nothing is said of consent where it is open what a cookie is for."""
    stored: Data = [{"name": "x", "provider": "own", "purpose": NOTED, "lifetime": "session"}]
    assert not use(change_entry(), {"service": "pulse", "cookies": stored}).services[0].needs_consent


@pytest.mark.parametrize(
    ("row", "abroad", "recipients"),
    [
        ("pulse", False, False),
        ({"service": "pulse", "transfers": NOTED, "company": NOTED}, True, True),
        ({"service": "pulse", "in_use": NOTED}, True, True),
        ({"service": "pulse", "in_use": NOTED, "transfers": "none"}, False, True),
        ({"service": "matomo", "in_use": NOTED}, False, False),
        ({"service": {"fi": "Kartta", "en": "Map"}, "in_use": NOTED}, True, True),
    ],
)
def test_the_page_denies_no_more_than_the_file(row: Data, abroad: bool, recipients: bool) -> None:
    """What a service leaves open is not denied by `none`, which speaks of all but services."""
    found = use(change_entry(), row)
    assert (bool(found.perhaps_abroad), bool(found.perhaps_recipients)) == (abroad, recipients)


def test_an_open_basis_of_a_service_leaves_rights_open() -> None:
    """The right to object hangs on a basis that is open."""
    right = use(change_entry(), {"service": "pulse", "basis": NOTED}).rights["objection"]
    assert right.conditional
