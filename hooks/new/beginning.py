"""What is known before the first question: what the folder of the company says, and which options were given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..folder.company import COMPANY, NO_COMPANY, read_company
from ..folder.tree import DiskTree, show_path
from ..reading.faults import Fault, select_errors
from ..reading.loading import read_source
from ..reading.messages import Series
from ..reading.refusals import Refused
from ..theme.theme import Theme
from .answers import Answers
from .choices import format_term, join_words
from .example import NO_EXAMPLE, Example
from .judging import judge_so_far
from .questions import Questions
from .register_file import RegisterFile

# By the name of the question; several values where an option came several times.
Options = Mapping[str, tuple[str, ...]]


def begin_answers(
    file: RegisterFile,
    theme: Theme,
    questions: Questions,
    language: str,
    options: Options,
    example: Example = NO_EXAMPLE,
) -> Answers:
    """The answers before the first question.

    Args:
        file: where the register is to stand.
        theme: what all notices share.
        questions: what is to be asked.
        language: that of the editor.
        options: those given, each with its values.
        example: the register that this one is to be like.

    Raises:
        Refused: the company's file has errors.

    """
    company = NO_COMPANY
    if file.company.is_file():
        company = read_company(DiskTree(file.company.parent), COMPANY, theme)
    refuse_faults(company.faults)
    given = [name for name, values in options.items() if values]
    own = [questions.asked[name].part for name in given]
    answers = Answers(
        theme,
        questions,
        language,
        company,
        taken_over=frozenset(company.data).difference(own),
        registers=find_registers(file),
        given=frozenset(given),
        example=example,
    )
    found = judge_so_far(answers, file)
    refuse_faults(select_errors(found))
    return answers


def choose_kind(options: Options, example: Example, file: RegisterFile) -> Options:
    """The options with the kind of the example, unless one says it or the company has such a register already."""
    kind = format_term(example.kind)
    if not kind or options["register"] or kind in find_registers(file):
        return options
    return {**options, "register": (kind,)}


def refuse_faults(faults: Sequence[Fault]) -> None:
    """Refuse the file of the company, or of the register that this one is to be like, if it has faults.

    Raises:
        Refused: there are some; they are told as `check` tells them.

    """
    if faults:
        raise Refused("other-faulty", faults=Series(tuple(faults), "line"))


def find_registers(file: RegisterFile) -> dict[str, str]:
    """The registers that the company has, as they are typed, each with its file."""
    home = file.company.parent
    found = {}
    for path in [home.with_suffix(".yml"), *sorted(home.glob("[!_.]*.yml"))]:
        if not path.is_file():
            continue
        register = read_source(path, "").data.get("register")
        if isinstance(register, dict):
            register = join_words(register.values())
        if isinstance(register, str):
            found[register] = show_path(path)
    return found
