"""What stands together on the page of a review: sections, and the blocks of lists and tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, groupby

from .marking import MarkedBlock, has_no_change
from .sections import MarkedSection

FEW_BLOCKS = 3  # without a change, that may stay between changes
INSIDE = {"th": "table", "tr": "table", "caption": "table", "li": "ul", "dl": "dl"}  # blocks that are parts of another
Languages = dict[str, MarkedSection]  # one section by language


def group_sections(sections: Mapping[str, Sequence[MarkedSection]]) -> list[tuple[bool, list[Languages]]]:
    """The sections of a notice in reading order, each in all its languages; neighbours without a change together.

    Args:
        sections: by language.

    Returns:
        Groups of sections, each with whether they are the same as before; one that is not stands alone.

    """
    groups: list[tuple[bool, list[Languages]]] = []
    for same, neighbours in groupby(join_languages(sections), key=is_same_in_all):
        if same:
            groups.append((True, list(neighbours)))
        else:
            groups += [(False, [section]) for section in neighbours]
    return groups


def join_languages(sections: Mapping[str, Sequence[MarkedSection]]) -> list[Languages]:
    """Each section in all its languages, in the order of the first."""
    joined: dict[str, Languages] = {}
    for language, listed in sections.items():
        for section in listed:
            joined.setdefault(section.key, {})[language] = section
    return list(joined.values())


def is_same_in_all(versions: Languages) -> bool:
    """Whether a section reads and stands as before in all its languages."""
    return all(map(is_same, versions.values()))


def is_same(section: MarkedSection) -> bool:
    """Whether a section reads and stands as before."""
    return section.state == "same" and not section.moved


def fold_blocks(blocks: Sequence[MarkedBlock]) -> list[tuple[bool, list[MarkedBlock]]]:
    """The blocks of a changed section, longer stretches without a change apart.

    Returns:
        Stretches of blocks, each with whether a reader may skip it.

    """
    folded = []
    for same, parts in groupby(divide_blocks(blocks), key=has_no_change):
        stretch = list(chain.from_iterable(parts))
        is_long = len(stretch) > FEW_BLOCKS
        folded.append((same and is_long, stretch))
    return folded


def divide_blocks(blocks: Sequence[MarkedBlock]) -> Iterable[list[MarkedBlock]]:
    """The blocks one by one, but for those of a table, which stays whole."""
    for kind, group in group_blocks(blocks):
        if kind == "table":
            yield group
        else:
            yield from ([block] for block in group)


def group_blocks(blocks: Iterable[MarkedBlock]) -> list[tuple[str, list[MarkedBlock]]]:
    """Blocks that belong together: the items of a list, the rows of a table with caption and head, pairs.

    Returns:
        Groups of blocks, each with the element that holds them.

    """
    groups: list[tuple[str, list[MarkedBlock]]] = []
    for block in blocks:
        if groups and continues(groups[-1], block):
            _, others = groups[-1]
            others.append(block)
        else:
            kind = INSIDE.get(block.kind, block.kind)
            groups.append((kind, [block]))
    return groups


def continues(group: tuple[str, list[MarkedBlock]], block: MarkedBlock) -> bool:
    """Whether a block belongs to the group before it; a caption, or a head without one, begins a new table."""
    kind, blocks = group
    if INSIDE.get(block.kind) != kind:
        return False
    if block.kind == "caption":
        return False
    if block.kind == "th":
        return blocks[-1].kind == "caption"
    return True
