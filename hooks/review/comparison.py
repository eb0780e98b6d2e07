"""Two registers become changes in words, in every language: what is new, gone, different or moved, and how grave it is.

Rows are matched by what they are known by and not by their place, so that an inserted row is one change. What follows
from other changes (a right that a new legal basis brings) is told too, and marked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from operator import attrgetter

from ..facts.parts import list_values
from ..format.register import Register
from ..format.removal import Removal
from ..theme.theme import Theme
from .changes import Change, make_change, merge_changes, say_change
from .diff import measure_spelling
from .languages import align_words, join_languages
from .lines import Line
from .once import drop_repeated
from .pairing import Pairs, find_free, find_moved, pair_items, turn_pairs
from .risks import RISKS, weigh_loss
from .sentences import Kind
from .statements import ADDRESSES, LANGUAGES, Statements, Value, collect_model, collect_statements
from .voice import Said

ALIKE = 0.6  # own words this similar are the same words, reworded
NOTHING = Value((), {})
KINDS: dict[tuple[bool, bool], Kind] = {  # by whether something was said, and whether something is
    (False, True): "added",
    (True, False): "removed",
    (True, True): "changed",
}
# Parts that are not told of a row that came or went.
UNTOLD = frozenset({"recipients.name", "transfers.name", "transfers.copy", "right"})


def compare_registers(old: Register, new: Register, theme: Theme) -> list[Change]:
    """Every change from one register to the other, the grave ones first, each list in the order of the format."""
    if old == new:
        return []
    languages = join_languages(theme, new, old)
    old, new = align_words(old, new)
    before, after = collect_statements(old, theme, languages), collect_statements(new, theme, languages)
    changes = compare_statements(before, after)
    changes += find_rewritten(old, new, changes)
    merged = merge_changes(drop_repeated(changes))
    return say_changes(merged, theme, languages)


def compare_removals(old: Register | Removal | None, new: Removal, theme: Theme) -> list[Change]:
    """Every change from one page in the place of a notice that is gone to the other, or from none.

    Of a notice only what the page in its place says, too, is compared: the rest is gone with it.
    """
    languages = join_languages(theme, new, old)
    after = collect_model(new, theme, languages)
    before = collect_past(old, after, theme, languages)
    return say_changes(compare_statements(before, after), theme, languages)


def collect_past(
    old: Register | Removal | None, after: Statements, theme: Theme, languages: tuple[str, ...]
) -> Statements:
    """What stood before in the place of a removal: of a notice as much as the removal says, too."""
    if old is None:
        return Statements({}, {LANGUAGES: after.lines[LANGUAGES]})
    before = collect_model(old, theme, languages)
    if isinstance(old, Removal):
        return before
    kept = {label: value for label, value in before.values.items() if label in after.values}
    return Statements(kept, {LANGUAGES: before.lines[LANGUAGES]})


def compare_statements(before: Statements, after: Statements) -> list[Change]:
    """Every change of what is stated, in the order of the format; nothing is said of it yet."""
    changes: list[Change] = []
    for label in list_labels(before, after):
        changes += compare_values(label, before, after)
        changes += compare_lists(label, before, after)
    return changes


def say_changes(changes: Iterable[Change], theme: Theme, languages: Iterable[str]) -> list[Change]:
    """The changes with their sentences in these languages, the grave ones first."""
    return [say_change(change, theme, languages) for change in sorted(changes, key=rank_change)]


def rank_change(change: Change) -> tuple[int, bool]:
    """Grave changes come first, and behind those of one risk what follows from them."""
    risk = RISKS.index(change.risk)
    return risk, change.derived


def is_undated(old: Register, new: Register, changes: Iterable[Change]) -> bool:
    """Whether the facts changed, as these changes tell, and `updated:` did not."""
    if old.updated != new.updated:
        return False
    return any(change.is_of_facts for change in changes)


def is_redated(old: Register, new: Register, changes: Iterable[Change]) -> bool:
    """Whether `updated:` says another day though no fact changed."""
    if new.updated in (None, old.updated):
        return False
    facts = filter(attrgetter("is_of_facts"), changes)
    return not any(facts)


def list_labels(before: Statements, after: Statements) -> list[str]:
    """Every key that one of two registers speaks of, once."""
    every = [*before.values, *before.lines, *after.values, *after.lines]
    return list(dict.fromkeys(every))


def compare_values(label: str, before: Statements, after: Statements) -> Iterator[Change]:
    """What changed under a key with one value; that a list began or ended is told by its lines.

    Where a list takes the place of a value such as `none`, or the other way round, its lines are told with it.
    """
    old = before.values.get(label, NOTHING)
    new = after.values.get(label, NOTHING)
    if old.said == new.said:
        return
    kind = KINDS[bool(old.said), bool(new.said)]
    is_list = old.is_list or new.is_list
    if is_list and kind != "changed":
        return
    change = make_change(
        kind,
        label,
        key=new.key or old.key,
        before=say_stated(label, before),
        after=say_stated(label, after),
    )
    lines = [*before.lines.get(label, []), *after.lines.get(label, [])]
    if old.is_list:
        change = replace(change, risk=weigh_loss(label))
    if any(map(attrgetter("is_grave"), lines)):
        change = replace(change, risk="high")
    yield change


def say_stated(label: str, statements: Statements) -> Said:
    """What stands under a key: its value, the rows of its list with what they say, or that it has parts."""
    value = statements.values.get(label, NOTHING)
    if not value.is_list:
        return value.said
    words: dict[str, list[str]] = defaultdict(list)
    for line in statements.lines.get(label, []):
        if line.derived:
            continue
        details = join_parts(line)
        for language, what in line.what.items():
            said = what
            if details:
                said = f"{what} ({details[language]})"
            words[language].append(said)
    rows = {language: "; ".join(texts) for language, texts in words.items()}
    return rows or value.said


def find_rewritten(old: Register, new: Register, told: Iterable[Change]) -> Iterator[Change]:
    """The keys at the left margin that differ though their content, as it was told, is the same."""
    keys_told = {ADDRESSES, *(change.label.split(".")[0] for change in told)}
    before, after = list_values(old), list_values(new)
    for key, value in after.items():
        if key in keys_told or value == before[key]:
            continue
        yield make_change("rewritten", key, (key,))


def is_told_as_value(label: str, before: Statements, after: Statements) -> bool:
    """Whether a list took the place of a value, or a value that of a list."""
    old = before.values.get(label, NOTHING)
    new = after.values.get(label, NOTHING)
    if not old.said or not new.said:
        return False
    return old.is_list != new.is_list


def compare_lists(label: str, before: Statements, after: Statements) -> Iterator[Change]:
    """What changed in a list: rows that went, say something else, stand elsewhere, or came."""
    old = before.lines.get(label, [])
    new = after.lines.get(label, [])
    if is_told_as_value(label, before, after):
        old = list(filter(attrgetter("derived"), old))
        new = list(filter(attrgetter("derived"), new))
    pairs = pair_lines(old, new)
    moved = find_moved(pairs)
    for place in find_free(old, pairs.keys()):
        yield tell_line(label, "removed", old[place])
    for place, old_place in turn_pairs(pairs).items():
        yield from compare_lines(label, old[old_place], new[place], moved=place in moved)
    for place in find_free(new, pairs.values()):
        yield tell_line(label, "added", new[place])


def pair_lines(old: Sequence[Line], new: Sequence[Line]) -> Pairs:
    """Pair the rows that are the same row: by the names of what they speak of, and own words with words like them."""

    def rank(one: int, other: int) -> tuple[float, ...]:
        likeness = measure_rewording(old[one], new[other])
        if likeness < ALIKE:
            return ()
        return (-other, likeness)

    most = max((len(line.names) for line in (*old, *new)), default=0)
    names = [partial(name_line, number) for number in range(most)]
    return pair_items(old, new, names, rank)


def name_line(number: int, line: Line) -> Hashable:
    """A name of a row by its number, or its last one where it has fewer."""
    last = len(line.names) - 1
    return line.names[min(number, last)]


def measure_rewording(old: Line, new: Line) -> float:
    """How much the own words of two rows have in common, in the language in which they have most: from 0 to 1."""
    if None in (old.own, new.own):
        return 0
    shares = []
    for language, words in old.what.items():
        shares.append(measure_spelling(words, new.what[language]))
    return max(shares)


def tell_line(label: str, kind: Kind, line: Line) -> Change:
    """A row that came or went, with what it says."""
    details = join_parts(line)
    before, after = ({}, details) if kind == "added" else (details, {})
    change = make_change(
        kind,
        label,
        key=line.key,
        what=line.what,
        before=before,
        after=after,
        derived=line.derived,
    )
    if label in ("section", "more"):
        change = replace(change, section=str(line.names[0]))
    if line.is_grave:
        change = replace(change, risk="high")
    return change


def join_parts(line: Line) -> Said:
    """What a row says, one after the other; with semicolons, because the words of a code may hold commas."""
    words: dict[str, list[str]] = defaultdict(list)
    for label, said in line.parts.items():
        if label in UNTOLD:
            continue
        for language, text in said.items():
            words[language].append(text)
    return {language: "; ".join(texts) for language, texts in words.items()}


def compare_lines(label: str, old: Line, new: Line, *, moved: bool) -> Iterator[Change]:
    """What changed in a row that both lists have."""
    is_derived = old.derived and new.derived
    becomes_grave = new.is_grave and not old.is_grave
    if old.own != new.own:
        yield make_change(
            "changed",
            label,
            key=new.key,
            before=old.what,
            after=new.what,
        )
    for part in old.parts | new.parts:
        before = old.parts.get(part, {})
        after = new.parts.get(part, {})
        if before != after:
            change = make_change(
                "changed",
                part,
                key=new.key or old.key,
                what=new.what,
                before=before,
                after=after,
                derived=is_derived,
            )
            if becomes_grave:
                change = replace(change, risk="high")
            yield change
    if moved and not is_derived:
        yield make_change("moved", label, new.key, what=new.what)
