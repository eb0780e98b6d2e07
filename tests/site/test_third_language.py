"""A language is added for one company: a file of words, and what the constants say in it."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from tests.invented_language import HEBREW, TAG, add_language
from tests.running import copy_project, inherit_environment, run_command
from tests.sites import NOTICES, Element, read_files

OWN = {"aani/index.html", "en/aani/index.html", f"{TAG}/aani/index.html", f"{TAG}/index.html"}
INDEXES = {"index.html", "en/index.html"}


def build(project: Path, site: str) -> dict[str, str]:
    """The pages that the copy of the project makes of its notices."""
    run_command(
        [sys.executable, "build.py", "build", "--site", site], cwd=project, env=inherit_environment(), check=True
    )
    return {name: text.decode() for name, text in read_files(project / site).items()}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project with the notices of three companies."""
    copy_project(tmp_path)
    shutil.copytree(NOTICES, tmp_path / "notices")
    return tmp_path


@pytest.mark.slow
def test_a_language_changes_no_page_of_who_did_not_ask_for_it(project: Path) -> None:
    """Without Swedish, with it and with one more language, the site of companies that ask for none is the same bytes.

    A company that asks for one has its pages; of all other pages only the indexes change, which lead there.
    """
    before = build(project, "before")
    swedish = project / "theme/notice/sv.yml"
    kept = swedish.read_bytes()
    swedish.unlink()
    assert build(project, "without") == before
    swedish.write_bytes(kept)
    add_language(project / "theme/notice")
    assert build(project, "unused") == before
    file = project / "notices/aani.yml"
    file.write_text(file.read_text("utf-8").replace("register:", f"languages: [fi, en, {TAG}]\nregister:", 1), "utf-8")
    after = build(project, "after")
    assert {name for name in after if before.get(name) != after[name]} == OWN | INDEXES
    assert before.keys() <= after.keys()
    for name in INDEXES | OWN & before.keys():
        assert after[name] != before[name]
        assert drop_links(after[name]) == drop_links(before[name])
    added, english = (Element.parse(after[f"{language}/aani/index.html"]) for language in (TAG, "en"))
    assert added.one("html").attributes == {"lang": TAG, "dir": "rtl"}
    assert len([*added.all("h2")]) == len([*english.all("h2")])
    assert all(title.text[0] in HEBREW for title in added.all("h2"))


def drop_links(page: str) -> str:
    """A page without the lines that lead to the new language, and those that name the locales of all."""
    return "".join(
        line for line in page.splitlines(keepends=True) if f'"{TAG}"' not in line and "og:locale" not in line
    )
