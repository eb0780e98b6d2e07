"""`draft`: a commit as a site; `draft --single`: one file, which is sent by mail and opened without a network."""

import shutil
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.folder.test_removed import REMOVAL
from tests.notice.test_logo import GOOD
from tests.paths import DATA, PROJECT
from tests.running import Done, build_py, commit_all
from tests.sites import NOTICES, Element, build_site

EXAMPLE = (PROJECT / "docs/example.yml").read_text("utf-8")
UNFINISHED = EXAMPLE.replace("register: customers", "register: <which register>")
LOOK = "appearance: {colour: '#1d6f42', logo: logo.png}\n"
MARK = "LUONNOS / DRAFT"
NO_REGISTER = (
    "is no register in notices/; write the address of one, such as company for notices/company.yml, "
    "or company/customers for notices/company/customers.yml"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder whose notices are the small site, a draft that is not filled in, and one with its own look."""
    notices = tmp_path / "notices"
    shutil.copytree(NOTICES, notices)
    (notices / "_kesken.yml").write_text(UNFINISHED, "utf-8")
    (notices / "ilme").mkdir()
    (notices / "ilme/_osa.yml").write_text((DATA / "good/shortest.yml").read_text("utf-8") + LOOK, "utf-8")
    (notices / "ilme/logo.png").write_bytes(GOOD["told.png"])
    return tmp_path


def draft(folder: Path, *arguments: str) -> Done:
    """What the command does."""
    return build_py("draft", "--single", *arguments, cwd=folder)


def read_page(file: Path) -> Element:
    """The page of a file."""
    return Element.parse(file.read_text("utf-8"))


@pytest.mark.parametrize(
    ("name", "written", "file", "lacking"),
    [
        ("akeri", "luonnos-akeri.html", "akeri", "0 values"),
        ("zeta/asiakkaat", "luonnos-zeta-asiakkaat.html", "zeta/asiakkaat", "0 values"),
        ("_kesken", "luonnos-kesken.html", "_kesken", "1 value"),
        ("kesken", "luonnos-kesken.html", "_kesken", "1 value"),
        ("notices/_kesken.yml", "luonnos-kesken.html", "_kesken", "1 value"),
        ("ilme/osa", "luonnos-ilme-osa.html", "ilme/_osa", "0 values"),
    ],
)
def test_file(folder: Path, name: str, written: str, file: str, lacking: str) -> None:
    """A notice or a draft is found by its address or its file, with the underscore or without it."""
    done = draft(folder, name)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{written}: notices/{file}.yml as one file, {lacking} to fill in\n"
    marked = list(read_page(folder / written).all("mark"))
    assert bool(marked) == (lacking == "1 value")


def test_page(folder: Path) -> None:
    """Both languages stand in one page, Finnish first, marked as a draft of that day, with what is missing in words."""
    draft(folder, "kesken")
    page = read_page(folder / "luonnos-kesken.html")
    assert page.one("title").text.startswith(f"{MARK} – Vihreä piha")
    assert page.one("aside").text == (
        "LUONNOS 21. marraskuuta 2026. Tämä on ehdotus, jota ei ole hyväksytty. "
        "DRAFT of 21 November 2026. This is a proposal and has not been approved."
    )
    finnish, english = page.all("article")
    assert [part.attributes["lang"] for part in (finnish, english)] == ["fi", "en"]
    assert page.one("nav", **{"aria-label": "Kieli"}).one("a").attributes["href"] == "#en"
    lacks = [part.one("section", **{"class": "missing"}).text for part in (finnish, english)]
    assert lacks == ["Luonnoksesta puuttuu vielä rekisterin laji", "What this draft still lacks kind of register"]
    assert {mark.text for mark in page.all("mark")} == {"<which register>"}


def test_in_swedish(folder: Path) -> None:
    """A draft in one language is marked, and says what it lacks, in that language alone."""
    written = (
        (DATA / "notices/holmen.yml").read_text("utf-8").replace("register: members", "register: <vilket register>")
    )
    (folder / "notices/_holmen.yml").write_text(written, "utf-8")
    draft(folder, "holmen")
    page = read_page(folder / "luonnos-holmen.html")
    assert page.one("title").text.startswith("UTKAST – Holmens Exempelförening rf")
    assert page.one("body").attributes["data-draft"] == "UTKAST"
    assert page.one("aside", **{"aria-label": "UTKAST"}).text == (
        "UTKAST 21 november 2026. Det här är ett förslag som inte har godkänts."
    )
    assert page.one("section", **{"class": "missing"}).text == "Det här saknas ännu i utkastet slag av register"


def test_needs_nothing_else(folder: Path) -> None:
    """The page loads nothing: its style and its logo are inside, and its policy allows these alone."""
    draft(folder, "ilme/osa")
    page = read_page(folder / "luonnos-ilme-osa.html")
    assert not list(page.all("link", "script", "iframe", "object"))
    assert {image.attributes["src"][:22] for image in page.all("img")} == {"data:image/png;base64,"}
    policy = page.one("meta", **{"http-equiv": "Content-Security-Policy"}).attributes["content"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    style = page.one("style").text
    assert "#1d6f42" in style
    assert "url(" not in style.replace("url(data:", "").replace('url("data:', "")
    assert "@import" not in style


def test_names_inside(folder: Path) -> None:
    """Every id is there once, and every link inside and every label leads to one."""
    draft(folder, "kesken")
    page = read_page(folder / "luonnos-kesken.html")
    ids = [element.attributes["id"] for element in page.all() if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    inside = [link.attributes["href"][1:] for link in page.all("a") if link.attributes["href"].startswith("#")]
    labels = [label for element in page.all() for label in element.attributes.get("aria-labelledby", "").split()]
    assert {*inside, *labels} <= set(ids)
    english = list(page.all("article"))[1]
    assert all(
        link.attributes["href"][:4] in ("#en-", "#fi") for link in english.all("a") if link.attributes["href"][0] == "#"
    )


def test_one_language(folder: Path) -> None:
    """A notice in one language has a page in that language, and no link to another."""
    draft(folder, "akeri")
    page = read_page(folder / "luonnos-akeri.html")
    assert len(list(page.all("article"))) == 1
    assert not [nav for nav in page.all("nav") if nav.attributes.get("aria-label") == "Kieli"]


def test_own_file_is_written_anew(folder: Path) -> None:
    """A file that is an earlier draft, or empty, is written over; any other is not, and stays as it was."""
    place = folder / "a.html"
    for _ in range(2):
        assert draft(folder, "akeri", "--out", "a.html").returncode == 0
    assert draft(folder, "kesken", "--out", "a.html").returncode == 0
    assert "<which register>" in read_page(place).text
    place.write_text("<!DOCTYPE html>\n<p>Another", "utf-8")
    done = draft(folder, "akeri", "--out", "a.html")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "Error: a.html is there already, and this command did not write it; "
        "choose another name, as in `--out a-2.html`, or move that file away\n"
    )
    assert place.read_text("utf-8").endswith("<p>Another")
    place.write_text("", "utf-8")
    assert draft(folder, "akeri", "--out", "a.html").returncode == 0


def test_not_on_the_site(folder: Path) -> None:
    """A draft is not written into a site that is published."""
    build_site(folder / "site", NOTICES)
    done = draft(folder, "akeri", "--out", "site/luonnos.html")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == ("Error: site/luonnos.html would be published with site; choose another place with --out\n")
    assert not (folder / "site/luonnos.html").exists()


def test_hostile_places(folder: Path) -> None:
    """Nothing is written through a link, into a folder, or where there is no folder."""
    target = folder / "target"
    target.write_text("x")
    (folder / "link.html").symlink_to(target)
    (folder / "folder").mkdir()
    for place in ("link.html", "folder", "nowhere/a.html"):
        done = draft(folder, "akeri", "--out", place)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(f"Error: {place}")
        assert "Traceback" not in done.stderr
    assert target.read_text() == "x"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--single", "nothing"], f"nothing {NO_REGISTER}"),
        (["--single", "../outside"], f"../outside {NO_REGISTER}"),
        (["--single", "zeta"], f"zeta {NO_REGISTER}"),
        (["--single", ""], f" {NO_REGISTER}"),
        (["--single", "akeri", "HEAD"], "--single takes the file as it is in the folder; leave the commit out"),
        (
            ["--pdf"],
            "--out and --pdf go with --single; name the notice or the draft, as in --single company",
        ),
        (
            ["--out", "x.html"],
            "--out and --pdf go with --single; name the notice or the draft, as in --single company",
        ),
        (["--single", "ennen"], "notices/_ennen.yml says that its notice was removed; there is nothing to send"),
    ],
)
def test_refused(folder: Path, arguments: list[str], message: str) -> None:
    """What cannot be meant is refused in a sentence, and nothing is written."""
    (folder / "notices/_ennen.yml").write_text(REMOVAL, "utf-8")
    (folder / "outside.yml").write_text(EXAMPLE, "utf-8")
    done = build_py("draft", *arguments, cwd=folder)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"Error: {message}\n")
    assert not list(folder.glob("*.html"))


def test_errors(folder: Path) -> None:
    """The errors of the register are told, those of others are not, and nothing is written."""
    (folder / "notices/_kesken.yml").write_text(UNFINISHED.replace("transfers: none", "transfers: nowhere"), "utf-8")
    (folder / "notices/toinen.yml").write_text("- nothing\n", "utf-8")
    (folder / "notices/_kesken.yml").write_text("controller: {name: [x\n", "utf-8")
    done = draft(folder, "kesken")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("notices/_kesken.yml:1:20: error: a bracket is not closed")
    assert done.stderr.endswith("\n1 error\nno draft was made\n")
    assert not list(folder.glob("*.html"))


def test_hostile_text(folder: Path) -> None:
    """What a register says is text, in the notice, in its title and in what is missing."""
    hostile = EXAMPLE.replace("Esimerkkipuutarha Oy", "'\"><script>alert(1)</script>'", 1)
    (folder / "notices/_kesken.yml").write_text(hostile, "utf-8")
    done = draft(folder, "kesken")
    assert done.returncode == 0
    page = read_page(folder / "luonnos-kesken.html")
    assert not list(page.all("script"))


def test_pdf(folder: Path) -> None:
    """A PDF has both languages, is marked on every sheet beside its text, is written over, and is tagged."""
    for _ in range(2):
        done = draft(folder, "kesken", "--pdf")
        assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "luonnos-kesken.pdf: notices/_kesken.yml as one file, 1 value to fill in\n"
    data = (folder / "luonnos-kesken.pdf").read_bytes()
    reader = PdfReader(BytesIO(data), strict=True)
    sheets = [sheet.extract_text() for sheet in reader.pages]
    assert all(MARK in text for text in sheets)
    assert all(
        "jota ei ole hyväksytty" in text.replace("\n", " ") or "has not been approved" in text for text in sheets
    )
    assert "Luonnoksesta puuttuu vielä" in sheets[0]
    [english] = [number for number, text in enumerate(sheets) if "What this draft still lacks" in text]
    assert 0 < english < len(sheets)
    assert reader.metadata
    assert str(reader.metadata.title).startswith(f"{MARK} – Vihreä piha")
    assert "/StructTreeRoot" in reader.root_object
    (folder / "b.pdf").write_bytes(b"%PDF-1.7\nof somebody else\n%%EOF\n")
    refused = draft(folder, "kesken", "--pdf", "--out", "b.pdf")
    assert refused.returncode == 2
    assert "and this command did not write it" in refused.stderr


def test_same_bytes(folder: Path) -> None:
    """On one day the same file gives the same bytes."""
    for form in ((), ("--pdf",)):
        draft(folder, "kesken", "--out", "a", *form)
        draft(folder, "kesken", "--out", "b", *form)
        assert (folder / "a").read_bytes() == (folder / "b").read_bytes()
        (folder / "a").unlink()
        (folder / "b").unlink()


# --- a commit ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("below", ["", "docs/selosteet"])
def test_commit(tmp_path: Path, below: str) -> None:
    """The registers of a commit are those of the project in which it is called, wherever that is in its repository."""
    project = tmp_path / below
    (project / "notices").mkdir(parents=True)
    shutil.copy(NOTICES / "akeri.yml", project / "notices")
    commit_all(tmp_path)
    (project / "notices/akeri.yml").rename(project / "notices/toinen.yml")
    done = build_py("draft", cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("1 notice and 0 unpublished drafts of ")
    assert (project / "draft/akeri/index.html").is_file()
