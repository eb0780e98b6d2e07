"""The page that a reviewer reads: opened from disk, on a phone or a desk, without a script and without the network."""

from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
import pytest
from playwright.sync_api import Page

from hooks.review import page
from tests.browser.detectors import Visit, ask, look, none, program, vnu
from tests.review.test_review import EXAMPLE, INTRO, Repository, repo
from tests.shared import THEME

__all__ = ["repo"]  # the fixture
CHANGES = [
    ("notices/piha.yml", "keep: 3 years", "keep: 2 years"),
    (
        "notices/piha.yml",
        "  - own_staff\n",
        "  - {recipient: payment_service, name: Maksu Esimerkki Inc.}\n  - own_staff\n",
    ),
    ("notices/piha.yml", "transfers:", "transfers:\n  - {recipient: payment_service, country: US, safeguard: scc}\n#"),
    ("notices/satama.yml", "register:", "unknown: 1\nregister:"),
    ("theme/notice/fi.yml", INTRO, f"Kaikki {INTRO}"),
    ("theme/notice/constants.yml", "+358 29 566 6700", "+358 29 566 6701"),
]


@pytest.fixture
def written(repo: Repository) -> Path:
    """The page of a branch with registers that change, come and are faulty, and with changes of what is shared."""
    for path, old, new in CHANGES:
        repo.edit(path, old, new)
    repo.write("notices/uusi.yml", EXAMPLE.replace("Esimerkkipuutarha", "Esimerkkimylly"))
    found = repo.review()
    assert {item.status for item in found.notices} == {"changed", "new", "unreadable"}
    assert found.clauses
    assert found.effects
    file = repo.folder / "review.html"
    file.write_text(page.write_page(found, THEME), "utf-8")
    return file


def test_review_page(written: Path, fresh: Page) -> None:
    """Nothing is found by axe, folded or open; headings and tables are in order, and nothing else is asked for."""
    visit = Visit(fresh)
    fresh.goto(written.as_uri())
    none([*look(fresh), *ask(fresh, "headings"), *ask(fresh, "tables"), *visit.messages])
    assert visit.others() == []
    assert fresh.locator("script").count() == 0


def test_review_page_is_valid(written: Path) -> None:
    """The Nu HTML Checker finds nothing but the style, which our policy names by its hash: it computes none."""
    program("java", "default-jre-headless")
    none([fault for fault in vnu(written) if "Inline style violates Content Security Policy" not in fault])


def test_style_is_allowed(written: Path, fresh: Page) -> None:
    """The policy of the page lets its own style through."""
    fresh.goto(written.as_uri())
    assert fresh.evaluate("getComputedStyle(document.querySelector('ins')).textDecorationLine") == "underline"


def test_views(written: Path, fresh: Page) -> None:
    """The old and the new text can be read without the other."""
    fresh.goto(written.as_uri())
    for view, gone in (("view-before", "ins"), ("view-after", "del")):
        fresh.check(f"#{view}")
        assert fresh.locator(f"{gone}:visible").count() == 0


def test_review_on_paper(engine: str, written: Path, fresh: Page) -> None:
    """Nothing to press is printed, the text of a new notice is, and no heading stands at the foot of a sheet.

    Firefox knows no `break-after: avoid`, and leaves a heading behind before what may not break.
    """
    fresh.goto(written.as_uri())
    headings, items = (
        {" ".join(text.split()) for text in fresh.locator(these).all_text_contents()} for these in ("h2, h3, h4", "li")
    )
    with pypdfium2.PdfDocument(fresh.pdf(prefer_css_page_size=True)) as document:
        sheets = [sheet.get_textpage().get_text_range() for sheet in document]
    text = "\n".join(sheets)
    assert "Näytä teksteissä" not in text
    assert not set("▶▸▾▼") & set(text)
    assert "Esimerkkimylly Oy" in text
    assert "Our website uses cookies." in text
    last_lines = {" ".join(sheet.strip().splitlines()[-1].split()) for sheet in sheets}
    assert engine == "firefox" or last_lines & (headings - items) == set()
