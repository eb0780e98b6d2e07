"""What becomes of answers: confirmations, changes, gaps, and what is left to do by hand."""

from __future__ import annotations

import errno
import re
from pathlib import Path

import pytest
from PIL import Image

from hooks.confirm.answers import Answer, Answers
from tests.confirm.asked import OPEN, PIHA, answer_all, read, take, write

KONSERNI = PIHA.split("register: customers", maxsplit=1)


def changes(before: str, after: bytes) -> list[str]:
    """The lines that only one of two texts has, in the order of each."""
    old, new = before.split("\n"), after.decode().split("\n")
    return [f"-{line}" for line in old if line not in new] + [f"+{line}" for line in new if line not in old]


def test_all_is_right(notices: Path) -> None:
    """Where every fact is right, the register says when it was confirmed and by whom, and nothing else changes."""
    outcome = take(company := write(notices, PIHA), answer_all(company))
    assert outcome.confirmed
    assert changes(PIHA, outcome.draft.files["piha.yml"]) == [
        "-reviewed: 2026-11-02                         # someone confirmed them",
        "+reviewed: {date: 2026-11-21, by: toimistopäällikkö}                         # someone confirmed them",
    ]
    outcome.draft.write()
    again = take(company := read(notices, "piha"), answer_all(company))
    assert again.draft.list_changed() == {}


def test_a_full_disk_changes_nothing(notices: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a file cannot be written, the old one stays, and nothing else stays beside it."""
    outcome = take(company := write(notices, PIHA), answer_all(company))
    before = {path: path.read_bytes() for path in notices.rglob("*")}
    written = Path.write_bytes

    def fill_disk(path: Path, data: bytes) -> None:
        written(path, data[:1])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fill_disk)
    with pytest.raises(OSError, match="No space left"):
        outcome.draft.write()
    assert {path: path.read_bytes() for path in notices.rglob("*")} == before


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("reviewed: {date: 2026-01-02, by: AE} # x", "reviewed: {date: 2026-11-21, by: toimistopäällikkö} # x"),
        ("reviewed: {date: 2026-01-02} # x", "reviewed: {date: 2026-11-21, by: toimistopäällikkö} # x"),
        ("reviewed: '2026-01-02'", "reviewed: {date: 2026-11-21, by: toimistopäällikkö}"),
        (
            "reviewed:\n  date: 2026-01-02 # x\n  by: AE # y",
            "reviewed:\n  date: 2026-11-21 # x\n  by: toimistopäällikkö # y",
        ),
        ("reviewed:\n  date: 2026-01-02 # x", "reviewed:\n  date: 2026-11-21 # x\n  by: toimistopäällikkö"),
        ("# x", "reviewed: {date: 2026-11-21, by: toimistopäällikkö}\n# x"),
    ],
)
def test_where_a_confirmation_stands(before: str, after: str, notices: Path) -> None:
    """It takes the place of an earlier one in whatever form, or stands behind the other dates."""
    text = PIHA.replace("reviewed: 2026-11-02                         # someone confirmed them", before)
    outcome = take(company := write(notices, text), answer_all(company))
    assert outcome.confirmed
    assert outcome.draft.files["piha.yml"].decode() == text.replace(before, after)


def test_skipped_question(notices: Path) -> None:
    """Where a question is skipped, nothing counts as confirmed, and the question is told."""
    outcome = take(company := write(notices, PIHA), answer_all(company, Osoite=None))
    assert not outcome.confirmed
    assert outcome.draft.list_changed() == {}
    assert [question.said for question in outcome.matched.skipped] == ["Osoite on Koivukuja 3, 33100 Tampere."]


def test_answer_to_what_has_changed(notices: Path) -> None:
    """An answer to a fact as it was before does not count for the fact as it is now."""
    answers = answer_all(write(notices, PIHA))
    outcome = take(write(notices, PIHA.replace("Koivukuja 3", "Koivukuja 5")), answers)
    assert not outcome.confirmed
    assert [question.said for question in outcome.matched.skipped] == ["Osoite on Koivukuja 5, 33100 Tampere."]
    assert len(outcome.matched.stale) == 1


@pytest.mark.parametrize(
    ("words", "text", "line"),
    [
        ("Osoite_on", "Uusikatu 1, 00100 Helsinki", "  address: Uusikatu 1, 00100 Helsinki        # one line: street,"),
        ("Puhelinnumero", "050 123 4567", "  phone: 050 123 4567                         # or +358 3"),
        ("Rekisterinpitäjä_on", "Puutarha: Oy #1", "  name: 'Puutarha: Oy #1'"),
        ("Y-tunnus", "7654321-2", "  business_id: 7654321-2"),
        ("Evästeasetusten", "https://piha.example/e", "  settings: https://piha.example/e"),
    ],
)
def test_single_value_is_changed(words: str, text: str, line: str, notices: Path) -> None:
    """A value that the format takes stands in the place of the wrong one; comments stay, the facts are confirmed."""
    outcome = take(company := write(notices, PIHA), answer_all(company, **{words: Answer("wrong", text)}))
    assert outcome.confirmed
    added = [each for each in changes(PIHA, outcome.draft.files["piha.yml"]) if each.startswith("+")]
    assert len(added) == 3
    assert any(each.startswith(f"+{line}") for each in added)
    assert any(each.startswith("+updated: 2026-11-21 ") for each in added)


@pytest.mark.parametrize(
    ("words", "answer", "reason"),
    [
        ("Puhelinnumero", Answer("wrong", "ei ole"), "wrong"),
        ("Puhelinnumero", Answer("wrong"), "wrong-untold"),
        ("Puhelinnumero", Answer("wrong", "+358 3 123 4567"), "wrong"),
        ("Puhelinnumero", Answer("unknown"), "unknown"),
        ("Y-tunnus", Answer("wrong", "1234567-2"), "wrong"),
        ("Rekisterinpitäjä_on", Answer("wrong", "<nimi>"), "wrong"),
        ("Rekisterinpitäjä_on", Answer("wrong", "A\u202eB"), "wrong"),
        ("Säilytysaika:_3", Answer("wrong", "5 vuotta"), "wrong"),
        ("etu-_ja_sukunimi;_sähköposti", Answer("unknown"), "unknown"),
        ("Varmuuskopiot", Answer("wrong", "Ei ole."), "wrong"),
    ],
)
def test_what_is_left_to_the_editor(words: str, answer: Answer, reason: str, notices: Path) -> None:
    """What no single value can take the place of is told, and the facts do not count as confirmed."""
    outcome = take(company := write(notices, PIHA), answer_all(company, **{words: answer}))
    assert not outcome.confirmed
    assert outcome.draft.list_changed() == {}
    assert [(each.reason, each.said) for each in outcome.by_hand] == [(reason, answer.text)]


def test_what_the_company_does_not_know(notices: Path) -> None:
    """A fact that the company does not know becomes a gap where there can be one, and the rest is confirmed."""
    outcome = take(company := write(notices, PIHA), answer_all(company, **{"Y-tunnus": Answer("unknown")}))
    assert outcome.confirmed
    text = outcome.draft.files["piha.yml"].decode()
    assert "  business_id: {gap: 2026-11-21 yritys ei tiedä, asked: 2026-11-21}\n" in text


@pytest.mark.parametrize(
    ("gap", "after"),
    [
        ("{gap: 2026-11-20 nobody knows}", "{gap: 2026-11-20 nobody knows, asked: 2026-11-21}"),
        ("{gap: 2026-11-20 nobody knows} # x", "{gap: 2026-11-20 nobody knows, asked: 2026-11-21} # x"),
        ("\n  gap: 2026-11-20 nobody knows # x", "\n  gap: 2026-11-20 nobody knows # x\n  asked: 2026-11-21"),
        ("\n  - gap: 2026-11-20 nobody knows", "\n  - gap: 2026-11-20 nobody knows\n    asked: 2026-11-21"),
        ("{gap: 2026-11-20 x, asked: 2026-11-20}", "{gap: 2026-11-20 x, asked: 2026-11-20}"),
    ],
)
def test_open_question_without_an_answer(gap: str, after: str, notices: Path) -> None:
    """A gap says on which day the company was asked, in whatever form it is written."""
    text = OPEN.replace("{gap: 2026-11-20 nobody knows}", gap)
    outcome = take(company := write(notices, text), answer_all(company))
    assert outcome.confirmed
    assert f"retention: {after}".replace(": \n", ":\n") in outcome.draft.files["piha.yml"].decode().replace(
        ": \n", ":\n"
    )
    assert "updated: 2026-11-02" in outcome.draft.files["piha.yml"].decode()


def test_a_change_is_dated_where_no_date_stood(notices: Path) -> None:
    """A register that had no `updated:` says when its facts changed; one that is confirmed alone says no such thing."""
    text = re.sub(r"(?m)^updated:.*\n", "", PIHA)
    company = write(notices, text)
    assert "updated:" not in take(company, answer_all(company)).draft.files["piha.yml"].decode()
    changed = take(company, answer_all(company, Puhelinnumero=Answer("wrong", "050 123 4567")))
    added = [each for each in changes(text, changed.draft.files["piha.yml"]) if each.startswith("+")]
    assert "+updated: 2026-11-21" in added
    assert any(each.startswith("+reviewed: {date: 2026-11-21") for each in added)


def test_open_question_with_an_answer(notices: Path) -> None:
    """What was open is filled in where one value says it, and else told; the stated facts are confirmed anyway."""
    text = OPEN.replace("address: Koivukuja 3, 33100 Tampere ", "address: {gap: 2026-11-20 nobody knows}")
    company = write(notices, text)
    answers = answer_all(
        company,
        yrityksen_postiosoite=Answer("answer", "Koivukuja 3, 33100 Tampere"),
        kauan_tietoja=Answer("answer", "3 vuotta"),
    )
    outcome = take(company, answers)
    assert outcome.confirmed
    assert "  address: Koivukuja 3, 33100 Tampere  " in outcome.draft.files["piha.yml"].decode()
    assert [(each.reason, each.said) for each in outcome.by_hand] == [("answer", "3 vuotta")]


def test_folder_of_a_company(notices: Path) -> None:
    """A shared fact is changed in the company's file, and every register has its new day."""
    (notices / "konserni").mkdir()
    shared, own = KONSERNI
    (notices / "konserni/_company.yml").write_text(shared, "utf-8")
    for kind in ("customers", "newsletter"):
        (notices / f"konserni/{kind}.yml").write_text(f"register: {kind}{own}", "utf-8")
    company = read(notices, "konserni")
    outcome = take(company, answer_all(company, Puhelinnumero=Answer("wrong", "050 123 4567")))
    assert outcome.confirmed
    assert set(outcome.draft.list_changed()) == {
        f"konserni/{name}.yml" for name in ("_company", "customers", "newsletter")
    }
    for kind in ("customers", "newsletter"):
        text = outcome.draft.files[f"konserni/{kind}.yml"].decode()
        assert "updated: 2026-11-21" in text
        assert "reviewed: {date: 2026-11-21" in text


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_every_other_byte_stays(end: str, mark: str, notices: Path) -> None:
    """Ends of lines and the mark of the encoding stay as they are."""
    text = (mark + OPEN.replace("reviewed: 2026-11-02                         # someone confirmed them\n", "")).replace(
        "\n", end
    )
    outcome = take(company := write(notices, text), answer_all(company))
    assert outcome.confirmed
    expected = text.replace("nobody knows}", "nobody knows, asked: 2026-11-21}").replace(
        f"changed{end}", f"changed{end}reviewed: {{date: 2026-11-21, by: toimistopäällikkö}}{end}"
    )
    assert outcome.draft.files["piha.yml"].decode() == expected


def test_answers_of_nobody_change_nothing(notices: Path) -> None:
    """Without answers all questions are skipped."""
    outcome = take(write(notices, PIHA), Answers())
    assert not outcome.confirmed
    assert outcome.draft.list_changed() == {}


def test_logo_of_a_company(notices: Path) -> None:
    """A company with a logo stays sound while its file is edited."""
    Image.new("RGB", (60, 20), "#1d6f42").save(notices / "logo.png")
    text = f"{PIHA}appearance: {{logo: logo.png}}\n"
    outcome = take(company := write(notices, text), answer_all(company))
    assert outcome.confirmed
