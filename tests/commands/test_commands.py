"""The group of commands: each is loaded when it is called, refuses in one way, and reads no file twice."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from pathlib import Path

import pytest

from hooks.commands.refusing import is_refusal, refuse_os_errors
from hooks.reading.fault_codes import FaultCode
from hooks.reading.faults import Faulty, Place, make_fault
from hooks.reading.git import NoGit
from hooks.reading.messages import NoSentences
from hooks.reading.refusals import Refused
from tests.paths import DATA
from tests.running import commit_all, inherit_environment, program_folder, run_command

NOTICES = DATA / "site"
LIMIT = 60  # seconds
# Calls build.py, and prints the path of every file that was opened on standard error.
LISTEN = """
import os, sys
sys.path.insert(0, sys.argv.pop(1))
sys.addaudithook(lambda event, given: event == "open" and print("opened", given[0], file=sys.stderr))
import build
sys.argv[0] = "build.py"
sys.exit(build.run())
"""


# --- refusals ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "error",
    [
        Refused("nobody-confirms"),
        NoGit("git-missing"),
        NoSentences("theme/messages/en.yml is not whole; put it back"),
        Faulty(make_fault(Place("theme/page.html", 1, 1), FaultCode.TEMPLATE, "", "missing")),
    ],
    ids=lambda error: type(error).__name__,
)
def test_a_refusal(error: Exception) -> None:
    """What says in a sentence what to do instead is a refusal."""
    assert is_refusal(error)


@pytest.mark.parametrize("error", [ValueError("no date"), KeyError("name"), OSError(2, "No such file")], ids=repr)
def test_a_fault_of_the_program(error: Exception) -> None:
    """Any other error is shown with its traceback."""
    assert not is_refusal(error)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (FileNotFoundError(2, "No such file or directory", "{folder}/notices"), "notices: No such file or directory"),
        (PermissionError(13, "Permission denied", "{folder}/notices/x.yml"), "notices/x.yml: Permission denied"),
        (PermissionError(13, "Permission denied", "notices/x.yml"), "notices/x.yml: Permission denied"),
        (PermissionError(13, "Permission denied", "/elsewhere/x.yml"), "/elsewhere/x.yml: Permission denied"),
        (IsADirectoryError(21, "Is a directory", 3), "notices: Is a directory"),
        (OSError(28, "No space left on device"), "notices: No space left on device"),
    ],
    ids=str,
)
def test_an_error_of_the_file_system(
    error: OSError, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A refusal names the file from the current folder, and without one the place that the caller wrote."""
    monkeypatch.chdir(tmp_path)
    if isinstance(error.filename, str):
        error.filename = error.filename.format(folder=tmp_path)
    with pytest.raises(Refused) as refused, refuse_os_errors("file-system", Path("notices")):
        raise error
    assert str(refused.value) == said


def test_a_refusal_inside_stays() -> None:
    """What was refused with a better sentence is not refused again."""
    with pytest.raises(Refused, match="say who confirms the facts"), refuse_os_errors("site-kept", Path("site")):
        raise Refused("nobody-confirms")


# --- reading once -----------------------------------------------------------------------------------------------------


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder with registers in a repository, one of them changed since."""
    shutil.copytree(NOTICES, tmp_path / "notices")
    commit_all(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [["build"], ["check"], ["check", "--format", "json"], ["schema"], ["explain"], ["new", "uusi", "--yes"], ["nginx"]],
    ids=" ".join,
)
def test_no_file_is_read_twice(arguments: list[str], work: Path) -> None:
    """A command opens each register and each file of the theme once at most."""
    command = [sys.executable, "-c", LISTEN, program_folder(), *arguments]
    done = run_command(command, cwd=work, env=inherit_environment(), limit=LIMIT)
    opened = Counter(line.removeprefix("opened ") for line in done.stderr.splitlines() if line.startswith("opened "))
    read = {path: count for path, count in opened.items() if path.endswith((".yml", ".html"))}
    assert len(read) > 0
    assert {path for path, count in read.items() if count > 1} <= {str(program_folder() / "mkdocs.yml")}
