"""What a changed entry of the catalogue does to registers that no longer fit it."""

from pathlib import Path

import pytest

from hooks.review.page import write_page
from tests.review.test_review import SHORTEST, begin_branch
from tests.shared import THEME

USING = f"{SHORTEST}cookies: {{settings: https://a.example}}\nservices: [google_ads]\n"


def test_a_page_that_is_lost_is_no_change_of_layout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where an entry becomes uncertain, the register that uses it has errors: they are told, and nothing of layout."""
    repo = begin_branch(tmp_path, monkeypatch, {"notices/piha.yml": USING})
    repo.edit("theme/notice/services/google_ads.yml", "certainty: medium", "certainty: low")
    repo.commit()
    found = repo.review("branch")
    assert found.layout == ()
    assert {fault.code for fault in found.faults} >= {"service-open"}
    assert "muuttuu vain ulkoasu" not in write_page(found, THEME)
