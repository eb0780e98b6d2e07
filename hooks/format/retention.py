"""The model of how long data are kept, and what makes a whole period."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, model_validator

from ..theme.theme import Theme
from .context import find_context
from .mistakes import Mistake
from .model import Gap, Model, Row
from .own_words import Term, Words, is_words
from .shapes import AsList, OneOf
from .terms import Coded, Only
from .times import Period

PERMANENTLY = "permanently"
TIME = ("keep", "after", "until", "whichever")
WHOLE = ({"keep", "after"}, {"until"}, set(TIME))
ARCHIVING = "archiving"  # the only reason for which data are kept without an end (Art. 5(1)(e), 89)


class ByLaw(Model):
    """A time that a law says, with its beginning and the section that says it."""

    law: Annotated[str, Only("statutory")]

    @model_validator(mode="before")
    @classmethod
    def refuse_own_words(cls, value: object, info: ValidationInfo) -> object:
        """Own words that say how long have a key of their own.

        Raises:
            Mistake: they stand here.

        """
        theme = find_context(info).theme
        if is_words(value, theme):
            raise Mistake("words-for-time")
        return value


class Retention(Row):
    """How long data are kept (Art. 13(2)(a)), for which of the purposes and in which case."""

    first = "data"
    data: Annotated[
        tuple[
            Annotated[
                Term,
                Coded("groups", "items", "everything", "statutory"),
            ],
            ...,
        ],
        AsList,
    ] = Field(min_length=1)
    purposes: Annotated[tuple[Annotated[Term, Coded("purposes")], ...], AsList] = Field((), alias="for")
    when: Words | None = None
    keep: Annotated[Period | Literal["permanently"] | ByLaw | Gap | None, OneOf()] = None
    after: Annotated[Annotated[Term, Coded("after")] | Gap | None, OneOf()] = None
    until: Annotated[Term, Coded("until")] | None = None
    whichever: Literal["later", "earlier"] | None = None
    criteria: Words | None = None
    because: Annotated[tuple[Annotated[Term, Coded("because", "laws")], ...], AsList] = ()
    then: Annotated[str, Only("then")] | None = None

    @property
    def by_law(self) -> str:
        """The code of the time that a law says, or nothing."""
        return self.keep.law if isinstance(self.keep, ByLaw) else ""

    @model_validator(mode="after")
    def refuse_odd_period(self, info: ValidationInfo) -> Retention:
        """A row has a period: of a statute, a time with its beginning, an event, the two of them, or criteria.

        Raises:
            Mistake: it has none, or says more than one period can be.

        """
        theme = find_context(info).theme
        statutory = [code for code in self.data if code in theme.vocabulary["statutory"]]
        self.refuse_uncertain(theme)
        if statutory:
            self.refuse_beside_statute(str(statutory[0]))
        elif self.criteria:
            self.refuse_given("criteria-not-alone", "criteria", TIME)
        elif self.keep == PERMANENTLY:
            self.refuse_without_archive()
        else:
            if self.by_law:
                self.refuse_given("law-brings-start", self.by_law, ["after"])
            self.refuse_odd_time()
        return self

    def refuse_uncertain(self, theme: Theme) -> None:
        """No page says what a law may say, and may not: the editor says it, or leaves it open."""
        named = {self.by_law, *self.data}
        uncertain = theme.uncertain_periods.intersection(named)
        if uncertain:
            name = min(uncertain)
            length = theme.periods[name]["length"]
            inside = "keep" if name == self.by_law else "data"
            raise Mistake("uncertain-period", inside=inside, name=name, length=length)

    def refuse_given(self, message: str, name: str, keys: Iterable[str]) -> None:
        """Refuse the first of some keys that the row has and that cannot stand beside what is named."""
        given = self.list_given(keys)
        if given:
            raise Mistake(message, inside=given[0], name=name)

    def list_given(self, keys: Iterable[str]) -> list[str]:
        """Those of some keys that the row has."""
        return [key for key in keys if getattr(self, key) not in (None, ())]

    def refuse_beside_statute(self, name: str) -> None:
        """A period that a statute sets stands alone."""
        self.refuse_given("statutory-not-alone", name, (*TIME, "criteria", "because"))
        if len(self.data) > 1:
            raise Mistake("statutory-not-alone", inside="data", name=name)

    def refuse_without_archive(self) -> None:
        """Only an archive in the public interest keeps data without an end, and that has no beginning to count from."""
        reasons = self.because
        if ARCHIVING not in reasons:
            raise Mistake("permanent-not-archived", inside="keep")
        self.refuse_given("permanent-not-alone", PERMANENTLY, ("after", "until", "whichever"))

    def refuse_odd_time(self) -> None:
        """A time has its beginning, and stands beside an event only where the row says which of them counts."""
        given = set(self.list_given(TIME))
        if isinstance(self.keep, Gap | ByLaw):
            given.add("after")  # what is open needs no beginning, and what a law says brings it
        if given in WHOLE:
            return
        self.refuse_given("one-to-compare", "whichever", ["whichever"])
        self.refuse_given("two-periods", "until", ["until"])
        raise Mistake("no-period")
