"""A file of answers is not trusted: what it may say, and how everything else is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hooks.confirm.answers import Answer, Answers, read_answers
from hooks.confirm.asking import Talk, ask_rest
from hooks.confirm.wording import read_words
from hooks.reading.faults import Faulty
from hooks.reading.refusals import Refused
from tests.confirm.asked import OPEN, ask, list_chapters, write
from tests.shared import THEME


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a file of answers is, by a name that is the same on every machine."""
    monkeypatch.chdir(tmp_path)
    return Path("answers.yml")


def test_sound_file(file: Path) -> None:
    """Words, what is right instead, what was open, the day, and who answered."""
    file.write_text(
        'company: "piha"\nletter: "0123456789ab"\ndate: 2026-11-20\nby: AE\nanswers:\n  # a comment\n  "01": right\n'
        '  "02": unknown\n  "03": wrong\n  "04": {wrong: "050 123"}\n  "05": {answer: Koivukuja 3}\n',
        "utf-8",
    )
    assert read_answers(file, "piha") == Answers(
        {
            "01": Answer("right"),
            "02": Answer("unknown"),
            "03": Answer("wrong"),
            "04": Answer("wrong", "050 123"),
            "05": Answer("answer", "Koivukuja 3"),
        },
        date(2026, 11, 20),
        "AE",
    )


def test_day_is_today_where_none_is_said(file: Path) -> None:
    """Without a day the answers are of today."""
    file.write_text("company: piha\nanswers: {}\n")
    assert read_answers(file, "piha") == Answers({}, date(2026, 11, 21), "")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("company: muu\n", "answers.yml has the answers of 'muu', and not of 'piha'"),
        ("answers: {}\n", "answers.yml has the answers of 'None', and not of 'piha'"),
        (
            "company: piha\nextra: x\n",
            "answers.yml: 'extra' is no key of answers; these are: company, letter, date, by, answers",
        ),
        (
            "company: piha\nanswers: [right]\n",
            (
                "answers.yml: answers is no answer; write right, wrong, unknown, "
                '{wrong: "what is right"} or {answer: "what was open"}'
            ),
        ),
        (
            "company: piha\nanswers: {a: yes}\n",
            (
                "answers.yml: 'a' is no answer; write right, wrong, unknown, "
                '{wrong: "what is right"} or {answer: "what was open"}'
            ),
        ),
        (
            "company: piha\nanswers: {a: {wrong: [x]}}\n",
            "answers.yml: 'a' is no line of text with at most 300 characters",
        ),
        (
            f"company: piha\nanswers: {{a: {{wrong: {'x' * 301}}}}}\n",
            "answers.yml: 'a' is no line of text with at most 300 characters",
        ),
        (
            "company: piha\ndate: 2.11.2026\n",
            "answers.yml: date: '2.11.2026' is not written as a date here; write 2026-11-02",
        ),
        ("company: piha\ndate: 2026-11-23\n", "answers.yml: 2026-11-23 is in the future; write the day of the answers"),
        (
            "company: piha\nby: a@yritys.example\n",
            (
                "answers.yml: by: 'a@yritys.example' is no role, and no initials; "
                "write who it was by a role or initials, as in `by: office manager` or `by: AE`"
            ),
        ),
    ],
)
def test_what_is_refused(text: str, told: str, file: Path) -> None:
    """Whatever is no answer is refused in a sentence."""
    file.write_text(text, "utf-8")
    with pytest.raises(Refused) as refused:
        read_answers(file, "piha")
    assert str(refused.value) == told


@pytest.mark.parametrize(
    "raw",
    [
        b'company: piha\nanswers: {a: {wrong: "A\xe2\x80\xaeB"}}\n',
        b"company: piha\nanswers: &a {x: *a}\n",
        b"company: piha\nanswers: !!python/object:os.system {x: y}\n",
        b"company: piha\ncompany: muu\n",
        b"[" * 100_000,
        b"company: piha\n" + b"# x\n" * 70_000,
        b"\xff\xfe",
        b"",
    ],
)
def test_hostile_file(raw: bytes, file: Path) -> None:
    """Hidden characters, anchors, tags, keys that are there twice and files without an end are faults of the file."""
    file.write_bytes(raw)
    with pytest.raises(Faulty):
        read_answers(file, "piha")


def test_typed_answers(notices: Path) -> None:
    """Each question without an answer is asked; a wrong key asks again, Enter leaves out, the end of input the rest."""
    company = write(notices, OPEN)
    questions = ask(company)
    typed = iter(["3 vuotta", "o", "x", "O", "v", "Koivukuja 5", "e", "", "v", ""])
    told: list[str] = []

    def answer(prompt: str) -> str:
        told.append(prompt)
        try:
            return next(typed)
        except StopIteration:
            raise EOFError from None

    known = [questions[1].identifier]
    kept: list[int] = []
    talk = Talk(read_words(THEME.folder, "fi"), answer, told.append, lambda typed: kept.append(len(typed)))
    assert list(ask_rest(list_chapters(company), known, talk).values()) == [
        Answer("answer", "3 vuotta"),
        Answer("right"),
        Answer("right"),
        Answer("wrong", "Koivukuja 5"),
        Answer("unknown"),
        Answer("wrong", ""),
    ]
    assert told[0] == "\n1/38 Kuinka kauan tietoja säilytetään?"
    assert told[1] == "kirjoita vastaus; e = en tiedä; Enter jättää vastaamatta > "
    assert "Kirjoita o, v tai e." in told
    assert kept == [1, 2, 3, 4, 5, 6]
