"""Whoever takes the project for notices of their own changes no test: those that could notice are run in such a copy.

No other test can notice: a test that opens anything in notices/ of the checkout fails (tests/test_watching.py).
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from tests.paths import PROJECT
from tests.running import inherit_environment, run_command
from tests.sites import NOTICES

LEFT_OUT = shutil.ignore_patterns("node_modules", "__pycache__", ".*")


def leave_out(folder: str, names: list[str]) -> set[str]:
    """What a copy of the checkout lacks: its notices, and what was installed or kept in it."""
    notices = {"notices"} if Path(folder) == PROJECT else set()
    return notices | LEFT_OUT(folder, names)


@pytest.fixture
def stranger(tmp_path: Path, notices_of_the_checkout: Path) -> Path:
    """A copy of the checkout with the empty form and other notices: two of a company with a folder, and the example."""
    copy = shutil.copytree(PROJECT, tmp_path / "copy", ignore=leave_out)
    (copy / "notices").mkdir()
    shutil.copy(notices_of_the_checkout / "_template.yml", copy / "notices")
    build = [sys.executable, "build.py", "schema"]
    run_command(build, cwd=copy, env=inherit_environment(), check=True)
    shutil.copytree(NOTICES / "zeta", copy / "notices/zeta")
    shutil.copy(PROJECT / "docs/example.yml", copy / "notices/vihreapiha.yml")
    return copy


@pytest.mark.slow
def test_other_notices_need_no_other_test(stranger: Path) -> None:
    """With three other notices, what looks at the checkout passes, and so do the tests of the watch."""
    modules = ["tests/test_checkout.py", "tests/test_watching.py", "tests/test_readme.py", "tests/test_companies.py"]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *modules]
    done = run_command(command, cwd=stranger, env=inherit_environment(), limit=600)
    assert done.returncode == 0, done.stdout
