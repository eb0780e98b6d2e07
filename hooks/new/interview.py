"""The interview: options are taken as answers, and the rest is asked for."""

from __future__ import annotations

from collections.abc import Callable

from ..format.mistakes import Mistake
from .answers import Answers, Target
from .beginning import Options
from .options import refuse_unused, take_options
from .prompts import write_prompt
from .proposals import propose
from .questions import Question
from .register_file import RegisterFile
from .relevance import has_to_be_asked
from .saying import say_mistake
from .taking import take_answer
from .targets import list_targets

Ask = Callable[[str], str]  # puts a question and returns what was typed
Say = Callable[[str], None]  # tells the editor something beside the questions


def ask_questions(
    answers: Answers,
    file: RegisterFile,
    options: Options,
    ask: Ask,
    say: Say,
) -> Answers:
    """Take the options as answers, and ask for the rest.

    Args:
        answers: those before the first question.
        file: where the register is to stand.
        options: those given, each with its values.
        ask: puts a question.
        say: tells what is wrong or doubtful.

    Returns:
        The answers to all questions that were called for.

    """
    questions = answers.questions
    intro = questions.say("intro", answers.language)
    say(intro)
    if answers.example.file:
        say(questions.say("like", answers.language, file=answers.example.file))
    unused = set(answers.given)
    for asked in questions.asked.values():
        if not has_to_be_asked(answers, asked):
            continue
        unused.discard(asked.name)
        values = options.get(asked.name, ())
        answers, refusals = take_options(answers, file, asked, values)
        for refusal in refusals:
            say(questions.say("again", answers.language, message=refusal))
        while targets := list_targets(answers, asked):
            answers = ask_question(answers, file, asked, targets[0], ask, say)
    for refusal in refuse_unused(answers, unused):
        say(questions.say("hint", answers.language, message=refusal))
    return answers


def ask_question(
    answers: Answers,
    file: RegisterFile,
    asked: Question,
    target: Target,
    ask: Ask,
    say: Say,
) -> Answers:
    """The answers with one more, asked for until it can be taken."""
    language = answers.language
    phrase = answers.questions.say
    proposed = propose(answers, asked, target)
    prompt = write_prompt(answers, asked, target, proposed, again=False)
    while True:
        text = ask(prompt).strip()
        try:
            more, doubts = take_answer(answers, file, asked, target, text, proposed)
        except Mistake as mistake:
            message = say_mistake(mistake, language)
            say(phrase("again", language, message=message))
            proposed = proposed if text else ()
            prompt = write_prompt(answers, asked, target, proposed, again=True)
            continue
        for doubt in doubts:
            message = say_mistake(doubt, language)
            say(phrase("hint", language, message=message))
        return more
