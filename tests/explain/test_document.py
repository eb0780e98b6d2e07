"""docs/format.md and docs/services.md: each is what it would be made to today, and has everything."""

from hooks.explain.document import make_document
from hooks.explain.services import make_catalogue
from hooks.reading.fault_codes import CODES
from tests.paths import PROJECT
from tests.shared import THEME


def test_format_page_is_fresh() -> None:
    """docs/format.md is what `python build.py explain` prints."""
    assert (PROJECT / "docs/format.md").read_text("utf-8") == make_document(THEME)


def test_page_of_services_is_fresh() -> None:
    """docs/services.md is what `python build.py explain catalogue` prints."""
    assert (PROJECT / "docs/services.md").read_text("utf-8") == make_catalogue(THEME)


def test_every_finding_is_in_the_document() -> None:
    """The document has a row for every code of a finding, with its level, its reason and its source."""
    rows = make_document(THEME).split("## Checks")[1].splitlines()
    assert [code for code in CODES if f"| `{code}` | {code.level} | {code.reason} | {code.source} |" not in rows] == []
