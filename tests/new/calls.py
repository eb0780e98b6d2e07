"""Calling `new` as a script does and as a person at a terminal does."""

from __future__ import annotations

import os
import pty
import shlex
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hooks.folder import collection, company
from hooks.format.own_words import Words
from hooks.new.dumper import Filled
from hooks.new.questions import read_questions
from hooks.reading.loading import read_source
from tests.paths import DATA
from tests.running import LIMIT, Done, build_py, program_folder, start_command
from tests.shared import THEME

REGISTERS = DATA / "new"
QUESTIONS = read_questions()
NEEDED = {
    "name": "Esimerkki Oy",
    "email": "toimisto@esimerkki.example",
    "register": "customers",
    "purposes": "orders",
}  # what can be no gap
GAP = {"gap": "2026-11-21 kysyttävä yritykseltä"}
CONTROL = ("\x03", "\x04")  # Ctrl-C and the end of input, typed without Enter
COMPANY = "controller:\n  name: Konserni Oy\n  address: Katu 1, 00100 Helsinki\n  email: a@konserni.example\n"
SAID = "this can neither be left out nor be a gap"


def read_options(case: Path) -> list[str]:
    return shlex.split(case.read_text("utf-8"), comments=True)


def call_new(notices: Path, *options: str, file: str = "esimerkki", **answers: str | None) -> Done:
    """Call `new` as a script does, with what it needs; an answer of None leaves its option out."""
    said = {**NEEDED, **answers}
    given = [f"--{name.replace('_', '-')}={text}" for name, text in said.items() if text is not None]
    return build_py("new", file, "--yes", *given, *options, cwd=notices.parent)


def read_data(notices: Path, file: str = "esimerkki") -> dict[str, Any]:
    """What is read from the file that was written."""
    read = read_source(notices / f"{file}.yml", "")
    assert read.faults == []
    return read.data


def get_refusal(done: Done, notices: Path) -> str:
    """The message of a call that was refused and has written nothing."""
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    assert [path.name for path in notices.rglob("*.yml") if path.name != company.COMPANY] == []
    return done.stderr.removeprefix("Error: ").rstrip("\n")


@dataclass(frozen=True)
class Session:
    """What a session on a terminal printed, and how it ended."""

    code: int
    text: str


def hold_session(notices: Path, answers: list[str], *arguments: str) -> Session:
    """Call `new esimerkki` on a terminal; each prompt gets the next answer, and those after the last get Enter.

    An answer `question: what to type` insists on the words of the question it is for.
    """
    master, slave = pty.openpty()
    terminal = os.ttyname(slave)
    command = shlex.join([sys.executable, str(program_folder() / "build.py"), "new", "esimerkki", *arguments])
    on_terminal = ["sh", "-c", f"exec {command} <{terminal} >{terminal} 2>&1"]  # who opens one gets its Ctrl-C
    with start_command(on_terminal, cwd=notices.parent, stdin=slave) as process:  # which ends, also what is read here
        os.close(slave)
        text, left = "", list(answers)
        while chunk := read_terminal(master):
            text += chunk
            if chunk.endswith("] > "):
                words, _, typed = left.pop(0).rpartition(" <- ") if left else ("", "", "")
                assert words in text.rpartition("\n\n")[2]
                os.write(master, (typed if typed in CONTROL else f"{typed}\n").encode(errors="surrogateescape"))
        os.close(master)
        assert left == [], "there were fewer questions"
        return Session(process.wait(LIMIT), text)


def read_terminal(master: int) -> str:
    """What a terminal shows next, up to a question where one comes; nothing when its program has ended."""
    text = b""
    while not text.endswith(b"] > "):
        try:
            chunk = os.read(master, 65536)
        except OSError:  # Linux says so when nothing has the terminal open any more
            chunk = b""
        if not chunk:
            break
        text += chunk
    return text.decode(errors="replace").replace("\r\n", "\n")


def find_errors(notices: Path) -> list[str]:
    """What `check` would refuse."""
    return [str(fault) for fault in collection.load(notices, THEME).faults if fault.level == "error"]


def unpack_words(value: Filled) -> object:
    """A value as a file has it, where own words are a group."""
    if isinstance(value, Words):
        return value.root
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return {key: unpack_words(part) for key, part in value.items()}
    return [unpack_words(part) for part in value]
