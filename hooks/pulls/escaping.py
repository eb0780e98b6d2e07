"""Values in a Markdown comment as text and nothing else: no link, mention, image or markup comes of them."""

from __future__ import annotations

import re

from ..reading.display import cut_text, make_visible, write_code_point

MAX_CHARACTERS = 100  # of a value; the words of a change may be longer
BLANKS = re.compile(r"\s+")
ODD_BLANK = re.compile(r"[^\S ]|^ | (?= |$)")  # of a name: all but a plain space between others
# What GitHub and GitLab would make a mention, an issue, an address or a commit of.
FOUND_BY_GITHUB = re.compile(r"(?i)(@|#(?=\d)|:(?=//)|\bwww(?=\.)|\bGH-(?=\d)|[0-9a-f]{6}(?=[0-9a-f]))")
# And an emoji, or a link of a prefix that somebody has set up: letters, perhaps with a mark, before a number. GitLab
# finds merge requests, snippets, labels and more by a mark. Neither looks for them in code, where a name can so be
# copied as it is.
FOUND_IN_WORDS = re.compile(r"(?i)(:(?=[\w+-])|[a-z][-._+=:/#]?(?=\d)|[!$%&~^*](?=[\w\"#])|\[(?=\w+:))")
MARKS = re.compile(r"[!-+:-@\[-`{-~-]")  # of Markdown and HTML
PHRASE_MARKS = re.compile(r"[&<>\[\\\]_`*|~]")  # those of them that make something inside a line


def escape(text: str, most: int = MAX_CHARACTERS) -> str:
    """A value as text and nothing else, on one line.

    Every mark of Markdown and HTML becomes a reference to its character. GitHub looks for mentions, issues, commits
    and addresses after that, so a space without width parts what it would find; Dependabot does the same.

    Args:
        text: the value.
        most: how many characters of it are shown.

    """
    shown = show_on_line(text, most)
    parted = part(FOUND_IN_WORDS, part(FOUND_BY_GITHUB, shown))
    return write_marks(parted, MARKS)


def escape_phrase(text: str) -> str:
    """Words of the comment itself: as `escape`, but marks that end sentences and set words apart stay readable."""
    parted = part(FOUND_IN_WORDS, part(FOUND_BY_GITHUB, text))
    return write_marks(parted, PHRASE_MARKS)


def mark_code(text: str) -> str:
    """A name as it stands in a file, with all white space visible that could pass for another name's."""
    named = ODD_BLANK.sub(write_code_point, text)
    shown = part(FOUND_BY_GITHUB, show_on_line(named, MAX_CHARACTERS))
    return f"<code>{write_marks(shown, MARKS)}</code>"


def show_on_line(text: str, most: int) -> str:
    """At most so many characters of a text, on one line and visible."""
    on_line = BLANKS.sub(" ", text)
    return make_visible(cut_text(on_line, most), most).strip()


def part(found: re.Pattern[str], text: str) -> str:
    """A text in which a space without width stands behind everything that is found."""
    return found.sub("\\1\u200b", text)


def write_marks(text: str, marks: re.Pattern[str]) -> str:
    """A text with references in the place of these marks."""
    return marks.sub(lambda mark: f"&#{ord(mark[0])};", text)
