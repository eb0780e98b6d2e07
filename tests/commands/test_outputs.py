"""The one rule for the files that commands write where they are told: what no command wrote stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.confirm.asked import OPEN, PIHA, write
from tests.running import build_py, commit_all

OTHERS = "<!DOCTYPE html>\n<p>What somebody else wrote.\n"
CALLS = {
    "draft": ("draft", "--single", "piha", "--out", "a.html"),
    "confirm": ("confirm", "piha", "--out", "a.html"),
    "overview": ("overview", "--out", "a.html"),
    "review": ("review", "--base", "HEAD", "--out", "a.html"),
    "csv": ("overview", "--format", "csv", "--out", "a.csv"),
    "json": ("overview", "--format", "json", "--out", "a.json"),
    "changes": ("review", "--base", "HEAD", "--json", "a.json"),
}


@pytest.fixture
def folder(notices: Path) -> Path:
    """A project with one register, committed."""
    write(notices, PIHA)
    commit_all(notices.parent)
    return notices.parent


@pytest.mark.parametrize("name", CALLS)
def test_what_others_wrote_stays(name: str, folder: Path) -> None:
    """What others wrote is refused with another name, and stays; an empty file is filled, an own one made anew."""
    call = CALLS[name]
    option, named = call[-2:]
    file, other = folder / named, named.replace("a.", "a-2.")
    file.write_text(OTHERS, "utf-8")
    done = build_py(*call, cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"Error: {named} is there already, and this command did not write it; "
        f"choose another name, as in `{option} {other}`, or move that file away\n"
    )
    assert file.read_text("utf-8") == OTHERS
    file.write_text("", "utf-8")
    for _ in range(2):
        assert build_py(*call, cwd=folder).returncode == 0
    assert OTHERS not in file.read_text("utf-8")
    assert len(file.read_text("utf-8")) > 100


def test_what_another_command_wrote_stays(folder: Path) -> None:
    """What one command wrote, no other takes the place of."""
    assert build_py(*CALLS["confirm"], cwd=folder).returncode == 0
    letter = (folder / "a.html").read_bytes()
    for name in ("draft", "overview", "review"):
        assert build_py(*CALLS[name], cwd=folder).returncode == 2
    assert (folder / "a.html").read_bytes() == letter


def test_spreadsheet_in_the_other_language(folder: Path) -> None:
    """An overview for a spreadsheet is known by its first line, in whichever language it is."""
    for language in ("fi", "en", "fi"):
        assert build_py(*CALLS["csv"], "--lang", language, cwd=folder).returncode == 0


def test_all_letters_or_none(folder: Path) -> None:
    """Where one of several letters would take the place of something else, none is written."""
    notices = folder / "notices"
    for name, business_id in (("ahti.yml", "2345678-0"), ("satama.yml", "7654321-2")):
        write(notices, OPEN.replace("1234567-1", business_id), name)
    (folder / "letters").mkdir()
    (folder / "letters/confirm-satama.fi.html").write_text(OTHERS, "utf-8")
    done = build_py("confirm", "--due", cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "Error: letters/confirm-satama.fi.html is there already, and this command did not write it; "
        "choose another name, as in `--out letters-2`, or move that file away\n"
    )
    assert [path.name for path in (folder / "letters").iterdir()] == ["confirm-satama.fi.html"]


@pytest.mark.slow
def test_pdf_of_others_stays(folder: Path) -> None:
    """The PDF beside a letter or of a draft takes the place of an earlier one, and of no other file."""
    for call in (
        ("confirm", "piha", "--out", "a.html", "--pdf"),
        ("draft", "--single", "piha", "--out", "a.pdf", "--pdf"),
    ):
        (folder / "a.pdf").write_bytes(b"%PDF-1.7\n% of others\n")
        done = build_py(*call, cwd=folder)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("Error: a.pdf is there already, and this command did not write it; ")
        assert not (folder / "a.html").exists()
        (folder / "a.pdf").unlink()
        for _ in range(2):
            assert build_py(*call, cwd=folder).returncode == 0
        (folder / "a.html").unlink(missing_ok=True)
