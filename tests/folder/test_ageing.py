"""Truth over time: constants that were checked long ago."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from hooks.folder import ageing, collection
from hooks.folder.checked import CheckedFile, describe_collection
from hooks.folder.tree import MemoryTree
from hooks.reading.loading import parse_source
from tests.paths import DATA
from tests.shared import THEME

SERVICES = ("google_analytics", "other")
SHORTEST = (DATA / "good/shortest.yml").read_text("utf-8")


def test_constants_of_today() -> None:
    """The project's own constants were checked within a year of the day of the tests."""
    assert list(ageing.find_old_constants(THEME)) == []


def test_old_constant() -> None:
    """A constant checked more than a year ago raises a warning at its date, and so does a day that is none."""
    read = parse_source(
        b"dpf: {decision: x, checked: 2025-11-20}\neea: {checked: 2025-11-21}\nodd: {checked: soon}\n",
        "theme/notice/constants.yml",
    )
    theme = replace(THEME, constants=read.data, places={**THEME.places, "constants": read.places})
    assert [str(fault) for fault in ageing.find_old_constants(theme)] == [
        (
            "theme/notice/constants.yml:1:29: warning: dpf.checked: last checked on 2025-11-20; "
            "check it against its source, and write today's date"
        ),
        (
            "theme/notice/constants.yml:3:16: warning: odd.checked: 'soon' is not written as a date; "
            "write the day on which it was checked, as in 2026-11-02"
        ),
    ]


def check_files(*texts: str) -> Sequence[CheckedFile]:
    """What is told of registers, each in a file of its own."""
    files = {f"{chr(ord('a') + number)}.yml": text.encode() for number, text in enumerate(texts)}
    return describe_collection(collection.load_memory(MemoryTree(Path("notices"), files), THEME)).files


def test_old_service() -> None:
    """A service that a register uses and that was read more than a year ago raises a warning, and no other service."""
    read = {code: parse_source(b"checked: 2025-11-20\n", f"theme/notice/services/{code}.yml") for code in SERVICES}
    places = {(code, *key): place for code, source in read.items() for key, place in source.places.items()}
    services = {code: source.data for code, source in read.items()}
    theme = replace(THEME, services=services, places={**THEME.places, "services": places})
    using = f"{SHORTEST}cookies: {{settings: https://a.example}}\ngoogle_analytics: {{retention: 14 months}}\n"
    assert list(ageing.find_old_services(theme, check_files(SHORTEST))) == []
    assert [str(fault) for fault in ageing.find_old_services(theme, check_files(SHORTEST, using))] == [
        (
            "theme/notice/services/google_analytics.yml:1:10: warning: google_analytics.checked: last checked on "
            "2025-11-20; check it against its source, and write today's date"
        ),
    ]
