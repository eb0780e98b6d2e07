"""What a service and its settings mean to an editor, and how they are written, from its entry in the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..format.short_keys import OWN, SETTINGS
from ..format.website import Service
from ..theme.languages import DEFAULT_LANGUAGES
from ..theme.theme import Theme

RETENTION = "retention"


def pick_languages(said: Mapping[str, str], languages: Iterable[str] = DEFAULT_LANGUAGES) -> list[str]:
    """What is said in each of the languages, as far as it is."""
    return [said[language] for language in languages if language in said]


def list_questions(setting: Mapping[str, Any], languages: Iterable[str] = DEFAULT_LANGUAGES) -> list[str]:
    """What a setting asks, in each of the languages, as the sentence that stands in the place of a meaning."""
    questions = []
    for asked in pick_languages(setting["question"], languages):
        capital = asked[:1].upper()
        questions.append(f"{capital}{asked[1:]}.")
    return questions


def list_settings(theme: Theme) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Every setting of every service: its name, the code of the service, and what is known of it."""
    for code, entry in theme.services.items():
        for name, setting in entry.get(SETTINGS, {}).items():
            yield name, code, setting


def list_row_keys() -> list[str]:
    """What a row of services has beside its settings, in the order of the format; a short key takes it, too."""
    return [name for name in Service.model_fields if name in OWN]


def write_short_form(entry: Mapping[str, Any]) -> str:
    """What may stand under the short key of a service, as an example."""
    parts = {RETENTION: choose_retention(entry)}
    parts.update(list_answers(entry))
    return write_mapping(parts)


def write_row_form(code: str, entry: Mapping[str, Any]) -> str:
    """The row of a service under `services`, as an example: its code alone where that says all."""
    row = {
        Service.first: code,
        RETENTION: choose_retention(entry),
    }
    answers = list_answers(entry)
    if answers:
        row[SETTINGS] = write_mapping(answers)
    if row[RETENTION] or answers:
        return write_mapping(row)
    return code


def list_choices(entry: Mapping[str, Any]) -> list[str]:
    """How long a service keeps data, where a register chooses one of several times; nothing of most services."""
    retention = entry.get(RETENTION, {})
    return list(retention.get("choices", ()))


def choose_retention(entry: Mapping[str, Any]) -> str:
    """The last of these times; nothing where there is no choice."""
    choices = list_choices(entry)
    return choices[-1] if choices else ""


def list_answers(entry: Mapping[str, Any]) -> dict[str, str]:
    """An answer for each setting of a service."""
    return dict.fromkeys(entry.get(SETTINGS, {}), "no")


def write_mapping(parts: Mapping[str, str]) -> str:
    """Keys with their values on one line of YAML, but for those without a value."""
    written = [f"{key}: {value}" for key, value in parts.items() if value]
    inside = ", ".join(written)
    return "{" + inside + "}"
