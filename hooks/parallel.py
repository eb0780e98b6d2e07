"""The same work for many things, on several processors where that is worth the start of a process."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

MANY = 60  # things; for fewer the start of a process costs more than it saves
MAX_WORKERS = 4

Thing = TypeVar("Thing")
Result = TypeVar("Result")

_inherited: list[Callable[[Any], Any]] = []  # in a worker: the work that it was forked for


def share_out(work: Callable[[Thing], Result], things: Sequence[Thing]) -> list[Result]:
    """Do the same work for each thing, on several processors where there are many.

    Workers are forked to inherit `work` and all that it holds, so that it may be a closure over what cannot be
    pickled. Things and results are pickled.

    Returns:
        what `work` makes of each thing, in the order of the things.

    Raises:
        Exception: what `work` raises.

    """
    workers = min(MAX_WORKERS, os.cpu_count() or 1)
    if len(things) < MANY or workers == 1 or not can_fork():
        return [work(thing) for thing in things]
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(workers, context, initializer=_inherited.append, initargs=(work,)) as pool:
        return list(pool.map(do_inherited_work, things, chunksize=1 + len(things) // workers // 4))


def can_fork() -> bool:
    """Whether a fork is safe here: never beside other threads, whose locks a fork would hold for good."""
    return "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1


def do_inherited_work(thing: Any) -> Any:  # noqa: ANN401 - pickle finds a function by name, which cannot name its types
    """Do in a worker the work that it was forked for."""
    return _inherited[-1](thing)
