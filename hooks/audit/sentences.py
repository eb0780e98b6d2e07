"""The result of a comparison, for people and for programs; the words are under `audit:` in theme/messages/."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..reading.display import make_visible
from ..reading.messages import Series, Value, say_sentence
from .comparison import Comparison, Item

SECTION = "audit"
LISTS = ("undeclared", "too_early", "declared", "unseen")  # what is to be done comes first
MAX_SHOWN = 100  # characters of a name


def write_text(comparison: Comparison, register: str, remarks: Iterable[str], language: str) -> str:
    """The lists one below the other, each with its number, and what is to be known of them.

    Args:
        comparison: what to tell.
        register: how messages call its file.
        remarks: names of sentences.
        language: in which language.

    """
    lines = [say("head", language, register=register, site=comparison.site)]
    for name in LISTS:
        items: tuple[Item, ...] = getattr(comparison, name)
        lines += ["", say(name, language, count=len(items))]
        lines += write_items(items, language)
    for remark in remarks:
        lines += ["", say(remark, language)]
    return "\n".join(lines)


def say(message: str, language: str, /, **values: Value) -> str:
    """A sentence with its values."""
    return say_sentence(SECTION, message, tuple(values.items()), language)


def write_items(items: Iterable[Item], language: str) -> Iterator[str]:
    """A line for each item."""
    for item in items:
        kind = say(item.kind, language)
        text = make_visible(item.name, MAX_SHOWN)
        if item.where:
            text = say("stored", language, name=text, where=make_visible(item.where, MAX_SHOWN))
        if item.services:
            text = say("of-service", language, thing=text, services=Series(item.services, "or"))
        yield f"  {kind}: {text}"


def flatten_comparison(comparison: Comparison, register: str, remarks: Iterable[str]) -> dict[str, Any]:
    """The same for programs."""
    told: dict[str, Any] = {"register": register, "site": comparison.site}
    for name in LISTS:
        items: tuple[Item, ...] = getattr(comparison, name)
        told[name] = [flatten_item(item) for item in items]
    told["looked_for"] = sorted(comparison.kinds)
    told["remarks"] = [*remarks]
    return told


def flatten_item(item: Item) -> dict[str, Any]:
    """The fields of an item in the order of the JSON."""
    return {"kind": item.kind, "name": item.name, "where": item.where, "services": [*item.services]}
