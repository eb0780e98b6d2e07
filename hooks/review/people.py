"""Those who stand in lists beside the controller, as lines in words."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from ..checks.parts import list_values, number_rows
from ..facts.facts import Facts
from ..format.people import Contact, Dpo, JointController, Task
from ..reading.display import Key
from .lines import Line, format_label, make_line
from .voice import Voice, say_phrase, say_value

NAMES = ("name", "controller", "role", "email", "phone", "address")  # by which somebody is known, the best first


def state_joint_controllers(facts: Facts, voice: Voice) -> Iterator[Line]:
    control = facts.register.joint_controllers
    if control:
        for place, row in number_rows(control.others, JointController):
            yield state_somebody(row, ("joint_controllers", "others", place), voice)


def state_contacts(facts: Facts, voice: Voice) -> Iterator[Line]:
    """The contacts where there are several; of a single one each key is a value."""
    for place, row in number_rows(facts.register.contact, Contact):
        yield state_somebody(row, ("contact", place), voice)


def state_officers(facts: Facts, voice: Voice) -> Iterator[Line]:
    """The data protection officers where there are several; of a single one each key is a value."""
    for place, row in number_rows(facts.register.dpo, Dpo):
        yield state_somebody(row, ("dpo", place), voice)


def state_tasks(facts: Facts, voice: Voice) -> Iterator[Line]:
    """For whom data are processed on their behalf."""
    for place, row in number_rows(facts.register.processor_for, Task):
        yield state_somebody(row, ("processor_for", place), voice)


def state_somebody(row: BaseModel, key: Key, voice: Voice) -> Line:
    """A person or a company, known by the name, with all else the row has."""
    values = {step: value for step, value in list_values(row).items() if value is not None}
    above = format_label(key[:-1])
    known_by = next((name for name in NAMES if name in values), "")
    if not known_by:
        return make_line(key, (key,), voice.translate(say_phrase, "values", "nobody"))
    who = values.pop(known_by)
    return make_line(
        key=key,
        names=(who,),
        what=voice.translate(say_value, f"{above}.{known_by}", who),
        parts={
            f"{above}.{step}": voice.translate(say_value, f"{above}.{step}", value) for step, value in values.items()
        },
    )
