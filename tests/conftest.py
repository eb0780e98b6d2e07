"""What all tests share: a fixed day, a watch, the program to call, golden files, and a folder of notices to work in.

`make test` leaves out what is marked `slow`, and of the tests that are marked `leaves` it runs a sample, the same every
time; `make test-all` (`pytest --all-leaves`) runs everything, as CI does. A test of every leaf of the shared data is
parametrised with all of them and marked `@pytest.mark.leaves`.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from tests import running
from tests.fuzz.budget import register_profiles
from tests.guard import watching
from tests.paths import DATA, PROJECT, TESTS

SAMPLE = 40  # of the cases of each test that is marked `leaves`
SEED = 2026
LONGEST = (  # else one processor would wait for another at the end
    *("test_own_project.py", "test_workflows.py", "pulls", "fuzz", "test_deploy.py", "test_wheel.py", "site"),
    *("notice", "review", "commands", "new"),
)
(PROJECT / ".pytest_cache").mkdir(exist_ok=True)  # else pytest makes it under another name, which the watch would stop
WATCH = watching.watch_process()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens", action="store_true", help="write what the code gives today into the golden files"
    )
    parser.addoption("--all-leaves", action="store_true", help="of tests marked `leaves`, run all cases, not a sample")


register_profiles()
signal.signal(signal.SIGINT, signal.default_int_handler)  # else what a job in the background calls would ignore it


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: takes more than 3 seconds on an idle machine, or belongs to what does")
    config.addinivalue_line("markers", "leaves: has a case for every leaf of the shared data")
    config.addinivalue_line("markers", "chromium_alone(reason): runs in no other browser, for a reason")
    if config.getoption("update_goldens"):
        WATCH.may_change = lambda path: watching.is_outside(path) or path.is_relative_to(DATA)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with what takes longest, and leave out what the sample of each test marked `leaves` leaves out."""
    items.sort(key=find_turn)
    if config.getoption("all_leaves"):
        return
    left = find_left_out(items)
    config.hook.pytest_deselected(items=[item for item in items if item.nodeid in left])
    items[:] = [item for item in items if item.nodeid not in left]


def find_turn(item: pytest.Item) -> int:
    """When a test's turn is: tests of the same turn keep their order."""
    first = item.path.relative_to(TESTS).parts[0]
    return LONGEST.index(first) if first in LONGEST else len(LONGEST)


def find_left_out(items: list[pytest.Item]) -> set[str]:
    """Of each test marked `leaves`, the names of all cases but the sample."""
    cases: dict[str, list[str]] = {}
    for item in items:
        if item.get_closest_marker("leaves"):
            cases.setdefault(item.nodeid.partition("[")[0], []).append(item.nodeid)
    left: set[str] = set()
    for found in cases.values():
        drawn = Random(SEED).sample(found, min(SAMPLE, len(found)))  # noqa: S311 - no secret, but the same every time
        left |= set(found) - set(drawn)
    return left


@pytest.fixture(autouse=True, scope="session")
def _program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The program that tests call (tests/running.py)."""
    running.Program.ready = running.Program(tmp_path_factory.mktemp("program"))
    with running.Program.ready.ending, pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))  # where `build` notes what it made
        yield


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests run on 2026-11-21 and in no language's locale, whatever the calendar and the terminal say."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", running.TODAY)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture(scope="module")
def notices_of_the_checkout() -> Iterator[Path]:
    """The folder that every other checkout has other files in; only tests/test_checkout.py asks for it."""
    WATCH.may_read_notices = True
    yield watching.NOTICES
    WATCH.may_read_notices = False


@pytest.fixture
def golden(pytestconfig: pytest.Config) -> Callable[[Path, str], None]:
    """Compare a text with a golden file, byte for byte; with `--update-goldens`, write the file instead."""

    def compare(path: Path, text: str) -> None:
        if pytestconfig.getoption("update_goldens"):
            path.write_bytes(text.encode())
            return
        assert path.exists(), f"there is no {path.name}; make it with `pytest --update-goldens`, and read what it says"
        assert text == path.read_bytes().decode()

    return compare


@pytest.fixture
def notices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in the current folder, so that messages call its files `notices/…` on every machine."""
    folder = tmp_path / "notices"
    folder.mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))  # where `new` keeps what was answered
    return folder
