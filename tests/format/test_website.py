"""The services of a website as a register names them, and the short keys that stand for rows."""

from dataclasses import replace

import pytest

from hooks.format.short_keys import rename_key
from hooks.format.validation import validate
from hooks.reading.source import Data
from tests.format.samples import GAP, NOTED, SHORTEST, WORDS, reading, register
from tests.shared import THEME, place_parts


def test_a_bare_code_is_a_row() -> None:
    """A service of which nothing is open is its code alone, in a list or by itself."""
    assert [row.service for row in register({"services": ["hotjar", "google_ads"]}).services] == [
        "hotjar",
        "google_ads",
    ]
    assert [row.service for row in register({"services": "hotjar"}).services] == ["hotjar"]


@pytest.mark.parametrize(
    ("value", "row"),
    [
        ({"retention": "14 months"}, {"retention": "14 months"}),
        (
            {"retention": "14 month", "ads": "no", "company": "Google"},
            {"retention": "14 months", "settings": {"ads": False}, "company": "Google"},
        ),
        (NOTED, {"in_use": GAP}),
        ({"in_use": NOTED}, {"in_use": GAP}),
    ],
)
def test_a_short_key_is_a_row(value: Data, row: dict[str, object]) -> None:
    """What stands under a short key stands in a row: settings among settings, and a gap as whether it is in use."""
    [made] = register({"google_analytics": value}).services
    assert made.service == "google_analytics"
    assert {name: getattr(made, name) for name in row} == row


def test_a_short_key_without_a_value_is_told_by_its_name() -> None:
    """A short key without a value is to be filled in, or deleted."""
    [fault] = validate(
        {**SHORTEST, "google_analytics": ""}, place_parts({**SHORTEST, "google_analytics": ""}), THEME, draft=False
    ).faults
    assert (fault.key, fault.code) == ("google_analytics", "placeholder")


def test_faults_name_the_short_key() -> None:
    """What is wrong in a row that a short key stands for is told of the key that the editor wrote."""
    faults = reading({"services": ["hotjar"], "google_analytics": {"retention": "soon", "ads": "maybe"}}).faults
    assert [fault.key for fault in faults] == ["google_analytics.ads", "google_analytics.retention"]


@pytest.mark.parametrize(
    ("key", "named"),
    [
        ("services[1].settings.ads", "google_analytics.ads"),
        ("services[1].retention", "google_analytics.retention"),
        ("services[1]", "google_analytics"),
        ("services[10].retention", "services[10].retention"),
        ("services", "services"),
    ],
)
def test_names_of_keys(key: str, named: str) -> None:
    """Only the row itself, and what is in it, is called by the short key."""
    written = {"services[1].settings": "google_analytics", "services[1]": "google_analytics"}
    assert rename_key(key, written) == named


def test_a_service_that_lacks_a_language_is_refused() -> None:
    """In a notice of a language in which the catalogue does not speak of a service, it stands in own words or not."""
    theme = replace(THEME, texts={**THEME.texts, "xx": THEME.texts["en"]})
    data: dict[str, Data] = {**SHORTEST, "languages": ["fi", "xx"], "services": "hotjar"}
    [fault] = validate(data, place_parts(data), theme, draft=False).faults
    assert str(fault) == (
        "x.yml:1:1: error: services: the catalogue describes Hotjar in every language but xx; "
        "add the words in theme/notice/services/, or describe the service in own words"
    )


def test_own_words_have_no_settings() -> None:
    """Settings are known of services of the catalogue only."""
    [fault] = reading({"services": {"service": WORDS, "settings": {"ads": "no"}}}).faults
    assert fault.problem == "the catalogue knows no settings of this service"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (
            {"services": {"service": "meta_pixel", "settings": "advanced_matching"}},
            (
                "services.settings: 'advanced_matching' cannot stand here; write settings with yes or no, "
                "as in {advanced_matching: no}; those of Meta Pixel are: advanced_matching"
            ),
        ),
        (
            {"services": {"service": "meta_pixel", "settings": {"retention": "1 year"}}},
            "services.settings: Meta Pixel has no such setting; its settings are: advanced_matching",
        ),
        (
            {"services": {"service": "stripe", "settings": {"ads": "no"}}},
            "services.settings: the catalogue knows no settings of this service; delete `settings:`",
        ),
        (
            {"google_analytics": "yes"},
            (
                "google_analytics: 'yes' cannot stand here; write the keys retention, demographics, ads, "
                "or a gap, as in {gap: 2026-11-21 who was asked}"
            ),
        ),
        (
            {"google_analytics": {"add": "no"}},
            "google_analytics: Google Analytics has no such setting; the keys here are: retention, demographics, ads",
        ),
        (
            {"services": "Ajanvaraus"},
            (
                "services: 'Ajanvaraus' is not a code here; the codes are listed by `python build.py explain "
                "services`; own words go in every language: {fi: …, en: …}"
            ),
        ),
    ],
)
def test_what_is_wrong_with_a_service(data: dict[str, Data], told: str) -> None:
    """A message names what can stand where the editor wrote, and no key of another place."""
    [fault] = reading(data).faults
    assert str(fault).partition("1:1: error: ")[2] == told


@pytest.mark.parametrize("empty", ["", [], [None]])
def test_no_services_beside_a_short_key_are_told(empty: Data) -> None:
    """A short key does not hide that `services:` has no value."""
    [fault] = reading({"google_analytics": {"retention": "14 months"}, "services": empty}).faults
    assert str(fault).partition("1:1: error: ")[2] == "services: there is no value; write the value, or delete the key"
