"""The notices of this checkout, whatever they are: they have no errors, and the site that they become is whole.

No other test reads them (tests/guard), so that nobody has to change a test who puts other notices in their place.
"""

from __future__ import annotations

import re
import shutil
import time
from functools import reduce
from pathlib import Path

import pytest

from hooks.explain.editor_schema import write_editor_schema
from hooks.folder import collection
from hooks.format.allowed import is_mandatory
from hooks.format.keys import FIELDS, strip_indexes
from hooks.notice import naming
from hooks.reading.loading import read_source
from hooks.reading.source import walk_texts
from hooks.theme.languages import PRIMARY
from tests.explain.test_editor_schema import marks, seen
from tests.running import build_py
from tests.shared import THEME
from tests.sites import EDIT_URI, SITE_URL, Element, build_site, find_broken_links, read_files, read_pages

# What stands in the places of the empty form, in their order.
FILLED = [
    *("Esimerkki Oy", "1234567-1", "Koivukuja 3, 33100 Tampere", "toimisto@esimerkki.example", "office"),
    *("newsletter", "2026-11-21", "association", "services", "newsletter", "consent"),
    *("voluntary", "name", "person", "own_staff", "none", "contact", "1 year", "last_contact", "none"),
]


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
    """Nothing is marked in an editor in a file that `check` accepts; in the empty form only what is to be filled in."""
    marked = {path.name: found for path in notices.rglob("*.yml") if (found := marks(seen(path.read_bytes())))}
    assert [mark for mark in marked.pop("_template.yml", []) if "<" not in mark] == []
    assert marked == {}


def test_the_empty_form_states_nothing(notices: Path) -> None:
    """Every value of the empty form is still to be filled in, and whoever has done that has a sound notice."""
    read = read_source(notices / "_template.yml", "")
    assert read.faults == []
    texts = [text for _, text in walk_texts(read.data)]
    assert [text for text in texts if not re.fullmatch("<[^<>]+>", text)] == []
    assert len(texts) == len(FILLED)
    form = (notices / "_template.yml").read_text("utf-8").split("\ncontroller:")[1]
    filled = "controller:" + reduce(lambda text, value: re.sub("<[^<>]+>", value, text, count=1), FILLED, form)
    (notices.parent / "filled").mkdir()
    (notices.parent / "filled/a.yml").write_text(filled)
    assert [str(fault) for fault in collection.load(notices.parent / "filled", THEME).faults] == []


def test_the_empty_form_asks_for_all_that_must_be_said(notices: Path) -> None:
    """Of what no register can do without, nothing is missing from the empty form."""
    read = read_source(notices / "_template.yml", "")
    asked = {strip_indexes(key) for key, _ in walk_texts(read.data)}
    wanted = {path for path in FIELDS if len(path) == 1 and path != ("removed",) and is_mandatory(path)}
    assert wanted <= {path[:1] for path in asked}
