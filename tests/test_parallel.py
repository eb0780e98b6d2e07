"""Work that is shared out among processes."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pytest

from hooks import parallel
from tests.running import program_folder, start_command

Found = TypeVar("Found")

THINGS = list(range(parallel.MANY))
LONG_WORK = """\
import os, sys, time
sys.path.insert(0, sys.argv[1])
from hooks import parallel
os.cpu_count = lambda: 2
parallel.share_out(lambda thing: time.sleep(60 if thing else 0), range(parallel.MANY))
"""
PATIENCE = 60  # seconds


def make_work() -> Callable[[int], tuple[int, int]]:
    """Work that knows what cannot be pickled: a lock, and a function inside a function."""
    lock = threading.Lock()

    def work(thing: int) -> tuple[int, int]:
        with lock:
            return thing * 2, os.getpid()

    return work


@pytest.fixture(autouse=True)
def _two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="needs a system that forks")
def test_workers_inherit_the_work() -> None:
    """Other processes do work that cannot be pickled, and the results come in the order of the things.

    The first thing is done before they begin, so that they inherit what was read for it.
    """
    results = parallel.share_out(make_work(), THINGS)
    assert [result for result, _ in results] == [thing * 2 for thing in THINGS]
    assert [process == os.getpid() for _, process in results] == [True, *[False] * (len(THINGS) - 1)]


def test_two_works_after_each_other() -> None:
    """The workers of a second call do its work, not that of the first."""
    assert parallel.share_out(lambda thing: thing + 1, THINGS)[0] == 1
    assert parallel.share_out(lambda thing: thing + 2, THINGS)[0] == 2


def test_few_things_stay_here() -> None:
    """For a few things no process is started."""
    results = parallel.share_out(make_work(), THINGS[1:])
    assert {process for _, process in results} == {os.getpid()}


def test_no_fork_beside_other_threads() -> None:
    """While another thread runs, the work is done here."""
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        results = parallel.share_out(make_work(), THINGS)
    finally:
        done.set()
        other.join()
    assert {process for _, process in results} == {os.getpid()}


def test_what_work_raises() -> None:
    """An error in a worker comes out here."""

    def fail(thing: int) -> None:
        raise LookupError(thing)

    with pytest.raises(LookupError):
        parallel.share_out(fail, THINGS)


@contextmanager
def start_long_work(err: Path) -> Iterator[tuple[subprocess.Popen[str], list[int]]]:
    """A process that has shared out work of a minute, and its two workers."""
    command = [sys.executable, "-c", LONG_WORK, program_folder()]
    with err.open("w") as stderr, start_command(command, cwd=err.parent, stderr=stderr) as process:
        yield process, wait_for(lambda: find_workers(process.pid))


def find_workers(process: int) -> list[int]:
    """The workers of a process, when both have begun."""
    listed = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [int(worker) for worker in listed] if len(listed) == 2 else []


def wait_for(look: Callable[[], Found]) -> Found:
    """What is looked for, as soon as it is found."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := look():
            return found
        time.sleep(0.05)
    raise TimeoutError


def has_ended(process: int) -> bool:
    """Whether a process is no more, or only waits to be buried."""
    try:
        status = Path(f"/proc/{process}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return True
    return status.rpartition(")")[2].split()[0] == "Z"


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_no_worker_outlives_a_killed_command(tmp_path: Path) -> None:
    """Workers of a process that was killed end by themselves, with all that they hold, such as the lock of a site."""
    with start_long_work(tmp_path / "err") as (process, workers):
        process.kill()
        process.wait(PATIENCE)
        assert wait_for(lambda: all(map(has_ended, workers)))


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_workers_leave_an_interrupt_to_the_command(tmp_path: Path) -> None:
    """Ctrl-C reaches workers, too, and they say nothing of it."""
    with start_long_work(tmp_path / "err") as (_, workers):
        for worker in workers:
            os.kill(worker, signal.SIGINT)
        end = time.monotonic() + 0.5
        while time.monotonic() < end:
            assert not any(map(has_ended, workers))
            time.sleep(0.05)
    assert (tmp_path / "err").read_text() == ""
