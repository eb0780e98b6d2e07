"""What an issue says of a company that it is time to ask."""

from __future__ import annotations

from collections.abc import Iterator

from ..confirm.due import Due, say_reason
from ..confirm.wording import Wording
from ..reading.display import make_visible
from ..reading.messages import reword
from .escaping import MAX_CHARACTERS, escape, escape_phrase, mark_code
from .issues import Text

BEGINNING = "<!-- seloste: confirm "  # an issue is found by it; the address of the company stands behind


def write_mark(address: str) -> str:
    """The line by which the issue of a company is found."""
    return f"{BEGINNING}{address} -->"


def write_issue(due: Due, wording: Wording) -> Text:
    """The issue of one company, with its list."""
    title = wording.words["due"]["issue_title"].format(who=due.name)
    return Text(make_visible(title, MAX_CHARACTERS), "\n".join(list_lines(due, wording)))


def list_lines(due: Due, wording: Wording) -> Iterator[str]:
    """The lines of the body."""
    words = wording.words["due"]
    letter = reword(f"python build.py confirm {due.address}")
    yield write_mark(due.address)
    yield f"{escape(due.name)}: {escape_phrase(words['issue_intro'])}"
    yield ""
    for reason in due.reasons:
        yield f"- {mark_code(reason.file)}: {escape_phrase(say_reason(reason, wording))}"
    yield ""
    yield escape_phrase(words["issue_letter"]).format(call=f"`{letter}`")
    yield escape_phrase(words["issue_applied"]).format(call=f"`{letter} --answers answers-{due.address}.yml`")
