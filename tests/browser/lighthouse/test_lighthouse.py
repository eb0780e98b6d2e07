"""`make lighthouse`: what Lighthouse says of a notice on a phone.

It measures time, so it is no part of `make check`.
"""

import json
import os
from pathlib import Path

import pytest

from tests.browser.conftest import FLAGS
from tests.browser.detectors import program
from tests.browser.kinds import FULL
from tests.running import run_command

LIGHTHOUSE = Path(__file__).parent / "node_modules/.bin/lighthouse"
FIRST_PAINT = 1200  # ms


@pytest.mark.parametrize("address", FULL)
def test_lighthouse(host: str, tmp_path: Path, address: str) -> None:
    """A notice scores 100 four times, and its first paint comes within 1.2 s."""
    report = tmp_path / "report.json"
    flags = " ".join(["--headless=new", *FLAGS])
    options = ["--quiet", "--output=json", f"--output-path={report}", f"--chrome-flags={flags}"]
    environment = os.environ | {"CHROME_PATH": program("chromium", "chromium")}
    done = run_command([LIGHTHOUSE, host + address, *options], cwd=tmp_path, env=environment, limit=300)
    assert done.returncode == 0, done.stderr
    found = json.loads(report.read_text("utf-8"))
    scores = {name: round(category["score"] * 100) for name, category in found["categories"].items()}
    paint = round(found["audits"]["first-contentful-paint"]["numericValue"])
    print(f"\n{address}: {scores}, first paint after {paint} ms")  # noqa: T201 - what the target is run for
    lost = [audit["title"] for audit in found["audits"].values() if audit["score"] is not None and audit["score"] < 1]
    assert set(scores.values()) == {100}, lost
    assert paint < FIRST_PAINT
