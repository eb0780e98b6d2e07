"""Work that is shared out among processes."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable

import pytest

from hooks import parallel

THINGS = list(range(parallel.MANY))


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
