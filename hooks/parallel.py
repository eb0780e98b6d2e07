"""The same work for many things, on several processors where that is worth the start of a process."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

MANY = 60  # things; from here on a second process is worth its start
MOST = 4  # processes

Given = TypeVar("Given")
Made = TypeVar("Made")


def each(work: Callable[[Given], Made], things: Sequence[Given]) -> list[Made]:
    """What `work` makes of each thing, in their order.

    The processes are forks, so that they know all that this one knows; a fork beside other threads could wait forever.
    """
    workers = min(MOST, os.cpu_count() or 1)
    can_fork = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
    if len(things) < MANY or workers == 1 or not can_fork:
        return list(map(work, things))
    with ProcessPoolExecutor(workers, multiprocessing.get_context("fork")) as pool:
        return list(pool.map(work, things, chunksize=1 + len(things) // workers // 4))
