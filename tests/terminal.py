"""A command called as a person at a terminal does."""

from __future__ import annotations

import os
import pty
import shlex
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.running import LIMIT, program_folder, start_command

CONTROL = ("\x03", "\x04")  # Ctrl-C and the end of input, typed without Enter


@dataclass(frozen=True)
class Session:
    """What a session on a terminal printed, and how it ended."""

    code: int
    text: str


def call_on_terminal(folder: Path, words: Sequence[str], answers: list[str], prompt: str = "] > ") -> Session:
    """Call a command on a terminal; each prompt gets the next answer, and those after the last get Enter.

    Args:
        folder: in which it is called.
        words: of the call.
        answers: what is typed; `question <- what to type` insists on the words of the question it is for.
        prompt: what each question ends with.

    """
    master, slave = pty.openpty()
    terminal = os.ttyname(slave)
    command = shlex.join([sys.executable, str(program_folder() / "build.py"), *words])
    on_terminal = ["sh", "-c", f"exec {command} <{terminal} >{terminal} 2>&1"]  # who opens one gets its Ctrl-C
    with start_command(on_terminal, cwd=folder, stdin=slave) as process:  # which ends, also what is read here
        os.close(slave)
        text, left = "", list(answers)
        while chunk := read_terminal(master, prompt.encode()):
            text += chunk
            if chunk.endswith(prompt):
                asked, _, typed = left.pop(0).rpartition(" <- ") if left else ("", "", "")
                assert asked in text.rpartition("\n\n")[2]
                os.write(master, (typed if typed in CONTROL else f"{typed}\n").encode(errors="surrogateescape"))
        os.close(master)
        assert left == [], "there were fewer questions"
        return Session(process.wait(LIMIT), text)


def read_terminal(master: int, prompt: bytes) -> str:
    """What a terminal shows next, up to a question where one comes; nothing when its program has ended."""
    text = b""
    while not text.endswith(prompt):
        try:
            chunk = os.read(master, 65536)
        except OSError:  # Linux says so when nothing has the terminal open any more
            chunk = b""
        if not chunk:
            break
        text += chunk
    return text.decode(errors="replace").replace("\r\n", "\n")
