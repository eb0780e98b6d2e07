"""The facts of a company as questions: each fact in one sentence, and before all what is open.

A list of codes is one question, a row with more to say one of its own, and any other value one. What the editor decides
alone, such as dates and the look of the page, is no fact to be asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any, Literal

from ..facts.parts import walk_parts
from ..format.doors import Door
from ..format.model import Gap
from ..notice.texts import speak
from ..reading.display import Key, format_key
from ..reading.faults import Place
from ..reading.source import find_place
from ..review.risks import weigh_key
from ..theme.theme import Theme
from .company import Company, Stated
from .parts import Part, find_part, find_row, list_beside, list_open_keys, list_parts
from .wording import Wording, find_label

LENGTH = 12  # hex digits of an id
SAYING = (str, bool, Door)  # what says something by itself


@dataclass(frozen=True)
class Question:
    """One question.

    Attributes:
        identifier: what its answer is known by; it is another one as soon as the fact is.
        kind: whether something is open, or a fact may be right or wrong.
        section: of the notice, in which the fact is told.
        said: the sentence.
        path: of the file in which the fact stands, in the folder.
        place: where it stands there.
        keys: the parts of the register that it is about.
        is_single: whether it is about a single value, which another one can take the place of.

    """

    identifier: str
    kind: Literal["open", "fact"]
    section: str
    said: str
    path: str
    place: Place
    keys: tuple[Key, ...]
    is_single: bool = False


@dataclass(frozen=True)
class Chapter:
    """The questions of one file, those on what is open first.

    Attributes:
        path: of the file in the folder.
        title: what the register is called; empty for what all registers of the company share.
        questions: in the order of the file.

    """

    path: str
    title: str
    questions: tuple[Question, ...]


def ask_company(company: Company, language: str, theme: Theme) -> list[Chapter]:
    """Every fact of a company, what its registers share once and first."""
    asked: dict[str, list[Question]] = {}
    titles: dict[str, str] = {company.shared: ""}
    if company.shared:
        asked[company.shared] = []
    for stated in company.stated:
        texts = speak(theme, language, stated.register.wording)
        wording = Wording(texts)
        titles[stated.path] = wording.say_part("register", stated.register.kind)
        asked.setdefault(stated.path, [])
        for question in list_questions(stated, company, wording):
            chapter = asked[question.path]
            known = {each.identifier for each in chapter}
            if question.identifier not in known:
                chapter.append(question)
    chapters = []
    for path, questions in asked.items():
        if questions:
            chapters.append(Chapter(path, titles[path], tuple(questions)))
    return chapters


def list_questions(stated: Stated, company: Company, wording: Wording) -> Iterator[Question]:
    """The questions on one register, each with an id of its own."""
    counted: Counter[str] = Counter()
    for question in (*ask_open(stated, company, wording), *ask_facts(stated, company, wording)):
        counted[question.identifier] += 1
        turn = counted[question.identifier]
        if turn > 1:
            yield replace(question, identifier=hash_texts(question.identifier, str(turn)))
        else:
            yield question


# --- facts ------------------------------------------------------------------------------------------------------------


def ask_facts(stated: Stated, company: Company, wording: Wording) -> Iterator[Question]:
    """A question for every part of a register that states a fact."""
    for part in list_parts(stated.register):
        yield make_question(
            "fact",
            stated,
            company,
            part.keys,
            say_fact(part, wording),
            known=part.values,
            is_single=len(part.keys) == 1 and not part.is_row and isinstance(part.values[0], str | bool),
        )


def say_fact(part: Part, wording: Wording) -> str:
    """A part as a sentence."""
    if part.is_row:
        return wording.say_row(part.label, part.values[0])
    return wording.say_values(part.label, part.values)


# --- what is open -----------------------------------------------------------------------------------------------------


def ask_open(stated: Stated, company: Company, wording: Wording) -> Iterator[Question]:
    """A question for all that is open, also among what the editor decides."""
    for key in list_open_keys(stated.register):
        row_key = find_row(stated.register, key)
        beside = list_beside(stated.register, key)
        label = find_label(key)
        row = find_part(stated.register, row_key)
        around = wording.say_list(find_label(row_key), [row]) if row_key else ""
        said = wording.ask(label, around, wording.say_list(label, beside))
        yield make_question(
            "open",
            stated,
            company,
            (key,),
            said,
            known=(row if row_key else None, *beside),
        )


# --- what an answer is known by ---------------------------------------------------------------------------------------


def make_question(
    kind: Literal["open", "fact"],
    stated: Stated,
    company: Company,
    keys: tuple[Key, ...],
    said: str,
    *,
    known: tuple[Any, ...],
    is_single: bool = False,
) -> Question:
    """A question with its id, which is made of the file, the key and what is known: places in lists count nothing."""
    label = find_label(keys[0])
    _, place = find_place(keys[0], stated.places)
    path = company.find_path(place)
    section, _ = weigh_key(label)
    first, *inside = keys[0]
    if first == "more":
        section = str(inside[0])
    return Question(
        identifier=hash_texts(
            path,
            kind,
            label,
            *describe(known),
        ),
        kind=kind,
        section=section,
        said=said,
        path=path,
        place=place,
        keys=keys,
        is_single=is_single,
    )


def describe(value: object) -> list[str]:
    """What a value says, part by part; whether somebody was asked for what is open makes no difference."""
    described = []
    for key, part in walk_parts(value):
        said = ""
        if isinstance(part, Gap):
            said = "gap"
        elif isinstance(part, SAYING):
            said = str(part)
        if said:
            described.append(f"{format_key(key)}: {said}")
    return described


def hash_texts(*texts: str) -> str:
    """A short name for some texts together."""
    return sha256("\0".join(texts).encode()).hexdigest()[:LENGTH]


def hash_chapters(chapters: Iterable[Chapter]) -> str:
    """A short name for all that a letter asks."""
    asked: list[str] = []
    for chapter in chapters:
        asked += [question.identifier for question in chapter.questions]
    asked.sort()
    return hash_texts(*asked)
