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
