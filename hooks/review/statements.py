"""What a register says, as single statements in words: the form in which two registers can be compared.

Keys that need no words of their own are walked as the model has them, so that nothing an editor can write is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from pydantic import BaseModel

from ..facts.facts import Facts, derive_facts
from ..facts.parts import list_values
from ..format.look import Wording
from ..format.register import Register
from ..format.removal import Removal
from ..notice import naming
from ..reading.display import Key
from ..theme.theme import Theme
from . import lines, people, recipients, services
from .lines import Line, format_label, has_keys, state_plain_list
from .voice import Said, Voice, say_language, say_phrase, say_value

SAID_BY_LINES = ("subjects", "more")
ADDRESSES = "aliases"  # of them the review tells by what becomes of them (moves.py)
LANGUAGES = "languages"


def state_all_kept(facts: Facts, voice: Voice) -> Iterable[Line]:
    """What is kept how long: by the rows of the file, and behind them by services."""
    yield from lines.state_retention(facts, voice)
    yield from services.state_kept(facts, voice)


def state_register_languages(facts: Facts, voice: Voice) -> Iterator[Line]:
    """The languages of the notice, also those of the site where the file names none."""
    yield from state_languages(facts.register, voice)


def state_languages(stated: Register | Removal, voice: Voice) -> Iterator[Line]:
    """A line for each language of a notice, or of the page in its place."""
    for place, language in enumerate(naming.list_languages(stated)):
        yield lines.make_line(
            key=(LANGUAGES, place),
            names=(language,),
            what=voice.translate(say_language, language),
        )


STATERS: Mapping[str, Callable[[Facts, Voice], Iterable[Line]]] = {
    "joint_controllers.others": people.state_joint_controllers,
    "contact": partial(people.state_listed, "contact"),
    "dpo": partial(people.state_listed, "dpo"),
    "processor_for": partial(people.state_listed, "processor_for"),
    "subjects": lines.state_subjects,
    "purposes": lines.state_purposes,
    "data": lines.state_items,
    "sources": lines.state_sources,
    "recipients": recipients.state_recipients,
    "transfers": recipients.state_transfers,
    "retention": state_all_kept,
    "cookies.list": lines.state_cookies,
    "services": services.state_services,
    "services.settings": services.state_settings,
    "automated_decisions": lines.state_decisions,
    "limits": people.state_limits,
    LANGUAGES: state_register_languages,
    "more": lines.state_prose,
    "right": lines.state_rights,
    "section": lines.state_sections,
}


@dataclass(frozen=True)
class Value:
    """What stands under a key, in words."""

    key: Key
    said: Said
    is_list: bool = False  # whether there are rows or keys below it, which are told by themselves


@dataclass(frozen=True)
class Statements:
    """Everything one register says, by the dotted key of the format; `right` and `section` follow from the rest."""

    values: dict[str, Value] = field(default_factory=dict)
    lines: dict[str, list[Line]] = field(default_factory=dict)


def collect_statements(register: Register, theme: Theme, languages: tuple[str, ...]) -> Statements:
    """All statements of one register, in these languages."""
    voice = Voice(theme, languages, register.wording)
    facts = derive_facts(register, theme)
    statements = Statements()
    walk_model(register, (), voice, statements)
    for label, state in STATERS.items():
        listed = statements.lines.setdefault(label, [])
        listed.extend(state(facts, voice))
    return statements


def collect_model(stated: Register | Removal, theme: Theme, languages: tuple[str, ...]) -> Statements:
    """All values and plain lists of what a removal says, or of a register without its rows, in these languages."""
    statements = Statements()
    voice = Voice(theme, languages, Wording())
    walk_model(stated, (), voice, statements)
    statements.lines[LANGUAGES] = list(state_languages(stated, voice))
    return statements


def walk_model(model: BaseModel, above: Key, voice: Voice, statements: Statements) -> None:
    """Add every value and every plain list of a part of the model; rows are added by `STATERS`."""
    for step, value in list_values(model).items():
        key = (*above, step)
        label = format_label(key)
        if has_keys(value):
            parts = voice.translate(say_phrase, "values", "in_parts")
            statements.values[label] = Value(key, parts, is_list=True)
            walk_model(value, key, voice, statements)
        elif label in (ADDRESSES, LANGUAGES):
            continue
        elif value and isinstance(value, tuple):
            statements.lines[label] = list(state_plain_list(value, key, voice))
            listed = voice.translate(say_phrase, "values", "listed")
            statements.values[label] = Value(key, listed, is_list=True)
        elif value not in (None, ()) and label not in SAID_BY_LINES:
            said = voice.translate(say_value, label, value)
            statements.values[label] = Value(key, said)
