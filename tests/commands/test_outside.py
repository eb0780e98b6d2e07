"""What comes from outside, in values and names of files, commands nobody: in a log, a page, a comment."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from tests.paths import DATA
from tests.running import build_py, run_command

SHORTEST = (DATA / "good/shortest.yml").read_text("utf-8")
NAMES = ("::set-output name=x::y", "##[add-mask]x", "a\x1b]0;x\x07b", "a\nb", "\u202egnp", "a\r::debug::x")
COMMAND = re.compile(r"(?m)##\[|^\s*::(?!(?:error|warning|notice) file=)")
HIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]")


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose newest commit has registers with such names and values."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@yritys.example"]
    run_command([*git, "init", "--quiet"], cwd=tmp_path, check=True)
    run_command([*git, "commit", "--quiet", "--allow-empty", "-m", "x"], cwd=tmp_path, check=True)
    (tmp_path / "notices").mkdir()
    for name in NAMES:
        text = SHORTEST.replace("transfers: none", f"transfers: {json.dumps(name)}")
        (tmp_path / "notices" / f"{name}.yml").write_text(text)
    (tmp_path / "notices/value.yml").write_text(SHORTEST.replace("basis: contract", 'basis: "##[add-mask]x"'))
    run_command([*git, "add", "."], cwd=tmp_path, check=True)
    run_command([*git, "commit", "--quiet", "-m", "##[x]"], cwd=tmp_path, check=True)
    return tmp_path


@pytest.mark.parametrize(
    "line",
    [
        "check",
        "check --format json",
        "check --format github",
        "check --base HEAD~",
        "build",
        "review --base HEAD~",
        "review --base HEAD~ --head HEAD",
        "review --base ::error::x",
    ],
)
def test_nothing_from_outside_commands(hostile: Path, line: str) -> None:
    """No terminal and no runner of a workflow finds a command in what is printed, nor do the page and the comment."""
    data = ["--json", "changes.json"] if line.startswith("review") else []
    done = build_py(*line.split(), *data, cwd=hostile)
    assert done.returncode in (1, 2)
    assert "add-mask" in done.stdout + done.stderr or "::x" in done.stderr
    written = [path.read_text("utf-8") for path in (hostile / "review.html", hostile / "changes.json") if path.exists()]
    if written:
        written.append(build_py("comment", "changes.json", cwd=hostile).stdout)
    for text in (done.stdout, done.stderr):
        assert COMMAND.findall(text) == []
    for text in (done.stdout, done.stderr, *written):
        assert HIDDEN.findall(text) == []


def test_json_keeps_the_values(hostile: Path) -> None:
    """What is made visible in JSON for whoever looks at the log is the same value for a program."""
    told = json.loads(build_py("check", "--format", "json", cwd=hostile).stdout)
    assert any("##[add-mask]x" in finding["problem"] for finding in told["findings"])
