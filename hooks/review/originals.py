"""Shared texts and blocks that another release has changed, where a project has its own in the place of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..theme.overrides import Said, hash_original
from ..theme.theme import Theme
from .clauses import fill_nouns, flatten_texts
from .contents import Original
from .rendering import Rendered, get_pages


def find_originals(old: Theme, new: Theme, rendered: Mapping[str, Rendered]) -> Iterator[Original]:
    """Each original that changed, with what the project has instead, unless that was written for the newer one.

    Args:
        old: with the earlier texts.
        new: with the newer texts, and what the project replaces.
        rendered: the notices as the newer theme makes them.

    """
    for key, own in new.overrides.texts.items():
        before, after = old.originals.get(key, {}), new.originals[key]
        if before != after and own.replaces != hash_original(after):
            yield Original(
                key=key,
                before=say_all(before, new),
                after=say_all(after, new),
                own=say_all(own.said, new),
                reach=tuple(sorted(find_users(key, rendered))),
            )


def say_all(said: Said, theme: Theme) -> dict[str, str]:
    """A text for reading in every language, its nouns as most notices have them."""
    return {language: say_plainly(said.get(language, ""), language, theme) for language in theme.languages}


def say_plainly(text: Any, language: str, theme: Theme) -> str:  # noqa: ANN401 - a text, a list of texts or a table of forms
    """A text of any kind in one language."""
    lines = [line for _, line in flatten_texts(text, "text")]
    return fill_nouns("\n".join(lines), language, theme)


def find_users(key: str, rendered: Mapping[str, Rendered]) -> Iterator[str]:
    """The addresses of the notices that use a text in any language."""
    for address, notice in rendered.items():
        pages = get_pages(notice).values()
        if any(used == key or used.startswith(f"{key}.") for page in pages for used in page.used):
            yield address
