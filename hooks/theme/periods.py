"""The form of periods.yml: how long laws want data to be kept, each with what was read and when."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from .kinds import Day, Length, Text

SECTION = r"(?:(?P<chapter>[0-9]+[a-z]?):)?(?P<section>[0-9]+[a-z]?)"  # of an act, as 2:10


class StatutoryPeriod(BaseModel):
    """How long a law wants data to be kept, and how sure that is."""

    model_config = ConfigDict(extra="forbid")

    length: Length
    otherwise: Length | None = None
    most: Literal["yes"] | None = None
    section: Annotated[Text, Field(pattern=f"^{SECTION}$")]
    source: Annotated[Text, Field(min_length=1)]
    checked: Day | None = None
    certainty: Literal["high", "medium", "low"]

    @model_validator(mode="after")
    def doubt_what_is_undated(self) -> StatutoryPeriod:
        """What was read on no day that is known is not certain.

        Raises:
            ValueError: it is said to be.

        """
        if self.checked is None and self.certainty != "low":
            raise ValueError("without the day of the copy that was read the certainty is low")
        return self
