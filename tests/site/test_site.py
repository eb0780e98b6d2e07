"""A small site, built end to end as an operator does: what is published, and how its pages hang together."""

import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest

from tests.shared import THEME
from tests.sites import EDIT_URI, NOTICES, SITE_URL, Element, build_site, read_files, read_pages


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a fresh clone, which knows no address of its own."""
    return build_site(tmp_path_factory.mktemp("fresh") / "site")


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, Element]:
    return read_pages(site)


@pytest.fixture(scope="session")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same site where the operator has set its addresses."""
    return build_site(tmp_path_factory.mktemp("addressed") / "site", SITE_URL=SITE_URL, EDIT_URI=EDIT_URI)


@pytest.fixture(scope="session")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with more notices than a screen shows, in both languages."""
    folder = tmp_path_factory.mktemp("many")
    (folder / "notices").mkdir()
    register = (NOTICES / "akeri.yml").read_text().replace("languages: fi\n", "").replace("Åkerin Pojat", "NAME")
    names = ("24h", "Aalto", "Alfa-Huolto", "Étoile", "Łódź", "Åbo", "Ähtäri", "Öljy", "_")
    for number, name in enumerate(names):
        (folder / f"notices/y{number}.yml").write_text(register.replace("NAME", name))
    return build_site(folder / "site", folder / "notices")


def test_published_files(site: Path) -> None:
    """Exactly the pages, our assets, what we use of Material's stylesheets and robots.txt are published.

    There is no script of Material's, no map and no search index; and no sitemap, which could name no full address.
    """
    found = sorted(re.sub(r"\.[0-9a-f]{8}\.min\.css$", ".HASH.min.css", name) for name in read_files(site))
    assert found == [
        "404.html",
        "_headers",
        "aani/index.html",
        "akeri/index.html",
        "assets/filter.js",
        "assets/icon.svg",
        "assets/notice.css",
        "assets/stylesheets/material.HASH.min.css",
        "en/aani/index.html",
        "en/index.html",
        "en/zeta/asiakkaat/index.html",
        "en/zeta/index.html",
        "en/zeta/tyonhakijat/index.html",
        "index.html",
        "notices.txt",
        "robots.txt",
        "zeta/asiakkaat/index.html",
        "zeta/index.html",
        "zeta/tyonhakijat/index.html",
    ]


def test_languages(pages: dict[str, Element]) -> None:
    """Pages at the root are in Finnish, pages under /en/ in English, and each says so."""
    for address, page in pages.items():
        assert page.one("html").attributes["lang"] == ("en" if address.startswith("/en/") else "fi"), address


def test_switch_leads_to_the_same_notice(pages: dict[str, Element]) -> None:
    """The language switch leads to the same page in the other language, and is not there where there is none."""
    for address, page in pages.items():
        other = address.removeprefix("/en") if address.startswith("/en/") else f"/en{address}"
        switches = [link for link in page.all("a") if link.attributes.get("rel") == "alternate"]
        assert {urljoin(address, link.attributes["href"]) for link in switches} == (
            {other} if other in pages else set()
        ), address
        for link in switches:
            language = "fi" if address.startswith("/en/") else "en"
            assert link.attributes["lang"] == link.attributes["hreflang"] == language
            assert link.text == {"fi": "Lue tämä suomeksi", "en": "Read this in English"}[language]


def test_end_of_a_notice(pages: dict[str, Element]) -> None:
    """A notice ends with its date, the other language, and where to report an error."""
    footer = pages["/aani/"].one("footer")
    assert next(footer.all("p")).text == "Selosteen tiedot päivitetty 2. marraskuuta 2026"
    links = {link.text: link.attributes["href"] for link in footer.all("a")}
    assert list(links) == ["Read this in English", "Ilmoita virheestä tässä selosteessa", "Kaikki selosteet"]
    report = links["Ilmoita virheestä tässä selosteessa"]
    assert report == "#contact" or report.startswith("mailto:")


def test_same_sections_in_both_languages(pages: dict[str, Element]) -> None:
    """The ids of a page are the same in both languages, each once; those of the sections are their keys."""
    for address, page in pages.items():
        ids = [element.attributes["id"] for element in page.all() if "id" in element.attributes]
        assert len(ids) == len(set(ids)), address
        if f"/en{address}" in pages:
            assert ids == [
                element.attributes["id"] for element in pages[f"/en{address}"].all() if "id" in element.attributes
            ]
    assert [section.attributes["id"] for section in pages["/aani/"].all("section")] == ["summary", *THEME.sections]


def test_contents_list_the_sections(pages: dict[str, Element]) -> None:
    """The list of contents has every section that stands in no other under its heading, in the order of the page."""
    page = pages["/aani/"]
    listed = [(link.attributes["href"], link.text) for link in page.one("nav", **{"class": "contents"}).all("a")]
    headings = {section.attributes["id"]: next(section.all("h2", "h3")) for section in page.all("section")}
    whole = [(f"#{key}", title.text) for key, title in headings.items() if title.tag == "h2" and key != "summary"]
    assert listed == whole


# What a list says of the notices of one company.
ZETA_IN_FINNISH = [
    (
        "/zeta/asiakkaat/",
        "Zeta Esimerkki Oy: Asiakasrekisteri",
        "Selosteen tiedot päivitetty 4. maaliskuuta 2026",
    ),
    (
        "/zeta/tyonhakijat/",
        "Zeta Esimerkki Oy: Työnhakijarekisteri",
        "Selosteen tiedot päivitetty 6. toukokuuta 2026",
    ),
]
ZETA_IN_ENGLISH = [
    (
        "/en/zeta/asiakkaat/",
        "Zeta Example Ltd: Customer register",
        "Facts in the notice updated on 4 March 2026",
    ),
    (
        "/en/zeta/tyonhakijat/",
        "Zeta Example Ltd: Register of job applicants",
        "Facts in the notice updated on 6 May 2026",
    ),
]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (
            "/",
            [
                "Zeta Esimerkki Oy",
                *ZETA_IN_FINNISH,
                (
                    "/akeri/",
                    "Åkerin Pojat Åkeri Esimerkki Oy",
                    "Asiakasrekisteri",
                    "Selosteen tiedot koottu 2. tammikuuta 2026",
                ),
                ("/aani/", "Ääni Esimerkki Oy", "Asiakasrekisteri", "Selosteen tiedot päivitetty 2. marraskuuta 2026"),
            ],
        ),
        (
            "/en/",
            [
                "Zeta Example Ltd",
                *ZETA_IN_ENGLISH,
                (
                    "/en/aani/",
                    "Ääni Esimerkki Oy",
                    "Customer register",
                    "Facts in the notice updated on 2 November 2026",
                ),
            ],
        ),
        (
            "/zeta/",
            [
                "Zeta Esimerkki Oy",
                *ZETA_IN_FINNISH,
            ],
        ),
        (
            "/en/zeta/",
            [
                "Zeta Example Ltd",
                *ZETA_IN_ENGLISH,
            ],
        ),
    ],
)
def test_index(pages: dict[str, Element], address: str, expected: list[str | tuple[str, ...]]) -> None:
    """An index lists name, register and date of its notices, å ä ö last, a company's notices under its name.

    The folder of a company has an index of its own.
    """
    found: list[str | tuple[str, ...]] = []
    for item in pages[address].one("main").all("li"):
        texts = [" ".join(part.text.split()) for part in item.all("p")]
        if "notice" in item.attributes["class"].split():
            found.append((urljoin(address, item.one("a").attributes["href"]), *texts))
        else:
            found.append(texts[0])
    assert found == expected
    assert not list(pages[address].one("main").all("h2", "nav", "template")), "a short list needs no letters, no search"


def test_long_index(many: Path) -> None:
    """A long list stands under its letters, with links to them, and holds what a script makes a search field of."""
    for address in ("/", "/en/"):
        page = read_pages(many)[address]
        headings = [(heading.attributes["id"], heading.text) for heading in page.all("h2")]
        assert headings == [
            ("letter-digits", "0–9"),
            ("letter-others", "#"),
            *((f"letter-{letter}", letter.upper()) for letter in "aelåäö"),
        ]
        links = [(link.attributes["href"], link.text) for link in page.one("nav", **{"class": "letters"}).all("a")]
        assert links == [(f"#{key}", name) for key, name in headings]
        field = page.one("div", id="filter").one("template")
        assert field.one("label").attributes["for"] == field.one("input").attributes["id"]
        assert not [element for element in page.all("input") if element not in list(field.all("input"))]


def test_script(many: Path, pages: dict[str, Element]) -> None:
    """The one script there is comes from the site itself and is deferred; only a long list loads it."""
    scripts = {
        address: [script.attributes for script in page.all("script")]
        for address, page in read_pages(many).items()
        if list(page.all("script"))
    }
    assert scripts == {
        "/": [{"src": "assets/filter.js", "defer": ""}],
        "/en/": [{"src": "../assets/filter.js", "defer": ""}],
    }
    assert not [address for address, page in pages.items() if list(page.all("script"))]


def test_no_request_to_third_parties(site: Path, pages: dict[str, Element]) -> None:
    """No page and no stylesheet of ours loads anything from elsewhere."""
    for address, page in pages.items():
        for element in page.all(
            "link", "script", "img", "iframe", "source", "object", "embed", "video", "audio", "form"
        ):
            for name in ("href", "src", "srcset", "data", "action"):
                assert not re.match(r"(?i)\s*(https?:)?//", element.attributes.get(name, "")), (address, element.tag)
    assert not re.search(r"@import|url\(\s*['\"]?(https?:)?//", (site / "assets/notice.css").read_text())


def test_nothing_runs(pages: dict[str, Element]) -> None:
    """No page has a script, a frame, a form, or an attribute that would run something."""
    for address, page in pages.items():
        assert not list(page.all("script", "iframe", "object", "embed", "form", "base")), address
        for element in page.all():
            assert not [name for name in element.attributes if name.startswith("on") or name == "style"], address
            assert not element.attributes.get("href", "").startswith(("javascript:", "data:")), address


def test_links_resolve(site: Path, pages: dict[str, Element]) -> None:
    """Every link inside the site leads to a file, and every #id to an element of that page."""
    for address, page in pages.items():
        for element in page.all("a", "link"):
            target = urlsplit(urljoin(f"https://here.example{address}", element.attributes["href"]))
            if target.netloc != "here.example":
                continue
            file = site / target.path.lstrip("/")
            assert (file / "index.html" if file.is_dir() else file).is_file(), (address, element.attributes["href"])
            if target.fragment:
                assert target.fragment in {inner.attributes.get("id") for inner in pages[target.path].all()}, (
                    address,
                    target.fragment,
                )


def test_labels_resolve(pages: dict[str, Element]) -> None:
    """What an element is labelled by is on the page."""
    for address, page in pages.items():
        ids = {element.attributes.get("id") for element in page.all()}
        labels = {
            element.attributes["aria-labelledby"] for element in page.all() if "aria-labelledby" in element.attributes
        }
        assert labels <= ids, address


def test_columns_have_labels(pages: dict[str, Element]) -> None:
    """On a phone each cell carries the heading of its column."""
    tables = [table for page in pages.values() for table in page.all("table")]
    assert tables
    for table in tables:
        _, *columns = [heading.text for heading in table.one("thead").all("th")]
        rows = [list(row.all("td")) for body in table.all("tbody") for row in body.all("tr")]
        for cells in filter(None, rows):  # the heading of a group has none
            assert [cell.attributes["data-label"] for cell in cells] == columns


def test_no_address_of_its_own_in_a_fresh_clone(pages: dict[str, Element]) -> None:
    """Without SITE_URL and EDIT_URI a page has no canonical address, no hreflang links and no link to its source."""
    for address, page in pages.items():
        assert not [link for link in page.all("link") if link.attributes["rel"] in ("canonical", "alternate")], address
        assert not [link for link in page.all("a") if link.text in ("Muokkaa tätä sivua", "Edit this page")], address


def test_addresses_that_are_set(addressed: Path) -> None:
    """With SITE_URL every page but 404 has its canonical address and those of its languages, in full.

    Readers of other languages are led to the Finnish page, or to the only one.
    """
    pages = read_pages(addressed)
    full = SITE_URL.rstrip("/")
    for address, page in pages.items():
        links = [link.attributes for link in page.all("link")]
        canonical = [link["href"] for link in links if link["rel"] == "canonical"]
        alternates = {link["hreflang"]: link["href"] for link in links if link["rel"] == "alternate"}
        if address == "/404.html":
            assert canonical == [] and alternates == {}  # noqa: PT018 - one fact
            continue
        finnish = address.removeprefix("/en") if address.startswith("/en/") else address
        versions = {"fi": finnish, "en": f"/en{finnish}"}
        expected = {language: full + version for language, version in versions.items() if version in pages}
        assert canonical == [full + address]
        assert alternates == expected | {"x-default": expected.get("fi", full + address)}


def test_shared_links(addressed: Path, pages: dict[str, Element]) -> None:
    """Who shares a page sees its title, description, languages and, with SITE_URL, its address; of 404 nothing."""
    for address, page in read_pages(addressed).items():
        shared = properties(page)
        if address == "/404.html":
            assert shared == {}
            continue
        assert properties(pages[address]) == {name: said for name, said in shared.items() if name != "og:url"}
        notice = address.count("/") > address.startswith("/en/") + 1 and not address.endswith("/zeta/")
        assert shared["og:type"] == ("article" if notice else "website"), address
        assert shared["og:title"] == page.one("title").text
        assert shared["og:description"] == page.one("meta", name="description").attributes["content"]
        assert shared["og:url"] == SITE_URL.rstrip("/") + address
        locales = [shared["og:locale"], *filter(None, [shared.get("og:locale:alternate")])]
        expected = ["en_GB", "fi_FI"] if address.startswith("/en/") else ["fi_FI", "en_GB"]
        assert locales == (expected if f"/en{address}" in pages or address.startswith("/en/") else expected[:1])
    assert properties(pages["/akeri/"])["article:modified_time"] == "2026-01-02"


def properties(page: Element) -> dict[str, str]:
    """The Open Graph properties of a page."""
    metas = [meta.attributes for meta in page.all("meta")]
    return {meta["property"]: meta["content"] for meta in metas if "property" in meta}


def test_edit_links(addressed: Path) -> None:
    """With EDIT_URI `Edit this page` leads to the YAML file; an index has no source to edit."""
    edits = {
        address: link.attributes["href"].removeprefix(EDIT_URI)
        for address, page in read_pages(addressed).items()
        for link in page.all("a")
        if link.text in ("Muokkaa tätä sivua", "Edit this page")
    }
    files = {
        "/aani/": "aani.yml",
        "/zeta/asiakkaat/": "zeta/asiakkaat.yml",
        "/zeta/tyonhakijat/": "zeta/tyonhakijat.yml",
    }
    assert edits == files | {f"/en{address}": file for address, file in files.items()} | {"/akeri/": "akeri.yml"}


def test_titles(pages: dict[str, Element]) -> None:
    """Every page has one h1 and a title and description of its own; only 404 asks not to be indexed."""
    titles = {address: page.one("title").text for address, page in pages.items()}
    assert len(set(titles.values())) == len(titles)
    assert titles["/en/aani/"] == "Ääni Esimerkki Oy – Privacy notice: customer register"
    assert titles["/akeri/"] == "Åkerin Pojat (Åkeri Esimerkki Oy) – Tietosuojaseloste: asiakkaat ja yhteyshenkilöt"
    assert titles["/zeta/"] == "Zeta Esimerkki Oy: tietosuojaselosteet"
    assert titles["/404.html"] == "Sivua ei löydy – Page not found"
    descriptions = {}
    for address, page in pages.items():
        page.one("h1")
        names = {meta.attributes.get("name"): meta.attributes.get("content") for meta in page.all("meta")}
        assert (names.get("robots") == "noindex") == (address == "/404.html"), address
        assert bool(names.get("description")) == (address != "/404.html"), address
        descriptions[address] = names.get("description") or ""
    assert len(set(descriptions.values())) == len(descriptions)
    assert max(map(len, descriptions.values())) <= 160
    assert descriptions["/zeta/tyonhakijat/"] == (
        "Näin Zeta Esimerkki Oy käsittelee henkilötietojasi. Tietosuojaseloste: työnhakijat. Tarkoitukset: rekrytointi."
    )
    assert descriptions["/en/zeta/"] == (
        "How Zeta Example Ltd processes your personal data. "
        "Privacy notices: Customer register and Register of job applicants."
    )


def test_headings_are_nested(pages: dict[str, Element]) -> None:
    """No level of headings is left out."""
    for address, page in pages.items():
        levels = [int(heading.tag[1]) for heading in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels[0] == 1, address
        assert all(after <= before + 1 for before, after in pairwise(levels)), address


@pytest.mark.parametrize(
    ("environment", "root"),
    [({}, "/"), ({"SITE_URL": SITE_URL}, "/"), ({"SITE_URL": "https://here.example/a/b"}, "/a/b/")],
)
def test_not_found(tmp_path: Path, environment: dict[str, str], root: str) -> None:
    """404 speaks both languages and leads to both indexes; its links hold at any depth, also of a site in a folder."""
    site = build_site(tmp_path / "site", NOTICES, **environment)
    page = read_pages(site)["/404.html"]
    assert [part.attributes.get("lang") for part in page.all("section")] == ["fi", "en"]
    assert [link.attributes["href"] for link in page.one("main").all("a")] == [root, f"{root}en/"]
    assert page.one("a", **{"class": "home"}).attributes["href"] == root
    for link in page.all("link"):
        assert (site / link.attributes["href"].removeprefix(root)).is_file()


def test_sitemap(addressed: Path) -> None:
    """The sitemap has every page but 404 once, its date and its languages; robots.txt leads to it."""
    text = (addressed / "sitemap.xml").read_bytes()
    assert not (addressed / "sitemap.xml.gz").exists()
    urls = {
        url.findtext("{*}loc"): (
            url.findtext("{*}lastmod"),
            {link.get("hreflang"): link.get("href") for link in url.findall("{*}link")},
        )
        for url in ET.fromstring(text)  # noqa: S314 - we wrote it just now
    }
    full = SITE_URL.rstrip("/")
    assert set(urls) == {full + address for address in read_pages(addressed) if address != "/404.html"}
    versions = {"fi": f"{full}/aani/", "en": f"{full}/en/aani/", "x-default": f"{full}/aani/"}
    assert urls[f"{full}/aani/"] == urls[f"{full}/en/aani/"] == ("2026-11-02", versions)
    assert urls[f"{full}/akeri/"] == ("2026-01-02", {"fi": f"{full}/akeri/", "x-default": f"{full}/akeri/"})
    assert (addressed / "robots.txt").read_text() == f"User-agent: *\nAllow: /\n\nSitemap: {SITE_URL}sitemap.xml\n"


def test_robots_without_an_address(site: Path) -> None:
    """Without SITE_URL nobody is kept out either, and no sitemap is named."""
    assert (site / "robots.txt").read_text() == "User-agent: *\nAllow: /\n"


def test_one_language(tmp_path: Path) -> None:
    """Where no notice is in English there is no English index, and neither 404 nor the sitemap leads to one."""
    (tmp_path / "notices").mkdir()
    (tmp_path / "notices/akeri.yml").write_text((NOTICES / "akeri.yml").read_text())
    site = build_site(tmp_path / "site", tmp_path / "notices", SITE_URL=SITE_URL)
    pages = read_pages(site)
    assert list(pages) == ["/404.html", "/akeri/", "/"]
    assert [link.attributes["href"] for link in pages["/404.html"].one("main").all("a")] == ["/"]
    assert set(re.findall("<lastmod>(.*)</lastmod>", (site / "sitemap.xml").read_text())) == {"2026-01-02"}


def test_undated(tmp_path: Path) -> None:
    """A notice whose day is a gap has no day anywhere on the site but that of the shared texts, nor "dated as"."""
    (tmp_path / "notices").mkdir()
    text = (NOTICES / "akeri.yml").read_text().replace("drawn_up: 2026-01-02", "drawn_up: {gap: 2026-11-21 silent}")
    (tmp_path / "notices/akeri.yml").write_text(text)
    site = build_site(tmp_path / "site", tmp_path / "notices", SITE_URL=SITE_URL)
    pages = read_pages(site)
    assert [day for page in pages.values() for day in page.all("time")] == []
    assert "dated" not in [paragraph.attributes.get("class") for paragraph in pages["/"].all("p")]
    assert "modified_time" not in (site / "akeri/index.html").read_text()
    assert "lastmod" not in (site / "sitemap.xml").read_text()


def test_drafts_stay_out(site: Path) -> None:
    """Nothing of a draft is published, and neither are files of the folder that are no registers."""
    assert not [
        name
        for name, content in read_files(site).items()
        if b"luonnos" in content or "luonnos" in name or name.endswith(".yml")
    ]
