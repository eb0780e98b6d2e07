"""What is wrong with the words of a call is said in its language; in English click says it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.running import build_py

FINNISH = {"LC_ALL": "fi_FI.UTF-8"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["chek"], "komentoa chek ei ole; tarkoititko check tai schema?"),
        (["check", "--xyz"], "valintaa --xyz ei ole"),
        (["check", "--formt=json"], "valintaa --formt ei ole; tarkoititko --format?"),
        (["check", "--format"], "valinnan --format jälkeen puuttuu arvo"),
        (["check", "--strict=yes"], "valinta --strict on ilman arvoa"),
        (["check", "--format", "xml"], "--format: kirjoita jokin näistä: text, json, github"),
        (["check", "--lang", "de"], "--lang: kirjoita jokin näistä: fi, en, sv"),
        (["serve", "--port", "70000"], "--port: kirjoita kokonaisluku väliltä 1–65535"),
        (["new"], "NAME puuttuu"),
        (["approve", "x"], "--by puuttuu"),
        (["nginx", "a", "b"], "nämä sanat ovat liikaa: a b"),
    ],
)
def test_in_finnish(tmp_path: Path, words: list[str], said: str) -> None:
    """Each mistake in a call has a sentence in Finnish, and the code of English."""
    done = build_py(*words, cwd=tmp_path, **FINNISH)
    english = build_py(*words, cwd=tmp_path)
    assert done.returncode == english.returncode == 2
    assert (done.stdout, english.stdout) == ("", "")
    assert done.stderr.splitlines()[-1] == f"Virhe: {said}"
    assert english.stderr.splitlines()[-1].startswith("Error: ")
    assert "Usage" not in done.stderr


def test_where_the_help_is(tmp_path: Path) -> None:
    """The usage of the command and its help stand above."""
    done = build_py("check", "--xyz", "--lang", "fi", cwd=tmp_path)
    assert done.stderr.splitlines()[:3] == [
        "Käyttö: build.py check [VALINNAT] [FILE]...",
        "Ohjeen näyttää build.py check --help",
        "",
    ]
