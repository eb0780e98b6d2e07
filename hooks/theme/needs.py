"""The form of registers.yml: which codes belong to registers of some kinds, and what such registers need."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from .kinds import SourcedFact, Spoken, Text


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
