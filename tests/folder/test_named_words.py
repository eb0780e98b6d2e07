"""Own words with a name: what a register takes from its company's file, and what nothing uses."""

from __future__ import annotations

from pathlib import Path

from hooks.folder import collection
from hooks.format.own_words import Words
from hooks.format.register import Register
from tests.folder.test_collection import CONTROLLER, REGISTER, SHORTEST, messages, write
from tests.shared import THEME

WORDS = "words:\n  pihakuva: {fi: Pihan pohjapiirros, en: Plan of the garden}\n"
USED = REGISTER.replace("data: [name, email]", "data: [name, {words: pihakuva}]")


def first_register(notices: Path) -> Register:
    register = collection.load(notices, THEME).entries[0].register
    assert register
    return register


def words_of(register: Register) -> Words:
    """The own words that stand in `data`."""
    [words] = [item.item for item in register.data if not isinstance(getattr(item, "item", ""), str)]  # type: ignore[union-attr]
    assert isinstance(words, Words)
    return words


def test_a_name_is_the_words(notices: Path) -> None:
    """A register with a name of own words is the register with the words themselves."""
    plain = SHORTEST.replace("data: [name, email]", "data: [name, {fi: Pihan pohjapiirros, en: Plan of the garden}]")
    write(notices, "a.yml", CONTROLLER + USED + WORDS)
    write(notices, "b.yml", plain)
    one, other = (entry.register for entry in collection.load(notices, THEME).entries)
    assert one == other
    assert one


def test_words_of_the_company(notices: Path) -> None:
    """Words of the company's file stand wherever a register writes their name."""
    write(notices, "piha/_company.yml", CONTROLLER + WORDS)
    write(notices, "piha/asiakkaat.yml", USED)
    assert messages(notices) == []
    assert words_of(first_register(notices)).root["en"] == "Plan of the garden"


def test_names_of_both_files(notices: Path) -> None:
    """A register has names of its own beside those of its company, and its own words where both have the name."""
    write(notices, "piha/_company.yml", CONTROLLER + WORDS + "  toinen: {fi: Toinen, en: Another}\n")
    own = "words:\n  toinen: {fi: Oma, en: Own}\n"
    write(notices, "piha/a.yml", USED.replace("{words: pihakuva}", "{words: pihakuva}, {words: toinen}") + own)
    assert messages(notices) == []
    data = first_register(notices).data
    assert [getattr(item, "item", item) for item in data][1:] == [
        Words.model_construct({"fi": "Pihan pohjapiirros", "en": "Plan of the garden"}),
        Words.model_construct({"fi": "Oma", "en": "Own"}),
    ]


def test_words_in_the_company_file_itself(notices: Path) -> None:
    """A key of the company's file may write a name, too."""
    contact = "contact: {name: Anna Esimerkki, title: {words: pihakuva}}\n"
    write(notices, "piha/_company.yml", CONTROLLER + WORDS + contact)
    write(notices, "piha/asiakkaat.yml", REGISTER)
    assert messages(notices) == []


def test_faulty_words_of_the_company_are_told_once(notices: Path) -> None:
    """What is wrong with the words of a company's file is told there, however many registers use them."""
    write(notices, "piha/_company.yml", CONTROLLER + "words:\n  pihakuva: {fi: Pihan pohjapiirros}\n")
    write(notices, "piha/asiakkaat.yml", USED)
    write(notices, "piha/jasenet.yml", USED.replace("register: customers", "register: members"))
    line = CONTROLLER.count("\n") + 2
    problem = "the words in en are missing; write them in every language: {fi: …, en: …}"
    assert messages(notices) == [f"notices/piha/_company.yml:{line}:3: error: words.pihakuva: {problem}"]


def test_unused_words_of_the_company(notices: Path) -> None:
    """Words of a company's file that one of its registers uses are used; others are told once, at their place."""
    write(notices, "piha/_company.yml", CONTROLLER + WORDS + "  toinen: {fi: Toinen, en: Another}\n")
    write(notices, "piha/asiakkaat.yml", USED)
    write(notices, "piha/jasenet.yml", REGISTER.replace("register: customers", "register: members"))
    line = CONTROLLER.count("\n") + 3
    problem = "nothing uses these own words; write `{words: toinen}` where they belong, or delete them"
    assert messages(notices) == [f"notices/piha/_company.yml:{line}:3: warning: words.toinen: {problem}"]


def test_unused_words_beside_errors(notices: Path) -> None:
    """Where a register cannot be read, nobody knows which words it would use."""
    write(notices, "piha/_company.yml", CONTROLLER + WORDS)
    write(notices, "piha/asiakkaat.yml", USED.replace("contract", "sopimus"))
    assert [fault.key for fault in collection.load(notices, THEME).faults] == ["purposes[0].basis"]


def test_words_in_more_languages(notices: Path) -> None:
    """Words of a company's file that a register in fewer languages does not use do not concern it."""
    write(notices, "piha/_company.yml", CONTROLLER + WORDS)
    write(notices, "piha/asiakkaat.yml", USED)
    only = "languages: fi\n" + REGISTER.replace("register: customers", "register: members")
    write(notices, "piha/jasenet.yml", only)
    assert messages(notices) == []


def test_words_of_a_removal(notices: Path) -> None:
    """The reason for a removal may be words of the company's file."""
    write(notices, "piha/_company.yml", CONTROLLER + WORDS)
    write(notices, "piha/asiakkaat.yml", "removed: {date: 2026-11-02, because: {words: pihakuva}}\n")
    assert messages(notices) == []
    removal = collection.load(notices, THEME).entries[0].removal
    assert removal
    assert removal.removed.because
    assert removal.removed.because.root["fi"] == "Pihan pohjapiirros"
