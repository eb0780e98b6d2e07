"""The tests themselves: none changes the checkout or reads its notices, and whatever one starts ends in time."""

from __future__ import annotations

import ast
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests import conftest
from tests.guard.watching import NOTICES, Forbidden
from tests.paths import PROJECT, TESTS
from tests.running import run_build_py, run_command, start_command
from tests.sites import read_files

MODULES = sorted(path for path in TESTS.rglob("*.py") if "node_modules" not in path.parts)
STARTING = (
    "subprocess.",
    "os.system",
    "os.popen",
    "os.spawn",
    "os.posix_spawn",
    "os.fork",
    "os.exec",
    "pty.spawn",
    "pty.fork",
)
MAY_START = {"running.py", "forked.py"}
BENCH = {
    "document.py",
    "measured.py",
    "project.py",
    "runs.py",
}  # of a tool, which gives each process a limit of its own


# --- the checkout -----------------------------------------------------------------------------------------------------

READING: dict[str, Callable[[Path], object]] = {
    "listing": lambda folder: list(folder.iterdir()),
    "searching": lambda folder: list(folder.glob("*.yml")),
    "walking": lambda folder: list(os.walk(folder)),
    "copying": lambda folder: shutil.copytree(folder, folder / "copy"),
    "a file that is there": lambda folder: (folder / "_template.yml").read_text(),
    "a file that is not": lambda folder: (folder / "nobody.yml").read_bytes(),
}


@pytest.mark.parametrize("way", READING)
def test_notices_of_the_checkout_are_not_read(way: str) -> None:
    """Whoever has checked out the project may have other notices: a test that reads them fails."""
    with pytest.raises(Forbidden, match="about to read"):
        READING[way](NOTICES)


def test_the_checkout_is_not_changed() -> None:
    """Nothing of the checkout is written by a test; this one would do no harm if it were not stopped."""
    with pytest.raises(Forbidden, match="about to change"):
        (PROJECT / "README.md").open("a")


WATCHED = """
import os, shutil, sys
from pathlib import Path
PROJECT = Path(sys.argv[1])
sys.path.insert(0, str(PROJECT / "tests/guard"))
del sys.modules["watching"]
import watching
assert watching.PROJECT == PROJECT
watching.watch_other_process()
"""
CHANGING = {
    "writing": "(PROJECT / 'file').write_text('x')",
    "adding to it": "(PROJECT / 'file').open('a')",
    "making a file": "(PROJECT / 'made').touch()",
    "making a folder": "(PROJECT / 'made').mkdir()",
    "deleting": "(PROJECT / 'file').unlink()",
    "deleting a folder": "shutil.rmtree(PROJECT / 'theme')",
    "deleting an empty folder": "(PROJECT / 'empty').rmdir()",
    "moving": "(PROJECT / 'file').rename(PROJECT / 'moved')",
    "moving away": "shutil.move(PROJECT / 'theme', 'moved')",
    "moving something there": "Path('mine').rename(PROJECT / 'file')",
    "linking": "(PROJECT / 'made').symlink_to('file')",
    "linking hard": "(PROJECT / 'made').hardlink_to(PROJECT / 'file')",
    "copying there": "shutil.copy('mine', PROJECT / 'file')",
    "its rights": "(PROJECT / 'file').chmod(0o600)",
    "its time": "os.utime(PROJECT / 'file')",
    "its length": "os.truncate(PROJECT / 'file', 0)",
    "through a link": "Path('link/file').write_text('x')",
    "from inside": "os.chdir(PROJECT), open('file', 'w')",
    "another place": "open('/etc/passwd', 'a')",
}


@pytest.mark.parametrize("way", CHANGING)
def test_other_processes_are_watched(way: str, tmp_path: Path) -> None:
    """What a test starts changes no checkout, here a made-up one, and nothing else outside of temporary folders."""
    checkout, work = tmp_path / "checkout", tmp_path / "work"
    for folder in (checkout / "theme", checkout / "empty", work):
        folder.mkdir(parents=True)
    shutil.copytree(TESTS / "guard", checkout / "tests/guard", ignore=shutil.ignore_patterns("__pycache__"))
    for file in (checkout / "file", checkout / "theme/file", work / "mine"):
        file.write_text("as it was")
    (work / "link").symlink_to(checkout)
    before = read_files(checkout)
    done = run_command([sys.executable, "-c", WATCHED + CHANGING[way], checkout], cwd=work)
    assert done.returncode == 1
    assert "Forbidden: a test was about to change" in done.stderr
    after = {name: text for name, text in read_files(checkout).items() if "__pycache__" not in name}
    assert after == before
    assert (work / "mine").read_text() == "as it was"


def test_other_processes_read_no_notices(tmp_path: Path) -> None:
    """What a test starts reads no more of the checkout than the test, also where a shell starts it."""
    code = f"__import__('os').listdir({str(NOTICES)!r})"
    for command in ([sys.executable, "-c", code], ["bash", "-c", '"$0" -c "$1"', sys.executable, code]):
        done = run_command(command, cwd=tmp_path, env={"PATH": "/usr/bin:/bin"})
        assert done.returncode == 1
        assert "Forbidden: a test was about to read" in done.stderr


def test_the_program_that_tests_call_is_a_copy(tmp_path: Path) -> None:
    """build.py is never called where it could take the checkout for its own folder, and nothing runs there."""
    program = Path(run_build_py("--help", cwd=tmp_path).args[-2])
    assert not program.is_relative_to(PROJECT)
    with pytest.raises(AssertionError, match="no program runs in the checkout"):
        run_command(["true"], cwd=PROJECT / "docs")


def test_one_module_reads_the_notices() -> None:
    """Only test_checkout asks for the notices of the checkout, and test_stranger for the empty form among them."""
    asking = {path.name for path in MODULES if "notices_of_the_checkout" in path.read_text("utf-8")}
    assert asking == {"conftest.py", "test_checkout.py", "test_stranger.py", Path(__file__).name}


# --- time -------------------------------------------------------------------------------------------------------------


def test_a_program_ends_at_its_limit(tmp_path: Path) -> None:
    """A program that does not end is killed, with what it has started."""
    with pytest.raises(subprocess.TimeoutExpired):
        run_command(["sh", "-c", "sleep 600 & echo $! > child; wait"], cwd=tmp_path, limit=1)
    assert has_ended(int((tmp_path / "child").read_text()))
    with start_command(["sleep", "600"], cwd=tmp_path, limit=1) as process:
        assert process.wait(60) == -signal.SIGALRM
    with start_command(["sleep", "600"], cwd=tmp_path) as process:
        pass
    assert process.returncode == -signal.SIGKILL


def has_ended(process: int) -> bool:
    """Whether a process ends, be it that nobody has asked for its end yet."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            os.kill(process, 0)
            if Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except OSError:
            return True
        time.sleep(0.01)
    return False


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(TESTS).as_posix())
def test_only_what_has_a_limit_is_started(path: Path) -> None:
    """A test starts programs by tests/running.py alone, and sleeps only between two looks at what it waits for."""
    tree = ast.parse(path.read_text("utf-8"))
    called = [ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)]
    assert path.name in MAY_START | BENCH or not [name for name in called if name.startswith(STARTING)]
    sleeping = {id(node) for node in find_sleeps(tree)}
    loops = [node for node in ast.walk(tree) if isinstance(node, ast.While)]
    assert sleeping == {id(node) for loop in loops for node in find_sleeps(loop)}


def find_sleeps(tree: ast.AST) -> Iterator[ast.Call]:
    """The calls of `time.sleep`, also of a page's."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith((".sleep", ".wait_for_timeout")):
            yield node


# --- the sample of leaves ---------------------------------------------------------------------------------------------


def make_items(test: str, count: int, *, leaves: bool) -> list[Any]:
    """The cases of a test as pytest has them, as far as it matters here."""
    return [
        SimpleNamespace(nodeid=f"{test}[{number}]", get_closest_marker=lambda name: leaves and name == "leaves")
        for number in range(count)
    ]


def test_a_sample_of_leaves() -> None:
    """Of each test of every leaf the same sample of cases is run every time, and of other tests every case."""
    many, few, other = (
        make_items(test, count, leaves=leaves)
        for test, count, leaves in (("a", 900, True), ("b", 3, True), ("c", 99, False))
    )
    left = conftest.find_left_out([*many, *few, *other])
    assert left < {item.nodeid for item in many}
    assert len(left) == 900 - conftest.SAMPLE
    assert left == conftest.find_left_out([*few, *many])
