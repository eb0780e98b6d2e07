"""Truth over time: constants that were checked long ago."""

from dataclasses import replace

from hooks.folder import ageing
from hooks.reading.loading import parse_source
from tests.shared import THEME


def test_constants_of_today() -> None:
    """The project's own constants were checked within a year of the day of the tests."""
    assert list(ageing.find_old_constants(THEME)) == []


def test_old_constant() -> None:
    """A constant checked more than a year ago raises a warning at its date, and so does a day that is none."""
    read = parse_source(
        b"dpf: {decision: x, checked: 2025-11-20}\neea: {checked: 2025-11-21}\nodd: {checked: soon}\n",
        "theme/notice/constants.yml",
    )
    theme = replace(THEME, constants=read.data, constant_places=read.places)
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
