"""Values in a Markdown comment as text and nothing else: no link, mention, image or markup comes of them."""

from __future__ import annotations

import re

from ..reading.display import make_visible

MAX_CHARACTERS = 100  # of a value; the words of a change may be longer
BLANKS = re.compile(r"\s+")
# What GitHub would make a mention, an issue, an address or a commit of.
FOUND_BY_GITHUB = re.compile(r"(?i)(@|#(?=\d)|:(?=//)|\bwww(?=\.)|\bGH-(?=\d)|\b[0-9a-f]{6}(?=[0-9a-f]))")
MARKS = re.compile(r"[!-+:-@\[-`{-~-]")  # of Markdown and HTML


def escape(text: str, most: int = MAX_CHARACTERS) -> str:
    """A value as text and nothing else, on one line.

    Every mark of Markdown and HTML becomes a reference to its character. GitHub looks for mentions, issues, commits
    and addresses after that, so a space without width parts what it would find; Dependabot does the same.

    Args:
        text: the value.
        most: how many characters of it are shown.

    """
    plain = make_visible(BLANKS.sub(" ", text), most)
    parted = FOUND_BY_GITHUB.sub("\\1\u200b", plain.strip())
    return MARKS.sub(lambda mark: f"&#{ord(mark[0])};", parted)


def mark_code(text: str) -> str:
    """A name as it stands in a file."""
    return f"<code>{escape(text)}</code>"
