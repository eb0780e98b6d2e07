"""A folder that cannot be moved is filled: no reader meets half a page, or one without what it loads."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from hooks.reading.refusals import Refused
from hooks.site.filling import fill_folder, sort_files
from tests.sites import read_files

OLD = {
    "404.html": "404 loads:assets/notice.css",
    "assets/notice.css": "old",
    "assets/old.css": "old",
    "gone/index.html": "gone loads:assets/old.css",
    "index.html": "index loads:assets/old.css links:gone/index.html",
    "notices.txt": "/gone/\n/stays/\n",
    "sitemap.xml": "old",
    "stays/index.html": "stays loads:assets/old.css",
}
NEW = {
    "404.html": "404 loads:assets/notice.css",
    "assets/new.css": "new",
    "assets/notice.css": "new",
    "came/index.html": "came loads:assets/new.css",
    "en/came/index.html": "came in English loads:assets/new.css",
    "index.html": "index, new loads:assets/new.css links:came/index.html",
    "notices.txt": "/came/\n/stays/\n",
    "sitemap.xml": "new",
    "stays/index.html": "stays, new loads:assets/new.css",
}


def write_site(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def read_site(folder: Path) -> dict[str, str]:
    return {name: content.decode() for name, content in read_files(folder).items()}


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """A new site, beside the one that is published."""
    write_site(tmp_path / "new", NEW)
    write_site(tmp_path / "site", OLD)
    return tmp_path / "new"


@pytest.fixture
def site(new: Path) -> Path:
    """The published site."""
    return new.with_name("site")


def look_at_every_step(site: Path, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, str]]:
    """What a reader may see: the files of the site before and after each change of a name."""
    seen: list[dict[str, str]] = []

    def look_around(name: str) -> None:
        change: Callable[..., object] = getattr(Path, name)

        def changed(path: Path, *given: object, **more: object) -> object:
            seen.append(read_site(site))
            result = change(path, *given, **more)
            seen.append(read_site(site))
            return result

        monkeypatch.setattr(Path, name, changed)

    look_around("replace")
    look_around("unlink")
    return seen


def test_the_folder_holds_the_new_site(new: Path, site: Path) -> None:
    """In the end there is what is new and nothing else, in the same folder."""
    (site / "gone/deeper").mkdir()
    (site / ".index.html.next").write_text("what a killed build has left")
    folder = site.stat().st_ino
    fill_folder(new, site)
    assert read_site(site) == NEW
    assert not (site / "gone").exists()
    assert site.stat().st_ino == folder


def test_every_step(new: Path, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At no moment does a page lack what it loads, an index a page, or a page of both sites itself; each is whole."""
    seen = look_at_every_step(site, monkeypatch)
    fill_folder(new, site)
    assert len(seen) > 2 * len(NEW)
    for files in seen:
        shown = {name: text for name, text in files.items() if not Path(name).name.startswith(".")}
        assert OLD.keys() & NEW.keys() <= shown.keys()
        for name, text in shown.items():
            assert text in (OLD.get(name), NEW.get(name)) or name == "notices.txt"
            needed = re.findall(r"(?:loads|links):(\S+)", text)
            assert set(needed) <= shown.keys(), f"{name} lacks something"


def test_the_list_loses_no_notice(new: Path, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that is broken off anywhere leaves a list of all notices that are published."""
    seen = look_at_every_step(site, monkeypatch)
    fill_folder(new, site)
    for files in seen:
        listed = files["notices.txt"].split()
        for name in ("came", "stays"):
            assert f"{name}/index.html" not in files or f"/{name}/" in listed
    assert seen[-1]["notices.txt"] == NEW["notices.txt"]


def test_what_is_the_same_is_not_touched(new: Path, site: Path) -> None:
    """A file that does not change is the same file still, so that browsers need not load it again."""
    before = (site / "404.html").stat()
    fill_folder(new, site)
    after = (site / "404.html").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_full_disk(new: Path, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where not every new file finds room, the folder is as it was."""
    copied: list[str] = []
    before = sorted(site.rglob("*"))

    def copy(source: Path, target: Path) -> None:
        copied.append(source.name)
        if len(copied) == 4:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(target))
        target.write_bytes(source.read_bytes())

    monkeypatch.setattr("shutil.copyfile", copy)
    with pytest.raises(OSError, match="No space left"):
        fill_folder(new, site)
    assert read_site(site) == OLD
    assert sorted(site.rglob("*")) == before


def test_an_error_midway(new: Path, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a file cannot take its place, the refusal says that the folder is old and new, and the next build mends."""
    replace = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if target.name == "index.html":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
        return replace(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", refuse)
        with pytest.raises(Refused) as refused:
            fill_folder(new, site)
    assert str(refused.value) == (
        f"{site} was filled in part ({site}/en/came/index.html: Permission denied); "
        "each page is the old one or the new one; mend that, and build again"
    )
    fill_folder(new, site)
    assert read_site(site) == NEW


def test_links_are_not_followed(new: Path, site: Path) -> None:
    """A link inside the published folder is replaced, and what it names is as it was."""
    other = site.with_name("other")
    write_site(other, {"index.html": "mine", "notice.css": "mine"})
    (site / "assets/notice.css").unlink()
    (site / "assets/notice.css").symlink_to(other / "notice.css")
    (site / "came").symlink_to(other)
    (site / "left").symlink_to(other)
    (site / ".index.html.next").symlink_to(other / "index.html")
    fill_folder(new, site)
    assert read_site(site) == NEW
    assert not any(path.is_symlink() for path in site.rglob("*"))
    assert read_site(other) == {"index.html": "mine", "notice.css": "mine"}


def test_a_file_takes_the_place_of_a_folder(new: Path, site: Path) -> None:
    """A name may be a folder before and a file after, and the other way round."""
    (new / "gone").write_text("a file")
    (site / "came").write_text("a file")
    fill_folder(new, site)
    assert read_site(site) == {**NEW, "gone": "a file"}


def test_order() -> None:
    """What pages load comes first, then pages from the deepest to the indexes, and last what tells of them."""
    pages = ["index.html", "en/index.html", "en/x/index.html", "sitemap-x/index.html"]
    names = ["notices.txt", "sitemap.xml", "sitemap-1.xml", *pages, "_headers", "assets/x.css"]
    assert sort_files(names) == [
        "_headers",
        "assets/x.css",
        "en/x/index.html",
        "en/index.html",
        "sitemap-x/index.html",
        "index.html",
        "sitemap-1.xml",
        "sitemap.xml",
        "notices.txt",
    ]
