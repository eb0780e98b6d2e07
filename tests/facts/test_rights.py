"""Which rights stand, on which condition, and for which purposes."""

import pytest

from hooks.facts.lines import Right
from hooks.reading.source import Data
from tests.facts.samples import ANALYTICS, NOTED, cookie, facts, purposes

EXPLICIT: Data = {"item": "allergies", "special": "explicit_consent"}
SHOWN = {None: "-", False: "stated", True: "if"}  # by whether the right hangs on a condition


@pytest.mark.parametrize(
    ("changes", "erasure", "portability", "objection", "withdrawal"),
    [
        (purposes("contract"), "stated", "stated", "-", "-"),
        (purposes("consent"), "stated", "stated", "-", "stated"),
        (purposes("legitimate_interest"), "stated", "-", "stated", "-"),
        (purposes("vital_interests"), "stated", "-", "-", "-"),
        (purposes("legal_obligation"), "-", "-", "-", "-"),
        (purposes("public_task"), "-", "-", "stated", "-"),
        (purposes("legal_obligation", "public_task"), "-", "-", "stated", "-"),
        (purposes("legal_obligation", "contract"), "stated", "stated", "-", "-"),
        (purposes("contract", "legitimate_interest", "consent"), "stated", "stated", "stated", "stated"),
        # an open basis
        (purposes(NOTED), "stated", "if", "if", "if"),
        (purposes("contract", NOTED), "stated", "if", "if", "if"),
        (purposes("consent", NOTED), "stated", "if", "if", "stated"),
        (purposes("legitimate_interest", NOTED), "stated", "if", "if", "if"),
        (purposes("legal_obligation", NOTED), "stated", "if", "if", "if"),
        # what services and cookies bring
        (purposes("contract") | {"cookies": "none"}, "stated", "stated", "-", "-"),
        (purposes("contract") | {"cookies": "used"}, "stated", "stated", "-", "if"),
        (purposes("legal_obligation") | {"cookies": "used"}, "-", "-", "-", "if"),
        (purposes("legal_obligation") | cookie("necessary"), "-", "-", "-", "-"),
        (purposes("legal_obligation") | cookie("marketing"), "stated", "stated", "-", "stated"),
        (purposes("legal_obligation") | ANALYTICS, "stated", "stated", "-", "stated"),
        # consent to a personal identity code
        (
            purposes("legal_obligation") | {"data": [{"item": "personal_identity_code", "ground": "consent"}]},
            *("stated", "stated", "-", "stated"),
        ),
        # explicit consent to special categories, which may be where the condition is open
        (purposes("legal_obligation") | {"data": [{"item": "health", "special": NOTED}]}, "stated", "if", "-", "if"),
        (purposes("contract") | {"data": [{"item": "health", "special": NOTED}]}, "stated", "stated", "-", "if"),
        (purposes("legal_obligation") | {"data": [EXPLICIT]}, "stated", "stated", "-", "stated"),
    ],
)
def test_rights(changes: dict[str, Data], erasure: str, portability: str, objection: str, withdrawal: str) -> None:
    """A right is stated, stated with its condition or left out, as the legal bases have it."""
    rights = facts(changes).rights
    found = [
        SHOWN[rights[name].conditional if name in rights else None]
        for name in ("erasure", "portability", "objection", "withdrawal")
    ]
    assert found == [erasure, portability, objection, withdrawal]


@pytest.mark.parametrize("basis", ["consent", "legal_obligation", NOTED])
def test_rights_that_always_stand(basis: Data) -> None:
    """Access, rectification and restriction stand on every basis."""
    rights = facts(purposes(basis)).rights
    assert [rights[name] for name in ("access", "rectification", "restriction")] == [
        Right(),
        Right(),
        Right(limited=True),
    ]
