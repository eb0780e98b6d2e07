"""How tests run programs: on copies, watched (tests/guard), and never longer than a limit."""

from __future__ import annotations

import compileall
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import cached_property
from pathlib import Path
from py_compile import PycInvalidationMode
from select import select
from typing import IO

from tests.paths import PROJECT, TESTS

Command = Sequence[object]  # texts and paths
Done = subprocess.CompletedProcess[str]
File = int | IO[str] | None

LIMIT = 120  # seconds; whoever needs as long as that has lost its way, however slow the machine
# An alarm ends what runs for too long, and Ctrl-C ends it also where the tests run in the background of a shell.
ALARM = """\
import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
signal.alarm(int(sys.argv[1]))
os.execvp(sys.argv[2], sys.argv[2:])
"""
GUARD = str(TESTS / "guard")
OF_THE_CALLER = ("SITE_URL", "EDIT_URI", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "CI")
TODAY = "1795219200"  # 2026-11-21T00:00Z, on which the tests run
DAY = 24 * 60 * 60  # seconds
PROGRAM = (
    *("hooks", "theme", "docs/examples", "build.py", "mkdocs.yml", "pyproject.toml"),
    *("requirements.txt", "requirements-pdf.txt"),
)


def run_command(
    command: Command,
    *,
    cwd: Path,
    env: Mapping[str, str] | None = None,
    given: str = "",
    check: bool = False,
    limit: float = LIMIT,
) -> Done:
    """Run a program until it ends, or until its limit, when it and all it has started are killed.

    Args:
        command: the program and its arguments.
        cwd: where it runs; never in the checkout.
        env: its whole environment; left out: that of the tests.
        given: what it reads from standard input.
        check: whether an exit code other than 0 raises.
        limit: seconds.

    Raises:
        subprocess.CalledProcessError: the exit code is not 0, where that is to be checked.
        subprocess.TimeoutExpired: the program has not ended in time.

    """
    pipe = subprocess.PIPE
    with open_session(command, cwd=cwd, env=env, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        out, err = process.communicate(given, limit)
    done = subprocess.CompletedProcess(process.args, process.returncode, out, err)
    if check:
        done.check_returncode()
    return done


@contextmanager
def start_command(
    command: Command,
    *,
    cwd: Path,
    env: Mapping[str, str] | None = None,
    stdin: File = subprocess.DEVNULL,
    stdout: File = None,
    stderr: File = None,
    limit: int = LIMIT,
) -> Iterator[subprocess.Popen[str]]:
    """Start a program; at the end of the block it and all it has started are killed, and it alone at its limit.

    The limit is an alarm that the program sets before it becomes the one that was asked for: a thread that watched the
    time would keep the tests from forking.
    """
    alarm = [sys.executable, "-c", ALARM, limit, *command]
    with open_session(alarm, cwd=cwd, env=env, stdin=stdin, stdout=stdout, stderr=stderr) as process:
        yield process


@contextmanager
def open_session(
    command: Command, *, cwd: Path, env: Mapping[str, str] | None, stdin: File, stdout: File, stderr: File
) -> Iterator[subprocess.Popen[str]]:
    """A program as the leader of a session, so that what it starts is killed with it at the end of the block."""
    assert not cwd.resolve().is_relative_to(PROJECT), "no program runs in the checkout; copy_project makes a copy"
    with subprocess.Popen(
        list(map(str, command)),
        cwd=cwd,
        env=guard_environment(os.environ if env is None else env),
        stdin=stdin,
        stdout=stdout,
        stderr=stderr,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    ) as process:
        try:
            yield process
        finally:
            kill_session(process)


def kill_session(process: subprocess.Popen[str]) -> None:
    """Kill a program and all that it has started; nothing happens where all of them have ended."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def guard_environment(env: Mapping[str, str]) -> dict[str, str]:
    """An environment in which every process of Python is watched."""
    path = filter(None, [GUARD, *env.get("PYTHONPATH", "").split(os.pathsep)])
    return {**env, "PYTHONPATH": os.pathsep.join(dict.fromkeys(path))}


def copy_program(folder: Path) -> Path:
    """A copy of the program of the checkout, as it is."""
    for part in PROGRAM:
        if (PROJECT / part).is_dir():
            shutil.copytree(PROJECT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(PROJECT / part, folder)
    return folder


def copy_project(folder: Path) -> Path:
    """A copy of the program that the tests call, so that a test may change it."""
    shutil.copytree(program_folder(), folder, dirs_exist_ok=True)
    return folder


def copy_compiled(folder: Path) -> None:
    """What Python has compiled of the program, for a checkout of it; of a module that has changed it uses nothing."""
    program = program_folder()
    for compiled in program.rglob("*.pyc"):
        beside = folder / compiled.parent.relative_to(program)
        if beside.parent.is_dir():
            beside.mkdir(exist_ok=True)
            shutil.copy(compiled, beside)


def inherit_environment(**environment: str) -> dict[str, str]:
    """The environment of a call on 2026-11-21, without what the caller's may say of the site or the language."""
    inherited = {name: value for name, value in os.environ.items() if name not in OF_THE_CALLER}
    return inherited | {"SOURCE_DATE_EPOCH": TODAY, "LC_ALL": "C.UTF-8"} | environment


def build_py(*arguments: str | Path, cwd: Path | None = None, **environment: str) -> Done:
    """Call build.py in a folder, or in one where nothing is."""
    assert Program.ready
    where = cwd or Program.ready.empty
    return Program.ready.call([str(word) for word in arguments], where, inherit_environment(**environment))


def run_build_py(*arguments: str | Path, cwd: Path, **environment: str) -> Done:
    """The same in a process that is started anew, where that matters."""
    command = [sys.executable, program_folder() / "build.py", *arguments]
    return run_command(command, cwd=cwd, env=inherit_environment(**environment))


def commit_all(folder: Path) -> None:
    """Make a repository of a folder, with all that is in it in one commit."""
    git = ["git", "-c", "user.name=Editor", "-c", "user.email=editor@yritys.example", "-c", "commit.gpgsign=false"]
    for words in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "--message=Registers"]):
        run_command([*git, *words], cwd=folder, check=True)


def program_folder() -> Path:
    """The copy of the program that all tests call and none changes."""
    assert Program.ready
    return Program.ready.folder


class Program:
    """A copy of the program, and a process that has imported it and waits for calls (tests/forked.py)."""

    ready: Program | None = None  # tests/conftest.py makes it ready, and puts it away

    def __init__(self, folder: Path) -> None:
        self.place = folder
        self.empty = folder / "empty"
        self.empty.mkdir()
        self.said = [folder / "out", folder / "err"]

    @cached_property
    def folder(self) -> Path:
        """The copy; its modules are compiled, and by hashes, so that no copy of it compiles them again."""
        folder = copy_program(self.place / "program")
        compileall.compile_dir(folder, quiet=1, invalidation_mode=PycInvalidationMode.CHECKED_HASH)
        return folder

    @cached_property
    def process(self) -> subprocess.Popen[str]:
        """Started by the first call."""
        command = [sys.executable, TESTS / "forked.py", self.folder]
        pipe = subprocess.PIPE
        starting = start_command(command, cwd=self.empty, env=inherit_environment(), stdin=pipe, stdout=pipe, limit=DAY)
        return self.ending.enter_context(starting)

    @cached_property
    def ending(self) -> ExitStack:
        """What remains to be done at the end."""
        return ExitStack()

    def call(self, arguments: list[str], cwd: Path, environment: dict[str, str]) -> Done:
        """Call build.py once."""
        assert not cwd.resolve().is_relative_to(PROJECT), "no program runs in the checkout"
        out, err = map(str, self.said)
        environment = guard_environment(environment)
        call = {"arguments": arguments, "cwd": str(cwd), "environment": environment, "out": out, "err": err}
        asked, answers = self.process.stdin, self.process.stdout
        assert asked
        assert answers
        asked.write(json.dumps(call | {"limit": LIMIT}) + "\n")
        asked.flush()
        assert select([answers], [], [], LIMIT + 60)[0], "the process that calls build.py does not answer"
        code = int(answers.readline())
        return subprocess.CompletedProcess(["build.py", *arguments], code, *map(read_text, self.said))


def read_text(path: Path) -> str:
    return path.read_bytes().decode()
