"""build.py, called many times: `python tests/forked.py PROGRAM` imports the program once, and each call is a fork.

A call has a folder, an environment, an output and an end of its own, as a process that is started anew has; only what
the program reads when it is imported, and while it builds a first site, is read once. Each line of standard input is a
call, as JSON; the answer to it is the exit code.
"""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import signal
import sys
import time
import traceback
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import TypedDict


class Call(TypedDict):
    """One call of build.py."""

    arguments: list[str]
    cwd: str
    environment: dict[str, str]
    out: str  # the file for what it prints
    err: str
    limit: int  # seconds; it is killed then


def answer_calls(program: Path) -> None:
    """Read calls and answer them, until there are no more."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    build = import_program(program)
    for line in sys.stdin:
        child = os.fork()
        if not child:
            make_call(build, json.loads(line))
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), file=answers, flush=True)


def import_program(program: Path) -> ModuleType:
    """Import all of the program, and build a site with it, so that its templates and stylesheets are read."""
    sys.path.insert(0, str(program))
    build = importlib.import_module("build")
    hooks = importlib.import_module("hooks")
    for module in pkgutil.walk_packages(hooks.__path__, "hooks."):
        importlib.import_module(module.name)
    example = Path(__file__).parent / "data/site"
    with TemporaryDirectory() as folder, Path(os.devnull).open("w") as nothing:
        before, sys.stdout = sys.stdout, nothing
        sys.argv = ["build.py", "build", "--notices", str(example), "--site", f"{folder}/site"]
        build.run()
        sys.stdout = before
    return build


def make_call(build: ModuleType, call: Call) -> None:
    """Become a process of its own, which makes the call and ends."""
    signal.alarm(call["limit"])
    os.chdir(call["cwd"])
    os.environ.clear()
    os.environ.update(call["environment"])
    time.tzset()
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    for number, path in enumerate((os.devnull, call["out"], call["err"])):
        os.dup2(os.open(path, flags if number else os.O_RDONLY), number)
    sys.argv = ["build.py", *call["arguments"]]
    code = 1
    try:
        code = build.run()
    except BaseException:  # noqa: BLE001 - as the interpreter does with what nobody catches
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    answer_calls(Path(sys.argv[1]))
