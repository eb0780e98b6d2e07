"""A change in a register: where it happened, how grave it is, what was said and is said, and its sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from ..reading.display import Key, format_key, tell_apart
from ..theme.theme import Theme
from .excerpts import cut_to_change
from .risks import Risk, weigh_key, weigh_loss
from .sentences import Kind, compose_sentence
from .voice import Said, read_phrases

NOTHING: Said = {}
MAX_VALUE = 120  # characters of what was said, and of what is, where there is little room
MAX_ALONE = 240  # of what came or went
NO_FACTS = frozenset(  # keys that say nothing of the processing
    {"drawn_up", "updated", "reviewed", "review_by", "wording", "languages", "appearance"}
)


@dataclass(frozen=True)
class Change:
    """One change.

    Args:
        kind: what happened.
        label: the dotted key where it happened.
        path: the place in the newer file, or in the older one where the newer has none; empty for what is derived.
        section: the section of the notice that the key speaks in.
        risk: what a mistake there costs the reader.
        what: the row that it happened to; empty where the key has one value.
        before: what was said; empty where nothing was.
        after: what is said; empty where nothing is.
        derived: whether it follows from other changes.
        words: the change as a sentence.
        brief: the same for where there is little room, its values shortened around what differs.

    """

    kind: Kind
    label: str
    path: str
    section: str
    risk: Risk
    what: Said
    before: Said
    after: Said
    derived: bool = False
    words: Said = field(default_factory=dict)
    brief: Said = field(default_factory=dict)

    @property
    def is_of_facts(self) -> bool:
        """Whether the company does something else than before, which `updated:` should show."""
        if self.derived or self.kind in ("moved", "rewritten"):
            return False
        return self.label.split(".")[0] not in NO_FACTS

    @property
    def is_one_sided(self) -> bool:
        """Whether a value changes in some languages and stays as it was in others."""
        if not self.before or not self.after:
            return False
        is_same = [self.after.get(language) == words for language, words in self.before.items()]
        return any(is_same) and not all(is_same)


def say_change(change: Change, theme: Theme, languages: Iterable[str]) -> Change:
    """A change with its sentence in every language of its notice."""
    words = {}
    brief = {}
    for language in languages:
        before, after = tell_apart(change.before.get(language, ""), change.after.get(language, ""))
        compose = partial(
            compose_sentence,
            read_phrases(theme.folder, language),
            change.kind,
            change.label,
            change.what.get(language, ""),
        )
        most = MAX_VALUE
        if not before or not after:
            most = MAX_ALONE
        words[language] = compose(before, after)
        brief[language] = compose(*cut_to_change(before, after, most))
    return replace(change, words=words, brief=brief)


def make_change(
    kind: Kind,
    label: str,
    key: Key,
    what: Said = NOTHING,
    before: Said = NOTHING,
    after: Said = NOTHING,
    derived: bool = False,
) -> Change:
    """A change at a place of a file, with the section and the risk of its key; it has no sentence yet."""
    section, risk = weigh_key(label)
    if label == "more" and len(key) > 1:
        section = str(key[-1])
    if kind in ("moved", "rewritten"):
        risk = "low"
    elif kind == "removed":
        risk = weigh_loss(label)
    change = Change(
        kind=kind,
        label=label,
        path=format_key(key),
        section=section,
        risk=risk,
        what=what,
        before=before,
        after=after,
        derived=derived,
    )
    if change.is_one_sided:
        return replace(change, risk="high")
    return change


def merge_changes(changes: Iterable[Change]) -> list[Change]:
    """The changes; those that say the same of several things become one, as one row of the file may do to many."""
    groups: dict[Hashable, list[Change]] = defaultdict(list)
    for change in changes:
        groups[name_group(change)].append(change)
    return [merge_group(group) for group in groups.values()]


def name_group(change: Change) -> Hashable:
    """What changes have in common that are told as one; a change that is told alone has nothing in common."""
    is_of_row = change.kind == "changed" and change.what
    if not is_of_row and change.label != "retention":
        return id(change)
    return (
        change.kind,
        change.label,
        change.derived,
        tuple(change.before.values()),
        tuple(change.after.values()),
    )


def merge_group(group: Sequence[Change]) -> Change:
    """The first of some changes, speaking of all that they speak of."""
    what = {}
    for language in group[0].what:
        words = [change.what[language] for change in group]
        what[language] = "; ".join(dict.fromkeys(words))
    return replace(group[0], what=what)
