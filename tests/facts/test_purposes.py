"""The purposes with their bases and interests."""

import pytest

from hooks.facts.contacts import CONTACT
from hooks.facts.lines import (
    PurposeLine,
)
from hooks.format.doors import Door
from hooks.reading.source import Data
from tests.facts.samples import NOTED, POND, facts, purposes


def test_row_of_several_purposes() -> None:
    """A row with several purposes gives a line for each, with all that the row says."""
    row: Data = {
        "purpose": ["orders", "invoicing"],
        "basis": "legitimate_interest",
        "interest": "cooperation",
        "about": "private_customers",
    }
    rest = (("legitimate_interest",), "", ("private_customers",), ("cooperation",))
    assert facts({"purposes": [row]}).purposes == (
        PurposeLine(("purposes", 0), "orders", *rest),  # type: ignore[arg-type]
        PurposeLine(("purposes", 0), "invoicing", *rest),  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("withdraw", "doors"),
    [(None, (CONTACT,)), ("link_in_message", (Door("code", "link_in_message"),))],
)
def test_consent_is_withdrawn_through_the_contact(withdraw: str | None, doors: tuple[Door, ...]) -> None:
    """Consent is withdrawn as the file says, or else through the contact."""
    row: Data = {"purpose": "newsletter", "basis": "consent", "withdraw": withdraw}
    assert facts({"purposes": [row]}).purposes[0].withdraw == doors


def test_purpose_in_two_rows_is_named_once() -> None:
    """A purpose with a row for each kind of people is one purpose where purposes are listed."""
    rows: Data = [
        {"purpose": "ad_targeting", "basis": "legitimate_interest", "interest": "cooperation", "about": "prospects"},
        {"purpose": "ad_targeting", "basis": "legitimate_interest", "interest": "cooperation", "about": "customers"},
    ]
    found = facts({"purposes": rows})
    assert (found.marketing, found.profiling) == (("ad_targeting",), ("ad_targeting",))


def test_bases_are_in_the_order_of_the_law() -> None:
    """The bases come in the order of Art. 6(1), whatever the order of the file."""
    assert facts(purposes("legitimate_interest", "legal_obligation", "consent")).bases == (
        "consent",
        "legal_obligation",
        "legitimate_interest",
    )


def test_marketing_and_profiling() -> None:
    """The purposes that are marketing or profiling are known by their codes."""
    rows: Data = [
        {"purpose": ["orders", "ad_targeting", "postal_marketing", "personalised_content"], "basis": "consent"}
    ]
    found = facts({"purposes": rows})
    assert found.marketing == ("ad_targeting", "postal_marketing")
    assert found.profiling == ("ad_targeting", "personalised_content")


def test_purposes_by_basis() -> None:
    """Purposes that rest on the same stand together, in the order of the file, and what is open apart.

    Within a basis those stand together that have the same interests, laws, balancing and ways to withdraw.
    """
    cooperation: dict[str, Data] = {"basis": "legitimate_interest", "interest": "cooperation"}
    rows: list[Data] = [
        {"purpose": "orders", "basis": "contract"},
        {"purpose": "newsletter", "basis": "consent"},
        {"purpose": "statistics", "basis": ["contract", NOTED]},
        {"purpose": "invoicing", "basis": "contract"},
        {"purpose": "quotes", **cooperation},
        {"purpose": "surveys", "basis": "legitimate_interest", "interest": "business_development"},
        {"purpose": "events", **cooperation},
    ]
    grouped = facts({"purposes": rows}).purposes_by_basis
    found = [(key, [[line.purpose for line in lines] for lines in groups.values()]) for key, groups in grouped.items()]
    assert found == [
        ((("contract",), ""), [["orders", "invoicing"]]),
        ((("consent",), ""), [["newsletter"]]),
        ((("contract",), "partial"), [["statistics"]]),
        ((("legitimate_interest",), ""), [["quotes", "events"], ["surveys"]]),
    ]


def test_bases_given_together() -> None:
    """Where a basis is given for several purposes together, those that it does not usually suit are known."""
    together: Data = {"purpose": ["orders", "statistics", "postal_marketing", POND], "basis": ["contract", NOTED]}
    certain: Data = {"purpose": "development", "basis": "contract"}
    unsuited = {line.purpose: line.unsuited for line in facts({"purposes": [together, certain]}).purposes}
    assert {purpose: bases for purpose, bases in unsuited.items() if bases} == {
        "statistics": ("contract",),
        "postal_marketing": ("contract",),
    }
    assert [line.unsuited for line in facts({"purposes": [{"purpose": "statistics", "basis": NOTED}]}).purposes] == [()]
