"""theme/blocks/ of a project: its own blocks, each a template that may do what those of the program do, and no more.

A block is a part of the program that a project has written: a review names it and does not run it. What it may do is
held down all the same: a few statements, filters and attributes, none of which can run without end or reach a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from difflib import get_close_matches

from ..reading.characters import refuse_conflict
from ..reading.encoding import decode_text
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, Place, make_fault
from ..reading.messages import Phrase, Series, Value, make_phrase
from ..reading.source import Source, Stop
from .overrides import BLOCKS, SHARED, SHOWN, OwnBlock, hash_original
from .theme import Theme

ENDING = ".html"
HEAD = re.compile(rf"\{{# replaces: ([0-9a-f]{{{SHOWN}}}) #\}}\n")
HEAD_LINE = f"{{# replaces: {'0' * SHOWN} #}}\n"
MOST_CHARACTERS = 20_000  # the longest block of the program has 6,000
LIKE = 0.6  # of 1: how much a name must resemble another to be taken for that


def name_block(name: str) -> str:
    """The section of a block by the name of its file, as in `blocks/security.html`."""
    return name.removeprefix(BLOCKS).removesuffix(ENDING)


def is_block(name: str) -> bool:
    """Whether a file of a project's own theme lies where blocks are."""
    return name.startswith(BLOCKS) and name.endswith(ENDING) and "/" not in name_block(name)


def list_blocks(theme: Theme) -> list[str]:
    """The sections whose block a project may replace, in the order of the page."""
    return [section for section in theme.sections if find_shared_block(section, theme)]


def find_shared_block(section: str, theme: Theme) -> str:
    """The program's block of a section; nothing where it has none."""
    return theme.templates.sources.get(f"{SHARED}{section}{ENDING}", "")


def advise_block(section: str, theme: Theme) -> Phrase:
    """What to write instead of a name that no block has."""
    known = list_blocks(theme)
    near = get_close_matches(section, known, n=1, cutoff=LIKE)
    if near:
        return make_phrase("did-you-mean", names=f"{BLOCKS}{near[0]}")
    return make_phrase("blocks-known", names=Series(tuple(known)))


def read_own_block(name: str, content: bytes, file: str, theme: Theme) -> tuple[OwnBlock | None, list[Fault]]:
    """A block of a project, and what is wrong with it.

    Args:
        name: of its file.
        content: what that holds.
        file: how messages call it.
        theme: with the originals.

    """
    original = find_shared_block(name_block(name), theme)
    text, faults = decode_block(content, file)
    if faults:
        return None, faults
    if name_block(name) not in list_blocks(theme):
        faults.append(make_block_fault(file, 1, "no-block", advice=advise_block(name_block(name), theme)))
    elif len(text) > MOST_CHARACTERS:
        faults.append(make_block_fault(file, 1, "long-block", length=len(text), most=MOST_CHARACTERS))
    else:
        faults += find_wrong_block(text, original, file)
    if faults:
        return None, faults
    return OwnBlock(HEAD.sub(r"\1", text[: len(HEAD_LINE)]), text, Place(file, 1, 1)), []


def decode_block(content: bytes, file: str) -> tuple[str, list[Fault]]:
    """The text of a block, whatever editor saved it, and what makes it none; line ends of Windows are as any."""
    source = Source(file)
    text = ""
    with suppress(Stop):
        text = decode_text(content, source)
        refuse_conflict(text, source)
    return text, source.faults


def find_wrong_block(text: str, original: str, file: str) -> Iterator[Fault]:
    """What a block lacks, or does that it may not do."""
    # Jinja is heavy, and most projects have no block of their own.
    from .block_html import find_unbalanced  # noqa: PLC0415
    from .block_parts import find_refused_parts  # noqa: PLC0415

    if not HEAD.match(text):
        yield make_block_fault(file, 1, "no-block-hash", hash=hash_original(original))
    for line, message, values in [*find_refused_parts(text)] or find_unbalanced(text):
        yield make_block_fault(file, line, message, **values)


def make_block_fault(file: str, line: int, message: str, /, **values: Value) -> Fault:
    """What is wrong with a block of the project."""
    return make_fault(Place(file, line, 1), FaultCode.OVERRIDE, "", message, **values)
