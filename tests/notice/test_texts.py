"""The words: every language says the same, every code has words, and nothing is left over."""

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from string import Formatter
from typing import Any, Literal

import pytest
from babel import Locale
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.commands.build import build
from mkdocs.config import load_config

from hooks.folder.company import NO_COMPANY
from hooks.folder.entry import read_entry
from hooks.folder.tree import DiskTree
from hooks.folder.unfinished import complete_draft
from hooks.format import lengths
from hooks.format.own_words import Words
from hooks.notice import sorting, texts
from hooks.notice.index import make_company
from hooks.notice.links import write_phone
from hooks.notice.wordings import Noun
from hooks.review.voice import say_value
from hooks.site.html import write_page
from hooks.site.inputs import read_inputs
from hooks.site.lists import assemble_index, assemble_letter
from hooks.site.single import write_single_page
from hooks.theme.languages import PRIMARY
from hooks.theme.site import Addresses
from hooks.theme.theme import FOLDER
from tests.paths import DATA
from tests.shared import CONTEXT, THEME

PROJECT = FOLDER.parent
NOTICES = DATA / "notices"
PERIODS = [
    *("1 second", "90 seconds", "1 minute", "30 minutes", "1 hour", "72 hours"),
    *("1 day", "30 days", "1 week", "2 weeks", "1 month", "14 months", "1 year", "10 years"),
]
OTHERS = [language for language in THEME.languages if language != PRIMARY]
INFLECTED = {"we", "dealings"}  # the places that are filled from the table `nouns`

# Nobody may read these: repealed law, the fixed address of an office that has moved, words of a co-operative, and
# "may be" where the law wants a fact (EDPB: avoid "may", "might", "possible").
FORBIDDEN = (
    r"henkilötietola|rekisteriseloste|\bATK\b|asiakasomistaja|allekirjoitettava|Ratapihantie|google\.com/settings/ads|"
    r"personuppgiftslag|registerbeskrivning|bangårdsvägen"
)
HEDGES = {"fi": r"|\bvoidaan\b|\bsaatetaan\b|\bmahdollisesti\b", "sv": r"|\bkan komma att\b|\bmöjligen\b"}


def leaves(found: Any, key: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401 - a text, a list or a table
    """Every text under its dotted key; the lines of a list share the key of the list."""
    if isinstance(found, dict):
        for step, value in found.items():
            yield from leaves(value, f"{key}.{step}" if key else step)
    elif isinstance(found, list):
        for line in found:
            yield key, line
    else:
        yield key, found


def places(text: str) -> list[tuple[str, str]]:
    """The {places} of a text, each with the form it asks for."""
    return [(name, form or "") for _, name, form, _ in Formatter().parse(text) if name is not None]


def texts_in(language: str) -> dict[str, str]:
    """The texts of a language by key, a list in one; without the nouns, whose forms are each language's own."""
    found: dict[str, str] = {}
    for key, text in leaves(THEME.words[language]):
        if key != "reviewed_by" and not key.startswith("nouns."):
            found[key] = f"{found[key]}\n{text}" if key in found else text
    return found


@pytest.mark.parametrize("language", OTHERS)
def test_same_keys(language: str) -> None:
    """Every language has the same texts in the same order."""
    assert list(texts_in(language)) == list(texts_in(PRIMARY))


@pytest.mark.parametrize("language", OTHERS)
def test_same_places(language: str) -> None:
    """A text has the same {places} in every language; which nouns it needs is each language's own matter."""
    own, primary = texts_in(language), texts_in(PRIMARY)
    for key in own:
        assert {name for name, _ in places(own[key])} - INFLECTED == {
            name for name, _ in places(primary[key])
        } - INFLECTED, key


@pytest.mark.parametrize("language", THEME.languages)
def test_nouns(language: str) -> None:
    """Every noun of the vocabulary has every form that the texts ask for."""
    nouns = THEME.words[language]["nouns"]
    asked = {
        (name, form.lower())
        for text in texts_in(language).values()
        for name, form in places(text)
        if name in INFLECTED and form
    }
    for vocabulary, place in (("we_are", "we"), ("dealings", "dealings")):
        assert set(nouns[vocabulary]) == set(THEME.vocabulary[vocabulary])
        for noun, forms in nouns[vocabulary].items():
            assert set(forms) >= {form for name, form in asked if name == place}, noun


@pytest.mark.parametrize("language", THEME.languages)
@pytest.mark.parametrize("vocabulary", sorted(set(THEME.vocabulary) - {"we_are", "dealings", "sections"}))
def test_words_for_codes(vocabulary: str, language: str) -> None:
    """Every code has words, and no words are for a code that is none."""
    expected = set(THEME.vocabulary[vocabulary])
    if vocabulary == "laws":
        expected.add("electronic_communications_act")  # named by the shared text on cookies, never by an editor
    assert set(THEME.words[language]["words"][vocabulary]) == expected


@pytest.mark.parametrize("language", THEME.languages)
def test_words_for_vocabularies(language: str) -> None:
    """The words are those of the vocabularies; nouns have a table and sections a title, and bases are explained too."""
    found = THEME.words[language]
    assert set(found["words"]) == set(THEME.vocabulary) - {"we_are", "dealings", "sections"}
    assert set(found["basis_explained"]) == set(THEME.vocabulary["bases"])
    assert all("title" in found[section] for section in THEME.sections)


@pytest.mark.parametrize("language", THEME.languages)
def test_forbidden_words(language: str) -> None:
    """No text holds a word of repealed law, of another company, or of doubt."""
    pattern = re.compile(FORBIDDEN + HEDGES.get(language, ""), re.IGNORECASE)
    told = {key: text for key, text in texts_in(language).items() if key != "possible"}  # where the file says so
    assert not [key for key, text in told.items() if pattern.search(text)]


@pytest.mark.parametrize("language", THEME.languages)
def test_clean(language: str) -> None:
    """No text has a blank at an end or two in a row, or a straight quotation mark or apostrophe."""
    assert not [key for key, text in leaves(THEME.words[language]) if re.search(r"^\s|\s$|\s\s|[\"']", text)]


def write_drafts(folder: Path) -> None:
    """Drafts that lack much, one thing, and a bracket."""
    folder.mkdir()
    (folder / "_x.yml").write_text("register: customers\n")
    (folder / "_y.yml").write_text("register: [\n")
    example = (PROJECT / "docs/example.yml").read_text("utf-8")
    (folder / "_z.yml").write_text(example.replace("register: customers", "register: <which>"), "utf-8")


def send_draft(folder: Path, name: str) -> None:
    """Make the file of a draft that is sent by mail."""
    entry = read_entry(DiskTree(folder), name, NO_COMPANY, THEME)
    write_single_page(complete_draft(entry, THEME), THEME, date(2026, 11, 21))


def make_letters() -> None:
    """Make the pages of a list that is too long for one."""
    inputs = read_inputs(THEME, Addresses())
    entry = read_entry(DiskTree(PROJECT / "docs"), "example.yml", NO_COMPANY, THEME)
    company = make_company(entry.get_register(), PRIMARY, "x/", THEME)
    counts = {PRIMARY: {"A": 1, "B": 2}}
    pages = [*assemble_index({}, counts, inputs), *assemble_letter("A", {PRIMARY: [company]}, counts, inputs)]
    for page in pages:
        write_page(page, inputs)


def test_every_text_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Notices, indexes, empty ones, 404, faults, a removal, aliases, drafts and a PDF use every text but `words`."""
    used: set[str] = set()
    make = texts.Texts.__init__

    def noted(self: texts.Texts, *given: Any) -> None:  # noqa: ANN401 - as __init__
        make(self, *given)
        used.update(self.used)
        self.used = used

    monkeypatch.setattr(texts.Texts, "__init__", noted)
    monkeypatch.setenv("EDIT_URI", "https://git.example/edit/")
    shutil.copytree(NOTICES, tmp_path / "notices", ignore=shutil.ignore_patterns("*.txt"))
    (tmp_path / "notices/faulty.yml").write_text("register: customers\n")
    write_drafts(tmp_path / "drafts")
    (tmp_path / "gone").mkdir()
    removal = (PROJECT / "tests/data/removed/whole.yml").read_text("utf-8")
    (tmp_path / "gone/whole.yml").write_text(f"{removal}aliases: vanha\n", "utf-8")
    (tmp_path / "seloste.yml").write_text("name: Omat\noperator: {name: Tili Oy, email: tili@tili.example}\n")
    (tmp_path / "printed").mkdir()
    shutil.copy(PROJECT / "docs/example.yml", tmp_path / "printed/vihreapiha.yml")
    # `build` would stop at the faulty file, and at drafts
    runs: list[tuple[str, Literal["build", "serve"]]] = [("notices", "serve"), ("drafts", "serve"), ("gone", "build")]
    for folder, command in [*runs, ("printed", "serve")]:
        config = load_config(
            str(PROJECT / "mkdocs.yml"), docs_dir=str(tmp_path / folder), site_dir=str(tmp_path / "site")
        )
        config.extra["pdf"] = folder == "printed"
        config.extra["draft"] = "" if folder == "gone" else "1234567"  # the pages of a draft cannot be edited
        config.plugins.on_startup(command=command, dirty=False)
        build(config)
    send_draft(tmp_path / "drafts", "_z.yml")
    make_letters()
    used.add("interface.missing")  # which stand_ins.py puts into a draft, before there are texts
    assert sorted({key for key in texts_in(PRIMARY) if not key.startswith("words.")} - used) == []


def test_texts_that_templates_name_exist() -> None:
    """Every text that a template or the code names in full exists."""
    named = {
        key
        for path in [*FOLDER.rglob("*.html"), *(PROJECT / "hooks").rglob("*.py")]
        for key in re.findall(r"""\bt(?:exts_of\(\w+\))?(?:\.items)?\("([a-z_.]+)"[,)]""", path.read_text())
    }
    assert len(named) > 100, "the pattern finds the texts no longer"
    assert named - set(texts_in(PRIMARY)) == set()


def test_every_block_is_a_section() -> None:
    """Every section has its block; beside them there are the blocks that others include."""
    blocks = {path.stem for path in (FOLDER / "notice/blocks").glob("*.html")}
    assert blocks - set(THEME.sections) == {"summary", "open", "service"}
    assert set(THEME.sections) <= blocks


def test_noun_forms() -> None:
    """A noun comes in the form asked for, with a capital where the form has one, and else in its first form."""
    noun = Noun({"nominative": "osuuskunta", "genitive": "osuuskunnan"}, "nouns.we_are.cooperative")
    assert (
        f"{noun} {noun:genitive} {noun:Nominative} {noun:Genitive}" == "osuuskunta osuuskunnan Osuuskunta Osuuskunnan"
    )


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "fi",
            [
                *("1 sekunti", "90 sekuntia", "1 minuutti", "30 minuuttia", "1 tunti", "72 tuntia"),
                *("1 päivä", "30 päivää", "1 viikko", "2 viikkoa"),
                *("1 kuukausi", "14 kuukautta", "1 vuosi", "10 vuotta"),
            ],
        ),
        ("en", PERIODS),
        (
            "sv",
            [
                *("1 sekund", "90 sekunder", "1 minut", "30 minuter", "1 timme", "72 timmar"),
                *("1 dygn", "30 dygn", "1 vecka", "2 veckor", "1 månad", "14 månader", "1 år", "10 år"),
            ],
        ),
    ],
)
def test_periods(language: str, expected: list[str]) -> None:
    """A length of time is in words with the right number, and no line ends inside it."""
    assert [texts.speak(THEME, language).period(period) for period in PERIODS] == [
        text.replace(" ", "\u00a0") for text in expected
    ]


@pytest.mark.parametrize(("locale", "said"), [("ar", "شهران"), ("fa", "2\u00a0ماه"), ("se", "2\u00a0mánotbaji")])  # noqa: RUF001 - as Arabic and Persian are written
def test_periods_of_other_languages(locale: str, said: str) -> None:
    """Another language may have a word for two, or long words that are the short ones."""
    assert texts.format_period("2 months", Locale.parse(locale)) == said


@settings(deadline=None, derandomize=True)
@given(
    st.integers(1, lengths.MOST),
    st.sampled_from(sorted(lengths.SIZES)),
    st.sampled_from(["", *lengths.BOUNDS]),
)
def test_every_period_in_every_language(count: int, unit: str, ceiling: str) -> None:
    """Each language says the same number of a length of time, of the right unit, and a review says it in its words."""
    period = ceiling + lengths.write_length(str(count), unit)
    for language in THEME.languages:
        t = texts.speak(THEME, language)
        said = t.period(period)
        words = re.sub("(?<=[0-9])[,\u00a0](?=[0-9])", "", said).replace("\u00a0", " ")  # as in 1,000 or 1 000
        assert re.findall("[0-9]+", words) == [str(count)]
        assert lengths.guess_length(words) == period
        assert re.search("[0-9] | [^ ]*[0-9]$", said) is None
        assert say_value(t, "retention.keep", period) == say_value(t, "cookies.list.lifetime", period)
        assert say_value(t, "retention.keep", period) == said.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("language", "expected"),
    [("fi", "2.\u00a0marraskuuta 2026"), ("en", "2\u00a0November 2026"), ("sv", "2\u00a0november 2026")],
)
def test_dates(language: str, expected: str) -> None:
    """A date has the month in words, and no line ends after the day."""
    assert texts.speak(THEME, language).date(date(2026, 11, 2)) == expected


@pytest.mark.parametrize(
    ("language", "facts", "text"),
    [("fi", "tiedot ", "Vakiotekstit"), ("en", "Facts in ", "text"), ("sv", "ppgifterna i ", "Standardtexterna")],
)
def test_each_date_says_what_it_is_the_date_of(language: str, facts: str, text: str) -> None:
    """A date of the facts names the facts, and that of the wording the text, on pages, in lists and on paper."""
    said = texts_in(language)
    for name in ("drawn_up", "updated", "reviewed"):
        assert facts in said[f"changes.{name}"]
        assert facts in said[f"interface.index_{name}"]
    assert facts in said["interface.pdf_version"]
    assert text in said["changes.texts"]


@pytest.mark.parametrize(
    ("language", "both", "either"),
    [
        ("fi", "a, b &amp; c ja d", "a, b &amp; c tai d"),
        ("en", "a, b &amp; c and d", "a, b &amp; c or d"),
        ("sv", "a, b &amp; c och d", "a, b &amp; c eller d"),
    ],
)
def test_lists(language: str, both: str, either: str) -> None:
    """A list reads as in a sentence, and what is no HTML is escaped."""
    t = texts.speak(THEME, language)
    assert (t.join(["a", "b & c", "d"]), t.either(["a", "b & c", "d"])) == (both, either)


@pytest.mark.parametrize(
    ("language", "expected"),
    [("fi", ["Yhdysvallat", "Japani"]), ("en", ["United States", "Japan"]), ("sv", ["USA", "Japan"])],
)
def test_countries(language: str, expected: list[str]) -> None:
    """A country has its name in the language of the page."""
    assert [texts.speak(THEME, language).country(code) for code in ("US", "JP")] == expected


@pytest.mark.parametrize(
    ("language", "article", "expected"),
    [
        ("fi", "6(1)(b)", "tietosuoja-asetuksen 6_artiklan 1_kohdan b_alakohta"),
        ("fi", "45(3)", "tietosuoja-asetuksen 45_artiklan 3_kohta"),
        ("en", "6(1)(b)", "GDPR, Article_6(1)(b)"),
        ("en", "45(3)", "GDPR, Article_45(3)"),
        ("sv", "6(1)(b)", "artikel_6.1_b i dataskyddsförordningen"),
        ("sv", "45(3)", "artikel_45.3 i dataskyddsförordningen"),
    ],
)
def test_articles_are_cited_as_the_language_cites_them(language: str, article: str, expected: str) -> None:
    """A paragraph and a point of one are cited by the pattern of the language, never broken from their numbers."""
    assert texts.speak(THEME, language).cite(article) == expected.replace("_", texts.NO_BREAK)


def test_every_cited_article_can_be_cited() -> None:
    """Each article of the vocabulary has a form that the patterns know."""
    articles = [code.article for codes in THEME.vocabulary.values() for code in codes.values() if code.article]
    assert len(articles) > len(THEME.vocabulary["bases"])
    assert all(texts.speak(THEME, PRIMARY).cite(article) for article in articles)


@pytest.mark.parametrize(
    ("phone", "expected"),
    [
        ("+358447046405", "+358 44 704 6405"),
        ("+358 44 7046405", "+358 44 704 6405"),
        ("+358 29 566 6700", "+358 29 566 6700"),
        ("+3589123456", "+358 9 123 456"),
        ("+46 701234567", "+46 701 234 567"),
        ("+46701234567", "+46701234567"),
    ],
)
def test_phones_stand_in_groups(phone: str, expected: str) -> None:
    """A number is read in groups, and no line ends within it; where the area code ends abroad, nobody guesses."""
    assert write_phone(phone) == expected.replace(" ", texts.NO_BREAK)


def test_collation() -> None:
    """Names sort the Finnish way: v and w apart, å ä ö last, other accents, capitals and marks without weight."""
    names = "Öljy, Äes, Åkeri, Zeta, Wirta, Varis, Étoile, Eteläinen, cafe Gamma, Café Beta, Aalto"
    expected = "Aalto, Café Beta, cafe Gamma, Eteläinen, Étoile, Varis, Wirta, Zeta, Åkeri, Äes, Öljy"
    assert sorted(names.split(", "), key=sorting.collate) == expected.split(", ")


def test_places_are_filled_with_escaped_values() -> None:
    """What a text is filled with is escaped; what is HTML already stays."""
    t = texts.speak(THEME, "en")
    assert t("interface.index_company", name="<b>&") == "&lt;b&gt;&amp;: privacy notices"
    assert t("interface.index_company", name=t.join(["<b>&"])) == "&lt;b&gt;&amp;: privacy notices"


def test_own_words_are_escaped() -> None:
    """The company's own words are text, whatever they look like; those of another language are not shown."""
    words = Words.model_validate({"fi": "kissa & {we}", "en": "cat"}, context=CONTEXT)
    assert texts.speak(THEME, "fi").word("items", words) == "kissa &amp; {we}"
    assert texts.speak(THEME, "en").word("items", words) == "cat"


def test_other_languages() -> None:
    """The other languages of a page come with the first of the site in front, and then by their codes."""
    assert texts.list_other_languages("en", ["sv", "de", "fi", "en"]) == ["fi", "de", "sv"]
    assert texts.list_other_languages("fi", ["sv", "fi", "en"]) == ["en", "sv"]
