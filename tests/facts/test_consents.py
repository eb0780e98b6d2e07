"""What rests on consent."""

import pytest

from hooks.reading.source import Data
from tests.facts.samples import facts


@pytest.mark.parametrize(("safeguard", "count"), [("scc", 0), ("explicit_consent_art49", 1)])
def test_transfer_by_consent(safeguard: str, count: int) -> None:
    """A transfer that rests on explicit consent brings the section on consent and the right to withdraw it."""
    row: Data = {"recipient": "it_services", "country": "US", "safeguard": safeguard}
    found = facts({"recipients": ["it_services"], "transfers": [row]})
    assert len(found.transfer_consents) == count
    assert ("consent" in found.sections) is ("withdrawal" in found.rights) is bool(count)
