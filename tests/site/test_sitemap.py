"""A sitemap that is larger than the protocol allows is several files, which an index names."""

from __future__ import annotations

import pytest

from hooks.site import sitemap
from hooks.site.inputs import Inputs, read_inputs
from hooks.site.publication import tell_robots
from hooks.site.sitemap import MapEntry, make_sitemap, write_entries
from hooks.theme.site import Addresses
from tests.shared import THEME
from tests.sites import SITE_URL

PAGES = [MapEntry(f"{SITE_URL}y{number}/", "2026-11-02", {}) for number in range(5)]
INDEX = """\
<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap>
<loc>https://selosteet.example/sitemap-1.xml</loc>
</sitemap>
<sitemap>
<loc>https://selosteet.example/sitemap-2.xml</loc>
</sitemap>
</sitemapindex>"""


@pytest.fixture(scope="module")
def inputs() -> Inputs:
    """Those of a site that knows its address."""
    return read_inputs(THEME, Addresses(SITE_URL, ""))


def find_numbers(text: str) -> list[int]:
    """Which lines a file has."""
    return [number for number, page in enumerate(PAGES) if f"<loc>{page.canonical_url}</loc>" in text]


def test_limits() -> None:
    """The limits are those of sitemaps.org: 50,000 addresses and 50 MB a file."""
    assert (sitemap.MOST_ADDRESSES, sitemap.MOST_BYTES) == (50_000, 52_428_800)


def test_one_file(inputs: Inputs, monkeypatch: pytest.MonkeyPatch) -> None:
    """As many addresses as the protocol allows stand in one file."""
    [(name, text)] = make_sitemap(write_entries(PAGES, inputs), inputs).items()
    assert (name, find_numbers(text)) == ("sitemap.xml", [0, 1, 2, 3, 4])
    monkeypatch.setattr(sitemap, "MOST_ADDRESSES", len(PAGES))
    monkeypatch.setattr(sitemap, "MOST_BYTES", len(text.encode()))
    assert make_sitemap(write_entries(PAGES, inputs), inputs) == {name: text}


@pytest.mark.parametrize("limit", ["MOST_ADDRESSES", "MOST_BYTES"])
def test_several_files(limit: str, inputs: Inputs, monkeypatch: pytest.MonkeyPatch) -> None:
    """One address or one byte more makes two files, with each address once, and an index where the one file was."""
    most = {
        "MOST_ADDRESSES": len(PAGES) - 1,
        "MOST_BYTES": len(make_sitemap(write_entries(PAGES, inputs), inputs)["sitemap.xml"].encode()) - 1,
    }
    monkeypatch.setattr(sitemap, limit, most[limit])
    files = make_sitemap(write_entries(PAGES, inputs), inputs)
    assert list(files) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]
    assert files["sitemap.xml"] == INDEX
    assert [find_numbers(files[f"sitemap-{number}.xml"]) for number in (1, 2)] == [[0, 1], [2, 3, 4]]
    assert files["sitemap-1.xml"].count("</urlset>") == 1


def test_robots(inputs: Inputs, monkeypatch: pytest.MonkeyPatch) -> None:
    """robots.txt names the index, which is where the one file was."""
    before = tell_robots(write_entries(PAGES, inputs), inputs)["robots.txt"]
    monkeypatch.setattr(sitemap, "MOST_ADDRESSES", 2)
    files = tell_robots(write_entries(PAGES, inputs), inputs)
    assert files["robots.txt"] == before == f"User-agent: *\nAllow: /\n\nSitemap: {SITE_URL}sitemap.xml\n"
    assert [name for name in files if name.startswith("sitemap-")] == [f"sitemap-{number}.xml" for number in (1, 2, 3)]
