"""What the summary of a notice says of what is only possible."""

from __future__ import annotations

from hooks.reading.source import Data
from tests.facts.samples import facts


def test_what_is_only_possible() -> None:
    """A purpose or a recipient is possible in the summary where no row states it as certain."""
    summary = facts(
        {
            "purposes": [
                {"purpose": ["orders", "statistics"], "basis": "contract", "possible": "yes"},
                {"purpose": "orders", "basis": "contract", "about": "private_customers"},
            ],
            "recipients": [{"recipient": "auditor", "possible": "yes"}, "carrier"],
        }
    ).summary
    assert summary.possible_purposes == {"statistics"}
    assert summary.possible_recipients == {"auditor"}


def test_in_which_cases_alone() -> None:
    """The cases of a recipient stand in one order; there are none where one of its rows states none."""
    rows: list[Data] = [
        {"recipient": "insurance", "when": "law_requires"},
        {"recipient": "insurance", "name": "Vakuutus Oy", "when": "at_your_request"},
        {"recipient": "police", "when": "law_requires"},
        "police",
        "auditor",
    ]
    assert facts({"recipients": rows}).summary.recipient_cases == {"insurance": ("at_your_request", "law_requires")}


def test_who_advertises() -> None:
    """Whoever advertises is among the first recipients, also of many, and what it does is told beside; no more is."""
    many = ["accounting_firm", "invoicing_service", "survey_tool", "newsletter_service", "email_service"]
    others: list[Data] = [
        {"recipient": "it_services", "services": "backups"},
        {"recipient": "website_host", "name": "Mainos Oy", "services": ["backups", "advertising"]},
    ]
    summary = facts({"recipients": [*many, *others]}).summary
    assert summary.recipients[0] == "website_host"
    assert summary.weighty_services == {"website_host": ("advertising",)}
