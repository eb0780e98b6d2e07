"""Which files differ between two commits, or between a commit and the working tree."""

from __future__ import annotations

import os
import shutil

import pytest

from hooks.reading import changed_paths, limits
from hooks.reading.git import NoGit
from tests.reading.conftest import Repository


def test_changed_files(repo: Repository) -> None:
    """What differs is named, with what is not added yet; two commits have only what is in them."""
    for name in ("same", "changed", "gone"):
        repo.write(name, "x")
    base = repo.commit()
    repo.write("changed", "y")
    (repo.folder / "gone").unlink()
    head = repo.commit()
    repo.write("new", "x")
    assert changed_paths.list_changed_on_disk(repo.folder, base) == ["changed", "gone", "new"]
    assert changed_paths.list_changed(repo.folder, base, head) == ["changed", "gone"]


def test_too_many_changes(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """More changes than the limits allow are refused."""
    monkeypatch.setattr("hooks.reading.repository.read_limits", lambda: limits.Limits(names=1))
    base = repo.commit()
    repo.write("a", "")
    assert changed_paths.list_changed(repo.folder, base, repo.commit()) == ["a"]
    repo.write("b", "")
    with pytest.raises(NoGit, match=r" has more than 1 files and folders, and no more are read; "):
        changed_paths.list_changed(repo.folder, base, repo.commit())


@pytest.fixture
def built(repo: Repository) -> str:
    """A commit of three files, one of them in a folder."""
    for name in ("build.py", "notices/a.yml", "mkdocs.yml"):
        repo.write(name, name)
    return repo.commit()


def test_touched_files(repo: Repository, built: str) -> None:
    """A file that was touched or copied has not changed, and the index of the user stays as it is."""
    index = repo.folder / ".git/index"
    for path in repo.folder.glob("*.*"):
        os.utime(path, (0, 0))
    before = index.read_bytes()
    assert changed_paths.list_changed_on_disk(repo.folder, built) == []
    copy = repo.folder.parent / "copy"
    shutil.copytree(repo.folder, copy)
    assert changed_paths.list_changed_on_disk(copy, built) == []
    assert (index.read_bytes(), (copy / ".git/index").read_bytes()) == (before, before)


def test_what_the_user_added(repo: Repository, built: str) -> None:
    """What was added to the index, or taken out of it, is no change of the files."""
    repo.write("new", "x")
    repo.write(".gitignore", "hidden\n")
    repo.write("hidden", "x")
    repo.git("add", "new")
    repo.git("rm", "--quiet", "--cached", "build.py")
    assert changed_paths.list_changed_on_disk(repo.folder, built) == [".gitignore", "new"]
    repo.git("add", "--force", "hidden")
    assert changed_paths.list_changed_on_disk(repo.folder, built) == [".gitignore", "hidden", "new"]


def test_broken_index(repo: Repository, built: str) -> None:
    """An index that git cannot read is told in one line."""
    (repo.folder / ".git/index").write_bytes(b"x" * 100)
    with pytest.raises(NoGit, match=r"^error: bad signature"):
        changed_paths.list_changed_on_disk(repo.folder, built)


def test_working_tree_with_other_line_ends(repo: Repository) -> None:
    """A checkout with the line ends of Windows has not changed."""
    repo.write("text", "a\nb\n")
    base = repo.commit()
    repo.git("config", "core.autocrlf", "true")
    (repo.folder / "text").write_bytes(b"a\r\nb\r\n")
    assert changed_paths.list_changed_on_disk(repo.folder, base) == []


def test_part_of_a_checkout(repo: Repository, built: str) -> None:
    """What a sparse checkout leaves out has not gone."""
    repo.git("sparse-checkout", "set", "--no-cone", "/notices/")
    assert not (repo.folder / "build.py").exists()
    assert changed_paths.list_changed_on_disk(repo.folder, built) == []
