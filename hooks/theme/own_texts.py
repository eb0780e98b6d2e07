"""theme/texts.yml of a project: its own texts, held to the kind and the places of those that they replace.

The file is no more trusted than a register is. What it says is escaped as the originals are, and a place of a text can
ask for nothing that the original does not ask for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from string import Formatter
from typing import Any

from ..reading.display import make_visible
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, Place, make_fault
from ..reading.messages import Phrase, Series, Value, make_phrase
from ..reading.source import KEY, Source, find_place
from .bounds import MAX_TEXT, has_plain_places
from .overrides import NOUNS, SHOWN, OwnText, hash_original, select_said
from .theme import Theme

HASH = re.compile(f"[0-9a-f]{{{SHOWN}}}")
REPLACES = "replaces"
# What is no part of a notice: what the program is told of a language, a part of addresses, and what only the preview
# shows. The name of the site stands in the project's settings.
NOT_READ = {"reviewed_by"} | frozenset(
    f"interface.{name}"
    for name in ("locale", "pdf_file", "broken_title", "broken", "faults_title", "faults", "index_empty", "draft")
)
SITE_NAME = "interface.site_name"
INFLECTED = {"we": "we_are", "dealings": "dealings"}  # the places that nouns fill, each with the table of these
KINDS: Mapping[type, str] = {str: "a-text", list: "a-list", dict: "forms"}
Wrong = tuple[str, dict[str, Value]]  # a message, and its values
LIKE = 0.6  # of 1: how much a key must resemble another to be taken for that
MOST_NAMED = 5


def read_own_texts(source: Source, theme: Theme) -> tuple[dict[str, OwnText], list[Fault]]:
    """The texts of a file that can take the place of the originals, and what is wrong with the others.

    Args:
        source: what was read.
        theme: with the originals.

    """
    texts: dict[str, OwnText] = {}
    faults = [fault for fault in source.faults if fault.code != FaultCode.EMPTY_FILE]  # it replaces nothing
    for key, entry in source.data.items():
        wrong = list(find_wrong_name(key, source, theme))
        if not wrong:
            wrong = list(find_wrong_entry(key, entry, source, theme))
        if not wrong and isinstance(entry, Mapping):
            texts[key] = OwnText(
                replaces=str(entry[REPLACES]),
                said=select_said(entry, theme.languages),
                place=source.places[key, REPLACES],
            )
        faults += wrong
    return texts, faults


def make_own_fault(place: Place, key: str, message: str, /, **values: Value) -> Fault:
    """What is wrong with a text of the project."""
    return make_fault(place, FaultCode.OVERRIDE, make_visible(key), message, **values)


# --- the name ---------------------------------------------------------------------------------------------------------


def find_wrong_name(key: str, source: Source, theme: Theme) -> Iterator[Fault]:
    """A fault where no text has this key, or none that a project replaces."""
    place = source.places[key, KEY]
    if key == SITE_NAME:
        yield make_own_fault(place, key, "site-name")
    elif key in NOT_READ:
        yield make_own_fault(place, key, "not-read")
    elif key not in theme.originals:
        yield make_own_fault(place, key, "unknown", advice=advise_key(key, theme))


def list_replaceable(theme: Theme) -> list[str]:
    """The keys of the texts that a project may replace, in the order of the file."""
    kept = NOT_READ | {SITE_NAME}
    return [key for key in theme.originals if key not in kept]


def advise_key(key: str, theme: Theme) -> Phrase:
    """What to write instead of a key that no text has."""
    known = list_replaceable(theme)
    below = [name for name in known if name.startswith(f"{key}.")]
    if below:
        return make_phrase("texts-below", names=Series(tuple(below[:MOST_NAMED])))
    near = get_close_matches(key, known, n=1, cutoff=LIKE)
    if near:
        return make_phrase("did-you-mean", names=near[0])
    return make_phrase("list-texts")


# --- the entry --------------------------------------------------------------------------------------------------------


def find_wrong_entry(key: str, entry: Any, source: Source, theme: Theme) -> Iterator[Fault]:  # noqa: ANN401 - as read
    """What an entry lacks, has too much, or says in another form than the original."""
    if not isinstance(entry, Mapping):
        yield make_own_fault(source.places[key,], key, "no-table", languages=Series(theme.usual_languages))
        return
    yield from find_wrong_frame(key, entry, source, theme)
    for language in theme.languages:
        if entry.get(language):
            place = source.places[key, language]
            for message, values in find_other_form(key, language, entry[language], theme):
                yield make_own_fault(place, key, message, language=language, **values)
        elif language in {*entry, *theme.usual_languages}:
            place = find_place((key, language), source.places)[1]
            yield make_own_fault(place, key, "no-language", language=language)


def find_wrong_frame(key: str, entry: Mapping[str, Any], source: Source, theme: Theme) -> Iterator[Fault]:
    """What is wrong with an entry beside its texts: the hash, and what is neither that nor a language."""
    for name in entry.keys() - {REPLACES, *theme.languages}:
        place, languages = source.places[key, name, KEY], Series(theme.languages)
        yield make_own_fault(place, key, "unknown-part", name=make_visible(name), languages=languages)
    if not HASH.fullmatch(str(entry.get(REPLACES))):
        place = find_place((key, REPLACES), source.places)[1]
        said = select_said(theme.originals[key], dict.fromkeys((*theme.usual_languages, *entry)))
        yield make_own_fault(place, key, "no-hash", hash=hash_original(said))


def find_other_form(key: str, language: str, own: Any, theme: Theme) -> Iterator[Wrong]:  # noqa: ANN401 - as read
    """What of a text in one language is of another kind, or has other parts or places, than the original."""
    originals = theme.originals[key]
    original = originals.get(language, next(iter(originals.values())))
    if type(own) is not type(original):
        yield "kind", {"kind": make_phrase(KINDS[type(original)])}
        return
    if isinstance(own, dict) and own.keys() != original.keys():
        yield "forms", {"forms": Series(tuple(original))}
    if isinstance(own, list) and len(own) != len(original):
        yield "lines", {"count": len(original)}
    parts = list_parts_of(own)
    wrong: list[Wrong] = []
    for text in parts:
        wrong += find_wrong_text(text)
    if wrong:
        yield from wrong
        return
    whole = "\n".join(map(str, parts))
    allowed = find_places(originals.values())
    yield from compare_places(whole, allowed, language, theme)


def list_parts_of(own: Any) -> list[Any]:  # noqa: ANN401 - as read
    """What stands in a text of any kind; a part may be no text."""
    if isinstance(own, dict):
        return list(own.values())
    return own if isinstance(own, list) else [own]


def find_wrong_text(text: Any) -> Iterator[Wrong]:  # noqa: ANN401 - as read
    """What is wrong with one text: it is none, too long, or stands on several lines."""
    if not isinstance(text, str) or not text.strip():
        yield "no-text", {}
    elif len(text) > MAX_TEXT:
        yield "long", {"length": len(text), "most": MAX_TEXT}
    elif "\n" in text:
        yield "line-break", {}


# --- its places -------------------------------------------------------------------------------------------------------


def find_places(texts: Iterable[Any]) -> dict[str, set[str]]:
    """The names of all places in some texts, lists of texts or tables of forms, each with the forms it asks for."""
    found: dict[str, set[str]] = {}
    for own in texts:
        for text in list_parts_of(own):
            for name, form in parse_places(text):
                found.setdefault(name, set()).add(form.lower())
    return found


def parse_places(text: str) -> list[tuple[str, str]]:
    """The places of a text, each with the form it asks for."""
    places = []
    for _, name, form, _ in Formatter().parse(text):
        if name is not None:
            places.append((name, form or ""))
    return places


def compare_places(text: str, allowed: Mapping[str, set[str]], language: str, theme: Theme) -> Iterator[Wrong]:
    """What of the places of a text is not as the original has it: the message, and its values.

    What a place stands for is a fact, so that none may be missing. Nouns may: which a sentence needs is its own matter.

    Args:
        text: the own one.
        allowed: the places of the original in any language, with their forms.
        language: of the text.
        theme: with the nouns.

    """
    if not allowed and ("{" in text or "}" in text):
        yield "no-places", {}
        return
    if not has_plain_places(text):
        yield "odd-place", {"place": "{name}"}
        return
    asked = find_places([text])
    unknown = asked.keys() - allowed
    missing = allowed.keys() - asked - INFLECTED.keys()
    for name in sorted(unknown):
        yield (
            "other-place",
            {"place": f"{{{name}}}", "known": name_places(allowed)},
        )
    for name in sorted(missing):
        yield "place-missing", {"place": f"{{{name}}}"}
    for name in sorted(asked.keys() & allowed):
        forms = {"", *allowed[name], *list_forms(name, language, theme)}
        known = Series(tuple(sorted(forms - {""})))
        for form in sorted(asked[name] - forms):
            yield (
                "other-form",
                {"place": f"{{{name}:{form}}}", "forms": known},
            )


def name_places(names: Iterable[str]) -> Series:
    """Places as a text has them."""
    return Series(tuple(f"{{{name}}}" for name in sorted(names)))


def list_forms(name: str, language: str, theme: Theme) -> set[str]:
    """The forms that every noun of a place has in a language."""
    tables = theme.texts[language].get(NOUNS, {}).get(INFLECTED.get(name, ""), {})
    forms = [set(table) for table in tables.values()]
    return set.intersection(*forms) if forms else set()
