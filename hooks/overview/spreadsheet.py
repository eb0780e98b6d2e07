"""The overview for a spreadsheet: CSV as Excel opens it with a double click, and everything else reads it.

It begins with the mark by which Excel knows UTF-8, and lines end as RFC 4180 has it. What stands between the cells is a
comma, and in Finnish a semicolon, since that is what Excel takes where numbers have a comma.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from datetime import date

from ..notice.links import write_phone
from ..theme.languages import DEFAULT_LANGUAGES
from ..theme.theme import Theme
from .overview import Overview
from .rows import Row
from .words import OverviewWords

MARK = "\ufeff"
# What a spreadsheet takes for a formula, whoever wrote it (OWASP, CSV Injection); a phone number in groups is none.
FORMULA = re.compile(r"(?!\+\d[\d\u00a0]*$)[=+\-@\t\r]")


def write_spreadsheet(overview: Overview, theme: Theme) -> str:
    """The overview, a register a line."""
    words = OverviewWords(theme, overview.language)
    columns = list_columns(words)
    rows = [[words.say("csv", name) for name in columns]]
    for row in overview.rows:
        cells = list_cells(row, overview.base, words)
        rows.append([defuse(cells[name]) for name in columns])
    return MARK + write_rows(rows, words)


def write_heads(theme: Theme) -> list[str]:
    """The first line of an overview for a spreadsheet in every language, by which it is known."""
    heads = []
    for language in DEFAULT_LANGUAGES:
        words = OverviewWords(theme, language)
        head = [words.say("csv", name) for name in list_columns(words)]
        heads.append(write_rows([head], words))
    return heads


def list_columns(words: OverviewWords) -> list[str]:
    """The names of the columns in their order."""
    return [name for name in words.phrases["csv"] if name != "separator"]


def write_rows(rows: Iterable[Iterable[str]], words: OverviewWords) -> str:
    """Lines as a spreadsheet reads them in a language."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=words.say("csv", "separator"), lineterminator="\r\n")
    writer.writerows(rows)
    return out.getvalue()


def list_cells(row: Row, base: str, words: OverviewWords) -> dict[str, str]:
    """The cells of a register by their columns.

    Args:
        row: what is known of it.
        base: the address of the site, or nothing.
        words: of the sentences.

    """
    oldest = row.gaps[0] if row.gaps else None
    page = next(iter(row.pages.values()), None)
    return {
        "company": row.company,
        "register": row.register,
        "state": words.say("states", row.state),
        "action": words.say("actions", row.action),
        "why": words.explain_row(row),
        "next": words.advise(reason.code for reason in row.urgent),
        "name": row.caller.name,
        "phone": write_phone(row.caller.phone),
        "email": row.caller.email,
        "gaps": str(len(row.gaps)),
        "oldest": write_day(oldest.since) if oldest else "",
        "days": str(oldest.age) if oldest and oldest.since else "",
        "open": "; ".join(f"{gap.what}: {gap.note}" if gap.note else gap.what for gap in row.gaps),
        "errors": str(len(row.errors)),
        "warnings": str(len(row.warnings)),
        "confirmed": write_day(row.confirmed),
        "confirmed_by": row.confirmed_by,
        "dated": write_day(row.dated),
        "review": write_day(row.review_by),
        "languages": ", ".join(row.languages),
        "services": ", ".join(service.name for service in row.services),
        "page": "" if page is None else (base or "/") + page,
        "file": row.file,
    }


def write_day(day: date | None) -> str:
    """A day as every spreadsheet reads it."""
    return day.isoformat() if day else ""


def defuse(text: str) -> str:
    """A cell that no spreadsheet calculates."""
    return f"'{text}" if FORMULA.match(text) else text
