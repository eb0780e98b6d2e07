"""The schema of what the catalogue adds to the format: the settings of services, and the short keys of rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

from ..format.scalars import YesNo, match_form
from ..format.short_keys import OWN, SERVICES, SETTINGS
from ..format.website import Service
from ..theme.theme import Theme
from .schema_forms import describe_mapping
from .schema_parts import Schema, describe_meaning, describe_single_value, refer_to
from .settings import RETENTION, list_choices, list_questions, list_settings, pick_languages, write_short_form


def describe_settings(theme: Theme) -> Schema:
    """The settings of all services, each with what it asks of which of them; `check` knows which has which."""
    asked: dict[str, dict[tuple[str, ...], list[str]]] = {}
    for name, code, setting in list_settings(theme):
        questions = tuple(list_questions(setting))
        asked.setdefault(name, {}).setdefault(questions, []).append(theme.services[code]["name"])
    properties = {}
    for name, askers in asked.items():
        told = [text for questions, names in askers.items() for text in (f"{', '.join(names)}:", *questions)]
        properties[name] = describe_setting(name, told, theme)
    return close_mapping(properties)


def describe_setting(name: str, meanings: Sequence[str], theme: Theme) -> Schema:
    """One setting: yes or no."""
    answers = describe_single_value(get_args(YesNo)[1], theme)
    return describe_meaning(meanings, f"{name}: no") | answers


def describe_short_keys(theme: Theme) -> Iterator[tuple[str, Schema]]:
    """The short key of each service that has one, with what may stand under it: its settings, or what a row has."""
    rows = describe_mapping(Service, SERVICES, theme)["properties"]
    for key, code in theme.short_keys.items():
        entry = theme.services[code]
        settings = {
            name: describe_setting(name, list_questions(setting), theme)
            for name, setting in entry.get(SETTINGS, {}).items()
        }
        own = {name: form for name, form in rows.items() if name in OWN}
        own[RETENTION] = describe_retention(own[RETENTION], entry)
        meanings = [entry["name"], *pick_languages(entry["what"])]
        described = describe_meaning(meanings, f"{key}: {write_short_form(entry)}")
        yield key, described | {"anyOf": [close_mapping(settings | own), refer_to("gap")]}


def describe_retention(form: Schema, entry: Mapping[str, Any]) -> Schema:
    """How long a service keeps data: a choice of what it offers, if that is known, in whichever number of its noun."""
    choices = list_choices(entry)
    if not choices:
        return form
    offered = {"type": "string", "enum": choices}
    in_either_number = match_form("|".join(f"{choice.removesuffix('s')}s?" for choice in choices))
    others = [other for other in form["anyOf"] if "$ref" in other]
    return {**form, "anyOf": [offered, in_either_number, *others]}


def close_mapping(properties: Schema) -> Schema:
    """A mapping of these keys, of which it may have any and no other."""
    return {"type": "object", "properties": properties, "additionalProperties": False}
