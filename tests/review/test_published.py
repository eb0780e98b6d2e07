"""Whatever is published, or steers what is published, is told: pages of removed notices, logos, links, other files."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from hooks.review.markup import drop_places
from hooks.review.page import write_page
from hooks.review.steering import is_steering
from tests.notice.test_logo import GOOD
from tests.review.test_review import OTHER, Repository, begin_branch
from tests.shared import THEME
from tests.sites import Element

REMOVED = """\
controller:
  {name: Esimerkkisatama Oy, business_id: 7654321-2, address: "Satamakatu 2, 20100 Turku", email: a@satama.example}
removed: {date: 2026-11-02, ask: [https://satama.example]}
"""


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A notice and the page of a removed one committed on main, and a branch from there."""
    return begin_branch(tmp_path, monkeypatch, {"notices/satama.yml": OTHER, "notices/vanha.yml": REMOVED})


# --- pages of removed notices -----------------------------------------------------------------------------------------


def test_new_page_of_a_removed_notice(repo: Repository) -> None:
    """A page that says that a notice is gone is told with all that it says, also where there was no notice."""
    repo.write("notices/ohje.yml", REMOVED.replace("https://satama.example", "https://phish.example"))
    found = repo.review()
    [item] = found.notices
    assert (item.address, item.status, item.company) == ("ohje", "removal", "Esimerkkisatama Oy")
    assert "Uusi yhteystieto poiston jälkeen: https://phish.example" in [change.words["fi"] for change in item.changes]
    assert found.digest != repo.review(head="main").digest
    page = Element.parse(write_page(found, THEME)).text
    assert "https://phish.example" in page
    assert "1 poistetun selosteen sivu muuttuu" in page


def test_edited_page_of_a_removed_notice(repo: Repository) -> None:
    """What changes on the page of a removed notice is told in words, and marked in its text."""
    repo.edit("notices/vanha.yml", "https://satama.example", "https://phish.example")
    [item] = repo.review().notices
    assert [change.words["en"] for change in item.changes] == [
        "Removed contact after the removal: https://satama.example",
        "New contact after the removal: https://phish.example",
    ]
    [section] = item.texts["fi"]
    assert section.state == "changed"


def test_notice_becomes_a_removed_one(repo: Repository) -> None:
    """Where a notice becomes the page of a removed one, the text of that page is shown, and its link."""
    repo.write("notices/satama.yml", REMOVED.replace("https://satama.example", "https://phish.example"))
    [item] = repo.review().notices
    assert (item.address, item.status) == ("satama", "removed")
    assert item.digest != "-"
    assert "https://phish.example" in write_page(repo.review(), THEME)


def test_what_a_removed_notice_said_too(repo: Repository) -> None:
    """What the page in the place of a notice says as the notice did is no change, and what it says otherwise is one."""
    removal = OTHER[: OTHER.index("register:")] + "removed: {date: 2026-11-02}\n"
    repo.write("notices/satama.yml", removal)
    [item] = repo.review().notices
    assert [change.words["en"] for change in item.changes] == ["Date of the removal: not mentioned → 2 November 2026"]
    repo.write("notices/satama.yml", removal.replace("Esimerkkisatama Oy", "Toinen Oy"))
    [item] = repo.review().notices
    assert item.changes[0].words["en"] == "Name of the controller: Esimerkkisatama Oy → Toinen Oy"


def test_removed_notice_comes_back(repo: Repository) -> None:
    """A notice in the place of a removed one is new."""
    repo.write("notices/vanha.yml", OTHER.replace(": customers", ": suppliers"))
    assert [(item.address, item.status) for item in repo.review().notices] == [("vanha", "new")]


def test_page_of_a_removed_notice_goes(repo: Repository) -> None:
    """An address that answers no more is told, with the company that it was of."""
    (repo.folder / "notices/vanha.yml").unlink()
    [item] = repo.review().notices
    assert (item.address, item.status, item.company, item.left) == ("vanha", "removed", "Esimerkkisatama Oy", None)


# --- logos ------------------------------------------------------------------------------------------------------------


def test_logo_whatever_way_its_name_is_written(repo: Repository) -> None:
    """Another picture is told also where the register writes its name with an escape, and both are shown."""
    repo.edit("notices/satama.yml", "register:", 'appearance: {logo: "lo\\x67o.png"}\nregister:')
    (repo.folder / "notices/logo.png").write_bytes(GOOD["plain.png"])
    base = repo.commit()
    (repo.folder / "notices/logo.png").write_bytes(GOOD["palette.png"])
    found = repo.review(base=base)
    [item] = found.notices
    assert [change.words["en"] for change in item.changes] == ["Logo: the earlier picture → another picture"]
    pictures = [element.attributes["src"] for element in Element.parse(write_page(found, THEME)).all("img")]
    assert [picture.partition(",")[0] for picture in pictures] == ["data:image/png;base64"] * 2
    assert pictures == list(item.pictures)


# --- markup -----------------------------------------------------------------------------------------------------------


def test_section_in_the_contents(repo: Repository) -> None:
    """A section that goes is told by its fact, and not by its row in the contents of the page as well."""
    repo.edit("notices/satama.yml", "register:", "cookies: none\nregister:")
    base = repo.commit()
    repo.edit("notices/satama.yml", "cookies: none\n", "")
    [item] = repo.review(base=base).notices
    assert [change.words["en"] for change in item.changes] == ["Cookies: none → not mentioned"]


def test_no_more_than_the_row_in_the_contents_is_left_out() -> None:
    """What else stands in the line of a row, and a link to a section within a sentence, differ as everything does."""
    html = (
        '<ul>\n<li><a href="#data">Data</a></li>\n<li><a href="#cookies">Cookies</a></li>\n</ul>\n\n</section>\n'
        '<p><a href="#cookies">more</a></p>\n<li><a href="#cookies" class="x">Cookies</a></li>\n'
        '<section id="cookies" aria-labelledby="cookies-title">\n<h2 id="cookies-title">Cookies</h2>\n<p id="cookies">'
    )
    assert drop_places(("", html), {"cookies"}).split("\n") == [
        "<ul>",
        '<li><a href="#data">Data</a></li>',
        "</ul>",
        '<p><a href="#cookies">more</a></p>',
        '<li><a href="#cookies" class="x">Cookies</a></li>',
        '<p id="cookies">',
    ]
    assert drop_places(("", html), set()) == html


# --- silence ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("updated: 2026-11-02", "updated: 2026-11-02\nreview_by: 2027-11-02"),
        ("keep: 3 years", 'keep: "3 years"'),
        ("register:", "# a comment\nregister:"),
    ],
)
def test_what_no_page_shows(repo: Repository, old: str, new: str) -> None:
    """Where no byte of a page differs, the review is silent and its hash is that of nothing."""
    nothing = repo.review()
    repo.edit("notices/satama.yml", old, new)
    found = repo.review()
    assert (found.notices, found.layout, found.digest) == ((), (), nothing.digest)


def test_who_confirmed_the_facts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who confirmed the facts is on no page: alone it is no change, and beside one it is told."""
    confirmed = OTHER.replace("updated:", "reviewed: 2026-11-02\nupdated:")
    repo = begin_branch(tmp_path, monkeypatch, {"notices/satama.yml": confirmed})
    nothing = repo.review()
    repo.edit("notices/satama.yml", "reviewed: 2026-11-02", "reviewed: {date: 2026-11-02, by: AE}")
    found = repo.review()
    assert (found.notices, found.digest) == ((), nothing.digest)
    repo.edit("notices/satama.yml", "{date: 2026-11-02", "{date: 2026-11-03")
    [item] = repo.review().notices
    assert [change.words["en"] for change in item.changes] == [
        "Date of the last review: 2 → 3 November 2026",
        "Who confirmed the facts: not mentioned → AE",
    ]


def test_text_that_no_page_shows(repo: Repository) -> None:
    """A shared text that is on no page changes nothing that anyone reads."""
    nothing = repo.review()
    repo.edit("theme/notice/fi.yml", "broken_title: ", "broken_title: Uusi ")
    found = repo.review()
    assert (found.clauses, found.digest) == ((), nothing.digest)


def test_text_of_the_lists(repo: Repository) -> None:
    """A shared text that only the list of notices shows is told, and changes the hash."""
    nothing = repo.review()
    repo.edit("theme/notice/fi.yml", "  index_intro: ", "  index_intro: Uusi. ")
    found = repo.review()
    assert [(clause.key, clause.reach) for clause in found.clauses] == [("interface.index_intro", ())]
    assert found.digest != nothing.digest


@pytest.mark.parametrize("key", ["pdf", "pdf_file", "pdf_version"])
def test_text_of_pdf_files(repo: Repository, key: str) -> None:
    """A shared text that only a site with PDF files shows is told, since no commit says whether they are made."""
    nothing = repo.review()
    texts = (repo.folder / "theme/notice/fi.yml").read_text("utf-8")
    repo.write("theme/notice/fi.yml", re.sub(rf"(?m)^  {key}: .*$", f"  {key}: Uusi", texts, count=1))
    found = repo.review()
    assert [clause.key for clause in found.clauses] == [f"interface.{key}"]
    assert found.digest != nothing.digest


def test_odd_name_in_the_red_box(repo: Repository) -> None:
    """What a file holds is in the hash also where its name is no text."""
    hashes = set()
    for text in ("x", "y"):
        blob = repo.git("hash-object", "-w", "--stdin", given=text)
        repo.git("update-index", "--add", "--cacheinfo", f"100644,{blob},{os.fsdecode(b'od' + bytes([255]) + b'.py')}")
        repo.git("commit", "--quiet", "-m", "x")
        found = repo.review("branch")
        assert found.generator == (r"od\xff.py",)
        hashes.add(found.digest)
    assert len(hashes) == 2


def test_hidden_characters_of_a_name(repo: Repository) -> None:
    """The page of a review shows the characters of a name that turn or hide others, as the comment does."""
    repo.write("tulos\u202efdp.py", "x")
    found = repo.review()
    assert found.generator == ("tulos\u202efdp.py",)
    page = write_page(found, THEME)
    assert "tulos&lt;U+202E&gt;fdp.py" in page
    assert "\u202e" not in page


# --- what cannot be read ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "texts"),
    [
        ("notices/satama.yml", ("controller: [", "controller: {")),
        ("notices/uusi.yml", ("future: 1\n", "future: 2\n")),
        ("notices/yhtio/_company.yml", ("a: [", "b: [")),
        ("theme/notice/fi.yml", ("title: [", "title: {")),
    ],
)
def test_hash_of_what_cannot_be_read(repo: Repository, path: str, texts: tuple[str, str]) -> None:
    """Where a file cannot be read, what it holds is in the hash, on the disk and committed."""
    hashes = {repo.review().digest}
    for text in texts:
        repo.write(path, text)
        on_disk = repo.review()
        repo.commit()
        assert repo.review("branch").digest == on_disk.digest
        hashes.add(on_disk.digest)
    assert len(hashes) == 3


def test_harmless_file_beside_what_cannot_be_read(repo: Repository) -> None:
    """What people read beside the program makes no other hash, whatever else cannot be read."""
    repo.write("notices/satama.yml", "controller: [")
    hashes = set()
    for text in ("x", "y"):
        repo.write("README.md", text)
        hashes.add(repo.review().digest)
    assert len(hashes) == 1


# --- what steers the program ------------------------------------------------------------------------------------------

STEERING = (
    "yaml.py",
    "babel/__init__.py",
    "pip/__main__.py",
    "Makefile",
    "tests/conftest.py",
    ".pre-commit-config.yaml",
    ".vscode/settings.json",
    "notices/.schema.json",
    "notices/a/b/c.yml",
    "notices/a.py",
    ".site.lock",
    "Hooks/x.py",
    "theme/notice/comment.yml",
    "theme/notice/keys.yml",
    "theme/notice/questions.yml",
    "theme/notice/outdated.yml",
    "theme/notice/sv.yml",
    "theme/notice/blocks/data.html",
    "theme/messages/en.yml",
    "theme/headers.yml",
    "theme/assets/notice.css",
    "docs/conf.py",
    "docs/.htaccess",
    "AGENTS.md",
    "docs/AGENTS.md",
    "docs/guides/CLAUDE.md",
    "docs",
    "README.md/x.py",
)
QUIET = (
    "README.md",
    "CHANGELOG.md",
    "LICENSE",
    "docs/format.md",
    "docs/pictures/notice.png",
    "notices/satama.yml",
    "notices/_luonnos.yml",
    "notices/a/_company.yml",
    "notices/a/logo.PNG",
    "theme/notice/fi.yml",
)


@pytest.mark.parametrize("path", STEERING)
def test_what_is_not_known_to_be_harmless(path: str) -> None:
    """Every file that is not compared and not known to be harmless steers the program."""
    assert is_steering(path, "notices", {"fi.yml"})


@pytest.mark.parametrize("path", QUIET)
def test_what_is_compared_or_harmless(path: str) -> None:
    """What is compared, and what people read beside the program, is no matter of the red box."""
    assert not is_steering(path, "notices", {"fi.yml"})


def test_hidden_file_beside_notices_at_the_top() -> None:
    """Where the notices lie at the top of a repository, a hidden file is no register."""
    assert is_steering(".gitlab-ci.yml", ".", {})
    assert is_steering(".github/dependabot.yml", ".", {})
    assert not is_steering("satama.yml", ".", {})


@pytest.mark.parametrize("path", ["README.md", "docs/format.md", "notices/muu.png", "notices/vanha.yml"])
@pytest.mark.parametrize("mode", ["120000", "160000"])
def test_links_in_the_red_box(repo: Repository, path: str, mode: str) -> None:
    """A link or a submodule is in the red box whatever its name is, and where it leads is in the hash."""
    hashes = {repo.review("branch").digest}
    for target in ("build.py", "hooks"):
        named = repo.git("hash-object", "-w", "--stdin", given=target)
        repo.git("update-index", "--add", "--cacheinfo", f"{mode},{named},{path}")
        repo.git("commit", "--quiet", "-m", "x")
        found = repo.review("branch")
        assert found.generator == (path,)
        hashes.add(found.digest)
    assert len(hashes) == 3


def test_link_on_the_disk(repo: Repository) -> None:
    """What was a file that people read and is a link now is in the red box before it is committed."""
    repo.write("README.md", "x")
    base = repo.commit()
    (repo.folder / "README.md").unlink()
    (repo.folder / "README.md").symlink_to("build.py")
    assert repo.review(base=base).generator == ("README.md",)


def test_red_box_and_hash(repo: Repository) -> None:
    """A file that steers the program is named, and every other content of it makes another hash, here and committed."""
    hashes = {repo.review().digest}
    for text in ("x", "y"):
        repo.write("yaml.py", text)
        on_disk = repo.review()
        repo.commit()
        committed = repo.review("branch")
        assert on_disk.generator == committed.generator == ("yaml.py",)
        assert on_disk.digest == committed.digest
        hashes.add(committed.digest)
    assert len(hashes) == 3


def test_lost_texts(repo: Repository) -> None:
    """A file of texts that is there no more is an error and in the red box."""
    (repo.folder / "theme/notice/fi.yml").unlink()
    found = repo.review()
    assert [str(fault) for fault in found.faults] == [
        (
            "theme/notice/fi.yml:1:1: error: there is no such file any more, and the site cannot be built without it; "
            "put it back"
        )
    ]
    assert found.generator == ("theme/notice/fi.yml",)


def test_new_language(repo: Repository) -> None:
    """A file of texts that is new is in the red box, and its texts are not told one by one."""
    repo.write("theme/notice/de.yml", (repo.folder / "theme/notice/fi.yml").read_text("utf-8"))
    found = repo.review()
    assert (found.generator, found.clauses, found.faults) == (("theme/notice/de.yml",), (), ())
