"""The same work for many things, on several processors where that is worth the start of a process."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from typing import Any, Protocol, TypeVar

MANY = 60  # things; for fewer the start of a process costs more than it saves
MAX_WORKERS = 4
CHUNKS = 4  # that each worker fetches, so that none is left with much more to do than the others

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
        initializer=_inherited.append,
        initargs=(work,),
    )
    with pool:
        results = pool.map(
            do_inherited_work,
            things[1:],
            chunksize=1 + count // (workers * CHUNKS),
        )
        return list(follow(chain([first], results), name, count))


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


def do_inherited_work(thing: Any) -> Any:  # noqa: ANN401 - pickle finds a function by name, which cannot name its types
    """Do in a worker the work that it was forked for."""
    work = _inherited[-1]
    return work(thing)
