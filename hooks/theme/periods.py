"""The form of periods.yml: how long laws want data to be kept, each with what was read and when."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .kinds import Length, SourcedFact, Text

SECTION = r"(?:(?P<chapter>[0-9]+[a-z]?):)?(?P<section>[0-9]+[a-z]?)"  # of an act, as 2:10


class StatutoryPeriod(SourcedFact):
    """How long a law wants data to be kept, and how sure that is."""

    length: Length
    otherwise: Length | None = None
    most: Literal["yes"] | None = None
    section: Annotated[Text, Field(pattern=f"^{SECTION}$")]
