"""Those who stand in lists beside the controller, and laws that limit rights, as lines in words."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from ..facts.facts import Facts
from ..facts.lines import number_rows
from ..facts.parts import list_values
from ..format.register import Limit
from ..reading.display import Key
from .lines import Line, format_label, make_line
from .voice import Voice, say_phrase, say_value

NAMES = ("name", "controller", "role", "email", "phone", "address")  # by which somebody is known, the best first


def state_joint_controllers(facts: Facts, voice: Voice) -> Iterator[Line]:
    control = facts.register.joint_controllers
    if control:
        yield from state_rows(control.others, ("joint_controllers", "others"), voice)


def state_listed(key: str, facts: Facts, voice: Voice) -> Iterator[Line]:
    """The rows under a key where it has several; of a single one each part is a value."""
    listed = getattr(facts.register, key)
    yield from state_rows(listed, (key,), voice)


def state_limits(facts: Facts, voice: Voice) -> Iterator[Line]:
    """A line for each right that a law limits."""
    for place, row in number_rows(facts.register.limits, Limit):
        for right in row.right:
            yield make_line(
                key=("limits", place),
                names=((right, row.law), right),
                what=voice.translate(say_value, "limits.right", right),
                parts={
                    "limits.law": voice.translate(say_value, "limits.law", row.law),
                    "limits.because": voice.translate(say_value, "limits.because", row.because),
                },
            )


def state_rows(listed: object, above: Key, voice: Voice) -> Iterator[Line]:
    """A line for each row of a list of people or companies; none where there is no list."""
    for place, row in number_rows(listed, BaseModel):
        yield state_somebody(row, (*above, place), voice)


def state_somebody(row: BaseModel, key: Key, voice: Voice) -> Line:
    """A person or a company, known by the name, with all else the row has."""
    values = {}
    for step, value in list_values(row).items():
        is_said = value not in (None, ())
        if is_said:
            values[step] = value
    above = format_label(key[:-1])
    known_by = next((name for name in NAMES if name in values), "")
    if known_by:
        who = values.pop(known_by)
        what = voice.translate(say_value, f"{above}.{known_by}", who)
    else:
        who, what = key, voice.translate(say_phrase, "values", "nobody")
    parts = {}
    for step, value in values.items():
        label = f"{above}.{step}"
        parts[label] = voice.translate(say_value, label, value)
    return make_line(key=key, names=(who,), what=what, parts=parts)
