"""The text of the file: the data as YAML, commented in the language of the editor."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .answers import Answers
from .data import Group, make_data
from .dumper import write_yaml

WIDTH = 120  # of a line with its comment
COMMENTS = 44  # the column of comments
AFTER_A_BLANK = frozenset({"register", "purposes"})
ENTRY = re.compile(r"^(?=\w)", re.MULTILINE)  # begins with a key at the left margin
KEY = re.compile(r"^\w+", re.MULTILINE)
REMARKS = re.compile(r"^ +# ", re.MULTILINE)
GAP = re.compile(r"^[ -]*gap:", re.MULTILINE)


def write_text(answers: Answers, schema: str) -> str:
    """The text of a file.

    Args:
        answers: what it says.
        schema: where an editor of YAML finds the schema, seen from the file.

    """
    data = make_data(answers)
    yaml = write_yaml(data)
    lines = [f"# yaml-language-server: $schema={schema}"]
    lines += write_header(answers, yaml)
    for entry in ENTRY.split(yaml)[1:]:
        key = entry.partition(":")[0]
        meaning = explain_key(answers, key)
        if key in AFTER_A_BLANK:
            lines.append("")
        lines += add_comment(entry, meaning)
    lines += write_rest(answers, data)
    return "\n".join(lines) + "\n"


def explain_key(answers: Answers, key: str) -> str:
    """What a key at the left margin means, in the language of the editor."""
    theme = answers.theme
    if key in theme.short_keys:
        service = theme.services[theme.short_keys[key]]["name"]
        return answers.questions.say("short_key", answers.language, service=service)
    return str(theme.keys[key][answers.language])


def write_header(answers: Answers, yaml: str) -> Iterator[str]:
    """What the editor should know of the whole file."""
    language = answers.language
    say = answers.questions.say
    yield f"# {say('header', language)}"
    if GAP.search(yaml):
        yield f"# {say('header_gaps', language)}"
    if REMARKS.search(yaml):
        yield f"# {say('header_remarks', language, file=answers.example.file)}"
    written = KEY.findall(yaml)
    keys = [key for key in answers.company.data if key not in written]
    if keys:
        yield f"# {say('header_shared', language, keys=', '.join(keys))}"


def write_rest(answers: Answers, data: Group) -> list[str]:
    """What the register that this one is like says beyond the questions, as comments to take or to delete."""
    rest = {key: value for key, value in answers.example.rest.items() if key not in data}
    if not rest:
        return []
    also = answers.questions.say("also", answers.language, file=answers.example.file)
    written = write_yaml(rest).splitlines()
    lines = [also, *written]
    return ["", *(f"# {line}".rstrip() for line in lines)]


def add_comment(entry: str, comment: str) -> list[str]:
    """The lines of one key with what it means, beside it where there is room, else above."""
    first, *others = entry.splitlines()
    beside = f"{first + ' ':<{COMMENTS}} # {comment}"
    if len(beside) > WIDTH:
        return [f"# {comment}", first, *others]
    return [beside, *others]
