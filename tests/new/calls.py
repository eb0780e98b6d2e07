"""Calling `new` as a script does and as a person at a terminal does."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

from hooks.folder import collection, company
from hooks.format.own_words import Words
from hooks.new.dumper import Filled
from hooks.new.questions import read_questions
from hooks.reading.loading import read_source
from tests.paths import DATA
from tests.running import Done, build_py
from tests.shared import THEME
from tests.terminal import Session, call_on_terminal

REGISTERS = DATA / "new"
QUESTIONS = read_questions()
NEEDED = {
    "name": "Esimerkki Oy",
    "email": "toimisto@esimerkki.example",
    "register": "customers",
    "purposes": "orders",
}  # what can be no gap
GAP = {"gap": "2026-11-21 kysyttävä yritykseltä"}
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


def hold_session(notices: Path, answers: list[str], *arguments: str) -> Session:
    """Call `new esimerkki` on a terminal with answers, as `call_on_terminal` takes them."""
    return call_on_terminal(notices.parent, ["new", "esimerkki", *arguments], answers)


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
