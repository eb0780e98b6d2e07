"""The shared data files, read once and kept for the next call."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from hooks.reading import kept
from hooks.reading.faults import Faulty
from hooks.theme import shared_files
from hooks.theme.theme import FOLDER, Theme, read_stamped_theme

COMPARED = (
    "codes",
    "registers",
    "constants",
    "periods",
    "adequacy",
    "services",
    "places",
    "keys",
    "outdated",
    "texts",
)


@pytest.fixture(autouse=True)
def _environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment of the test's own, in which Python keeps what it compiles."""
    monkeypatch.setattr(kept, "FOLDER", tmp_path / "environment/seloste")
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "environment"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A theme that may be changed."""
    shutil.copytree(FOLDER, tmp_path / "theme")
    return tmp_path / "theme"


def read_anew(folder: Path) -> Theme:
    """The theme of a folder, as another call reads it."""
    theme: Theme = read_stamped_theme.__wrapped__(folder, ())
    return theme


def test_what_was_kept_is_what_was_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second call parses no file, and has the same theme, with the same places in it."""
    first = read_anew(folder)
    monkeypatch.setattr(shared_files, "parse_content", None)
    second = read_anew(folder)
    for name in COMPARED:
        assert getattr(second, name) == getattr(first, name), name
    assert all(second.places.values())


def test_a_changed_file_is_read(folder: Path) -> None:
    """What a file says now counts, also where it said something else a moment ago."""
    before = read_anew(folder)
    file = folder / "notice/fi.yml"
    text = file.read_text("utf-8")
    file.write_text(text.replace(before.texts["fi"]["interface"]["site_name"], "Selosteita", 1), "utf-8")
    assert read_anew(folder).texts["fi"]["interface"]["site_name"] == "Selosteita"
    file.write_text(text, "utf-8")
    assert read_anew(folder).texts == before.texts


def test_a_faulty_file_is_told_each_time(folder: Path) -> None:
    """A faulty file is a fault in every call, and one that is missing, too."""
    (folder / "notice/periods.yml").write_text("x: {length: soon}\n", "utf-8")
    told = []
    for _ in range(2):
        with pytest.raises(Faulty) as refused:
            read_anew(folder)
        told.append(str(refused.value))
    assert told[0] == told[1]
    assert "theme/notice/periods.yml:1:1: error" in told[0]
    (folder / "notice/periods.yml").unlink()
    with pytest.raises(Faulty, match=r"^theme/notice/periods\.yml:1:1: error"):
        read_anew(folder)
