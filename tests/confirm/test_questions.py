"""What a company is asked: every fact once, what is open first, each question by an id of its own."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from hooks.confirm.parts import UNASKED
from hooks.confirm.questions import hash_chapters
from hooks.confirm.wording import name_answer, read_words
from hooks.facts.parts import walk_parts
from hooks.format.keys import FIELDS, may_hold_gap
from hooks.format.model import Gap
from hooks.reading.display import Key
from hooks.reading.source import walk_texts
from hooks.theme.part_words import list_part_languages
from tests.confirm.asked import OPEN, PIHA, ask, list_chapters, read, write
from tests.paths import DATA, PROJECT
from tests.shared import THEME

REGISTERS = [
    *sorted((PROJECT / "docs/examples").glob("*.yml")),
    PROJECT / "docs/example.yml",
    *sorted((DATA / "notices").glob("*.yml")),
]
LANGUAGES = list_part_languages(THEME.folder, "confirm")
WORDS = {language: read_words(THEME.folder, language) for language in LANGUAGES}


def list_facts(part: object) -> list[Key]:
    """Where a register states something: every text, number, day, own words and way to reach somebody."""
    leaves = {key: inner for key, inner in walk_parts(part) if inner not in (None, (), {})}
    above = {key[:length] for key in leaves for length in range(len(key))}
    return [key for key, inner in leaves.items() if key not in above and not isinstance(inner, Gap)]


@pytest.mark.parametrize("path", REGISTERS, ids=lambda path: path.stem)
def test_every_fact_is_asked_once(path: Path, notices: Path) -> None:
    """Every value of a register is in exactly one question, but for what the editor decides, and what is open too."""
    company = write(notices, path.read_text("utf-8"))
    register = company.stated[0].register
    facts = [key for key in list_facts(register) if key[0] not in UNASKED]
    asked = [key for question in ask(company) if question.kind == "fact" for key in question.keys]
    for fact in facts:
        assert [fact[: len(key)] == key for key in asked].count(True) == 1, fact
    left = [key for key, part in walk_parts(register) if isinstance(part, Gap)]
    if register.cookies == "used":
        left += [("cookies", "list"), ("cookies", "settings")]
    assert [key for question in ask(company) if question.kind == "open" for key in question.keys] == left
    assert len({question.identifier for question in ask(company)}) == len(ask(company))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", REGISTERS, ids=lambda path: path.stem)
def test_sentences_are_whole(path: Path, language: str, notices: Path) -> None:
    """Every question is a sentence, in which no code, no place and no empty value is left."""
    for question in ask(write(notices, path.read_text("utf-8")), language):
        assert question.said[0].isupper(), question.said
        assert question.said[-1] in ".?!)" or question.keys[0][0] == "more", question.said
        assert "{" not in question.said
        assert ": ." not in question.said
        assert "  " not in question.said


def test_what_a_garden_is_asked(notices: Path) -> None:
    """Sentences of an invented company."""
    company = write(notices, PIHA)
    said = {language: [question.said for question in ask(company, language)] for language in LANGUAGES}
    assert "Osoite on Koivukuja 3, 33100 Tampere." in said["fi"]
    assert (
        "Säilytämme näitä tietoja: yhteystiedot; asiointi kanssamme. "
        "Säilytysaika: 3 vuotta asiakassuhteen päättymisestä. "
        "Säilytysajan syy: vaatimusten vanhentumisaika. Mitä säilytysajan jälkeen tapahtuu: poistamme tiedot."
    ) in [text.replace("\u00a0", " ") for text in said["fi"]]
    assert "Emme tee ihmisistä päätöksiä pelkästään automaattisesti." in said["fi"]
    assert "The address is Koivukuja 3, 33100 Tampere." in said["en"]
    assert "We make no decisions about people by automated means alone." in said["en"]


def test_open_questions(notices: Path) -> None:
    """What is open is asked in whole where nothing is known, else beside what is, and of which row."""
    text = OPEN.replace("  - trade_register", "  - gap: 2026-11-20 nobody knows").replace(
        "{recipient: newsletter_service, country: US", "{recipient: newsletter_service, country: {gap: 2026-11-20 who}"
    )
    said = [question.said for question in ask(write(notices, text)) if question.kind == "open"]
    assert said == [
        (
            "Mistä muualta saatte tietoja? Jo tiedossa: tiedot, jotka annat meille itse; organisaatio, jota edustat; "
            "väestötietojärjestelmä."
        ),
        "Uutiskirjepalvelu: Mihin maahan tiedot siirtyvät?",
        "Kuinka kauan tietoja säilytetään?",
    ]


def test_what_registers_share_is_asked_once(notices: Path) -> None:
    """Facts of a company's file stand in a chapter of their own, before those of its registers."""
    shared, own = PIHA.split("register: customers", maxsplit=1)
    (notices / "konserni").mkdir()
    (notices / "konserni/_company.yml").write_text(shared, "utf-8")
    for kind in ("customers", "newsletter"):
        (notices / f"konserni/{kind}.yml").write_text(f"register: {kind}{own}", "utf-8")
    chapters = list_chapters(read(notices, "konserni"))
    assert [(chapter.path, chapter.title) for chapter in chapters] == [
        ("konserni/_company.yml", ""),
        ("konserni/customers.yml", "Asiakasrekisteri"),
        ("konserni/newsletter.yml", "Uutiskirjerekisteri"),
    ]
    said = [question.said for chapter in chapters for question in chapter.questions]
    assert said.count("Osoite on Koivukuja 3, 33100 Tampere.") == 1
    assert said.count("Emme tee ihmisistä päätöksiä pelkästään automaattisesti.") == 2
    assert len({question.identifier for chapter in chapters for question in chapter.questions}) == len(said)


def test_id_follows_the_fact(notices: Path) -> None:
    """A question has another id when its fact changes, and none when the file is laid out otherwise or a row comes."""
    before = {question.said: question.identifier for question in ask(write(notices, OPEN))}
    moved = OPEN.replace("\ndata:  ", "\n# a comment\ndata: ").replace(
        "  - {purpose: accounting", "  - {purpose: fundraising, basis: contract}\n  - {purpose: accounting"
    )
    moved = moved.replace("nobody knows}", "nobody knows, asked: 2026-11-21}").replace("Koivukuja 3", "Koivukuja 5")
    company = write(notices, moved)
    after = {question.said: question.identifier for question in ask(company)}
    gone = before.keys() - after.keys()
    assert gone == {"Osoite on Koivukuja 3, 33100 Tampere."}
    assert {said: after[said] for said in before if said in after} == {
        said: before[said] for said in before if said in after
    }
    assert len({*after.values()} - {*before.values()}) == 2
    assert hash_chapters(list_chapters(company)) == hash_chapters(list_chapters(company, "en"))


# --- the words --------------------------------------------------------------------------------------------------------


def test_words_are_complete() -> None:
    """Both languages have the same words with the same places."""
    places = [
        {key: sorted({part.partition("}")[0] for part in text.split("{")[1:]}) for key, text in walk_texts(words)}
        for words in WORDS.values()
    ]
    assert places[0] == places[1]


def test_own_words_in_another_language(notices: Path) -> None:
    """Own words that are not in the language of the letter are those of the first one, also on when a time begins."""
    text = PIHA.replace("after: relationship_end", "after: {fi: puutarhakauden lopusta, en: the end of the season}")
    said = [question.said.replace("\u00a0", " ") for question in ask(write(notices, text), "sv")]
    assert any("Förvaringstid: 3 år från puutarhakauden lopusta." in sentence for sentence in said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_gap_has_its_question(language: str) -> None:
    """Whatever may be open is asked in words of its own."""
    wanted = {".".join(path) for path in FIELDS if may_hold_gap(path)}
    assert wanted == WORDS[language]["open"].keys()
    assert WORDS[language]["open_whole"].keys() <= wanted


def test_words_of_answers() -> None:
    """A word such as `none` that would make no sentence with its key has one of its own."""
    told = WORDS["fi"]["answers"].keys()
    for path, field in FIELDS.items():
        label = ".".join(path)
        if path[0] in UNASKED or (len(path) > 1 and path[0] != "security"):
            continue
        for answer in list_words(field.annotation):
            assert name_answer(label, answer) in told, (label, answer)
    assert name_answer("sold", True) == "sold.yes"


def list_words(annotation: object) -> list[str]:
    """The words such as `none` in an annotation."""
    inner = get_args(annotation)
    if not inner or not all(isinstance(each, str) for each in inner):
        return [word for each in inner for word in list_words(each)]
    return [str(each) for each in inner]
