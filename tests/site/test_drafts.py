"""Drafts have pages where a commit or a folder is looked at, apart from what is published, and never on the site."""

import shutil
import sys
from pathlib import Path

import pytest

from tests.actions import git
from tests.paths import DATA
from tests.running import Done, copy_project, run_command
from tests.sites import NOTICES, SITE_URL, Element, build_site, find_broken_links, read_files, read_pages

SHORTEST = (DATA / "good/shortest.yml").read_text("utf-8")
UNFINISHED = SHORTEST.replace("contract", "<basis>").replace(": customers", ": <which register>")
REMOVED = "controller: {name: Ennen Oy, address: Kuja 1, email: ennen@ennen.example}\nremoved: {date: 2026-11-20}\n"
DRAFTS = {
    "_kesken": UNFINISHED,
    "_valmis": f"{SHORTEST}appearance: {{colour: '#1d6f42'}}\n",
    "zeta/_osa": UNFINISHED,
    "_poistettu": REMOVED,
}
WHICH = (
    "notices/_kesken.yml:7:11: error: register: the placeholder '<which register>' is not filled in; "
    "write `register: customers`"
)
BASIS = (
    "notices/_kesken.yml:11:30: error: purposes[0].basis: the placeholder '<basis>' is not filled in; "
    "write `basis: contract`; if the company has not stated it: `{gap: 2026-11-21 who was asked}`"
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project whose commit has the small site, and drafts of each sort."""
    folder = copy_project(tmp_path_factory.mktemp("drafts"))
    notices = folder / "notices"
    shutil.rmtree(notices, ignore_errors=True)
    shutil.copytree(NOTICES, notices)
    (notices / "_luonnos.yml").unlink()
    for name, text in DRAFTS.items():
        (notices / f"{name}.yml").write_text(text, "utf-8")
    git(folder, "init", "--quiet")
    git(folder, "add", "notices")
    git(folder, "commit", "--quiet", "-m", "Notices")
    return folder


def make_draft(project: Path, *arguments: str) -> Done:
    """What `draft` does in the project."""
    return run_command([sys.executable, "build.py", "draft", *arguments], cwd=project)


@pytest.fixture(scope="module")
def site(project: Path) -> Path:
    """The commit as drafts."""
    done = make_draft(project)
    assert (done.returncode, done.stderr) == (0, "")
    commit = git(project, "rev-parse", "HEAD")[:12]
    assert done.stdout == f"4 notices and 4 unpublished drafts of {commit} in draft\n"
    return project / "draft"


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Element]:
    return read_pages(site)


def test_never_published(project: Path, tmp_path: Path) -> None:
    """With drafts or without them, whatever they lack, the published site has the same bytes."""
    with_drafts = build_site(tmp_path / "with", project / "notices", SITE_URL=SITE_URL)
    without = shutil.copytree(project / "notices", tmp_path / "notices")
    for name in DRAFTS:
        (without / f"{name}.yml").unlink()
    assert read_files(with_drafts) == read_files(build_site(tmp_path / "without", without, SITE_URL=SITE_URL))


def test_every_draft_has_its_pages(pages: dict[str, Element]) -> None:
    """A draft has a page in each language at its own name, which no notice can have, and says which file it is of."""
    for name in DRAFTS:
        for folder in ("/", "/en/"):
            page = pages[f"{folder}{name}/"]
            notice = page.one("aside", **{"aria-label": "LUONNOS / DRAFT"}).text
            assert f"LUONNOS: notices/{name}.yml. Tätä ei julkaista" in notice
            assert f"DRAFT: notices/{name}.yml. It is not published" in notice
            assert page.one("meta", name="robots").attributes["content"] == "noindex"
            assert page.one("title").text.startswith("LUONNOS / DRAFT – ")


def test_a_page_of_a_notice_says_nothing_of_drafts(pages: dict[str, Element]) -> None:
    """What would be published is marked as of that commit alone."""
    said = pages["/akeri/"].one("aside").text
    assert said.startswith("LUONNOS (")
    assert "alaviiva" not in said


def test_what_a_draft_lacks(pages: dict[str, Element]) -> None:
    """The page of a draft tells what it lacks with the place and the remedy, and marks each placeholder."""
    page = pages["/en/_kesken/"]
    [missing] = [element for element in page.all("details") if element.attributes.get("class") == "missing"]
    assert [line.text for line in missing.all("li")] == [
        WHICH,
        BASIS,
    ]
    assert {mark.text for mark in page.all("mark")} == {"<which register>"}
    assert not [element for element in pages["/_valmis/"].all("mark", "details") if "missing" in element.text]


def test_drafts_stand_apart(pages: dict[str, Element]) -> None:
    """The index lists drafts below all notices, with how much each lacks, and no other list has them."""
    for index, title, lacks in (("/", "Luonnokset", "2 tietoa puuttuu"), ("/en/", "Drafts", "2 facts are missing")):
        drafts = pages[index].one("section", **{"class": "drafts"})
        assert drafts.one("h2").text == title
        links = [link.attributes["href"] for link in drafts.all("a")]
        assert links == ["_kesken/", "_poistettu/", "_valmis/", "zeta/_osa/"]
        assert [lacks in line.text for line in drafts.all("li")] == [True, False, False, True]
    elsewhere = [page.text for address, page in pages.items() if address in ("/zeta/", "/en/zeta/", "/404.html")]
    assert not [text for text in elsewhere if "_osa" in text]


def test_lists_for_machines(site: Path) -> None:
    """Neither notices.txt nor robots.txt nor the redirects have a draft."""
    for name in ("notices.txt", "robots.txt", "_headers"):
        assert "_" not in (site / name).read_text("utf-8").replace("_headers", "")
    assert not (site / "sitemap.xml").exists()


def test_every_link_leads_somewhere(site: Path, pages: dict[str, Element]) -> None:
    """On the pages of drafts, too, every link and label leads to something."""
    assert find_broken_links(site, pages) == []


def test_drafts_alone(project: Path) -> None:
    """A commit that has nothing but drafts can be looked at."""
    git(project, "checkout", "--quiet", "-b", "alone")
    git(project, "rm", "--quiet", "notices/aani.yml", "notices/akeri.yml", "notices/zeta/asiakkaat.yml")
    git(project, "rm", "--quiet", "--ignore-unmatch", "-r", "notices/zeta")
    git(project, "commit", "--quiet", "-m", "Drafts")
    done = make_draft(project, "alone", "--site", "alone")
    assert (done.returncode, done.stderr) == (0, "")
    assert "0 notices and 3 unpublished drafts" in done.stdout
    assert {"/_valmis/", "/en/_valmis/"} <= read_pages(project / "alone").keys()


def test_a_draft_with_errors(project: Path) -> None:
    """An error in a draft is told as `check` tells it, and nothing is built."""
    git(project, "checkout", "--quiet", "-b", "faulty")
    (project / "notices/_valmis.yml").write_text(SHORTEST.replace("contract", "sopimus"), "utf-8")
    git(project, "commit", "--quiet", "-am", "An error")
    done = make_draft(project, "faulty", "--site", "faulty")
    assert (done.returncode, done.stdout) == (1, "")
    assert "notices/_valmis.yml:11:30: error: purposes[0].basis: " in done.stderr
    assert done.stderr.endswith("no draft was made\n")
    assert not (project / "faulty").exists()
