"""What `check` would say of the answers: they are written as a file, read back, validated and checked."""

from __future__ import annotations

from dataclasses import replace

from ..checks.registry import check_register
from ..folder.company import complete_source
from ..format.validation import validate
from ..reading.faults import Fault
from ..reading.loading import parse_text
from .answers import STAND_INS, Answers
from .file_text import write_text
from .register_file import RegisterFile


def judge_so_far(answers: Answers, file: RegisterFile) -> list[Fault]:
    """What `check` would say of the file, with stand-ins for what is still to be asked."""
    complete = replace(answers, stand_ins=STAND_INS)
    return judge_answers(complete, file)


def judge_answers(answers: Answers, file: RegisterFile) -> list[Fault]:
    """What `check` would say of the file."""
    text = write_text(answers, file.schema)
    source = parse_text(text, file.name)
    if source.faults:
        return source.faults
    complete_source(source, answers.company)
    reading = validate(source.data, source.places, answers.theme, draft=False)
    if reading.register is None:
        return list(reading.faults)
    found = check_register(reading.register, reading.places, answers.theme)
    return [*reading.faults, *found]
