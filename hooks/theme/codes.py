"""A code of a vocabulary, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True)
class Code:
    """One code and what follows from it; the properties are explained at the top of vocabulary.yml."""

    name: str
    bases: tuple[str, ...] = ()
    cannot: tuple[str, ...] = ()
    imbalance: bool = False
    authority: bool = False
    profiling: bool = False
    marketing: bool = False
    vague: bool = False
    impact: str = ""
    credit: bool = False
    services: bool = False
    inside: bool = False
    contact: bool = False
    customer: bool = False
    circumstance: bool = False
    nowhere: bool = False
    serves: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    group: str = ""
    origin: str = ""
    public: str = ""
    role: str = ""
    law: str = ""
    article: str = ""
    section: str = ""
    within: str = ""


NO_CODE = Code("")  # stands for own words, from which nothing follows
NO_PROPERTIES: Mapping[str, Any] = {}
DEFAULTS = {field.name: field.default for field in fields(Code)}


def read_codes(listed: Iterable[str] | Mapping[str, Mapping[str, Any]]) -> dict[str, Code]:
    """The codes of one vocabulary by name.

    Args:
        listed: as vocabulary.yml has them: a list of names, or a mapping from name to properties.

    Raises:
        TypeError: a code has a property that this program does not know.
        AttributeError: the properties of a code are no mapping.

    """
    properties = listed
    if not isinstance(properties, Mapping):
        properties = dict.fromkeys(properties, NO_PROPERTIES)
    return {name: read_code(name, given) for name, given in properties.items()}


def read_code(name: str, given: Mapping[str, Any]) -> Code:
    """One code with its properties; everything in the file is text."""
    properties = {key: read_property(key, value) for key, value in given.items()}
    return Code(name, **properties)


def read_property(key: str, value: Any) -> Any:  # noqa: ANN401 - the type is that of the property
    """A property as `Code` has it."""
    default = DEFAULTS.get(key)
    if isinstance(default, bool):
        return value == "yes"
    if isinstance(value, list):
        return tuple(value)
    return value
