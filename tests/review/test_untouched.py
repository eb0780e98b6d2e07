"""Notices that a branch leaves alone are read and made once, and the review is the same as if all were made twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

from hooks.folder import groups
from hooks.notice import notice
from hooks.parallel import follow_silently
from hooks.review import reading_both, untouched
from hooks.review.contents import Contents
from hooks.review.rendering import Rendered, get_pages
from hooks.review.version_review import compare_versions
from hooks.review.versions import Version
from hooks.theme.theme import FOLDER
from tests.paths import DATA
from tests.shared import THEME

NAMES = ("ajat", "aukot", "holmen", "kesken", "kunta")
NOTICES = {f"{name}.yml": (DATA / f"notices/{name}.yml").read_bytes() for name in NAMES}
SHARED = {name: (FOLDER / "notice" / name).read_bytes() for name in ("fi.yml", "en.yml", "constants.yml")}
OLD = Version(NOTICES, SHARED)


CLAUSE = ("fi.yml", "Sinun ei tarvitse kysyä ensin meiltä.", "Kysy ensin meiltä.")


def edit(name: str, before: str, after: str, notices: dict[str, bytes] = NOTICES) -> Version:
    """The newer version, in which one shared file says something else."""
    text = SHARED[name].decode()
    assert before in text
    return Version(notices, {**SHARED, name: text.replace(before, after, 1).encode()})


def edit_notice(name: str, before: bytes, after: bytes) -> dict[str, bytes]:
    """The notices, in one of which something else stands."""
    assert before in NOTICES[name]
    return {**NOTICES, name: NOTICES[name].replace(before, after, 1)}


def review(old: Version, new: Version) -> Contents:
    return compare_versions(old, new, "notices", THEME, follow_silently, {}, is_own=False)


def count_calls(monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str, key: int) -> Counter[Any]:
    """How often a function is called from now on, by one of its arguments."""
    calls: Counter[Any] = Counter()
    original: Callable[..., object] = getattr(module, name)

    def count(*arguments: Any, **named: Any) -> object:  # noqa: ANN401 - whatever it takes
        calls[arguments[key] if isinstance(arguments[key], str) else id(arguments[key])] += 1
        return original(*arguments, **named)

    monkeypatch.setattr(module, name, count)
    return calls


OTHER_OWNER = edit_notice("ajat.yml", b"controller:", b"aliases: [kunta]\ncontroller:")
EDITS = {
    "a clause on every page": edit(*CLAUSE),
    "a clause of one language": edit("en.yml", "You do not have to ask us first.", "Ask us first."),
    "a text that is on none of these pages": edit("fi.yml", "  not_sold: ", "  not_sold: Juuri niin. "),
    "a title": edit("fi.yml", "title: Oikeus valittaa valvontaviranomaiselle", "title: Valitus"),
    "what stands around every page": edit("fi.yml", "removed_title: Tietosuojaseloste on", "removed_title: Seloste on"),
    "a text of the summary": edit("fi.yml", "who: Kuka käsittelee tietojasi", "who: Kuka"),
    "the word of a code": edit("fi.yml", "delivery_details: toimitustiedot", "delivery_details: toimitus"),
    "a text that fails": edit("fi.yml", CLAUSE[1], "{nothing_there}"),
    "a text that went": edit("fi.yml", "  authority: Tietosuojavaltuutetun toimisto\n", ""),
    "another way of writing days": edit("fi.yml", "locale: fi_FI", "locale: sv_FI"),
    "another direction": edit("en.yml", "locale: en_", "locale: ar_"),
    "a constant": edit("constants.yml", "Lintulahdenkuja 4, 00530 Helsinki", "Katu 1, 00530 Helsinki"),
    "a notice, too": edit(*CLAUSE, edit_notice("ajat.yml", b"controller:", b"updated: 2026-01-05\ncontroller:")),
    "a notice that is broken": edit(*CLAUSE, {**NOTICES, "ajat.yml": b"controller: ["}),
    "a notice that came": edit(*CLAUSE, {**NOTICES, "uusi.yml": NOTICES["ajat.yml"]}),
    "a notice that went": edit(*CLAUSE, {name: text for name, text in NOTICES.items() if name != "ajat.yml"}),
    "an address that two notices want": edit(*CLAUSE, OTHER_OWNER),
}


@pytest.mark.parametrize("name", EDITS)
@pytest.mark.parametrize("is_back", [False, True], ids=["there", "back"])
def test_the_review_is_that_of_whole_pages(name: str, is_back: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever changes, forward or back, nothing is told otherwise than if all pages of both versions were held."""
    pair = [OLD, EDITS[name]]
    old, new = reversed(pair) if is_back else pair
    found = review(old, new)
    monkeypatch.setattr(reading_both, "can_forget", lambda _: False)
    assert found == review(old, new)


def test_each_notice_is_read_and_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where only words change, a sound register is read once, its pages are made once, and one earlier section."""
    read = count_calls(monkeypatch, groups, "read_entry", 1)
    made = count_calls(monkeypatch, notice, "render_notice", 0)
    sections = count_calls(monkeypatch, untouched, "render_one_section", 0)
    [clause] = review(OLD, edit(*CLAUSE)).clauses
    assert clause.reach == ("ajat", "aukot", "kesken", "kunta")  # the other one is in Swedish alone
    assert read == dict.fromkeys(NOTICES, 1)
    assert sections == {"complaint": len(clause.reach)}
    assert (
        sum(made.values()) == len(clause.reach) * 2 + 2
    )  # that in Swedish is made whole twice, to see that it is the same


def test_no_page_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a notice whose file is the same nothing is held but hashes, and the changed texts that it uses."""
    held: list[Rendered] = []

    def note(*arguments: Any) -> Any:  # noqa: ANN401 - as what is watched
        pair = render(*arguments)
        held.extend(pair)
        return pair

    render = untouched.render_pair
    monkeypatch.setattr(reading_both, "render_pair", note)
    review(OLD, edit(*CLAUSE))
    pages = [page for rendered in held for page in get_pages(rendered).values()]
    assert {(*page.sections, page.frame) for page in pages} == {("",)}
    assert set().union(*(page.used for page in pages)) == {"complaint.first"}
