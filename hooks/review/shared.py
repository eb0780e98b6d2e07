"""What a review finds of what notices share, as data: texts, what other files change, and versions of the texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from .diff import Piece
from .marking import MarkedBlock
from .risks import Risk, weigh_text
from .voice import Said

Owner = Literal["shared", "own", "original"]  # of a text: all projects, this one, or all again where it was this one's


@dataclass(frozen=True)
class Clause:
    """One shared text that changes, the addresses of the notices it reaches, and whose text it is now.

    It is told in the languages of these notices.
    """

    key: str
    before: Said
    after: Said
    reach: tuple[str, ...]
    own: Owner = "shared"

    @property
    def changed(self) -> tuple[str, ...]:
        """The languages in which it changes."""
        languages = []
        for language, words in self.after.items():
            before = self.before.get(language)
            if words != before:
                languages.append(language)
        return tuple(languages)

    @property
    def risk(self) -> Risk:
        """What a mistake in it costs the reader; that a text goes is grave."""
        texts = map(self.after.get, self.changed)
        if not all(texts):
            return "high"
        return weigh_text(self.key)


@dataclass(frozen=True)
class Original:
    """A shared text that changes, what a project has in its place, and the addresses of the notices that keep that.

    Of a block the key is its name, and `lines` are those of its template that changed, with some around them.
    """

    key: str
    before: Said
    after: Said
    own: Said
    reach: tuple[str, ...]
    lines: tuple[Piece, ...] = ()


@dataclass(frozen=True)
class Effect:
    """One change that a shared file other than the texts makes in notices: where, what, and their addresses.

    Its section is known by the key; what stands around the notice has none.
    """

    file: str
    language: str
    section: str
    title: str
    block: MarkedBlock
    reach: tuple[str, ...]

    @property
    def risk(self) -> Risk:
        """What a mistake in it costs the reader; that something goes is grave."""
        if self.block.state == "removed":
            return "high"
        return weigh_text(self.section)


@dataclass(frozen=True)
class TextVersion:
    """A version of the shared texts that the newer side has and the earlier one had not yet.

    Args:
        number: of the version.
        day: when it was made.
        said: what changed in it, line by line, by language.

    """

    number: str
    day: date
    said: Mapping[str, tuple[str, ...]]


def collect_reach(clauses: Iterable[Clause], effects: Iterable[Effect]) -> set[str]:
    """The addresses of all notices that shared texts and files reach."""
    reach: set[str] = set()
    every: list[Clause | Effect] = [*clauses, *effects]
    for told in every:
        reach.update(told.reach)
    return reach
