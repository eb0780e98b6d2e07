"""What is doubtful or open: tests/data/doubtful/<case>.yml gives the warnings and gaps of <case>.txt.

A new case needs no Python: write the file, run pytest with --update-goldens, and read what it wrote. Checks that are
errors have their cases in tests/data/bad (test_faults.py).
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from hooks.checks.registry import CHECKS
from hooks.folder import collection
from hooks.reading.fault_codes import FaultCode
from hooks.reading.messages import ENGLISH, NAMED_PLACE, read_catalogue
from tests.paths import DATA
from tests.shared import THEME

CASES = sorted((DATA / "doubtful").glob("*.yml"))
FOUND = [fault for folder in ("bad", "doubtful") for fault in collection.load(DATA / folder, THEME).faults]
SHORTEST = (DATA / "good/shortest.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_doubtful_file(case: Path, notices: Path, golden: Callable[[Path, str], None]) -> None:
    """A doubtful file has no error, and exactly the warnings and gaps of its golden file."""
    (notices / case.name).write_bytes(case.read_bytes())
    faults = collection.load(notices, THEME).faults
    assert {fault.level for fault in faults} in ({"warning"}, {"gap"}, {"warning", "gap"})
    golden(case.with_suffix(".txt"), "\n".join(str(fault) for fault in faults) + "\n")


def test_every_check_has_a_case() -> None:
    """Every check is found in some file of data/bad or data/doubtful; what waits for other data has own tests."""
    elsewhere = {FaultCode.TRANSFER_DECISION_ENDS, FaultCode.SERVICE_UNCERTAIN}  # test_adequacy.py, test_services.py
    found = {*(fault.code for fault in FOUND), *elsewhere}
    assert [code for code in CHECKS if code not in found] == []


def test_a_check_has_one_code() -> None:
    """No two codes share a check."""
    assert len(set(CHECKS.values())) == len(CHECKS)


@pytest.mark.parametrize("code", CHECKS)
def test_findings_fit_their_sentences(code: FaultCode) -> None:
    """A finding gives its sentence the values that it has places for, and no others."""
    for fault in FOUND:
        if fault.code == code:
            said = read_catalogue(ENGLISH)["findings"][code]["says"][fault.message]
            places = NAMED_PLACE.findall(f"{said['problem']} {said.get('remedy', '')}")
            assert dict(fault.values).keys() == set(places), str(fault)


def test_shortest_register_is_beyond_doubt(notices: Path) -> None:
    """The shortest register has no error, no warning and no gap."""
    (notices / "x.yml").write_text(SHORTEST, encoding="utf-8")
    assert [str(fault) for fault in collection.load(notices, THEME).faults] == []
