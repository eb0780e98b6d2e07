"""What no page can be taken over across: the program, the libraries, the settings, and a project's own texts."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hooks.reading import stamps
from hooks.site import fingerprint
from hooks.site.fingerprint import take_fingerprint


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program of two files, and a project beside it."""
    for name in ("program/hooks/site.py", "program/theme/base.html", "program/mkdocs.yml", "seloste.yml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name}\n")
    (tmp_path / "notices").mkdir()
    monkeypatch.setattr(stamps, "FOLDER", tmp_path / "program")
    return tmp_path


@pytest.mark.parametrize(
    "name",
    [
        *("program/hooks/site.py", "program/theme/base.html", "program/mkdocs.yml", "program/theme/new.yml"),
        *("seloste.yml", "theme/texts.yml", "theme/blocks/security.html"),
    ],
)
def test_every_file_counts(name: str, project: Path) -> None:
    """A byte more in any file that pages are made with, or a file more, is another fingerprint."""
    before = take_fingerprint(project / "notices")
    path = project / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        file.write("x")
    assert take_fingerprint(project / "notices") != before


def test_no_time_can_be_set(project: Path) -> None:
    """A file with other words of the same length counts, also where its time is put back."""
    settings = project / "seloste.yml"
    before = take_fingerprint(project / "notices")
    was = settings.stat()
    settings.write_text("SELOSTE.YML\n")
    os.utime(settings, ns=(was.st_atime_ns, was.st_mtime_ns))
    now = settings.stat()
    assert (was.st_mtime_ns, was.st_size, was.st_ino) == (now.st_mtime_ns, now.st_size, now.st_ino)
    assert take_fingerprint(project / "notices") != before


def test_libraries_count(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of a library is another fingerprint."""
    before = take_fingerprint(project / "notices")
    monkeypatch.setattr(fingerprint, "list_libraries", lambda: ["jinja2 0.1"])
    assert take_fingerprint(project / "notices") != before


@pytest.mark.parametrize("name", ["SITE_URL", "EDIT_URI"])
def test_addresses_count(name: str, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The address of the site, and that of the editor, are in its pages."""
    before = take_fingerprint(project / "notices")
    monkeypatch.setenv(name, "https://a.example/")
    assert take_fingerprint(project / "notices") != before


def test_registers_do_not_count(project: Path) -> None:
    """What is in the folder of registers is told page by page, and what Python compiles by itself says nothing."""
    before = take_fingerprint(project / "notices")
    (project / "notices/akeri.yml").write_text("x")
    (project / "program/hooks/__pycache__").mkdir()
    (project / "program/hooks/__pycache__/site.pyc").write_bytes(b"x")
    assert take_fingerprint(project / "notices") == before
