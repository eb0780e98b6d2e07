"""The answers are complete: the file is judged once more, without stand-ins, and written."""

from __future__ import annotations

from ..reading.faults import Words, select_errors
from ..reading.messages import Series
from ..reading.refusals import Refused
from .answers import Answers
from .file_text import write_text
from .judging import judge_answers
from .register_file import RegisterFile, save_register


def finish_register(answers: Answers, file: RegisterFile) -> int:
    """Write the file of a register and return how many gaps it declares.

    Raises:
        Refused: it would have errors, or a file is there.
        OSError: it cannot be written.

    """
    found = judge_answers(answers, file)
    errors = tuple(map(Words, select_errors(found)))
    if errors:
        raise Refused("register-faulty", errors=Series(errors, "line"))
    text = write_text(answers, file.schema)
    save_register(file, text)
    levels = [fault.level for fault in found]
    return levels.count("gap")
