"""What is known of the services of the catalogue: docs/services.md, and what `explain` says of them."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..format.shapes import wrap_in_list
from ..format.short_keys import SERVICES, SETTINGS
from ..reading.messages import Series
from ..theme.languages import DEFAULT_LANGUAGES
from ..theme.theme import Theme
from .settings import (
    RETENTION,
    list_choices,
    list_questions,
    list_row_keys,
    list_settings,
    pick_languages,
    write_row_form,
    write_short_form,
)
from .speech import DOCUMENTS, Speech
from .tables import begin_table, write_row

INTRO = """\
# Services

<!-- Generated from theme/notice/services/ by `python build.py explain catalogue > docs/services.md`. -->

What is known of services that websites use: who offers them, what they store, how long, and where data go. Each entry
says when the copies were read that it stands on, and how sure it is: *high* is the provider's own document, *medium* a
dated secondary source. What could not be confirmed is left out, and named as uncertain: a register says it itself, or
declares a gap. `check` asks for it, and warns of a service that a register uses and that was read more than a year ago.

A register names a service under `services:` by its code, or in a row with its settings. A setting is `yes` or `no`, and
what the page then says stands beside it; where a register does not state it, the page says nothing of it.
"""
NOBODY = {"name": "–"}  # the service is run by whoever uses it, or who offers it could not be confirmed
COLUMNS = ("service", "code", "for", "company", "read", "certainty")
FOLLOWS = ("role", "retention", "data", "without")  # what comes with a setting beside its sentence


def make_catalogue(theme: Theme) -> str:
    """The whole document, as Markdown."""
    return "\n".join([INTRO, *list_services(theme, DOCUMENTS), *describe_services(theme), ""])


def list_services(theme: Theme, speech: Speech) -> Iterator[str]:
    """A row for each service."""
    yield from begin_table(*[speech.say(f"column-{column}") for column in COLUMNS])
    for code, entry in theme.services.items():
        yield write_row(
            entry["name"],
            f"`{code}`",
            entry["for"],
            entry.get("company", NOBODY)["name"],
            entry.get("checked", speech.say("not-known")),
            entry["certainty"],
        )


def describe_services(theme: Theme) -> Iterator[str]:
    """A table for each service, of all that is known of it."""
    for code, entry in theme.services.items():
        yield f"\n## {entry['name']}\n"
        yield from begin_table("", "")
        for key, said in list_facts(code, theme, DOCUMENTS):
            yield write_row(key, html.escape(said, quote=False))


def explain_services(name: str, theme: Theme, speech: Speech) -> Iterator[str]:
    """The services under `services`, or the one of this code, line by line."""
    if name == SERVICES:
        yield "\n".join(list_services(theme, speech))
    if name in theme.services:
        yield write_lines(speech.say("service", name=name), list_facts(name, theme, speech))


def explain_short_keys(name: str, theme: Theme, speech: Speech) -> Iterator[str]:
    """The short key of this name, if this is one."""
    if name in theme.short_keys:
        head = speech.say("short-key", name=name, rows=SERVICES)
        yield write_lines(head, describe_short_key(name, theme, speech))


def describe_short_key(name: str, theme: Theme, speech: Speech) -> Iterator[tuple[str, str]]:
    """A short key, fact by fact."""
    entry = theme.services[theme.short_keys[name]]
    for language in DEFAULT_LANGUAGES:
        yield language, entry["what"].get(language, "–")
    yield speech.say("as-example"), f"{name}: {write_short_form(entry)}"
    yield speech.say("instead"), speech.say("gap-instead")
    choices = list_choices(entry)
    if choices:
        yield f"{name}.{RETENTION}", Series(tuple(choices), "or").say(speech.language)
    for setting, known in entry.get(SETTINGS, {}).items():
        yield f"{name}.{setting}", " / ".join(list_questions(known, speech.languages))
    row_keys = ", ".join(list_row_keys())
    yield speech.say("also"), speech.say("as-in-row", keys=row_keys)


def explain_settings(name: str, theme: Theme, speech: Speech) -> Iterator[str]:
    """The setting of this name, for each service that has one."""
    for setting, code, known in list_settings(theme):
        if name in (setting, f"{code}.{setting}"):
            head = speech.say("setting-of", name=name, service=code)
            yield write_lines(head, list_setting_facts(name, known, speech))


def list_all_questions(theme: Theme, speech: Speech) -> Iterator[str]:
    """What the settings of each service ask, line by line."""
    for name, code, setting in list_settings(theme):
        questions = " / ".join(list_questions(setting, speech.languages))
        yield f"    {code}: {name}: {questions}"


def write_lines(head: str, facts: Iterable[tuple[str, str]]) -> str:
    """Facts for a terminal, a line each."""
    lines = [f"  {key}: {said}" for key, said in facts]
    return "\n".join([head, *lines])


def list_facts(code: str, theme: Theme, speech: Speech) -> Iterator[tuple[str, str]]:
    """How a register names a service, and what its entry says under each key, each item of a list by itself."""
    entry = theme.services[code]
    yield speech.say("in-register"), f"{SERVICES}: [{write_row_form(code, entry)}]"
    if "key" in entry:
        yield speech.say("or-shorter"), f"{entry['key']}: {write_short_form(entry)}"
    for key, value in entry.items():
        if key == SETTINGS:
            for name, setting in value.items():
                yield from list_setting_facts(f"{SETTINGS}.{name}", setting, speech)
            continue
        for part in wrap_in_list(value) or [speech.say("none")]:
            yield key, write_value(part, speech)


def list_setting_facts(name: str, setting: Mapping[str, Any], speech: Speech) -> Iterator[tuple[str, str]]:
    """What a setting asks, what a page says where it is on and where it is off, and what comes with it."""
    link = setting.get("link", "")
    unsaid = speech.say("unsaid")
    yield name, " / ".join(list_questions(setting, speech.languages))
    said_on = write_value(setting.get("when_on", unsaid), speech, link)
    follows = {part: setting[part] for part in FOLLOWS if part in setting}
    if follows:
        said_on += f" ({write_value(follows, speech)})"
    yield f"{name}: yes", said_on
    said_off = write_value(setting.get("when_off", unsaid), speech, link)
    yield f"{name}: no", said_off


def write_value(value: object, speech: Speech, link: str = "") -> str:
    """A value on one line, as in `name _ga, type cookie`; what has parts of its own is in brackets.

    Args:
        value: a text, a list, a table, or what is said in several languages.
        speech: in which of them it is told.
        link: the address that a sentence names.

    """
    if not isinstance(value, Mapping):
        parts = tuple(write_part(part, speech) for part in wrap_in_list(value))
        return Series(parts, "and").say(speech.language)
    said = pick_languages(value, speech.languages)
    if said:
        return " / ".join(said).replace("{link}", link)
    inner_link = value.get("link", "")
    return ", ".join(f"{key} {write_part(part, speech, inner_link)}" for key, part in value.items())


def write_part(value: object, speech: Speech, link: str = "") -> str:
    """A value within another one."""
    if isinstance(value, str):
        return value
    said = write_value(value, speech, link)
    if isinstance(value, Mapping):
        return f"({said})"
    return said
