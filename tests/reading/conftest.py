"""A repository for the tests of what git knows."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.running import run_command


class Repository:
    """A throw-away repository: writes files, and commits them on a day."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init", "--quiet", "--initial-branch", "main")

    def git(self, *words: str, given: str = "", day: str = "2026-01-05") -> str:
        identity = ["-c", "user.name=A", "-c", "user.email=a@yritys.example", "-c", "commit.gpgsign=false"]
        when = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
        command = ["git", *identity, *words]
        return run_command(command, cwd=self.folder, env={**os.environ, **when}, given=given, check=True).stdout.strip()

    def write(self, path: str, text: str) -> None:
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text, "utf-8")

    def commit(self, day: str = "2026-01-05") -> str:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", day, day=day)
        return self.git("rev-parse", "HEAD")


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """An empty repository, without the settings of whoever runs the tests."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    folder = tmp_path / "repository"
    folder.mkdir()
    return Repository(folder)
