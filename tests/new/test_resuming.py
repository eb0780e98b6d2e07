"""An interview goes back, and goes on after an interruption."""

from __future__ import annotations

import json
import os
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hooks.format.own_words import Words
from hooks.new.beginning import begin_answers
from hooks.new.interview import Kept, Talk, ask_questions
from hooks.new.register_file import place_register
from hooks.new.resuming import keep_answers, locate_answers, read_answers
from hooks.reading.interrupted import MONTH, MOST, forget_kept, forget_old
from tests.new.calls import QUESTIONS, find_errors, hold_session, read_data
from tests.shared import THEME

BEGINNING = ["Esimerkki Oy", "Esimerkki", "", "", "", "a@esimerkki.example"]
KEPT = "Vastauksesi ovat tallessa"
OFFER = "Jatketaanko siitä?"
GIVEN = {"name": ("Esimerkki Oy",), "email": ("a@b.example",)}


def find_kept(notices: Path) -> list[Path]:
    """What is kept of sessions that were interrupted."""
    return sorted((notices.parent / "state").rglob("*.*"))


@pytest.mark.parametrize("back", ["<", "takaisin", "BACK"])
def test_going_back(back: str, notices: Path) -> None:
    """A sign or a word goes back to the question before, where Enter takes what was answered."""
    done = hold_session(
        notices,
        [
            f"virallinen nimi <- {back}",
            "virallinen nimi <- Esimerki Oy",
            "tunnetaan <- Esimerkki",
            f"Y-tunnus <- {back}",
            f"[Enter: Esimerkki] <- {back}",
            "[Enter: Esimerki Oy] <- Esimerkki Oy",
            "[Enter: Esimerkki] <- ",
            *["Y-tunnus <- ", "Osoite <- ", "Puhelin <- ", "Sähköposti <- a@esimerkki.example"],
        ],
    )
    assert done.code == 0, done.text
    assert "Tämä on ensimmäinen kysymys." in done.text
    controller = read_data(notices)["controller"]
    assert (controller["name"], controller["known_as"]) == ("Esimerkki Oy", "Esimerkki")


def ask_with(typed: list[str], notices: Path, kept: Kept | None = None) -> tuple[list[str], list[Kept]]:
    """The last lines of the prompts of an interview about a website, and what was kept after each answer."""
    file = place_register("esimerkki", notices, THEME)
    answers = begin_answers(file, THEME, QUESTIONS, "fi", GIVEN)
    prompts: list[str] = []
    told: list[Kept] = []
    left = iter([*typed, *[""] * 60])

    def ask(prompt: str) -> str:
        prompts.append(prompt.strip())
        return next(left)

    ask_questions(answers, Talk(file, GIVEN, ask, lambda _: None, told.append), kept)
    return prompts, told


def test_another_answer_changes_what_is_proposed_after_it(notices: Path) -> None:
    """Who goes back and takes another kind of register is proposed what is usual for that."""
    answers = [*[""] * 7, "customers", "", "", "", "", "orders", "<", "<", "<", "<", "<", "<", "patients", *[""] * 3]
    prompts, _ = ask_with(answers, notices)
    asked = [prompt for prompt in prompts if prompt.startswith("Mihin tietoja käytetään?")]
    assert asked[0].endswith("[Enter: 2, 5, 8, 9] >")
    assert asked[-1].endswith("[Enter: 22, 23, 24] >")


def test_what_is_kept_is_the_way_that_was_taken(notices: Path) -> None:
    """After each step all answers are kept, those before which the editor went back no more."""
    _, told = ask_with(["Esimerkki", "", "<", "<", "Toinen"], notices)
    assert [list(kept) for kept in told[:5]] == [
        ["known_as"],
        ["known_as", "business_id"],
        ["known_as"],
        [],
        ["known_as"],
    ]
    assert told[4] == {"known_as": ("Toinen",)}


@pytest.mark.parametrize("ending", ["\x03", "\x04"])
def test_going_on_after_an_interruption(ending: str, notices: Path) -> None:
    """The same call goes on from the answers of a session that ended early, and forgets them when it is done."""
    first = hold_session(notices, [*BEGINNING, ending])
    assert KEPT in first.text
    assert list(notices.iterdir()) == []
    (kept,) = find_kept(notices)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    second = hold_session(notices, [f"{OFFER} <- ", "Verkkosivuston osoite <- <", "[Enter: a@esimerkki.example] <- "])
    assert second.code == 0, second.text
    assert "Selosteen kysymyksistä 6 on vastattu" in second.text
    assert read_data(notices)["controller"]["known_as"] == "Esimerkki"
    assert find_errors(notices) == []
    assert find_kept(notices) == []


@pytest.mark.parametrize("reply", ["2", "Ei"])
def test_beginning_again(reply: str, notices: Path) -> None:
    """Who does not want to go on begins with the first question, and what was kept is gone."""
    hold_session(notices, [*BEGINNING, "\x03"])
    done = hold_session(notices, [f"{OFFER} <- {reply}", "virallinen nimi <- \x03"])
    assert done.code == 130
    assert KEPT not in done.text
    assert find_kept(notices) == []


def test_an_interruption_before_the_first_answer(notices: Path) -> None:
    """Where nothing was answered nothing is kept, and the next call offers nothing."""
    assert KEPT not in hold_session(notices, ["\x03"]).text
    assert OFFER not in hold_session(notices, ["\x03"]).text


def test_own_words_are_kept(notices: Path) -> None:
    """What is kept is read as it was answered."""
    place = locate_answers(notices / "a.yml")
    answers = {"name": ("Äkeri Oy",), "purposes": ("orders", Words.model_construct(root={"fi": "a", "en": "b"}))}
    keep_answers(place, answers)
    assert read_answers(place) == answers
    forget_kept(place)
    assert read_answers(place) == {}


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"name": "A"}', '{"name": [1]}', '{"name": [{"fi": 1}]}', " " * MOST + "{}", "\udcff"]
)
def test_what_is_no_answers(text: str, notices: Path) -> None:
    """A file that is none of ours is as if it were not there."""
    place = locate_answers(notices / "a.yml")
    place.parent.mkdir(parents=True)
    place.write_bytes(text.encode(errors="surrogateescape"))
    assert read_answers(place) == {}


def test_kept_answers_that_cannot_be_are_asked(notices: Path) -> None:
    """An answer that the format does not have any more, or that nobody could have typed, is asked again."""
    kept: Kept = {"known_as": ("a\u200bb",), "business_id": ("1234567-1",), "register": ("kerho",), "phone": ("",)}
    prompts, _ = ask_with([], notices, kept)
    assert [prompt.partition("\n")[0] for prompt in prompts[:2]] == [
        "Nimi, jolla se tunnetaan, jos muu kuin virallinen nimi",
        "Osoite yhdellä rivillä, kuten Koivukuja 3, 33100 Tampere",
    ]
    assert "Mikä rekisteri?" in [prompt.partition("\n")[0] for prompt in prompts]


def test_kept_answers_are_forgotten_after_a_month(notices: Path) -> None:
    """Nothing of an interview that nobody went on with stays."""
    places = [locate_answers(notices / name) for name in ("old.yml", "new.yml")]
    for place in places:
        keep_answers(place, {"name": ("A",)})
    long_ago = datetime.now(UTC).timestamp() - MONTH - 1
    os.utime(places[0], (long_ago, long_ago))
    forget_old(places[0].parent)
    assert find_kept(notices) == [places[1]]


@pytest.mark.parametrize("home", [None, "relative", "/dev/null"])
def test_where_nothing_can_be_kept(home: str | None, notices: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A session goes on without where the account has no folder, or one that cannot be written."""
    monkeypatch.setenv("HOME", "/dev/null")
    if home is None:
        monkeypatch.delenv("XDG_STATE_HOME")
    else:
        monkeypatch.setenv("XDG_STATE_HOME", home)
    done = hold_session(notices, BEGINNING)
    assert done.code == 0, done.text
    assert not (notices.parent / "relative").exists()


def test_what_is_kept_is_plain(notices: Path) -> None:
    """Codes, texts and words by language, and nothing else, so that nothing else is ever read."""
    place = locate_answers(notices / "a.yml")
    keep_answers(place, {"purposes": ("orders", Words.model_construct(root={"fi": "a", "en": "b"}))})
    assert json.loads(place.read_text("utf-8")) == {"purposes": ["orders", {"fi": "a", "en": "b"}]}
