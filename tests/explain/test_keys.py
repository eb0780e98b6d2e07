"""What keys.yml says of each key, and that its examples can be written."""

import re
from pathlib import Path

import pytest

from hooks.checks.registry import CHECKS
from hooks.format.keys import FIELDS
from hooks.new.questions import LANGUAGES as ASKED_IN
from hooks.theme.languages import DEFAULT_LANGUAGES
from tests.paths import PROJECT
from tests.shared import THEME, read_case

SHORTEST = (PROJECT / "tests/data/good/shortest.yml").read_text("utf-8")
TOP = [path[0] for path in FIELDS if len(path) == 1]


def test_every_key_has_a_meaning() -> None:
    """keys.yml has an entry for every key of the model, in the same order, and for nothing else."""
    assert list(THEME.keys) == [".".join(path) for path in FIELDS]


def test_entries_are_whole() -> None:
    """Every entry has its meaning in each language and an example, and nothing that nobody reads."""
    for name, entry in THEME.keys.items():
        assert set(entry) - {"law", "also", *ASKED_IN} == {"example"}, name
        assert entry.keys() >= {*DEFAULT_LANGUAGES}, name


@pytest.mark.parametrize("key", TOP)
def test_examples_are_valid(key: str, notices: Path) -> None:
    """The example of every top-level key, put into a register, has the right form."""
    others = SHORTEST.partition("register:")[0] if key == "removed" else SHORTEST  # beside it only the controller
    without = re.sub(rf"^{key}:.*\n([ -].*\n)*", "", others, flags=re.MULTILINE)
    (notices / "x.yml").write_text(f"{without}{key}: {THEME.keys[key]['example']}\n", "utf-8")
    faults = read_case(notices / "x.yml", notices).faults

    passed = {"logo", "words-unused", *CHECKS}  # no picture is beside it, and nothing uses the words
    assert [str(fault) for fault in faults if fault.code not in passed] == []
