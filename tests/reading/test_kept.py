"""What is kept of the program's own files between calls."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from hooks.reading import kept

VALUE = {"a": ["b", None, {"c": "ä"}]}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment of the test's own, in which Python keeps what it compiles."""
    folder = tmp_path / "environment/__pycache__/seloste"
    monkeypatch.setattr(kept, "FOLDER", folder)
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "environment"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return folder


def test_what_is_kept_is_found() -> None:
    """What is kept under a name is found under it, and nothing under another."""
    name = kept.name_kept(b"x: y", b"z")
    kept.keep(name, VALUE)
    assert kept.load_kept(name) == VALUE
    assert kept.load_kept(kept.name_kept(b"x: y", b"Z")) is None


def test_names_tell_apart() -> None:
    """The name is another for other parts, for other ends of the same, and for another program beneath."""
    names = {kept.name_kept(b"ab", b"c"), kept.name_kept(b"a", b"bc"), kept.name_kept(b"abc")}
    assert len(names) == 3


def test_another_program_keeps_for_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What other modules have read, or modules that have changed since, is not found."""
    before = kept.name_kept(b"x")
    module = tmp_path / "hooks/reading/x.py"
    module.parent.mkdir(parents=True)
    module.write_text("", "utf-8")
    names = [before]
    for text in ("", "a = 1\n"):
        module.write_text(text, "utf-8")
        monkeypatch.setattr(kept, "MODULES", tmp_path / "hooks")
        kept.hash_program.cache_clear()
        names.append(kept.name_kept(b"x"))
    kept.hash_program.cache_clear()
    assert len(set(names)) == 3


@pytest.mark.parametrize("harm", ["cut", "changed", "emptied", "a folder"])
def test_what_is_damaged_is_not_there(folder: Path, harm: str) -> None:
    """A file of which a part is lost or another counts as none, and is written anew."""
    name = kept.name_kept(b"x")
    kept.keep(name, VALUE)
    file = folder / name
    content = file.read_bytes()
    file.unlink()
    if harm == "a folder":
        file.mkdir()
    else:
        file.write_bytes({"cut": content[:-1], "changed": content.replace(b"b", b"B"), "emptied": b""}[harm])
    assert kept.load_kept(name) is None
    if harm != "a folder":
        kept.keep(name, VALUE)
        assert kept.load_kept(name) == VALUE


def test_nothing_is_kept_without_an_environment(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a Python that is no environment nothing is kept, nor where Python keeps nothing."""
    name = kept.name_kept(b"x")
    with monkeypatch.context() as changed:
        changed.setattr(sys, "prefix", sys.base_prefix)
        kept.keep(name, VALUE)
    with monkeypatch.context() as changed:
        changed.setattr(sys, "dont_write_bytecode", True)
        kept.keep(name, VALUE)
    assert not folder.exists()
    assert kept.load_kept(name) is None


def test_a_folder_that_cannot_be_written(folder: Path) -> None:
    """Where nothing can be written nothing is kept, and nobody is told."""
    folder.parent.parent.mkdir()
    folder.parent.write_text("no folder", "utf-8")
    name = kept.name_kept(b"x")
    kept.keep(name, VALUE)
    assert kept.load_kept(name) is None


def test_the_oldest_gives_way(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No more files are kept than may be; the oldest is removed."""
    monkeypatch.setattr(kept, "MAX_FILES", 2)
    names = [kept.name_kept(part) for part in (b"1", b"2", b"3")]
    for age, name in enumerate(names):
        kept.keep(name, VALUE)
        os.utime(folder / name, (age, age))
    kept.forget_oldest()
    assert {path.name for path in folder.iterdir()} == set(names[1:])
