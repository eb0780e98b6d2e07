"""The exchange on a real overlay and on a real mount, as in a container, wherever the machine lets the tests mount."""

from __future__ import annotations

import shutil
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.running import Done, copy_project, inherit_environment, run_command
from tests.sites import NOTICES, build_site, read_files

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has these mounts")

LIMIT = 100  # seconds
# Who may mount in a space of its own: root, any user, or one who may become root without a password.
WAYS = (["unshare", "--mount"], ["unshare", "--map-root-user", "--mount"], ["sudo", "-nE", "unshare", "--mount"])
PREPARE = """
set -eu
mount -t tmpfs none room
cp -r shipped room
cd room
mkdir upper work merged host
"""
# The image of a container has a site already, and what is changed in it lies in another layer.
OVERLAY = """
mkdir lower && cp -r shipped lower/site && cp -r ../notices lower
mount -t overlay none -o lowerdir=lower,upperdir=upper,workdir=work merged
"""
# A folder of the host is mounted in the place of the site.
BIND = """
mkdir merged/site && cp -r ../notices merged && cp -r shipped/. host
mount --bind host merged/site
"""
EMPTY = BIND.replace("cp -r shipped/. host", "true")
FULL = BIND.replace("mount --bind host", "mount -t tmpfs -o size=64k none")
READ_ONLY = BIND + "mount -o remount,ro,bind merged/site\n"
# While a build is at work, a reader asks for pages and for the stylesheet that they load, all the time.
BUILD = """
cd merged
before=$(stat -c %i site)
touch ../reading
{{
  while [ -e ../reading ]; do
    for page in site/index.html site/aani/index.html site/en/aani/index.html; do
      [ -e site/index.html ] || continue
      tail -c 16 $page | grep -q '</html>' || echo "half: $page"
    done
  done
}} > ../seen 2>&1 &
code=0
"{python}" "{program}" || code=$?
rm ../reading; wait
[ "$before" = "$(stat -c %i site)" ] && echo "the same folder"
cat ../seen
cp -r . ../../result && chmod -R a+rwX ../../result
exit $code
"""


# Whether both can be mounted, in an empty folder.
TRY = """
mkdir a b && mount -t tmpfs none a && cd a && mkdir l u w m &&
mount -t overlay none -o lowerdir=l,upperdir=u,workdir=w m && mount --bind l ../b
"""


@cache
def find_way() -> list[str]:
    """How a test may mount here; nothing where it may not."""
    assert shutil.which("unshare"), "unshare is missing; it belongs to util-linux"
    for way in WAYS:
        with TemporaryDirectory() as folder:
            if shutil.which(way[0]) and run_command([*way, "bash", "-c", TRY], cwd=Path(folder)).returncode == 0:
                return way
    return []


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A program, its notices, a site of theirs as it was, and room for mounts."""
    if not find_way():
        pytest.skip("this machine lets the tests mount nothing, not even in a space of their own")
    copy_project(tmp_path / "program")
    shutil.copytree(NOTICES, tmp_path / "notices")
    (tmp_path / "room").mkdir()
    build_site(tmp_path / "shipped", tmp_path / "notices")
    page = tmp_path / "shipped/aani/index.html"
    page.write_text(page.read_text("utf-8").replace("<main", "<!-- old --><main"), "utf-8")
    for name in ("assets/old.css", "left/index.html"):
        (tmp_path / "shipped" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "shipped" / name).write_text("old")
    return tmp_path


def build_mounted(work: Path, mounts: str) -> Done:
    """Build where `site` cannot be moved; the folder `result` is what is there then."""
    build = BUILD.format(python=sys.executable, program=work / "program/build.py")
    command = [*find_way(), "bash", "-c", PREPARE + mounts + build]
    return run_command(command, cwd=work, env=inherit_environment(), limit=LIMIT)


@pytest.mark.parametrize("mounts", [OVERLAY, BIND, EMPTY], ids=["overlay", "mount", "empty mount"])
def test_site_that_cannot_be_moved(mounts: str, work: Path) -> None:
    """The site is the new one in the end, a reader met no missing or half page, and nothing is left beside it."""
    done = build_mounted(work, mounts)
    said = "4 notices in site, 4 warnings, 0 gaps (python build.py check)\nthe same folder\n"
    assert (done.returncode, done.stdout, done.stderr) == (0, said, "")
    assert sorted(path.name for path in (work / "result").iterdir()) == ["notices", "site"]
    assert read_files(work / "result/site") == read_files(build_site(work / "site", work / "notices"))


@pytest.mark.parametrize(
    ("mounts", "reason"),
    [(FULL, "No space left on device"), (READ_ONLY, "Read-only file system")],
    ids=["full", "read-only"],
)
def test_mount_that_takes_nothing(mounts: str, reason: str, work: Path) -> None:
    """A mount that has no room, or may not be written, is told, and what is published stays as it was."""
    done = build_mounted(work, mounts)
    assert done.returncode == 2
    assert done.stderr.endswith(f": {reason}; the published site is as it was\n")
    shown = read_files(work / "result/site")
    assert shown == ({} if mounts == FULL else read_files(work / "shipped"))
