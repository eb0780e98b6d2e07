"""Runs a program and measures it: time, processor time and memory of all its processes together.

`python -I -S tests/bench/measured.py LIMIT LOG COMMAND…` writes what was measured to standard output as JSON; what the
program says goes to a file. It is small by intention: the memory that the system counts for a new process begins with
that of the process which starts it.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import BinaryIO

INTERVAL = 0.1  # seconds between two looks at the memory
PROPORTIONAL = re.compile(rb"^Pss:\s+(\d+) kB", re.MULTILINE)
KILOBYTE = 1024


def measure(command: list[str], limit: float, log: BinaryIO) -> dict[str, float]:
    """Run a program until it ends, or until its limit, when it and what it has started are killed.

    Returns:
        its exit code; the seconds on the clock; those of the processors, of it and of all that it has waited for; and
        the most memory that its processes had at once, in bytes: pages that several share are counted once.

    """
    begun = time.monotonic()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)
    watch = Watch(process.pid)
    watch.start()
    timer = threading.Timer(limit, os.killpg, (process.pid, signal.SIGKILL))
    timer.start()
    try:
        _, status, usage = os.wait4(process.pid, 0)
    except KeyboardInterrupt:
        os.killpg(process.pid, signal.SIGKILL)
        raise
    finally:
        timer.cancel()
    wall = time.monotonic() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    watch.stop()
    return {
        "code": process.returncode,
        "wall": wall,
        "cpu": usage.ru_utime + usage.ru_stime,
        "memory": max(watch.most, usage.ru_maxrss * KILOBYTE),
    }


class Watch(threading.Thread):
    """Looks now and then at the memory of all processes of a session."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self.session = session
        self.most = 0
        self.ended = threading.Event()

    def run(self) -> None:
        while not self.ended.wait(INTERVAL):
            self.most = max(self.most, sum_memory(self.session))

    def stop(self) -> None:
        """End the thread."""
        self.ended.set()
        self.join()


def sum_memory(session: int) -> int:
    """The memory of the processes of a session in bytes; nothing where the system does not tell."""
    processes = [path for path in Path("/proc").glob("[0-9]*") if is_in_session(path, session)]
    return sum(map(read_memory, processes))


def is_in_session(process: Path, session: int) -> bool:
    """Whether a process belongs to a session; one that has ended does not."""
    try:
        return os.getsid(int(process.name)) == session
    except OSError:
        return False


def read_memory(process: Path) -> int:
    """The memory of a process in bytes, its share of what it has together with others."""
    try:
        told = (process / "smaps_rollup").read_bytes()
    except OSError:
        return 0
    found = PROPORTIONAL.search(told)
    return int(found[1]) * KILOBYTE if found else 0


if __name__ == "__main__":
    with Path(sys.argv[2]).open("wb") as said:
        json.dump(measure(sys.argv[3:], float(sys.argv[1]), said), sys.stdout)
