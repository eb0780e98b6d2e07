"""The model of how long data are kept, and what makes a whole period."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, ValidationInfo, model_validator

from .context import find_context
from .mistakes import Mistake
from .model import Gap, Row
from .own_words import Term
from .shapes import AsList, OneOf
from .terms import Coded, Only
from .times import Period


class Retention(Row):
    """How long data are kept (Art. 13(2)(a))."""

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
    keep: Annotated[Period | Gap | None, OneOf()] = None
    after: Annotated[Annotated[Term, Coded("after")] | Gap | None, OneOf()] = None
    until: Annotated[Term, Coded("until")] | None = None
    because: Annotated[tuple[Annotated[Term, Coded("because", "laws")], ...], AsList] | None = None
    then: Annotated[str, Only("then")] | None = None

    @model_validator(mode="after")
    def refuse_odd_period(self, info: ValidationInfo) -> Retention:
        """One row has one period: that of a statute, a count of years with its beginning, or an event.

        Raises:
            Mistake: it has several, or none.

        """
        given = [key for key in ("keep", "after", "until", "because") if getattr(self, key) is not None]
        known = find_context(info).theme.vocabulary["statutory"]
        statutory = [code for code in self.data if code in known]
        if statutory:
            self.refuse_beside_statute(statutory[0], given)
            return self
        period = {"keep", "after"}.intersection(given)
        if "until" in given and period:
            raise Mistake("two-periods", inside="until")
        if not self.has_period():
            raise Mistake("no-period")
        return self

    def has_period(self) -> bool:
        """Whether the row says how long, or that it is open how long; then it may say from when."""
        if self.until is not None or isinstance(self.keep, Gap):
            return True
        return self.keep is not None and self.after is not None

    def refuse_beside_statute(self, statutory: Term, given: list[str]) -> None:
        """A period that a statute sets stands alone."""
        if given or len(self.data) > 1:
            others = (*given, "data")
            raise Mistake("statutory-not-alone", inside=others[0], name=str(statutory))
