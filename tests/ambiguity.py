r"""Whether an expression can take longer than its input is long: it becomes an automaton whose loops are compared.

An expression that fails goes back and tries every other way to read what it has read. It does so in a time that grows
faster than the input only where there is more than one way to read the same characters, and the more ways the longer
they are. That is so (Weideman and others, "Analyzing matching time behavior of backtracking regular expression matchers
by using ambiguity of NFA", 2016) where

- a repeat stands in a repeat so that the same step is there twice, as in `(a+)+`, or two ways lead through one loop and
  read the same, as in `(a|a)+`; or
- two repeats can read the same characters, and what leads from the first to the second can, too, as in `\s*\s*x` or
  `.*a.*x`; where the expression is searched for, the search itself is the first of them, as in the search for ` +#`.

Neither does harm where the expression has matched already with what the repeat has read, as in `.*a.*`, so that nothing
is tried once more.

The automaton is that of Glushkov: a state for every place of a character. Looking ahead, the edges of words and
references to groups count as nothing, so that rather too much is found than too little.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product

# mypy does not know them; they are what `re` itself reads an expression with
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

MOST_COPIES = 3  # of what is repeated a stated number of times; from there on it is like a repeat without end
ALPHABET = "".join(map(chr, range(0x80))) + "\x85\xa0äß–•…٣\u2009\u2028人🙂"
SEARCH = -1  # the state of a search that has not begun to match
NEW_LINE = -2  # that of a search which has just read the end of a line
EVERYTHING = frozenset(ALPHABET)

States = tuple[int, ...]


@dataclass
class Part:
    """A part of an expression: the states that it can begin and end with, and whether it can be nothing."""

    first: set[int] = field(default_factory=set)
    last: set[int] = field(default_factory=set)
    empty: bool = True


@dataclass
class Automaton:
    """The states of an expression, and which of them can follow each other.

    Attributes:
        characters: what each state reads.
        steps: the states after each.
        doubled: steps that two repeats have, one in the other.
        whole: the expression.
        ends: whether it ends at the end of a text or of a line.

    """

    characters: dict[int, frozenset[str]] = field(default_factory=dict)
    steps: dict[int, set[int]] = field(default_factory=dict)
    doubled: set[tuple[int, int]] = field(default_factory=set)
    whole: Part = field(default_factory=Part)
    ends: bool = False

    def add_state(self, characters: frozenset[str]) -> Part:
        """A part that reads one of these characters."""
        state = len(self.characters)
        self.characters[state] = characters
        self.steps[state] = set()
        return Part({state}, {state}, empty=False)

    def join(self, one: Part, other: Part) -> Part:
        """One part after the other."""
        for state in one.last:
            self.steps[state] |= other.first
        return Part(
            one.first | other.first if one.empty else one.first,
            one.last | other.last if other.empty else other.last,
            empty=one.empty and other.empty,
        )

    def repeat(self, part: Part) -> None:
        """Lead from the end of a part back to its beginning."""
        for state, following in product(part.last, part.first):
            if following in self.steps[state]:
                self.doubled.add((state, following))
            self.steps[state].add(following)

    def remove_matched(self) -> None:
        """Leave out the states in which the expression has matched."""
        matched = self.whole.last
        self.steps = {state: steps - matched for state, steps in self.steps.items() if state not in matched}

    @cached_property
    def bits(self) -> dict[int, int]:
        """What each state reads, as the bits of a number, which are compared at once."""
        return {state: sum(1 << ALPHABET.index(one) for one in read) for state, read in self.characters.items()}

    @cached_property
    def loops(self) -> dict[int, set[int]]:
        """For each state in a loop the states of its loop."""
        reached = {state: self.find_reached(state) for state in self.steps}
        return {state: {other for other in reached[state] if state in reached[other]} for state in self.steps}

    def find_reached(self, state: int) -> set[int]:
        """The states to which steps lead from a state."""
        found: set[int] = set()
        waiting = [state]
        while waiting:
            for following in self.steps[waiting.pop()] - found:
                found.add(following)
                waiting.append(following)
        return found


def find_ambiguity(pattern: str, flags: int = 0, *, searched: bool, whole: bool) -> str:
    """What makes an expression slow, in words, or nothing.

    Args:
        pattern: the expression.
        flags: of `re`.
        searched: whether it is looked for anywhere in a text.
        whole: whether it must match to the end of a text.

    """
    automaton = make_automaton(pattern, flags, searched=searched)
    if not (automaton.ends or whole):
        automaton.remove_matched()
    if any(state in automaton.steps and following in automaton.steps for state, following in automaton.doubled):
        return "a repeat in a repeat has the same step"
    for state in automaton.steps:
        if has_two_ways(automaton, state):
            return f"two ways through the loop of {show(automaton, state)} read the same"
    for one, other in product(automaton.steps, repeat=2):
        if one != other and read_the_same(automaton, one, other):
            return f"the repeats of {show(automaton, one)} and {show(automaton, other)} can read the same"
    return ""


def has_two_ways(automaton: Automaton, state: int) -> bool:
    """Whether two different ways lead from a state back to it that read the same."""
    loop = automaton.loops[state]
    seen: set[States] = {(state, state)}
    waiting: list[tuple[States, bool]] = [((state, state), False)]
    apart: set[States] = set()
    while waiting:
        states, parted = waiting.pop()
        for pair in follow(automaton, states, (loop, loop)):
            has_parted = parted or pair[0] != pair[1]
            if has_parted and pair == (state, state):
                return True
            known = apart if has_parted else seen
            if pair not in known:
                known.add(pair)
                waiting.append((pair, has_parted))
    return False


def read_the_same(automaton: Automaton, one: int, other: int) -> bool:
    """Whether the same characters lead from one state to itself, from it to the other, and from that to itself."""
    first, last = automaton.loops[one], automaton.loops[other]
    if not first or not last:
        return False
    allowed = (first, set(automaton.steps), last)
    waiting: list[States] = [(one, one, other)]
    seen = set(waiting)
    while waiting:
        for states in follow(automaton, waiting.pop(), allowed):
            if states == (one, other, other):
                return True
            if states not in seen:
                seen.add(states)
                waiting.append(states)
    return False


def follow(automaton: Automaton, states: States, allowed: tuple[set[int], ...]) -> Iterator[States]:
    """The states after several that one character leads to together."""
    following = [automaton.steps[state] & within for state, within in zip(states, allowed, strict=True)]
    for found in product(*following):
        common = -1
        for state in found:
            common &= automaton.bits[state]
        if common:
            yield found


def show(automaton: Automaton, state: int) -> str:
    """What a state reads."""
    if state < 0:
        return "the search"
    characters = automaton.characters[state]
    return repr("".join(sorted(characters)[:3]) + ("…" if len(characters) > 3 else ""))


def make_automaton(pattern: str, flags: int, *, searched: bool) -> Automaton:
    """The automaton of an expression, with the state of a search before it where it is searched for."""
    parsed = parser.parse(pattern, flags)
    automaton = Automaton()
    automaton.whole = read_parts(parsed, parsed.state.flags, automaton)
    begins = find_beginning(parsed, parsed.state.flags)
    if searched and begins != "text":
        add_search(automaton, begins)
    return automaton


def find_beginning(parsed: Any, flags: int) -> str:  # noqa: ANN401 - of a private module
    """Whether an expression is held to the beginning of a text or of a line."""
    kind, value = parsed[0]
    while kind is kinds.SUBPATTERN and value[-1]:
        kind, value = value[-1][0]
    if kind is not kinds.AT or value not in (kinds.AT_BEGINNING, kinds.AT_BEGINNING_STRING):
        return ""
    return "line" if flags & re.MULTILINE else "text"


def add_search(automaton: Automaton, begins: str) -> None:
    """A search goes on over every character, and may begin to match after any, or after the end of a line."""
    automaton.characters |= {SEARCH: EVERYTHING, NEW_LINE: frozenset("\n")}
    begin = NEW_LINE if begins == "line" else SEARCH
    automaton.steps |= {SEARCH: {SEARCH}, NEW_LINE: {SEARCH}}
    automaton.steps[SEARCH] |= {NEW_LINE} if begin == NEW_LINE else set()
    automaton.steps[NEW_LINE] |= {NEW_LINE} if begin == NEW_LINE else set()
    automaton.steps[begin] |= automaton.whole.first
    if begin == NEW_LINE:
        automaton.characters[SEARCH] = EVERYTHING - {"\n"}


def read_parts(parts: Iterable[tuple[Any, Any]], flags: int, automaton: Automaton) -> Part:
    """The parts of an expression, one after the other."""
    whole = Part()
    for kind, value in parts:
        whole = automaton.join(whole, read_part(kind, value, flags, automaton))
    return whole


def read_part(kind: Any, value: Any, flags: int, automaton: Automaton) -> Part:  # noqa: ANN401 - of a private module
    """One part of an expression."""
    if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT):
        fewest, most, inner = value
        return read_repeat(fewest, most, inner, flags, automaton)
    if kind is kinds.SUBPATTERN:
        _, added, removed, inner = value
        return read_parts(inner, (flags | added) & ~removed, automaton)
    if kind is kinds.ATOMIC_GROUP:
        return read_parts(value, flags, automaton)
    if kind is kinds.BRANCH:
        _, branches = value
        read = [read_parts(branch, flags, automaton) for branch in branches]
        return Part(
            set().union(*(part.first for part in read)),
            set().union(*(part.last for part in read)),
            empty=any(part.empty for part in read),
        )
    if kind is kinds.AT:
        automaton.ends |= value in (kinds.AT_END, kinds.AT_END_STRING)
        return Part()
    if kind in (kinds.ASSERT, kinds.ASSERT_NOT, kinds.GROUPREF):
        return Part()
    return automaton.add_state(find_characters(kind, value, flags))


def read_repeat(fewest: int, most: int, inner: Any, flags: int, automaton: Automaton) -> Part:  # noqa: ANN401 - as above
    """A part that is repeated: copies of it, the last of them with a way back where there is no end."""
    endless = most - fewest > MOST_COPIES
    whole = Part()
    for copy in range(min(max(fewest, 1) if endless else most, MOST_COPIES)):
        part = read_parts(inner, flags, automaton)
        part.empty |= copy >= fewest
        whole = automaton.join(whole, part)
    if endless:
        automaton.repeat(part)
    whole.empty |= fewest == 0
    return whole


def find_characters(kind: Any, value: Any, flags: int) -> frozenset[str]:  # noqa: ANN401 - as above
    """The characters of the alphabet that a place of an expression reads; `re` itself is asked for each."""
    if kind is kinds.ANY:
        return EVERYTHING if flags & re.DOTALL else EVERYTHING - {"\n"}
    if kind in (kinds.LITERAL, kinds.NOT_LITERAL):
        return pick_characters(re.escape(chr(value)), flags, negated=kind is kinds.NOT_LITERAL)
    assert kind is kinds.IN, kind
    sets = [read_member(*member) for member in value if member[0] is not kinds.NEGATE]
    return pick_characters("|".join(sets), flags, negated=value[0][0] is kinds.NEGATE)


def pick_characters(pattern: str, flags: int, *, negated: bool) -> frozenset[str]:
    one = re.compile(pattern, flags & (re.IGNORECASE | re.ASCII))
    return frozenset(character for character in ALPHABET if (one.fullmatch(character) is None) is negated)


def read_member(kind: Any, value: Any) -> str:  # noqa: ANN401 - as above
    """A member of a set of characters, as an expression of its own."""
    if kind is kinds.LITERAL:
        return re.escape(chr(value))
    if kind is kinds.RANGE:
        first, last = value
        return f"[{re.escape(chr(first))}-{re.escape(chr(last))}]"
    return CATEGORIES[value]


CATEGORIES = {
    kinds.CATEGORY_DIGIT: r"\d",
    kinds.CATEGORY_NOT_DIGIT: r"\D",
    kinds.CATEGORY_SPACE: r"\s",
    kinds.CATEGORY_NOT_SPACE: r"\S",
    kinds.CATEGORY_WORD: r"\w",
    kinds.CATEGORY_NOT_WORD: r"\W",
}
