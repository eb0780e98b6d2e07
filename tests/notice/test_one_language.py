"""A page is in one language: it has no word that only another one has, and each says the same facts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.paths import DATA, PROJECT

NOTICES = DATA / "notices"
# Words that a text of some length cannot do without, and that no other of these languages has.
MARKS = {
    "fi": r"\b(ja|tai|ei|että|joka|ovat|sekä|voit|tietosi|meille|kanssa|kun|emme)\b",
    "en": r"\b(the|and|of|your|you|with|from|which|we|not|this|are)\b",
    "sv": r"\b(och|att|är|inte|dina|som|från|uppgifter|eller|för|vi|oss)\b",
}
# Facts of tests/data/notices/oby.yml as a reader of each language finds them.
FACTS = {
    "fi": ["5 vuotta", "2. marraskuuta 2026", "hoitosuhteen päättymi"],
    "sv": ["5 år från", "2 november 2026", "det att vården avslutas"],
    "en": ["5 years from", "2 November 2026", "the end of the care"],
}


def list_pages(language: str) -> list[Path]:
    """The pages of the invented companies that speak Swedish, in a language, as text."""
    return [path for name in ("holmen", "oby", "tvasprakig") for path in NOTICES.glob(f"{name}.{language}.txt")]


@pytest.mark.parametrize("language", MARKS)
def test_no_word_of_another_language(language: str) -> None:
    """Who reads one language only finds no word of another but names and addresses."""
    pages = list_pages(language)
    assert pages, "no register is in this language any more"
    others = "|".join(pattern for other, pattern in MARKS.items() if other != language)
    for page in pages:
        text = re.sub(r"\S+@\S+|https?://\S+|<#\S+>|## \S+:", "", page.read_text("utf-8"))
        assert len(re.findall(MARKS[language], text)) > 50, "the words are found no longer"
        assert sorted(set(re.findall(others, text))) == [], page.name


@pytest.mark.parametrize("language", FACTS)
def test_the_same_facts(language: str) -> None:
    """Three facts of one register stand on its page in each of three languages."""
    page = (NOTICES / f"oby.{language}.txt").read_text("utf-8")
    assert [fact for fact in FACTS[language] if fact not in page] == []


# --- nothing knows a language by its name -----------------------------------------------------------------------------

# Where a language is named all the same, and why.
NAMED = {
    "hooks/theme/languages.py": "the default ones",
    "hooks/commands/language.py": "the languages of messages, before anything of the program is read",
    "hooks/reading/messages.py": "the language of messages that is whole, and names what the law wants",
    "hooks/site/settings.py": "an example",
    "hooks/site/live.py": "a page for when there is no theme",
}


def test_no_module_knows_a_language_by_its_name() -> None:
    """No module names a language in a text of its own, but for those that say why."""
    found = {
        path.relative_to(PROJECT).as_posix()
        for path in (PROJECT / "hooks").rglob("*.py")
        if re.search(r"""["'](fi|en|sv)["']""", path.read_text("utf-8"))
    }
    assert found - NAMED.keys() == set()
