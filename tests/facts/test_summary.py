"""What the summary of a notice says of what is only possible."""

from __future__ import annotations

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
