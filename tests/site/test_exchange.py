"""The new site takes the place of the old one, or nothing happens."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from hooks.reading.refusals import Refused
from hooks.site import exchange
from hooks.site.destination import EVERY_SITE_HAS, refuse_unsafe
from tests.sites import read_files


def write_files(folder: Path, text: str, names: Iterable[str] = EVERY_SITE_HAS) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def build(site: Path, names: Iterable[str]) -> None:
    """Build a site of these files in the place of the published one, which stays until it is done."""
    with exchange.build_beside(site, site.parent / "notices") as new:
        write_files(new, "new", names)
        assert (site / "404.html").read_text() == "old"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A published site, beside the folder of its notices."""
    (tmp_path / "notices").mkdir()
    write_files(tmp_path / "site", "old")
    return tmp_path / "site"


@pytest.mark.parametrize("in_one_step", [True, False])
def test_the_new_site_takes_the_place(site: Path, in_one_step: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was built beside the site is the site, also where the system cannot exchange two names in one step."""
    if not in_one_step:
        monkeypatch.setattr(exchange, "exchange_names", lambda _one, _other: False)
    build(site, EVERY_SITE_HAS)
    assert (site / "404.html").read_text() == "new"
    assert sorted(path.name for path in site.parent.iterdir()) == ["notices", "site"]


@pytest.mark.parametrize("number", [errno.EXDEV, errno.EBUSY])
def test_a_folder_that_cannot_be_moved_is_filled(site: Path, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mount, or a folder of a lower layer in a container, stays in its place and gets the files of the new site."""
    (site / "old").mkdir()
    (site / "old/index.html").write_text("old")
    rename = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if path == site:
            raise OSError(number, os.strerror(number), str(path))
        return rename(path, target)

    monkeypatch.setattr(exchange, "exchange_names", lambda _one, _other: False)
    monkeypatch.setattr(Path, "rename", refuse)
    folder = site.stat().st_ino
    build(site, (*EVERY_SITE_HAS, "new/index.html"))
    assert site.stat().st_ino == folder
    assert {path: content.decode() for path, content in read_files(site).items()} == dict.fromkeys(
        (*EVERY_SITE_HAS, "new/index.html"), "new"
    )
    assert not (site / "old").exists()
    assert sorted(path.name for path in site.parent.iterdir()) == ["notices", "site"]


def test_any_other_error_stops_the_exchange(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the folder may not be moved for another reason, the published site is as it was."""

    def refuse(path: Path, _target: Path) -> Path:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    monkeypatch.setattr(exchange, "exchange_names", lambda _one, _other: False)
    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(PermissionError):
        build(site, EVERY_SITE_HAS)
    assert (site / "404.html").read_text() == "old"


@pytest.mark.parametrize("name", [".site.lock", ".site.next", ".site.old"])
@pytest.mark.parametrize("there", [True, False], ids=["file", "dangling"])
def test_links_beside_the_site(site: Path, name: str, there: bool) -> None:
    """A link that somebody has put beside the site is never followed: what it names stays, and the site is whole."""
    named = site.parent / "build.py"
    if there:
        named.write_text("program")
    (site.parent / name).symlink_to("build.py")
    if name == ".site.old":
        build(site, EVERY_SITE_HAS)
    else:
        with pytest.raises((OSError, Refused), match=r"Too many levels of symbolic links|could not be cleared"):
            build(site, EVERY_SITE_HAS)
    assert (site / "404.html").read_text() == ("new" if name == ".site.old" else "old")
    assert named.exists() == there
    assert not there or named.read_text() == "program"


def test_what_cannot_be_cleared(site: Path) -> None:
    """What stands where the new site is built, and is none that was left there, is named with what to do."""
    new = site.with_name(".site.next")
    new.write_text("Mine.")
    with pytest.raises(Refused) as refused:
        build(site, EVERY_SITE_HAS)
    assert str(refused.value) == (
        f"{new} stands where the new site is to be built, and could not be cleared; remove it yourself, and build again"
    )
    assert (new.read_text(), (site / "404.html").read_text()) == ("Mine.", "old")


def test_a_link_is_no_old_site(site: Path) -> None:
    """A link under the name of a site that was set aside does not take the place of the site."""
    site.rename(site.with_name("other"))
    exchange.name_old(site).symlink_to("other")
    exchange.mend_site(site, site.parent / "notices")
    assert not site.exists()


def test_a_site_that_is_not_whole(site: Path) -> None:
    """What lacks a file that every site has is not published."""
    message = r"^the new site has no 404\.html; put theme/404\.html back, and build again$"
    with pytest.raises(Refused, match=message):
        build(site, EVERY_SITE_HAS[:1])
    assert (site / "404.html").read_text() == "old"
    assert sorted(path.name for path in site.parent.iterdir()) == ["notices", "site"]


def test_an_error_while_building(site: Path) -> None:
    """An error leaves the published site as it was, and nothing beside it."""
    with pytest.raises(FileExistsError):
        build(site, ("404.html", "404.html/x"))
    assert (site / "404.html").read_text() == "old"
    assert sorted(path.name for path in site.parent.iterdir()) == ["notices", "site"]


def test_an_old_site_is_put_back(site: Path) -> None:
    """A site that a killed build has left under its other name is put back; one that is there stays as it is."""
    site.rename(exchange.name_old(site))
    exchange.mend_site(site, site.parent / "notices")
    assert (site / "404.html").read_text() == "old"
    write_files(exchange.name_old(site), "older")
    exchange.mend_site(site, site.parent / "notices")
    assert (site / "404.html").read_text() == "old"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("link", "{site} is a link; name the folder itself with --site"),
        (".", "{site} and the notices in {notices} would lie in each other; choose another folder with --site"),
        ("notices/site", "{site} and the notices in {notices} would lie in each other; choose another folder"),
        ("work", "{site} holds more than a site; choose another folder with --site, as in --site site"),
        ("file", "{site} is a file; choose another folder with --site, as in --site site"),
        ("other", "{site} has files that no build has put there; empty it, or choose another folder with --site"),
        ("other/new", ""),
        ("empty", ""),
        ("site", ""),
    ],
)
def test_where_a_site_may_go(site: Path, name: str, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site goes where nothing is, or in the place of a site; whatever else is there is refused and named."""
    folder = site.parent
    for made in ("work/inside", "empty", "other"):
        (folder / made).mkdir(parents=True)
    (folder / "other/letter.txt").write_text("Mine.")
    (folder / "file").write_text("Mine.")
    (folder / "link").symlink_to("site")
    monkeypatch.chdir(folder / "work/inside")
    place, notices = folder / name, folder / "notices"
    if not message:
        refuse_unsafe(place, notices)
        return
    with pytest.raises(Refused) as refused:
        refuse_unsafe(place, notices)
    assert str(refused.value).startswith(message.format(site=place, notices=notices))


def test_the_project_is_no_place_for_a_site(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The project's own folders are refused, and those whose names begin with a dot; a new folder in it is not."""
    project = site.parent
    (project / ".git").mkdir()
    monkeypatch.setattr("hooks.site.destination.PROJECT", project)
    monkeypatch.setattr("hooks.site.destination.PROJECT_FOLDERS", (project / "theme",))
    for name in ("theme", "theme/assets", ".git", ".git/x"):
        with pytest.raises(Refused, match=f"{name} belongs to the project; choose another folder with --site"):
            refuse_unsafe(project / name, project / "notices")
    refuse_unsafe(project / "new", project / "notices")
