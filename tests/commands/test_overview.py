"""`overview`: a page beside the project, or data on standard output; never a file of the site."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from hooks.overview.spreadsheet import MARK
from tests.paths import DATA
from tests.running import build_py

FOLDER = DATA / "overview/notices"
COUNTS = "companies: 2 to correct, 3 to call, 3 can wait, 2 in order\n"
UNSEEN = "whether other languages are older than the first (translation-old) was not looked for: "


@pytest.fixture
def project(notices: Path) -> Path:
    """A folder with the registers of these tests, in no repository."""
    shutil.copytree(FOLDER, notices, dirs_exist_ok=True)
    return notices.parent


def test_a_page(project: Path) -> None:
    """Without options a page in Finnish is written beside the registers; faulty ones are rows, and no failure."""
    done = build_py("overview", cwd=project)
    assert (done.returncode, done.stdout) == (0, f"overview.html: {COUNTS}")
    assert done.stderr == ""
    page = (project / "overview.html").read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>\n")
    assert '<html lang="fi">' in page
    assert {path.name for path in project.iterdir()} == {"notices", "overview.html"}


def test_a_page_elsewhere(project: Path) -> None:
    """Place and language can be chosen."""
    done = build_py("overview", "--out", "sivu.html", "--lang", "en", cwd=project, SITE_URL="https://own.example/")
    assert (done.returncode, done.stdout) == (0, f"sivu.html: {COUNTS}")
    page = (project / "sivu.html").read_text("utf-8")
    assert '<html lang="en">' in page
    assert 'href="https://own.example/en/aamu/"' in page


def test_data_on_standard_output(project: Path) -> None:
    """JSON and CSV are printed, unless a file is named."""
    done = build_py("overview", "--format", "json", cwd=project)
    assert done.returncode == 0
    assert json.loads(done.stdout)["companies"] == {"mend": 2, "call": 3, "later": 3, "nothing": 2}
    done = build_py("overview", "--format", "csv", cwd=project)
    assert done.returncode == 0
    assert done.stdout.startswith(f"{MARK}Yritys;Rekisteri;")
    done = build_py("overview", "--format", "csv", "--out", "taulukko.csv", cwd=project)
    assert (done.returncode, done.stdout) == (0, f"taulukko.csv: {COUNTS}")
    assert (project / "taulukko.csv").read_bytes().startswith(b"\xef\xbb\xbfYritys;")
    assert b"\r\n" in (project / "taulukko.csv").read_bytes()
    assert not (project / "overview.html").exists()


def test_outside_of_a_repository(notices: Path) -> None:
    """What only git knows is said not to be known, and the overview is written all the same."""
    text = (FOLDER / "aamu.yml").read_text("utf-8")
    own = text.replace("sources: [person]", "sources: [{fi: puhelinluettelo, en: phone book}]")
    (notices / "aamu.yml").write_text(own, "utf-8")
    done = build_py("overview", cwd=notices.parent)
    said = "overview.html: companies: 0 to correct, 0 to call, 0 can wait, 1 in order\n"
    assert (done.returncode, done.stdout) == (0, said)
    assert done.stderr.startswith(UNSEEN)


def test_never_on_the_site(notices: Path) -> None:
    """Inside of a site that was built here nothing is written, not even through a link to it."""
    shutil.copy(FOLDER / "aamu.yml", notices)
    project = notices.parent
    assert build_py("build", cwd=project).returncode == 0
    (project / "beside").symlink_to("site/assets")
    for place in ("site/overview.html", "site/en/overview.html", "beside/overview.html"):
        done = build_py("overview", "--out", place, cwd=project)
        said = f"Error: {place} would be published with site; choose another place with --out\n"
        assert (done.returncode, done.stderr) == (2, said)
    assert not [*(project / "site").rglob("overview*")]


def test_wrong_calls(project: Path, tmp_path: Path) -> None:
    """What cannot be written, read or understood is refused with a sentence."""
    done = build_py("overview", "--out", "no/where.html", cwd=project)
    assert (done.returncode, done.stderr.splitlines()[-1]) == (2, "Error: no/where.html: No such file or directory")
    done = build_py("overview", "--notices", "other", cwd=project)
    assert done.returncode == 2
    assert done.stderr.startswith("Error: other: No such file or directory")
    assert build_py("overview", "--format", "xml", cwd=project).returncode == 2
    (tmp_path / "link.html").symlink_to("target.html")
    assert build_py("overview", "--out", "link.html", cwd=project).returncode == 2
    assert not (tmp_path / "target.html").exists()
