"""A folder notes what is read of it, and tells later whether that is still the same."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from hooks.folder.noting import NotingTree, hash_content, look_again, look_at
from hooks.folder.tree import DiskTree
from hooks.reading.files import UnreadableFile


def wait_until_settled(path: Path) -> None:
    """Wait until a file has been left alone for what counts as a moment."""
    while not look_at(str(path)):
        time.sleep(0.01)


@pytest.fixture
def noting(tmp_path: Path) -> NotingTree:
    """A folder of which one file was read, and another was looked for in vain."""
    (tmp_path / "akeri.yml").write_text("akeri")
    tree = NotingTree(tmp_path)
    assert tree.read_file("akeri.yml", 100) == b"akeri"
    assert not tree.has("_company.yml")
    return tree


def test_unchanged(noting: NotingTree) -> None:
    """Where nothing has changed, all is as it was noted."""
    assert look_again(DiskTree(noting.folder), noting.noted) is not None


@pytest.mark.parametrize(("name", "text"), [("akeri.yml", "akerI"), ("_company.yml", "")])
def test_changed(name: str, text: str, noting: NotingTree) -> None:
    """A file that was read says something else, or one that was missing is there."""
    (noting.folder / name).write_text(text)
    assert look_again(DiskTree(noting.folder), noting.noted) is None


def test_gone(noting: NotingTree) -> None:
    """A file that was read is no more."""
    (noting.folder / "akeri.yml").unlink()
    assert look_again(DiskTree(noting.folder), noting.noted) is None


@pytest.fixture
def settled(noting: NotingTree, monkeypatch: pytest.MonkeyPatch) -> NotingTree:
    """The same, where the file was left alone for long enough before it was read."""
    monkeypatch.setattr("hooks.folder.noting.MOMENT", 0)
    tree = NotingTree(noting.folder)
    wait_until_settled(noting.folder / "akeri.yml")
    tree.read_file("akeri.yml", 100)
    return tree


def test_a_file_that_looks_the_same_is_not_read(settled: NotingTree, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was left alone is known by its look; what looks different is read, and then known by its new look."""
    read: list[str] = []

    def find_note(_tree: DiskTree, path: str) -> bytes:
        read.append(path)
        return hash_content(b"akeri")

    monkeypatch.setattr("hooks.folder.noting.find_note", find_note)
    unchanged = look_again(DiskTree(settled.folder), settled.noted)
    assert unchanged
    assert unchanged.looks == settled.noted.looks
    assert read == []
    os.utime(settled.folder / "akeri.yml")
    wait_until_settled(settled.folder / "akeri.yml")
    noted = look_again(DiskTree(settled.folder), settled.noted)
    assert read == ["akeri.yml"]
    assert noted
    again = look_again(DiskTree(settled.folder), noted)
    assert again
    assert again.looks == noted.looks
    assert read == ["akeri.yml"]


def test_a_change_that_is_hidden_is_found(settled: NotingTree) -> None:
    """A file of the same size with its old time has another look, since nobody can set that of its change."""
    path = settled.folder / "akeri.yml"
    before = path.stat()
    path.write_text("akerI")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    after = path.stat()
    assert (before.st_mtime_ns, before.st_size, before.st_ino) == (after.st_mtime_ns, after.st_size, after.st_ino)
    assert look_again(DiskTree(settled.folder), settled.noted) is None


def test_a_file_that_was_just_changed_is_read(noting: NotingTree, monkeypatch: pytest.MonkeyPatch) -> None:
    """How a file looks that was changed within the same moment says nothing, also where all of it is the same."""
    assert noting.noted.looks == {"akeri.yml": ()}
    monkeypatch.setattr("hooks.folder.noting.look_at", lambda _path: ())
    (noting.folder / "akeri.yml").write_text("akerI")
    assert look_again(DiskTree(noting.folder), noting.noted) is None


def test_a_file_of_tomorrow_is_read(settled: NotingTree) -> None:
    """A file whose time is still to come never counts as left alone."""
    tomorrow = time.time() + 86_400
    os.utime(settled.folder / "akeri.yml", (tomorrow, tomorrow))
    assert look_at(str(settled.folder / "akeri.yml")) == ()


def test_where_no_time_of_change_is_known(settled: NotingTree, monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows every file is read."""
    path = str(settled.folder / "akeri.yml")
    with monkeypatch.context() as patch:
        patch.setattr(os, "name", "nt")
        assert look_at(path) == ()
    assert look_at(path)


def test_unreadable_is_never_the_same(tmp_path: Path) -> None:
    """What could not be read is read anew, since the reason may be another."""
    os.mkfifo(tmp_path / "akeri.yml")
    tree = NotingTree(tmp_path)
    with pytest.raises(UnreadableFile):
        tree.read_file("akeri.yml", 100)
    assert look_again(DiskTree(tmp_path), tree.noted) is None
