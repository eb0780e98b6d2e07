"""What registers of each kind need, beyond what every register does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..theme.theme import Theme
from .speech import DOCUMENTS, Speech
from .tables import begin_table, write_row


def describe_kinds(theme: Theme) -> Iterator[str]:
    """The kinds of register as Markdown: what each needs, its laws and their periods, and the example of it."""
    yield "\n## Kinds of register\n"
    yield "What registers of each kind need beside the mandatory keys, with the law that wants it; `check` warns of"
    yield "what is missing. The laws and the periods are those that have codes. Whatever its kind, a register needs:\n"
    for need in select_needs(theme, ""):
        yield f"- {say_need(need, DOCUMENTS)}"
    yield ""
    yield from begin_table("kind", "needs", "laws", "periods", "example")
    for kind in theme.vocabulary["registers"]:
        yield describe_kind(kind, theme)


def describe_kind(kind: str, theme: Theme) -> str:
    """The row of a kind."""
    own = theme.registers["codes"][kind]
    needs = [say_need(need, DOCUMENTS) for need in select_needs(theme, kind)]
    laws = own.get("laws", ())
    periods = own.get("statutory", ())
    file = kind.replace("_", "-")
    return write_row(
        f"`{kind}`",
        "; ".join(needs),
        ", ".join(laws),
        ", ".join(periods),
        f"[{file}.yml](examples/{file}.yml)",
    )


def select_needs(theme: Theme, kind: str) -> Iterator[Mapping[str, Any]]:
    """The needs that stand under the name of a kind, or under none; what is not certain stays out."""
    for need in theme.registers["needs"].values():
        kinds = need.get("registers", [""])
        if kind in kinds and need["certainty"] != "low":
            yield need


def say_need(need: Mapping[str, Any], speech: Speech) -> str:
    """What a register needs, and the law that wants it; an article alone is one of the GDPR."""
    said = " / ".join(need[language] for language in speech.languages)
    return f"{said} ({need['source']})"
