"""Every declared gap is an open question."""

import pytest

from hooks.reading.source import Data
from tests.facts.samples import NOTED, facts, purposes

BY_LAW_OR_TASK: Data = {"purpose": "reporting", "basis": ["legal_obligation", "public_task"], "law": NOTED}


def kept(changes: dict[str, Data]) -> Data:
    """A row of retention with other values for some keys; a key without value is left out."""
    row: dict[str, Data] = {"data": "contact", "keep": "3 years", "after": "relationship_end"}
    return {key: value for key, value in (row | changes).items() if value}


def decided(changes: dict[str, Data]) -> Data:
    """An automated decision with other values for some keys."""
    words: Data = {"fi": "Luottoraja", "en": "Credit limit"}
    return {"decision": words, "logic": words, "consequences": words, **changes}


def transferred(changes: dict[str, Data]) -> Data:
    """A transfer with other values for some keys."""
    return {"recipient": "auditor", "country": "US", "safeguard": "scc", **changes}


def given(changes: dict[str, Data]) -> Data:
    """What is said on giving data, with other values for some keys."""
    return {"required_by": "contract", "needed": "name", "without_it": "cannot_serve", **changes}


def stored(changes: dict[str, Data]) -> Data:
    """A cookie with other parts, and where the choice of cookies is changed."""
    cookie: dict[str, Data] = {"name": "cart", "provider": "own", "purpose": "necessary", "lifetime": "session"}
    return {"settings": "https://x.example", "list": [cookie | changes]}


@pytest.mark.parametrize(
    ("changes", "sentences"),
    [
        ({}, set()),
        (purposes(NOTED), {"basis_absent"}),
        (purposes("contract", NOTED), {"basis_partial"}),
        ({"purposes": [{"purpose": "orders", "basis": "legitimate_interest", "interest": NOTED}]}, {"interest"}),
        ({"providing_data": NOTED}, {"providing_data"}),
        ({"data": NOTED}, {"data_absent"}),
        ({"data": ["name", NOTED]}, {"data_partial"}),
        ({"sources": NOTED}, {"sources_absent"}),
        ({"sources": ["person", NOTED]}, {"sources_partial"}),
        ({"recipients": NOTED}, {"recipients_absent"}),
        ({"recipients": [NOTED]}, {"recipients_absent"}),
        ({"recipients": ["auditor", NOTED]}, {"recipients_partial"}),
        ({"transfers": NOTED}, {"transfers_absent"}),
        ({"transfers": ["if_technically_needed", NOTED]}, {"transfers_partial"}),
        ({"retention": NOTED}, {"retention"}),
        ({"automated_decisions": NOTED}, {"automated_decisions"}),
        ({"automated_decisions": [NOTED]}, {"automated_decisions"}),
        ({"automated_decisions": [decided({}), NOTED]}, {"automated_decisions"}),
        ({"automated_decisions": [decided({"logic": NOTED})]}, {"decision_logic"}),
        ({"automated_decisions": [decided({"consequences": NOTED})]}, {"decision_consequences"}),
        ({"automated_decisions": [decided({"ground": NOTED})]}, {"decision_ground"}),
        ({"automated_decisions": [decided({"ground": "law", "law": NOTED})]}, {"decision_law"}),
        ({"transfers": [transferred({"country": NOTED})]}, {"transfers_country"}),
        ({"transfers": [transferred({"safeguard": NOTED})]}, {"transfers_safeguard"}),
        ({"providing_data": given({"required_by": NOTED})}, {"providing_required_by"}),
        ({"providing_data": given({"needed": ["name", NOTED]})}, {"providing_needed"}),
        ({"providing_data": given({"without_it": NOTED})}, {"providing_without_it"}),
        ({"drawn_up": NOTED}, {"drawn_up"}),
        ({"purposes": [{"purpose": "accounting", "basis": "legal_obligation", "law": NOTED}]}, {"law"}),
        ({"purposes": [{"purpose": "case_handling", "basis": "public_task", "law": NOTED}]}, {"task_law"}),
        ({"purposes": [BY_LAW_OR_TASK]}, {"any_law"}),
        ({"data": ["name", {"item": "health", "special": NOTED}]}, {"special"}),
        ({"data": ["name", {"item": "health", "special": ["health_care", NOTED]}]}, {"special_beside"}),
        ({"data": ["name", {"item": "criminal_record", "criminal": NOTED}]}, {"criminal"}),
        ({"data": ["name", {"item": "criminal_record", "criminal": ["research", NOTED]}]}, {"criminal_beside"}),
        ({"data": ["name", {"item": "personal_identity_code", "ground": NOTED}]}, {"identity_ground"}),
        ({"retention": [NOTED]}, {"retention"}),
        ({"retention": [kept({}), NOTED]}, {"retention_partial"}),
        ({"retention": [kept({"keep": NOTED})]}, {"retention_row"}),
        ({"retention": [kept({"keep": NOTED, "after": None})]}, {"retention_row"}),
        ({"retention": [kept({"after": NOTED})]}, {"retention_row"}),
        ({"cookies": NOTED}, {"cookies"}),
        ({"cookies": "used"}, {"cookies_list", "cookies_settings"}),
        ({"cookies": stored({"lifetime": NOTED})}, {"cookies_lifetime"}),
        (
            {"cookies": stored({"provider": NOTED})},
            {"cookies_provider"},
        ),
        (
            {"cookies": stored({"purpose": NOTED})},
            {"cookies_purpose"},
        ),
        ({"cookies": {"list": NOTED, "settings": NOTED}}, {"cookies_list", "cookies_settings"}),
        ({"google_analytics": NOTED}, {"service_in_use"}),
        ({"google_analytics": {"retention": NOTED}}, {"service_retention"}),
        ({"services": [{"service": "meta_pixel", "in_use": NOTED, "retention": NOTED}]}, {"service_in_use"}),
        ({"profiling": NOTED}, {"profiling"}),
        ({"limits": [{"right": "access", "law": NOTED}]}, {"limit_law"}),
        (
            {"controller": {"name": "Esimerkkipuutarha Oy", "address": NOTED, "business_id": NOTED}},
            {"address", "business_id"},
        ),
    ],
)
def test_open_questions(changes: dict[str, Data], sentences: set[str]) -> None:
    """Every declared gap is an open question with the sentence of its place."""
    assert facts(changes).sentences == sentences
