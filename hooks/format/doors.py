"""The ways to reach the company with a request: a code, an e-mail address, a phone number, a link, or own words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, GetCoreSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, core_schema

from ..reading.display import quote
from .addresses import read_email, read_link, read_phone
from .mistakes import Mistake
from .own_words import Term, Words
from .scalars import read_line
from .shapes import AsList
from .terms import read_code

Kind = Literal["code", "email", "phone", "link", "words"]
SIGNS: dict[Kind, re.Pattern[str]] = {  # by which a text shows what it was meant to be
    "email": re.compile(r"@|[(\[]at[)\]]"),
    "link": re.compile(r"://|^www\."),
    "phone": re.compile("^[+0-9]"),
}
ADDRESSES: dict[Kind, Callable[[object], str]] = {"email": read_email, "phone": read_phone, "link": read_link}


@dataclass(frozen=True)
class Door:
    """A way to reach the company with a request."""

    kind: Kind
    value: Term
    ways: tuple[Door, ...] = ()  # the addresses that a code leads to, where the file says them


@dataclass(frozen=True)
class DoorType:
    """Annotated to a door: whether it may be a code, which only a notice explains."""

    codes: bool = True

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(read_door if self.codes else read_way)


def read_door(value: object, info: ValidationInfo) -> Door:
    """A door, by the look of its text.

    Raises:
        Mistake: it is none.

    """
    if isinstance(value, dict) and "door" in value:
        return read_door_with_address(value, info)
    if isinstance(value, dict):
        return Door("words", Words.model_validate(value, context=info.context))
    text = read_line(value)
    kind = guess_kind(text)
    if kind in ADDRESSES:
        return Door(kind, ADDRESSES[kind](text))
    return Door(kind, read_code(text, info, vocabularies=("doors",), or_words=True))


def read_door_with_address(value: dict[str, object], info: ValidationInfo) -> Door:
    """A code with its addresses, as `{door: customer_service, email: …}`.

    Raises:
        Mistake: it is no code of a door, has no address, or has other keys.

    """
    allowed = {"door", *ADDRESSES}
    for key in value:
        if key not in allowed:
            raise Mistake("door-key", inside=str(key))
    code = read_code(value["door"], info, vocabularies=("doors",), or_words=False)
    ways = tuple(Door(kind, read(value[kind])) for kind, read in ADDRESSES.items() if kind in value)
    if not ways:
        raise Mistake("door-without-address", door=code)
    return Door("code", code, ways)


def read_way(value: object, info: ValidationInfo) -> Door:
    """A door that leads somewhere by itself: no code, since the notice that explained it is gone.

    Raises:
        Mistake: it is none.

    """
    if isinstance(value, str) and guess_kind(value) == "code":
        raise Mistake("way-to-nowhere", value=quote(value))
    if isinstance(value, dict) and "door" in value:
        raise Mistake("way-to-nowhere", value=quote(str(value["door"])))
    return read_door(value, info)


def guess_kind(text: str) -> Kind:
    """The kind of door that a text was meant to be, before it is known whether it is a sound one."""
    for kind, sign in SIGNS.items():
        if sign.search(text):
            return kind
    return "code"


Doors = Annotated[tuple[Annotated[Door, DoorType()], ...], AsList, Field(min_length=1)]
Ways = Annotated[tuple[Annotated[Door, DoorType(codes=False)], ...], AsList, Field(min_length=1)]
