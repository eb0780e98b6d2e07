"""The one reader of files: regular ones of bounded size, and nothing is followed or waited for."""

import os
from pathlib import Path

import pytest

from hooks.reading.files import UnreadableFile, get_stamp, read_regular_file


def find_hindrance(path: Path, limit: int = 10) -> tuple[str, int, str]:
    with pytest.raises(UnreadableFile) as caught:
        read_regular_file(path, limit)
    return caught.value.hindrance, caught.value.size, str(caught.value.detail)


def test_a_file_of_just_the_limit_is_read(tmp_path: Path) -> None:
    """The limit is the largest size that is read."""
    (tmp_path / "x").write_bytes(b"0123456789")
    assert read_regular_file(tmp_path / "x", 10) == b"0123456789"


def test_a_larger_file_is_not_read(tmp_path: Path) -> None:
    """A byte more is too large, and the whole size is told."""
    (tmp_path / "x").write_bytes(b"0123456789+")
    (tmp_path / "y").write_bytes(b"0123456789" * 3)
    assert find_hindrance(tmp_path / "x") == ("too-large", 11, "")
    assert find_hindrance(tmp_path / "y") == ("too-large", 30, "")


def test_a_file_that_grows_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that grew after it was looked at is too large all the same."""
    (tmp_path / "x").write_bytes(b"0123456789+")
    (tmp_path / "small").write_bytes(b"")
    small = (tmp_path / "small").lstat()
    monkeypatch.setattr(os, "lstat", lambda _path: small)
    assert find_hindrance(tmp_path / "x") == ("too-large", 11, "")


@pytest.mark.parametrize("late", [False, True])
def test_links_are_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, late: bool) -> None:
    """A link is refused, and one that takes the place of a file after it was looked at is not opened."""
    (tmp_path / "real").write_bytes(b"secret")
    (tmp_path / "x").symlink_to("real")
    if late:
        monkeypatch.setattr(os, "lstat", os.stat)
        assert find_hindrance(tmp_path / "x") == ("no-access", 0, "this is a link; delete it")
    else:
        assert find_hindrance(tmp_path / "x") == ("not-regular", 0, "")


@pytest.mark.parametrize("late", [False, True])
def test_pipes_are_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, late: bool) -> None:
    """A pipe is refused; one that takes the place of a file after it was looked at is empty, and nothing waits."""
    os.mkfifo(tmp_path / "x")
    if late:
        (tmp_path / "small").write_bytes(b"")
        small = (tmp_path / "small").lstat()
        monkeypatch.setattr(os, "lstat", lambda _path: small)
        assert read_regular_file(tmp_path / "x", 10) == b""
    else:
        assert find_hindrance(tmp_path / "x") == ("not-regular", 0, "")


def test_folders_and_missing_files(tmp_path: Path) -> None:
    """A folder is no file, and what is missing is told apart from what may not be read."""
    assert find_hindrance(tmp_path) == ("not-regular", 0, "")
    assert find_hindrance(tmp_path / "x") == ("missing", 0, "No such file or directory")


def test_a_file_behind_a_file(tmp_path: Path) -> None:
    """What the system says of an impossible path is told."""
    (tmp_path / "x").write_bytes(b"")
    assert find_hindrance(tmp_path / "x/y") == ("no-access", 0, "Not a directory")


def test_stamp_changes_with_the_file(tmp_path: Path) -> None:
    """A stamp differs when a file has another size or comes and goes; that of no file is nothing."""
    path = tmp_path / "x"
    nothing = get_stamp(path)
    path.write_bytes(b"1")
    first = get_stamp(path)
    path.write_bytes(b"12")
    assert not any(nothing)
    assert len({nothing, first, get_stamp(path)}) == 3
