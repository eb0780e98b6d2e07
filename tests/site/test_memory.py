"""What a build notes for the next: where, for whom, and what becomes of it when it is not what was noted."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from hooks.folder.noting import Noted
from hooks.reading.caches import remember
from hooks.site.memory import Basis, CompanyWork, Memory, locate_memory, recall_memory, stamp_files

ONE, OTHER = b"1" * 32, b"2" * 32  # fingerprints
DAYS = date(2026, 11, 21), date(2026, 11, 22)


@pytest.fixture
def noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file for a site, in a folder for caches of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = locate_memory(tmp_path / "site")
    assert path
    return path


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    """What is known of a site with one page."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("page")
    works = {"akeri": CompanyWork(Basis(("akeri.yml",), Noted()), b"came of it", ("index.html",))}
    return Memory(DAYS, works, stamps=stamp_files(tmp_path / "site", works.values()))


def test_what_is_noted_is_known(noted: Path, memory: Memory) -> None:
    """The next build knows what was noted, with the days, the works, and how their files look."""
    remember(noted, ONE, memory)
    assert recall_memory(noted, ONE) == memory
    assert memory.stamps["index.html"][1] == len("page")


def test_nothing_is_known_at_first(noted: Path) -> None:
    """Without a note nothing is known."""
    assert recall_memory(noted, ONE) == Memory()
    assert recall_memory(None, ONE) == Memory()


def test_another_fingerprint(noted: Path, memory: Memory) -> None:
    """What another program, other libraries or other settings have made is not known."""
    remember(noted, ONE, memory)
    assert recall_memory(noted, OTHER) == Memory()


def test_damage_anywhere(noted: Path, memory: Memory) -> None:
    """A note is as if there were none, whichever of its bytes is another, and wherever it ends too early."""
    remember(noted, ONE, memory)
    content = noted.read_bytes()
    for place in range(len(content)):
        noted.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        assert recall_memory(noted, ONE) == Memory()
        noted.write_bytes(content[:place])
        assert recall_memory(noted, ONE) == Memory()


@pytest.mark.skipif(os.name != "posix", reason="Windows knows no such rights")
def test_folder_that_others_can_write(noted: Path, memory: Memory) -> None:
    """In a folder that somebody else may write nothing is noted, and nothing believed."""
    remember(noted, ONE, memory)
    noted.parent.chmod(0o777)
    assert recall_memory(noted, ONE) == Memory()
    before = noted.read_bytes()
    remember(noted, OTHER, memory)
    assert noted.read_bytes() == before


def test_folder_is_private(noted: Path, memory: Memory) -> None:
    """The folder is made for whoever builds, and for nobody else."""
    remember(noted, ONE, memory)
    assert noted.parent.stat().st_mode & 0o777 == 0o700


def test_no_place_for_notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, memory: Memory) -> None:
    """Where nothing can be noted, that is no error."""
    monkeypatch.setenv("XDG_CACHE_HOME", os.devnull)
    path = locate_memory(tmp_path / "site")
    remember(path, ONE, memory)
    assert recall_memory(path, ONE) == Memory()


@pytest.mark.parametrize("given", ["", "cache", "./cache"])
def test_no_whole_path(given: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder for caches that would depend on where the program is called, as in a checkout, counts for nothing."""
    monkeypatch.setenv("XDG_CACHE_HOME", given)
    monkeypatch.setenv("HOME", str(tmp_path))
    noted = locate_memory(tmp_path / "site")
    assert noted
    assert noted.parent == tmp_path / ".cache/seloste"


def test_nobodys_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Who has no home has no notes."""

    def fail() -> Path:
        raise RuntimeError

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", fail)
    assert locate_memory(tmp_path) is None


def test_each_site_has_its_own(tmp_path: Path) -> None:
    """Two sites have two notes."""
    assert locate_memory(tmp_path / "one") != locate_memory(tmp_path / "other")
