"""What is read of a commit, and what git cannot tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from hooks.reading import repository
from hooks.reading.refusals import Refused
from hooks.reading.repository import Blob, NoGit
from tests.reading.conftest import Repository


def make_tree(repo: Repository, rows: dict[str, str]) -> str:
    """A commit with these modes and names at the top, which git itself would not let anybody add."""
    blob = repo.git("hash-object", "-w", "--stdin", given="x")
    inner = repo.git("mktree", given=f"100644 blob {blob}\tx.yml\n")
    held = {"100644": f"blob {blob}", "120000": f"blob {blob}", "040000": f"tree {inner}"}
    given = "".join(f"{mode} {held[mode]}\t{name}\n" for name, mode in rows.items())
    return repo.git("commit-tree", repo.git("mktree", given=given), "-m", "x")


@pytest.mark.parametrize(
    "path", ["x.yml", "notices/piha/x.yml", "notices/vihreä piha.yml", ".x", "..x", "x..", "a/.../b"]
)
def test_plain_path(path: str) -> None:
    """A regular file under a plain path is read."""
    assert Blob(path, "100644", "0", 1).is_sound


@pytest.mark.parametrize(
    "path",
    [
        "..",
        "../x.yml",
        "notices/../x.yml",
        "notices/..",
        ".",
        "./x.yml",
        "notices/./x.yml",
        "/x.yml",
        "notices//x.yml",
        "notices/",
        "",
        "C:/x.yml",
        "notices/x.yml:stream",
        "notices\\..\\x.yml",
        "notices/x\n.yml",
        "notices/x\x00.yml",
        "notices/x\x7f.yml",
    ],
)
def test_path_that_leads_elsewhere(path: str) -> None:
    """A path that could lead elsewhere on some system, or that shows other than it is, is not sound."""
    assert not Blob(path, "100644", "0", 1).is_sound


@pytest.mark.parametrize(
    ("mode", "is_sound"), [("100644", True), ("100755", True), ("120000", False), ("160000", False)]
)
def test_modes(mode: str, *, is_sound: bool) -> None:
    """A link and a submodule are not read."""
    assert Blob("x.yml", mode, "0", 1).is_sound == is_sound


def test_size() -> None:
    """A file of 1 MB is read, a larger one is not."""
    assert Blob("x.yml", "100644", "0", repository.MAX_BYTES).is_sound
    assert not Blob("x.yml", "100644", "0", repository.MAX_BYTES + 1).is_sound


def test_files_of_a_commit(repo: Repository) -> None:
    """The files of a commit come with their bytes, whatever they hold."""
    contents = {"a.yml": "", "b/c.yml": "one\ntwo\n", "b/ä.yml": "no line feed", "d.bin": "\n\n\x00\n"}
    for path, text in contents.items():
        repo.write(path, text)
    commit = repo.commit()
    blobs = repository.list_files(repo.folder, commit)
    expected = {path: text.encode() for path, text in contents.items()}
    assert repository.read_files(repo.folder, blobs.values()) == expected
    assert list(repository.list_files(repo.folder, commit, "b")) == ["b/c.yml", "b/ä.yml"]


def test_unsound_files_are_not_read(repo: Repository) -> None:
    """What is no regular file under a plain path is listed, and its content is left out."""
    commit = make_tree(repo, {"good.yml": "100644", "link.yml": "120000", "x\\y.yml": "100644"})
    blobs = repository.list_files(repo.folder, commit)
    assert set(blobs) == {"good.yml", "link.yml", "x\\y.yml"}
    assert repository.read_files(repo.folder, blobs.values()) == {"good.yml": b"x"}


def test_too_many_files(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """As many files as a review looks at are listed; with one more it is refused."""
    monkeypatch.setattr(repository, "MAX_FILES", 2)
    repo.write("a", "")
    repo.write("b", "")
    assert len(repository.list_files(repo.folder, repo.commit())) == 2
    repo.write("c", "")
    commit = repo.commit()
    with pytest.raises(NoGit, match=rf"^{commit[:12]} has 3 files here; a review reads at most 2$"):
        repository.list_files(repo.folder, commit)


def test_changed_files(repo: Repository) -> None:
    """What differs is named, with what is not added yet; two commits have only what is in them."""
    for name in ("same", "changed", "gone"):
        repo.write(name, "x")
    base = repo.commit()
    repo.write("changed", "y")
    (repo.folder / "gone").unlink()
    head = repo.commit()
    repo.write("new", "x")
    assert repository.list_changed(repo.folder, base, None) == ["changed", "gone", "new"]
    assert repository.list_changed(repo.folder, base, head) == ["changed", "gone"]


def test_commits(repo: Repository) -> None:
    """A commit is found by its branch, with its time, and where two branches part."""
    fork = repo.commit()
    repo.git("switch", "--quiet", "--create", "branch")
    head = repo.commit("2026-01-06")
    repo.git("switch", "--quiet", "main")
    tip = repo.commit("2026-01-07")
    assert repository.find_commit(repo.folder, "branch") == head
    assert repository.find_merge_base(repo.folder, head, tip) == fork
    assert repository.read_commit_time(repo.folder, head) - repository.read_commit_time(repo.folder, fork) == 24 * 3600
    assert repository.find_root(repo.folder) == repo.folder.resolve()


def test_unknown_commit(repo: Repository) -> None:
    """A name that git does not know, or that looks like an option, is refused."""
    repo.commit()
    for name in ("nowhere", "--all", ""):
        with pytest.raises(
            NoGit, match=rf"^git knows no commit '{name}'; fetch it, or name a branch, as in --base main$"
        ):
            repository.find_commit(repo.folder, name)


def test_no_common_history(repo: Repository) -> None:
    """Two commits that never met have no place where they part."""
    one = repo.commit()
    repo.git("switch", "--quiet", "--orphan", "other")
    with pytest.raises(NoGit, match=r"^the two commits have no history in common; name another --base$"):
        repository.find_merge_base(repo.folder, one, repo.commit("2026-01-06"))


def test_outside_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder in no repository is refused, in whatever language git speaks."""
    monkeypatch.setenv("LC_ALL", "fi_FI.UTF-8")
    with pytest.raises(NoGit, match=r"is in no git repository; a review compares with an earlier commit$"):
        repository.find_root(tmp_path)


def test_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where git is not installed, the refusal says so; it is one that every command tells."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(
        NoGit, match=r"^git is not installed; install it, or look at the site with `python build.py serve`$"
    ):
        repository.find_root(tmp_path)
    assert issubclass(NoGit, Refused)


def test_what_git_says(repo: Repository) -> None:
    """Another refusal of git is told in its own words."""
    with pytest.raises(NoGit, match=r"^fatal: [Nn]ot a valid object name nowhere"):
        repository.list_files(repo.folder, "nowhere")
