"""`explain NAME`: every key, every code and every code of a finding explains itself."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from hooks.explain.citations import cite_source
from hooks.explain.meanings import list_consequences
from hooks.explain.speech import speak_to_editor
from hooks.explain.terminal import describe_vocabulary, explain_name
from hooks.reading.fault_codes import CODES, FaultCode
from hooks.reading.messages import say_value
from hooks.reading.refusals import Refused
from tests.paths import PROJECT
from tests.shared import THEME


@pytest.mark.parametrize(
    "name",
    [
        *("retention.then", "interest-missing", "gap-old", "logo", "newsletter", "service_kinds"),
        *("google_analytics", "services.settings", "demographics"),
        *("säilytys", "evästeet", "Klarna", "maksupalvelu", "tilitoimisto"),
    ],
)
def test_explanation(name: str, golden: Callable[[Path, str], None]) -> None:
    """Keys, codes, vocabularies, services and codes of findings are explained as their golden files say."""
    golden(PROJECT / f"tests/data/explain/{name}.txt", explain_name(name, THEME) + "\n")


@pytest.mark.parametrize(
    "name",
    [
        *("retention.then", "interest-missing", "newsletter", "service_kinds"),
        *("google_analytics", "services", "wordpress", "services.settings", "demographics"),
        *("debt_collection", "contact_persons", "legitimate_interest", "patients"),
        *("oikeudet", "Lapsen oikeudet"),
    ],
)
def test_explanation_in_finnish(name: str, golden: Callable[[Path, str], None]) -> None:
    """In Finnish all but the meanings of keys and codes is Finnish: words around them, reasons, what services do."""
    golden(PROJECT / f"tests/data/explain/{name}.fi.txt", explain_name(name, THEME, "fi") + "\n")


@pytest.mark.parametrize("vocabulary", sorted({*THEME.vocabulary} - {"services"}))
def test_name_of_a_vocabulary_lists_its_codes(vocabulary: str) -> None:
    """Whoever is sent to `explain recipients` for the codes finds every one that may be written, with its words."""
    lines = set(explain_name(vocabulary, THEME).splitlines())
    assert lines >= set(describe_vocabulary(vocabulary, THEME))


def test_consequences_are_in_the_language_of_the_call() -> None:
    """What follows from any code is said in Finnish where Finnish is asked for."""
    told = {"fi": set[str](), "en": set[str]()}
    for code in (code for codes in THEME.vocabulary.values() for code in codes.values()):
        for language, said in told.items():
            said.update(list_consequences(code, speak_to_editor(language)))
    assert {"suoramarkkinointi", "tietosuoja-asetuksen 6 artiklan 1 kohdan f alakohta"} <= told["fi"]
    assert {"direct marketing", "GDPR Art. 6(1)(f)"} <= told["en"]
    assert told["fi"] & told["en"] == set()
    assert len(told["fi"]) == len(told["en"])


@pytest.mark.parametrize("name", ["suojaamme", "SUOJAAMME", "Miten suojaamme tietojasi", "How we protect your data"])
def test_words_of_a_heading(name: str) -> None:
    """Whoever asks with a word of a heading, or with all of it, is told the text and the key, in any language."""
    for language in ("fi", "en"):
        told = explain_name(name, THEME, language).split("\n\n")
        assert [each.split()[0] for each in told] == ["security.title", "security"]


@pytest.mark.parametrize("name", ["mit", "xyzzy", "Miten suojaamme"])
def test_words_of_no_heading(name: str) -> None:
    """A word of three letters, a word of no heading and a part of a heading find nothing."""
    with pytest.raises(Refused):
        explain_name(name, THEME)


@pytest.mark.parametrize(
    "source",
    sorted({entry["law"] for entry in THEME.keys.values() if "law" in entry} | {code.source for code in CODES}),
)
def test_citations(source: str) -> None:
    """Each source is cited in English as it is written, and in Finnish with no English word of a citation."""
    said = cite_source(source)
    assert say_value(said, "en") == source
    assert not re.search(r"Art\.|\bs\. |GDPR|Act|published|recital|subparagraph|guide|\(\d\)", say_value(said, "fi"))


def test_citations_in_finnish() -> None:
    """Articles stand in the genitive before their paragraphs and points, as Finnish laws cite."""
    source = (
        "GDPR Art. 13(1)(c)-(f), 4(7)-(8), 44-49, 6(1), second subparagraph, recital 43; 917/2014 s. 205; WP251 rev.01"
    )
    assert say_value(cite_source(source), "fi") == (
        "tietosuoja-asetuksen 13 artiklan 1 kohdan c–f alakohta, 4 artiklan 7–8 kohta, 44–49 artikla, "
        "6 artiklan 1 kohta, toinen alakohta, johdanto-osan 43 kappale; lain 917/2014 205 §; WP251 rev.01"
    )


@pytest.mark.parametrize("code", THEME.services)
def test_a_service_is_explained_in_the_language_of_the_call(code: str) -> None:
    """Of what the catalogue says in both languages the other one is left out; of a code both are told."""
    entry = THEME.services[code]
    asked = [setting["question"] for setting in entry.get("settings", {}).values()]
    for language, other in (("fi", "en"), ("en", "fi")):
        said = explain_name(code, THEME, language)
        assert f"\n  what: {entry['what'][language]}\n" in said
        assert [question for question in asked if question[language][1:] not in said] == []
        assert [question for question in asked if question[other][1:] in said] == []


@pytest.mark.parametrize(
    ("spoken", "name"),
    [
        ("Google Maps", "google_maps"),
        ("google analytics", "google_analytics"),
        ("Interest missing", "interest-missing"),
        ("RETENTION", "retention"),
        (" Siirrot", "transfers"),
        ("suostumus", "consent"),
        ("Nimi", "controller.name"),
    ],
)
def test_other_words_for_a_name(spoken: str, name: str) -> None:
    """What is known under a name is found by its name in the world, by Finnish words, and in other letters."""
    assert explain_name(name, THEME) in explain_name(spoken, THEME)


def test_code_of_several_vocabularies() -> None:
    """A code that stands in several vocabularies is explained in each."""
    said = explain_name("orders", THEME)

    assert [line for line in said.splitlines() if line.startswith("orders")] == [
        "orders (a code of dealings)",
        "orders (a code of purposes)",
        "orders (a code of groups)",
    ]


def test_everything_explains_itself() -> None:
    """Every key, every setting, every vocabulary and every code has an explanation."""
    codes = [name for codes in THEME.vocabulary.values() for name in codes]
    settings = [name for entry in THEME.services.values() for name in entry.get("settings", ())]
    for name in [*THEME.keys, *THEME.short_keys, *settings, *THEME.vocabulary, *codes]:
        assert explain_name(name, THEME).count("\n") >= 1, name


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("retension", "did you mean retention or retention.for or retention.when?"),
        ("gap-futur", "did you mean gap-future?"),
        ("maksupalvely", "did you mean maksupalvelu or asiakaspalvelu or laskutuspalvelu?"),
        ("qqq", "name a key, a code or a check"),
    ],
)
def test_unknown_name(name: str, hint: str) -> None:
    """An unknown name is answered with the names that are near."""
    with pytest.raises(Refused) as refused:
        explain_name(name, THEME)
    assert str(refused.value) == f"there is no key, code or check '{name}'; {hint}"


@pytest.mark.parametrize("code", CODES)
def test_every_finding_explains_itself(code: FaultCode) -> None:
    """Of every code of a finding its level, its reason, its source and an example are told."""
    said = explain_name(code, THEME)
    assert f"{code} ({code.level})\n  {code.reason}\n  source: {code.source}\n  example:\n    " in said
    assert [line for line in code.example.splitlines() if f"    {line}".rstrip() not in said] == []
