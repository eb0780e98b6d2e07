"""What a code means in words, and what follows from it."""

from __future__ import annotations

from ..notice import texts
from ..theme.codes import Code
from ..theme.languages import DEFAULT_LANGUAGES
from ..theme.theme import Theme
from .citations import cite_articles
from .settings import pick_languages
from .speech import Speech

WORDED_BY_NOUNS = ("we_are", "dealings")
WORDED_BY = {"registers": "name", "statutory": "period"}  # the part of its words that says what a code means
CONSEQUENCES = (  # the properties of a code that are told, in this order
    "bases",
    "cannot",
    "imbalance",
    "profiling",
    "marketing",
    "impact",
    "credit",
    "vague",
    "services",
    "contact",
    "customer",
    "circumstance",
    "nowhere",
    "inside",
    "serves",
    "subjects",
    "group",
    "origin",
    "public",
    "role",
    "law",
    "section",
    "within",
    "article",
)


def list_meanings(vocabulary: str, code: Code, theme: Theme) -> list[str]:
    """What a code is called, in each language; of a service also what it is for."""
    said = [say_meaning(texts.speak(theme, language), vocabulary, code.name) for language in DEFAULT_LANGUAGES]
    if vocabulary != "services":
        return said
    what = theme.services[code.name]["what"]
    meanings = []
    for name, language in zip(said, DEFAULT_LANGUAGES, strict=True):
        meaning = what.get(language, "–")
        meanings.append(f"{name}: {meaning}")
    return meanings


def join_meanings(vocabulary: str, code: Code, theme: Theme) -> str:
    """What a code is called in all languages, on one line; of a service what it is for, behind its name."""
    if vocabulary != "services":
        return " / ".join(list_meanings(vocabulary, code, theme))
    entry = theme.services[code.name]
    name = entry["name"]
    what = " / ".join(pick_languages(entry["what"]))
    return f"{name}: {what}"


def say_meaning(words: texts.Texts, vocabulary: str, name: str) -> str:
    """What a code is called; nouns in their first form, sections and registers by their titles."""
    if vocabulary in WORDED_BY_NOUNS:
        forms = words.find(f"nouns.{vocabulary}.{name}")
        return str(next(iter(forms.values())))
    if vocabulary == "sections":
        said = words(f"{name}.title")
    else:
        part = WORDED_BY.get(vocabulary, "full")
        said = words.word(vocabulary, name, part)
    return str(said.unescape())


def list_offered_codes(vocabulary: str, theme: Theme) -> list[Code]:
    """The codes an editor may write; those of services come by themselves, and no page says an uncertain period."""
    codes = dict(theme.vocabulary[vocabulary])
    if vocabulary == "statutory":
        for name in theme.uncertain_periods:
            del codes[name]
    return [code for code in codes.values() if not code.services]


def list_consequences(code: Code, speech: Speech) -> list[str]:
    """What follows from a code, in words."""
    found = []
    for name in CONSEQUENCES:
        value = getattr(code, name)
        if isinstance(value, tuple):
            value = ", ".join(value)
        if value:
            said = cite_articles(value) if name == "article" else value
            found.append(speech.say(f"code-{name}", value=said))
    return found
