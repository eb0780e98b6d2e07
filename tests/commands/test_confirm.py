"""`confirm`: letters, answers and whom it is time to ask, as a user calls it."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

from tests.confirm.asked import OPEN, PIHA, ask, read, write
from tests.notice.test_one_language import MARKS
from tests.paths import DATA
from tests.running import Done, build_py, inherit_environment, program_folder, run_build_py, run_command
from tests.terminal import call_on_terminal


def call(notices: Path, *words: str | Path) -> Done:
    """Call the command in the folder above the notices."""
    return build_py("confirm", *words, cwd=notices.parent)


def write_answers(notices: Path, name: str = "piha", *, leave_out: str = "?!") -> Path:
    """A file that says that all is right, but for questions with some words."""
    answers = {each.identifier: "right" for each in ask(read(notices, name)) if leave_out not in each.said}
    lines = [f"company: {name}", "answers:", *(f'  "{identifier}": {word}' for identifier, word in answers.items())]
    file = notices.parent / f"answers-{name}.yml"
    file.write_text("\n".join(lines), "utf-8")
    return file


@pytest.mark.slow
@pytest.mark.parametrize("named", ["letter.html", "letter.PDF"])
def test_letter_and_its_pdf(named: str, notices: Path) -> None:
    """A PDF lies beside its letter, under the same name, whichever of both is named."""
    write(notices, PIHA)
    done = call(notices, "piha", "--out", named, "--pdf")
    assert (done.returncode, done.stdout, done.stderr) == (0, "letter.html\n", "")
    assert (notices.parent / "letter.pdf").read_bytes().startswith(b"%PDF")
    assert (notices.parent / "letter.html").read_bytes().startswith(b"<!DOCTYPE html>")


def test_letter_is_written(notices: Path) -> None:
    """A letter has the name of the company and the language; the language can be chosen, and the place."""
    write(notices, PIHA)
    done = call(notices, "piha")
    assert (done.returncode, done.stdout, done.stderr) == (0, "confirm-piha.fi.html\n", "")
    assert '<html lang="fi">' in (notices.parent / "confirm-piha.fi.html").read_text("utf-8")
    assert call(notices, "piha", "--lang", "en", "--out", "letter.html").returncode == 0
    assert '<html lang="en">' in (notices.parent / "letter.html").read_text("utf-8")


def test_letter_to_a_company_that_speaks_swedish(notices: Path) -> None:
    """A company with notices in Swedish alone gets its letter in Swedish, with no word of another language."""
    (notices / "holmen.yml").write_text((DATA / "notices/holmen.yml").read_text("utf-8"), "utf-8")
    done = call(notices, "holmen")
    assert (done.returncode, done.stdout, done.stderr) == (0, "confirm-holmen.sv.html\n", "")
    letter = (notices.parent / "confirm-holmen.sv.html").read_text("utf-8")
    assert '<html lang="sv">' in letter
    assert "Vi använder uppgifterna till det här: simskola för barn. Rättslig grund: samtycke." in letter
    words = re.sub("<[^>]*>", " ", letter.partition("<body")[2].partition("<script")[0])
    assert re.findall(f"{MARKS['en']}|{MARKS['fi']}", words) == []


def test_confirmation(notices: Path) -> None:
    """Where all is right, the file says so, the command how to look at it, and the next one finds nothing to do."""
    write(notices, PIHA)
    file = write_answers(notices)
    refused = call(notices, "piha", "--answers", file.name)
    assert (refused.returncode, refused.stderr) == (
        2,
        "Error: say who confirms the facts, by role or initials, as in --by AE\n",
    )
    done = call(notices, "piha", "--answers", file.name, "--by", "AE")
    assert (done.returncode, done.stdout) == (
        0,
        "piha: the facts are confirmed\nlook at it, and commit it for review: git diff notices/piha.yml\n",
    )
    assert "reviewed: {date: 2026-11-21, by: AE}" in (notices / "piha.yml").read_text("utf-8")
    again = call(notices, "piha", "--answers", file.name, "--by", "AE")
    assert (again.returncode, again.stdout) == (0, "piha: the facts are confirmed\n")


def test_no_confirmation(notices: Path) -> None:
    """A question that is skipped is told, nothing is written as confirmed, and the command ends with 1."""
    write(notices, PIHA)
    file = write_answers(notices, leave_out="Osoite")
    done = call(notices, "piha", "--answers", file.name, "--by", "AE")
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "notices/piha.yml:6:12: not answered: Osoite on Koivukuja 3, 33100 Tampere.",
        "piha: the facts do not count as confirmed",
    ]
    assert (notices / "piha.yml").read_text("utf-8") == PIHA


def test_changed_facts(notices: Path) -> None:
    """What is changed is told as it was before, so that nobody takes the old value for the new one."""
    write(notices, PIHA)
    file = write_answers(notices)
    question = next(each for each in ask(read(notices, "piha")) if each.said.startswith("Osoite on"))
    answers = file.read_text("utf-8").replace(
        f'"{question.identifier}": right', f'"{question.identifier}": {{wrong: "Uusikuja 3, 33100 Tampere"}}'
    )
    file.write_text(answers, "utf-8")
    done = call(notices, "piha", "--answers", file.name, "--by", "AE", "--lang", "fi")
    assert (done.returncode, done.stdout.splitlines()[0]) == (
        0,
        "notices/piha.yml:6:12: muutettu yrityksen vastauksen mukaan; ennen: Osoite on Koivukuja 3, 33100 Tampere.",
    )
    assert "Uusikuja 3, 33100 Tampere" in (notices / "piha.yml").read_text("utf-8")


def test_day_that_cannot_be(notices: Path) -> None:
    """A day before the notice was drawn up is told, and nothing is written."""
    write(notices, PIHA)
    file = write_answers(notices)
    file.write_text(f"date: 2018-12-31\n{file.read_text('utf-8')}", "utf-8")
    told = "everything is answered, but `reviewed:` cannot be written with {day}"
    told += ", such as before the notice was drawn up; write it by hand"
    done = call(notices, "piha", "--answers", file.name, "--by", "AE")
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        told.format(day="2018-12-31"),
        "piha: the facts do not count as confirmed",
    ]
    assert (notices / "piha.yml").read_text("utf-8") == PIHA


@pytest.mark.slow
def test_typed_answers(notices: Path) -> None:
    """What a file leaves out can be typed, and without a file everything."""
    write(notices, PIHA)
    file = write_answers(notices, leave_out="Osoite")
    done = run_build_py("confirm", "piha", "--answers", file, "--ask", "--by", "AE", cwd=notices.parent)
    assert done.returncode == 1
    assert "1/1 Osoite on Koivukuja 3, 33100 Tampere." in done.stderr
    alone = run_build_py("confirm", "piha", "--by", "AE", "--answers", cwd=notices.parent)
    assert "1/42 Rekisterinpitäjä on Esimerkkipuutarha Oy." in alone.stderr


OFFER = "Jatketaanko siitä?"
KEPT = "Vastauksesi ovat tallessa: sama komento jatkaa niistä."
TYPED = ("confirm", "piha", "--by", "AE", "--lang", "fi", "--answers")


@pytest.mark.slow
def test_going_on_after_an_interruption(notices: Path) -> None:
    """Ctrl-C keeps what was typed, the same call goes on from there, and forgets it when all has been asked."""
    write(notices, PIHA)
    before = (notices / "piha.yml").read_bytes()
    first = call_on_terminal(notices.parent, TYPED, ["1/42 Rekisterinpitäjä <- o", "2/42 <- o", "\x03"], " > ")
    assert (first.code, KEPT in first.text) == (130, True)
    assert (notices / "piha.yml").read_bytes() == before
    again = call_on_terminal(notices.parent, TYPED, ["Kysymyksistä 2/42 <- ", "1/40 <- \x03"], " > ")
    assert (again.code, KEPT in again.text) == (130, True)
    last = call_on_terminal(notices.parent, TYPED, [f"{OFFER} <- 1", *["o"] * 40], " > ")
    assert last.code == 0, last.text
    assert b"reviewed: {date: 2026-11-21, by: AE}" in (notices / "piha.yml").read_bytes()
    assert OFFER not in call_on_terminal(notices.parent, TYPED, ["\x03"], " > ").text


@pytest.mark.slow
def test_beginning_again(notices: Path) -> None:
    """What was typed is forgotten where who answers begins again, and an answer to a fact that has changed is none."""
    write(notices, PIHA)
    call_on_terminal(notices.parent, TYPED, ["o", "\x03"], " > ")
    done = call_on_terminal(notices.parent, TYPED, [f"{OFFER} <- 2", "1/42 <- \x03"], " > ")
    assert (done.code, KEPT in done.text) == (130, False)
    call_on_terminal(notices.parent, TYPED, ["1/42 Rekisterinpitäjä on Esimerkkipuutarha Oy. <- o", "\x03"], " > ")
    write(notices, PIHA.replace("Esimerkkipuutarha Oy", "Toinen Puutarha Oy"))
    changed = call_on_terminal(notices.parent, TYPED, ["1/42 <- \x03"], " > ")
    assert (changed.code, OFFER in changed.text, KEPT in changed.text) == (130, False, False)


@pytest.mark.slow
def test_what_is_piped_answers_from_the_first_question_on(notices: Path) -> None:
    """Answers that come from no terminal are never taken for the reply to the offer to go on."""
    write(notices, PIHA)
    call_on_terminal(notices.parent, TYPED, ["v", "", "\x03"], " > ")
    program = [sys.executable, program_folder() / "build.py", *TYPED]
    done = run_command(program, cwd=notices.parent, env=inherit_environment(), given="o\n" * 42)
    assert (done.returncode, OFFER in done.stderr) == (0, False), done.stderr


def test_whom_it_is_time_to_ask(notices: Path) -> None:
    """Letters to all whom it is time to ask, or a list of them."""
    write(notices, PIHA)
    done = call(notices, "--due")
    assert (done.returncode, done.stdout) == (0, "there is no company that it is time to ask\n")
    write(notices, OPEN.replace("1234567-1", "7654321-2"), "satama.yml")
    listed = call(notices, "--due", "--format", "text", "--lang", "en")
    assert listed.stdout == "satama: notices/satama.yml: 1 fact is missing\n"
    told = json.loads(call(notices, "--due", "--format", "json").stdout)
    assert told == {
        "due": [
            {
                "address": "satama",
                "name": "Vihreä piha",
                "reasons": [
                    {"file": "notices/satama.yml", "why": "gaps", "day": "", "count": 1, "words": "1 tieto puuttuu"}
                ],
            }
        ]
    }
    done = call(notices, "--due")
    assert (done.returncode, done.stdout) == (0, "letters/confirm-satama.fi.html\n1 letter in letters\n")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "name one company, as in `confirm piha`, or say --due for all that it is time to ask"),
        (("piha", "--due"), "name one company, as in `confirm piha`, or say --due for all that it is time to ask"),
        (("piha", "--issues"), "--format and --issues are for the companies that it is time to ask; say --due, too"),
        (("--due", "--by", "AE"), "--answers, --ask and --by are for one company; name it, and leave --due out"),
        (("muu",), "there is no notice of 'muu'; name the file or the folder of a company, without .yml"),
        (("../piha",), "there is no notice of '../piha'; name the file or the folder of a company, without .yml"),
        (
            ("piha", "--out", "site/a/letter.html"),
            "site/a/letter.html would be published with site; choose another place with --out",
        ),
        (("piha", "--answers", "no.yml"), "no.yml:1:1: error: the file cannot be read (No such file or directory)"),
        (("piha", "--ask", "--by", "a@yritys.example"), "--by: 'a@yritys.example' is no role, and no initials; write"),
        (("piha", "--ask"), "say who confirms the facts, by role or initials, as in --by AE"),
        (("--due", "--issues"), "GITHUB_API_URL is not set"),
    ],
)
def test_refusals(words: tuple[str, ...], told: str, notices: Path) -> None:
    """What cannot be done is refused in a sentence, and nothing is written."""
    write(notices, PIHA)
    site = notices.parent / "site"
    site.mkdir()
    (site / "assets").mkdir()
    (site / "assets/notice.css").write_text("")
    (site / "404.html").write_text("")
    (notices.parent / "no.yml").unlink(missing_ok=True)
    done = call(notices, *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"Error: {told}")
    assert {path.name for path in notices.parent.iterdir()} == {"notices", "site"}


def test_faulty_company(notices: Path) -> None:
    """A company whose file has errors is not asked; the errors are told."""
    (notices / "piha.yml").write_text(PIHA.replace("retention:", "retentoin:"), "utf-8")
    done = call(notices, "piha")
    assert done.returncode == 2
    assert "retentoin: there is no such key; did you mean retention?" in done.stderr


def test_link_is_not_followed(notices: Path) -> None:
    """A letter is not written through a link."""
    write(notices, PIHA)
    (notices.parent / "target").write_text("mine")
    (notices.parent / "confirm-piha.fi.html").symlink_to("target")
    done = call(notices, "piha")
    assert done.returncode == 2
    assert (notices.parent / "target").read_text() == "mine"
