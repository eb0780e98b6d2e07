"""Which sections have something to say."""

import pytest

from hooks.reading.source import Data
from tests.facts.samples import ANALYTICS, NEWSLETTER, NOTED, POND, facts, purposes
from tests.shared import THEME

ALWAYS = set(THEME.sections) - {"objection", "interests", "consent", "security", "cookies", "services"}


@pytest.mark.parametrize(
    ("changes", "more"),
    [
        ({}, set()),
        (purposes("legitimate_interest"), {"objection"}),
        (purposes("public_task"), {"objection"}),
        (NEWSLETTER, {"consent", "objection"}),
        (
            {"purposes": [{"purpose": "orders", "basis": "legitimate_interest", "interest": NOTED}]},
            {"objection"},
        ),
        ({"purposes": [{"purpose": "orders", "basis": NOTED}]}, {"objection"}),
        (purposes("consent"), {"consent"}),
        ({"security": {"paper": "none"}}, {"security"}),
        ({"cookies": "none"}, {"cookies"}),
        ({"cookies": NOTED}, {"cookies"}),
        (ANALYTICS, {"cookies", "consent"}),
        ({"services": ["meta_pixel"]}, {"services", "cookies", "consent", "objection"}),
        ({"services": [{"service": "meta_pixel", "in_use": NOTED}]}, {"services"}),
        ({"more": {"security": POND}}, {"security"}),
    ],
)
def test_sections(changes: dict[str, Data], more: set[str]) -> None:
    """A section stands if it has something to say; own words at its end always do."""
    assert set(facts(changes).sections) == {*ALWAYS, *more}
