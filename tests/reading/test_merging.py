"""What a merge would make, as git tells it without changing the repository."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from hooks.reading import merging, repository
from hooks.reading.git import NoGit
from tests.reading.conftest import Repository

CROSSED = "^the two parted at 2 commits, each having been merged into the other; merge the base into the branch, and"


def read_merged(repo: Repository, into: str, head: str) -> dict[str, str]:
    """What the files say after a merge."""
    with merging.merge_commits(repo.folder, repo.git("rev-parse", into), repo.git("rev-parse", head)) as merged:
        blobs = repository.list_files(repo.folder, merged.new, more=merged.more)
        held = repository.read_files(repo.folder, blobs.values(), merged.more)
    return {path: content.decode() for path, content in held.items()}


def list_objects(repo: Repository) -> set[Path]:
    return set((repo.folder / ".git").rglob("*"))


@pytest.fixture
def parted(repo: Repository) -> Repository:
    """A branch and main, each with a file of its own and a change of the same file."""
    lines = [f"{number}\n" for number in range(9)]
    repo.write("common", "".join(lines))
    repo.commit()
    repo.git("switch", "--quiet", "--create", "branch")
    repo.write("common", "".join([*lines, "branch\n"]))
    repo.write("ours", "x")
    repo.commit("2026-01-06")
    repo.git("switch", "--quiet", "main")
    repo.write("common", "".join(["main\n", *lines]))
    repo.write("theirs", "x")
    repo.commit("2026-01-07")
    return repo


def test_merge(parted: Repository) -> None:
    """The result has the changes of both, and nothing is written into the repository."""
    before = list_objects(parted)
    assert read_merged(parted, "main", "branch") == {
        "common": "main\n0\n1\n2\n3\n4\n5\n6\n7\n8\nbranch\n",
        "ours": "x",
        "theirs": "x",
    }
    assert list_objects(parted) == before


def test_branch_of_the_tip(parted: Repository) -> None:
    """Where the base has not moved on, the result is the commit itself."""
    parted.git("switch", "--quiet", "--create", "next")
    head = parted.commit()
    with merging.merge_commits(parted.folder, parted.git("rev-parse", "main"), head) as merged:
        assert (merged.new, merged.more) == (head, {})


def test_further_working_tree(parted: Repository, tmp_path: Path) -> None:
    """A further working tree reads the objects of the main one."""
    other = tmp_path / "other: tree"
    parted.git("worktree", "add", "--quiet", str(other), "branch")
    top = parted.folder
    parted.folder = other
    assert set(read_merged(parted, "main", "branch")) == {"common", "ours", "theirs"}
    parted.folder = top


@pytest.mark.parametrize("kind", ["sha1", "sha256"])
def test_conflict(tmp_path: Path, kind: str) -> None:
    """What both have changed is named, the first files of it, with what cannot be seen in their names."""
    folder = tmp_path / kind
    folder.mkdir()
    repo = Repository(folder)
    repo.git("init", "--quiet", "--initial-branch=main", "--object-format", kind, str(folder / "x"))
    repo.folder = folder / "x"
    names = ["a\n\x1bb", "c", "d", "e"]
    texts = ("", "one", "other")
    for text, branch in zip(texts, ("begin", "branch", "main"), strict=True):
        repo.git("switch", "--quiet", "-C", branch, *([] if branch == "begin" else ["begin"]))
        for name in names:
            repo.write(name, text)
        repo.commit()
    with pytest.raises(NoGit, match=re.escape("since both have changed a <U+001B>b, c, d, …; merge the one")):
        read_merged(repo, "main", "branch")


@pytest.fixture
def old_git(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A git that does not know how to merge trees."""
    folder = repo.folder.parent / "bin"
    folder.mkdir()
    (folder / "git").write_text(
        '#!/bin/sh\ncase "$*" in *" merge-tree "*) echo "usage: git merge-tree <base-tree> <branch1> <branch2>" >&2; '
        f'exit 129;; esac\nPATH={os.environ["PATH"]} exec git "$@"\n'
    )
    (folder / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return repo


@pytest.mark.usefixtures("old_git")
def test_old_git(parted: Repository) -> None:
    """A git that is too old compares the branch with where it left the base."""
    fork = parted.git("merge-base", "main", "branch")
    tips = [parted.git("rev-parse", name) for name in ("main", "branch")]
    with merging.merge_commits(parted.folder, *tips) as merged:
        assert (merged.old, merged.new) == (fork, tips[1])


def cross(repo: Repository) -> None:
    """Merge main into the branch and the branch into main, each as it was before."""
    tip = repo.git("rev-parse", "main")
    repo.git("merge", "--quiet", "-m", "x", "branch")
    repo.git("switch", "--quiet", "branch")
    repo.git("merge", "--quiet", "-s", "ours", "-m", "x", tip)


def test_crossed_history(parted: Repository) -> None:
    """Where each was merged into the other, the result is that of a merge all the same; a single base is refused."""
    cross(parted)
    assert read_merged(parted, "main", "branch") == {"common": "0\n1\n2\n3\n4\n5\n6\n7\n8\nbranch\n", "ours": "x"}
    with pytest.raises(NoGit, match=CROSSED):
        repository.find_merge_base(parted.folder, "main", "branch")


@pytest.mark.usefixtures("old_git")
def test_crossed_history_with_an_old_git(parted: Repository) -> None:
    """A git that is too old refuses such a history with the reason."""
    cross(parted)
    with pytest.raises(NoGit, match=CROSSED):
        read_merged(parted, "main", "branch")


def test_too_much_to_merge(parted: Repository) -> None:
    """A commit with more than the limits allow is refused before git merges it."""
    tree = parted.git("mktree", given="")
    for _ in range(40):
        tree = parted.git("mktree", given=f"040000 tree {tree}\ta\n040000 tree {tree}\tb\n")
    head = parted.git("commit-tree", tree, "-p", "branch", "-m", "x")
    with pytest.raises(NoGit, match="has more than 20000 files and folders"):
        read_merged(parted, "main", head)
