"""The interview: options are taken as answers, and the rest is asked for, as often backwards as the editor likes.

Each step keeps what was known before it, so that going back is taking that up again. What was answered there before is
then what Enter takes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from ..format.mistakes import Mistake
from ..reading.faults import Fault
from .answers import Answer, Answers, Target
from .beginning import Options
from .choices import format_term
from .options import refuse_unused, take_options
from .prompts import write_prompt
from .proposals import propose
from .questions import Question
from .register_file import RegisterFile
from .relevance import has_to_be_asked
from .saying import say_mistake
from .taking import take_answer
from .targets import find_answer, list_targets

Ask = Callable[[str], str]  # puts a question and returns what was typed
Say = Callable[[str], None]  # tells the editor something beside the questions
Kept = Mapping[str, Answer]  # answers by the name of the step that they were given at
BACK = ("<", "takaisin", "back", "tillbaka")  # what is typed to go back to the question before


def forget(_steps: Kept) -> None:
    """Keep nothing of an interview that nobody goes on with."""


@dataclass(frozen=True)
class Talk:
    """How the interview is held.

    Args:
        file: where the register is to stand.
        options: those given, each with its values.
        ask: puts a question.
        say: tells what is wrong or doubtful.
        keep: is told the answers so far after each step, on and back.

    """

    file: RegisterFile
    options: Options
    ask: Ask
    say: Say
    keep: Callable[[Kept], None] = forget


@dataclass(frozen=True)
class Course:
    """How far the interview has come.

    Args:
        answers: what is known.
        taken: the questions whose options were taken.
        steps: the answers that were typed, by the name of their step.
        before: where the course was before the last step; nothing before the first one.

    """

    answers: Answers
    taken: frozenset[str] = frozenset()
    steps: Kept = field(default_factory=dict)
    before: Course | None = None


@dataclass(frozen=True)
class Memory:
    """What is taken or proposed once more.

    Args:
        kept: the answers of a session that was interrupted; each is taken once, without a question.
        earlier: what was answered before the editor went back, beside what was proposed there.

    """

    kept: dict[str, Answer]
    earlier: dict[str, tuple[Answer, Answer]]


def ask_questions(answers: Answers, talk: Talk, kept: Kept | None = None) -> Answers:
    """Take the options as answers, and ask for the rest.

    Args:
        answers: those before the first question.
        talk: how the interview is held.
        kept: the answers of a session that was interrupted.

    Returns:
        The answers to all questions that were called for.

    """
    tell_how(answers, talk)
    memory = Memory(dict(kept or {}), {})
    course = Course(answers)
    while asked := find_next(course.answers):
        if asked.name in course.taken:
            course = take_step(course, talk, memory, asked)
        else:
            course = take_given(course, talk, asked)
    answers = course.answers
    for refusal in refuse_unused(answers, answers.given - course.taken):
        talk.say(answers.questions.say("hint", answers.language, message=refusal.say(answers.language)))
    return answers


def tell_how(answers: Answers, talk: Talk) -> None:
    """Say what Enter and other answers do, and where the proposals come from."""
    phrase = answers.questions.say
    talk.say(phrase("intro", answers.language))
    if answers.example.file:
        talk.say(phrase("like", answers.language, file=answers.example.file))


def find_next(answers: Answers) -> Question | None:
    """The first question that is called for and not answered."""
    for asked in answers.questions.asked.values():
        if has_to_be_asked(answers, asked):
            return asked
    return None


def take_given(course: Course, talk: Talk, asked: Question) -> Course:
    """The course with what options say of a question; what cannot be of it is told."""
    answers = course.answers
    values = talk.options.get(asked.name, ())
    more, refusals = take_options(answers, talk.file, asked, values)
    for refusal in refusals:
        talk.say(answers.questions.say("again", answers.language, message=refusal.say(answers.language)))
    return replace(course, answers=more, taken=course.taken | {asked.name})


def take_step(course: Course, talk: Talk, memory: Memory, asked: Question) -> Course:
    """The course one step further, or one step back."""
    answers = course.answers
    target = list_targets(answers, asked)[0]
    name = name_step(asked, target)
    proposed = propose(answers, asked, target)
    more = resume_answer(answers, talk, asked, target, memory.kept.pop(name, None))
    if more is None:
        first, again = memory.earlier.get(name, (proposed, proposed))
        more = ask_question(answers, talk, asked, target, again if first == proposed else proposed)
    if more is None:
        return go_back(course, talk)
    answer = find_answer(more, asked, target)
    memory.earlier[name] = (proposed, answer)
    steps = {**course.steps, name: answer}
    talk.keep(steps)
    return replace(course, answers=more, steps=steps, before=course)


def go_back(course: Course, talk: Talk) -> Course:
    """The course before its last step; before the first one there is nothing."""
    if course.before:
        talk.keep(course.before.steps)
        return course.before
    answers = course.answers
    talk.say(answers.questions.say("first", answers.language))
    return course


def name_step(asked: Question, target: Target) -> str:
    """What an asking is called among others: its question, and what it is asked of."""
    return "=".join([asked.name, *map(format_term, target)])


def resume_answer(answers: Answers, talk: Talk, asked: Question, target: Target, kept: Answer | None) -> Answers | None:
    """The answers with one that was given before an interruption; nothing where there is none, or it cannot be."""
    if kept is None:
        return None
    try:
        more, _ = take_answer(answers, talk.file, asked, target, "", kept)
    except Mistake:
        return None
    return more


def ask_question(
    answers: Answers,
    talk: Talk,
    asked: Question,
    target: Target,
    proposed: Answer,
) -> Answers | None:
    """The answers with one more, asked for until it can be taken; nothing where the editor goes back."""
    prompt = write_prompt(answers, asked, target, proposed, again=False)
    while True:
        text = talk.ask(prompt).strip()
        if text.casefold() in BACK:
            return None
        try:
            more, doubts = take_answer(answers, talk.file, asked, target, text, proposed)
        except Mistake as mistake:
            tell_aside(answers, talk, "again", mistake)
            proposed = proposed if text else ()
            prompt = write_prompt(answers, asked, target, proposed, again=True)
            continue
        for doubt in doubts:
            tell_aside(answers, talk, "hint", doubt)
        return more


def tell_aside(answers: Answers, talk: Talk, phrase: str, told: Mistake | Fault) -> None:
    """Say what is wrong with an answer, or doubtful about it."""
    message = say_mistake(told, answers.language)
    talk.say(answers.questions.say(phrase, answers.language, message=message))
