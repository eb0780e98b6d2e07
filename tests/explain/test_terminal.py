"""`explain NAME`: every key, every code and every code of a finding explains itself."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hooks.explain.meanings import list_consequences
from hooks.explain.speech import speak_to_editor
from hooks.explain.terminal import explain_name
from hooks.reading.fault_codes import CODES, FaultCode
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
    ],
)
def test_explanation_in_finnish(name: str, golden: Callable[[Path, str], None]) -> None:
    """In Finnish all but the meanings of keys and codes is Finnish: words around them, reasons, what services do."""
    golden(PROJECT / f"tests/data/explain/{name}.fi.txt", explain_name(name, THEME, "fi") + "\n")


def test_consequences_are_in_the_language_of_the_call() -> None:
    """What follows from any code is said in Finnish where Finnish is asked for."""
    told = {"fi": set[str](), "en": set[str]()}
    for code in (code for codes in THEME.vocabulary.values() for code in codes.values()):
        for language, said in told.items():
            said.update(list_consequences(code, speak_to_editor(language)))
    assert {"suoramarkkinointi", "tietosuoja-asetuksen artikla 6(1)(f)"} <= told["fi"]
    assert {"direct marketing", "GDPR Art. 6(1)(f)"} <= told["en"]
    assert told["fi"] & told["en"] == set()
    assert len(told["fi"]) == len(told["en"])


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
        ("säilytyz", "did you mean säilytys or säilytysajat or säilytysaika?"),
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
