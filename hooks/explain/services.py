"""What is known of the services of the catalogue: docs/services.md, and what `explain` says of one."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping

from ..format.shapes import wrap_in_list
from ..theme.theme import Theme
from .tables import begin_table, write_row

INTRO = """\
# Services

<!-- Generated from theme/notice/services/ by `python build.py explain catalogue > docs/services.md`. -->

What is known of services that websites use: who offers them, what they store, how long, and where data go. Each entry
says when the copies were read that it stands on, and how sure it is: *high* is the provider's own document, *medium* a
dated secondary source. What could not be confirmed is left out, and named as uncertain. `check` warns of a service
that a register uses and that was read more than a year ago.
"""


NOBODY = {"name": "–"}  # the service is run by whoever uses it, or who offers it could not be confirmed


def make_catalogue(theme: Theme) -> str:
    """The whole document, as Markdown."""
    return "\n".join([INTRO, *list_services(theme), *describe_services(theme), ""])


def list_services(theme: Theme) -> Iterator[str]:
    """A row for each service."""
    yield from begin_table("service", "code", "for", "company", "read", "certainty")
    for code, entry in theme.services.items():
        yield write_row(
            entry["name"],
            f"`{code}`",
            entry["for"],
            entry.get("company", NOBODY)["name"],
            entry.get("checked", "not known"),
            entry["certainty"],
        )


def describe_services(theme: Theme) -> Iterator[str]:
    """A table for each service, of all that is known of it."""
    for entry in theme.services.values():
        yield f"\n## {entry['name']}\n"
        yield from begin_table("", "")
        for key, said in list_facts(entry):
            yield write_row(key, html.escape(said, quote=False))


def explain_services(name: str, theme: Theme) -> Iterator[str]:
    """The services under `services`, or the one of this code, line by line."""
    if name == "services":
        yield "\n".join(list_services(theme))
    if name in theme.services:
        facts = [f"  {key}: {said}" for key, said in list_facts(theme.services[name])]
        yield "\n".join([f"{name} (a service of the catalogue)", *facts])


def list_facts(entry: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """What an entry says under each key, each item of a list by itself."""
    for key, value in entry.items():
        for part in wrap_in_list(value) or ["none"]:
            yield key, write_value(part)


def write_value(value: object) -> str:
    """A value on one line, as in `name _ga, type cookie`; what has parts of its own is in brackets."""
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {write_part(part)}" for key, part in value.items())
    return " and ".join(map(str, wrap_in_list(value)))


def write_part(value: object) -> str:
    """A value within another one."""
    return f"({write_value(value)})" if isinstance(value, Mapping) else write_value(value)
