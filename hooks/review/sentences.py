"""A change as a sentence in one language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

Kind = Literal["added", "removed", "changed", "moved", "rewritten"]
WITHOUT_VALUES = ("moved", "rewritten")


def compose_sentence(
    phrases: Mapping[str, Any],
    kind: Kind,
    label: str,
    what: str,
    before: str,
    after: str,
) -> str:
    """A change as a sentence.

    Args:
        phrases: the words of the language, as theme/review/ has them.
        kind: what happened.
        label: the dotted key where it happened.
        what: the row that it happened to; empty where the key has one value.
        before: what was said; empty where nothing was.
        after: what is said; empty where nothing is.

    """
    patterns: Mapping[str, str] = phrases["changes"]
    key: str = phrases["keys"].get(label, label)
    if label == "more" and what:
        key = patterns["prose"].format(one=key, what=what)
        what = ""
    if kind in WITHOUT_VALUES:
        text = patterns[kind].format(one=key, what=what)
    elif what and kind != "changed":
        text = compose_row(patterns[kind], key, what, after or before)
    else:
        text = compose_exchange(patterns, key, what, before, after)
    return text[:1].upper() + text[1:]


def compose_row(pattern: str, key: str, what: str, details: str) -> str:
    """That a row came or went, with what it says."""
    text = pattern.format(one=key, what=what)
    if details:
        return f"{text}: {details}"
    return text


def compose_exchange(patterns: Mapping[str, str], key: str, what: str, before: str, after: str) -> str:
    """That one value took the place of another."""
    if before == after:
        subject = what or before
        return patterns["same_here"].format(one=key, what=subject)
    nothing = patterns["nothing"]
    before, after = shorten_values(before or nothing, after or nothing)
    pattern = patterns["changed" if what else "set"]
    return pattern.format(one=key, what=what, before=before, after=after)


def shorten_values(before: str, after: str) -> tuple[str, str]:
    """`3 years from x` and `2 years from x` as `3` and `2 years from x`: what follows both numbers is said once."""
    number, _, rest = before.partition(" ")
    _, _, other_rest = after.partition(" ")
    if number.isdigit() and rest and rest == other_rest:
        return number, after
    return before, after
