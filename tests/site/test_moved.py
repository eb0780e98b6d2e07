"""Old addresses of notices: a page at each of them that leads on, and what hosts are told."""

import re
import shutil
from pathlib import Path
from urllib.parse import urljoin

import pytest

from hooks.folder import collection
from tests.folder.test_removed import REMOVAL
from tests.running import build_py
from tests.shared import THEME
from tests.sites import NOTICES, SITE_URL, Element, build_site, find_broken_links, read_files, read_pages

MOVED = {
    "/vanha/": "/uusi/",
    "/en/vanha/": "/en/uusi/",
    "/muualla/kerran/": "/akeri/",
    "/zeta/": "/zeta/asiakkaat/",
    "/en/zeta/": "/en/zeta/asiakkaat/",
    "/zeta/vanha/": "/zeta/asiakkaat/",
    "/en/zeta/vanha/": "/en/zeta/asiakkaat/",
    "/yhtio/asiakkaat/": "/omena/asiakkaat/",
    "/yhtio/": "/omena/",
    "/ennen/": "/poistettu/",
    "/en/ennen/": "/en/poistettu/",
}


def make_notices(folder: Path) -> Path:
    """The small site, of which four notices, a removal and the list of a company have had other addresses."""
    notices = folder / "notices"
    shutil.copytree(NOTICES, notices)
    (notices / "aani.yml").rename(notices / "uusi.yml")
    (notices / "poistettu.yml").write_text(f"{REMOVAL}aliases: ennen\n", "utf-8")
    (notices / "omena").mkdir()
    shutil.copy(notices / "akeri.yml", notices / "omena/asiakkaat.yml")
    for name, line in {
        "omena/asiakkaat": "aliases: yhtio/asiakkaat",
        "uusi": "aliases: [vanha]",
        "akeri": "aliases: muualla/kerran",
        "zeta/asiakkaat": "aliases: [zeta, zeta/vanha]",
    }.items():
        with (notices / f"{name}.yml").open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")
    return notices


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("moved")
    return build_site(folder / "site", make_notices(folder), SITE_URL=SITE_URL)


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Element]:
    return read_pages(site)


def test_every_old_address_leads_on(site: Path, pages: dict[str, Element]) -> None:
    """At every old address is a page in its language that leads to the new one in the same, by itself and by a link."""
    found = {}
    for address, page in pages.items():
        for meta in page.all("meta"):
            if meta.attributes.get("http-equiv") == "refresh":
                found[address] = page, meta.attributes["content"]
    assert found.keys() == MOVED.keys()
    for address, (page, content) in found.items():
        target = MOVED[address]
        delay, relative = content.split("; url=")
        link = page.one("article").one("a")
        assert (delay, urljoin(address, relative), link.attributes["href"]) == ("0", target, relative)
        assert link.text == pages[target].one("title").text
        assert page.one("link", rel="canonical").attributes["href"] == urljoin(SITE_URL, target)
        assert page.one("meta", name="robots").attributes["content"] == "noindex"
        assert page.one("html").attributes == pages[target].one("html").attributes
        assert list(page.all("script")) == []
    assert find_broken_links(site, pages) == []


def test_words(pages: dict[str, Element]) -> None:
    """The page says in its language what has happened."""
    assert pages["/vanha/"].one("main").text == (
        "Tietosuojaseloste on siirretty Tietosuojaseloste on nyt toisessa osoitteessa: "
        "Ääni Esimerkki Oy – Tietosuojaseloste: asiakasrekisteri"
    )
    assert pages["/en/vanha/"].one("main").text == (
        "This privacy notice has moved The privacy notice is now at another address: "
        "Ääni Esimerkki Oy – Privacy notice: customer register"
    )


def test_nothing_else_names_old_addresses(site: Path) -> None:
    """No index and no sitemap has an old address; the list of published addresses has those of notices."""
    for name in ("index.html", "en/index.html", "sitemap.xml"):
        text = (site / name).read_text("utf-8")
        assert not re.search(r"vanha/|kerran/|ennen/|zeta/[\"<]", text), name
        assert "uusi/" in text
    listed = [line.split()[0] for line in (site / "notices.txt").read_text().splitlines()]
    assert listed == [
        "/akeri/",
        "/muualla/kerran/",
        "/omena/asiakkaat/",
        "/uusi/",
        "/vanha/",
        "/yhtio/asiakkaat/",
        "/zeta/",
        *(f"/zeta/{name}/" for name in ("asiakkaat", "tyonhakijat", "vanha")),
    ]


def test_what_hosts_are_told(site: Path) -> None:
    """`_redirects` and the locations of nginx send every old address on for good."""
    rules = (site / "_redirects").read_text("ascii").splitlines()
    assert sorted(rules) == sorted(f"{old} {new} 301" for old, new in MOVED.items())
    printed = build_py("nginx", "--notices", site.parent / "notices")
    assert (printed.returncode, printed.stderr) == (0, "")
    locations = re.findall(r"^location = (\S+) { return 301 (\S+); }$", printed.stdout, re.MULTILINE)
    assert dict(locations) == MOVED


AKERI = (NOTICES / "akeri.yml").read_text("utf-8")
OTHER = AKERI.replace("customers", "suppliers").replace("customer", "supplier")


@pytest.mark.parametrize(
    ("files", "moved"),
    [
        ({"b/x": "a/x", "b/y": ""}, {"a": "b"}),
        ({"b/x": "[a/x, c/x]", "b/y": "[a/y]"}, {"a": "b", "c": "b"}),
        ({"b/x": "a/x", "a/y": ""}, {}),
        ({"b/x": "a/x", "c/y": "a/y"}, {}),
        ({"b/x": "a/x", "y": "a/y"}, {}),
        ({"b/x": "a/x", "a": ""}, {}),
        ({"b/x": "[a/x, a]"}, {}),
        ({"b/x": "a/x", "y": "[a]"}, {}),
        ({"b/x": "a/x", "b": ""}, {}),
        ({"b/x": "[a/x, b]"}, {}),
        ({"x": "a/x"}, {}),
        ({"b/_x": "a/x"}, {}),
    ],
    ids=[
        *("one register of two", "two folders became one", "the old folder is still there"),
        *("two folders came of one", "one register left for the top", "a notice has the address", "an alias has it"),
        *("an alias of another has it", "a notice is at the list", "an alias is at the list", "no folder", "a draft"),
    ],
)
def test_lists_of_companies(files: dict[str, str], moved: dict[str, str], notices: Path) -> None:
    """The list of a folder leads on where all of that folder went to one, and nothing has its address."""
    for name, aliases in files.items():
        path = notices / f"{name}.yml"
        path.parent.mkdir(exist_ok=True)
        text = AKERI if name.endswith("x") else OTHER
        path.write_text(f"{text}aliases: {aliases}\n" if aliases else text, "utf-8")
    found = collection.load(notices, THEME)
    assert [fault for fault in found.faults if fault.level == "error"] == []
    lists = found.survey.lists
    assert {before: company for company, earlier in lists.items() for before in earlier} == moved


def test_without_an_address_of_the_site(tmp_path: Path) -> None:
    """Where the site's own address is not known, no page names a canonical one, and old ones lead on all the same."""
    pages = read_pages(build_site(tmp_path / "site", make_notices(tmp_path)))
    assert not [link for link in pages["/vanha/"].all("link") if link.attributes["rel"] == "canonical"]
    assert "content" in pages["/vanha/"].one("meta", **{"http-equiv": "refresh"}).attributes


def test_pdf_at_the_old_address(tmp_path: Path) -> None:
    """A PDF stays at its old address, too, and is the present one."""
    pytest.importorskip("weasyprint")
    notices = make_notices(tmp_path)
    done = build_py("build", "--pdf", "--notices", notices, "--site", tmp_path / "site")
    assert (done.returncode, done.stderr) == (0, "")
    files = read_files(tmp_path / "site")
    pdfs = {name: data for name, data in files.items() if name.endswith(".pdf")}
    assert pdfs["vanha/tietosuojaseloste-vanha.pdf"] == pdfs["uusi/tietosuojaseloste-uusi.pdf"]
    assert (
        pdfs["en/zeta/vanha/privacy-notice-zeta-vanha.pdf"]
        == pdfs["en/zeta/asiakkaat/privacy-notice-zeta-asiakkaat.pdf"]
    )
