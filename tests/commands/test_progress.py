"""Progress: work of more than a second shows a bar on a terminal, which is gone at the end; nothing elsewhere."""

from __future__ import annotations

import io
import logging
import os
import pty
import re
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from select import select

import pytest
from click import unstyle

from hooks.commands.mkdocs_calls import print_complaints
from hooks.commands.progress import CLEARED, DELAY, WIDTH, Progress, show_progress
from tests.paths import DATA
from tests.running import commit_all, inherit_environment, program_folder, run_command, start_command

NOTICES = DATA / "site"
LIMIT = 60  # seconds
AT_ONCE = "import sys; sys.path.insert(0, sys.argv.pop(1)); from hooks.commands import progress; progress.DELAY = 0; "
CALL = AT_ONCE + "sys.argv[0] = 'build.py'; import build; sys.exit(build.run())"
Clock = Callable[[float], None]


class Terminal:
    """A terminal to print on, and what it shows."""

    def __init__(self) -> None:
        self.master, slave = pty.openpty()
        self.stream = os.fdopen(slave, "w", encoding="utf-8")

    def read(self) -> str:
        """What it was sent since the last time."""
        text = b""
        while select([self.master], [], [], 0)[0]:
            text += os.read(self.master, 65536)
        return text.decode()

    def close(self) -> None:
        self.stream.close()
        os.close(self.master)


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    with closing(Terminal()) as opened:
        yield opened


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """A clock that stands still; calling it moves it on by so many seconds."""
    now = [1000.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])

    def move(seconds: float) -> None:
        now[0] += seconds

    return move


@pytest.fixture
def shown(terminal: Terminal, clock: Clock) -> Progress:  # noqa: ARG001 - its clock stands still
    """Progress on the terminal."""
    return Progress(terminal.stream)


def make_results(count: int, seconds: float, clock: Clock) -> Iterator[int]:
    """Results that take a while each."""
    for number in range(count):
        clock(seconds)
        yield number


def test_a_bar_shows(terminal: Terminal, shown: Progress, clock: Clock) -> None:
    """Work of more than a second shows its name and its steps, and hands on every result in its order."""
    assert list(shown.follow(make_results(4, 0.5, clock), "rendering", 4)) == [0, 1, 2, 3]
    text = terminal.read()
    half, full = "#" * (WIDTH // 2) + "-" * (WIDTH // 2), "#" * WIDTH
    assert f"Making the notices  [{half}]  2/4" in text
    assert f"Making the notices  [{full}]  4/4" in text
    assert "1/4" not in text, "the first second shows nothing"
    assert text.endswith(CLEARED)


def test_nothing_shows_within_a_second(terminal: Terminal, shown: Progress, clock: Clock) -> None:
    """Work that ends within a second shows nothing."""
    list(shown.follow(make_results(10, DELAY / 11, clock), "rendering", 10))
    assert terminal.read() == ""


def test_a_single_thing_has_no_bar(terminal: Terminal, shown: Progress, clock: Clock) -> None:
    """Work of one step shows nothing, however long it takes."""
    list(shown.follow(make_results(1, 5, clock), "pdf", 1))
    assert terminal.read() == ""


def test_work_goes_on(terminal: Terminal, shown: Progress, clock: Clock) -> None:
    """The next piece of long work shows its bar at once; after a pause, as between two saves, work begins anew."""
    list(shown.follow(make_results(2, 0.6, clock), "reading", 2))
    shown.begin("pdf", 30)
    assert "Making the PDF files" in terminal.read()
    clock(60)
    list(shown.follow(make_results(2, 0.1, clock), "building", 2))
    assert "Writing the pages" not in terminal.read()


@pytest.mark.parametrize("work", ["reading", "history", "rendering", "pdf", "building"])
def test_lines_fit(work: str, terminal: Terminal, shown: Progress, clock: Clock) -> None:
    """A bar fits into a line of 80 characters, also with ten thousand steps and hours to go."""
    shown.begin(work, 10_000)
    shown.bar.update(9_998)
    clock(DELAY)
    shown.show()
    line = unstyle(terminal.read()).strip()
    assert "9998/10000" in line
    assert len(f"{line}  00:00:00") < 80


def test_nothing_shows_elsewhere(clock: Clock) -> None:
    """Where standard error is no terminal, nothing is printed."""
    stream = io.StringIO()
    shown = Progress(stream)
    assert list(shown.follow(make_results(3, 1, clock), "rendering", 3)) == [0, 1, 2]
    shown.clear()
    assert stream.getvalue() == ""


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError])
def test_the_bar_is_gone_after_an_error(
    error: type[BaseException], terminal: Terminal, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However work ends, no bar is left before what is printed next."""
    monkeypatch.setattr(sys, "stderr", terminal.stream)
    with pytest.raises(error):
        fail_midway(error, clock)
    text = terminal.read()
    assert "3/5" in text
    assert text.endswith(CLEARED)


def fail_midway(error: type[BaseException], clock: Clock) -> None:
    """Work that ends before it is done."""
    with show_progress() as shown:
        for number in shown.follow(make_results(5, 1, clock), "rendering", 5):
            if number == 3:
                raise error


def test_a_warning_has_its_own_line(
    terminal: Terminal, shown: Progress, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What MkDocs warns of is printed in the place of the bar."""
    logger = logging.getLogger("mkdocs")
    for name in ("handlers", "propagate", "level"):
        monkeypatch.setattr(logger, name, getattr(logger, name))  # so that they are put back
    monkeypatch.setattr(sys, "stderr", terminal.stream)
    complaints = print_complaints(shown)
    for _ in shown.follow(make_results(4, 1, clock), "rendering", 4):
        logger.warning("Look here")
    assert complaints == ["Look here"] * 4
    assert re.search(rf"2/4 *[\d:]* *{re.escape(CLEARED)}Look here\r\n", terminal.read())


# --- whole commands ---------------------------------------------------------------------------------------------------


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder with registers in a repository."""
    shutil.copytree(NOTICES, tmp_path / "notices")
    commit_all(tmp_path)
    for file in (tmp_path / "notices").rglob("*.yml"):
        file.write_text(file.read_text().replace("updated: 2026", "updated: 2025"))
    return tmp_path


def call_on_terminal(arguments: list[str], cwd: Path) -> tuple[int, str]:
    """Call build.py with a delay of nothing and a terminal as its output; returns how it ended, and what was shown."""
    command = [sys.executable, "-c", CALL, program_folder(), *arguments]
    with (
        closing(Terminal()) as terminal,
        start_command(
            command, cwd=cwd, env=inherit_environment(), stdout=terminal.stream, stderr=terminal.stream, limit=LIMIT
        ) as call,
    ):
        terminal.stream.close()
        text = read_to_end(terminal.master)
        return call.wait(LIMIT), text


def read_to_end(master: int) -> str:
    """All that a terminal is sent until its program has ended."""
    text = b""
    while select([master], [], [], LIMIT)[0]:
        try:
            text += os.read(master, 65536)
        except OSError:  # Linux says so when nothing has the terminal open any more
            break
    return text.decode()


COMMANDS = [
    (["build"], ["Building the pages"], "4 notices in site"),
    (["check"], ["Reading the registers"], "4 notices without errors"),
    (
        ["review", "--base", "HEAD"],
        ["Reading the registers", "Making the notices", "Comparing the notices"],
        "review.html: ",
    ),
]


@pytest.mark.parametrize(("arguments", "works", "result"), COMMANDS, ids=lambda value: str(value[0]))
def test_commands_show_their_work(work: Path, arguments: list[str], works: list[str], result: str) -> None:
    """On a terminal every command tells its long work, and its result begins at the margin of an empty line."""
    code, text = call_on_terminal(arguments, work)
    assert code == 0, text
    assert list(dict.fromkeys(re.findall(r"([A-Z][A-Za-z ]+)  \[", text))) == works
    assert re.search(rf"(\n|{re.escape(CLEARED)}){re.escape(result)}", text), text
    assert text.count("\x1b[?25l") == 0 or text.rindex("\x1b[?25h") > text.rindex("\x1b[?25l"), (
        "the cursor is shown again"
    )


@pytest.mark.parametrize("arguments", [arguments for arguments, _, _ in COMMANDS], ids=lambda value: value[0])
def test_commands_are_silent_elsewhere(work: Path, arguments: list[str]) -> None:
    """Without a terminal nobody is told of the work."""
    command = [sys.executable, "-c", CALL, program_folder(), *arguments]
    done = run_command(command, cwd=work, env=inherit_environment(), limit=LIMIT)
    assert done.returncode == 0, done.stderr
    assert "\x1b" not in done.stdout + done.stderr
    assert "[#" not in done.stdout + done.stderr
