"""The overview as data for other programs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from ..reading.faults import Fault
from ..reading.program import read_version
from ..theme.theme import Theme
from .cases import count_companies
from .json_form import CallerData, FindingData, GapData, OverviewData, ReasonData, RegisterData, ServiceData
from .overview import Overview
from .rows import Reason, Row
from .words import OverviewWords


def make_overview_data(overview: Overview, theme: Theme) -> OverviewData:
    """The overview in the form of OverviewData, its sentences in the language of the overview."""
    words = OverviewWords(theme, overview.language)
    return OverviewData(
        tool=f"seloste {read_version()}",
        day=overview.day,
        language=overview.language,
        companies=dict(count_companies(overview.rows)),
        registers=[flatten_row(row, overview.base, words) for row in overview.rows],
    )


def flatten_row(row: Row, base: str, words: OverviewWords) -> RegisterData:
    """One register.

    Args:
        row: what is known of it.
        base: the address of the site, or nothing.
        words: of the sentences.

    """
    return RegisterData(
        file=row.file,
        company=row.company,
        register_name=row.register,
        kind=row.kind,
        state=row.state,
        removed=row.removed,
        action=row.action,
        reasons=[flatten_reason(reason, words) for reason in row.reasons],
        caller=CallerData(**asdict(row.caller)),
        gaps=[
            GapData(key=gap.key, what=gap.what, note=gap.note, since=gap.since, days=gap.age, asked=gap.asked)
            for gap in row.gaps
        ],
        errors=flatten_faults(row.errors, words.language),
        warnings=flatten_faults(row.warnings, words.language),
        confirmed=row.confirmed,
        confirmed_by=row.confirmed_by,
        dated=row.dated,
        review_by=row.review_by,
        languages=[*row.languages],
        services=[ServiceData(**asdict(service)) for service in row.services],
        pages={language: (base or "/") + address for language, address in row.pages.items()},
    )


def flatten_reason(reason: Reason, words: OverviewWords) -> ReasonData:
    """Why a register is looked at."""
    return ReasonData(
        code=reason.code,
        action=reason.action,
        count=reason.count,
        day=reason.day,
        days=reason.age,
        why=words.explain(reason),
        next=words.advise([reason.code]),
    )


def flatten_faults(faults: Iterable[Fault], language: str) -> list[FindingData]:
    """Errors or warnings, said in a language."""
    return [
        FindingData(
            file=fault.place.file,
            line=fault.place.line,
            column=fault.place.column,
            key=fault.key,
            code=str(fault.code),
            problem=fault.say_problem(language),
            remedy=fault.say_remedy(language),
        )
        for fault in faults
    ]
