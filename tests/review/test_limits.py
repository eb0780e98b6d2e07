"""Where a review draws a line: which files are read, what is one notice under another name, how large a page is."""

from __future__ import annotations

import cProfile
import sys
from dataclasses import replace

import pytest

from hooks import parallel
from hooks.reading import limits
from hooks.reading.git import NoGit
from hooks.review.blocks import Block, Cell
from hooks.review.marking import mark_changes
from hooks.review.page import write_page
from tests.review.test_review import SHORTEST, Repository, repo
from tests.shared import THEME

__all__ = ["repo"]  # the fixture
LARGE = 350_000  # bytes of a page, from which on changes stand without the text


def write_register(word: str, count: int) -> str:
    """The shortest register, with so many kinds of data beside the usual ones, in words of its own."""
    kinds = "".join(f", {{fi: {word} {number}, en: {word} {number}}}" for number in range(count))
    assert "data: [name, email]" in SHORTEST
    return SHORTEST.replace("data: [name, email]", f"data: [name, email{kinds}]")


def test_files_deeper_than_a_company(repo: Repository) -> None:
    """A register in its company's folder is read, and a file in a folder of that is none."""
    repo.write("notices/yhtio/jasenet.yml", SHORTEST.replace("Esimerkkipuutarha", "Yhtiö"))
    repo.write("notices/yhtio/vanhat/jasenet.yml", SHORTEST.replace("Esimerkkipuutarha", "Vanha"))
    repo.write("notices/yhtio/vanhat/rikki.yml", "- broken\n")
    repo.commit()
    found = repo.review("branch")
    assert [(item.address, item.company) for item in found.notices] == [("yhtio/jasenet", "Yhtiö Oy")]
    assert found.faults == ()


@pytest.mark.parametrize(
    ("others", "statuses"), [(19, {"uusi": "renamed"}), (26, {"uusi": "new", "vanha": "removed"})], ids=["more", "less"]
)
def test_a_notice_under_another_name(repo: Repository, others: int, statuses: dict[str, str]) -> None:
    """A notice that says more than half of what one said that is gone is that one, and not if it says less."""
    repo.write("notices/vanha.yml", write_register("vanha", others))
    base = repo.commit()
    repo.git("rm", "--quiet", "notices/vanha.yml")
    repo.write("notices/uusi.yml", write_register("uusi", others))
    repo.commit()
    assert {item.address: item.status for item in repo.review("branch", base).notices} == statuses


@pytest.mark.parametrize(("common", "labels"), [(62, ["changed"]), (58, ["removed", "added"])], ids=["more", "less"])
def test_own_words_that_were_reworded(repo: Repository, common: int, labels: list[str]) -> None:
    """Own words of which three fifths stayed are told as reworded, and others as gone and come."""
    stayed = "k" * common
    old, new = (f"{stayed}{other * (100 - common)}" for other in ("v", "u"))
    for words in (old, new):
        kind = f"{{fi: {words}, en: {words}}}"
        repo.write("notices/satama.yml", SHORTEST.replace("data: [name, email]", f"data: [name, email, {kind}]"))
        base = repo.commit()
    [item] = repo.review("branch", f"{base}~").notices
    assert [change.kind for change in item.changes if change.label.startswith("data")] == labels


@pytest.mark.parametrize(("common", "states"), [(10, ["changed"]), (9, ["added", "removed"])], ids=["half", "less"])
def test_a_block_that_changed(common: int, states: list[str]) -> None:
    """Blocks that have half of their words in common are one block that changed, and others went and came."""
    old, new = (
        Block("p", (Cell(" ".join(["sama"] * common + [f"{word}{number}" for number in range(20 - common)])),))
        for word in ("a", "b")
    )
    assert [block.state for block in mark_changes([old], [new])] == states


@pytest.mark.slow
def test_a_page_of_very_many_changes(repo: Repository) -> None:
    """A page shows the text beside the changes as long as it is not too large, and then the changes alone."""
    repo.edit("notices/piha.yml", "keep: 3 years", "keep: 2 years")
    found = repo.review()
    [item] = found.notices
    many = replace(found, notices=tuple(replace(item, address=f"piha-{number}") for number in range(80)))
    page = write_page(many, THEME)
    chapters = page.split('<article class="notice"')[1:]
    without = ["Tekstiä ei näytetä tässä" in chapter for chapter in chapters]
    assert len(chapters) == 80
    assert without == sorted(without)
    assert (without[0], without[-1]) == (False, True)
    shown = page.index(chapters[without.index(True)])
    assert LARGE * 0.9 < len(page[:shown].encode()) < LARGE * 1.1
    assert page.count("3 → 2 vuotta asiakassuhteen päättymisestä") >= 80


@pytest.fixture
def limited(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Two registers on main, and limits of one notice that changes and of four kilobytes."""
    few = limits.Limits(notices=2, notice_kilobytes=4)
    monkeypatch.setattr("hooks.review.compared.read_limits", lambda: few)
    repo.write("notices/piha.yml", SHORTEST)
    repo.commit()
    repo.git("branch", "--force", "main")
    return repo


SAID = (
    r"the notices to compare count {count}, and no more than {most} are compared \(one that changes counts twice, and "
    r"where what all share changes, every one counts once for the texts and once for each other file, and a file that "
    r"has grown to n times its size counts n times\); make smaller steps, or raise {name} under extra: limits: in "
    r"mkdocs.yml of the base$"
)


@pytest.mark.parametrize("head", ["", "branch"])
def test_too_many_notices(limited: Repository, head: str) -> None:
    """As many notices as the limits allow are compared; more are refused, also where what all share changes."""
    limited.edit("notices/satama.yml", "keep: 3 years", "keep: 2 years")
    limited.commit()
    assert [item.address for item in limited.review(head).notices] == ["satama"]
    limited.edit("theme/notice/fi.yml", "Tietosuojaseloste", "Seloste")
    limited.edit("theme/notice/en.yml", "Privacy notice", "Notice")
    limited.commit()
    with pytest.raises(NoGit, match=SAID.format(count=4, most=2, name="notices")):
        limited.review(head)
    limited.edit("theme/notice/constants.yml", "Lintulahdenkuja 4", "Lintulahdenkuja 5")
    limited.commit()
    with pytest.raises(NoGit, match=SAID.format(count=6, most=2, name="notices")):
        limited.review(head)
    limited.git("checkout", "--quiet", "main", "--", "notices", "theme/notice/constants.yml")
    limited.commit()
    assert limited.review(head).clauses
    limited.git("checkout", "--quiet", "main", "--", "theme")
    for name in ("piha", "satama"):
        limited.edit(f"notices/{name}.yml", "keep: 3 years", "keep: 2 years")
    limited.commit()
    with pytest.raises(NoGit, match=SAID.format(count=4, most=2, name="notices")):
        limited.review(head)


def test_too_large_notices(limited: Repository) -> None:
    """Registers that are larger together than the limits allow are refused, also those that go."""
    limited.write("notices/satama.yml", write_register("uusi", 60))
    said = SAID.format(count="5 KB", most="4 KB", name="notice_kilobytes")
    with pytest.raises(NoGit, match=said):
        limited.review()
    base = limited.commit()
    (limited.folder / "notices/satama.yml").unlink()
    with pytest.raises(NoGit, match=said):
        limited.review(base=base)


def test_a_company_with_a_large_file(limited: Repository) -> None:
    """What a company's registers share counts with each of them."""
    limited.write("notices/yhtio/_company.yml", SHORTEST.partition("register:")[0] + "# " + "x" * 2000 + "\n")
    limited.write("notices/yhtio/jasenet.yml", "register:" + SHORTEST.partition("register:")[2])
    with pytest.raises(NoGit, match=SAID.format(count="[56] KB", most="4 KB", name="notice_kilobytes")):
        limited.review()


def test_too_many_pictures(limited: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures that come, go or change are counted before any is drawn, since a small file can be a large picture."""
    monkeypatch.setattr("hooks.review.compared.read_limits", lambda: limits.Limits(pictures=2))
    said = (
        r"the pictures to compare count 3, and no more than 2 are compared \(one that changes counts twice\); make "
        r"smaller steps, or raise pictures under extra: limits: in mkdocs.yml of the base$"
    )
    for name in ("a.png", "yhtio/b.JPG"):
        limited.write(f"notices/{name}", "x")
    base = limited.commit()
    assert limited.review("branch").faults == ()
    limited.write("notices/a.png", "y")
    (limited.folder / "notices/yhtio/b.JPG").unlink()
    for head in ("", "branch"):
        with pytest.raises(NoGit, match=said):
            limited.review(head, base)
        limited.commit()


def test_shared_data_that_grow(limited: Repository) -> None:
    """A file of the shared data counts as many times as it has grown, the languages together."""
    row = "  - {{name: _ga{number}, type: cookie, lifetime: 2 years, purpose: analytics}}\n"
    cookies = "".join(row.format(number=number) for number in range(190))
    limited.edit("theme/notice/services/google_analytics.yml", "cookies:\n", f"cookies:\n{cookies}")
    limited.edit("theme/notice/fi.yml", "Tietosuojaseloste", "Seloste")
    limited.write("theme/notice/de.yml", "title: Dataskyddsbeskrivning\n")
    limited.commit()
    with pytest.raises(NoGit, match=SAID.format(count=2 * (3 + 1), most=2, name="notices")):
        limited.review("branch")


@pytest.mark.slow
def test_work_grows_as_the_notices(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty more notices that change, with what all share, take as much work after thirty as after ten."""
    monkeypatch.setattr(parallel, "MANY", sys.maxsize)  # calls are counted in this process
    count_calls(repo, 1)  # what is done once, such as to compile the templates
    few, more, most = (count_calls(repo, count) for count in (10, 30, 50))
    assert most - more < 1.1 * (more - few)


def count_calls(repo: Repository, count: int) -> int:
    """How many calls a review of so many changed notices takes: their time depends on what else the machine does."""
    repo.git("checkout", "--quiet", "main", "--", "theme")
    base = write_registers(repo, count, "")
    repo.edit("theme/notice/fi.yml", "Tietosuojaseloste", "Seloste")
    head = write_registers(repo, count, "b")
    with cProfile.Profile() as profile:
        assert len(repo.review(head, base).notices) == count
    return sum(entry.callcount for entry in profile.getstats())


def write_registers(repo: Repository, count: int, end: str) -> str:
    """Commit so many registers, each of a company of its own, whose name has this end."""
    for number in range(count):
        repo.write(f"notices/y{number}.yml", SHORTEST.replace("Esimerkkipuutarha", f"Yritys {number}{end}"))
    return repo.commit()
