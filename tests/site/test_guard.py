"""The guard: a build is not published when it is empty, has errors, or would lose a notice that is published."""

import os
import re
import shutil
import tracemalloc
from pathlib import Path

import pytest

from hooks.reading.refusals import Refused
from hooks.site import guard
from tests.running import build_py, commit_all
from tests.sites import NOTICES, build_site, read_files

LOST = (
    "error: the notice /{address}/ is published, and would be lost; "
    "keep its `controller:` in this file, and write `removed: {{date: 2026-11-21}}` beside it"
)


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The notices of the small site, and the site built from them."""
    folder = tmp_path_factory.mktemp("ready")
    shutil.copytree(NOTICES, folder / "notices")
    build_site(folder / "site", folder / "notices")
    return folder


@pytest.fixture
def work(ready: Path, tmp_path: Path) -> Path:
    """A folder to call build.py in, with the small site built from its notices."""
    shutil.copytree(ready, tmp_path, dirs_exist_ok=True)
    return tmp_path


def list_published(work: Path) -> list[str]:
    """The addresses in the list of the site."""
    return [line.split()[0] for line in (work / "site/notices.txt").read_text().splitlines()]


def add_line(file: Path, line: str) -> None:
    with file.open("a", encoding="utf-8") as end:
        end.write(f"{line}\n")


def test_list_of_notices(work: Path) -> None:
    """Every site has a list of its notices: their addresses without languages, no draft and no index.

    Beside each stands a hash by which the notice is known when its file has another name.
    """
    lines = (work / "site/notices.txt").read_text().splitlines(keepends=True)
    assert all(re.fullmatch(r"/[a-z/]+/ [0-9a-f]{12}\n", line) for line in lines)
    assert list_published(work) == ["/aani/", "/akeri/", "/zeta/asiakkaat/", "/zeta/tyonhakijat/"]


def test_lost_notices(work: Path) -> None:
    """Every published notice that is gone or made a draft is named with what to write in its place."""
    before = read_files(work / "site")
    (work / "notices/aani.yml").unlink()
    (work / "notices/akeri.yml").rename(work / "notices/_akeri.yml")
    (work / "notices/zeta/asiakkaat.yml").unlink()
    done = build_py("build", cwd=work)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [
        f"notices/aani.yml:1:1: {LOST.format(address='aani')}",
        f"notices/akeri.yml:1:1: {LOST.format(address='akeri')}",
        f"notices/zeta/asiakkaat.yml:1:1: {LOST.format(address='zeta/asiakkaat')}",
        "3 errors",
        "the published site is as it was; if nobody has seen it, delete site and build again",
    ]
    assert read_files(work / "site") == before


MOVED = (
    "error: aliases: the notice /{address}/ is published, and its address would be lost; if it is the notice of this "
    "file, write `aliases: [{aliases}]` in it; if it is gone, keep its own file, with `removed:`"
)


def test_renamed_notices(work: Path) -> None:
    """A published notice that is in another file now is told there; the line that is told is all that it needs."""
    (work / "notices/aani.yml").rename(work / "notices/uusi.yml")
    (work / "notices/zeta").rename(work / "notices/omega")
    done = build_py("build", cwd=work)
    assert (done.returncode, done.stdout) == (1, "")
    assert sorted(done.stderr.splitlines()[:-2]) == [
        f"notices/omega/asiakkaat.yml:1:1: {MOVED.format(address='zeta/asiakkaat', aliases='zeta/asiakkaat')}",
        f"notices/omega/tyonhakijat.yml:1:1: {MOVED.format(address='zeta/tyonhakijat', aliases='zeta/tyonhakijat')}",
        f"notices/uusi.yml:1:1: {MOVED.format(address='aani', aliases='aani')}",
    ]
    for name, alias in (
        ("uusi", "aani"),
        ("omega/asiakkaat", "zeta/asiakkaat"),
        ("omega/tyonhakijat", "zeta/tyonhakijat"),
    ):
        add_line(work / f"notices/{name}.yml", f"aliases: [{alias}]")
    build_site(work / "site", work / "notices")
    assert {"/aani/", "/uusi/", "/zeta/asiakkaat/", "/omega/asiakkaat/"} <= {*list_published(work)}


def test_an_address_cannot_be_dropped(work: Path) -> None:
    """An alias that is gone is a lost address like any other; what it led to is named, also where that moves on."""
    file = work / "notices/aani.yml"
    text = file.read_text("utf-8")
    add_line(file, "aliases: [ennen, joskus]")
    build_site(work / "site", work / "notices")
    file.write_text(f"{text}aliases: joskus\n", "utf-8")
    done = build_py("build", cwd=work)
    assert done.stderr.splitlines()[0] == (
        f"notices/aani.yml:1:1: {MOVED.format(address='ennen', aliases='joskus, ennen')}"
    )
    file.unlink()
    (work / "notices/uusi.yml").write_text(text, "utf-8")
    done = build_py("build", cwd=work)
    assert done.stderr.splitlines()[:3] == [
        f"notices/uusi.yml:1:1: {MOVED.format(address=address, aliases='aani, ennen, joskus')}"
        for address in ("aani", "ennen", "joskus")
    ]


def test_a_removal_keeps_old_addresses(work: Path) -> None:
    """When a notice goes, the page in its place needs its old addresses, too; then all may go one day."""
    file = work / "notices/aani.yml"
    controller = file.read_text("utf-8").partition("register:")[0]
    add_line(file, "aliases: ennen")
    build_site(work / "site", work / "notices")
    file.write_text(f"{controller}removed: {{date: 2026-11-21}}\n", "utf-8")
    done = build_py("build", cwd=work)
    assert done.stderr.splitlines()[0] == f"notices/aani.yml:1:1: {MOVED.format(address='ennen', aliases='ennen')}"
    add_line(file, "aliases: ennen")
    build_site(work / "site", work / "notices")
    assert "poistettu" in (work / "site/ennen/index.html").read_text("utf-8")
    file.unlink()
    build_site(work / "site", work / "notices")
    assert not (work / "site/ennen").exists()


def test_a_list_without_hashes(work: Path) -> None:
    """A list of addresses alone, as earlier versions made it, is read all the same."""
    (work / "published.txt").write_text("/aani/\n/akeri/\n")
    (work / "notices/aani.yml").rename(work / "notices/uusi.yml")
    done = build_py("build", "--published", "published.txt", cwd=work)
    assert done.stderr.splitlines()[0] == f"notices/aani.yml:1:1: {LOST.format(address='aani')}"


def test_check_says_the_same(work: Path) -> None:
    """`check --base` tells lost addresses as a build does, but not where it looks at some files alone."""
    commit_all(work)
    (work / "notices/aani.yml").rename(work / "notices/uusi.yml")
    (work / "notices/akeri.yml").unlink()
    told = build_py("build", cwd=work).stderr.splitlines()[:2]
    done = build_py("check", "--base", "HEAD", cwd=work)
    assert done.returncode == 1
    assert [line for line in done.stderr.splitlines() if "lost" in line] == told
    assert "lost" not in build_py("check", "--base", "HEAD", "notices/uusi.yml", cwd=work).stderr


def test_the_remedy_works(work: Path) -> None:
    """With what the message says, the build is published, the address answers, and the file may go one day."""
    file = work / "notices/aani.yml"
    controller = file.read_text().partition("register:")[0]
    file.write_text(f"{controller}removed: {{date: 2026-11-21}}\n")
    build_site(work / "site", work / "notices")
    assert "poistettiin 21.\u00a0marraskuuta 2026" in (work / "site/aani/index.html").read_text()
    assert list_published(work) == ["/akeri/", "/zeta/asiakkaat/", "/zeta/tyonhakijat/"]
    file.unlink()
    build_site(work / "site", work / "notices")
    assert not (work / "site/aani").exists()


def test_errors_are_no_loss(work: Path) -> None:
    """A register with errors is there all the same; only its errors are told."""
    file = work / "notices/akeri.yml"
    file.write_text(file.read_text().replace("data: [name]\n", ""))
    done = build_py("build", cwd=work)
    assert done.returncode == 1
    assert "lost" not in done.stderr
    assert done.stderr.endswith("1 error\nthe published site is as it was\n")


def test_published_elsewhere(work: Path) -> None:
    """With --published the list is one that was fetched, and the folder of the site is a new one."""
    shutil.move(work / "site/notices.txt", work / "published.txt")
    (work / "notices/aani.yml").unlink()
    done = build_py("build", "--site", "new", "--published", "published.txt", cwd=work)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [
        f"notices/aani.yml:1:1: {LOST.format(address='aani')}",
        "1 error",
        "the published site is as it was",
    ]
    assert not (work / "new").exists()
    (work / "published.txt").write_text("")  # nothing is published yet
    assert build_py("build", "--site", "new", "--published", "published.txt", cwd=work).returncode == 0


LOGIN = (
    "is a web page and no list of notices, as where a site asks for a login; "
    "fetch notices.txt as somebody who may read the published site"
)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "Error: published.txt: No such file or directory; the published site is as it was\n"),
        (b"\n<!DOCTYPE html><title>Sign in</title>", f"Error: published.txt {LOGIN}\n"),
        (b"/akeri/\n/../../etc/\n", "Error: published.txt, line 2 is no address of a notice; {}\n"),
        (b"\xff\xfe/\x00", "Error: published.txt, line 1 is no address of a notice; {}\n"),
    ],
)
def test_a_list_that_is_none(work: Path, content: bytes | None, message: str) -> None:
    """A list that cannot be read, or is something else, stops the build; it is never taken for an empty one."""
    if content is not None:
        (work / "published.txt").write_bytes(content)
    done = build_py("build", "--published", "published.txt", cwd=work)
    assert (done.returncode, done.stderr) == (2, message.format("fetch notices.txt from the published site"))


def test_a_list_that_is_too_long(work: Path) -> None:
    """A list that is too long is refused rather than read in part."""
    (work / "published.txt").touch()
    os.truncate(work / "published.txt", guard.MAX_BYTES + 1)
    done = build_py("build", "--published", "published.txt", cwd=work)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: published.txt has more than 100000000 bytes")


def test_empty(work: Path) -> None:
    """Without a register there is nothing to publish, and the published site stays."""
    before = read_files(work / "site")
    shutil.rmtree(work / "notices")
    (work / "notices").mkdir()
    done = build_py("build", cwd=work)
    assert (done.returncode, done.stderr) == (
        2,
        "Error: notices has no register; `python build.py new <address>` writes one\n",
    )
    assert read_files(work / "site") == before


def test_a_list_is_read_up_to_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list of as many bytes as may be is read; a longer one is refused, and is not read to its end."""
    monkeypatch.setattr(guard, "MAX_BYTES", 1_000_000)
    line = b"/a/\n"
    published = tmp_path / "published.txt"
    published.write_bytes(line * 250_000)
    assert guard.read_addresses(published) == {"a": ""}
    published.write_bytes(line * 250_001)
    message = r"has more than 1000000 bytes; fetch notices\.txt from the published site$"
    with pytest.raises(Refused, match=message):
        guard.read_addresses(published)
    os.truncate(published, 50_000_000)
    tracemalloc.start()
    with pytest.raises(Refused, match=message):
        guard.read_addresses(published)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 5_000_000
