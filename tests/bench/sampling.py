"""Calls a command of Seloste in this one process, and says which part of the program its processor time goes to.

`python -P tests/bench/sampling.py PROGRAM REPORT build …` calls the build.py of a folder. The report is JSON. The
program runs as it is; now and then it is noted which function is at work, and what that calls in C counts for it.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections import Counter
from importlib import import_module
from pathlib import Path
from types import FrameType

INTERVAL = 0.001  # seconds of the processor between two looks; the system may look less often
TEMPLATES, PYTHON = "templates", "Python's own"


class Samples:
    """What was seen at work how often.

    Attributes:
        program: the folder of the program.
        parts: packages of the program, libraries, the templates, and Python's own library.
        functions: each with its file.

    """

    def __init__(self, program: Path) -> None:
        self.program = program
        self.parts: Counter[str] = Counter()
        self.functions: Counter[str] = Counter()

    def look(self, signum: int, frame: FrameType | None) -> None:  # noqa: ARG002 - a handler of signals
        """Note what is at work."""
        if frame is None:
            return
        code = frame.f_code
        self.parts[self.name_part(code.co_filename)] += 1
        self.functions[f"{Path(code.co_filename).name}: {code.co_qualname}"] += 1

    def name_part(self, file: str) -> str:
        """What a file of code belongs to; a template that became code names itself."""
        if file.startswith("theme/"):
            return TEMPLATES
        if file.startswith(f"{self.program}{os.sep}"):
            return "/".join(Path(file).relative_to(self.program).parts[:2])
        _, _, installed = file.partition(f"site-packages{os.sep}")
        return installed.partition(os.sep)[0] or PYTHON


def call_command(program: Path, arguments: list[str]) -> dict[str, object]:
    """Call the program's build.py, and tell what was at work, in parts of the whole.

    Raises:
        SystemExit: the command failed.

    """
    os.cpu_count = lambda: 1  # so that all of it happens here
    sys.path.insert(0, str(program))
    sys.argv = ["build.py", *arguments]
    samples = Samples(program)
    signal.signal(signal.SIGPROF, samples.look)
    signal.setitimer(signal.ITIMER_PROF, INTERVAL, INTERVAL)
    code = import_module("build").run()
    signal.setitimer(signal.ITIMER_PROF, 0)
    if code:
        sys.exit(code)
    return {"parts": find_shares(samples.parts), "functions": find_shares(samples.functions)}


def find_shares(seen: Counter[str]) -> dict[str, float]:
    """How much of the whole each was, the largest first."""
    whole = seen.total()
    return {name: times / whole for name, times in seen.most_common()}


def main() -> None:
    """Do what the module says at its top."""
    program, report, *arguments = sys.argv[1:]
    told = call_command(Path(program).absolute(), arguments)
    Path(report).write_text(json.dumps(told), "utf-8")


if __name__ == "__main__":
    main()
