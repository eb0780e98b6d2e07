"""The overview of `serve`, made without a server."""

from __future__ import annotations

from pathlib import Path

from hooks.site.served_overview import write_served_overview
from hooks.theme.theme import FOLDER


def test_a_faulty_file_leads_to_the_pages_that_it_has(notices: Path) -> None:
    """A faulty register has pages with its faults in the languages of the site, and its row leads to no others."""
    notices.with_name("seloste.yml").write_text("name: Notices\nlanguages: [en]\n", "utf-8")
    (notices / "akeri.yml").write_text("- broken\n", "utf-8")
    page = write_served_overview("/en/overview.html", notices, FOLDER, "/")
    assert 'href="/en/akeri/"' in page
    assert 'href="/akeri/"' not in page
