"""In which language a call speaks: --lang, CI, seloste.yml and the terminal, in this order."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from hooks.commands.calling import LISTED
from hooks.commands.language import IN_PART, LANGUAGES, read_locale, recognize_language
from hooks.reading import messages
from tests.paths import DATA
from tests.running import build_py

FINNISH, ENGLISH = "notices/x.yml:1:1: virhe: retentoin: ", "notices/x.yml:1:1: error: retentoin: "
ASKED, PROJECT, LOCALE, CI = ["--lang", "fi"], "messages: fi\n", {"LC_ALL": "fi_FI.UTF-8"}, {"CI": "true"}


@pytest.fixture
def work(notices: Path) -> Path:
    """A folder with a register that has an error."""
    (notices / "x.yml").write_text("retentoin: none\n" + (DATA / "good/shortest.yml").read_text("utf-8"), "utf-8")
    return notices.parent


@pytest.mark.parametrize(
    ("words", "settings", "environment", "told"),
    [
        ([], "", {}, ENGLISH),
        (ASKED, "", {}, FINNISH),
        (ASKED, "", CI, FINNISH),
        (["--lang", "en"], PROJECT, LOCALE, ENGLISH),
        ([], PROJECT, {}, FINNISH),
        ([], PROJECT, {"LC_ALL": "en_GB.UTF-8"}, FINNISH),
        ([], "messages: en\n", LOCALE, ENGLISH),
        ([], PROJECT, CI, ENGLISH),
        ([], "", LOCALE, FINNISH),
        ([], "", LOCALE | CI, ENGLISH),
        ([], "", {"LC_ALL": "", "LC_MESSAGES": "fi_FI", "LANG": "en_GB"}, FINNISH),
        ([], "", {"LC_ALL": "", "LANG": "fi"}, FINNISH),
        ([], "", {"LC_ALL": "C", "LANG": "fi_FI"}, ENGLISH),
        ([], "", {"LC_ALL": "sv_FI.UTF-8"}, ENGLISH),
    ],
)
def test_which_language(work: Path, words: list[str], settings: str, environment: dict[str, str], told: str) -> None:
    """What is asked for counts first; in CI nothing else does, and elsewhere the project does before the terminal."""
    if settings:
        (work / "seloste.yml").write_text(f"name: Selosteet\n{settings}", "utf-8")
    done = build_py("check", *words, cwd=work, **environment)
    assert done.returncode == 1
    assert done.stderr.startswith(told)


def test_before_and_after_the_command(work: Path) -> None:
    """The option stands before the command or after it, and without a command it is that of `build`."""
    for words in (["--lang", "fi", "check"], ["check", "--lang", "fi"], ["--lang", "fi"], ["build", "--lang=fi"]):
        assert build_py(*words, cwd=work).stderr.startswith(FINNISH)


def test_the_settings_beside_another_folder(work: Path) -> None:
    """The settings are those beside the folder of registers, wherever it is called from."""
    (work / "seloste.yml").write_text(f"name: Selosteet\n{PROJECT}", "utf-8")
    shutil.move(work, work.with_name("other"))
    work.mkdir()
    done = build_py("check", "--notices", "../other/notices", cwd=work)
    assert " virhe: retentoin: " in done.stderr


def test_faulty_settings(work: Path) -> None:
    """What is wrong with the settings is told in the language that they name, and else in English."""
    for said, told in (("fi", "Virhe: seloste.yml:1:1: virhe: "), ("de", "Error: seloste.yml:1:1: error: ")):
        (work / "seloste.yml").write_text(f"messages: {said}\n", "utf-8")
        assert build_py("check", cwd=work).stderr.startswith(told)


SWEDISH, IN_SWEDISH = ["--lang", "sv"], "Fel: notices/x.yml finns redan; redigera den, eller välj ett annat namn\n"
ONLY_ENGLISH = (
    "Meddelandena från {} finns inte på svenska, bara på de här språken: fi, en. Här är de på engelska.\n" + ENGLISH
)


@pytest.mark.parametrize(
    ("words", "settings", "environment"),
    [(SWEDISH, "", {}), (SWEDISH, PROJECT, CI), ([], "messages: sv\n", {}), ([], "", {"LC_ALL": "sv_FI.UTF-8"})],
)
def test_a_language_of_one_command(work: Path, words: list[str], settings: str, environment: dict[str, str]) -> None:
    """`new` speaks Swedish, which no other command does."""
    if settings:
        (work / "seloste.yml").write_text(f"name: Selosteet\n{settings}", "utf-8")
    assert build_py("new", "x", "--yes", *words, cwd=work, **environment).stderr == IN_SWEDISH
    assert ENGLISH in build_py("check", *words, cwd=work, **environment).stderr


def test_a_language_that_a_command_lacks(work: Path) -> None:
    """Who asks another command for Swedish is told that it speaks English; who does not ask is told nothing."""
    for words in (["check", *SWEDISH], [*SWEDISH, "check"], ["check", "--format", "json", *SWEDISH]):
        assert build_py(*words, cwd=work).stderr.startswith(ONLY_ENGLISH.format("check").removesuffix(ENGLISH))
    assert build_py(*SWEDISH, cwd=work).stderr.startswith(ONLY_ENGLISH.format("build"))
    assert build_py("check", cwd=work, LC_ALL="sv_FI.UTF-8").stderr.startswith(ENGLISH)


@pytest.mark.parametrize("form", ["json", "github"])
def test_what_programs_read(work: Path, form: str) -> None:
    """What programs read is English unless Finnish is asked for, and then has the same names."""
    english = build_py("check", "--format", form, cwd=work)
    terminal = build_py("check", "--format", form, cwd=work, **LOCALE)
    finnish = build_py("check", "--format", form, "--lang", "fi", cwd=work)
    assert (terminal.stdout, terminal.stderr) == (english.stdout, english.stderr)
    assert finnish.returncode == english.returncode == 1
    assert finnish.stdout != english.stdout
    if form == "json":
        told = [json.loads(done.stdout)["findings"] for done in (english, finnish)]
        names = [[(one["line"], one["column"], one["level"], one["key"], one["code"]) for one in each] for each in told]
        assert names[0] == names[1]


def test_a_refusal(work: Path) -> None:
    """Why a call ends is told in its language, too."""
    assert build_py("check", "--lang", "fi", "--base", "main", cwd=work).stderr.startswith("Virhe: ")


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("fi_FI.UTF-8", "fi"),
        ("fi", "fi"),
        ("Finnish_Finland.1252", "fi"),
        ("English_United Kingdom.1252", "en"),
        ("en_FI", "en"),
        ("fil_PH.UTF-8", ""),
        ("Filipino_Philippines.1252", ""),
        ("sv_FI.UTF-8", "sv"),
        ("Swedish_Finland.1252", "sv"),
        ("C.UTF-8", ""),
        ("POSIX", ""),
        ("", ""),
    ],
)
def test_languages_of_locales(name: str, language: str) -> None:
    """A language is recognised by its name on every system, and no other one for it."""
    assert recognize_language(name) == language
    assert read_locale({"LANG": name or "C"}) == language


def test_every_language_has_messages() -> None:
    """The languages that can be asked for are those of the files; `--help` lists them without looking."""
    assert sorted(LANGUAGES) == sorted(messages.LANGUAGES)
    assert sorted(IN_PART) == sorted(messages.PARTIAL_LANGUAGES)
    assert {command for commands in IN_PART.values() for command in commands} <= LISTED.keys()


@pytest.mark.parametrize("name", LISTED)
def test_every_command_takes_the_option(name: str) -> None:
    """Every command can be asked for its language."""
    assert [option.opts for option in LISTED[name].load().params].count(["--lang"]) == 1


def test_the_refusals_of_new(work: Path) -> None:
    """What `new` refuses is told in its language to the last word."""
    done = build_py("new", "uusi", "--yes", "--name", "Esimerkki Oy", "--business-id", "1", "--lang", "fi", cwd=work)
    assert done.returncode == 2
    lines = done.stderr.splitlines()
    assert lines[0] == (
        "Virhe: --business-id: '1' ei ole Y-tunnus; kirjoita seitsemän numeroa, yhdysmerkki ja tarkistusnumero, "
        "kuten 1234567-1"
    )
    assert lines[1].startswith(
        "--email, --phone, --contact-email tai --contact-phone puuttuu, eikä tätä voi jättää pois"
    )
    assert not any(word in done.stderr for word in (" is ", " or ", "Error"))


def test_a_register_that_is_there(work: Path) -> None:
    """A register that is there already is told of in Finnish, as every refusal is."""
    done = build_py("new", "x", "--yes", "--lang", "fi", cwd=work)
    assert done.stderr == "Virhe: notices/x.yml on jo olemassa; muokkaa sitä, tai valitse toinen nimi\n"
