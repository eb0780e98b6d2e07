"""In which languages a notice is, and own words in just these."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.new.calls import GAP, call_new, find_errors, get_refusal, read_data


@pytest.mark.parametrize(
    ("languages", "typed", "words"),
    [
        ("sv", "trädgårdskurser", {"sv": "trädgårdskurser"}),
        ("3", "trädgårdskurser |", {"sv": "trädgårdskurser"}),
        ("ruotsi", "kurssit", {"sv": "kurssit"}),
        ("sv, fi", "trädgårdskurser | puutarhakurssit", {"sv": "trädgårdskurser", "fi": "puutarhakurssit"}),
        ("1, 3, 2", "pihat | gårdar | yards", {"fi": "pihat", "sv": "gårdar", "en": "yards"}),
    ],
)
def test_own_words(languages: str, typed: str, words: dict[str, str], notices: Path) -> None:
    """Own words are in the languages of the notice, in its order; one language needs no bar."""
    done = call_new(notices, languages=languages, purposes=f"orders, {typed}")
    assert (done.returncode, done.stderr) == (0, "")
    written = read_data(notices)
    assert written["languages"] == list(words)
    assert written["purposes"] == [{"purpose": ["orders", words], "basis": GAP}]
    assert find_errors(notices) == []


@pytest.mark.parametrize("languages", [None, "fi, en"])
def test_the_languages_of_the_site(languages: str | None, notices: Path) -> None:
    """A notice in the languages of the site does not name them."""
    assert call_new(notices, languages=languages).returncode == 0
    assert "languages" not in read_data(notices)


def test_the_languages_of_the_site_in_another_order(notices: Path) -> None:
    """Which language comes first is said where it is another one than that of the site."""
    assert call_new(notices, languages="en, fi").returncode == 0
    assert read_data(notices)["languages"] == ["en", "fi"]


def test_the_languages_of_a_company(notices: Path) -> None:
    """Where the file of the company names the languages, own words are in these."""
    (notices / "esimerkki").mkdir()
    (notices / "esimerkki/_company.yml").write_text("languages: [sv]\n")
    file = "esimerkki/a"
    assert call_new(notices, purposes="trädgårdskurser", file=file).returncode == 0
    assert read_data(notices, file)["purposes"] == [{"purpose": {"sv": "trädgårdskurser"}, "basis": GAP}]
    assert "languages" not in read_data(notices, file)


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({"languages": "swahili"}, "--languages: 'swahili' is no choice here; write one of: fi, en, sv"),
        ({"purposes": "ordrs"}, "--purposes: 'ordrs' is not a code here; did you mean orders?"),
        (
            {"purposes": "a | b"},
            ("--purposes: 'a | b' is not in every language of the notice; write it as in trädgårdskurser"),
        ),
    ],
)
def test_what_is_no_answer(answers: dict[str, str], message: str, notices: Path) -> None:
    """What is near to a code is told in a notice of one language, too, and taken for no own words."""
    assert get_refusal(call_new(notices, **{"languages": "sv", **answers}), notices) == message
