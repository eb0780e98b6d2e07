"""What codes, constants and templates change in the text of notices, each change once, with its reach."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from .blocks import read_blocks
from .diff import Piece
from .marking import MarkedBlock, mark_changes
from .rendering import Rendered
from .sections import NoticeText, find_moved_keys, mark_unequal_sections
from .shared import Effect, collect_reach


@dataclass(frozen=True)
class Difference:
    """One block of notices that a shared file changes: in which file, language and section."""

    file: str
    language: str
    section: str
    title: str
    block: MarkedBlock


def find_effects(
    old: Mapping[str, Mapping[str, Rendered]], new: Mapping[str, Rendered]
) -> tuple[list[Effect], list[str]]:
    """What codes, constants and templates change in the text of notices, each change once; and pure layout.

    Args:
        old: the notices as they would be with only one file as it was before, by that file.
        new: the notices as they are.

    Returns:
        The effects, and the addresses whose markup differs and whose text does not.

    """
    reach: dict[Difference, list[str]] = defaultdict(list)
    layout: set[str] = set()
    for file, before in old.items():
        for address, rendered in new.items():
            differences = compare_notice(file, before[address], rendered)
            if differences is None:
                continue
            for difference in differences:
                reach[difference].append(address)
            if not differences:
                layout.add(address)
    effects = [make_effect(difference, addresses) for difference, addresses in reach.items()]
    return sorted(effects, key=rank_effect), sorted(layout - collect_reach((), effects))


def make_effect(difference: Difference, addresses: Iterable[str]) -> Effect:
    """A difference with its reach."""
    return Effect(
        file=difference.file,
        language=difference.language,
        section=difference.section,
        title=difference.title,
        block=difference.block,
        reach=tuple(sorted(set(addresses))),
    )


def rank_effect(effect: Effect) -> tuple[str, int]:
    """By file, those that reach most notices first."""
    return effect.file, -len(effect.reach)


def compare_notice(file: str, before: Rendered, after: Rendered) -> list[Difference] | None:
    """What differs in the words of a page; nothing at all where it is the same, or cannot be shown."""
    if not isinstance(before, dict) or not isinstance(after, dict):
        return None
    unequal = [language for language, text in after.items() if before[language].digest != text.digest]
    if not unequal:
        return None
    differences: list[Difference] = []
    for language in unequal:
        differences += compare_text(file, language, before[language], after[language])
    return differences


def compare_text(file: str, language: str, before: NoticeText, after: NoticeText) -> Iterator[Difference]:
    """The blocks of a page in one language that differ; a section that only moved is told by its title."""
    for section in mark_unequal_sections(before, after):
        for block in section.blocks:
            if block.state != "same":
                yield Difference(file, language, section.key, section.title, block)
    for key in find_moved_sections(before, after):
        title = after.get_title(key)
        yield Difference(file, language, key, title, mark_title(title))
    for block in mark_frames(before, after):
        yield Difference(file, language, "", "", block)


def mark_frames(before: NoticeText, after: NoticeText) -> list[MarkedBlock]:
    """The blocks that differ in what stands around a notice."""
    if before.frame == after.frame:
        return []
    marked = mark_changes(read_blocks(before.frame), read_blocks(after.frame))
    return [block for block in marked if block.state != "same"]


def find_moved_sections(before: NoticeText, after: NoticeText) -> list[str]:
    """The keys of the sections that stand in another order than before: as few as can be."""
    moved = find_moved_keys(list(before.sections), list(after.sections))
    return [key for key in after.sections if key in moved]


def mark_title(title: str) -> MarkedBlock:
    """The title of a section that moved, as a block of its own."""
    return MarkedBlock(kind="h", state="changed", cells=((Piece("=", title),),), moved=True)
