"""What `build.py explain NAME` answers: what a key, a code, or the code of a finding means, for a terminal.

The meaning of a key is in theme/notice/keys.yml, that of a short key or a setting in the entry of its service, the
words of a code in the language files, the reason for a finding in theme/messages/; what is allowed comes from the
model.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from textwrap import indent

from ..format.allowed import is_mandatory, list_vocabularies, may_hold_own_words
from ..format.keys import FIELDS, Path, may_hold_gap
from ..format.short_keys import SERVICES, SETTINGS
from ..reading.fault_codes import CODES, FaultCode
from ..reading.messages import ENGLISH, Phrase, Series, Value, make_phrase
from ..reading.messages import describe_code as describe_reason
from ..reading.refusals import Refused
from ..theme.codes import Code
from ..theme.languages import DEFAULT_LANGUAGES
from ..theme.theme import Theme
from .citations import cite_source
from .headings import describe_heading, find_headings
from .kinds import say_need, select_needs
from .meanings import join_meanings, list_consequences, list_meanings, list_offered_codes
from .services import explain_services, explain_settings, explain_short_keys, list_all_questions
from .settings import list_settings
from .speech import Speech, speak_to_editor
from .spoken import find_meant, list_spoken_names

NEAR = 3  # names that a message gives as probably meant


def explain_name(name: str, theme: Theme, language: str = ENGLISH) -> str:
    """What a name means, or another word for it.

    Args:
        name: of a key, a code, or what else has one.
        theme: what all notices share.
        language: of all but the meanings of keys and codes, which are in every language.

    Raises:
        Refused: it is neither; the message says which names are near.

    """
    speech = speak_to_editor(language)
    found = explain_exactly(name, theme, speech)
    if not found:
        for meant in find_meant(name, theme):
            found += explain_exactly(meant, theme, speech)
    if not found:
        found = explain_headings(name, theme, speech)
    if not found:
        raise Refused("unknown-name", name=name, hint=suggest_names(name, theme))
    return "\n\n".join(dict.fromkeys(found))


def explain_headings(words: str, theme: Theme, speech: Speech) -> list[str]:
    """The headings of the pages that have these words, each with the key whose section it heads."""
    found = []
    for key in find_headings(words, theme):
        found.append(describe_heading(key, theme, speech))
        section = key.partition(".")[0]
        if section in theme.keys:
            found += explain_keys(section, theme, speech)
    return found


def explain_exactly(name: str, theme: Theme, speech: Speech) -> list[str]:
    """What a name means: as a key, a code, a vocabulary, a service or its setting, and as the code of a finding."""
    return [
        *explain_keys(name, theme, speech),
        *explain_short_keys(name, theme, speech),
        *explain_codes(name, theme, speech),
        *explain_vocabularies(name, theme, speech),
        *explain_services(name, theme, speech),
        *explain_settings(name, theme, speech),
        *explain_findings(name, speech),
    ]


def explain_keys(name: str, theme: Theme, speech: Speech) -> Iterator[str]:
    """Every key that has this name, or this path."""
    for path in FIELDS:
        if name in (path[-1], ".".join(path)):
            lines = describe_key(path, theme, speech)
            yield "\n".join(lines)


def describe_key(path: Path, theme: Theme, speech: Speech) -> Iterator[str]:
    """A key, line by line."""
    entry = theme.keys[".".join(path)]
    yield ".".join(path)
    for language in DEFAULT_LANGUAGES:
        yield f"  {language}: {entry[language]}"
    yield say_label("example", speech, example=f"{path[-1]}: {entry['example']}")
    if "law" in entry:
        yield say_label("law", speech, law=cite_source(entry["law"]))
    need = say_label("mandatory" if is_mandatory(path) else "optional", speech)
    gap = speech.say("gap-allowed" if may_hold_gap(path) else "no-gap")
    yield f"{need}; {gap}"
    if path == (SERVICES, SETTINGS):
        yield say_label("settings", speech)
        yield from list_all_questions(theme, speech)
    for vocabulary in list_vocabularies(path):
        yield say_label("codes", speech, vocabulary=vocabulary)
        yield from describe_vocabulary(vocabulary, theme)
    if may_hold_own_words(path):
        languages = ", ".join(f"{language}: …" for language in DEFAULT_LANGUAGES)
        yield say_label("own-words", speech, words=f"{{{languages}}}", named="{words: name}")


def say_label(label: str, speech: Speech, /, **values: Value) -> str:
    """A line of what is said of a name, indented."""
    return f"  {speech.say(label, **values)}"


def describe_vocabulary(vocabulary: str, theme: Theme) -> Iterator[str]:
    """The codes of a vocabulary, a line each."""
    for code in list_offered_codes(vocabulary, theme):
        yield f"    {code.name}: {join_meanings(vocabulary, code, theme)}"


def explain_codes(name: str, theme: Theme, speech: Speech) -> Iterator[str]:
    """The code of this name in every vocabulary that has it."""
    for vocabulary, codes in theme.vocabulary.items():
        if name in codes:
            lines = describe_code(vocabulary, codes[name], theme, speech)
            yield "\n".join(lines)


def describe_code(vocabulary: str, code: Code, theme: Theme, speech: Speech) -> Iterator[str]:
    """A code, line by line."""
    yield speech.say("code-of", name=code.name, vocabulary=vocabulary)
    meanings = list_meanings(vocabulary, code, theme)
    for language, meaning in zip(DEFAULT_LANGUAGES, meanings, strict=True):
        yield f"  {language}: {meaning}"
    for consequence in list_consequences(code, speech):
        yield f"  {consequence}"
    if vocabulary == "registers":
        for need in select_needs(theme, code.name):
            yield say_label("needs", speech, need=say_need(need, speech))


def explain_vocabularies(name: str, theme: Theme, speech: Speech) -> Iterator[str]:
    """All codes of the vocabulary of this name, where no key that is called so has told them."""
    told = {vocabulary for path in FIELDS if path[-1] == name for vocabulary in list_vocabularies(path)}
    if name in theme.vocabulary and name not in {*told, SERVICES}:
        lines = describe_vocabulary(name, theme)
        head = speech.say("vocabulary", name=name)
        yield "\n".join([head, *lines])


def explain_findings(name: str, speech: Speech) -> Iterator[str]:
    """The code of a finding, if this is one."""
    for code in CODES:
        if code == name:
            lines = describe_finding(code, speech)
            yield "\n".join(lines)


def describe_finding(code: FaultCode, speech: Speech) -> Iterator[str]:
    """The code of a finding, line by line."""
    level = make_phrase(f"level-{code.level}").say(speech.language)
    yield f"{code} ({level})"
    yield f"  {describe_reason(code, 'reason', speech.language)}"
    yield say_label("source", speech, source=cite_source(code.source))
    yield say_label("example-below", speech)
    yield indent(describe_reason(code, "example", speech.language).rstrip("\n"), "    ")


def suggest_names(name: str, theme: Theme) -> Phrase:
    """The names that are near, or what has a name at all."""
    names = {
        *theme.keys,
        *theme.short_keys,
        *theme.services,
        *theme.vocabulary,
        *(name for name, _, _ in list_settings(theme)),
        "catalogue",
        *map(str, CODES),
    }
    for codes in theme.vocabulary.values():
        names |= codes.keys()
    near = get_close_matches(name, sorted(names), n=NEAR)
    near = near or get_close_matches(name.casefold(), list_spoken_names(theme), n=NEAR)
    if not near:
        return Phrase("name-something")
    return make_phrase("did-you-mean", names=Series(tuple(near), "or"))
