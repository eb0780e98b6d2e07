"""The same work for many things, on several processors where that is worth the start of a process."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from typing import Any, Protocol, TypeVar

MANY = 30  # things; for fewer the start of a process costs about what it saves
MAX_WORKERS = 4
CHUNKS = 4  # that each worker fetches at least, so that none is left with much more to do than the others
LARGEST_CHUNK = 16  # things, so that an interrupted command ends soon
WATCH = 0.2  # seconds between two looks whether the command still lives

Thing = TypeVar("Thing")
Result = TypeVar("Result")


class Follow(Protocol):
    """Hands on the results of work one by one, and may show how many there are."""

    def __call__(self, results: Iterable[Result], work: str, count: int) -> Iterable[Result]:
        """Hand on `results`, of which there will be `count`; `work` is the name of what is done."""


def follow_silently(results: Iterable[Result], work: str, count: int) -> Iterable[Result]:  # noqa: ARG001 - a Follow
    """Hand on the results, and show nothing."""
    return results


_inherited: list[Callable[[Any], Any]] = []  # in a worker: the work that it was forked for


def share_out(
    work: Callable[[Thing], Result],
    things: Sequence[Thing],
    follow: Follow = follow_silently,
    name: str = "",
) -> list[Result]:
    """Do the same work for each thing, on several processors where there are many.

    Workers are forked to inherit `work` and all that it holds, so that it may be a closure over what cannot be
    pickled. Things and results are pickled. The first thing is done here, so that workers inherit what it has read and
    compiled, too.

    Args:
        work: what is done.
        things: with what.
        follow: sees the results as they come.
        name: of the work, for `follow`.

    Returns:
        what `work` makes of each thing, in the order of the things.

    Raises:
        Exception: what `work` raises.

    """
    count = len(things)
    workers = count_workers(count)
    if workers == 1:
        results = follow(map(work, things), name, count)
        return list(results)
    first = work(things[0])
    pool = ProcessPoolExecutor(
        workers,
        mp_context=multiprocessing.get_context("fork"),
        initializer=begin_worker,
        initargs=(work, os.getpid()),
    )
    try:
        results = pool.map(
            do_inherited_work,
            things[1:],
            chunksize=min(LARGEST_CHUNK, 1 + count // (workers * CHUNKS)),
        )
        return list(follow(chain([first], results), name, count))
    finally:
        pool.shutdown(cancel_futures=True)


def count_workers(things: int) -> int:
    """How many processes are worth it for so many things, and safe."""
    if things < MANY or not can_fork():
        return 1
    processors = os.cpu_count() or 1
    return min(processors, MAX_WORKERS)


def can_fork() -> bool:
    """Whether a fork is safe here: never beside other threads, whose locks a fork would hold for good."""
    if threading.active_count() > 1:
        return False
    methods = multiprocessing.get_all_start_methods()
    return "fork" in methods


def begin_worker(work: Callable[[Any], Any], parent: int) -> None:
    """Take the work that a worker was forked for.

    It leaves an interrupt to its parent, which ends it. When the parent was killed it ends by itself: it would keep
    what it inherited, such as the lock of a site.

    Args:
        work: what is done.
        parent: the process that forked it.

    """
    gc.freeze()  # no garbage is looked for among what it inherited, which would also copy all of that
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=end_with, args=(parent,), daemon=True).start()
    _inherited.append(work)


def end_with(parent: int) -> None:
    """End this process when another one, that has forked it, is no more."""
    while os.getppid() == parent:
        time.sleep(WATCH)
    os._exit(1)


def do_inherited_work(thing: Any) -> Any:  # noqa: ANN401 - pickle finds a function by name, which cannot name its types
    """Do in a worker the work that it was forked for."""
    work = _inherited[-1]
    return work(thing)
