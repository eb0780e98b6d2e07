"""How git is asked: nothing that others have set changes an answer, and a refusal is one line with what to do."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hooks.reading import changed_paths, repository
from hooks.reading.git import NoAnswer, NoGit, run_git
from hooks.reading.refusals import Refused
from tests.reading.conftest import Repository


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GIT_DIR", ".git"),
        ("GIT_DIR", "/nowhere"),
        ("GIT_WORK_TREE", "/"),
        ("GIT_INDEX_FILE", "/nowhere/index"),
        ("GIT_OBJECT_DIRECTORY", "/nowhere"),
        ("GIT_COMMON_DIR", "/nowhere"),
        ("GIT_NAMESPACE", "x"),
        ("GIT_PREFIX", "x/"),
        ("GIT_CEILING_DIRECTORIES", "/"),
        ("GIT_CONFIG_COUNT", "x"),
        ("GIT_CONFIG_PARAMETERS", "'core.bare'='true'"),
        ("GIT_CONFIG", "/nowhere"),
        ("GIT_EXTERNAL_DIFF", "false"),
        ("GIT_DIFF_OPTS", "--unified=0"),
        ("GIT_GLOB_PATHSPECS", "1"),
        ("GIT_ICASE_PATHSPECS", "1"),
        ("GIT_EXEC_PATH", "/nowhere"),
        ("GIT_TRACE", "1"),
        ("GIT_QUARANTINE_PATH", "/nowhere"),
        ("GIT_DEFAULT_HASH", "sha256"),
        ("GIT_FUTURE_VARIABLE", "x"),
    ],
)
def test_variables_of_git(repo: Repository, monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    """Git's variables, which a hook inherits, change nothing of what is read."""
    repo.write("a/b.yml", "x")
    commit = repo.commit()
    repo.write("c", "x")
    monkeypatch.setenv(name, value)
    assert repository.find_root(repo.folder / "a") == repo.folder.resolve()
    assert repository.find_commit(repo.folder, "HEAD") == commit
    assert list(repository.list_files(repo.folder, commit)) == ["a/b.yml"]
    assert changed_paths.list_changed_on_disk(repo.folder, commit) == ["c"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("diff.external", "false"),
        ("core.fsmonitor", "false"),
        ("core.hooksPath", "/nowhere"),
        ("blame.ignoreRevsFile", "/nowhere"),
        ("color.ui", "always"),
        ("color.diff", "always"),
        ("core.pager", "false"),
        ("pager.show", "true"),
        ("log.showSignature", "true"),
        ("core.quotePath", "true"),
        ("diff.renames", "copies"),
        ("diff.noprefix", "true"),
        ("diff.relative", "true"),
        ("diff.orderFile", "/dev/null"),
        ("diff.ignoreSubmodules", "all"),
        ("status.showUntrackedFiles", "no"),
        ("log.date", "relative"),
        ("log.abbrevCommit", "true"),
        ("core.abbrev", "4"),
        ("format.pretty", "oneline"),
        ("i18n.logOutputEncoding", "UTF-16"),
        ("core.untrackedCache", "true"),
        ("core.splitIndex", "true"),
    ],
)
def test_settings_of_git(repo: Repository, name: str, value: str) -> None:
    """Settings of the user or of the repository change nothing of what is read."""
    repo.write("a/ä.yml", "x" * 100)
    base = repo.commit("2026-01-05")
    repo.git("mv", "a/ä.yml", "a/ö.yml")
    head = repo.commit("2026-01-06")
    repo.write("c", "x")
    repo.git("config", name, value)
    folder = repo.folder / "a"
    assert changed_paths.list_changed(folder, base, head) == ["a/ä.yml", "a/ö.yml"]
    assert changed_paths.list_changed_on_disk(repo.folder, base) == ["a/ä.yml", "a/ö.yml", "c"]
    assert repository.read_commit_time(folder, head) - repository.read_commit_time(folder, base) == 24 * 3600
    assert repository.find_merge_base(folder, base, head) == base


def test_commit_that_stands_for_another(repo: Repository) -> None:
    """A commit is read as it is, though the repository says to show another in its place."""
    repo.write("a", "x")
    one = repo.commit("2026-01-05")
    repo.write("b", "x")
    other = repo.commit("2026-01-06")
    repo.git("replace", one, other)
    assert list(repository.list_files(repo.folder, one)) == ["a"]


def test_trusted_folder_of_the_environment(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a container's environment trusts stays trusted, and nothing else of it is taken over."""
    settings = {"safe.directory": "*", "core.bare": "true"}
    monkeypatch.setenv("GIT_CONFIG_COUNT", str(len(settings)))
    for number, (name, value) in enumerate(settings.items()):
        monkeypatch.setenv(f"GIT_CONFIG_KEY_{number}", name)
        monkeypatch.setenv(f"GIT_CONFIG_VALUE_{number}", value)
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert repository.find_root(repo.folder) == repo.folder.resolve()
    assert run_git(repo.folder, "config", "--get-all", "safe.directory") == b"*\n"


# --- refusals ---------------------------------------------------------------------------------------------------------


def test_outside_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder in no repository is refused, in whatever language git speaks."""
    monkeypatch.setenv("LC_ALL", "fi_FI.UTF-8")
    reason = r"as after a download without \.git; clone the project with git, or begin with git init"
    said = rf"^{tmp_path} is in no git repository, {reason}$"
    with pytest.raises(NoGit, match=said):
        repository.find_root(tmp_path)
    with pytest.raises(NoGit, match=said):
        repository.find_commit(tmp_path, "HEAD")


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


def test_no_commit_yet(repo: Repository) -> None:
    """A repository without a commit says so, and not that it must be fetched."""
    with pytest.raises(NoGit, match=r"^the repository has no commit yet; make one$"):
        repository.find_commit(repo.folder, "HEAD")


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ("[core\n", r"git cannot read its settings: fatal: bad config line 1 in file .*; mend them"),
        ("[core]\nbare = maybe\n", r"git cannot read its settings: fatal: bad boolean config value 'maybe' for .*"),
        ("[core]\nrepositoryformatversion = 9\n", r"git cannot read its settings: fatal: Expected git repo version .*"),
        (
            "[core]\nrepositoryformatversion = 1\n[extensions]\nx\x1by = 1\n",
            r"git cannot read its settings: fatal: bad config line 4 in file .*",
        ),
    ],
    ids=["bracket", "value", "version", "escape"],
)
def test_broken_settings(repo: Repository, config: str, said: str) -> None:
    """Settings that git cannot read are named in one line."""
    (repo.folder / ".git/config").write_text(config)
    with pytest.raises(NoGit, match=f"^{said}$"):
        repository.find_root(repo.folder)


def test_working_tree_whose_repository_has_gone(tmp_path: Path) -> None:
    """A .git that leads nowhere is named with where it leads."""
    (tmp_path / ".git").write_text("gitdir: /nowhere/.git/worktrees/x\n")
    with pytest.raises(
        NoGit, match=r"/\.git leads to /nowhere/\.git/worktrees/x, where there is no repository; run git"
    ):
        repository.find_root(tmp_path)


def test_foreign_owner(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """A repository that belongs to another user is named with the line that makes git trust it."""
    git = repo.folder.parent / "bin/git"
    git.parent.mkdir()
    place = "/srv/se'lo ste"
    said = (
        f"fatal: detected dubious ownership in repository at '{place}'\nTo add an exception, call:\n\n\tgit config x\n"
    )
    git.write_text(f"#!/bin/sh\nprintf '%s' \"{said}\" >&2\nexit 128\n")
    git.chmod(0o755)
    monkeypatch.setenv("PATH", f"{git.parent}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(NoGit, match=r"belongs to another user; if you trust it, run git config --global --add safe\.d"):
        repository.find_root(repo.folder)


def test_no_answer(repo: Repository) -> None:
    """That something is not there is told apart from what keeps git from looking."""
    with pytest.raises(NoAnswer):
        run_git(repo.folder, "config", "--get", "nothing.here")
