"""The forms of the files on what laws and decisions say: periods.yml, adequacy.yml, registers.yml."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from .kinds import Day, Length, SourcedFact, Spoken, Text, Texts

SECTION = r"(?:(?P<chapter>[0-9]+[a-z]?):)?(?P<section>[0-9]+[a-z]?)"  # of an act, as 2:10


class StatutoryPeriod(SourcedFact):
    """How long a law wants data to be kept, and how sure that is."""

    length: Length
    otherwise: Length | None = None
    most: Literal["yes"] | None = None
    section: Annotated[Text, Field(pattern=f"^{SECTION}$")]


class AdequacyDecision(SourcedFact):
    """That a country protects data well enough, as the Commission has decided (GDPR Art. 45)."""

    decision: Texts
    covers: Text = ""
    framework: Text = ""
    ends: Day | None = None


class Need(SourcedFact, Spoken):
    """What registers of some kinds need beyond what every one has, and the law that wants it."""

    registers: tuple[Text, ...] = ()
    subjects: tuple[Text, ...] = ()
    authority: Literal["yes"] | None = None
    wants: Literal["law", "task_law", "special", "officer"]
    laws: tuple[Text, ...] = ()


class Registers(BaseModel):
    """What belongs to registers of some kinds: their own codes, by kind and vocabulary, and what they need."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    codes: dict[Text, dict[Text, list[Text]]]
    shared: list[dict[Text, list[Text]]] = []
    needs: dict[Text, Need]
