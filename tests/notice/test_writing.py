"""Every text reads as a good writer would have it: brackets, capitals, hard blanks, one word for one thing, length."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.paths import DATA
from tests.shared import THEME
from tests.writing import (
    LONG,
    TOO_LONG,
    find_banned,
    find_capitals,
    find_faults,
    list_words,
    measure_sentences,
    print_figures,
    read_banned,
    read_editors_texts,
    read_pages,
    read_rows,
    read_texts,
)

MOST_LONG = 5.0  # per cent of the sentences

each_language = pytest.mark.parametrize("language", THEME.languages)


@each_language
def test_marks(language: str) -> None:
    """No bracket stands after a full stop or within brackets, and no line ends between a number and its unit."""
    assert [fault for text in read_texts(language) for fault in find_faults(text, language)] == []
    assert [fault for row in read_rows(language) for fault in find_faults(row, language)] == []


@each_language
def test_rows_are_small_inside(language: str) -> None:
    """Within a row, after a semicolon or a colon, the words of a code begin small."""
    words = list_words(THEME, language)
    assert [found for row in read_rows(language) for found in find_capitals(row, words)] == []


@each_language
@pytest.mark.parametrize("reason", {reason: None for language in THEME.languages for reason in read_banned(language)})
def test_words(reason: str, language: str) -> None:
    """One thing has one word, and no text is officialese; what a company writes itself is its own."""
    banned = read_banned(language).get(reason, {})
    texts = [*read_texts(language), *read_editors_texts(language)]
    assert [found for text in texts for found in find_banned(text, banned)] == []
    for name, rows in read_pages(language).items():
        own = (DATA / name).read_text("utf-8").casefold()
        found = {found for row in rows for found in find_banned(row, banned)}
        assert {word for word in found if word.partition(":")[0].casefold() not in own} == set(), name


@each_language
@pytest.mark.parametrize("read", [read_texts, read_rows])
def test_sentences_are_short(read: Callable[[str], list[str]], language: str) -> None:
    """At most one sentence in twenty is long, and none is too long; the output has the figures."""
    lengths = measure_sentences(read(language))
    print(lengths)  # noqa: T201 - what pytest shows of a failure
    assert lengths.share <= MOST_LONG, lengths.long
    assert lengths.too_long == ()


def test_figures() -> None:
    """The figures name each language with its texts and its pages."""
    lines: list[str] = []
    print_figures(lines.append)
    assert [line.partition(":")[0] for line in lines] == [
        *("fi texts", "fi pages", "en texts", "en pages", "sv texts", "sv pages")
    ]


@pytest.mark.parametrize(
    ("text", "language", "fault"),
    [
        ("Laki sallii sen. (6 artikla)", "fi", "a bracket after a full stop: sen. (6 artikla)"),
        ("Laki (kirjanpitolaki (1336/1997))", "fi", "double brackets: (kirjanpitolaki (1336/1997)"),
        ("mittaaminen (Google) (kävijät)", "fi", "double brackets: (Google) (kävijät)"),
        ("säilytämme 6 vuotta", "fi", "a blank that may break: 6 vuo"),
        ("laki, 205 §", "fi", "a blank that may break: 5 §"),
        ("for 10 years", "en", "a blank that may break: 0 years"),
        ("the Act, section 205", "en", "a blank that may break: section 2"),
        ("vi förvarar dem i 6 år", "sv", "a blank that may break: 6 år"),
        ("lagen, 205 §", "sv", "a blank that may break: 5 §"),
    ],
)
def test_faults_are_found(text: str, language: str, fault: str) -> None:
    """Each fault is found and named."""
    assert [found[: len(fault)] for found in find_faults(text, language)] == [fault]


@pytest.mark.parametrize("text", ["GDPR, Article\u00a06(1)(b).", "laki (917/2014), 205\u00a0§", "6\u00a0vuotta (noin)"])
@each_language
def test_what_is_right_is_no_fault(text: str, language: str) -> None:
    """A cited point, a bracket within a sentence and a hard blank are right."""
    assert find_faults(text, language) == []


def test_capitals_are_found() -> None:
    """The words of a code with a capital inside a row are found; a name is none."""
    assert find_capitals("Alihankkijat; Viranomaiset, kun on tarpeen", ["viranomaiset", "alihankkijat"]) == [
        "Viranomaiset, kun on tarpeen"
    ]
    assert find_capitals("Yhteyshenkilö: Maija Viranomainen", ["viranomaiset", "yhteyshenkilö"]) == []


@pytest.mark.parametrize(
    ("text", "language", "reason", "found"),
    [
        ("Peruutat suostumuksesi", "fi", "one_word", ["Peruuta: perua, peruminen"]),
        ("Suostumuksen peruuttaminen", "fi", "one_word", ["peruutt: perua, peruminen"]),
        ("verkkosivujen kävijät", "fi", "one_word", ["verkkosivu: verkkosivusto"]),
        ("verkkosivuston kävijät", "fi", "one_word", []),
        ("Peruste edellyttää lupaa", "fi", "officialese", ["edellyttä: vaatia, tarvita"]),
        ("i enlighet med lagen", "sv", "officialese", ["i enlighet med: enligt"]),
        ("Your data are deleted", "en", "singular", ["data are: data is, data has"]),
        ("Whom to ask", "en", "officialese", ["Whom to: who to"]),
    ],
)
def test_banned_words_are_found(text: str, language: str, reason: str, found: list[str]) -> None:
    """A word that another should stand for is found with that other, in any case."""
    assert find_banned(text, read_banned(language)[reason]) == found


def test_long_sentences_are_found() -> None:
    """Words are counted from full stop to full stop; a label without one is no sentence, and each counts once."""
    long, too_long = " ".join(["sana"] * (LONG + 1)) + ".", " ".join(["sana"] * (TOO_LONG + 1)) + "."
    lengths = measure_sentences(["Lyhyt. " + long, long, too_long, "sana " * 40])
    assert (lengths.sentences, lengths.long, lengths.too_long) == (3, (long, too_long), (too_long,))
    assert str(lengths) == "3 sentences, 18.3 words each; 2 over 22 words (66.7 %), 1 over 30"
