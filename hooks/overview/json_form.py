"""The form of the overview as data for other programs; docs/overview.schema.json is made from it."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

from .rows import Action, State


class Data(BaseModel):
    """What all parts share: no unknown keys, and nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ReasonData(Data):
    """Why a register is looked at, and what comes next; `day` is since or until when, `days` how long ago that was."""

    code: str
    action: Action
    count: int
    day: date | None
    days: int
    why: str
    next: str


class CallerData(Data):
    """Whom to call; what no file says is empty."""

    name: str
    phone: str
    email: str


class GapData(Data):
    """What a company has not stated: `what` in words, open since a day, unless that is not known, and asked on one."""

    key: str
    what: str
    note: str
    since: date | None
    days: int
    asked: date | None


class FindingData(Data):
    """An error or a warning, as `check --format json` has it."""

    file: str
    line: int
    column: int
    key: str
    code: str
    problem: str
    remedy: str


class ServiceData(Data):
    """A service in use of which the catalogue was read more than a year ago, on the day `checked`."""

    code: str
    name: str
    checked: date


class RegisterData(Data):
    """One register, or one file that cannot be read as one.

    `register_name` is what kind it is and `kind` the code of that, or nothing for own words. `confirmed` is the day on
    which somebody confirmed the facts, `dated` the newest day that the file states of itself. `warnings` are those that
    are no reason of their own. `pages` are addresses by language: in full where the address of the site is known, and
    else from its top.
    """

    file: str
    company: str
    register_name: str
    kind: str
    state: State
    removed: date | None
    action: Action
    reasons: list[ReasonData]
    caller: CallerData
    gaps: list[GapData]
    errors: list[FindingData]
    warnings: list[FindingData]
    confirmed: date | None
    confirmed_by: str
    dated: date | None
    review_by: date | None
    languages: list[str]
    services: list[ServiceData]
    pages: dict[str, str]


class OverviewData(Data):
    """What build.py overview --format json prints: registers, the most urgent first, and how many companies wait."""

    schema_version: Literal[1] = 1  # raised when a reader would have to know
    tool: str
    day: date
    language: str
    companies: dict[Action, int]
    registers: list[RegisterData]
