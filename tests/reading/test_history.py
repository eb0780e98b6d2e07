"""When files and lines were changed, as git knows it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from hooks.reading import history
from hooks.reading.history import History
from hooks.reading.repository import NoGit
from tests.reading.conftest import Repository

LINES = "".join(f"line {number} of a text that is long enough to be known again\n" for number in range(9))


def noon(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC)


def test_histories(repo: Repository) -> None:
    """Each file below the folder has the number of its commits and the time of the newest."""
    repo.write("README.md", "x")
    repo.write("notices/a.yml", "a")
    repo.write("notices/b/c.yml", "c")
    repo.commit("2026-01-05")
    repo.write("notices/b/c.yml", "cc")
    repo.commit("2026-01-06")
    repo.write("README.md", "y")
    repo.commit("2026-01-07")
    assert history.read_histories(repo.folder / "notices") == {
        "a.yml": History(1, noon("2026-01-05")),
        "b/c.yml": History(2, noon("2026-01-06")),
    }


def test_time_is_that_of_the_author(repo: Repository) -> None:
    """A commit that was made anew later counts from the day of its author, as `git blame` has it."""
    repo.write("a.yml", "a")
    repo.commit("2026-01-05")
    repo.git("commit", "--quiet", "--amend", "--no-edit", "--date", "2026-03-05T12:00:00Z")
    assert history.read_histories(repo.folder) == {"a.yml": History(1, noon("2026-03-05"))}


@pytest.mark.parametrize("is_added", [False, True])
def test_uncommitted_change(repo: Repository, *, is_added: bool) -> None:
    """A file with changes that are not committed has lines of no commit; a new file has no history."""
    repo.write("a.yml", "a")
    repo.write("b.yml", "b")
    repo.commit("2026-01-05")
    repo.write("a.yml", "aa")
    if is_added:
        repo.git("add", "a.yml")
    repo.write("new.yml", "x")
    found = history.read_histories(repo.folder)
    assert not found["a.yml"].is_whole
    assert found["b.yml"].is_whole
    assert "new.yml" not in found


def test_touched_file(repo: Repository) -> None:
    """A file that was only written anew, with the same content, has not changed."""
    repo.write("a.yml", "a")
    repo.commit()
    (repo.folder / "a.yml").touch()
    assert history.read_histories(repo.folder)["a.yml"].is_whole


@pytest.mark.parametrize("before", ["notices/old.yml", "elsewhere/old.txt"])
def test_renamed_file(repo: Repository, before: str) -> None:
    """A file that came in a commit that deleted another may have been that one, in the folder or elsewhere."""
    repo.write("notices/other.yml", "x")
    repo.write(before, LINES)
    repo.commit("2026-01-05")
    (repo.folder / before).rename(repo.folder / "notices/new.yml")
    repo.commit("2026-01-06")
    found = history.read_histories(repo.folder / "notices")
    assert not found["new.yml"].is_whole
    assert found["other.yml"].is_whole
    lines = history.read_line_dates(repo.folder / "notices/new.yml")
    assert lines[1] == noon("2026-01-05")


def test_merge(repo: Repository) -> None:
    """Both sides of a merge count, and what the merge itself changes."""
    repo.write("a.yml", LINES)
    repo.write("b.yml", "b")
    repo.commit("2026-01-05")
    repo.git("switch", "--quiet", "--create", "branch")
    repo.write("a.yml", f"first\n{LINES}")
    repo.commit("2026-01-06")
    repo.git("switch", "--quiet", "main")
    repo.write("a.yml", f"{LINES}last\n")
    repo.commit("2026-01-07")
    repo.git("merge", "--quiet", "--no-commit", "branch")
    repo.write("b.yml", "bb")
    repo.write("new.yml", "x")
    repo.commit("2026-01-08")
    found = history.read_histories(repo.folder)
    assert found["a.yml"].commits >= 3
    assert found["b.yml"] == History(2, noon("2026-01-08"))
    assert not found["new.yml"].is_whole


def test_same_change_on_two_branches(repo: Repository) -> None:
    """Where two branches came to the same file, both ways count, since `git blame` may take either."""
    repo.write("a.yml", LINES)
    repo.commit("2026-01-05")
    repo.git("switch", "--quiet", "--create", "branch")
    repo.write("a.yml", f"{LINES}more\n")
    repo.commit("2026-01-06")
    repo.git("switch", "--quiet", "main")
    repo.write("a.yml", f"{LINES}something\n")
    repo.commit("2026-01-07")
    repo.write("a.yml", f"{LINES}more\n")
    repo.commit("2026-01-08")
    repo.git("merge", "--quiet", "-m", "x", "branch")
    assert history.read_histories(repo.folder)["a.yml"] == History(4, noon("2026-01-08"))


def test_without_a_commit(repo: Repository, tmp_path: Path) -> None:
    """Where there is no repository, or no commit yet, git cannot tell."""
    for folder in (repo.folder, tmp_path):
        with pytest.raises(NoGit):
            history.read_histories(folder)


def test_lines(repo: Repository) -> None:
    """Each line has the time of its last change; one that is not committed counts as changed now."""
    repo.write("a.yml", "one\ntwo\nthree\n")
    repo.commit("2026-01-05")
    repo.write("a.yml", "one\n2\nthree\n")
    repo.commit("2026-01-06")
    repo.write("a.yml", "one\n2\n3\n")
    found = history.read_line_dates(repo.folder / "a.yml")
    assert (found[1], found[2]) == (noon("2026-01-05"), noon("2026-01-06"))
    assert found[3] > noon("2026-01-06")


def test_shallow_clone(repo: Repository, tmp_path: Path) -> None:
    """In a clone that does not know the whole history, the lines of older commits have the day of its oldest."""
    for day, text in (("05", "one\ntwo\nthree\n"), ("06", "one\n2\nthree\n"), ("07", "one\n2\n3\n")):
        repo.write("a.yml", text)
        repo.commit(f"2026-01-{day}")
    clone = tmp_path / "clone"
    repo.git("clone", "--quiet", "--depth", "2", f"file://{repo.folder}", str(clone))
    dates = history.read_line_dates(clone / "a.yml")
    assert dates == {1: noon("2026-01-06"), 2: noon("2026-01-06"), 3: noon("2026-01-07")}
    assert history.read_histories(clone) == {"a.yml": History(2, noon("2026-01-07"))}
