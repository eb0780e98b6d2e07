"""An option may say which terms it is about: `--basis orders,invoicing=contract`."""

from __future__ import annotations

import re

from ..format.mistakes import Mistake
from ..format.own_words import Term
from ..reading.display import quote
from ..reading.messages import Phrase, Series
from .answers import Answers, Target
from .choices import format_term, say_target
from .questions import Question
from .targets import list_targets

AIMED = re.compile(r"([^=:/?@]+)=(.*)", re.DOTALL)


def aim_option(answers: Answers, asked: Question, text: str) -> tuple[Target, str]:
    """What an option answers, and the answer; one that does not say of which terms answers all that are left.

    Raises:
        Mistake: the question is not asked of such a term.

    """
    left: list[Term] = []
    for target in list_targets(answers, asked):
        left += target
    found = AIMED.fullmatch(text)
    if not found:
        return tuple(left), text
    aimed: list[Term] = []
    for part in found[1].split(","):
        aimed += find_named(answers, asked, left, part.strip())
    return tuple(aimed), found[2]


def find_named(answers: Answers, asked: Question, left: list[Term], name: str) -> list[Term]:
    """The terms that a name means, by code or by words.

    Raises:
        Mistake: it means none.

    """
    folded = name.casefold()
    named = []
    for term in left:
        code = format_term(term).casefold()
        words = say_target(answers, asked, (term,))
        if folded in (code, words):
            named.append(term)
    if named:
        return named
    names = Series(tuple(map(format_term, left)))
    listed = names if left else Phrase("nothing-here")
    raise Mistake("no-such-target", value=quote(name), names=listed)
