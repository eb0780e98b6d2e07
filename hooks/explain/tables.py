"""Tables of Markdown."""

from __future__ import annotations

from collections.abc import Iterator


def begin_table(*heads: str) -> Iterator[str]:
    """The two rows that a table begins with."""
    yield write_row(*heads)
    yield write_row(*["---"] * len(heads))


def write_row(*cells: str) -> str:
    """A row of a table."""
    escaped = [cell.replace("|", "\\|") for cell in cells]
    return f"| {' | '.join(escaped)} |"
