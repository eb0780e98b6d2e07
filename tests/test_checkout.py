"""The notices of this checkout, whatever they are: they have no errors, and the site that they become is whole.

No other test reads them (tests/guard), so that nobody has to change a test who puts other notices in their place.
"""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from hooks.explain.editor_schema import write_editor_schema
from hooks.folder import collection
from hooks.notice import naming
from hooks.theme.theme import PRIMARY
from tests.explain.test_editor_schema import marks, seen
from tests.running import build_py
from tests.shared import THEME
from tests.sites import EDIT_URI, SITE_URL, Element, build_site, find_broken_links, read_files, read_pages


@pytest.fixture(scope="module")
def notices(notices_of_the_checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the folder of the notices."""
    return shutil.copytree(notices_of_the_checkout, tmp_path_factory.mktemp("checkout") / "notices")


@pytest.fixture(scope="module")
def site(notices: Path) -> Path:
    """The site that they become, with its addresses, today and not on the day of the other tests."""
    day = str(int(time.time()))
    return build_site(notices.parent / "site", notices, SITE_URL=SITE_URL, EDIT_URI=EDIT_URI, SOURCE_DATE_EPOCH=day)


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Element]:
    return read_pages(site)


def test_check_finds_no_error(notices: Path) -> None:
    """`build.py check` ends well; warnings and gaps are the companies' own business."""
    done = build_py("check", cwd=notices.parent, SOURCE_DATE_EPOCH=str(int(time.time())))
    assert done.returncode == 0, done.stderr


def test_every_notice_has_its_pages(notices: Path, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each notice is published in each of its languages, no draft is, and the list of notices names each."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    found = collection.load(notices, THEME)
    built = {name.removesuffix("index.html") for name in read_files(site) if name.endswith("/index.html")}
    for entry in found.published:
        stated = entry.register or entry.removal
        assert stated
        languages = naming.list_languages(stated)
        assert {f"{'' if one == PRIMARY else f'{one}/'}{entry.address}/" for one in languages} <= built, entry.name
    assert not [entry.name for entry in found.entries if entry.draft and f"{entry.address}/" in built]
    listed = [line.split()[0] for line in (site / "notices.txt").read_text().splitlines()]
    assert listed == sorted(f"/{address}/" for entry in found.notices for address in entry.addresses)


def test_links_lead_somewhere(site: Path, pages: dict[str, Element]) -> None:
    """Every link, source and label of the site leads to a file or to a place on its page."""
    assert find_broken_links(site, pages) == []


def test_pages_are_whole(pages: dict[str, Element]) -> None:
    """Every page has one h1 and a title of its own, every id once, and every notice has its sections in their order."""
    titles = [page.one("title").text for page in pages.values()]
    assert len(set(titles)) == len(titles)
    for address, page in pages.items():
        page.one("h1")
        ids = [element.attributes["id"] for element in page.all() if "id" in element.attributes]
        assert len(ids) == len(set(ids)), address
        sections = [section.attributes.get("id", "") for section in page.all("section")]
        if sections[:1] == ["summary"]:
            assert sections[1:] == [name for name in ("open", *THEME.sections) if name in sections], address
            assert {"controller", "rights", "complaint"} <= set(sections), address


def test_pages_need_nothing(pages: dict[str, Element]) -> None:
    """No page has a script beside the search field of a long index, a frame, a form, or anything from elsewhere."""
    for address, page in pages.items():
        assert not list(page.all("iframe", "object", "embed", "form", "base")), address
        sources = [element.attributes.get("src", "") for element in page.all("script", "img", "source")]
        assert not [source for source in sources if "//" in source], address


def test_schema_for_editors_is_fresh(notices: Path) -> None:
    """The schema beside them is what the model, the keys and the words give; `python build.py schema` writes it."""
    assert (notices / ".schema.json").read_bytes().decode() == write_editor_schema(THEME)


def test_editors_mark_nothing(notices: Path) -> None:
    """Nothing is marked in an editor in a file that `check` accepts, nor in the empty form."""
    assert {path.name: found for path in notices.rglob("*.yml") if (found := marks(seen(path.read_bytes())))} == {}
