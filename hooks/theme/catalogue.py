"""What the entries of services add to the codes and to the texts, so that both are asked for as all others are.

Each service is a code itself. What it is for and who offers it are codes, too, that come with it and that no editor
writes: `service_matomo` among the purposes and among the recipients.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from .codes import NO_CODE, Code

FOLDER = "services"  # in that of the shared data
FILE = rf"{FOLDER}/[a-z][a-z0-9_]*\.yml"
Entry = Mapping[str, Any]
Entries = Mapping[str, Entry]
Vocabulary = Mapping[str, Mapping[str, Code]]
WORDED = {"retention": ("criteria", "data", "start", "then"), "opt_out": ("says",), "joint": ("essence",)}
DEFINING = ("name", "for", "key", "what", "purpose", "settings")
SETTING = ("question", "when_on", "when_off", "data")


def is_service(name: str) -> bool:
    """Whether a file of the shared data is an entry of the catalogue."""
    return re.fullmatch(FILE, name) is not None


def get_code(name: str) -> str:
    """The code of the service of a file."""
    return PurePosixPath(name).stem


def find_services(folder: Path) -> list[Path]:
    """The files of the services of a theme."""
    return sorted(folder.glob(f"notice/{FOLDER}/*.yml"))


def select_certain(entry: Entry) -> Entry:
    """What of an entry may stand on a page; of one that is not certain, what defines the service, and nothing else."""
    if entry["certainty"] != "low":
        return entry
    return {key: value for key, value in entry.items() if key in DEFINING}


def name_derived_code(code: str) -> str:
    """The code of the purpose and of the recipient that come with a service."""
    return f"service_{code}"


def name_purpose(code: str, services: Entries) -> str:
    """The code of what a service is for: one that others use, too, or of its own words.

    Services of the same words share the code of the first of them, so that a page says the words once.
    """
    said = list_purpose_words(services[code])
    if not said:
        return find_base(services[code])
    alike = [other for other, entry in services.items() if list_purpose_words(entry) == said]
    return name_derived_code(min(alike))


def list_purpose_words(entry: Entry) -> Mapping[str, Any]:
    """What an entry says in words of its own on what its service is for, and the code that it is a kind of."""
    purpose = entry["purpose"]
    if "words" in purpose or isinstance(purpose["purpose"], Mapping):
        return {key: said for key, said in purpose.items() if key != "basis"}
    return {}


def add_codes(codes: Vocabulary, services: Entries) -> dict[str, Mapping[str, Code]]:
    """The vocabularies with the codes that services bring."""
    known: dict[str, Code] = {}
    recipients = dict(codes["recipients"])
    for code, entry in services.items():
        kind = codes["service_kinds"].get(entry["for"], NO_CODE)
        derived = name_derived_code(code)
        known[code] = list_traits(code, entry, codes["purposes"])
        recipients[derived] = Code(derived, impact=kind.impact, services=True)
    purposes = add_purposes(codes["purposes"], services)
    return {**codes, "services": known, "purposes": purposes, "recipients": recipients}


def list_traits(code: str, entry: Entry, purposes: Mapping[str, Code]) -> Code:
    """The code of a service, with what follows from what it is for."""
    purpose = purposes.get(find_base(entry), NO_CODE)
    return Code(code, marketing=purpose.marketing, profiling=purpose.profiling)


def find_base(entry: Entry) -> str:
    """The code of the purpose that a service is for, or of which its own words tell more; nothing if there is none."""
    purpose = entry["purpose"]["purpose"]
    return purpose if isinstance(purpose, str) else ""


def add_purposes(codes: Mapping[str, Code], services: Entries) -> dict[str, Code]:
    """The purposes with those of services, each behind the one that it is a kind of, or behind all."""
    own: dict[str, list[Code]] = defaultdict(list)
    for code, entry in services.items():
        name = name_purpose(code, services)
        if name == name_derived_code(code):
            base = find_base(entry)
            made = replace(codes.get(base, NO_CODE), name=name, services=True)
            own[base].append(made)
    ordered: list[Code] = []
    for name, known in codes.items():
        ordered.append(known)
        ordered += own[name]
    ordered += own[""]
    return {code.name: code for code in ordered}


def add_words(texts: Mapping[str, Any], language: str, services: Entries) -> dict[str, Any]:
    """The texts of a language with those of services; what an entry does not say in it is not there.

    Args:
        texts: those of the language's file.
        language: its code.
        services: the entries.

    """
    words = texts.get("words", {})
    own = {}
    purposes = dict(words.get("purposes", {}))
    recipients = dict(words.get("recipients", {}))
    for code, entry in services.items():
        derived = name_derived_code(code)
        own[code] = list_words(entry, language)
        recipients[derived] = entry.get("recipient", {}).get(language, entry["name"])
        if name_purpose(code, services) != derived:
            continue
        for key in ("purpose", "words"):  # the second says it more exactly
            said = pick_words(key, entry["purpose"], language)
            if said is not None:
                purposes[derived] = said
    added = {"services": own, "purposes": purposes, "recipients": recipients}
    return {**texts, "words": {**words, **added}}


def list_words(entry: Entry, language: str) -> dict[str, Any]:
    """The words of one entry by their names: `full` is what the service is called."""
    words: dict[str, Any] = {"full": entry["name"]}
    words |= select_words("", ("what", "data"), entry, language)
    for above, keys in WORDED.items():
        words |= select_words(f"{above}_", keys, entry.get(above, {}), language)
    settings = {}
    for name, setting in entry.get("settings", {}).items():
        settings[name] = select_words("", SETTING, setting, language)
    if settings:
        words["settings"] = settings
    return words


def select_words(prefix: str, keys: Iterable[str], part: Entry, language: str) -> dict[str, str]:
    """What a part of an entry says in a language, by some of its keys behind a prefix."""
    said = {}
    for key in keys:
        words = pick_words(key, part, language)
        if words is not None:
            said[prefix + key] = words
    return said


def pick_words(key: str, part: Entry, language: str) -> str | None:
    """What a part of an entry says under a key in a language; nothing where it says it in no words."""
    said = part.get(key)
    if not isinstance(said, Mapping):
        return None
    words: str | None = said.get(language)
    return words
