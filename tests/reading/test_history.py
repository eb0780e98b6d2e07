"""The earlier versions of files, as git knows them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from hooks.reading import history
from hooks.reading.git import NoGit
from hooks.reading.history import Version
from tests.reading.conftest import Repository

LINES = "".join(f"line {number} of a text that is long enough to be known again\n" for number in range(9))


def noon(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC)


def list_days(versions: list[Version]) -> list[str]:
    return [f"{version.time:%m-%d}" for version in versions]


def test_versions(repo: Repository) -> None:
    """Each file below the folder has its versions from the oldest to the newest, with the one each was made from."""
    repo.write("README.md", "x")
    repo.write("notices/a.yml", "a")
    repo.write("notices/b/ä\n@1.yml", "c")
    repo.commit("2026-01-05")
    repo.write("notices/b/ä\n@1.yml", "cc")
    repo.commit("2026-01-06")
    repo.write("README.md", "y")
    repo.commit("2026-01-07")
    found = history.read_versions(repo.folder / "notices")
    assert {path: list_days(versions) for path, versions in found.items()} == {
        "a.yml": ["01-05"],
        "b/ä\n@1.yml": ["01-05", "01-06"],
    }
    first, second = found["b/ä\n@1.yml"]
    assert (first.time, first.before) == (noon("2026-01-05"), ())
    assert second.before == (first.name,)


def test_time_is_that_of_the_author(repo: Repository) -> None:
    """A commit that was made anew later counts from the day of its author."""
    repo.write("a.yml", "a")
    repo.commit("2026-01-05")
    repo.git("commit", "--quiet", "--amend", "--no-edit", "--date", "2026-03-05T12:00:00Z")
    assert list_days(history.read_versions(repo.folder)["a.yml"]) == ["03-05"]


@pytest.mark.parametrize("before", ["notices/old.yml", "elsewhere/old.txt"])
def test_renamed_file(repo: Repository, before: str) -> None:
    """A file that came in the place of another was made from that one, in the folder or elsewhere."""
    repo.write("notices/other.yml", "x")
    repo.write(before, LINES)
    repo.commit("2026-01-05")
    (repo.folder / before).rename(repo.folder / "notices/new.yml")
    repo.commit("2026-01-06")
    versions = history.read_versions(repo.folder / "notices")["new.yml"]
    assert versions[-1].before == (versions[-1].name,)
    assert list_days(versions)[-1] == "01-06"


def test_merge(repo: Repository) -> None:
    """Both sides of a merge are versions, and the merge where it differs from both."""
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
    repo.write("new.yml", "x")
    repo.commit("2026-01-08")
    found = history.read_versions(repo.folder)
    assert list_days(found["a.yml"]) == ["01-05", "01-06", "01-07", "01-08"]
    assert set(found["a.yml"][-1].before) == {version.name for version in found["a.yml"][1:3]}
    assert list_days(found["b.yml"]) == ["01-05"]
    assert found["new.yml"][0].before == ()


def test_nothing_is_to_come(repo: Repository) -> None:
    """A commit that is dated in the future is not believed."""
    repo.write("a.yml", "a")
    repo.commit("2098-01-05")
    [version] = history.read_versions(repo.folder)["a.yml"]
    assert version.time == history.LONG_AGO


def test_without_a_commit(repo: Repository, tmp_path: Path) -> None:
    """Where there is no repository, or no commit yet, git cannot tell, and the reason says so."""
    with pytest.raises(NoGit, match=r"^the repository has no commit yet; make one$"):
        history.read_versions(repo.folder)
    with pytest.raises(NoGit, match=r"is in no git repository"):
        history.read_versions(tmp_path)


def test_shallow_clone(repo: Repository, tmp_path: Path) -> None:
    """In a clone that does not know the whole history, its oldest commit made all files."""
    for day, text in (("05", "one\ntwo\nthree\n"), ("06", "one\n2\nthree\n"), ("07", "one\n2\n3\n")):
        repo.write("a.yml", text)
        repo.commit(f"2026-01-{day}")
    clone = tmp_path / "clone"
    repo.git("clone", "--quiet", "--depth", "2", f"file://{repo.folder}", str(clone))
    versions = history.read_versions(clone)["a.yml"]
    assert list_days(versions) == ["01-06", "01-07"]
    assert versions[0].before == ()


@pytest.mark.parametrize("kind", ["sha1", "sha256"])
def test_ids(repo: Repository, tmp_path: Path, kind: str) -> None:
    """A file on the disk is known again by the id of its version, with the line ends of Windows too."""
    other = tmp_path / kind
    repo.git("init", "--quiet", "--object-format", kind, str(other))
    made = Repository(other)
    made.write("a.yml", "a\nb\n")
    made.commit()
    [version] = history.read_versions(other)["a.yml"]
    assert history.is_same_file(b"a\nb\n", version.name)
    assert history.is_same_file(b"a\r\nb\r\n", version.name)
    assert not history.is_same_file(b"a\nc\n", version.name)


def test_a_folder_without_a_commit_has_no_versions(repo: Repository) -> None:
    """A folder that nobody has committed yet has no earlier versions, though the repository has commits."""
    repo.write("notices/a.yml", "a")
    repo.commit("2026-01-05")
    repo.write("fresh/b.yml", "b")
    assert history.read_versions(repo.folder / "fresh") == {}
