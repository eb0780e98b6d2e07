"""A HAR is the file of a stranger: it becomes names and hosts, or is refused in a sentence."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from hooks.audit import har
from hooks.audit.har import read_har, read_recordings
from hooks.audit.recordings import COOKIE, Recording, Stored, drop_repeated, find_host
from hooks.reading.refusals import Refused
from tests.paths import DATA

BEFORE, AFTER = DATA / "audit/before.har", DATA / "audit/after.har"
SITE = "https://www.kauppa.example/"
NAMED = {"cookies": [{"name": "a", "value": "secret"}]}


def make_entry(url: object = SITE, **parts: object) -> dict[str, Any]:
    return {"request": {"url": url, "cookies": []}, "response": {"status": 200, "cookies": []}} | parts


def write_har(folder: Path, *entries: object, name: str = "x.har", creator: str = "WebInspector") -> Path:
    path = folder / name
    log = {"creator": {"name": creator}, "entries": entries}
    path.write_text(json.dumps({"log": log}), "utf-8")
    return path


def refuse(path: Path) -> str:
    """What is said of a file that is refused."""
    with pytest.raises(Refused) as refused:
        read_har(path)
    return str(refused.value)


def test_names_and_hosts_are_kept() -> None:
    """The page is where the first request led in the end; a cookie is its domain's, or else the host's."""
    before, _ = read_recordings(BEFORE, AFTER)
    assert before == Recording(
        site="www.kauppa.example",
        hosts=frozenset(
            {"kauppa.example", "www.kauppa.example", "consent.cookiebot.com", "fonts.googleapis.com", "tilasto.example"}
        ),
        stored=frozenset(
            {
                Stored(COOKIE, "kori_7f", "www.kauppa.example"),
                Stored(COOKIE, "_ga", "kauppa.example"),
                Stored(COOKIE, "laskuri", "tilasto.example"),
            }
        ),
    )


def test_no_value_is_kept() -> None:
    """What a file holds beside names is dropped while it is read."""
    assert "SECRET" in BEFORE.read_text("utf-8")
    assert "SECRET" not in str(har.parse_file(BEFORE)).replace("base64,SECRET", "")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is no HAR; save one from the network panel of the browser's developer tools"),
        (b"register: customers", "is no HAR"),
        (b"\xff\xfe\xfa", "is no HAR"),
        (b"[" * 200_000, "is no HAR"),
        (b'{"a":' * 200_000, "is no HAR"),
        (b"9" * 10_000, "is no HAR"),
        (b"[]", "has no request to a web address; open the developer tools first, then load the page, and save again"),
        (b"null", "has no request to a web address"),
        (b'{"log": []}', "has no request to a web address"),
        (b'{"log": {"entries": {"request": 1}, "creator": []}}', "has no request to a web address"),
        (b'{"log": {"entries": [1, null, {"request": [], "response": 2}]}}', "has no request to a web address"),
        (b'{"log": {"entries": [{"request": {"url": "https://[::1"}}]}}', "has no request to a web address"),
        (b'{"log": {"entries": [{"request": {"url": ["https://a.example"]}}]}}', "has no request to a web address"),
    ],
    ids=lambda value: str(value[:30]),
)
def test_what_is_no_har(tmp_path: Path, content: bytes, said: str) -> None:
    """Whatever stands in the place of a HAR is refused."""
    path = tmp_path / "x.har"
    path.write_bytes(content)
    assert said in refuse(path)


def test_odd_parts_are_passed_over(tmp_path: Path) -> None:
    """What has another form than a HAR gives it is passed over, and a long name is cut."""
    odd = [1, {}, {"name": 3}, {"name": ""}, {"name": "a" * 999, "domain": 7}, {"name": "b", "domain": ".X.example"}]
    path = write_har(tmp_path, make_entry(request={"url": SITE, "cookies": odd}, response=None), "no entry")
    names = {(each.name, each.host) for each in read_har(path).stored}
    assert names == {("a" * 200, "www.kauppa.example"), ("b", "x.example")}


def test_files_that_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is a regular one, of bounded size."""
    missing = "x.har: No such file or directory; name a HAR file that was saved from the browser's developer tools"
    assert missing in refuse(tmp_path / "x.har")
    assert "is not a regular file; name the HAR file itself" in refuse(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    assert "is not a regular file" in refuse(tmp_path / "pipe")
    large = tmp_path / "large.har"
    with large.open("wb") as file:
        file.truncate(har.MOST * 1024 * 1024 + 1)
    said = (
        "large.har is 100 MB, and no more than 100 MB are read; record one page alone, from an empty list of requests"
    )
    assert said in refuse(large)
    monkeypatch.setattr(os, "open", deny)
    assert refuse(BEFORE).endswith("Permission denied; check its permissions")


def deny(*_given: object) -> int:
    raise PermissionError(13, "Permission denied")


def test_a_har_that_names_too_much(tmp_path: Path) -> None:
    """The number of names is bounded, so that comparing them takes no time."""
    cookies = [{"name": f"a{number}"} for number in range(2001)]
    said = "names more than 2000 hosts or cookies, and no more are compared; record one page alone"
    assert said in refuse(write_har(tmp_path, make_entry(request={"url": SITE, "cookies": cookies})))


def test_a_har_without_cookies(tmp_path: Path) -> None:
    """A recording whose cookies were taken out is told from one of a page that has none, as far as that can be."""
    bare = write_har(tmp_path, {"request": {"url": SITE}, "response": {"status": 200}}, name="bare.har")
    empty = write_har(tmp_path, make_entry(), name="empty.har")
    firefox = write_har(tmp_path, make_entry(), name="firefox.har", creator="Firefox")
    full = write_har(tmp_path, make_entry(request={"url": SITE, **NAMED}), name="full.har")
    said = refuse(bare)
    assert "has no cookies, since browsers leave them out of a HAR; in Chrome and Edge allow it in the settings" in said
    assert "Export HAR (with sensitive data)…; Firefox has them in what Save All As HAR (Tallenna kaikki HAR-" in said
    with pytest.raises(Refused, match=r"empty\.har has no cookies"):
        read_recordings(full, empty)
    assert read_recordings(empty, full)[0].may_lack_cookies
    assert not read_recordings(firefox, firefox)[0].may_lack_cookies


def test_recordings_of_two_sites(tmp_path: Path) -> None:
    """Both are of the same page, with or without www."""
    other = write_har(
        tmp_path, make_entry("https://toinen.example/", request={"url": "https://toinen.example/", **NAMED})
    )
    with pytest.raises(Refused, match=r"and .*x\.har of toinen\.example; record the same page twice"):
        read_recordings(BEFORE, other)
    same = write_har(tmp_path, make_entry(request={"url": "https://kauppa.example/", **NAMED}))
    assert read_recordings(BEFORE, same)[1].site == "kauppa.example"


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://Shop.Example:8443/a?b=https://c.example", "shop.example"),
        ("wss://a.example/", "a.example"),
        ("http://user:word@a.example/", "a.example"),
        ("http://[::1]:80/", "::1"),
        ("data:text/html,https://a.example", ""),
        ("file:///etc/passwd", ""),
        ("https://a\x1b[31m.example/", ""),
        (f"https://{'a' * 300}.example/", ""),
        ("about:blank", ""),
        (None, ""),
    ],
)
def test_hosts(address: object, host: str) -> None:
    """The host of an address of the web, whatever else stands in it."""
    assert find_host(address) == host


def test_a_cookie_is_told_once() -> None:
    """A cookie of a domain is not told again for the hosts below it that it was sent to."""
    above, below = Stored(COOKIE, "a", "x.example"), Stored(COOKIE, "a", "www.x.example")
    other = Stored("local_storage", "a", "www.x.example")
    assert drop_repeated([above, below, other]) == {above, other}
