"""Whether each page says what the law wants: every item of Art. 13 and 14, and what its kind of register needs.

Whatever the facts say, an item is missing where the page does not have the section that tells it. Of each item the
articles are told that apply: Art. 13 where data come from the person, Art. 14 where they come from elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..facts.facts import Facts
from ..facts.remembered import remember_facts
from ..format.register import Register
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, Place, list_keys, make_fault
from ..reading.messages import ENGLISH, Phrase, Value, make_phrase
from ..theme.theme import Theme
from .items import ITEMS, Item, State
from .needs import Met, judge_needs

VOCABULARY = "theme/notice/vocabulary.yml"
NOT_ASKED = "not asked"
ARTICLE_OF_ORIGINS = {"person": "13", "observed": "13", "other": "14"}  # what is observed comes from the person (WP260)
OPEN_SOURCES = frozenset({"sources_absent", "sources_partial"})
UNFILLED = frozenset({FaultCode.MISSING, FaultCode.PLACEHOLDER})


@dataclass(frozen=True)
class Line:
    """One line of a register's table.

    Args:
        item: what the law wants, by its English name, as all data have it; item_words.py has the others.
        article: of the law that wants it, in the same way; several are divided by commas.
        state: whether, and how.
        where: the key or the section that says it, or the reason why none does.

    """

    item: str
    article: str
    state: State
    where: Value


def judge_notice(register: Register | None, faults: Iterable[Fault], theme: Theme) -> list[Line]:
    """The items of one register.

    Args:
        register: what it says; nothing where its file has errors, and then only what is missing is known.
        faults: those of its file.
        theme: that decides which sections the page has.

    """
    if register is None:
        missing = list_keys(faults, UNFILLED)
        return [judge_unread(wanted, missing) for wanted in ITEMS]
    facts = remember_facts(register, theme)
    general = [judge_item(wanted, facts) for wanted in ITEMS]
    of_its_kind = [describe_need(met, theme) for met in judge_needs(facts)]
    return general + of_its_kind


def judge_unread(wanted: Item, missing: list[str]) -> Line:
    """An item of a file that has errors."""
    if wanted.key in missing:
        return Line(wanted.name, wanted.article, "missing", wanted.key)
    return Line(wanted.name, wanted.article, "unread", Phrase("file-has-errors"))


def judge_item(wanted: Item, facts: Facts) -> Line:
    """An item of a sound register; one whose section the page does not have is missing."""
    answer = wanted.judge(facts)
    articles = select_articles(wanted.article, facts)
    section = answer.section or wanted.section
    if answer.state != "not applicable" and section not in facts.sections:
        return Line(wanted.name, articles, "missing", make_phrase("page-lacks-section", section=section))
    return Line(wanted.name, articles, answer.state, answer.where)


def select_articles(listed: str, facts: Facts) -> str:
    """Those of an item's articles that apply, by where the data come from; where that is open, all of them."""
    if not facts.sentences.isdisjoint(OPEN_SOURCES):
        return listed
    applying = {ARTICLE_OF_ORIGINS[origin] for origin in facts.sources}
    others = set(ARTICLE_OF_ORIGINS.values()) - applying
    selected = []
    for article in listed.split(", "):
        number, _, _ = article.partition("(")
        if number not in others:
            selected.append(article)
    return ", ".join(selected) or NOT_ASKED


def describe_need(met: Met, theme: Theme) -> Line:
    """What a register needs because of its kind, as an item."""
    key = met.keys[0]
    steps = [step for step in key if isinstance(step, str) and step not in theme.languages]
    where = ".".join(steps)
    return Line(met.need[ENGLISH], met.need["source"], met.state, where)


def find_missing_sections(theme: Theme) -> Iterator[Fault]:
    """An error for every section that the law wants on a page and that the theme does not list."""
    known = ("", *theme.sections)
    for section in dict.fromkeys(needed.section for needed in ITEMS):
        if section not in known:
            place = Place(VOCABULARY, 1, 1)
            yield make_fault(place, FaultCode.SECTION_MISSING, "sections", "section", section=section)
