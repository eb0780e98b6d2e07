"""The whole built site, file by file: valid, linked, and each page told apart."""

from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

from tests.browser.detectors import html_validate, none, program, vnu
from tests.sites import SITE_URL, Element, find_broken_links

# Of CSS Overflow 5, which the checker does not know; a browser that does not either leaves these rules alone.
NEWER = ("“scroll-target-group”", "“:target-current”")


def test_vnu(site: Path) -> None:
    """The Nu HTML Checker finds nothing in any page, in our stylesheets and in our pictures."""
    program("java", "default-jre-headless")
    faults = vnu("--skip-non-html", site)
    for kind, ending in (("--css", "css"), ("--svg", "svg")):
        faults += vnu(kind, *sorted(site.glob(f"assets/*.{ending}")))
    none([fault for fault in faults if not any(name in fault for name in NEWER)])


def test_html_validate(site: Path) -> None:
    """html-validate finds nothing in any page."""
    program("node", "nodejs")
    none(html_validate(f"{site}/**/*.html"))


def test_links(site: Path, pages: dict[str, Element]) -> None:
    """Every link, source and label inside the site leads to a file, and every #id to an element."""
    none(find_broken_links(site, pages))


def test_sitemap(site: Path, pages: dict[str, Element]) -> None:
    """The sitemap is well-formed, and its addresses are pages of the site, each once."""
    tree = ET.fromstring((site / "sitemap.xml").read_bytes())  # noqa: S314 - we wrote it just now
    listed = [(place.text or "").removeprefix(SITE_URL.rstrip("/")) for place in tree.iterfind("{*}url/{*}loc")]
    assert sorted(listed) == sorted(pages.keys() - {"/404.html"})


def test_language_and_title(pages: dict[str, Element]) -> None:
    """Every page says its language, and no two pages have the same title."""
    wrong = [
        address
        for address, page in pages.items()
        if page.one("html").attributes["lang"] != ("en" if address.startswith("/en/") else "fi")
    ]
    titles = Counter(page.one("title").text for page in pages.values())
    assert (wrong, [title for title, count in titles.items() if count > 1]) == ([], [])
