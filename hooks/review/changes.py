"""Two registers become changes in words, in every language: what is new, gone, different or moved, and how grave it is.

Rows are matched by what they are known by and not by their place, so that an inserted row is one change. What follows
from other changes (a right that a new legal basis brings) is told too, and marked. Pure.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import partial
from typing import Literal

from ..format.register import Register
from ..reading.display import Key, format_key
from ..theme.theme import DEFAULT_LANGUAGES, Theme
from .pairing import Pairs, find_moved, pair_items
from .statements import Line, Said, Statements, Value, joined, phrase, phrases, statements

Kind = Literal["added", "removed", "changed", "moved", "rewritten"]
Risk = Literal["high", "medium", "low"]
RISKS: tuple[Risk, ...] = ("high", "medium", "low")
ALIKE = 0.6  # own words this similar are the same words, reworded
# The section of the notice that a key speaks in, and what a mistake there costs the reader. A key that is not here
# is judged as the one above it.
WEIGHTS: dict[str, tuple[str, Risk]] = {
    "controller": ("controller", "medium"),
    "controller.name": ("controller", "high"),
    "contact": ("contact", "high"),
    "dpo": ("contact", "high"),
    "requests": ("requests", "medium"),
    "requests.opt_out": ("objection", "medium"),
    "register": ("subjects", "high"),
    "drawn_up": ("changes", "low"),
    "updated": ("changes", "low"),
    "reviewed": ("changes", "low"),
    "review_by": ("changes", "low"),
    "languages": ("", "medium"),
    "wording": ("", "low"),
    "appearance": ("", "low"),
    "subjects": ("subjects", "medium"),
    "purposes": ("purposes", "high"),
    "purposes.interest": ("interests", "high"),
    "purposes.withdraw": ("consent", "medium"),
    "providing_data": ("providing_data", "medium"),
    "data": ("data", "medium"),
    "data.special": ("data", "high"),
    "sources": ("sources", "medium"),
    "recipients": ("recipients", "high"),
    "transfers": ("transfers", "high"),
    "retention": ("retention", "high"),
    "security": ("security", "medium"),
    "cookies": ("cookies", "medium"),
    "google_analytics": ("cookies", "high"),
    "google_analytics.retention": ("retention", "high"),
    "automated_decisions": ("automated_decisions", "high"),
    "more": ("", "medium"),
    "removed": ("", "high"),
    "right": ("rights", "high"),
    "section": ("", "medium"),
}
UNDATED = frozenset(  # no facts of processing
    {"drawn_up", "updated", "reviewed", "review_by", "wording", "languages", "appearance"}
)


@dataclass(frozen=True)
class Change:
    """One change: at which key, how grave, in which section, of what, from what to what.

    `what`, `before` and `after` are words in every language; nothing where there is nothing to say. The path is that of
    the newer file, or of the older where the newer has none, and empty for what follows from other changes.
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

    @property
    def words(self) -> Said:
        """The change as a sentence."""
        return {language: sentence(self, language) for language in DEFAULT_LANGUAGES}

    @property
    def of_facts(self) -> bool:
        """Whether the company does something else than before, which `updated:` should show."""
        return (
            not self.derived
            and self.kind in ("added", "removed", "changed")
            and self.label.split(".")[0] not in UNDATED
        )


def compare(old: Register, new: Register, theme: Theme) -> list[Change]:
    """Every change from one register to the other, the grave ones first, each list in the order of the format."""
    if old == new:
        return []
    before, after = statements(old, theme), statements(new, theme)
    labels = list(dict.fromkeys([*before.values, *before.lines, *after.values, *after.lines]))
    found = [
        change for label in labels for change in (*in_value(label, before, after), *in_lines(label, before, after))
    ]
    said = {change.label.split(".")[0] for change in found}
    for name, info in type(new).model_fields.items():
        label = info.alias or name
        if label not in said and getattr(old, name) != getattr(new, name):
            found.append(made("rewritten", label, (label,), {}))
    told = {change.section for change in found if not change.derived}
    found = [change for change in found if change.label != "section" or change.section not in told]
    return sorted(merged(found), key=lambda change: (RISKS.index(change.risk), change.derived))


def undated(old: Register, new: Register, theme: Theme) -> bool:
    """Whether the facts changed and `updated:` did not."""
    return old.updated == new.updated and any(change.of_facts for change in compare(old, new, theme))


def in_value(label: str, before: Statements, after: Statements) -> Iterator[Change]:
    """What changed under a key with one value; that a list began or ended is told by its lines."""
    nothing = Value((), {})
    old, new = before.values.get(label, nothing), after.values.get(label, nothing)
    begun_or_ended = (old.said, new.said) in (({}, phrase("values", "listed")), (phrase("values", "listed"), {}))
    if old.said != new.said and not begun_or_ended:
        kind: Kind = "changed" if old.said and new.said else "added" if new.said else "removed"
        yield made(kind, label, new.key or old.key, {}, old.said, new.said)


def in_lines(label: str, before: Statements, after: Statements) -> Iterator[Change]:
    """What changed in a list: rows that went, say something else, stand elsewhere, or came."""
    old, new = before.lines.get(label, []), after.lines.get(label, [])
    pairs = pair_lines(old, new)
    for place, line in enumerate(old):
        if place not in pairs:
            yield row(label, "removed", line)
    partners = {after: old[before] for before, after in pairs.items()}
    moved = find_moved(pairs)
    for place, line in enumerate(new):
        if place in partners:
            yield from compare_lines(label, partners[place], line, moved=place in moved)
    for place, line in enumerate(new):
        if place not in partners:
            yield row(label, "added", line)


def compare_lines(label: str, old: Line, new: Line, *, moved: bool) -> Iterator[Change]:
    """What changed in a row that both lists have."""
    is_derived = old.derived and new.derived
    if old.own != new.own:
        yield made("changed", label, new.key, {}, old.what, new.what)
    for part in old.parts | new.parts:
        was, now = old.parts.get(part, {}), new.parts.get(part, {})
        if was != now:
            yield made("changed", part, new.key or old.key, new.what, was, now, is_derived)
    if moved and not is_derived:
        yield made("moved", label, new.key, new.what)


def row(label: str, kind: Kind, line: Line) -> Change:
    """A row that came or went, with what it says."""
    parts = {
        part: said for part, said in line.parts.items() if part not in ("recipients.name", "transfers.copy", "right")
    }
    details = joined(parts.values())
    before, after = ({}, details) if kind == "added" else (details, {})
    change = made(kind, label, line.key, line.what, before, after, line.derived)
    section = str(line.names[0]) if label in ("section", "more") else change.section
    return replace(change, section=section, risk="high" if "data.special" in parts else change.risk)


def made(
    kind: Kind,
    label: str,
    key: Key,
    what: Said,
    before: Said | None = None,
    after: Said | None = None,
    derived: bool = False,
) -> Change:
    section, risk = weight(label)
    if label == "more" and len(key) > 1:
        section = str(key[-1])
    if kind in ("moved", "rewritten"):
        risk = "low"
    return Change(kind, label, format_key(key), section, risk, what, before or {}, after or {}, derived)


def weight(label: str) -> tuple[str, Risk]:
    """The section and the risk of a key, or of the next one above it that has them."""
    while label and label not in WEIGHTS:
        label = label.rpartition(".")[0]
    return WEIGHTS.get(label, ("", "medium"))


# --- matching ---------------------------------------------------------------------------------------------------------


def pair_lines(old: Sequence[Line], new: Sequence[Line]) -> Pairs:
    """Pair the rows that are the same row: by the names of what they speak of, and own words with words like them."""

    def rank(one: int, other: int) -> tuple[float, ...]:
        share = measure_rewording(old[one], new[other])
        return (-other, share) if share >= ALIKE else ()

    most = max((len(line.names) for line in (*old, *new)), default=0)
    return pair_items(old, new, [partial(name_line, number) for number in range(most)], rank)


def name_line(number: int, line: Line) -> Hashable:
    """A name of a row by its number, or the last one where it has fewer."""
    return line.names[min(number, len(line.names) - 1)]


def measure_rewording(old: Line, new: Line) -> float:
    """How much the own words of two rows have in common, in the language in which they have most: from 0 to 1."""
    if old.own is None or new.own is None:
        return 0
    return max(SequenceMatcher(None, old.what[language], new.what[language]).ratio() for language in DEFAULT_LANGUAGES)


def merged(found: Iterable[Change]) -> list[Change]:
    """The changes; those that say the same of several things become one, as one row of the file may do to many."""
    groups: dict[Hashable, list[Change]] = {}
    for change in found:
        together = (change.kind == "changed" and change.what) or change.label == "retention"
        key = (change.kind, change.label, change.derived, *change.before.values(), "→", *change.after.values())
        groups.setdefault(key if together else id(change), []).append(change)
    return [
        replace(
            group[0],
            what={
                language: "; ".join(dict.fromkeys(change.what[language] for change in group))
                for language in DEFAULT_LANGUAGES
            }
            if group[0].what
            else {},
        )
        for group in groups.values()
    ]


# --- words ------------------------------------------------------------------------------------------------------------


def sentence(change: Change, language: str) -> str:
    """A change in words."""
    known: dict[str, str] = phrases(language)["changes"]
    one: str = phrases(language)["keys"].get(change.label, change.label)
    what, before, after = (said.get(language, "") for said in (change.what, change.before, change.after))
    if change.label == "more" and change.what:
        one, what = known["prose"].format(one=one, what=what), ""
    if change.kind in ("added", "removed") and what:
        details = after or before
        text = known[change.kind].format(one=one, what=what) + (f": {details}" if details else "")
    elif change.kind == "moved":
        text = known["moved"].format(one=one, what=what)
    elif change.kind == "rewritten":
        text = known["rewritten"].format(one=one)
    elif before == after:
        text = known["same_here"].format(one=one, what=what or before)
    else:
        before, after = shorter(before or known["nothing"], after or known["nothing"])
        text = known["changed" if what else "set"].format(one=one, what=what, before=before, after=after)
    return text[:1].upper() + text[1:]


def shorter(before: str, after: str) -> tuple[str, str]:
    """`3 years from x`, `2 years from x` as `3`, `2 years from x`: what follows two numbers is said once."""
    one, other = before.split(" "), after.split(" ")
    same = 0
    while same < min(len(one), len(other)) and one[-1 - same] == other[-1 - same]:
        same += 1
    one, other = one[: len(one) - same], other[: len(other) - same]
    is_number = len(one) == 1 and len(other) == 1 and one[0].isdigit()
    return (one[0] if same and is_number else before), after
