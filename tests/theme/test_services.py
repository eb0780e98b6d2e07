"""The catalogue of services: each entry is held to its form, names its sources, and uses the codes of the format."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hooks.theme.services import Service
from tests.shared import THEME
from tests.theme.test_forms import ANALYTICS, find_only_fault


@pytest.mark.parametrize(
    ("old", "new", "key", "reason"),
    [
        ("checked: 2026-11-21\n", "", "", "the certainty is low"),
        ("link: https://tools", "link: http://tools", "opt_out.link", "should match pattern"),
        ("opt_out:\n", "opts_out:\n", "opts_out", "not permitted"),
        ("key: google_analytics", "key: Google", "key", "should match pattern"),
        ("role: controller", "role: recipient", "settings.ads.role", "'processor', 'controller' or 'joint_controller'"),
        ("roles: [processor]", "roles: [processor, controller, controller]", "roles", "at most 2 items"),
        ("name: _ga, ", "name: '*', ", "cookies[0].name", "should match pattern"),
        ("type: cookie, ", "type: pixel, ", "cookies[0].type", "'cookie', 'local_storage' or 'session_storage'"),
        ("choices: [2 months, 14 months]", "choices: [2 months]\n  fixed: 2 months", "retention", "one of choices"),
        ("  choices: [2 months, 14 months]\n", "", "retention", "one of choices"),
        ("certainty: medium\n", "certainty: medium\nuncertain: [transfers]\n", "", "what is uncertain is left out"),
        ("name: Google Ads Data Processing Terms 8.0, ", "", "sources[2]", "a url or a name"),
    ],
)
def test_entries_are_strict(tmp_path: Path, old: str, new: str, key: str, reason: str) -> None:
    """An entry says nothing beyond its form, nothing that is uncertain, and nothing without the day of a source."""
    fault = find_only_fault(tmp_path, ANALYTICS, old, new)
    assert fault.key == key
    assert reason in str(fault)


def list_codes(entry: dict[str, object]) -> Iterator[tuple[str, object]]:
    """The codes that an entry uses, each with its vocabulary."""
    purpose, data = entry["purpose"], entry.get("data", [])
    assert isinstance(purpose, dict)
    yield "service_kinds", entry["for"]
    yield "purposes", purpose["purpose"]
    yield "bases", purpose["basis"]
    if isinstance(data, list):
        for item in data:
            yield "items", item
    for row in entry.get("cookies", []):  # type: ignore[attr-defined]  # a list, by the form
        yield "cookie_purposes", row["purpose"]
    for row in entry.get("transfers", []):  # type: ignore[attr-defined]  # a list, by the form
        for safeguard in row["safeguards"]:
            yield "safeguards", safeguard


@pytest.mark.parametrize("code", THEME.services)
def test_entries_use_the_codes_of_the_format(code: str) -> None:
    """What an entry names by a code is in the vocabulary; own words are a table."""
    used = [(vocabulary, term) for vocabulary, term in list_codes(dict(THEME.services[code])) if isinstance(term, str)]
    assert [each for each in used if each[1] not in THEME.vocabulary[each[0]]] == []


@pytest.mark.parametrize("code", THEME.services)
def test_entries_have_a_source_for_what_they_say(code: str) -> None:
    """The sources of an entry say who offers the service, and what it stores, where the entry does."""
    entry = THEME.services[code]
    said = {key for source in entry["sources"] for key in source["says"]}
    assert {"company", "cookies", "transfers", "retention"} & entry.keys() <= said


@pytest.mark.parametrize("code", THEME.services)
def test_what_is_uncertain_is_a_key_of_the_form(code: str) -> None:
    """What an entry names as uncertain is something that it could say."""
    assert set(THEME.services[code].get("uncertain", [])) <= Service.model_fields.keys()
