"""The model of a file whose notice was published and is no more."""

from __future__ import annotations

from typing import Annotated

from .doors import Ways
from .model import Model
from .names import Address, SayingSome
from .own_words import Words
from .people import Controller
from .scalars import Language
from .shapes import AsList
from .times import Day


class Removed(Model):
    """Since when there is no notice, why, and where to turn; without `ask` to the controller."""

    date: Day
    because: Words | None = None
    ask: Ways | None = None


class Removal(Model):
    """What stays of a file whose notice was published and is no more: its address goes on answering."""

    controller: Controller
    aliases: Annotated[tuple[Address, ...], AsList, SayingSome] = ()
    languages: Annotated[tuple[Language, ...], AsList] | None = None
    removed: Removed
