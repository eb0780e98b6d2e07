"""A notice that is gone: a file of a few lines keeps its address answering, and nothing else speaks of it.

What the pages say is in tests/data/removed: <case>.yml gives <case>.fi.txt and <case>.en.txt. Faults of such files are
in tests/data/bad (removed-….yml).
"""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from hooks.folder import collection
from tests.notice.test_notice import VisibleText
from tests.paths import DATA
from tests.running import build_py
from tests.shared import THEME
from tests.sites import EDIT_URI, NOTICES, SITE_URL, Element, build_site, read_files, read_pages

FOLDER = DATA / "removed"
CASES = sorted(path.stem for path in FOLDER.glob("*.yml"))
REMOVAL = (FOLDER / "whole.yml").read_text("utf-8")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of which every kind of removal is a part, beside notices."""
    folder = tmp_path_factory.mktemp("removed")
    shutil.copytree(NOTICES, folder / "notices")
    for case in CASES:
        shutil.copy(FOLDER / f"{case}.yml", folder / "notices")
    return build_site(folder / "site", folder / "notices", SITE_URL=SITE_URL, EDIT_URI=EDIT_URI)


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Element]:
    return read_pages(site)


@pytest.mark.parametrize("case", CASES)
def test_page(case: str, site: Path, golden: Callable[[Path, str], None]) -> None:
    """The page of a removal says since when, whose notice it was, why, and where to turn, in its languages."""
    for language, prefix in (("fi", ""), ("en", "en/")):
        file = site / f"{prefix}{case}/index.html"
        assert file.exists() == (language == "fi" or case != "finnish-only")
        if file.exists():
            [main] = re.findall(r"<main.*?</main>", file.read_text("utf-8"), re.DOTALL)
            golden(FOLDER / f"{case}.{language}.txt", "\n".join(VisibleText(main).lines) + "\n")


def test_page_around(pages: dict[str, Element]) -> None:
    """The page is no notice to search engines, and has its language switch, the way back and the link to edit it."""
    page = pages["/en/whole/"]
    assert page.one("title").text == "Example & Sons Ltd – This privacy notice has been removed"
    assert page.one("meta", name="robots").attributes["content"] == "noindex"
    assert page.one("a", rel="alternate").attributes["href"] == "../../whole/"
    assert page.one("a", href=f"{EDIT_URI}whole.yml").text == "Edit this page"
    assert "noindex" not in str([meta.attributes for meta in pages["/aani/"].all("meta")])


def test_nothing_else_speaks_of_it(site: Path) -> None:
    """No index, no sitemap and no list of notices names a removed notice."""
    for name in ("index.html", "en/index.html", "sitemap.xml", "notices.txt"):
        text = (site / name).read_text("utf-8")
        assert not [case for case in CASES if case in text], name
        assert "aani" in text


def test_a_site_of_removals_alone(tmp_path: Path) -> None:
    """Where every notice is gone, the addresses still answer, and the index says that there is none."""
    (tmp_path / "notices").mkdir()
    (tmp_path / "notices/gone.yml").write_text(REMOVAL, "utf-8")
    made = read_pages(build_site(tmp_path / "site", tmp_path / "notices", SITE_URL=SITE_URL))
    assert sorted(made) == ["/", "/404.html", "/en/", "/en/gone/", "/gone/"]
    assert "Täällä ei ole nyt yhtään selostetta." in made["/"].text
    assert "There are no notices here at the moment." in made["/en/"].text


def test_the_company_file_gives_the_controller(notices: Path) -> None:
    """In a company's folder the controller comes from its file; the other keys common to it do not disturb."""
    (notices / "zeta").mkdir()
    shared = (NOTICES / "zeta/_company.yml").read_text("utf-8") + "cookies: none\n"
    (notices / "zeta/_company.yml").write_text(shared, "utf-8")
    (notices / "zeta/asiakkaat.yml").write_text("removed: {date: 2026-11-02, ask: zeta@example.fi}\n", "utf-8")
    [entry] = collection.load(notices, THEME).entries
    assert entry.faults == ()
    assert entry.removal
    assert entry.removal.controller.name


def test_check_says_it(notices: Path) -> None:
    """`check` demands nothing more of a removed register, and says since when it is gone."""
    shutil.copy(FOLDER / "gaps.yml", notices)
    done = build_py("check", cwd=notices.parent)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == ("notices/gaps.yml: removed on 2026-11-21\n0 notices without errors, 0 warnings, 0 gaps\n")


def test_a_removal_can_be_a_draft(notices: Path) -> None:
    """With a leading underscore a removal is a draft like any other: it is checked, and has no page."""
    (notices / "_gone.yml").write_text(REMOVAL.replace("2026-11-02", "<2026-11-02>"), "utf-8")
    shutil.copy(NOTICES / "akeri.yml", notices)
    site = build_site(notices.parent / "site", notices)
    assert not [name for name in read_files(site) if "gone" in name]
