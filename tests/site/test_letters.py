"""A list that is too long for one page: the letters of its companies lead to a page for each."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from hooks.folder.collection import load
from hooks.format.names import is_reserved
from hooks.notice import letters
from hooks.notice.letters import FOLDER, find_address
from hooks.parallel import follow_silently
from hooks.site.html import write_page
from hooks.site.inputs import read_inputs
from hooks.site.whole import assemble_site
from hooks.theme.site import Addresses
from tests.running import Done, inherit_environment, program_folder, run_command
from tests.shared import THEME
from tests.sites import NOTICES, SITE_URL, Element, find_broken_links, read_files, read_pages

MOST = 4
LIMITED = """\
import sys
from importlib import import_module
sys.path.insert(0, sys.argv.pop(1))
import_module("hooks.notice.letters").MOST = int(sys.argv.pop(1))
sys.exit(import_module("build").run())
"""
# Five companies in Finnish, and four in English, which one page holds; two of them are in both lists under one letter.
NAMES = {"aalto": "Aalto", "alfa": "Alfa", "ahtari": "Ähtäri", "zhuk": "Жук", "y24h": "24h"}
IN_FINNISH_ONLY = "alfa"


def write_register(folder: Path, address: str, name: str, *, kind: str = "customers", languages: str = "") -> None:
    """Write a register of a company."""
    text = (NOTICES / "akeri.yml").read_text("utf-8").replace("Åkerin Pojat", name)
    text = text.replace("languages: fi\n", languages).replace("register: customers", f"register: {kind}")
    path = folder / f"{address}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def write_registers(folder: Path) -> Path:
    """Write a register of each company; returns the folder."""
    for address, name in NAMES.items():
        write_register(folder, address, name, languages="languages: fi\n" if address == IN_FINNISH_ONLY else "")
    return folder


def build(folder: Path, most: int = MOST, **environment: str) -> Path:
    """Build the site of the registers in `notices`, where one page holds that many companies."""
    program = program_folder()
    arguments = ["build", "--notices", folder / "notices", "--site", folder / "site"]
    variables = {"SITE_URL": SITE_URL, "XDG_CACHE_HOME": str(folder / "cache")} | environment
    command = [sys.executable, "-P", "-c", LIMITED, program, str(most), *arguments]
    done: Done = run_command(command, cwd=folder, env=inherit_environment(**variables))
    assert (done.returncode, done.stderr) == (0, "")
    return folder / "site"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with registers and their site."""
    place = tmp_path_factory.mktemp("letters")
    write_registers(place / "notices")
    build(place)
    return place


@pytest.fixture(scope="module")
def pages(folder: Path) -> dict[str, Element]:
    return read_pages(folder / "site")


def list_links(page: Element, kind: str) -> list[tuple[str, str]]:
    """The links of a navigation, with their texts."""
    return [(link.attributes["href"], link.text) for link in page.one("nav", **{"class": kind}).all("a")]


def test_page_of_letters(pages: Mapping[str, Element]) -> None:
    """The first page has each letter with its number of companies, and no notice, no search field and no script."""
    page = pages["/"]
    assert list_links(page, "alphabet") == [
        ("index/digits/", "0–9 1 yritys"),
        ("index/a/", "A 2 yritystä"),
        ("index/u00c4/", "Ä 1 yritys"),
        ("index/u0416/", "Ж 1 yritys"),
    ]
    assert [item.attributes["id"] for item in page.one("nav", **{"class": "alphabet"}).all("li")] == [
        "letter-digits",
        "letter-a",
        "letter-ä",
        "letter-ж",
    ]
    assert "Valitse kirjain, jolla yrityksen nimi alkaa." in page.text
    assert not list(page.all("script", "input", "h2"))
    assert "Aalto" not in page.text


def test_page_of_a_letter(pages: Mapping[str, Element]) -> None:
    """A letter's page lists its companies, and leads to the other letters and to the page of all letters."""
    page = pages["/index/a/"]
    assert page.one("h1").text == page.one("title").text == "Tietosuojaselosteet: A"
    assert [(link.attributes["href"], link.text) for item in page.all("p") for link in item.all("a")] == [
        ("../../aalto/", "Aalto"),
        ("../../alfa/", "Alfa"),
    ]
    assert list_links(page, "letters") == [
        ("../digits/", "0–9"),
        ("./", "A"),
        ("../u00c4/", "Ä"),
        ("../u0416/", "Ж"),
    ]
    assert page.one("a", **{"aria-current": "page"}).text == "A"
    assert page.one("a", **{"class": "home"}).attributes["href"] == "../.."


def test_short_list_beside_letters(pages: Mapping[str, Element]) -> None:
    """A language with fewer companies has its list on one page; so the pages of letters have none in it."""
    assert [heading.text for heading in pages["/en/"].all("h1")] == ["Privacy notices"]
    assert "Aalto" in pages["/en/"].text
    assert not [address for address in pages if address.startswith("/en/index/")]
    assert pages["/index/a/"].one("header").text == "Tietosuojaselosteet"


def test_both_languages(folder: Path, tmp_path: Path) -> None:
    """A letter that both languages have leads from one to the other; one that Finnish alone has does not."""
    shutil.copytree(folder / "notices", tmp_path / "notices")
    write_register(tmp_path / "notices", "beta", "Beta", languages="languages: fi\n")
    pages = read_pages(build(tmp_path, 3))
    switches = {
        address: [link.attributes["href"] for link in page.one("header").all("a") if "hreflang" in link.attributes]
        for address, page in pages.items()
        if "/index/" in address
    }
    assert switches == {
        "/en/index/a/": ["../../../index/a/"],
        "/en/index/digits/": ["../../../index/digits/"],
        "/en/index/u00c4/": ["../../../index/u00c4/"],
        "/en/index/u0416/": ["../../../index/u0416/"],
        "/index/a/": ["../../en/index/a/"],
        "/index/b/": [],
        "/index/digits/": ["../../en/index/digits/"],
        "/index/u00c4/": ["../../en/index/u00c4/"],
        "/index/u0416/": ["../../en/index/u0416/"],
    }
    assert list_links(pages["/en/"], "alphabet")[1] == ("index/a/", "A 1 company")
    assert find_broken_links(tmp_path / "site", pages) == []


def test_links_hold(folder: Path, pages: dict[str, Element]) -> None:
    """Every link of the site leads somewhere, those of the page for unknown addresses too."""
    assert find_broken_links(folder / "site", pages) == []
    assert [link.attributes["href"] for link in pages["/404.html"].one("main").all("a")] == ["/", "/en/"]


def test_search_engines(folder: Path, pages: Mapping[str, Element]) -> None:
    """The sitemap has the pages of letters, with the newest day of a notice there; the page that leads there has none.

    The addresses of notices alone are in the list that guards them.
    """
    tree = ET.fromstring((folder / "site/sitemap.xml").read_bytes())  # noqa: S314 - we wrote it just now
    days = {url.findtext("{*}loc"): url.findtext("{*}lastmod") for url in tree}
    assert days[SITE_URL] is None
    assert days[f"{SITE_URL}index/a/"] == "2026-01-02"
    assert set(days) == {SITE_URL + address.removeprefix("/") for address in pages if address != "/404.html"}
    assert "noindex" not in [element.attributes.get("content") for element in pages["/index/a/"].all("meta")]
    assert f"/{FOLDER}/" not in (folder / "site/notices.txt").read_text("utf-8")


@pytest.mark.slow
def test_at_the_limit(folder: Path, tmp_path: Path) -> None:
    """As many companies as a page holds stand on one page, however many notices they have; its bytes know no limit."""
    shutil.copytree(folder / "notices", tmp_path / "notices")
    write_register(tmp_path / "notices", "aalto-2", "Aalto", kind="job_applicants")
    many = read_files(build(tmp_path, 500))
    shutil.rmtree(tmp_path / "site")
    assert read_files(build(tmp_path, len(NAMES))) == many
    assert "index/a/index.html" in read_files(build(tmp_path, len(NAMES) - 1))


@pytest.mark.slow
def test_what_is_made_anew(folder: Path, tmp_path: Path) -> None:
    """After a change of one notice only the page of its letter is made anew, and the page of letters stays."""
    shutil.copytree(folder / "notices", tmp_path / "notices")
    site = build(tmp_path, 3)
    before = {path: path.stat().st_ino for path in site.rglob("index.html")}
    path = tmp_path / "notices/ahtari.yml"
    path.write_text(path.read_text("utf-8").replace("2026-01-02", "2026-01-03"), "utf-8")
    build(tmp_path, 3)
    changed = {
        path.relative_to(site).parent.as_posix() for path, number in before.items() if path.stat().st_ino != number
    }
    assert changed == {"ahtari", "en/ahtari", "index/u00c4", "en/index/u00c4"}
    (tmp_path / "clean").mkdir()
    shutil.copytree(tmp_path / "notices", tmp_path / "clean/notices")
    assert read_files(site) == read_files(build(tmp_path / "clean", 3))


@pytest.mark.slow
def test_letter_that_goes(folder: Path, tmp_path: Path) -> None:
    """The page of a letter goes with its last company, and no page leads there any more."""
    shutil.copytree(folder / "notices", tmp_path / "notices")
    write_register(tmp_path / "notices", "beta", "Beta")
    assert "index/b/index.html" in read_files(build(tmp_path))
    path = tmp_path / "notices/beta.yml"
    path.write_text(path.read_text("utf-8").replace("Beta", "Alku"), "utf-8")
    site = build(tmp_path)
    assert "index/b/index.html" not in read_files(site)
    assert find_broken_links(site, read_pages(site)) == []


def test_whole_site(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`serve`, drafts and PDF files, which hold all registers at once, make the same pages."""
    monkeypatch.setattr(letters, "MOST", MOST)
    inputs = read_inputs(THEME, Addresses(SITE_URL, ""))
    made = {
        page.file: write_page(page, inputs)
        for page in assemble_site(load(folder / "notices", THEME), inputs, follow_silently)
    }
    built = {name: data for name, data in read_files(folder / "site").items() if name.endswith("/index.html")}
    assert {name: data for name, data in made.items() if name != "index.html"} == built
    assert made["index.html"] == (folder / "site/index.html").read_bytes()


@pytest.mark.parametrize(
    ("letter", "address"),
    [("A", "index/a"), ("0–9", "index/digits"), ("#", "index/others"), ("Å", "index/u00c5"), ("Я", "index/u042f")],
)
def test_addresses(letter: str, address: str) -> None:
    """A letter's page has an address in small ASCII letters, below one that no register can have."""
    assert find_address(letter) == address
    assert re.fullmatch(r"[a-z0-9/]+", address)
    assert is_reserved(FOLDER, THEME)
