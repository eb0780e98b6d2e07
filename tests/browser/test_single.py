"""A draft as one file: opened from disk, without the network or a script, on a phone, at a desk and on paper."""

from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
import pytest
from playwright.sync_api import Page

from tests.browser.detectors import Visit, ask, look, none, vnu
from tests.commands.test_draft import LOOK, MARK
from tests.notice.test_logo import GOOD
from tests.paths import PROJECT
from tests.running import build_py

EXAMPLE = (PROJECT / "docs/example.yml").read_text("utf-8")


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A long notice with its own look, in which something is not filled in."""
    notices = tmp_path / "notices"
    notices.mkdir()
    text = EXAMPLE.replace("register: customers", "register: <which register>")
    (notices / "_piha.yml").write_text(text + LOOK, "utf-8")
    (notices / "logo.png").write_bytes(GOOD["told.png"])
    done = build_py("draft", "--single", "piha", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    return tmp_path / "luonnos-piha.html"


def test_single_page(written: Path, fresh: Page) -> None:
    """Nothing is found by axe; tables are in order, nothing is wider than a phone, and nothing else is asked for."""
    visit = Visit(fresh)
    fresh.goto(written.as_uri())
    none([*look(fresh), *ask(fresh, "tables"), *visit.messages])
    assert visit.others() == []
    assert fresh.locator("script").count() == 0
    assert fresh.locator(".logo img").first.evaluate("(one) => one.naturalWidth") > 0


def test_link_to_the_other_language(written: Path, fresh: Page) -> None:
    """The link at the top leads to the other language, whose own links stay in it."""
    fresh.goto(written.as_uri())
    fresh.get_by_role("link", name="Read this in English").click()
    assert fresh.url.endswith("#en")
    fresh.locator("#en .contents a").first.click()
    assert "#en-" in fresh.url


def test_on_paper(written: Path, fresh: Page) -> None:
    """Every sheet is marked as a draft, behind the text, and each language begins on a sheet of its own."""
    fresh.goto(written.as_uri())
    printed = pypdfium2.PdfDocument(fresh.pdf(prefer_css_page_size=True))
    texts = [sheet.get_textpage().get_text_range() for sheet in printed]
    assert not [number for number, text in enumerate(texts) if MARK not in text]
    [english] = [number for number, text in enumerate(texts) if "What this draft still lacks" in text]
    assert english > 0
    assert "Rekisterinpitäjä" in "".join(texts[:english])


def test_markup(written: Path) -> None:
    """The page is HTML by the standard; the stylesheets in it are judged where they are files."""
    html, _, rest = written.read_text("utf-8").partition("<style>")
    written.write_text(f"{html}<style>{rest[rest.index('</style>') :]}", "utf-8")
    none([fault for fault in vnu(written) if "Inline style violates Content Security Policy" not in fault])
