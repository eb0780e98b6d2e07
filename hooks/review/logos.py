"""The logos of notices, as a review shows them, and that one is another picture."""

from __future__ import annotations

import base64
from collections.abc import Iterator

from ..folder.entry import Entry
from ..format.look import Wording
from ..theme.theme import Theme
from .changes import Change, make_change, say_change
from .languages import join_languages
from .voice import Voice, say_phrase


def show_logo(entry: Entry) -> str:
    """The logo of a notice as an address that holds it (RFC 2397), or nothing."""
    if not entry.logo:
        return ""
    data = base64.b64encode(entry.logo.data).decode()
    return f"data:image/{entry.logo.kind.lower()};base64,{data}"


def compare_logos(before: Entry, entry: Entry, theme: Theme) -> Iterator[Change]:
    """That a logo is another picture under the name that it had."""
    if not before.logo or not entry.logo:
        return
    if before.logo.data == entry.logo.data:
        return
    earlier, newer = before.register, entry.register
    if not earlier or not newer:
        return
    if earlier.appearance.logo == newer.appearance.logo:
        voice = Voice(theme, join_languages(theme, newer, earlier), Wording())
        change = make_change(
            "changed",
            "appearance.logo",
            key=("appearance", "logo"),
            before=voice.translate(say_phrase, "values", "earlier_picture"),
            after=voice.translate(say_phrase, "values", "other_picture"),
        )
        yield say_change(change, theme, voice.languages)
