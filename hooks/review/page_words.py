"""The words of the page of a review, and the ways in which its templates show changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from ..checks.item_words import name_item
from ..notice.texts import Texts, speak, unescape
from ..reading.display import show_name
from ..theme.overrides import BLOCKS
from ..theme.theme import Theme
from .contents import NoticeChange, Review
from .grouping import fold_blocks, group_blocks, group_sections
from .sections import MarkedSection
from .voice import read_phrases, say_language

# Notices by what happens to them, in the order of the summary.
COUNTED = ("changed", "new", "removed", "removal", "renamed", "corrected", "unreadable")


@dataclass(frozen=True)
class PageWords:
    """The words of the page in one language."""

    theme: Theme
    language: str

    @cached_property
    def phrases(self) -> dict[str, Any]:
        """Those of theme/review/."""
        return read_phrases(self.theme.folder, self.language)

    @cached_property
    def texts(self) -> Texts:
        """Those of the notices."""
        return speak(self.theme, self.language)

    def share(self) -> dict[str, Any]:
        """What every template of the page is told."""
        return {
            "p": self.phrases["page"],
            "known": self.phrases,
            "language": self.language,
            "count": self.count,
            "title": self.name_section,
            "titles": self.list_sections,
            "names": self.list_versions,
            "spoken": self.list_languages,
            "one_sided": self.list_one_sided,
            "runs": group_sections,
            "groups": group_blocks,
            "folded": fold_blocks,
            "clause_title": self.name_place,
            "anchor": make_anchor,
            "item_name": self.name_item,
            "visible": show_name,
            "date": self.texts.date,
        }

    def count(self, what: str, number: int) -> str:
        """`1 notice changes`, `3 notices change`."""
        forms = self.phrases["count"][what]
        if number == 1:
            return str(forms["one"])
        return str(forms["many"]).format(count=number)

    def name_section(self, key: str) -> str:
        """The title of a section; what stands before the first one has a name of its own."""
        if not key:
            return str(self.phrases["page"]["start"])
        return unescape(self.texts(f"{key}.title"))

    def list_sections(self, keys: Iterable[str]) -> str:
        """Several sections by their titles."""
        return ", ".join(self.name_section(key) for key in keys)

    def list_versions(self, sections: Iterable[Mapping[str, MarkedSection]]) -> str:
        """The same, of sections that are given in several languages."""
        keys = []
        for versions in sections:
            first = next(iter(versions.values()))
            keys.append(first.key)
        return self.list_sections(keys)

    def list_languages(self, tags: Iterable[str]) -> str:
        """Several languages by their names."""
        say = partial(say_language, self.texts)
        return ", ".join(map(say, tags))

    def list_one_sided(self, notice: NoticeChange) -> list[str]:
        """That the text changes in some languages only: a sentence for the sections that do in the same ones."""
        sections: dict[tuple[str, ...], list[str]] = {}
        for key, tags in notice.one_sided:
            sections.setdefault(tags, []).append(key)
        order = [*notice.texts]
        said = []
        for tags in sorted(sections, key=lambda tags: list(map(order.index, tags))):
            name = "only" if len(tags) == 1 else "only_some"
            sentence = self.phrases["page"][name].format(
                language=self.list_languages(tags),
                titles=self.list_sections(sections[tags]),
            )
            said.append(sentence)
        return said

    def name_place(self, key: str) -> str:
        """Where a shared text or a block stands: in a section, among the words of codes, or around the notice."""
        section = key.removeprefix(BLOCKS).split(".", maxsplit=1)[0]
        if section in self.theme.sections:
            return self.name_section(section)
        place = "vocabulary" if section == "words" else "frame"
        return str(self.phrases["page"][place])

    def name_item(self, name: str) -> str:
        """What the law wants, in the language of the page."""
        return name_item(name, self.language, self.theme)


def make_anchor(*steps: str) -> str:
    """An id for a part of a notice; an address may hold a slash."""
    anchor = "-".join(["n", *filter(None, steps)])
    return anchor.replace("/", "-")


def count_changes(review: Review, theme: Theme, language: str) -> list[str]:
    """The summary of a review: how many notices come, go and change, and what all of them share."""
    words = PageWords(theme, language)
    statuses: Counter[str] = Counter(notice.status for notice in review.notices)
    numbers = {status: statuses[status] for status in COUNTED}
    numbers["clauses"] = len(review.clauses)
    numbers["originals"] = len(review.originals)
    numbers["effects"] = len(review.effects)
    return [words.count(what, number) for what, number in numbers.items() if number]
