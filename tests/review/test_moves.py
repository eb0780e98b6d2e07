"""Notices that move: the review tells old and new address, and which addresses lead nowhere any more."""

from __future__ import annotations

from pathlib import Path

import pytest

from hooks.review.changes import Change
from hooks.review.contents import NoticeChange, Review
from hooks.review.json_data import make_changes_data
from hooks.review.page import write_page
from tests.review.test_published import REMOVED
from tests.review.test_review import OTHER, SHORTEST, Repository, begin_branch
from tests.shared import THEME
from tests.sites import Element

LOST = (
    (
        "Poistuu osoite, joka johtaa selosteeseen: /{0}/: osoite ei johda enää mihinkään, joten julkaisu keskeytyy, "
        "kunnes jossakin tiedostossa on aliases: [{0}]"
    ),
    (
        "Removed address that leads to the notice: /{0}/: it leads nowhere any more, so publishing stops until a file "
        "has aliases: [{0}]"
    ),
)
TAKEN = (
    (
        "Poistuu osoite, joka johtaa selosteeseen: /{}/: osoite johtaa nyt toiseen selosteeseen, joka on osoitteessa "
        "/satama/"
    ),
    "Removed address that leads to the notice: /{}/: it leads to another notice now, the one at /satama/",
)
GAINED = ("Uusi osoite, joka johtaa selosteeseen: /{0}/", "New address that leads to the notice: /{0}/")


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Three notices committed on main, one of which had another address before, and a branch from there."""
    files = {
        "notices/satama.yml": OTHER,
        "notices/piha.yml": f"{SHORTEST}aliases: ennen\n",
        "notices/muu.yml": SHORTEST.replace(": customers", ": suppliers"),
    }
    return begin_branch(tmp_path, monkeypatch, files)


def tell(changes: tuple[Change, ...]) -> list[tuple[str, str, str]]:
    return [(change.risk, change.words["fi"], change.words["en"]) for change in changes]


def say(risk: str, words: tuple[str, str], address: str) -> tuple[str, str, str]:
    fi, en = (text.format(address) for text in words)
    return risk, fi, en


def find(found: Review, address: str) -> NoticeChange:
    [notice] = [notice for notice in found.notices if notice.address == address]
    return notice


def test_moved(repo: Repository) -> None:
    """A notice whose file names its old address has moved, with both addresses, and nothing else is told of it."""
    repo.git("mv", "notices/satama.yml", "notices/laituri.yml")
    repo.write("notices/laituri.yml", f"{OTHER}aliases: satama\n")
    found = repo.review()
    [notice] = found.notices
    assert (notice.status, notice.was, notice.address, notice.changes) == ("renamed", "satama", "laituri", ())
    page = Element.parse(write_page(found, THEME)).text
    assert "Siirtyy uuteen osoitteeseen . Osoite: laituri. Entinen osoite: satama" in page
    data = make_changes_data(found)
    assert (data.totals.notices, data.totals.rows_high) == ({"renamed": 1}, 0)
    assert (data.notices[0].was, data.notices[0].address) == ("satama", "laituri")


def test_moved_without_alias(repo: Repository) -> None:
    """Without that line the old address dies, which weighs as a removal and says what to write."""
    repo.git("mv", "notices/satama.yml", "notices/laituri.yml")
    found = repo.review()
    [notice] = found.notices
    assert (notice.status, notice.was) == ("renamed", "satama")
    assert tell(notice.changes) == [say("high", LOST, "satama")]
    assert not notice.undated
    data = make_changes_data(found)
    assert (data.totals.rows_high, data.notices[0].changes[0].key) == (1, "aliases")


def test_moved_and_rewritten(repo: Repository) -> None:
    """The line counts, however much the notice has changed."""
    (repo.folder / "notices/satama.yml").unlink()
    repo.write("notices/uusi.yml", f"{SHORTEST}aliases: [satama]\n".replace("Esimerkkipuutarha", "Uusi"))
    [notice] = repo.review().notices
    assert (notice.status, notice.was, notice.address) == ("renamed", "satama", "uusi")
    assert "osoite, joka johtaa" not in str(tell(notice.changes))


def test_an_address_more(repo: Repository) -> None:
    """An address more is told, and changes the hash; the date of the notice need not change."""
    nothing = repo.review().digest
    repo.write("notices/piha.yml", f"{SHORTEST}aliases: [ennen, joskus]\n")
    found = repo.review()
    [notice] = found.notices
    assert (notice.status, tell(notice.changes), notice.undated) == ("changed", [say("low", GAINED, "joskus")], False)
    assert found.digest != nothing


def test_an_address_less(repo: Repository) -> None:
    """An address that is dropped is grave."""
    repo.write("notices/piha.yml", SHORTEST)
    [notice] = repo.review().notices
    assert (notice.status, tell(notice.changes)) == ("changed", [say("high", LOST, "ennen")])


def test_an_address_of_another(repo: Repository) -> None:
    """An address that leads to another notice now is told of both, and is grave: who comes there finds the other."""
    repo.write("notices/piha.yml", SHORTEST)
    repo.write("notices/satama.yml", f"{OTHER}aliases: ennen\n")
    found = repo.review()
    assert tell(find(found, "satama").changes) == [say("low", GAINED, "ennen")]
    assert tell(find(found, "piha").changes) == [say("high", TAKEN, "ennen")]


def test_joined(repo: Repository) -> None:
    """Where the address of a notice that goes leads to one that was there, both are told, and nothing is lost."""
    (repo.folder / "notices/satama.yml").unlink()
    repo.write("notices/piha.yml", f"{SHORTEST}aliases: [ennen, satama]\n")
    found = repo.review()
    assert tell(find(found, "piha").changes) == [say("low", GAINED, "satama")]
    gone = find(found, "satama")
    assert (gone.status, gone.leads_to, gone.changes) == ("removed", "piha", ())
    page = Element.parse(write_page(found, THEME)).text
    assert "Osoite johtaa nyt selosteeseen /piha/." in page
    assert "Osoitteeseen ei jää mitään" not in page


def test_removed(repo: Repository) -> None:
    """The page in the place of a notice keeps its old addresses, or they are told as lost."""
    repo.write("notices/piha.yml", REMOVED)
    assert tell(find(repo.review(), "piha").changes)[0] == say("high", LOST, "ennen")
    repo.write("notices/piha.yml", f"{REMOVED}aliases: ennen\n")
    assert "ennen" not in str(tell(find(repo.review(), "piha").changes))


def test_an_address_of_a_removal(repo: Repository) -> None:
    """Old addresses of a removal may go, which is told, and stops nothing."""
    repo.write("notices/poistettu.yml", f"{REMOVED}aliases: vanha\n")
    base = repo.commit()
    repo.write("notices/poistettu.yml", REMOVED)
    [notice] = repo.review(base=base).notices
    assert [words for _, words, _ in tell(notice.changes)] == ["Poistuu osoite, joka johtaa selosteeseen: /vanha/"]


def test_gone(repo: Repository) -> None:
    """With a notice of which nothing is left its old addresses go, too."""
    (repo.folder / "notices/piha.yml").unlink()
    gone = find(repo.review(), "piha")
    assert (gone.status, tell(gone.changes)) == ("removed", [say("high", LOST, "ennen")])


def test_the_page_that_leads_on(repo: Repository) -> None:
    """A text of the pages at old addresses reaches the notices that have some."""
    repo.edit("theme/notice/fi.yml", "  moved_title: Tietosuojaseloste on siirretty", "  moved_title: Seloste siirtyi")
    repo.commit()
    [clause] = repo.review().clauses
    assert (clause.key, clause.reach) == ("interface.moved_title", ("piha",))
