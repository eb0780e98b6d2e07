"""Every fault an editor can make: tests/data/bad/<case>.yml gives the errors of <case>.txt.

A new case needs no Python: write the file, run pytest with --update-goldens, and read what it wrote.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from hooks.folder import collection
from tests.paths import DATA
from tests.shared import THEME

CASES = sorted((DATA / "bad").glob("*.yml"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_bad_file(case: Path, notices: Path, golden: Callable[[Path, str], None]) -> None:
    """A bad file gives exactly the errors of its golden file, each at its line and column."""
    (notices / case.name).write_bytes(case.read_bytes())
    errors = [str(fault) for fault in collection.load(notices, THEME).faults if fault.level == "error"]
    assert errors, "a bad file must have an error; an acceptable one belongs in data/good"
    golden(case.with_suffix(".txt"), "\n".join(errors) + "\n")
