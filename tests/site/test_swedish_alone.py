"""A notice in Swedish alone: its page is in the folder of Swedish, and the address without a language leads there."""

from __future__ import annotations

import shutil
from pathlib import Path
from urllib.parse import urljoin

from tests.paths import DATA
from tests.sites import build_site, find_broken_links, read_pages


def test_every_address_leads_to_the_only_language(tmp_path: Path) -> None:
    """The root and the address in notices.txt lead to the Swedish pages, and the page for unknown ones is Swedish."""
    (tmp_path / "notices").mkdir()
    shutil.copy(DATA / "notices/holmen.yml", tmp_path / "notices")
    site = build_site(tmp_path / "site", tmp_path / "notices")
    pages = read_pages(site)
    assert pages.keys() == {"/", "/holmen/", "/sv/", "/sv/holmen/", "/404.html"}
    for address, target in {"/": "/sv/", "/holmen/": "/sv/holmen/"}.items():
        content = pages[address].one("meta", **{"http-equiv": "refresh"}).attributes["content"]
        assert urljoin(address, content.removeprefix("0; url=")) == target
        assert pages[address].one("html").attributes == {"lang": "sv", "dir": "ltr"}
    assert (site / "_redirects").read_text() == "/holmen/ /sv/holmen/ 301\n"
    assert (site / "notices.txt").read_text().startswith("/holmen/ ")
    assert pages["/404.html"].one("html").attributes["lang"] == "sv"
    assert pages["/404.html"].one("h1").text == "Sidan finns inte"
    assert find_broken_links(site, pages) == []
