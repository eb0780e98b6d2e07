"""A HAR file becomes a recording. It is the file of a stranger: its size is bounded, and of its values none is kept."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from ..reading.files import UnreadableFile, read_regular_file
from ..reading.limits import MEGABYTE
from ..reading.refusals import Refused
from .recordings import (
    COOKIE,
    MAX_NAME,
    MAX_NAMED,
    Recording,
    Stored,
    clean_host,
    drop_repeated,
    find_base,
    find_host,
    is_under,
)

MOST = 100  # megabytes
# All that is taken from a file; bodies and values are dropped while it is read.
KEPT = frozenset(
    {"log", "creator", "name", "entries", "request", "response", "url", "status", "cookies", "domain"},
)
HINDRANCES = {  # by what a file is, the sentence
    "missing": "har-missing",
    "not-regular": "har-not-regular",
    "too-large": "har-too-large",
    "no-access": "har-no-access",
}
ALWAYS_WITH_COOKIES = "Firefox"  # the browser whose files have them in any case
REDIRECTS = range(300, 400)
PARTS = ("request", "response")  # of an entry, which may have cookies

Table = Mapping[str, Any]


def read_recordings(before: Path, after: Path) -> tuple[Recording, Recording]:
    """The recordings of the same page before and after a choice.

    Raises:
        Refused: a file is no HAR, or has no cookies, or they are of two sites.

    """
    first = read_har(before)
    second = read_har(after)
    base, other = find_base(first.site), find_base(second.site)
    is_same_site = is_under(base, other) or is_under(other, base)
    if not is_same_site:
        raise Refused("har-other-site", before=str(before), site=first.site, after=str(after), other=second.site)
    if second.may_lack_cookies:
        raise Refused("har-no-cookies", file=str(after))
    return first, second


def read_har(path: Path) -> Recording:
    """One file as a recording.

    Raises:
        Refused: it cannot be read, is no HAR, or tells nothing of cookies.

    """
    parsed = parse_file(path)
    log = get_table(parsed, "log")
    entries = list(filter_tables(log.get("entries")))
    hosts = frozenset(filter(None, map(find_asked, entries)))
    if not hosts:
        raise Refused("har-empty", file=str(path))
    if not any(map(has_cookie_fields, entries)):
        raise Refused("har-no-cookies", file=str(path))
    stored = drop_repeated(list_cookies(entries))
    if max(len(hosts), len(stored)) > MAX_NAMED:
        raise Refused("har-too-many", file=str(path), most=MAX_NAMED)
    creator = get_table(log, "creator").get("name")
    return Recording(
        site=find_site(entries),
        hosts=hosts,
        stored=stored,
        may_lack_cookies=not stored and creator != ALWAYS_WITH_COOKIES,
    )


def parse_file(path: Path) -> object:
    """What a file holds of KEPT.

    Raises:
        Refused: it cannot be read, or is no JSON.

    """
    try:
        content = read_regular_file(path, MOST * MEGABYTE)
    except UnreadableFile as error:
        raise refuse_file(path, error) from error
    try:
        return json.loads(content, object_pairs_hook=keep_needed)
    except (ValueError, RecursionError) as error:
        raise Refused("har-no-json", file=str(path)) from error


def refuse_file(path: Path, error: UnreadableFile) -> Refused:
    """How a file is refused that cannot be read."""
    message = HINDRANCES[error.hindrance]
    return Refused(message, file=str(path), size=error.size // MEGABYTE, most=MOST, reason=error.detail)


def keep_needed(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    """A table of a file without what is not needed."""
    return {key: value for key, value in pairs if key in KEPT}


def get_table(found: object, key: str) -> Table:
    """The table under a key, or an empty one."""
    if not isinstance(found, Mapping):
        return {}
    inner = found.get(key)
    if not isinstance(inner, Mapping):
        return {}
    return inner


def filter_tables(found: object) -> Iterator[Table]:
    """The tables of a list; nothing of what is none."""
    if isinstance(found, list):
        yield from filter(lambda each: isinstance(each, Mapping), found)


def find_asked(entry: Table) -> str:
    """The host that a request went to."""
    request = get_table(entry, "request")
    return find_host(request.get("url"))


def find_site(entries: Iterable[Table]) -> str:
    """The host of the page: that of the first request that did not lead elsewhere."""
    asked = ""
    for entry in entries:
        asked = find_asked(entry) or asked
        response = get_table(entry, "response")
        is_redirected = response.get("status") in REDIRECTS
        if asked and not is_redirected:
            break
    return asked


def has_cookie_fields(entry: Table) -> bool:
    """Whether an entry would tell cookies."""
    tables = [get_table(entry, part) for part in PARTS]
    return any("cookies" in table for table in tables)


def list_cookies(entries: Iterable[Table]) -> Iterator[Stored]:
    """The cookies that requests carried and answers set, each with its domain, or else the host that was asked."""
    for entry in entries:
        host = find_asked(entry)
        if not host:
            continue
        for cookie in list_cookie_tables(entry):
            name = cookie.get("name")
            domain = clean_host(cookie.get("domain"))
            if isinstance(name, str) and name:
                yield Stored(COOKIE, name[:MAX_NAME], domain or host)


def list_cookie_tables(entry: Table) -> Iterator[Table]:
    """The cookies of a request and of its answer."""
    for part in PARTS:
        table = get_table(entry, part)
        yield from filter_tables(table.get("cookies"))
