"""`override`: a shared text goes into the own theme of a project as it is, and nothing there is written over."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from hooks.site.settings import read_site_theme
from hooks.theme.languages import DEFAULT_LANGUAGES
from hooks.theme.overrides import hash_original, select_said
from hooks.theme.own_blocks import find_shared_block
from hooks.theme.own_files import find_stale
from tests.running import Done, build_py, program_folder, run_command
from tests.shared import THEME
from tests.sites import NOTICES, build_site, read_files

FIRST = select_said(THEME.originals["complaint.first"], DEFAULT_LANGUAGES)
HASH = hash_original(FIRST)


@pytest.fixture
def project(notices: Path) -> Path:
    """A project with a register."""
    shutil.copy(NOTICES / "aani.yml", notices)
    (notices.parent / "seloste.yml").write_text("name: Selosteet\n")
    return notices.parent


def override(project: Path, *arguments: str) -> Done:
    """Call the command in the project."""
    return build_py("override", *arguments, cwd=project)


def test_texts_are_taken_over(project: Path) -> None:
    """Each kind of text is written behind the others, and the pages stay as they are until it is changed."""
    usual = read_files(build_site(project / "usual", project / "notices"))
    for name in ("complaint.first", "rights.erasure_cases", "nouns.we_are.company", "retention.at_most"):
        done = override(project, name)
        said = f"{name} is in theme/texts.yml: change it there, and the pages have yours in the place of the original\n"
        assert (done.returncode, done.stdout, done.stderr) == (0, said, "")
    theme = read_site_theme(project / "notices")
    assert list(theme.overrides.texts) == [
        *("complaint.first", "rights.erasure_cases", "nouns.we_are.company", "retention.at_most")
    ]
    assert read_files(build_site(project / "own", project / "notices")) == usual


def test_what_it_writes(project: Path) -> None:
    """A file has two lines of explanation, and of each text every language on a line, the primary one first."""
    override(project, "complaint.first")
    lines = (project / "theme/texts.yml").read_text("utf-8").splitlines()
    assert [line[:2] for line in lines[:2]] == ["# ", "# "]
    assert lines[2:] == [
        "complaint.first:",
        f"  replaces: {HASH}",
        f"  fi: {FIRST['fi']}",
        f"  en: {FIRST['en']}",
    ]


def test_what_is_there_stays(project: Path) -> None:
    """A text that is there is not written over; another goes behind it, whatever the last line ends with."""
    (project / "theme").mkdir()
    own = f"complaint.first: {{replaces: {HASH}, fi: Kysy., en: Ask.}} # mine"
    (project / "theme/texts.yml").write_text(own)
    done = override(project, "complaint.first")
    said = "Error: complaint.first is in theme/texts.yml already; change it there, or look at it with --show\n"
    assert (done.returncode, done.stderr) == (2, said)
    assert override(project, "complaint.title").returncode == 0
    assert (project / "theme/texts.yml").read_text("utf-8").startswith(f"{own}\ncomplaint.title:\n")


@pytest.mark.parametrize("text", [f"{{complaint.first: {{replaces: {HASH}, fi: x, en: y}}}}\n", "a: {b\n"])
def test_a_file_with_no_end(project: Path, text: str) -> None:
    """Where nothing can stand behind what there is, the file stays."""
    (project / "theme").mkdir()
    (project / "theme/texts.yml").write_text(text)
    done = override(project, "complaint.title")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(
        "Error: complaint.title cannot be written to the end of theme/texts.yml; write the entry by hand that --show "
        "prints"
    )
    assert (project / "theme/texts.yml").read_text() == text


def test_a_block_is_taken_over(project: Path) -> None:
    """A block is written with the hash of its original, and the pages stay as they are; it is not written over."""
    usual = read_files(build_site(project / "usual", project / "notices"))
    done = override(project, "blocks/complaint")
    path = project / "theme/blocks/complaint.html"
    original = find_shared_block("complaint", THEME)
    assert path.read_text("utf-8") == f"{{# replaces: {hash_original(original)} #}}\n{original}"
    assert done.stdout == (
        "blocks/complaint is in theme/blocks/complaint.html: change it there, and the pages have yours in the place of "
        "the original\n"
    )
    assert read_files(build_site(project / "own", project / "notices")) == usual
    path.write_text("{# replaces: 0123456789ab #}\n<p class='md-button'>Oma</p>\n", "utf-8")
    done = override(project, "blocks/complaint")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: blocks/complaint is in theme/blocks/complaint.html already; ")
    shown = override(project, "blocks/complaint", "--show").stdout
    assert shown.endswith(f"{original}\n# your own:\n{path.read_text('utf-8')}")
    [told] = find_stale(read_site_theme(project / "notices"))
    assert (told.key, told.place.file.rpartition("theme/")[2]) == ("blocks/complaint", "blocks/complaint.html")
    own = read_files(build_site(project / "changed", project / "notices"))
    assert b"<p class='md-button'>Oma</p>" in own["aani/index.html"]


def test_show(project: Path) -> None:
    """The original is shown as it could be taken over, and the own text beside it, even if it does not fit."""
    original = f"complaint.first:\n  replaces: {HASH}\n  fi: {FIRST['fi']}\n  en: {FIRST['en']}\n"
    assert override(project, "complaint.first", "--show").stdout == original
    assert not (project / "theme").exists()
    (project / "theme").mkdir()
    (project / "theme/texts.yml").write_text("complaint.first: {replaces: old, fi: Kysy ensin meiltä kaikesta.}\n")
    own = "# your own:\ncomplaint.first:\n  replaces: old\n  fi: Kysy ensin meiltä kaikesta.\n"
    assert override(project, "complaint.first", "--show").stdout == f"{original}\n{own}"


def test_show_into_nothing(project: Path) -> None:
    """Where nobody reads what is shown, no file of the project is blamed."""
    call = f'"{sys.executable}" "{program_folder()}/build.py" override blocks/data --show'
    done = run_command(["bash", "-c", f"{call} | :; echo ${{PIPESTATUS[0]}}; {call} > /dev/full"], cwd=project)
    assert (done.stdout, done.stderr) == ("141\n", "Error: standard output: No space left on device\n")


def test_the_list(project: Path) -> None:
    """Without a name every text is listed with its words, by which it is found."""
    lines = override(project).stdout.splitlines()
    assert f"complaint.first: {FIRST['fi']}" in lines
    assert "blocks/complaint" in lines
    assert "nouns.we_are.company: yritys | yrityksen" in lines
    assert not [line for line in lines if line.startswith(("interface.locale", "interface.site_name"))]


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("blocks/complaints", "did you mean blocks/complaint?"),
        ("complaint.frist", "did you mean complaint.first?"),
        ("transfers.title.x", "did you mean transfers.title?"),
        ("quite another", "`python build.py override` lists them all"),
        ("interface.locale", "did you mean interface.moved?"),
    ],
)
def test_no_such_text(project: Path, name: str, advice: str) -> None:
    """What no text is called is refused with what is near."""
    done = override(project, name)
    assert (done.returncode, done.stderr) == (2, f"Error: the program has no text {name}; {advice}\n")
    assert not (project / "theme").exists()


def test_no_project(tmp_path: Path) -> None:
    """Where there are no settings of a project, nothing is written."""
    done = override(tmp_path, "complaint.first")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "Error: only a project of your own has texts of its own, and there is no seloste.yml of one here; in a "
        "checkout change theme/notice/\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_link(project: Path, tmp_path: Path) -> None:
    """Nothing is written where a link leads."""
    (tmp_path / "elsewhere").mkdir()
    (project / "theme").symlink_to(tmp_path / "elsewhere")
    done = override(project, "complaint.first")
    assert (done.returncode, done.stderr) == (2, "Error: theme is a link; name the folder itself\n")
    assert list((tmp_path / "elsewhere").iterdir()) == []
