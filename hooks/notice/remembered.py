"""Sections that notices have in common are rendered once: a block that reads the same facts shows the same HTML.

What a block reads is noted while it is rendered; nothing is declared, so nothing can be forgotten. All that differs
between notices of one language and wording reaches a template through `View`. The first fact that a block reads is
always the same, and which one it reads next depends on what it has read so far. So its sections are kept in a tree: at
each node stands what is read there, with a branch for each value. A fifth less time for a page.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count
from typing import Any

from markupsafe import Markup

from ..facts.facts import Facts
from ..format.look import Wording
from ..theme.theme import Theme
from .texts import Texts

MOST = 500  # sections of a language and wording, of ten kilobytes each with what was read

Asked = tuple[str, str]  # of which view which attribute


class View:
    """A register, or its facts, as templates see them: notes what is read, in its order."""

    def __init__(self, name: str, shown: object, noted: dict[Asked, None]) -> None:
        self._name = name
        self._shown = shown
        self._noted = noted

    def __getattr__(self, attribute: str) -> Any:  # noqa: ANN401 - whatever there is
        value = getattr(self._shown, attribute)
        self._noted[self._name, attribute] = None
        return value


class Reader:
    """Shows a notice to templates, and tells what they have read of it.

    Attributes:
        facts: of the register.
        t: the texts of the notice.
        for_paper: whether it is for paper.
        views: what templates are told in the place of the register and its facts, by name.

    """

    def __init__(self, facts: Facts, t: Texts, *, for_paper: bool) -> None:
        self.facts = facts
        self.t = t
        self.for_paper = for_paper
        self.shown: dict[str, object] = {"f": facts, "r": facts.register}
        self.noted: dict[Asked, None] = {}
        self.views = {name: View(name, shown, self.noted) for name, shown in self.shown.items()}
        self.values: dict[Asked, Hashable] = {}

    def take_noted(self) -> list[Asked]:
        """What was read since this was asked for last."""
        noted = list(self.noted)
        self.noted.clear()
        return noted

    def get_value(self, asked: Asked) -> Hashable:
        """What is read there, for a comparison."""
        if asked not in self.values:
            name, attribute = asked
            self.values[asked] = freeze(getattr(self.shown[name], attribute))
        return self.values[asked]


def freeze(value: object) -> Hashable:
    """A value that differs where the order of a table does, which tables do not."""
    if isinstance(value, Mapping):
        return tuple((key, freeze(inner)) for key, inner in value.items())
    return value


@dataclass(frozen=True)
class Rendered:
    """The HTML of a section, and the keys of the texts that it is made of."""

    html: Markup
    used: frozenset[str]


@dataclass
class Node:
    """What a block reads after it has read all that leads here, and where each value leads; or what it then shows."""

    asked: Asked | None = None
    branches: dict[int, Node] = field(default_factory=dict)
    rendered: Rendered | None = None


class Sections:
    """The sections that notices of one language and wording have had."""

    def __init__(self) -> None:
        self.trees: dict[str, Node] = {}
        self.numbers: dict[Hashable, int] = {}  # of the values, so that a notice compares each of its own once
        self.unused = count()
        self.kept = 0

    def recall(self, section: str, reader: Reader) -> Rendered | None:
        """A section as another notice had it of which the block read the same; nothing where there is none."""
        node = self.trees.get(section)
        while node and node.asked:
            number = self.find_number(reader.get_value(node.asked))
            node = node.branches.get(number)
        return node.rendered if node else None

    def keep(self, section: str, reader: Reader, rendered: Rendered) -> None:
        """Keep a section with what was read for it; where there are too many, forget all that came before."""
        if self.kept >= MOST:
            self.kept = 0
            self.trees.clear()
            self.numbers.clear()
        self.kept += 1
        node = self.trees.setdefault(section, Node())
        for asked in reader.take_noted():
            number = self.find_number(reader.get_value(asked))
            if node.asked != asked:
                node.asked, node.branches = asked, {}
            node = node.branches.setdefault(number, Node())
        node.rendered = rendered

    def find_number(self, value: Hashable) -> int:
        """The number of a value, equal for equal values; what cannot be compared, as services, is like nothing else."""
        try:
            return self.numbers.setdefault(value, next(self.unused))
        except TypeError:
            return next(self.unused)


@lru_cache(maxsize=32)
def find_sections(theme: Theme, language: str, wording: Wording, for_paper: bool) -> Sections:  # noqa: ARG001 - each has its own
    """The sections of a theme in a language and a wording, for a screen or for paper."""
    return Sections()
