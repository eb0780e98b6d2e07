"""seloste.yml: what a project says of its site is on its pages, and what does not fit is told at its place."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from hooks.format.contrast import make_sheet
from hooks.reading.faults import Faulty
from hooks.site.settings import FIELDS, read_site_theme
from hooks.theme.theme import read_theme
from tests.folder.test_removed import REMOVAL
from tests.paths import DATA
from tests.running import build_py
from tests.sites import EDIT_URI, NOTICES, SITE_URL, build_site, read_files

BAD = sorted((DATA / "settings").glob("*.yml"))
OWN = f"""\
name: {{fi: "Omat <b>{{x}}</b>", en: Our own}}
address: {SITE_URL}
edit: {EDIT_URI}
operator: {{name: Tili & Kumppanit Oy, email: selosteet@tili.example}}
"""
USUAL = f"""\
name: {{fi: Tietosuojaselosteet, en: Privacy notices}}
address: {SITE_URL}
edit: {EDIT_URI}
"""


@pytest.fixture
def work(notices: Path) -> Path:
    """A folder with two registers."""
    for name in ("akeri.yml", "aani.yml"):
        shutil.copy(NOTICES / name, notices)
    return notices.parent


@pytest.mark.parametrize("case", BAD, ids=lambda case: case.stem)
def test_what_does_not_fit(case: Path, notices: Path, golden: Callable[[Path, str], None]) -> None:
    """Every fault has its place, its key and what to write instead."""
    shutil.copy(case, notices.parent / "seloste.yml")
    with pytest.raises(Faulty) as raised:
        read_site_theme(notices)
    golden(case.with_suffix(".txt"), f"{raised.value}\n")


def test_every_key_has_an_example() -> None:
    """What a message proposes is what the key takes."""
    assert all(info.examples and len(info.examples) == 1 for info in FIELDS.values())


def test_without_the_file(notices: Path) -> None:
    """A folder without the file has the theme as it is."""
    assert read_site_theme(notices) is read_theme()


def test_what_is_usual_changes_no_byte(work: Path) -> None:
    """A project whose settings are those of the checkout has the same site."""
    usual = read_files(build_site(work / "usual", work / "notices", SITE_URL=SITE_URL, EDIT_URI=EDIT_URI))
    (work / "seloste.yml").write_text(USUAL)
    assert read_files(build_site(work / "own", work / "notices")) == usual


def test_what_a_project_says(work: Path) -> None:
    """The name and the operator stand on the pages, escaped once; of the operator no notice says anything."""
    (work / "seloste.yml").write_text(OWN)
    pages = {name: text.decode() for name, text in read_files(build_site(work / "own", work / "notices")).items()}
    for name in ("index.html", "aani/index.html", "404.html"):
        assert '">Omat &lt;b&gt;{x}&lt;/b&gt;</a>' in pages[name]
    mail = '<a href="mailto:selosteet@tili.example">selosteet@<wbr>tili.example</a>'
    assert f"<p>Verkkosivustoa ylläpitää Tili &amp; Kumppanit Oy, {mail}.</p>" in pages["index.html"]
    assert f"<p>This website is run by Tili &amp; Kumppanit Oy, {mail}.</p>" in pages["en/index.html"]
    assert mail in pages["404.html"]
    assert mail not in pages["aani/index.html"]
    assert f'<link rel="canonical" href="{SITE_URL}aani/">' in pages["aani/index.html"]


def test_colour_of_a_site(work: Path) -> None:
    """Every page has the colour of the site in the place of a tint, but for those of a company that names its own."""
    with (work / "notices/akeri.yml").open("a", encoding="utf-8") as notice:
        notice.write('aliases: vanha\nappearance: {colour: "#a01030"}\n')
    (work / "notices/pois.yml").write_text(REMOVAL)
    (work / "seloste.yml").write_text("name: Omat\n")
    plain = read_files(build_site(work / "plain", work / "notices"))
    (work / "seloste.yml").write_text('name: Omat\ncolour: "1D6F42"\n')
    coloured = read_files(build_site(work / "own", work / "notices"))
    assert coloured.keys() - plain.keys() == {"assets/colours/1d6f42.css"}
    assert coloured["assets/colours/1d6f42.css"].decode() == make_sheet("#1d6f42")
    changed = {name for name in plain if coloured[name] != plain[name]}
    assert changed == {name for name in plain if name.endswith(".html")} - {"akeri/index.html"}
    assert {"404.html", "index.html", "aani/index.html", "pois/index.html", "vanha/index.html"} <= changed
    for name in changed:
        without_tint = re.sub(r'(<body .*) data-tint="\d+">', r"\1>", plain[name].decode())
        [line] = set(coloured[name].decode().splitlines()) - set(without_tint.splitlines())
        assert re.fullmatch(r'<link rel="stylesheet" href="[./]*assets/colours/1d6f42\.css">', line)


def test_own_colour_of_a_company(work: Path) -> None:
    """On its own page a company's letter has its own colour, as any accent there; on lists it has the nearest tint."""
    with (work / "notices/akeri.yml").open("a", encoding="utf-8") as notice:
        notice.write('appearance: {colour: "#a01030"}\n')
    (work / "seloste.yml").write_text('name: Omat\ncolour: "1D6F42"\n')
    pages = read_files(build_site(work / "own", work / "notices"))
    own, listed = (pages[name].decode() for name in ("akeri/index.html", "index.html"))
    assert '<span class="initial" data-letter="Å"></span>' in own
    assert re.search(r'<body .* data-tint="0">', own)
    assert '<span class="initial" data-letter="Å" data-tint="0"></span>' in listed
    assert not re.search(r"<body .* data-tint", listed)


def test_languages_of_a_project(work: Path) -> None:
    """A notice that names no languages has those of its project, and may still name others."""
    akeri = (NOTICES / "akeri.yml").read_text("utf-8").replace("languages: fi\n", "")
    (work / "notices/akeri.yml").write_text(akeri)
    (work / "notices/kaksi.yml").write_text(akeri.replace("register:", "languages: [fi, en]\nregister:", 1))
    (work / "seloste.yml").write_text("name: Omat\nlanguages: fi\n")
    pages = read_files(build_site(work / "own", work / "notices"))
    assert {"akeri/index.html", "kaksi/index.html", "en/kaksi/index.html", "en/index.html"} <= pages.keys()
    assert not {"en/akeri/index.html", "en/aani/index.html"} & pages.keys()


def test_an_address_has_one_home(work: Path) -> None:
    """A variable beside the file is refused, and nothing is built."""
    (work / "seloste.yml").write_text(USUAL)
    done = build_py("build", cwd=work, SITE_URL=SITE_URL)
    said = "Error: SITE_URL is set, and seloste.yml says the addresses of this site; unset it\n"
    assert (done.returncode, done.stderr) == (2, said)
    assert not (work / "site").exists()


@pytest.mark.parametrize("command", ["build", "check", "serve", "new uusi --yes"])
def test_a_faulty_file_stops_a_command(command: str, work: Path) -> None:
    """Whatever reads the registers says first what is wrong there."""
    shutil.copy(DATA / "settings/no-name.yml", work / "seloste.yml")
    done = build_py(*command.split(), cwd=work)
    said = (DATA / "settings/no-name.txt").read_text("utf-8")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"Error: {said}")
