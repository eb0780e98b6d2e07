"""The words of the overview in one language, from theme/overview/."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from babel.dates import format_date, format_timedelta
from babel.lists import format_list

from ..notice.texts import NO_BREAK, Texts, speak, unescape
from ..reading.faults import Fault
from ..theme.part_words import read_part_words
from ..theme.theme import Theme
from .rows import Reason, Row


@dataclass(frozen=True)
class OverviewWords:
    """The words in one language."""

    theme: Theme
    language: str

    @cached_property
    def phrases(self) -> Mapping[str, Any]:
        """Those of theme/overview/."""
        return read_part_words(self.theme.folder, "overview", self.language)

    @cached_property
    def texts(self) -> Texts:
        """Those of the notices."""
        return speak(self.theme, self.language)

    @property
    def site(self) -> str:
        """The name of the site."""
        return unescape(self.texts("interface.site_name"))

    def say(self, part: str, name: str, **values: object) -> str:
        """A phrase with its values."""
        return str(self.phrases[part][name]).format(**values)

    def count(self, part: str, name: str, count: int, **values: object) -> str:
        """A phrase by the number of what it is about."""
        forms = self.phrases[part][name]
        form = {0: "none", 1: "one"}.get(count, "many")
        return str(forms.get(form, forms["many"])).format(count=count, **values)

    def explain(self, reason: Reason) -> str:
        """Why a register is looked at, in a sentence."""
        return self.count(
            "reasons",
            reason.code,
            reason.count,
            day=self.date(reason.day),
            names=self.join(reason.names),
        )

    def explain_row(self, row: Row) -> str:
        """All that a register is looked at for."""
        return " ".join(map(self.explain, row.reasons))

    def advise(self, codes: Iterable[str]) -> str:
        """What comes next, in sentences."""
        return " ".join(self.say("next", code) for code in codes)

    def tell(self, fault: Fault) -> str:
        """What is wrong, and what to write instead."""
        problem, remedy = fault.say_problem(self.language), fault.say_remedy(self.language)
        return f"{problem}; {remedy}" if remedy else problem

    def join(self, names: Iterable[str]) -> str:
        """Several names as a sentence has them."""
        return str(format_list([*names], "standard", self.texts.locale))

    def date(self, day: date | None) -> str:
        """`2.11.2026`; nothing where there is no day."""
        if day is None:
            return ""
        return str(format_date(day, "medium", self.texts.locale)).replace(" ", NO_BREAK)

    def age(self, days: int) -> str:
        """`8 kuukautta`, in the largest unit of which there are two or more."""
        told = format_timedelta(timedelta(days), granularity="day", threshold=2, locale=self.texts.locale)
        return str(told).replace(" ", NO_BREAK)
