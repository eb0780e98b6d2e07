"""The environment of a call: whatever it is, text is UTF-8, nothing ends in a traceback, and exit codes stay apart."""

from __future__ import annotations

import json
import os
import pty
import shutil
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.paths import PROJECT
from tests.running import (
    Done,
    build_py,
    commit_all,
    copy_project,
    inherit_environment,
    program_folder,
    run_build_py,
    run_command,
    start_command,
)
from tests.sites import NOTICES, read_files

LIMIT = 60  # seconds
SOUND = (NOTICES / "akeri.yml").read_text("utf-8")
FAULTY = SOUND.replace("transfers: none", "transfers: Länsi → itä")
SAID = "notices/b.yml:17:12: error: transfers: 'Länsi → itä' cannot stand here"
# Calls build.py where some packages cannot be imported.
WITHOUT = """
import runpy, sys
program, missing, *sys.argv = sys.argv[1:]
sys.modules.update(dict.fromkeys(missing.split()))
runpy.run_path(program, run_name="__main__")
"""
# Calls build.py where the system knows no user of this number.
NAMELESS = """
import pwd, runpy, sys
def find(number): raise KeyError(number)
pwd.getpwuid = find
program, *sys.argv = sys.argv[1:]
sys.argv.insert(0, program)
runpy.run_path(program, run_name="__main__")
"""
# Calls build.py where a function of the program fails.
BROKEN = """
import sys
sys.path.insert(0, sys.argv.pop(1))
from hooks.commands import check
def fail(*_given, **_named): raise ValueError("life\\x1b[31mtime")
check.check_folder = fail
sys.argv[0] = "build.py"
import build
sys.exit(build.run())
"""


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder with one sound register."""
    (tmp_path / "notices").mkdir()
    (tmp_path / "notices/akeri.yml").write_text(SOUND, "utf-8")
    return tmp_path


def call_python(*words: object, cwd: Path, **environment: str) -> Done:
    """Call Python with words of its own, as in `python -P build.py`."""
    return run_command([sys.executable, *words], cwd=cwd, env=inherit_environment(**environment), limit=LIMIT)


def call_in_shell(script: str, cwd: Path, **environment: str) -> Done:
    """Run a line of bash, in which `$call` is build.py."""
    call = f'"{sys.executable}" "{program_folder()}/build.py"'
    command = ["bash", "-c", script.replace("$call", call)]
    return run_command(command, cwd=cwd, env=inherit_environment(**environment), limit=LIMIT)


# --- text -------------------------------------------------------------------------------------------------------------

NARROW = [
    {"PYTHONIOENCODING": "cp1252"},
    {"PYTHONIOENCODING": "cp850"},
    {"PYTHONIOENCODING": "ascii:strict"},
    {"PYTHONIOENCODING": "utf-16"},
    {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
]


@pytest.mark.parametrize("environment", NARROW, ids=lambda environment: " ".join(environment.values()))
@pytest.mark.parametrize(
    "arguments",
    [["explain"], ["check"], ["check", "--format", "json"]],
    ids=" ".join,
)
def test_text_is_utf_8(arguments: list[str], environment: dict[str, str], work: Path) -> None:
    """What goes to a file or a pipe is the same UTF-8 whatever the environment wants, on both streams."""
    (work / "notices/b.yml").write_text(FAULTY, "utf-8")
    plain = build_py(*arguments, cwd=work)
    narrow = run_build_py(*arguments, cwd=work, **environment)
    assert (narrow.returncode, narrow.stdout, narrow.stderr) == (plain.returncode, plain.stdout, plain.stderr)
    assert not (plain.stdout + plain.stderr).isascii()


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "ascii"])
def test_comment_is_utf_8(encoding: str, work: Path) -> None:
    """What a pull request changes is read and told in UTF-8, from the review to the comment."""
    commit_all(work)
    (work / "notices/akeri.yml").write_text(SOUND.replace("Åkeri", "Åkerin → itä"), "utf-8")
    reviewed = run_build_py("review", "--base", "HEAD", "--json", "changes.json", cwd=work, PYTHONIOENCODING=encoding)
    assert (reviewed.returncode, reviewed.stderr) == (0, "")
    plain = build_py("comment", cwd=work)
    narrow = run_build_py("comment", cwd=work, PYTHONIOENCODING=encoding)
    assert narrow.stdout == plain.stdout
    assert "Åkerin → itä" in plain.stdout


@pytest.mark.parametrize(
    ("encoding", "shown"), [("cp1252", "'Länsi ? itä'"), ("cp850", "'Länsi ? itä'"), ("utf-8", "'Länsi → itä'")]
)
def test_console_shows_what_it_can(encoding: str, shown: str, work: Path) -> None:
    """On a console, a character that it cannot show is replaced."""
    (work / "notices/b.yml").write_text(FAULTY, "utf-8")
    master, slave = pty.openpty()
    command = [sys.executable, program_folder() / "build.py", "check"]
    environment = inherit_environment(PYTHONIOENCODING=encoding)
    with (
        closing(os.fdopen(master, "rb", buffering=0)) as screen,
        os.fdopen(slave, "w") as stream,
        start_command(command, cwd=work, env=environment, stderr=stream, limit=LIMIT) as process,
    ):
        process.wait(LIMIT)
        said = screen.read(100_000).decode(encoding)
    assert process.returncode == 1
    assert SAID.replace("'Länsi → itä'", shown) in said


def test_name_that_is_no_text(work: Path) -> None:
    """The bytes of a file's name that are no UTF-8 are told by their numbers, on the console and in every file."""
    commit_all(work)
    (work / "notices" / os.fsdecode(b"\xe4.yml")).write_text(SOUND, "utf-8")
    for arguments in (["check"], ["check", "--format", "json"], ["review", "--base", "HEAD", "--json", "changes.json"]):
        done = run_build_py(*arguments, cwd=work)
        assert done.returncode == 1
        assert "\\udce4.yml" in done.stdout + done.stderr
        assert "the program failed" not in done.stderr
    assert "\\udce4.yml" in (work / "review.html").read_text("utf-8")
    assert "\\udce4.yml" in json.loads((work / "changes.json").read_text("utf-8"))["faults"][0]


# --- where Python looks -----------------------------------------------------------------------------------------------


BUILD, EXPLAIN, JSON = ["build"], ["explain", "gap-old"], ["check", "--format", "json"]


@pytest.mark.parametrize(
    ("option", "arguments"), [("-P", BUILD), ("-I", BUILD), ("-OO", BUILD), ("-OO", EXPLAIN), ("-OO", JSON)], ids=str
)
def test_options_of_python(option: str, arguments: list[str], work: Path) -> None:
    """The program finds its modules by its own place, and says and writes the same without docstrings and asserts."""
    plain = build_py(*arguments, cwd=work)
    files = read_files(work)
    done = call_python(option, program_folder() / "build.py", *arguments, cwd=work)
    assert (done.returncode, done.stdout, done.stderr) == (0, plain.stdout, plain.stderr)
    assert read_files(work) == files


def test_safe_path(work: Path) -> None:
    """PYTHONSAFEPATH keeps nothing of the program away, and a module beside build.py takes no package's place."""
    copy_project(work)
    (work / "yaml.py").write_text("raise SystemExit('the wrong module')\n")
    (work / "other/hooks").mkdir(parents=True)
    (work / "other/hooks/__init__.py").write_text("raise SystemExit('the wrong program')\n")
    environment = {"PYTHONSAFEPATH": "1", "PYTHONPATH": str(work / "other")}
    for command in ("check", "build"):
        done = call_python(work / "build.py", command, cwd=work, **environment)
        assert (done.returncode, done.stderr) == (0, "")


def test_help_without_docstrings(work: Path) -> None:
    """`python -OO` leaves every command its texts."""
    done = call_python("-OO", program_folder() / "build.py", "check", "--help", cwd=work)
    assert "Say what is missing, doubtful or open in the registers" in done.stdout
    done = call_python("-OO", program_folder() / "build.py", "--help", cwd=work)
    assert "Privacy notices from YAML" in done.stdout


# --- what is missing --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("missing", "arguments"),
    [
        ("click", ["check"]),
        ("yaml", ["check"]),
        ("yaml", ["explain", "nothing"]),
        ("pydantic", ["build"]),
        ("watchdog.events", ["serve"]),
        ("jinja2", ["serve", "--port", "9"]),
        ("tinycss2", ["build"]),
        ("babel", ["check"]),
    ],
    ids=str,
)
def test_missing_package(missing: str, arguments: list[str], work: Path) -> None:
    """A package that is not there is named on one line with what to run."""
    done = call_python("-c", WITHOUT, program_folder() / "build.py", missing, "build.py", *arguments, cwd=work)
    assert (done.returncode, done.stdout) == (2, "")
    [line] = done.stderr.splitlines()
    assert line.startswith(f"Error: import of {missing} halted; None in sys.modules; run `make site`, or `")
    assert line.endswith("-m pip install --require-hashes -r requirements.txt`")
    assert not (work / "site").exists()


@pytest.mark.parametrize(
    ("venv", "advice"),
    [
        ("", "run `make site`, or `"),
        ("whole", "call {folder}/.venv/bin/python instead of "),
        ("dangling", "remove .venv and run `make site`, or `"),
    ],
)
def test_other_python(venv: str, advice: str, work: Path) -> None:
    """Called by a Python without the packages, the program names the one that has them, if it runs."""
    copy_project(work)
    if venv:
        (work / ".venv/bin").mkdir(parents=True)
        (work / ".venv/bin/python").symlink_to(sys.executable if venv == "whole" else "/nowhere/python3")
    done = call_python("-c", WITHOUT, work / "build.py", "click", "build.py", cwd=work)
    assert done.returncode == 2
    [line] = done.stderr.splitlines()
    assert line.startswith(f"Error: import of click halted; None in sys.modules; {advice.format(folder=work)}")


def test_program_that_is_not_whole(work: Path) -> None:
    """A module of the program itself that is missing is told, with what shows the rest."""
    copy_project(work)
    (work / "hooks/commands/report.py").unlink()
    done = call_python(work / "build.py", "check", cwd=work)
    said = (
        "Error: No module named 'hooks.commands.report'; the program is not whole; `git status` tells what is missing\n"
    )
    assert (done.returncode, done.stderr) == (2, said)
    (work / "hooks").rename(work / "elsewhere")
    done = call_python(work / "build.py", "check", cwd=work)
    said = f"Error: {work}/hooks is missing; the program is not whole; `git status` tells what is missing\n"
    assert (done.returncode, done.stderr) == (2, said)


def test_folder_that_is_gone(work: Path) -> None:
    """Where the current folder has been removed, each command says what is not there, and none fails."""
    script = "mkdir gone && cd gone && rmdir ../gone && $call {}"
    done = call_in_shell(script.format("new uusi --yes"), work)
    assert (done.returncode, done.stderr.splitlines()[0][:6]) == (2, "Error:")
    for command in ("check", "build", "schema", "draft", "review --base HEAD", "comment"):
        done = call_in_shell(script.format(command), work)
        assert done.returncode == 2
        assert done.stderr.startswith("Error: ")
        assert "the program failed" not in done.stderr


@pytest.mark.parametrize("is_installed", [True, False])
def test_python_that_has_gone(is_installed: bool, work: Path) -> None:
    """Where the Python of .venv is gone, make says so on one line with the remedy, and `make clean` still works."""
    shutil.copy(PROJECT / "Makefile", work)
    (work / ".venv/bin").mkdir(parents=True)
    (work / ".venv/bin/python").symlink_to("/nowhere/python3")
    if is_installed:
        (work / ".venv/site").touch()
    for target in ("site", "serve", "test"):
        done = run_command(["make", target], cwd=work)
        assert done.returncode == 2
        assert done.stderr.startswith("Makefile:")
        assert done.stderr.endswith("*** .venv/bin/python does not run; remove .venv, and call make again.  Stop.\n")
        assert done.stderr.count("\n") == 1
    run_command(["make", "clean"], cwd=work, check=True)
    assert not (work / ".venv").exists()


def test_user_without_name_and_home(work: Path) -> None:
    """A user whom the system does not know, with no HOME, builds a site, as in a container."""
    environment = inherit_environment()
    del environment["HOME"]
    command = [sys.executable, "-c", NAMELESS, program_folder() / "build.py", "build"]
    done = run_command(command, cwd=work, env=environment, limit=LIMIT)
    assert (done.returncode, done.stderr) == (0, "")


# --- where output goes ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments", ["", "check", "check --format json", "explain", "nginx", "--help", "build --help"]
)
def test_full_disk(arguments: str, work: Path) -> None:
    """Output that cannot be written is told on one line, with exit code 2."""
    done = call_in_shell(f"$call {arguments} > /dev/full", work)
    assert (done.returncode, done.stderr) == (2, "Error: standard output: No space left on device\n")


@pytest.mark.parametrize("arguments", ["check", "bild", "check --notices nowhere"])
def test_full_disk_for_both(arguments: str, work: Path) -> None:
    """Where nothing can be said at all, the exit code still says that something is wrong."""
    done = call_in_shell(f"$call {arguments} > /dev/full 2>&1", work)
    assert (done.returncode, done.stderr) == (2, "")


@pytest.mark.parametrize(
    "pipe", ["explain", "--help", "check --notices nowhere 2>&1", "bild 2>&1", "confirm --due --format json"]
)
def test_closed_pipe(pipe: str, work: Path) -> None:
    """Where whoever reads has gone, the program ends quietly with a code of its own."""
    done = call_in_shell(f"$call {pipe} | :; echo ${{PIPESTATUS[0]}}", work)
    assert (done.stdout, done.stderr) == ("141\n", "")


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&- <&-"])
def test_closed_streams(closed: str, work: Path) -> None:
    """A stream that is closed at the start is taken for one that nobody reads."""
    done = call_in_shell(f"$call build {closed}; echo $?", work)
    assert done.stdout.splitlines()[-1] == "0"
    assert done.stderr == ""
    assert (work / "site/akeri/index.html").is_file()
    assert call_in_shell(f"$call check --notices nowhere {closed}", work).returncode == 2


# --- the last line of defence -----------------------------------------------------------------------------------------


def test_failure_of_the_program(work: Path) -> None:
    """A fault of the program is told in a few lines, without what a terminal would obey, and ends with 2."""
    done = call_python("-c", BROKEN, program_folder(), "check", cwd=work)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "Error: the program failed: ValueError: life\\x1b[31mtime (hooks/commands/check.py, line 81)\n"
        "This is a fault of the program, or of the machine it runs on, and not of your registers. Call it again with\n"
        "SELOSTE_TRACEBACK=1 in its environment, and report what it prints then where you have the program from.\n"
    )


def test_traceback_on_request(work: Path) -> None:
    """SELOSTE_TRACEBACK shows the whole of a failure, and what lies behind a refusal."""
    done = call_python("-c", BROKEN, program_folder(), "check", cwd=work, SELOSTE_TRACEBACK="1")
    assert done.returncode == 2
    assert done.stderr.startswith("Traceback (most recent call last):\n")
    assert done.stderr.splitlines()[-1].startswith("ValueError: ")
    done = run_build_py("check", "--notices", "nowhere", cwd=work, SELOSTE_TRACEBACK="1")
    assert done.returncode == 2
    assert "FileNotFoundError: " in done.stderr


def test_exit_codes(work: Path) -> None:
    """Faulty registers end with 1, and whatever else stops a command with 2, so that a workflow can tell them apart."""
    assert run_build_py("check", cwd=work).returncode == 0
    (work / "notices/b.yml").write_text(FAULTY, "utf-8")
    assert run_build_py("check", cwd=work).returncode == 1
    assert run_build_py("check", "--base", "HEAD", cwd=work).returncode == 2
