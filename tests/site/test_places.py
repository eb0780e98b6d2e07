"""Links from page to page, and full addresses."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hooks.site.places import find_file, join_address, relate

PATHS = st.lists(st.sampled_from(["en", "piha", "akeri", "x"]), max_size=3).map(
    lambda names: "".join(f"{n}/" for n in names)
)


@given(url=PATHS, target=PATHS, name=st.sampled_from(["", "notice.css"]))
def test_a_link_leads_to_its_target(url: str, target: str, name: str) -> None:
    """A browser that follows a link from a page comes to what was meant."""
    link = relate(target + name, url or "./")
    assert urljoin(f"https://selosteet.example/{url}", link).rstrip(
        "/"
    ) == f"https://selosteet.example/{target}{name}".rstrip("/")


@pytest.mark.parametrize(
    ("target", "url", "link"),
    [
        ("assets/icon.svg", "./", "assets/icon.svg"),
        ("assets/icon.svg", "en/piha/asiakkaat/", "../../../assets/icon.svg"),
        ("en/akeri/", "akeri/", "../en/akeri/"),
        ("en/piha/", "en/piha/asiakkaat/", "../"),
        ("./", "akeri/", "../"),
        ("", "akeri/", ".."),
        ("", "./", "."),
    ],
)
def test_links(target: str, url: str, link: str) -> None:
    """A link is as short as can be."""
    assert relate(target, url) == link


def test_full_addresses() -> None:
    """The root is the address of the folder itself; without that no address is known."""
    assert join_address("https://a.example/b/", "./") == "https://a.example/b/"
    assert join_address("https://a.example/b/", "en/x/") == "https://a.example/b/en/x/"
    assert join_address("", "en/x/") == ""


def test_files_of_pages() -> None:
    """A host finds a page in the file that is named index."""
    assert [find_file(url) for url in ("./", "en/x/")] == ["index.html", "en/x/index.html"]
