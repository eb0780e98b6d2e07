"""What `new` asks, as data: the questions and phrases of theme/notice/questions.yml, read once and passed along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ..reading.messages import LANGUAGES as WHOLE
from ..reading.messages import PARTIAL_LANGUAGES, reword
from ..theme.shared_files import read_data
from ..theme.theme import FOLDER

LANGUAGES = (*WHOLE, *PARTIAL_LANGUAGES)  # of an editor who is asked


@dataclass(frozen=True)
class Question:
    """One question; the properties are explained at the top of questions.yml."""

    name: str
    option: str
    key: str
    part: str  # the key at the left margin under which the answer goes
    kind: str
    words: Mapping[str, str]
    of: str
    vocabulary: str
    extra: Mapping[str, Mapping[str, str]]
    rows: bool
    own: bool
    sample: Mapping[str, str]
    needed: bool
    skip: str
    instead: str


@dataclass(frozen=True)
class Questions:
    """All that questions.yml holds.

    Args:
        asked: the questions by name, in their order.
        usual: what Enter proposes, by question and by what it is asked of.
        phrases: what the command says, by name and language.
        whom: whom the question of a gap is to, by what the controller is and by language.

    """

    asked: Mapping[str, Question]
    usual: Mapping[str, Any]
    phrases: Mapping[str, Mapping[str, str]]
    whom: Mapping[str, Mapping[str, str]]

    def say(self, phrase: str, language: str, **values: object) -> str:
        """What the command says, in the language of the editor."""
        return reword(self.phrases[phrase][language]).format(**values)


@cache
def read_questions() -> Questions:
    """The questions of this program.

    Raises:
        Faulty: the file is missing or faulty.

    """
    data = read_data(FOLDER, "questions.yml")
    return Questions(
        asked={name: make_question(name, entry) for name, entry in data["questions"].items()},
        usual=data["usual"],
        phrases=data["phrases"],
        whom=data["whom"],
    )


def make_question(name: str, entry: Mapping[str, Any]) -> Question:
    """A question from its entry in the file, where everything is text."""
    key: str = entry["key"]
    return Question(
        name=name,
        option="--" + name.replace("_", "-"),
        key=key,
        part=key.partition(".")[0],
        kind=entry["kind"],
        words={language: entry[language] for language in LANGUAGES},
        of=entry.get("of", ""),
        vocabulary=entry.get("vocabulary", ""),
        extra=entry.get("extra", {}),
        rows=entry.get("rows") == "yes",
        own=entry.get("own") == "yes",
        sample=entry.get("sample", {}),
        needed=entry.get("needed") == "yes",
        skip=entry.get("skip", ""),
        instead=entry.get("instead", ""),
    )
