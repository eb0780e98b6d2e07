"""The same bytes every time: what is built depends on the notices and the texts, and on nothing around the build."""

import hashlib
import shutil
import stat
import sys
from pathlib import Path

import pytest

from tests.running import copy_project, inherit_environment, run_command
from tests.sites import NOTICES, SITE_URL, build_site


def tree(site: Path) -> dict[str, tuple[str, str]]:
    """The mode and the hash of everything in a folder."""
    return {
        path.relative_to(site).as_posix(): (
            stat.filemode(path.stat().st_mode),
            hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "",
        )
        for path in [site, *site.rglob("*")]
    }


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, str]]:
    """The site as one machine builds it."""
    return tree(build_site(tmp_path_factory.mktemp("first") / "site", SITE_URL=SITE_URL, TZ="UTC"))


def test_another_machine(first: dict[str, tuple[str, str]], tmp_path: Path) -> None:
    """Another checkout, folder, umask, time zone, locale, hash seed and order of files give the same site."""
    (tmp_path / "elsewhere/notices").mkdir(parents=True)
    copy_project(tmp_path / "elsewhere")
    for path in sorted(NOTICES.rglob("*.yml"), reverse=True):
        copy = tmp_path / "elsewhere/notices" / path.relative_to(NOTICES)
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(path.read_bytes())
    environment = {"SITE_URL": SITE_URL, "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "4711"}
    command = ["bash", "-c", 'umask 077; exec "$0" build.py', sys.executable]
    run_command(command, cwd=tmp_path / "elsewhere", env=inherit_environment(**environment), check=True)
    assert tree(tmp_path / "elsewhere/site") == first


def test_another_day(first: dict[str, tuple[str, str]], tmp_path: Path) -> None:
    """Dates come from the notices, not from the clock: years later, when facts have grown old, the site is the same."""
    later = build_site(tmp_path / "site", SITE_URL=SITE_URL, SOURCE_DATE_EPOCH="1950000000", TZ="UTC")
    assert tree(later) == first


def test_modes(first: dict[str, tuple[str, str]]) -> None:
    """Every folder and file may be read by a web server, and written by whoever built it alone."""
    assert {mode for mode, _ in first.values()} == {"drwxr-xr-x", "-rw-r--r--"}


def test_another_name_of_the_package(tmp_path: Path) -> None:
    """Under another name the program builds the same site; only the settings of MkDocs know where it is."""
    copy_project(tmp_path)
    (tmp_path / "hooks").rename(tmp_path / "seloste_under_test")
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("hooks/", "seloste_under_test/"), "utf-8")
    (tmp_path / "notices").mkdir()
    shutil.copy(NOTICES / "akeri.yml", tmp_path / "notices")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    run_command(command, cwd=tmp_path, env=inherit_environment(NO_MKDOCS_2_WARNING="true"), check=True)
    assert tree(tmp_path / "site") == tree(build_site(tmp_path / "usual", tmp_path / "notices"))
