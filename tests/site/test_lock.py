"""One build at a time, and no lock is left behind."""

from __future__ import annotations

import errno
import fcntl
from pathlib import Path

import pytest

from hooks.reading.refusals import Refused
from hooks.site.lock import hold_folder, hold_lock

BUSY = r"^another build is writing .*/site; wait until it has ended$"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The folder of a site."""
    (tmp_path / "site").mkdir()
    return tmp_path / "site"


def test_the_lock_is_gone_at_the_end(site: Path) -> None:
    """While a build is at work its lock lies beside the site, and nothing after it."""
    with hold_lock(site):
        assert [path.name for path in site.parent.glob(".*")] == [".site.lock"]
    assert list(site.parent.glob(".*")) == []


def test_the_lock_is_gone_after_an_error(site: Path) -> None:
    """An error leaves no lock behind, and the next build gets it."""
    with pytest.raises(ZeroDivisionError), hold_lock(site):
        raise ZeroDivisionError
    assert list(site.parent.glob(".*")) == []
    with hold_lock(site):
        assert (site.parent / ".site.lock").is_file()


def test_two_builds(site: Path) -> None:
    """The second of two builds is refused and leaves the first one its lock."""
    with hold_lock(site):
        for _ in range(2):
            with pytest.raises(Refused, match=BUSY), hold_lock(site):
                pytest.fail("two builds hold the lock")
        assert (site.parent / ".site.lock").is_file()


def test_a_file_that_a_killed_build_has_left(site: Path) -> None:
    """A lock that nobody holds keeps nobody away."""
    (site.parent / ".site.lock").write_text("left")
    with hold_lock(site):
        assert (site.parent / ".site.lock").read_text() == "left"
    assert list(site.parent.glob(".*")) == []


def test_a_lock_that_is_removed_meanwhile(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever has waited on a file that its holder then removed takes a new one, which others see."""
    path = site.parent / ".site.lock"
    flock = fcntl.flock
    inodes: list[int] = []

    def remove_once(number: int, operation: int) -> None:
        if not inodes:
            inodes.append(path.stat().st_ino)
            path.rename(path.with_name("removed"))
        flock(number, operation)

    monkeypatch.setattr(fcntl, "flock", remove_once)
    with hold_lock(site):
        assert path.stat().st_ino != inodes[0]


def test_a_lock_that_is_a_link(site: Path) -> None:
    """A link is refused, and what it names is as it was."""
    (site.parent / "build.py").write_text("program")
    (site.parent / ".site.lock").symlink_to("build.py")
    with pytest.raises(OSError, match="Too many levels of symbolic links") as refused, hold_lock(site):
        pytest.fail("the link was followed")
    assert refused.value.errno == errno.ELOOP
    assert (site.parent / "build.py").read_text() == "program"


def test_a_folder_has_one_build(site: Path) -> None:
    """A folder that is filled is held by itself, whatever lies beside it."""
    with hold_folder(site), pytest.raises(Refused, match=BUSY), hold_folder(site):
        pytest.fail("two builds fill the folder")
    with hold_folder(site):
        assert list(site.iterdir()) == []
