"""What all tests share: a fixed day, golden files, and a folder of notices to work in."""

from collections.abc import Callable
from pathlib import Path

import pytest

TODAY = "1795219200"  # 2026-11-21T00:00Z


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens", action="store_true", help="write what the code gives today into the golden files"
    )


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests run on 2026-11-21, whatever the calendar says."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)


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
    return folder
