"""Notices of several companies that say what only one of them can."""

from __future__ import annotations

from pathlib import Path

import pytest

from hooks.folder import collection
from tests.paths import DATA
from tests.running import build_py
from tests.shared import THEME

SHORTEST = (DATA / "good/shortest.yml").read_text("utf-8")
ID = "business_id: 1234567-1"
COPIED = (
    "notices/b.yml:1:1: warning: all but the controller and the contact is as in notices/a.yml, the dates too; "
    "ask the company about each fact; where all is true of both, say who confirmed it and when, "
    "as in `reviewed: {date: 2026-11-02, by: AB}`"
)
SAME_ID = (
    "notices/b.yml:4:16: warning: controller.business_id: 1234567-1 is the business ID of another company in "
    "notices/a.yml; compare both with the papers of the companies; where they are one company, "
    "write its name in one way"
)


def check_beside(notices: Path, *changes: tuple[str, str], name: str = "b.yml") -> list[str]:
    """What is told of the shortest register, and of the same with changes in another file."""
    text = SHORTEST
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (notices / "a.yml").write_text(SHORTEST)
    (notices / name).parent.mkdir(exist_ok=True)
    (notices / name).write_text(text)
    return [str(fault) for fault in collection.load(notices, THEME).faults]


OTHER_NAME = ("Esimerkkipuutarha Oy", "Toinen Esimerkki Oy")
OTHER_ID = (ID, "business_id: 7654321-2")


def test_a_copy_under_another_name(notices: Path) -> None:
    """A file that was copied, and in which only the name was changed, has the ID and all facts of another company."""
    assert check_beside(notices, OTHER_NAME) == [COPIED, SAME_ID]


def test_a_copy_with_its_own_company(notices: Path) -> None:
    """The same where all that is the company's own was changed."""
    own = [OTHER_NAME, OTHER_ID, ("Koivukuja 3", "Katu 1"), ("toimisto@vihreapiha", "a@toinen")]
    assert check_beside(notices, *own) == [COPIED]


@pytest.mark.parametrize(
    "change",
    [
        ("updated: 2026-11-02", "updated: 2026-11-03"),
        ("updated: 2026-11-02", "updated: 2026-11-02\nreviewed: {date: 2026-11-02, by: AB}"),
        ("data: [name, email]", "data: [name]"),
        ("keep: 3 years", "keep: 2 years"),
    ],
)
def test_what_is_no_copy(change: tuple[str, str], notices: Path) -> None:
    """A fact, a day or a confirmation of its own says that somebody asked."""
    assert check_beside(notices, OTHER_NAME, OTHER_ID, change) == []


@pytest.mark.parametrize("number", ["", "  business_id: {gap: 2026-11-02 asked}\n"])
def test_a_business_id_that_is_not_known(number: str, notices: Path) -> None:
    """Where there is no ID, nothing is compared."""
    told = check_beside(notices, OTHER_NAME, (f"  {ID}\n", number), ("[name, email]", "[name]"))
    assert [line for line in told if "another company" in line] == []


def test_one_company_with_two_files(notices: Path) -> None:
    """Two notices of one company have one business ID."""
    assert check_beside(notices, ("register: customers", "register: marketing"), ("name, email", "name")) == []


def test_a_company_with_a_folder(notices: Path) -> None:
    """Files of one folder are one company's, whatever name stands in them."""
    told = check_beside(notices, OTHER_NAME, ("register: customers", "register: marketing"), name="a/b.yml")
    assert [line for line in told if "another company" in line or "all but" in line] == []


def test_drafts_are_not_compared(notices: Path) -> None:
    """A draft may begin as a copy."""
    assert check_beside(notices, OTHER_NAME, name="_b.yml") == []


@pytest.mark.parametrize("file", ["a.yml", "b.yml"])
def test_one_file_alone(file: str, notices: Path) -> None:
    """Whoever checks one file is told of its likeness to another, whichever of both it is; nothing else of that one."""
    check_beside(notices, OTHER_NAME)
    done = build_py("check", f"notices/{file}", cwd=notices.parent)
    assert done.stderr.splitlines() == [COPIED, SAME_ID]
    assert f"\nnotices/{'a.yml' if file == 'b.yml' else 'b.yml'}\n" not in done.stdout


def test_one_file_reads_no_other(notices: Path) -> None:
    """Of the others those alone are read whose text has the business ID, or all but what is a company's own."""
    for number in range(5):
        text = SHORTEST.replace(ID, f"{ID}  # {number}") if number == 1 else SHORTEST.replace(*OTHER_ID)
        (notices / f"n{number}.yml").write_text(text.replace("3 years", f"{number + 1} years"))
    (notices / "a.yml").write_text(SHORTEST)
    read = collection.load(notices, THEME, [notices / "a.yml"]).entries
    assert [entry.path for entry in read] == ["a.yml", "n1.yml", "n2.yml"]


def test_company_folders_and_files_that_cannot_be_read(notices: Path) -> None:
    """A business ID in a company's file counts for its registers; a file that cannot be read has no traits."""
    folder = notices / "y"
    folder.mkdir()
    shared, _, own = SHORTEST.partition("register:")
    (folder / "_company.yml").write_text(shared.replace(*OTHER_NAME))
    (folder / "r.yml").write_text(f"register:{own}".replace("3 years", "2 years"))
    (notices / "a.yml").write_text(SHORTEST)
    (notices / "z.yml").write_bytes(b"x" * 2_000_000)
    read = collection.load(notices, THEME, [notices / "a.yml"]).entries
    assert [entry.path for entry in read] == ["a.yml", "y/r.yml"]
