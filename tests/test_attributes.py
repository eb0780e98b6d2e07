"""A clone has the same bytes wherever it is made, since its files are published as they are."""

import shutil
from pathlib import Path

from tests.paths import PROJECT
from tests.running import Done, copy_project, run_command
from tests.sites import NOTICES, read_files

AUTHOR = ("-c", "user.name=A", "-c", "user.email=a@b.example")


def git(folder: Path, *arguments: object) -> Done:
    return run_command(["git", *arguments], cwd=folder, check=True)


def test_clone_that_would_write_crlf(tmp_path: Path) -> None:
    """With core.autocrlf=true a clone has every file byte for byte, assets too, and shows none as changed."""
    origin, clone = tmp_path / "origin", tmp_path / "clone"
    copy_project(origin)
    shutil.copytree(NOTICES, origin / "notices")
    shutil.copy(PROJECT / ".gitattributes", origin)
    git(origin, "init", "--quiet")
    git(origin, "add", "--all")
    git(origin, *AUTHOR, "commit", "--quiet", "--message=All")
    git(tmp_path, "clone", "--quiet", "-c", "core.autocrlf=true", origin, clone)
    shutil.rmtree(origin / ".git")
    assert git(clone, "status", "--porcelain").stdout == ""
    shutil.rmtree(clone / ".git")
    assert read_files(clone) == read_files(origin)
