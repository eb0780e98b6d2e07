"""theme/ of a project: its own texts stand on the pages, and what does not fit is told at its place."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from hooks.folder import collection
from hooks.reading.faults import Faulty
from hooks.site.settings import read_site_theme
from hooks.site.undrawn import name_values
from hooks.theme.languages import DEFAULT_LANGUAGES
from hooks.theme.overrides import hash_original, select_said
from hooks.theme.own_blocks import find_shared_block
from hooks.theme.own_texts import list_replaceable
from hooks.theme.theme import Theme
from tests.paths import DATA
from tests.running import build_py
from tests.shared import THEME
from tests.sites import NOTICES, build_site, read_files

BAD = sorted((DATA / "overrides").glob("*.yml"))
HASH = hash_original(select_said(THEME.originals["complaint.first"], DEFAULT_LANGUAGES))
OWN = f"""\
complaint.first:
  replaces: {HASH}
  fi: Soita <b>ensin</b> meille & kysy.
  en: Call us first.
"""


@pytest.fixture
def project(notices: Path) -> Path:
    """A project with a register and an empty theme of its own."""
    shutil.copy(NOTICES / "aani.yml", notices)
    (notices.parent / "seloste.yml").write_text("name: Selosteet\n")
    (notices.parent / "theme").mkdir()
    return notices.parent


def read_own(project: Path) -> Theme:
    """The theme of a project."""
    return read_site_theme(project / "notices")


@pytest.mark.parametrize("case", BAD, ids=lambda case: case.stem)
def test_what_does_not_fit(case: Path, project: Path, golden: Callable[[Path, str], None]) -> None:
    """Every fault has its place, its key and what to write instead."""
    shutil.copy(case, project / "theme/texts.yml")
    with pytest.raises(Faulty) as raised:
        read_own(project)
    golden(case.with_suffix(".txt"), f"{raised.value}\n")


def test_other_files(project: Path) -> None:
    """A file that nothing reads is told, with what is wrong in the settings; hidden files are not."""
    theme = project / "theme"
    (theme / "notice").mkdir()
    (theme / "notice/fi.yml").write_text("title: x\n")
    (theme / "text.yml").write_text(OWN)
    (theme / "texts.yml").symlink_to("text.yml")
    (theme / ".texts.yml.swp").write_text("x")
    (theme / "texts.yml~").write_text("x")
    (project / "seloste.yml").write_text("nmae: Selosteet\n")
    with pytest.raises(Faulty) as raised:
        read_own(project)
    stray = (
        "this file has no meaning here, so that nobody would notice what it says; a project's own texts are in "
        "theme/texts.yml, its own blocks in theme/blocks/; delete the file, or move it"
    )
    assert str(raised.value).splitlines()[2:] == [
        "theme/texts.yml:1:1: error: this is not a regular file; put the file itself here, no link, folder or pipe",
        f"theme/notice:1:1: error: {stray}",
        f"theme/text.yml:1:1: error: {stray}",
    ]


def test_a_folder_that_is_a_link(project: Path, tmp_path: Path) -> None:
    """A folder that leads elsewhere is not read."""
    (project / "theme").rmdir()
    (tmp_path / "other").mkdir()
    (project / "theme").symlink_to(tmp_path / "other")
    with pytest.raises(Faulty, match=r"^theme:1:1: error: this is not a regular file"):
        read_own(project)


def test_a_folder_that_cannot_be_read(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that the system does not list is named."""

    def refuse(path: Path) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(Faulty) as faulty:
        read_own(project)
    assert str(faulty.value) == (
        f"{project}/theme:1:1: error: the folder cannot be read (Permission denied); check its permissions"
    )


def test_own_texts_on_pages(project: Path) -> None:
    """An own text stands in the place of its original on every page, escaped as that is, and nothing else changes."""
    usual = read_files(build_site(project / "usual", project / "notices"))
    (project / "theme/texts.yml").write_text(OWN)
    own = read_files(build_site(project / "own", project / "notices"))
    for language, said in (("fi", b"Soita &lt;b&gt;ensin&lt;/b&gt; meille &amp; kysy."), ("en", b"Call us first.")):
        original = THEME.originals["complaint.first"][language].encode()
        usual = {name: page.replace(original, said) for name, page in usual.items()}
        assert any(said in page for page in own.values())
    assert own == usual


def test_an_original_that_changed(project: Path) -> None:
    """A text that was written for another original is told until it names the present one, and no page changes."""
    (project / "theme/texts.yml").write_text(OWN.replace(HASH, "0123456789ab"))
    theme = read_own(project)
    [told] = [fault for fault in collection.load(project / "notices", theme).faults if "texts.yml" in fault.place.file]
    assert str(told) == (
        "theme/texts.yml:2:13: warning: complaint.first: the original that this replaces has changed; the "
        "pages still have your own; compare them (python build.py override complaint.first --show), change yours if "
        f"need be, then write `replaces: {HASH}`"
    )
    done = build_py("check", "--notices", project / "notices", "--strict")
    assert (done.returncode, str(told).partition(":2:")[2] in done.stderr) == (1, True)
    (project / "theme/texts.yml").write_text(OWN)
    assert not [fault for fault in collection.load(project / "notices", read_own(project)).faults if fault == told]


def test_every_text_can_be_replaced_by_itself(project: Path) -> None:
    """What a project takes over as it is fits, and changes nothing."""
    from hooks.new.dumper import write_yaml  # noqa: PLC0415 - this test alone writes YAML

    keys = list_replaceable(THEME)
    for start in range(0, len(keys), 300):  # a file holds at most 2,000 values
        originals = {key: THEME.originals[key] for key in keys[start : start + 300]}
        entries = {key: {"replaces": hash_original(said), **said} for key, said in originals.items()}
        (project / "theme/texts.yml").write_text(write_yaml(entries))
        theme = read_own(project)
        assert theme.overrides.texts.keys() == entries.keys()
        assert {**theme.originals, "interface.site_name": ""} == {**THEME.originals, "interface.site_name": ""}
        without = {language: {**texts, "interface": ""} for language, texts in theme.words.items()}
        assert without == {language: {**texts, "interface": ""} for language, texts in THEME.words.items()}


def test_a_block_that_fails(project: Path) -> None:
    """What a block does wrong on a page is an error of `check`, so that no build stops at what it let pass."""
    blocks = project / "theme/blocks"
    blocks.mkdir()
    original = find_shared_block("complaint", THEME)
    text = f"{{# replaces: {hash_original(original)} #}}\n{{{{ nobody }}}}\n"
    (blocks / "complaint.html").write_text(text)
    said = "error: the page cannot be made (UndefinedError: 'nobody' is undefined); mend the template"
    done = build_py("check", cwd=project)
    assert done.returncode == 1
    assert f"theme/blocks/complaint.html:2:1: {said}\n" in done.stderr
    assert done.stderr.count("error:") == 1
    draft = project / "notices/aani.yml"
    draft.rename(draft.with_name("_aani.yml"))
    shutil.copy(NOTICES / "akeri.yml", project / "notices/_toinen.yml")
    assert build_py("check", cwd=project).returncode == 0


def test_letters_that_no_font_has(project: Path) -> None:
    """Where a PDF cannot be made because of an own text, that is named, and not the register."""
    (project / "theme/texts.yml").write_text(OWN.replace("Call us", "Call us \u16a0"))
    assert name_values(project / "notices", "aani.yml", "\u16a0", read_own(project)) == [
        "theme/texts.yml:2:13: complaint.first: \u16a0 (U+16A0)"
    ]


def test_a_save_is_followed(project: Path) -> None:
    """A text that is saved holds at once, and one that is deleted no more."""
    path = project / "theme/texts.yml"
    assert read_own(project) is read_own(project)
    path.write_text(OWN)
    assert read_own(project).spoken["en"]["complaint"]["first"] == "Call us first."
    path.unlink()
    assert read_own(project).spoken["en"]["complaint"]["first"] == THEME.originals["complaint.first"]["en"]


def test_the_folder_of_the_program(notices: Path) -> None:
    """Beside the program's own folder there is no other: what its theme/ holds are the originals."""
    shutil.copy(NOTICES / "akeri.yml", notices)
    (notices.parent / "seloste.yml").write_text("name: Selosteet\n")
    (notices.parent / "theme").symlink_to(THEME.folder)
    assert read_site_theme(notices).overrides.texts == {}


def test_a_language_that_own_texts_lack(project: Path) -> None:
    """An own text that is not said in a language of a notice is told, and the page has the shared text."""
    (project / "theme/texts.yml").write_text(OWN)
    assert not [
        fault for fault in collection.load(project / "notices", read_own(project)).faults if "theme/" in str(fault)
    ]
    notice = project / "notices/aani.yml"
    notice.write_text(f"languages: [fi, en, sv]\n{notice.read_text('utf-8')}", "utf-8")
    theme = read_own(project)
    [told] = [fault for fault in collection.load(project / "notices", theme).faults if "texts.yml" in fault.place.file]
    assert str(told) == (
        "theme/texts.yml:2:13: warning: complaint.first: a notice is in sv, and this text of your own is not; its page "
        "has the shared text; write sv beside the others, with the hash that `python build.py check` then names"
    )
    assert theme.spoken["sv"]["complaint"]["first"] == THEME.originals["complaint.first"]["sv"]
    assert theme.spoken["en"]["complaint"]["first"] == "Call us first."
