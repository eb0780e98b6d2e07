"""What all parts of a register share, and the two that stand in many of them: gaps and rows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Self

from pydantic import BaseModel, ConfigDict, ValidationInfo, model_validator

from ..reading.display import quote
from .context import find_context
from .mistakes import Mistake
from .own_words import is_words
from .scalars import MAX_LINE, refuse_odd_space
from .times import Day, read_day


class Model(BaseModel):
    """What all parts share: no unknown keys, and nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Gap(Model):
    """What the company has not stated yet: the day that was noticed, and a note that is never published.

    `asked` is the day on which somebody was asked who has not answered yet.
    """

    noticed: date
    note: str
    asked: Day | None = None

    @model_validator(mode="before")
    @classmethod
    def read_text(cls, value: object) -> dict[str, object]:
        """Divide `2026-11-21 who was asked`, which stands alone or under `gap:`.

        Raises:
            Mistake: it is anything else.

        """
        text, asked = value, None
        if isinstance(value, Mapping):
            text = get_text_of_gap(value)
            asked = value.get("asked")
        if not isinstance(text, str):
            raise Mistake("gap-not-text")
        if len(text) > MAX_LINE:
            raise Mistake("long-note", length=len(text), most=MAX_LINE)
        day, _, note = text.partition(" ")
        refuse_odd_space(day)
        note = note.strip()
        if not note:
            raise Mistake("not-a-gap", value=quote(text))
        return {
            "noticed": read_day(day),
            "note": note,
            "asked": asked,
        }

    @model_validator(mode="after")
    def compare_days(self) -> Self:
        """Nobody is asked for what has not been noticed.

        Raises:
            Mistake: it is so.

        """
        if self.asked and self.asked < self.noticed:
            raise Mistake("asked-before-gap", inside="asked", asked=self.asked, noticed=self.noticed)
        return self


def get_text_of_gap(value: Mapping[str, object]) -> object:
    """What stands under `gap:`.

    Raises:
        Mistake: there are other keys beside it than `asked`.

    """
    others = [key for key in value if key not in ("gap", "asked")]
    if others:
        raise Mistake("gap-not-alone", inside=others[0])
    return value.get("gap")


class Row(Model):
    """An item of a list: a code, own words, or a row whose first key takes either."""

    first: ClassVar[str]
    bare: ClassVar[bool] = True  # whether a bare code or own words can be the whole row

    @model_validator(mode="before")
    @classmethod
    def unfold_bare(cls, value: object, info: ValidationInfo) -> object:
        """A bare code or own words as the row that they stand for."""
        theme = find_context(info).theme
        if isinstance(value, str) or is_words(value, theme):
            return {cls.first: value}
        return value
