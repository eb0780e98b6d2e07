"""The model of what a file says of rights beyond the law: of children, and of laws that limit them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .model import Gap, Model
from .own_words import Term, Words
from .shapes import AsList, OneOf
from .terms import Coded, Only


class Children(Model):
    """Who uses the rights of a child, and from which age a child consents alone to an online service (Art. 8)."""

    used_by: Annotated[tuple[Annotated[Term, Coded("child_representatives")], ...], AsList] = ()
    consent_age: Annotated[Literal["13"] | None, OneOf()] = None


class Limit(Model):
    """A law that limits rights, and in which case (Art. 23)."""

    right: Annotated[tuple[Annotated[str, Only("limited_rights")], ...], AsList] = Field(min_length=1)
    law: Annotated[Annotated[Term, Coded("laws")] | Gap, OneOf()]
    because: Words | None = None
