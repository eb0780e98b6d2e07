"""How a notice speaks of its company, and the company's own look."""

from __future__ import annotations

from typing import Annotated

from .model import Model
from .scalars import Colour, Picture
from .terms import Only


class Wording(Model):
    """Nouns of the shared texts; codes only, because they are inflected by table."""

    we_are: Annotated[str, Only("we_are")] = "company"
    dealings: Annotated[str, Only("dealings")] = "orders"


class Appearance(Model):
    """The company's own look: the colour of links and lines, and a logo above the notice."""

    colour: Colour | None = None
    logo: Picture | None = None
