"""Addresses that the operator sets: one form, or a refusal that names it."""

import pytest

from hooks.reading.refusals import Refused
from hooks.site.addresses import put_right, read_address


@pytest.mark.parametrize(
    "value",
    [
        "https://a.example/",
        "http://127.0.0.1:8000/",
        "http://[::1]:8000/",
        "http://a.example:443/",
        "https://a.example:8443/polku/",
        "https://a-b.example/Polku/ja%20toinen/",
        "https://git.example/~a/b/-/edit/main/notices/",
    ],
)
def test_plain_address(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The plain address of a folder is taken as it is, and a missing slash is added."""
    monkeypatch.setenv("SITE_URL", value)
    assert read_address("SITE_URL") == value
    monkeypatch.setenv("SITE_URL", value.removesuffix("/"))
    assert read_address("SITE_URL") == value


@pytest.mark.parametrize(
    ("value", "right"),
    [
        ("https://a.example//", "https://a.example/"),
        ("https://a.example//polku//b/", "https://a.example/polku/b/"),
        ("https://a.example/polku//", "https://a.example/polku/"),
        ("https://a.example/?", "https://a.example/"),
        ("https://a.example?x=1", "https://a.example/"),
        ("https://a.example/polku/?x=1", "https://a.example/polku/"),
        ("https://a.example/#top", "https://a.example/"),
        ("https://a.example/polku#", "https://a.example/polku/"),
        ("https://a.example/index.html", "https://a.example/"),
        ("https://a.example/polku/index.html", "https://a.example/polku/"),
        ("https://a.example/polku/index.html/", "https://a.example/polku/"),
        ("https://a.example/a/../b/./", "https://a.example/b/"),
        (" https://a.example/ ", "https://a.example/"),
        ("https://a.example/\n", "https://a.example/"),
        ("https://name:word@a.example/", "https://a.example/"),
        ("HTTPS://A.Example/Polku/", "https://a.example/Polku/"),
        ("https://a.example:443/", "https://a.example/"),
        ("http://a.example:80/", "http://a.example/"),
        ("https://a.example:/", "https://a.example/"),
        ("https://ääni.example/", "https://xn--ni-uiaa.example/"),
        ("https://a.example/ääni/", "https://a.example/%C3%A4%C3%A4ni/"),
    ],
)
def test_put_right(value: str, right: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is more than the address of a folder is refused with the address that is meant."""
    assert put_right(value) == right
    assert put_right(right) == right, "the right one is plain"
    monkeypatch.setenv("SITE_URL", value)
    with pytest.raises(Refused, match="write the address of a folder and nothing else"):
        read_address("SITE_URL")


@pytest.mark.parametrize(
    "value",
    [
        " ",
        "/",
        "a.example",
        "//a.example/",
        "https:/a.example/",
        "https://",
        "https:///polku/",
        "https://:8000/",
        "https://a.example:port/",
        "https://a.example:999999/",
        "https://a.example:99999/",
        "https://a.example:65536/",
        "https://a.example:0/",
        "https://[::1/",
        "https://a..example/",
        "https://a.example/two words/",
        "https://a.example\\polku/",
        "ftp://a.example/",
        "file:///srv/site/",
    ],
)
def test_no_address(value: str) -> None:
    """Of what is no web address no right one is guessed."""
    assert put_right(value) == ""
