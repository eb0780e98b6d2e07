"""Of a folder that is checked again, only the companies are read whose files are not as they were."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from hooks.checks.clock import get_today
from hooks.folder import rechecking
from hooks.folder.checked import CheckedGroup
from hooks.folder.groups import Group
from hooks.folder.listing import list_folder
from hooks.folder.rechecking import Checked, check_companies, join_companies
from hooks.folder.tree import DiskTree
from hooks.parallel import follow_silently
from hooks.theme.theme import Theme
from tests.paths import DATA
from tests.shared import THEME

SHORTEST = (DATA / "good/shortest.yml").read_text("utf-8")
COMPANY = "security: {electronic: [firewall]}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with three registers of two companies."""
    for path in ("akeri.yml", "piha/asiakkaat.yml", "piha/hakijat.yml"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(SHORTEST)
    (tmp_path / "piha/_company.yml").write_text(COMPANY)
    return tmp_path


def check(folder: Path, before: Checked) -> Checked:
    """What is found in a folder."""
    return check_companies(DiskTree(folder), list_folder(folder, THEME), THEME, before, follow_silently)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The companies that are read, by the paths of their files."""
    companies: list[str] = []
    original = rechecking.check_group

    def check_group(group: Group, tree: DiskTree, theme: Theme) -> CheckedGroup:
        companies.append(group.company)
        return original(group, tree, theme)

    monkeypatch.setattr(rechecking, "check_group", check_group)
    return companies


def change_nothing(folder: Path) -> None:
    """Write the same once more."""
    (folder / "akeri.yml").write_text(SHORTEST)


def edit_register(folder: Path) -> None:
    """Change a fact."""
    (folder / "akeri.yml").write_text(SHORTEST.replace("3 years", "4 years"))


def edit_company(folder: Path) -> None:
    """Change what registers share."""
    (folder / "piha/_company.yml").write_text(COMPANY.replace("firewall", "backups"))


def add_company(folder: Path) -> None:
    """Write a company's file where none was."""
    (folder / "akeri").mkdir()
    (folder / "akeri/_company.yml").write_text(COMPANY)


def remove_register(folder: Path) -> None:
    """Remove one of two registers."""
    (folder / "piha/hakijat.yml").unlink()


def remove_last_register(folder: Path) -> None:
    """Remove the only register of a company."""
    (folder / "akeri.yml").unlink()


def add_register(folder: Path) -> None:
    """Write another register."""
    (folder / "lumi.yml").write_text(SHORTEST)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (change_nothing, []),
        (edit_register, ["akeri/_company.yml"]),
        (edit_company, ["piha/_company.yml"]),
        (add_company, ["akeri/_company.yml"]),
        (remove_register, ["piha/_company.yml"]),
        (remove_last_register, []),
        (add_register, ["lumi/_company.yml"]),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_what_is_read_anew(change: Callable[[Path], None], expected: list[str], folder: Path, read: list[str]) -> None:
    """A company is read anew where a file of its is another, or where it has others; and no other company is."""
    before = check(folder, Checked())
    change(folder)
    read.clear()
    checked = check(folder, before)
    assert read == expected
    assert checked == check(folder, Checked())


def test_another_day(folder: Path, read: list[str]) -> None:
    """What was found on another day counts for nothing, since findings depend on the day."""
    before = check(folder, Checked())
    yesterday = get_today() - timedelta(days=1)
    read.clear()
    check(folder, replace(before, days=(yesterday, yesterday)))
    assert read == ["akeri/_company.yml", "piha/_company.yml"]


def test_folder_is_judged_as_a_whole(folder: Path) -> None:
    """What two companies' files say together is told also where neither is read anew."""
    before = check(folder, Checked())
    (folder / "lumi.yml").write_text(f"{SHORTEST}aliases: [akeri]\n")
    checked = check(folder, before)
    joined = join_companies(DiskTree(folder), list_folder(folder, THEME), THEME, checked)
    [told] = [fault for fault in joined.faults if fault.key == "aliases"]
    assert told.place.file.endswith("lumi.yml")
    assert [file.is_notice for file in joined.files if file.outline.path == "lumi.yml"] == [False]
