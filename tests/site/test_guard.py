"""The guard: a build is not published when it is empty, has errors, or would lose a notice that is published."""

import os
import shutil
import tracemalloc
from pathlib import Path

import pytest

from hooks.reading.refusals import Refused
from hooks.site import guard
from tests.running import build_py
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


def test_list_of_notices(work: Path) -> None:
    """Every site has a list of its notices: their addresses without languages, no draft and no index."""
    assert (work / "site/notices.txt").read_text() == "/aani/\n/akeri/\n/zeta/asiakkaat/\n/zeta/tyonhakijat/\n"


def test_lost_notices(work: Path) -> None:
    """Every published notice that is gone, renamed, moved or made a draft is named with what to write in its place."""
    before = read_files(work / "site")
    (work / "notices/aani.yml").unlink()
    (work / "notices/akeri.yml").rename(work / "notices/_akeri.yml")
    (work / "notices/zeta/asiakkaat.yml").rename(work / "notices/zeta/tilaajat.yml")
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


def test_the_remedy_works(work: Path) -> None:
    """With what the message says, the build is published, the address answers, and the file may go one day."""
    file = work / "notices/aani.yml"
    controller = file.read_text().partition("register:")[0]
    file.write_text(f"{controller}removed: {{date: 2026-11-21}}\n")
    build_site(work / "site", work / "notices")
    assert "poistettiin 21.\u00a0marraskuuta 2026" in (work / "site/aani/index.html").read_text()
    assert (work / "site/notices.txt").read_text() == "/akeri/\n/zeta/asiakkaat/\n/zeta/tyonhakijat/\n"
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


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "Error: published.txt: No such file or directory; the published site is as it was\n"),
        (b"<html>404</html>", "Error: published.txt, line 1 is no address of a notice; {}\n"),
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
    """A list of a million bytes is read to its end, and a longer one is refused rather than read in part."""
    line = "/akeri/\n"
    whole = line * (1_000_000 // len(line))
    (work / "published.txt").write_text(whole)
    assert len(whole) == 1_000_000
    assert build_py("build", "--published", "published.txt", cwd=work).returncode == 0
    (work / "published.txt").write_text(whole + "\n")
    done = build_py("build", "--published", "published.txt", cwd=work)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: published.txt has more than 1000000 bytes")


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


def test_a_list_is_read_up_to_a_limit(tmp_path: Path) -> None:
    """A list of a million bytes is read; a longer one is refused, and is not read to its end."""
    line = b"/a/\n"
    published = tmp_path / "published.txt"
    published.write_bytes(line * 250_000)
    assert len(guard.read_addresses(published)) == 250_000
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
