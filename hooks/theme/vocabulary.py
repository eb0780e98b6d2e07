"""The codes, the keys and the constants of theme/notice/, and the languages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ..reading import source

THEME = Path(__file__).parents[2] / "theme"
TEXTS = THEME / "notice"
PRIMARY = "fi"  # the language at the root of the site; the others live under /<language>/
INSTEAD: dict[str, dict[str, Any]] = {}  # shared files of another version, while it is looked at


@dataclass(frozen=True)
class Code:
    """One code and what follows from it; the properties are explained at the top of vocabulary.yml."""

    name: str
    bases: tuple[str, ...] = ()
    profiling: bool = False
    marketing: bool = False
    vague: bool = False
    services: bool = False
    contact: bool = False
    subjects: tuple[str, ...] = ()
    group: str = ""
    origin: str = ""
    public: str = ""
    role: str = ""
    law: str = ""
    article: str = ""


def data_file(name: str) -> dict[str, Any]:
    """One of the project's own YAML files under theme/notice/, or what hooks/editions.py has put in its place.

    Raises:
        Faulty: the file is missing or faulty.

    """
    return INSTEAD[name] if name in INSTEAD else source.own(TEXTS / name, f"theme/notice/{name}").data


def codes(listed: list[str] | dict[str, dict[str, Any]]) -> dict[str, Code]:
    """A vocabulary: a list of codes, or a mapping from code to properties."""
    if isinstance(listed, list):
        return {name: Code(name) for name in listed}
    return {
        name: Code(name, **{key: typed(key, value) for key, value in given.items()}) for name, given in listed.items()
    }


def typed(key: str, value: Any) -> Any:  # noqa: ANN401 - the type is that of the property
    """A property as `Code` has it; everything in the file is text."""
    if isinstance(getattr(Code, key), bool):
        return value == "yes"
    return tuple(value) if isinstance(value, list) else value


VOCABULARY: dict[str, dict[str, Code]] = {name: codes(listed) for name, listed in data_file("vocabulary.yml").items()}
KEYS: dict[str, dict[str, Any]] = data_file("keys.yml")  # what each key of the format means, by its dotted path
OUTDATED: dict[str, dict[str, str]] = data_file("outdated.yml")  # what own words should no longer cite
CONSTANTS: dict[str, Any] = data_file("constants.yml")
SECTIONS = tuple(VOCABULARY["sections"])
LANGUAGES = (PRIMARY, *sorted({path.stem for path in TEXTS.glob("??.yml")} - {PRIMARY}))

READ_ONCE = ("vocabulary.yml", "keys.yml", "outdated.yml", "constants.yml")
AT_START = {name: source.stamp(TEXTS / name) for name in READ_ONCE}  # `serve`, which lives on, must notice a change


def code(vocabulary: str, name: object) -> Code:
    """The code `name`; for own words, which have no properties, an empty one."""
    return VOCABULARY[vocabulary].get(name, Code("")) if isinstance(name, str) else Code("")


@cache
def by_word(vocabulary: str) -> dict[str, str]:
    """The codes of a vocabulary by what the notices call them, in small letters: `suostumus` is consent."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for name, said in data_file(f"{language}.yml")["words"].get(vocabulary, {}).items():
            for words in said.values() if isinstance(said, dict) else [said]:
                found.setdefault(str(words).casefold(), name)
    return {words: name for words, name in found.items() if name in VOCABULARY[vocabulary]}
