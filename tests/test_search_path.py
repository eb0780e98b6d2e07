"""What lies beside build.py takes the place of no module, of Python or of a package, nor of one that is not there."""

from __future__ import annotations

import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.running import copy_project, inherit_environment, run_command
from tests.sites import NOTICES

OPTIONAL = (
    "defusedxml",
    "olefile",
    "colorama",
    "babel",
    "brotli",
    "sitecustomize",
    "usercustomize",
    "cffi",
    "simplejson",
)
OURS = ("hooks", "build", "theme", "notices", "tests")
TRAP = "open({!r}, 'a').write(__name__ + chr(10))\nraise SystemExit('the wrong module')\n"


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout with a trap under the name of every module there is, and of some that a package would like to have."""
    folder = tmp_path_factory.mktemp("trapped")
    copy_project(folder)
    (folder / "notices").mkdir()
    (folder / "notices/aani.yml").write_bytes((NOTICES / "aani.yml").read_bytes())
    trap = TRAP.format(str(folder / "sprung"))
    for name in {*sys.stdlib_module_names, *packages_distributions(), *OPTIONAL}.difference(OURS):
        if not name.isidentifier():
            continue
        (folder / f"{name}.py").write_text(trap)
    (folder / "pip.py").unlink(missing_ok=True)
    (folder / "pip").mkdir()
    for name in ("__init__", "__main__"):
        (folder / f"pip/{name}.py").write_text(trap)
    return folder


@pytest.mark.parametrize("option", ["", "-P", "-I"])
@pytest.mark.parametrize("command", ["check", "build", "explain", "comment"])
def test_modules_beside_the_program(checkout: Path, option: str, command: str) -> None:
    """No command imports one of them, however Python is called."""
    line = [sys.executable, *option.split(), "build.py", command]
    done = run_command(line, cwd=checkout, env=inherit_environment())
    assert "the wrong module" not in done.stderr
    assert done.returncode == (2 if command == "comment" else 0), done.stderr
    assert not (checkout / "sprung").exists()


def test_pip_beside_the_program(checkout: Path) -> None:
    """The pip that the jobs call is Python's own."""
    done = run_command([sys.executable, "-I", "-m", "pip", "--version"], cwd=checkout, env=inherit_environment())
    assert done.returncode == 0
    assert not (checkout / "sprung").exists()
