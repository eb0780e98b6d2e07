"""`review --program`: what another release of the program does to the notices, which stay as they are."""

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from hooks.reading.refusals import Refused
from hooks.review import program
from hooks.review.contents import Review
from hooks.review.page import write_page
from hooks.review.program_review import review_program
from hooks.theme.languages import DEFAULT_LANGUAGES
from hooks.theme.overrides import hash_original, select_said
from tests.paths import DATA, PROJECT
from tests.running import build_py, run_command
from tests.shared import THEME

SHORTEST = (DATA / "good/shortest.yml").read_text("utf-8")
OTHER = SHORTEST.replace("Esimerkkipuutarha Oy", "Esimerkkisatama Oy").replace("1234567-1", "7654321-2")
INTRO = "Nämä oikeudet antaa EU:n yleinen tietosuoja-asetus"
FINNISH = "theme/notice/fi.yml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two notices in a repository of their own, which holds nothing of the program."""
    notices = tmp_path / "own/notices"
    notices.mkdir(parents=True)
    (notices / "piha.yml").write_text(SHORTEST, "utf-8")
    (notices / "satama.yml").write_text(OTHER, "utf-8")
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@yritys.example", "-c", "commit.gpgsign=false"]
    for words in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "-m", "x"]):
        run_command([*git, *words], cwd=notices.parent, check=True)
    return notices


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    """A copy of this program."""
    place = tmp_path / "earlier"
    for part in program.PARTS:
        if part.endswith("/"):
            shutil.copytree(PROJECT / part, place / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            place.mkdir(exist_ok=True)
            shutil.copyfile(PROJECT / part, place / part)
    return place


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def pack(place: Path, version: str) -> Path:
    """A wheel with the files of a folder, as the release has them."""
    wheel = place.with_name(f"seloste-{version}-py3-none-any.whl")
    with zipfile.ZipFile(wheel, "w") as packed:
        for path in sorted(place.rglob("*")):
            name = path.relative_to(place).as_posix()
            if path.is_file():
                packed.write(path, "seloste/" + ("__init__.py" if name == "build.py" else name))
        packed.writestr(f"seloste-{version}.dist-info/METADATA", f"Name: seloste\nVersion: {version}\n")
    return wheel


def compare(folder: Path, old: Path, new: Path = PROJECT) -> Review:
    return review_program(folder, THEME, old, new)


def test_the_same_release_changes_nothing(folder: Path, earlier: Path) -> None:
    """Two copies of one release differ in nothing."""
    found = compare(folder, earlier)
    assert (found.clauses, found.effects, found.notices, found.layout, found.generator) == ((), (), (), (), ())


def test_a_changed_clause_is_told_with_its_reach(folder: Path, earlier: Path) -> None:
    """A text that the newer release says otherwise is told once, with the notices that have it, old and new."""
    edit(earlier / FINNISH, INTRO, f"Ennen {INTRO}")
    edit(earlier / "pyproject.toml", 'version = "0.1.0"', 'version = "0.0.9"')
    found = compare(folder, earlier)
    assert [clause.reach for clause in found.clauses] == [("piha", "satama")]
    assert found.clauses[0].before["fi"].startswith(f"Ennen {INTRO}")
    assert found.clauses[0].after["fi"].startswith(INTRO)
    assert (found.base, found.head) == ("seloste 0.0.9", "seloste 0.1.0")
    assert found.notices == ()


def test_the_program_itself_stands_in_the_red_box(folder: Path, earlier: Path) -> None:
    """A file of the program that differs, came or went is named; nobody can say in words what it does."""
    (earlier / "hooks/facts/rights.py").write_text("# other\n", "utf-8")
    (earlier / "hooks/old.py").write_text("# gone\n", "utf-8")
    assert compare(folder, earlier).generator == ("hooks/facts/rights.py", "hooks/old.py")


def test_what_the_newer_release_refuses_is_an_error(folder: Path, earlier: Path) -> None:
    """A register that the newer release cannot read is told with its fault, as it would be at the upgrade."""
    edit(folder / "piha.yml", "providing_data: voluntary", "providing_data: vapaaehtoista")
    assert [fault.place.file for fault in compare(folder, earlier).faults] == ["notices/piha.yml"]


OWN = "rights.intro: {{replaces: {hash}, fi: Oikeutesi ovat nämä., en: These are your rights.}}\n"


@pytest.fixture
def own(folder: Path) -> Path:
    """The own texts of the project, in which one stands for a text that this program has."""
    (folder.parent / "seloste.yml").write_text("name: Selosteet\n")
    (folder.parent / "theme").mkdir()
    path = folder.parent / "theme/texts.yml"
    path.write_text(OWN.format(hash="0123456789ab"), "utf-8")
    return path


def test_an_original_that_changes_under_an_own_text(folder: Path, earlier: Path, own: Path) -> None:
    """The original is told, old and new, with the project's own text and the notices that keep it; no page changes."""
    edit(earlier / FINNISH, INTRO, f"Ennen {INTRO}")
    found = compare(folder, earlier)
    [told] = found.originals
    assert (told.key, told.reach) == ("rights.intro", ("piha", "satama"))
    assert told.before["fi"].startswith(f"Ennen {INTRO}")
    assert told.after["fi"].startswith(INTRO)
    assert told.own == {"fi": "Oikeutesi ovat nämä.", "en": "These are your rights."}
    assert (found.clauses, found.effects, found.notices, found.layout, found.faults) == ((), (), (), (), ())
    assert own.is_file()
    page = write_page(found, THEME)
    for said in ("Oman tekstisi alkuperäinen muuttui", "2 selosteessa pysyy oma tekstisi", "Oikeutesi ovat nämä."):
        assert said in page
    done = build_py("review", "--program", f"{earlier}..", "--json", "changes.json", cwd=folder.parent)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "review.html: the original of 1 text of your own changes\n"
    assert [each["key"] for each in json.loads((folder.parent / "changes.json").read_text())["originals"]] == [told.key]


def test_an_own_text_that_was_written_for_the_newer_release(folder: Path, earlier: Path, own: Path) -> None:
    """Who has compared them and names the newer original is told nothing more."""
    edit(earlier / FINNISH, INTRO, f"Ennen {INTRO}")
    own.write_text(
        OWN.format(hash=hash_original(select_said(THEME.originals["rights.intro"], DEFAULT_LANGUAGES))), "utf-8"
    )
    assert compare(folder, earlier).originals == ()


def test_an_original_that_is_gone(folder: Path, earlier: Path, own: Path) -> None:
    """A text that the newer release has no more is an error, as it would be at the upgrade; a newer one is none."""
    path = earlier / FINNISH
    text = path.read_text("utf-8")
    path.write_text(text.replace("\nrights:\n", "\nrights:\n  other: Muu.\n"), "utf-8")
    english = earlier / "theme/notice/en.yml"
    english.write_text(english.read_text("utf-8").replace("\nrights:\n", "\nrights:\n  other: Else.\n"), "utf-8")
    own.write_text("rights.other: {replaces: 0123456789ab, fi: Oma., en: Own.}\n", "utf-8")
    [told] = compare(folder, earlier).faults
    assert str(told) == (
        "theme/texts.yml:1:1: error: rights.other: the program has no such text, or has it no more; "
        "did you mean rights.title?"
    )
    assert compare(folder, PROJECT, earlier).faults == ()


def test_other_texts_are_told_as_ever(folder: Path, earlier: Path, own: Path) -> None:
    """What the project has not replaced changes its notices, and is told with its reach."""
    edit(earlier / FINNISH, "Sinun ei tarvitse kysyä", "Ennen ei tarvinnut kysyä")
    found = compare(folder, earlier)
    assert [(clause.key, clause.own, clause.reach) for clause in found.clauses] == [
        ("complaint.first", "shared", ("piha", "satama"))
    ]
    assert found.originals == ()
    assert own.is_file()


def test_a_block_whose_original_changes(folder: Path, earlier: Path, own: Path) -> None:
    """The lines of a block that changed are shown, with the notices that keep the project's; one gone is an error."""
    own.unlink()
    path = own.parent / "blocks/complaint.html"
    path.parent.mkdir()
    path.write_text("{# replaces: 0123456789ab #}\n<p>Oma lohko.</p>\n", "utf-8")
    original = earlier / "theme/notice/blocks/complaint.html"
    edit(original, "<p>", "<p>Ennen.</p><p>")
    found = compare(folder, earlier)
    assert [(told.key, told.reach, told.after) for told in found.originals] == [
        ("blocks/complaint", ("piha", "satama"), {})
    ]
    assert (found.effects, found.layout, found.faults) == ((), (), ())
    shown = write_page(found, THEME)
    assert "<h3>Oikeus valittaa valvontaviranomaiselle: 2 selosteessa pysyy oma tekstisi</h3>" in shown
    assert '<del><span class="sr">poistettu: </span>&lt;p&gt;Ennen.&lt;/p&gt;&lt;p&gt;' in shown
    original.unlink()
    [told] = compare(folder, PROJECT, earlier).faults
    said = "theme/blocks/complaint.html:1:1: error: the program has no such block, or has it no more; the blocks are: "
    assert str(told).startswith(said)


def test_wheels_are_read_as_folders_are(folder: Path, earlier: Path) -> None:
    """A wheel tells the same as the folder that it was made of."""
    edit(earlier / FINNISH, INTRO, f"Ennen {INTRO}")
    assert compare(folder, pack(earlier, "0.1.0")).digest == compare(folder, earlier).digest


def test_templates_of_an_earlier_release_are_shown(folder: Path, earlier: Path) -> None:
    """What only a template says is shown where the newer release is this program: the earlier one runs in a sandbox."""
    edit(earlier / "theme/notice/blocks/complaint.html", "<p>", "<p>Ennen.</p><p>")
    found = compare(folder, earlier)
    assert [effect.reach for effect in found.effects] == [("piha", "satama"), ("piha", "satama")]
    assert not found.blind


def test_templates_of_another_release_are_not_run(folder: Path, earlier: Path) -> None:
    """Where the newer release is another program, its templates are named and not run."""
    edit(earlier / "theme/notice/blocks/complaint.html", "<p>", "<p>Uusi.</p><p>")
    found = compare(folder, PROJECT, earlier)
    assert found.blind
    page = write_page(found, THEME)
    assert "Selosteiden sisällössä ei näy muutoksia, mutta kaikkea ei voitu näyttää." in page
    assert "Selosteiden sisältö ei muutu." not in page
    done = build_py("review", "--notices", str(folder), "--program", f"{PROJECT}..{earlier}", cwd=folder.parent)
    assert done.stdout == (
        "review.html: no change in the content of the notices is seen, but templates of another version are not run\n"
    )
    assert found.pages == ("theme/notice/blocks/complaint.html",)


def test_pages_that_the_earlier_templates_cannot_make(folder: Path, earlier: Path) -> None:
    """Where the earlier templates cannot make the pages, nobody knows what they said, and the review says so."""
    (earlier / "theme/notice/notice.html").write_text("{% for %}", "utf-8")
    assert compare(folder, earlier).blind


@pytest.mark.parametrize("name", ["nothing.whl", "broken.whl", "empty", "missing", "other", "no-table"])
def test_no_program(folder: Path, tmp_path: Path, name: str) -> None:
    """A place that holds no release is refused with what would be one."""
    place = tmp_path / name
    if name == "nothing.whl":
        with zipfile.ZipFile(place, "w") as packed:
            packed.writestr("other/__init__.py", "")
    elif name == "broken.whl":
        place.write_bytes(b"PK\x03\x04 and no more")
    elif name == "empty":
        place.mkdir()
    elif name == "other":
        place.mkdir()
        (place / "pyproject.toml").write_text('[project]\nversion = "1"\n', "utf-8")
    elif name == "no-table":
        (place / "theme/notice").mkdir(parents=True)
        (place / FINNISH).write_text("a: b\n", "utf-8")
        (place / "pyproject.toml").write_text("project = 3\n", "utf-8")
    with pytest.raises(Refused) as refused:
        compare(folder, place)
    assert str(refused.value) == (
        f"{place} holds no release of this program; name a wheel, such as seloste-0.1.0-py3-none-any.whl, or a folder "
        "with the program"
    )


def test_a_damaged_wheel(folder: Path, earlier: Path) -> None:
    """A wheel whose content was damaged on its way is refused as one that holds no release."""
    whole = pack(earlier, "0.1.0")
    place = whole.with_name("damaged.whl")
    with zipfile.ZipFile(whole) as packed, zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as copy:
        for member in packed.infolist():
            copy.writestr(member.filename, packed.read(member))
    content = bytearray(place.read_bytes())
    with zipfile.ZipFile(place) as packed:
        start = packed.getinfo(f"seloste/{FINNISH}").header_offset + 100
    content[start : start + 200] = b"\xff" * 200
    place.write_bytes(content)
    with pytest.raises(Refused, match="holds no release of this program"):
        compare(folder, place)


def test_a_wheel_that_would_unpack_without_end(folder: Path, tmp_path: Path) -> None:
    """The size of what is packed is asked before it is unpacked."""
    place = tmp_path / "bomb.whl"
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("seloste/theme/notice/fi.yml", b" " * (program.MOST_BYTES + 1))
    with pytest.raises(Refused) as refused:
        compare(folder, place)
    assert str(refused.value) == f"{place} is larger than any release of this program"


def test_command(folder: Path, earlier: Path) -> None:
    """`review --program OLD..` writes the page and the data, and says in a line what changes."""
    edit(earlier / FINNISH, INTRO, f"Ennen {INTRO}")
    done = build_py("review", "--program", f"{earlier}..", "--json", "changes.json", cwd=folder.parent)
    assert (done.returncode, done.stdout, done.stderr) == (0, "review.html: 1 shared text changes\n", "")
    assert INTRO in (folder.parent / "review.html").read_text("utf-8")
    assert json.loads((folder.parent / "changes.json").read_text("utf-8"))["totals"]["clauses"] == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ("--program", "old.whl"),
            (
                "--program 'old.whl': write two releases with two dots between them, as in old.whl..new.whl, "
                "or old.whl.. for this one"
            ),
        ),
        (("--program", "a..b", "--base", "main"), "write either --base main, or --program OLD..NEW"),
        ((), "write either --base main, or --program OLD..NEW"),
    ],
)
def test_other_calls(folder: Path, words: tuple[str, ...], sentence: str) -> None:
    """What the command cannot do it says in a sentence."""
    done = build_py("review", *words, cwd=folder.parent)
    assert (done.returncode, done.stderr) == (2, f"Error: {sentence}\n")
