"""The text of a notice by its sections; and two such texts as one, section after section, with marks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from .blocks import Block, read_blocks
from .marking import MarkedBlock, State, has_no_change, mark_changes, mark_pair, mark_whole
from .pairing import find_moved, pair_items


@dataclass(frozen=True)
class NoticeText:
    """A notice in one language as it is read.

    Args:
        sections: title and HTML of every section by its key; what stands before the first section has an empty key.
        used: the keys of the shared texts that it is made of.
        digest: the hash of its whole page.
        frame: what stands around it on its page.
        is_rtl: whether it is written from right to left.
        left_out: the titles of sections that are not among these, and stand in what comes before them.

    """

    sections: dict[str, tuple[str, str]] = field(default_factory=dict)
    used: frozenset[str] = frozenset()
    digest: str = ""
    frame: str = ""
    is_rtl: bool = False
    left_out: frozenset[str] = frozenset()

    def get_title(self, key: str) -> str:
        title, _ = self.sections[key]
        return title

    def read_section(self, key: str) -> tuple[Block, ...]:
        """The blocks of a section; what stands before the first one is read without the titles of the others."""
        _, html = self.sections[key]
        blocks = read_blocks(html)
        if key:
            return blocks
        titles = {title for title, _ in self.sections.values()} | self.left_out
        own = []
        for block in blocks:
            is_title_of_other = block.kind == "h" and block.text in titles
            if not is_title_of_other:
                own.append(block)
        return tuple(own)


@dataclass(frozen=True)
class MarkedSection:
    """One section of a notice with its changes.

    Args:
        key: of the section.
        title: as the newer text has it, if it has the section.
        state: whether it is the same, changed, or came or went.
        moved: whether it stands elsewhere.
        marked: its blocks with marks; none where it is the same.
        same: its HTML where it is the same, which is read only when it is shown: most are not, in a large review.

    """

    key: str
    title: str
    state: State
    moved: bool
    marked: tuple[MarkedBlock, ...] = ()
    same: str = ""

    @cached_property
    def blocks(self) -> tuple[MarkedBlock, ...]:
        """All blocks of the section."""
        if self.marked:
            return self.marked
        blocks = read_blocks(self.same)
        return tuple(mark_pair(block, block, moved=False) for block in blocks)


def mark_sections(old: NoticeText, new: NoticeText) -> list[MarkedSection]:
    """The sections of two texts as one list in the new order, matched by their keys; what went stands where it was."""
    old_keys, new_keys = list(old.sections), list(new.sections)
    moved = find_moved_keys(old_keys, new_keys)
    sections = []
    for key in merge_keys(old_keys, new_keys):
        if key not in new.sections:
            section = mark_whole_section(key, old, "removed")
        elif key not in old.sections:
            section = mark_whole_section(key, new, "added")
        else:
            section = mark_section(key, old, new, moved=key in moved)
        sections.append(section)
    return sections


def find_moved_keys(old: list[str], new: list[str]) -> set[str]:
    """The keys that both lists have in another order: as few as can be."""
    pairs = pair_items(old, new, names=[str])
    places = find_moved(pairs)
    return {new[place] for place in places}


def merge_keys(old: Iterable[str], new: Iterable[str]) -> list[str]:
    """The keys of two lists in the new order; one that went stands behind the key that it stood behind."""
    keys = list(new)
    place = 0
    for key in old:
        if key not in keys:
            keys.insert(place, key)
        place = keys.index(key) + 1
    return keys


def mark_whole_section(key: str, text: NoticeText, state: Literal["added", "removed"]) -> MarkedSection:
    """A section that came or went."""
    blocks = [mark_whole(block, state) for block in text.read_section(key)]
    return MarkedSection(
        key=key,
        title=text.get_title(key),
        state=state,
        moved=False,
        marked=tuple(blocks),
    )


def mark_section(key: str, old: NoticeText, new: NoticeText, *, moved: bool) -> MarkedSection:
    """A section that both texts have; what stands before the first one is read in any case."""
    if key and old.sections[key] == new.sections[key]:
        title, html = new.sections[key]
        return MarkedSection(key, title, "same", moved, same=html)
    blocks = mark_changes(old.read_section(key), new.read_section(key))
    return MarkedSection(
        key=key,
        title=new.get_title(key),
        state="same" if has_no_change(blocks) else "changed",
        moved=moved,
        marked=tuple(blocks),
    )


def mark_new_notice(text: NoticeText) -> list[MarkedSection]:
    """The sections of a new notice without marks inside, since all of it is new."""
    sections = []
    for key in text.sections:
        blocks = [mark_pair(block, block, moved=False) for block in text.read_section(key)]
        section = MarkedSection(
            key=key,
            title=text.get_title(key),
            state="added",
            moved=False,
            marked=tuple(blocks),
        )
        sections.append(section)
    return sections


def mark_unequal_sections(old: NoticeText, new: NoticeText) -> list[MarkedSection]:
    """Only the sections whose HTML differs, with marks: comparing words takes its time."""
    same = dict(old.sections.items() & new.sections.items())
    return mark_sections(leave_out(old, same), leave_out(new, same))


def leave_out(text: NoticeText, keys: Iterable[str]) -> NoticeText:
    """A text without some sections."""
    kept = dict(text.sections)
    titles = set()
    for key in keys:
        title, _ = kept.pop(key)
        titles.add(title)
    return NoticeText(kept, left_out=frozenset(titles))
