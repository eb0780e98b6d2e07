"""A language is added for one company: a file of words, and what the constants say in it."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from hooks.reading.loading import read_own_source
from tests.running import copy_project, inherit_environment, run_command
from tests.sites import NOTICES, Element, read_files

NEW = "sv"  # its words are those of English, which is enough to see where they come
OWN = {"aani/index.html", "en/aani/index.html", f"{NEW}/aani/index.html", f"{NEW}/index.html"}
INDEXES = {"index.html", "en/index.html"}


def build(project: Path, site: str) -> dict[str, str]:
    """The pages that the copy of the project makes of its notices."""
    run_command(
        [sys.executable, "build.py", "build", "--site", site], cwd=project, env=inherit_environment(), check=True
    )
    return {name: text.decode() for name, text in read_files(project / site).items()}


def add_language(project: Path) -> None:
    """Write the words and constants of another language."""
    words = project / "theme/notice"
    shutil.copy(words / "en.yml", words / f"{NEW}.yml")
    constants = (words / "constants.yml").read_text("utf-8")
    constants = re.sub(r"(?m)^( +)en: (.*)$", rf"\1en: \2\n\1{NEW}: \2", constants)
    constants = re.sub(r', en: ("[^"]*")}', rf", en: \1, {NEW}: \1}}", constants)
    (words / "constants.yml").write_text(constants, "utf-8")
    for path in words.glob("services/*.yml"):
        entry = read_own_source(path, path.name).data
        path.write_text(yaml.safe_dump(add_words(entry), allow_unicode=True, sort_keys=False), "utf-8")


def add_words(found: Any) -> Any:  # noqa: ANN401 - data as YAML has them
    """The same data with the words of the new language beside those of English."""
    if isinstance(found, list):
        return [add_words(part) for part in found]
    if not isinstance(found, dict):
        return found
    added = {key: add_words(part) for key, part in found.items()}
    return added | ({NEW: found["en"]} if "en" in found else {})


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project with the notices of three companies."""
    copy_project(tmp_path)
    shutil.copytree(NOTICES, tmp_path / "notices")
    return tmp_path


@pytest.mark.slow
def test_a_third_language_changes_no_other_page(project: Path) -> None:
    """A company that adds a language has its pages; of all other pages only the indexes change, which lead there."""
    before = build(project, "before")
    add_language(project)
    assert build(project, "unused") == before
    file = project / "notices/aani.yml"
    file.write_text(file.read_text("utf-8").replace("register:", f"languages: [fi, en, {NEW}]\nregister:", 1), "utf-8")
    after = build(project, "after")
    assert {name for name in after if before.get(name) != after[name]} == OWN | INDEXES
    assert before.keys() <= after.keys()
    for name in INDEXES | OWN & before.keys():
        assert after[name] != before[name]
        assert drop_links(after[name]) == drop_links(before[name])
    added, english = (Element.parse(after[f"{language}/aani/index.html"]) for language in (NEW, "en"))
    assert added.one("html").attributes["lang"] == NEW
    assert [title.text for title in added.all("h2")] == [title.text for title in english.all("h2")]


def drop_links(page: str) -> str:
    """A page without the lines that lead to the new language, and those that name the locales of all."""
    return "".join(
        line for line in page.splitlines(keepends=True) if f'"{NEW}"' not in line and "og:locale" not in line
    )
