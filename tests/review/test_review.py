"""The review: what a branch changes, read from git as data, on one page and as JSON."""

import base64
import hashlib
import json
import os
import re
import shutil
import time
from pathlib import Path

import pytest

from hooks import parallel
from hooks.format.register import Register
from hooks.format.validation import validate
from hooks.notice import notice, texts
from hooks.reading import repository
from hooks.reading.loading import parse_source
from hooks.review import branch_review, json_data, json_form, page_words
from hooks.review import page as review_page
from hooks.review.blocks import HEADINGS, INLINE
from hooks.review.contents import Review
from hooks.review.page import write_page
from hooks.review.rendering import render_language
from hooks.review.voice import read_phrases
from hooks.review.whole_pages import Published
from hooks.theme.theme import FOLDER
from tests.notice.test_logo import GOOD
from tests.paths import DATA, PROJECT
from tests.running import build_py, run_command
from tests.shared import THEME
from tests.sites import Element

EXAMPLE = (PROJECT / "docs/example.yml").read_text("utf-8")
SHORTEST = (DATA / "good/shortest.yml").read_text("utf-8")
OTHER = SHORTEST.replace("Esimerkkipuutarha Oy", "Esimerkkisatama Oy").replace("1234567-1", "7654321-2")
REMOVED = SHORTEST[: SHORTEST.index("register:")] + "removed: {date: 2026-11-01}\n"
CLAUSES = "Yhdysvallat; komission vakiosopimuslausekkeet"
INTRO = "Nämä oikeudet antaa EU:n yleinen tietosuoja-asetus"


class Repository:
    """A throw-away repository with notices and shared texts; writes files, commits, and reviews."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init", "--quiet", "--initial-branch", "main")
        shutil.copytree((FOLDER / "notice"), folder / "theme/notice")

    def git(self, *words: str, given: str = "") -> str:
        identity = ["-c", "user.name=A", "-c", "user.email=a@yritys.example", "-c", "commit.gpgsign=false"]
        return run_command(["git", *identity, *words], cwd=self.folder, given=given, check=True).stdout.strip()

    def write(self, path: str, text: str) -> None:
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text, "utf-8")

    def edit(self, path: str, old: str, new: str) -> None:
        text = (self.folder / path).read_text("utf-8")
        assert old in text
        self.write(path, text.replace(old, new))

    def commit(self, message: str = "x") -> str:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD")

    def review(self, head: str = "", base: str = "main") -> Review:
        return branch_review.review_branch(self.folder / "notices", THEME, base, head)

    def words(self, head: str = "") -> list[str]:
        return [change.words["fi"] for item in self.review(head).notices for change in item.changes]


def begin_branch(folder: Path, monkeypatch: pytest.MonkeyPatch, files: dict[str, str]) -> Repository:
    """A repository with some files on main, and a branch from there; nobody's settings of git count."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.chdir(folder)
    made = Repository(folder)
    for path, text in files.items():
        made.write(path, text)
    made.commit()
    made.git("switch", "--quiet", "--create", "branch")
    return made


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Two registers committed on main, and a branch from there."""
    return begin_branch(tmp_path, monkeypatch, {"notices/piha.yml": EXAMPLE, "notices/satama.yml": OTHER})


def example() -> Register:
    """The register of docs/example.yml."""
    read = parse_source(EXAMPLE.encode(), "example.yml")
    register = validate(read.data, read.places, THEME, draft=False).register
    assert register
    return register


def linked(page: str) -> None:
    """Every id of a page is there once, and every link inside it leads to one."""
    elements = list(Element.parse(page).all())
    ids = [element.attributes["id"] for element in elements if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    targets = {element.attributes["href"] for element in elements if element.tag == "a"}
    assert targets <= {f"#{name}" for name in ids}, targets


# --- what changes -----------------------------------------------------------------------------------------------------


def test_nothing(repo: Repository) -> None:
    """A branch that changes no notice has an empty review, and the page says so."""
    repo.write("README.md", "x")
    found = repo.review()
    assert (found.notices, found.clauses, found.effects, found.layout, found.generator) == ((), (), (), (), ())
    assert "Selosteiden sisältö ei muutu." in write_page(found, THEME)


def test_register(repo: Repository) -> None:
    """A changed register is told in words and in the text of both languages; sections without a change are folded."""
    repo.edit("notices/piha.yml", "keep: 3 years", "keep: 2 years")
    [item] = repo.review().notices
    assert (item.address, item.company, item.register, item.status) == (
        "piha",
        "Vihreä piha",
        "Asiakasrekisteri",
        "changed",
    )
    assert [change.words["fi"] for change in item.changes] == [
        "Säilytysaika: yhteystiedot; asiointi kanssamme: 3 → 2 vuotta asiakassuhteen päättymisestä"
    ]
    differ = {language: [s.key for s in sections if s.state != "same"] for language, sections in item.texts.items()}
    assert differ == {"fi": ["", "retention"], "en": ["", "retention"]}
    page = write_page(repo.review(), THEME)
    assert '<del><span class="sr">poistettu: </span>3</del><ins><span class="sr">lisätty: </span>2</ins> vuotta' in page
    assert page.count("kohtaa ennallaan") == 2


def test_logo(repo: Repository) -> None:
    """A register with a logo is read with it, from the disk and from a commit; another picture is a change in words."""
    look = "appearance: {logo: logo.png}\nregister:"
    repo.edit("notices/satama.yml", "register:", look)
    repo.write("notices/yhtio/_company.yml", OTHER.partition("register:")[0] + "appearance: {logo: kuva.png}\n")
    repo.write("notices/yhtio/jasenet.yml", "register:" + OTHER.partition("register:")[2])
    for name in ("logo.png", "yhtio/kuva.png"):
        (repo.folder / "notices" / name).write_bytes(GOOD["plain.png"])
    base = repo.commit()
    assert repo.review(base=base).notices == ()
    for name in ("logo.png", "yhtio/kuva.png"):
        (repo.folder / "notices" / name).write_bytes(GOOD["palette.png"])
    for head in ("", repo.commit()):
        found = repo.review(head, base)
        assert found.faults == ()
        assert {item.address: [change.words["fi"] for change in item.changes] for item in found.notices} == {
            "satama": ["Logo: aiempi kuva → toinen kuva"],
            "yhtio/jasenet": ["Logo: aiempi kuva → toinen kuva"],
        }
    (repo.folder / "notices/logo.png").unlink()
    [gone] = [item for item in repo.review(base=base).notices if item.address == "satama"]
    assert [fault.problem for fault in gone.faults] == ["there is no file 'logo.png' here"]


def test_branch_as_judged(repo: Repository) -> None:
    """A retention, a recipient in the USA, a moved purpose, an edited clause and a new company are each told once."""
    repo.edit("notices/piha.yml", "keep: 3 years", "keep: 2 years")
    repo.edit(
        "notices/piha.yml", "  - authorities\n", "  - authorities\n  - {recipient: survey_tool, name: Kysely Inc}\n"
    )
    transfer = "  - {recipient: survey_tool, country: US, safeguard: scc}\nretention:\n"
    repo.edit("notices/piha.yml", "retention:\n", transfer)
    repo.edit(
        "notices/piha.yml",
        "[customer_care, statistics, postal_marketing",
        "[statistics, customer_care, postal_marketing",
    )
    repo.edit("theme/notice/fi.yml", INTRO, "Nämä oikeudet sinulle antaa EU:n yleinen tietosuoja-asetus")
    repo.write("notices/uusi.yml", SHORTEST.replace("Esimerkkipuutarha", "Uusi"))
    found = repo.review()
    assert page_words.count_changes(found, THEME, "fi") == [
        "1 seloste muuttuu",
        "1 uusi seloste",
        "1 yhteinen teksti muuttuu",
    ]
    changed, new = found.notices
    assert [change.words["fi"] for change in changed.changes] == [
        "Uusi vastaanottaja: Kysely Inc (kyselypalvelu, Yhdysvallat)",
        f"Uusi siirto ETA-alueen ulkopuolelle: Kysely Inc (kyselypalvelu): {CLAUSES}",
        "Säilytysaika: yhteystiedot; asiointi kanssamme: 3 → 2 vuotta asiakassuhteen päättymisestä",
        "Siirretty tarkoitus: tilastointi",
    ]
    assert (new.address, new.status) == ("uusi", "new")
    [clause] = found.clauses
    assert (clause.key, clause.reach) == ("rights.intro", ("piha", "satama", "uusi"))
    page = write_page(found, THEME)
    linked(page)
    assert page.count("sinulle</ins>") == 1, "the clause is shown once and not in every notice"
    for number in range(1, 7):
        assert page.count(f'id="k{number}"') == 1
    english = write_page(found, THEME, "en")
    linked(english)
    assert "This clause changes 3 notices" in english[:1].upper() + english.replace("this clause", "This clause")


def test_white_space_is_shown(repo: Repository) -> None:
    """Two sides of a change that look the same show the white space in which they differ."""
    repo.edit("notices/piha.yml", "Esimerkkipuutarha Oy", "Esimerkkipuutarha\u00a0Oy")
    found = repo.review()
    [item] = found.notices
    shown = "Rekisterinpitäjän nimi: Esimerkkipuutarha Oy → Esimerkkipuutarha<U+00A0>Oy"
    assert item.changes[0].words["fi"] == shown
    assert shown.replace("<", "&lt;").replace(">", "&gt;") in write_page(found, THEME)


def test_wording_is_no_processing(repo: Repository) -> None:
    """A clause reaches the notices that have it and is no change of their own; a language left behind is told."""
    repo.edit("theme/notice/fi.yml", "Emme anna tietojasi muille.", "Emme luovuta tietojasi.")
    found = repo.review()
    assert found.notices == ()
    assert {clause.key: clause.reach for clause in found.clauses} == {
        "summary.to_whom_none": ("satama",),
        "recipients.none": ("satama",),
    }
    assert found.reached == ("satama",)
    assert "Muuttuu vain yhdellä kielellä: suomi" in write_page(found, THEME)


def test_nouns_reach_by_wording(repo: Repository) -> None:
    """A noun reaches the notices that are worded with it."""
    repo.edit("theme/notice/fi.yml", "elative: toimeksiannoista", "elative: toimeksiannoistasi")
    assert [(clause.key, clause.reach) for clause in repo.review().clauses] == [
        ("nouns.dealings.assignments.elative", ("piha",))
    ]


def test_constants(repo: Repository) -> None:
    """A constant changes many notices in the same way, and that is told once with their number."""
    repo.edit("theme/notice/constants.yml", "phone: +358 29 566 6700", "phone: +358 29 566 6701")
    found = repo.review()
    assert found.clauses == ()
    assert [(effect.file, effect.language, effect.reach) for effect in found.effects] == [
        ("constants.yml", "fi", ("piha", "satama")),
        ("constants.yml", "en", ("piha", "satama")),
    ]
    assert "Sama muutos 2 selosteessa." in write_page(found, THEME)


def test_new_code(repo: Repository) -> None:
    """A register may use a code that the same branch adds with its words."""
    repo.edit(
        "theme/notice/vocabulary.yml",
        "  survey_tool: {serves:",
        "  drone: {role: processor}\n  survey_tool: {serves:",
    )
    for language in ("fi", "en"):
        repo.edit(f"theme/notice/{language}.yml", "    survey_tool: ", "    drone: lennokki\n    survey_tool: ")
    repo.edit("notices/piha.yml", "  - authorities\n", "  - drone\n  - authorities\n")
    repo.commit()
    assert repo.words("branch") == ["Uusi vastaanottaja: lennokki"]


def test_templates_of_a_branch_do_not_run(repo: Repository) -> None:
    """A template is code: that of another checkout is named and never run."""
    repo.edit(
        "theme/notice/blocks/changes.html", "<dl>", "{{ cycler.__init__.__globals__.os.system('touch pwned') }}<dl>"
    )
    repo.write("hooks/x.py", "raise SystemExit")
    repo.commit()
    found = repo.review("branch")
    assert found.blind
    assert found.generator == ("hooks/x.py", "theme/notice/blocks/changes.html")
    page = write_page(found, THEME)
    assert "Myös ohjelma, joka tekee selosteet" in page
    assert "Pohjat ovat ohjelmaa" in page
    assert not (repo.folder / "pwned").exists()


def test_templates_of_this_checkout(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the own checkout the earlier templates are shown, in a sandbox: what changes is text or only layout."""
    monkeypatch.setattr(branch_review, "PROJECT", repo.folder)
    repo.git("switch", "--quiet", "main")
    repo.edit("theme/notice/blocks/complaint.html", "<p>", '<p class="x">')
    repo.commit()
    repo.git("switch", "--quiet", "--create", "layout")
    shutil.copy((FOLDER / "notice") / "blocks/complaint.html", repo.folder / "theme/notice/blocks/complaint.html")
    found = repo.review()
    assert (found.layout, found.effects, found.blind) == (("piha", "satama"), (), False)
    assert found.pages == ("theme/notice/blocks/complaint.html",)
    assert "2 selosteessa muuttuu vain ulkoasu." in write_page(found, THEME)

    repo.git("stash", "--quiet")
    repo.git("switch", "--quiet", "main")
    repo.edit("theme/notice/blocks/complaint.html", '<p class="x">', "<p>Vanha. ")
    repo.commit()
    repo.git("switch", "--quiet", "--create", "text")
    shutil.copy((FOLDER / "notice") / "blocks/complaint.html", repo.folder / "theme/notice/blocks/complaint.html")
    assert {effect.reach for effect in repo.review().effects} == {("piha", "satama")}


def test_new_removed_renamed(repo: Repository) -> None:
    """A notice that came or went is told, and one that only has another file name is the same notice."""
    repo.git("mv", "notices/satama.yml", "notices/laituri.yml")
    repo.edit("notices/laituri.yml", "keep: 3 years", "keep: 4 years")
    (repo.folder / "notices/piha.yml").unlink()
    repo.write("notices/uusi.yml", SHORTEST.replace("Esimerkkipuutarha", "Uusi").replace(": customers", ": suppliers"))
    found = {item.address: item for item in repo.review().notices}
    assert {address: item.status for address, item in found.items()} == {
        "laituri": "renamed",
        "piha": "removed",
        "uusi": "new",
    }
    assert found["laituri"].was == "satama"
    assert [change.label for change in found["laituri"].changes] == ["aliases", "retention.keep"]
    assert found["piha"].digest == "-"
    linked(write_page(repo.review(), THEME))


def test_what_stays_of_a_notice(repo: Repository) -> None:
    """A notice that goes leaves a removal in its place, or nothing, which is told first."""
    start = EXAMPLE.index("controller:")
    controller = EXAMPLE[start : EXAMPLE.index("contact:  ", start)]
    repo.write("notices/piha.yml", f"{controller}removed: {{date: 2026-11-20}}\n")
    (repo.folder / "notices/satama.yml").unlink()
    found = {item.address: item for item in repo.review().notices}
    assert {address: (item.status, str(item.left)) for address, item in found.items()} == {
        "piha": ("removed", "2026-11-20"),
        "satama": ("removed", "None"),
    }
    page = Element.parse(write_page(repo.review(), THEME)).text.replace("\u00a0", " ")
    assert page.count("Osoitteeseen jää ilmoitus, että seloste on poistettu 20. marraskuuta 2026") == 1
    assert page.count("Osoitteeseen ei jää mitään, joten julkaisu keskeytyy.") == 2


def test_company_file(repo: Repository) -> None:
    """What a company's file changes is told at each of its registers."""
    shared, own = SHORTEST.split("register:")
    repo.git("switch", "--quiet", "main")
    repo.write("notices/konserni/_company.yml", shared)
    for kind in ("customers", "suppliers"):
        repo.write(f"notices/konserni/{kind}.yml", "register:" + own.replace("customers", kind, 1))
    repo.commit()
    repo.git("switch", "--quiet", "--create", "other")
    repo.edit("notices/konserni/_company.yml", "Koivukuja 3", "Koivukuja 5")
    found = repo.review()
    assert [item.address for item in found.notices] == ["konserni/customers", "konserni/suppliers"]
    linked(write_page(found, THEME))


def test_one_language(repo: Repository) -> None:
    """Own words that change in one language only are grave, whichever it is, and are told once."""
    repo.edit("notices/piha.yml", "The backups are kept in Finland.", "The backups are in Finland.")
    [item] = repo.review().notices
    [change] = item.changes
    assert (change.risk, change.words["fi"].rpartition(": ")[2]) == ("high", "muuttui vain toisella kielellä")
    assert item.one_sided == ()
    assert "Teksti muuttuu vain yhdellä kielellä" not in write_page(repo.review(), THEME)


def test_completeness(repo: Repository) -> None:
    """What the law wants and a notice says no more stands on top."""
    row = "retention:\n  - {data: all, keep: 3 years, after: relationship_end, because: limitation_period}\n"
    repo.edit("notices/satama.yml", row, "retention: {gap: 2026-11-21 asked}\n")
    [item] = repo.review().notices
    assert [(row.name, row.before, row.after) for row in item.lost] == [("retention", "stated", "gap")]
    assert "Lain mukaan tämä on kerrottava, mutta seloste ei enää kerro: säilytysajat" in write_page(
        repo.review(), THEME
    )


# --- versions ---------------------------------------------------------------------------------------------------------


def test_commits_on_the_page(repo: Repository) -> None:
    """The page names both commits and the time of the newer, not of the clock; two runs give the same bytes."""
    repo.edit("notices/piha.yml", "keep: 3 years", "keep: 2 years")
    head = repo.commit()
    found = repo.review("branch")
    page = write_page(found, THEME)
    assert (found.fork, found.commit) == (repo.git("rev-parse", "main"), head)
    assert found.fork in page
    assert head in page
    assert "2026-11-21T00:00:00Z" in page
    assert page == write_page(repo.review("branch"), THEME)
    assert json_data.make_changes_data(found) == json_data.make_changes_data(repo.review("branch"))


def test_time_of_the_commit(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without SOURCE_DATE_EPOCH the time is that of the commit."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert repo.review("branch").seconds == int(repo.git("show", "--no-patch", "--format=%ct", "branch"))


def test_head_is_the_working_tree(repo: Repository) -> None:
    """A committed branch and the same files on disk have the same changes and the same hash."""
    repo.edit("notices/piha.yml", "keep: 3 years", "keep: 2 years")
    repo.edit("theme/notice/fi.yml", INTRO, f"Kaikki {INTRO}")
    on_disk = repo.review()
    repo.commit()
    committed = repo.review("branch")
    assert (on_disk.notices, on_disk.clauses, on_disk.digest) == (
        committed.notices,
        committed.clauses,
        committed.digest,
    )


def test_base_has_moved_on(repo: Repository) -> None:
    """Compared is the base with the result of the merge, and a working tree with where it left the base."""
    repo.edit("notices/piha.yml", "keep: 3 years", "keep: 2 years")
    repo.commit()
    repo.git("switch", "--quiet", "main")
    repo.edit("notices/satama.yml", "keep: 3 years", "keep: 9 years")
    repo.commit()
    found = repo.review("branch")
    assert [item.address for item in found.notices] == ["piha"]
    assert (found.fork, found.moved_on) == (repo.git("rev-parse", "main"), ())
    assert "Päähaara main on edennyt" not in write_page(found, THEME)
    repo.git("switch", "--quiet", "branch")
    found = repo.review()
    assert [item.address for item in found.notices] == ["piha"]
    assert found.moved_on == ("satama",)
    assert "Päähaara main on edennyt" in write_page(found, THEME)


def test_both_have_changed_one_notice(repo: Repository) -> None:
    """The text that is reviewed, and its hash, are those of the notice after the merge."""
    repo.edit("notices/piha.yml", "keep: 3 years", "keep: 2 years")
    repo.commit()
    alone = repo.review("branch")
    repo.git("switch", "--quiet", "main")
    repo.edit("notices/piha.yml", "known_as: Vihreä piha", "known_as: Kukkapiha")
    repo.commit()
    found = repo.review("branch")
    assert [(item.company, len(item.changes)) for item in found.notices] == [("Kukkapiha", 1)]
    repo.git("merge", "--quiet", "-m", "x", "branch")
    merged = repo.review("main", "main~")
    assert alone.digest != found.digest == merged.digest


def test_revert_in_a_history_that_crosses(repo: Repository) -> None:
    """A branch that merged the base and kept its own side takes back what the base has, and the review says so."""
    begin = repo.git("rev-parse", "main")
    repo.git("switch", "--quiet", "main")
    repo.edit("notices/piha.yml", "keep: 3 years", "keep: 2 years")
    repo.commit()
    repo.write("README.md", "x")
    repo.git("switch", "--quiet", "branch")
    repo.write("other", "x")
    first = repo.commit()
    repo.git("merge", "--quiet", "-s", "ours", "-m", "x", "main")
    repo.git("switch", "--quiet", "main")
    repo.git("merge", "--quiet", "-m", "x", first)
    assert repo.git("merge-base", "--all", "main", "branch") != begin
    assert [item.address for item in repo.review("branch").notices] == ["piha"]


def test_what_cannot_be_merged(repo: Repository) -> None:
    """A branch that changes the same as the base is refused in one line, which names the file."""
    repo.edit("notices/piha.yml", "keep: 3 years", "keep: 2 years")
    head = repo.commit()
    repo.git("switch", "--quiet", "main")
    repo.edit("notices/piha.yml", "keep: 3 years", "keep: 4 years")
    tip = repo.commit()
    done = build_py("review", "--base=main", "--head=branch", cwd=repo.folder)
    assert done.returncode == 2
    assert done.stderr == (
        f"Error: {head[:12]} cannot be merged into {tip[:12]}, since both have changed notices/piha.yml; "
        "merge the one into the other in the branch, and review again\n"
    )


def test_hash(repo: Repository) -> None:
    """The hash differs when a word does, and not when a file is only written differently."""
    repo.edit("notices/piha.yml", "keep: 3 years", "keep: 2 years")
    first = repo.review()
    repo.edit("notices/piha.yml", "# An invented company", "# Another comment on an invented company")
    assert repo.review().digest == first.digest
    repo.edit("notices/piha.yml", "Varmuuskopiot ovat Suomessa.", "Varmuuskopiot ovat Turussa.")
    second = repo.review()
    assert second.digest != first.digest
    lines = "".join(f"{item.address} {item.digest}\n" for item in second.notices)  # no file steers the program
    assert second.digest == hashlib.sha256(lines.encode()).hexdigest()


# --- strangers --------------------------------------------------------------------------------------------------------


def tree(repo: Repository, mode: str, path: str, content: str) -> None:
    """Commit one file under any mode and name, as only plumbing can."""
    blob = repo.git("hash-object", "-w", "--stdin", given=content)
    repo.git("update-index", "--add", "--cacheinfo", f"{mode},{blob},{path}")
    repo.git("commit", "--quiet", "-m", "x")
    repo.git("reset", "--quiet", "--hard")


def test_link_in_a_commit(repo: Repository) -> None:
    """A link in a commit is an error, and where it leads is not read."""
    repo.write("secret.yml", SHORTEST.replace("Esimerkkipuutarha", "Salaisuus"))
    tree(repo, "120000", "notices/x.yml", "../secret.yml")
    for found in (repo.review("branch"), repo.review()):
        assert [str(fault) for fault in found.faults] == [
            (
                "notices/x.yml:1:1: error: this is a link, a file over 1 MB, or has an odd name, and is not read; "
                "put a plain file here, named in a-z, 0-9 and hyphens"
            )
        ]
        assert "Salaisuus" not in write_page(found, THEME)


@pytest.mark.parametrize(
    "name", ["notices/a\\b.yml", "notices/ä ö.yml", "notices/a\nb.yml", "notices/--x.yml", "notices/<b>.yml"]
)
def test_odd_names(repo: Repository, name: str) -> None:
    """A register under an odd name is an error and no path to anywhere."""
    tree(repo, "100644", name, SHORTEST)
    found = repo.review("branch")
    assert [fault.level for fault in found.faults] == ["error"]
    page = write_page(found, THEME)
    assert "<b>" not in page
    json_data.make_changes_data(found)


def test_huge_file(repo: Repository) -> None:
    """A file beyond the limit is refused unread."""
    tree(repo, "100644", "notices/x.yml", "#" * (repository.MAX_BYTES + 1))
    [fault] = repo.review("branch").faults
    assert str(fault) == (
        "notices/x.yml:1:1: error: this is a link, a file over 1 MB, or has an odd name, and is not read; "
        "put a plain file here, named in a-z, 0-9 and hyphens"
    )


def test_hostile_words(repo: Repository) -> None:
    """Markup in values is shown as text on the page, and is only text in the data."""
    repo.edit("notices/piha.yml", "Pilvi Esimerkki Oy", '"<script>alert(1)</script> {{ 7 * 7 }}"')
    found = repo.review()
    page = write_page(found, THEME)
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "49" not in json_data.make_changes_data(found).notices[0].changes[0].words["fi"]


@pytest.mark.parametrize("place", ["{we.__class__}", "{we.forms[company]}", "{0}", "{we!r}", "{we:>99999999}", "{we"])
def test_hostile_texts(repo: Repository, place: str) -> None:
    """A shared text that reaches for more than a name is an error, and the earlier texts stand in."""
    repo.edit("theme/notice/fi.yml", f"intro: {INTRO}", f'intro: "{place} {INTRO}')
    repo.edit("theme/notice/fi.yml", "(EU) 2016/679.\n  depends", '(EU) 2016/679."\n  depends')
    repo.commit()
    found = repo.review("branch")
    assert any(fault.level == "error" and fault.problem == "a place that is no plain name" for fault in found.faults)
    assert found.clauses == ()


def test_unknown_key(repo: Repository) -> None:
    """A register in a form that this version does not know is named with its faults; the others are reviewed."""
    repo.edit("notices/piha.yml", "register: customers ", "novelty: x\nregister: customers ")
    repo.edit("notices/satama.yml", "keep: 3 years", "keep: 4 years")
    found = {item.address: item for item in repo.review().notices}
    assert found["piha"].status == "unreadable"
    assert "novelty: there is no such key" in str(found["piha"].faults[0])
    assert found["satama"].status == "changed"
    assert "Selostetta ei voi näyttää" in write_page(repo.review(), THEME)


def test_error_of_the_earlier_version(repo: Repository) -> None:
    """A notice whose error the branch corrects is told as that, with the error that was, and with all of its text."""
    sound = (repo.folder / "notices/piha.yml").read_text("utf-8")
    repo.edit("notices/piha.yml", "register: customers ", "novelty: x\nregister: customers ")
    base = repo.commit()
    repo.write("notices/piha.yml", sound.replace("keep: 3 years", "keep: 4 years"))
    found = repo.review(base=base)
    (notice,) = found.notices
    assert (notice.status, notice.list_pages(), found.faults) == ("corrected", ["fi", "en"], ())
    assert "novelty: there is no such key" in str(notice.faults[0])
    page = write_page(found, THEME, "en")
    assert (
        "The earlier version of the notice has an error, which this change corrects. "
        "So the changes cannot be listed: read the whole notice. The error was:"
    ) in page
    assert "Ask the author to correct" not in page
    assert "4 vuotta asiakassuhteen päättymisestä" in page
    assert "4 years from the end of the customer relationship" in page


def test_hash_of_a_corrected_notice(repo: Repository) -> None:
    """The hash of a notice that is corrected is that of its pages: how its file is written does not matter."""
    sound = (repo.folder / "notices/piha.yml").read_text("utf-8")
    repo.edit("notices/piha.yml", "register: customers ", "novelty: x\nregister: customers ")
    base = repo.commit()
    repo.write("notices/piha.yml", sound)
    plain = repo.review(base=base).digest
    repo.write("notices/piha.yml", f"# a comment\n{sound}")
    assert repo.review(base=base).digest == plain
    repo.write("notices/piha.yml", sound.replace("keep: 3 years", "keep: 4 years"))
    assert repo.review(base=base).digest != plain


def test_corrected_to_a_removal(repo: Repository) -> None:
    """A removal in the place of a faulty file is shown whole, too, with the day on which the notice went."""
    repo.edit("notices/piha.yml", "register: customers ", "novelty: x\nregister: customers ")
    base = repo.commit()
    repo.write("notices/piha.yml", REMOVED)
    (notice,) = repo.review(base=base).notices
    assert (notice.status, notice.items, notice.key_risks) == ("corrected", (), ())
    told = [block.cells[0][0].text for block in notice.texts["en"][0].blocks]
    assert told[0] == "This privacy notice has been removed"
    assert told[1] == (
        "There was a privacy notice at this address. It was removed on 1 November 2026. "
        "Your rights to your own data stay the same for as long as the data is kept."
    )


def test_missing_text(repo: Repository) -> None:
    """A branch that takes away a text which templates ask for is still shown, with the earlier text."""
    repo.edit("theme/notice/fi.yml", f'  intro: "{THEME.words["fi"]["recipients"]["intro"]}"\n', "")
    repo.edit("notices/piha.yml", "keep: 3 years", "keep: 2 years")
    repo.commit()
    found = repo.review("branch")
    assert [item.status for item in found.notices] == ["changed"]
    assert [(clause.key, clause.after["fi"]) for clause in found.clauses] == [("recipients.intro", "")]


def test_a_theme_stays_as_it_is(repo: Repository) -> None:
    """A review with other texts leaves the theme it was given as it was."""
    before = str(texts.speak(THEME, "fi")("rights.intro"))
    repo.edit("theme/notice/fi.yml", INTRO, "Toisin")
    repo.review()
    assert str(texts.speak(THEME, "fi")("rights.intro")) == before


# --- the page and the data --------------------------------------------------------------------------------------------


def test_page_needs_nothing(repo: Repository) -> None:
    """The page has no script and asks for nothing, and its policy allows its own style alone."""
    repo.edit("notices/piha.yml", "keep: 3 years", "keep: 2 years")
    page = write_page(repo.review(), THEME)
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style
    wanted = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"style-src &#39;sha256-{wanted}&#39;" in page
    assert '<meta name="robots" content="noindex">' in page
    assert not re.search(r"<script|<link|<img|\ssrc=|\sstyle=|\son\w+=|url\(|@import", page)


def test_data(repo: Repository) -> None:
    """The data say the same as the page, within limits, and follow the schema in docs/."""
    repo.edit(
        "notices/piha.yml", "Varmuuskopiot ovat Suomessa.", "Varmuuskopiot ovat Suomessa. " + "Sana ja toinen. " * 200
    )
    repo.edit("theme/notice/fi.yml", INTRO, f"Kaikki {INTRO}")
    found = json_data.make_changes_data(repo.review())
    [item] = found.notices
    assert (found.schema_version, item.address, item.status) == (2, "piha", "changed")
    assert item.pages == {"fi": "piha/", "en": "en/piha/"}
    assert len(item.changes[0].words["fi"]) < 400
    assert "Varmuuskopiot ovat Suomessa. Sana ja toinen." in item.changes[0].words["fi"]
    assert (found.clauses[0].reach, found.reached) == (2, ["piha", "satama"])
    assert json_form.ChangesData.model_validate_json(found.model_dump_json()) == found


def test_numbers_of_page_and_data(repo: Repository) -> None:
    """Whatever has a number in the data has it on the page: changes, new and removed notices, and what is shared."""
    repo.edit("notices/piha.yml", "keep: 3 years", "keep: 2 years")
    (repo.folder / "notices/satama.yml").unlink()
    repo.write("notices/uusi.yml", EXAMPLE.replace("Esimerkkipuutarha", "Esimerkkimylly"))
    repo.edit("theme/notice/fi.yml", INTRO, f"Kaikki {INTRO}")
    repo.edit("theme/notice/constants.yml", "+358 29 566 6700", "+358 29 566 6701")
    review = repo.review()
    found = json_data.make_changes_data(review)
    numbers = [change.number for notice in found.notices for change in notice.changes]
    numbers += [notice.number for notice in found.notices if notice.number]
    numbers += [shared.number for shared in (*found.clauses, *found.effects)]
    page = write_page(review, THEME)
    assert sorted(numbers) == sorted(map(int, re.findall(r'id="k(\d+)"', page)))
    [clause] = found.clauses
    assert (clause.risk, clause.changed, clause.reach) == ("high", ["fi"], 2)
    assert clause.names == ["Vihreä piha – Asiakasrekisteri", "Vihreä piha – Asiakasrekisteri"]
    assert (found.effects[0].key, found.effects[0].changed) == ("constants.yml", ["fi"])
    assert "+358 29 566 6701" in found.effects[0].after["fi"]
    assert "+358 29 566 6700" in found.effects[0].before["fi"]


def test_new_and_removed_with_their_risks(repo: Repository) -> None:
    """A new notice comes with what weighs most on people, and one that goes with that and with its text."""
    repo.write("notices/uusi.yml", EXAMPLE.replace("Esimerkkipuutarha", "Esimerkkimylly").replace("Vihreä", "Sininen"))
    (repo.folder / "notices/satama.yml").unlink()
    repo.commit()
    gone, new = repo.review("branch").notices
    assert [risk["fi"] for risk in new.key_risks] == [
        "erityiset henkilötietoryhmät: allergiat",
        "suoramarkkinointi: suoramainonta postitse; markkinointi yritysten edustajille; uutiskirje",
        "suostumukseen perustuvat tarkoitukset: uutiskirje; verkkosivuston käytön mittaaminen Google Analyticsilla",
        "vastaanottajina muita rekisterinpitäjiä: viranomaiset, kun laki velvoittaa",
        "siirrot ETA-alueen ulkopuolelle: Yhdysvallat",
    ]
    assert (gone.status, gone.list_pages()) == ("removed", [])
    assert {section.state for section in gone.texts["fi"]} == {"removed"}
    page = write_page(repo.review("branch"), THEME)
    linked(page)
    assert "Tärkeimmät riskit" in page
    assert "Poistuvan selosteen teksti" in page


def test_version_of_the_texts(repo: Repository) -> None:
    """Shared texts that change while the version of them does not are told; a raised version is enough."""
    repo.edit("theme/notice/fi.yml", INTRO, f"Kaikki {INTRO}")
    found = repo.review()
    assert found.unversioned
    assert "versionumero (texts.version tiedostossa constants.yml) ei nouse" in write_page(found, THEME)
    constants = (repo.folder / "theme/notice/constants.yml").read_text("utf-8")
    repo.write("theme/notice/constants.yml", re.sub(r"  version: [\d.]+", "  version: 99.9", constants, count=1))
    assert not repo.review().unversioned


def test_date_without_a_change(repo: Repository) -> None:
    """A new `updated:` where no fact changed is told, and not where one did."""
    repo.edit("notices/piha.yml", "updated: 2026-11-02", "updated: 2026-11-21")
    [item] = repo.review().notices
    assert (item.redated, item.undated) == (True, False)
    assert "Selosteen päivityspäivä (updated) muuttuu, mutta tiedot eivät." in write_page(repo.review(), THEME)
    repo.edit("notices/piha.yml", "keep: 3 years", "keep: 2 years")
    assert not repo.review().notices[0].redated


def test_words_of_the_page() -> None:
    """Every language has the same words for the page."""
    fi, en = (read_phrases(THEME.folder, language) for language in ("fi", "en"))
    for part in en:
        assert set(fi[part]) == set(en[part]), part


def test_schema_is_fresh() -> None:
    """docs/changes.schema.json is what the model says today."""
    path = PROJECT / "docs/changes.schema.json"
    assert json.loads(path.read_text("utf-8")) == json_form.ChangesData.model_json_schema()


def test_many(repo: Repository) -> None:
    """A clause that reaches many notices is reviewed in time, and the page stays small."""
    for number in range(80):
        repo.write(f"notices/c{number}.yml", SHORTEST.replace("Esimerkkipuutarha", f"Yritys {number}"))
    repo.git("switch", "--quiet", "main")
    repo.commit()
    repo.git("switch", "--quiet", "--create", "many")
    repo.edit("theme/notice/fi.yml", INTRO, f"Kaikki {INTRO}")
    start = time.process_time()
    found = repo.review()
    assert time.process_time() - start < 8
    assert len(found.clauses[0].reach) == 82
    assert len(write_page(found, THEME).encode()) < 40_000


def test_processes(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """One process or several find the same."""
    repo.edit("theme/notice/fi.yml", INTRO, f"Kaikki {INTRO}")
    repo.edit("notices/piha.yml", "keep: 3 years", "keep: 2 years")
    alone = repo.review()
    monkeypatch.setattr(parallel, "MANY", 2)
    assert repo.review() == alone


def test_large_page(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that grows too large first leaves out what is unchanged, then the texts, never the changes."""
    repo.edit("notices/piha.yml", "keep: 3 years", "keep: 2 years")
    found = repo.review()
    full = write_page(found, THEME)
    monkeypatch.setattr(review_page, "LIMITS", {"full": 0, "changed": review_page.MAX_PAGE})
    changed = write_page(found, THEME)
    monkeypatch.setattr(review_page, "LIMITS", {"full": 0, "changed": 0})
    none = write_page(found, THEME)
    assert len(full) > len(changed) > len(none)
    for page in (full, changed, none):
        linked(page)
        assert "3 → 2 vuotta asiakassuhteen päättymisestä" in page
    assert "Tekstiä ei näytetä tässä, jotta sivu pysyy kohtuullisen kokoisena. Muutokset ovat yllä." in none


def test_large_page_without_a_new_notice(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new notice for whose text a page has no room is to be read as a draft, as none of it is told elsewhere."""
    repo.write("notices/uusi.yml", EXAMPLE.replace("Esimerkkipuutarha", "Esimerkkimylly"))
    monkeypatch.setattr(review_page, "LIMITS", {"full": 0, "changed": 0})
    page = write_page(repo.review(), THEME, "en")
    assert (
        '<p class="warning">The text is not shown here, to keep the page to a reasonable size. '
        "Read the whole notice as a draft before you approve it.</p>"
    ) in page
    assert "The changes are above" not in page


def test_sentences_stay_whole() -> None:
    """A term that is explained, and a name in its own direction, stand in their sentence."""
    found = render_language(Published("piha", example()), "fi", THEME)
    assert found.read_section("")[0].text == "Esimerkkipuutarha Oy (Vihreä piha)"
    assert any(block.text.startswith("Rekisterinpitäjä päättää, ") for block in found.read_section("controller"))


def test_tags_are_known() -> None:
    """Every element of a notice is known to the reader of its text, as part of a line or as one that begins a block."""
    blocks = {"caption", "dd", "div", "dl", "dt", "header", "li", "nav", "ol", "p", "section", "table", "tbody", "td"}
    blocks |= {"details", "summary", "th", "thead", "tr", "ul", *HEADINGS}
    found = {element.tag for element in Element.parse(str(notice.render_notice(example(), "fi", THEME).html)).all()}
    assert found - INLINE - blocks == set()


# --- the command ------------------------------------------------------------------------------------------------------


def test_command(repo: Repository) -> None:
    """`review` writes the page and the data, says in a line what changes, and ends with 0."""
    repo.edit("notices/piha.yml", "keep: 3 years", "keep: 2 years")
    done = build_py("review", "--base", "main", "--json", "changes.json", cwd=repo.folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, "review.html: 1 notice changes\n", "")
    assert (repo.folder / "review.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    assert json.loads((repo.folder / "changes.json").read_text("utf-8"))["published"] == 2


def test_command_with_errors(repo: Repository) -> None:
    """With errors in a register the page is written and the exit code is 1."""
    repo.edit("notices/piha.yml", "keep: 3 years", "keep: lots")
    done = build_py("review", "--base", "main", cwd=repo.folder)
    assert done.returncode == 1
    assert "notices/piha.yml" in done.stderr
    assert (repo.folder / "review.html").exists()


def test_check_asks_for_a_date(repo: Repository) -> None:
    """`check --base` warns at `updated:` where the facts changed and the date did not."""
    repo.edit("notices/piha.yml", "keep: 3 years", "keep: 2 years")
    line = EXAMPLE[: EXAMPLE.index("updated:")].count("\n") + 1
    warning = (
        f"notices/piha.yml:{line}:10: warning: updated: the facts changed since main, and this date did not; "
        "write the day of the change\n"
    )
    assert warning in build_py("check", "--base", "main", cwd=repo.folder).stderr
    assert "updated:" not in build_py("check", cwd=repo.folder).stderr
    repo.edit("notices/piha.yml", "updated: 2026-11-02", "updated: 2026-11-21")
    assert "updated:" not in build_py("check", "--base", "main", cwd=repo.folder).stderr


def test_check_asks_what_is_published(repo: Repository) -> None:
    """`check --base` refuses to lose a notice of the base, as a build does; with a removal in its place it is green."""
    (repo.folder / "notices/satama.yml").unlink()
    done = build_py("check", "--base", "main", cwd=repo.folder)
    assert done.returncode == 1
    lost = "notices/satama.yml:1:1: error: the notice /satama/ is published, and would be lost; "
    assert lost in done.stderr
    assert "lost" not in build_py("check", cwd=repo.folder).stderr
    assert "lost" not in build_py("check", "--base", "main", "notices/piha.yml", cwd=repo.folder).stderr
    controller = OTHER.partition("register:")[0]
    repo.write("notices/satama.yml", f"{controller}removed: {{date: 2026-11-21}}\n")
    assert "lost" not in build_py("check", "--base", "main", cwd=repo.folder).stderr


@pytest.mark.parametrize("command", ["review", "check"])
@pytest.mark.parametrize("ref", ["nowhere", "--upload-pack=touch pwned", "main:notices", "-h", "main..branch"])
def test_unknown_ref(repo: Repository, command: str, ref: str) -> None:
    """What is no commit is refused in a sentence, whatever it looks like."""
    done = build_py(command, f"--base={ref}", cwd=repo.folder)
    assert done.returncode == 2
    assert done.stderr == f"Error: git knows no commit '{ref}'; fetch it, or name a branch, as in --base main\n"
    assert not (repo.folder / "pwned").exists()


def test_without_repository(tmp_path: Path) -> None:
    """Outside a repository a review is refused in a sentence."""
    (tmp_path / "notices").mkdir()
    (tmp_path / "notices/x.yml").write_text(SHORTEST)
    done = build_py("review", "--base", "main", cwd=tmp_path)
    assert done.returncode == 2
    said = (
        "is in no git repository, as after a download without .git; clone the project with git, or begin with git init"
    )
    assert done.stderr == f"Error: {tmp_path}/notices {said}\n"


def test_shallow_clone(repo: Repository, tmp_path: Path) -> None:
    """A clone that does not know where the branches part says how to complete it."""
    repo.write("notices/x.yml", SHORTEST.replace("Esimerkkipuutarha", "Kolmas"))
    repo.commit()
    repo.git("switch", "--quiet", "main")
    repo.commit("on main")
    clone = tmp_path / "clone"
    repo.git("clone", "--quiet", "--depth", "1", "--no-single-branch", f"file://{repo.folder}", str(clone))
    done = build_py("review", "--base", "origin/main", "--head", "origin/branch", cwd=clone)
    assert done.returncode == 2
    assert (
        done.stderr
        == "Error: the clone is shallow and does not know where the branches part; run git fetch --unshallow\n"
    )


def test_detached_head(repo: Repository) -> None:
    """A detached head is a version like any other."""
    repo.edit("notices/piha.yml", "keep: 3 years", "keep: 2 years")
    repo.git("switch", "--quiet", "--detach", repo.commit())
    assert len(repo.words()) == 1


def test_folder_elsewhere(repo: Repository) -> None:
    """The notices may lie at the top of the repository, or deeper."""
    (repo.folder / "top").mkdir()
    top = Repository(repo.folder / "top")
    top.write("a.yml", SHORTEST)
    top.commit()
    top.edit("a.yml", "keep: 3 years", "keep: 2 years")
    assert [item.address for item in branch_review.review_branch(top.folder, THEME, "main").notices] == ["a"]


def test_place_for_the_page(repo: Repository) -> None:
    """A place where nothing can be written is refused in a sentence."""
    done = build_py("review", "--base", "main", "--out", "no/such/review.html", cwd=repo.folder)
    assert done.returncode == 2
    assert done.stderr == "Error: no/such/review.html: No such file or directory; choose another place with --out\n"


def test_what_another_kind_of_register_needs(repo: Repository) -> None:
    """A register of another kind needs other things; what is not said of them is told in the language of the page."""
    repo.edit("notices/satama.yml", "register: customers", "register: whistleblowing")
    found = repo.review()
    needed = [item for item in found.notices[0].items if item.name == "law on the channel for reports"]
    assert [(item.before, item.after) for item in needed] == [("", "missing")]
    assert "laki ilmoituskanavasta" in write_page(found, THEME)
