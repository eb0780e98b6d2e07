"""What the comment says of one change that many notices share: its text before and after, and whom it reaches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter

from ..review.excerpts import count_common_ends
from ..review.json_form import MAX_TEXT, SharedData
from .escaping import escape, mark_code
from .notice_part import Links
from .wording import Wording

MAX_NAMES = 5
MAX_LANGUAGES = 3
NOTHING = "–"


def choose_shared(shared: Sequence[SharedData], room: int) -> list[SharedData]:
    """The changes that have room, in the order of the page; where not all have, those of high risk come first."""
    by_risk = sorted(shared, key=attrgetter("is_high"), reverse=True)
    kept = by_risk[:room]
    return sorted(kept, key=attrgetter("number"))


def write_shared(name: str, change: SharedData, links: Links, wording: Wording) -> Iterator[str]:
    """What changes, how it reads before and after in each language, and in which notices.

    Args:
        name: of the phrase that says what it is.
        change: one of changes.json.
        links: where the page is.
        wording: the texts.

    """
    languages = map(escape, change.changed)
    said = wording.say_in_all(
        name,
        key=mark_code(change.key),
        languages=", ".join(languages),
        count=change.reach,
    )
    number = links.point_to(change.number, is_high=change.is_high)
    yield f"- {number} {said}"
    if change.own != "shared":
        yield f"  - {wording.say_in_all(change.own)}"
    for language in choose_languages(change):
        words = write_sides(change, language, wording)
        yield f"  - {escape(language)}: {words}"
    if change.names:
        names = map(escape, change.names[:MAX_NAMES])
        listed = "; ".join(names)
        more = change.reach - MAX_NAMES
        rest = f" … + {more}" if more > 0 else ""
        yield f"  - {wording.say_in_all('reached')}: {listed}{rest}"


def choose_languages(change: SharedData) -> list[str]:
    """The languages that have room, in the order of the page; where not all have, those that change come first."""
    changed_first = sorted(change.after, key=lambda language: language not in change.changed)
    kept = changed_first[:MAX_LANGUAGES]
    return [language for language in change.after if language in kept]


def write_sides(change: SharedData, language: str, wording: Wording) -> str:
    """The text of one language before and after, with the words that differ marked."""
    if language not in change.changed:
        return wording.say_in_all("unchanged")
    old = change.before.get(language, "").split()
    new = change.after[language].split()
    if old == new:
        moved = wording.say_in_all("moved")
        return f"{mark_words(new, 0, len(new), '')} ({moved})"
    start, end = count_common_ends(old, new)
    before = mark_words(old, start, len(old) - end, "del")
    after = mark_words(new, start, len(new) - end, "ins")
    return f"{before} → {after}"


def mark_words(words: Sequence[str], start: int, end: int, tag: str) -> str:
    """A text in quotation marks, some of its words in an element, each part as text and nothing else."""
    if not words:
        return NOTHING
    head, middle, tail = (
        escape(" ".join(words[:start]), MAX_TEXT),
        escape(" ".join(words[start:end]), MAX_TEXT),
        escape(" ".join(words[end:]), MAX_TEXT),
    )
    if middle and tag:
        middle = f"<{tag}>{middle}</{tag}>"
    parts = filter(None, (head, middle, tail))
    return f"”{' '.join(parts)}”"
