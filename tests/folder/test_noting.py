"""A folder notes what is read of it, and tells later whether that is still the same."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hooks.folder.noting import NotingTree, is_as_noted
from hooks.folder.tree import DiskTree
from hooks.reading.files import UnreadableFile


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
    assert is_as_noted(DiskTree(noting.folder), noting.noted)


@pytest.mark.parametrize(("name", "text"), [("akeri.yml", "akerI"), ("_company.yml", "")])
def test_changed(name: str, text: str, noting: NotingTree) -> None:
    """A file that was read says something else, or one that was missing is there."""
    (noting.folder / name).write_text(text)
    assert not is_as_noted(DiskTree(noting.folder), noting.noted)


def test_gone(noting: NotingTree) -> None:
    """A file that was read is no more."""
    (noting.folder / "akeri.yml").unlink()
    assert not is_as_noted(DiskTree(noting.folder), noting.noted)


def test_unreadable_is_never_the_same(tmp_path: Path) -> None:
    """What could not be read is read anew, since the reason may be another."""
    os.mkfifo(tmp_path / "akeri.yml")
    tree = NotingTree(tmp_path)
    with pytest.raises(UnreadableFile):
        tree.read_file("akeri.yml", 100)
    assert not is_as_noted(DiskTree(tmp_path), tree.noted)
