"""The way out of MkDocs 1.x, which is unmaintained: ProperDocs builds the same bytes from the same checkout.

`make properdocs` puts ProperDocs into an environment of its own, which has no MkDocs.
"""

import os
import shutil
from pathlib import Path

import pytest

from tests.paths import PROJECT
from tests.running import copy_project, program_folder, run_command
from tests.site.test_reproducible import tree
from tests.sites import NOTICES, SITE_URL, build_site

PYTHON = PROJECT / ".properdocs/bin/python"
# ProperDocs' own module of this name gives its modules the names of MkDocs'; then build.py runs as it stands.
BUILD_PY = "import properdocs.replacement, runpy, sys; sys.argv.pop(0); runpy.run_path('build.py', run_name='__main__')"


def run(*arguments: str | Path) -> None:
    environment = {**os.environ, "SITE_URL": SITE_URL, "EDIT_URI": ""}
    done = run_command([PYTHON, *arguments], cwd=program_folder(), env=environment)
    assert (done.returncode, done.stderr) == (0, "")


def test_there_is_no_mkdocs() -> None:
    """The environment has ProperDocs and no MkDocs that could build in its stead."""
    run(
        "-c",
        "import importlib.util as u, sys; sys.exit(u.find_spec('mkdocs') is not None or not u.find_spec('properdocs'))",
    )


@pytest.mark.parametrize("by", ["build.py", "properdocs"])
def test_same_bytes(tmp_path: Path, by: str) -> None:
    """Through build.py as through its own command, ProperDocs builds the tree that MkDocs builds, byte for byte."""
    expected = tree(build_site(tmp_path / "mkdocs", SITE_URL=SITE_URL))
    if by == "build.py":
        run("-c", BUILD_PY, "build.py", "build", "--notices", NOTICES, "--site", tmp_path / "properdocs")
    else:
        copy_project(tmp_path)
        shutil.copytree(NOTICES, tmp_path / "notices")
        run("-m", "properdocs", "build", "-q", "-f", tmp_path / "mkdocs.yml", "-d", tmp_path / "properdocs")
    assert len(expected) > 20
    assert tree(tmp_path / "properdocs") == expected
