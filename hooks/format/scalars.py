"""The kinds of single value, each with how it is read and which form editors are told of.

Everything arrives as text. A form is a little wider than what is read: an editor's YAML takes `00100` for a number, and
a pattern knows no calendar.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Never

from pydantic import BeforeValidator, GetCoreSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema

from ..reading.display import ODD_WHITE_SPACE, name_white_space, quote
from ..reading.fault_codes import FaultCode
from ..reading.messages import Series
from ..theme.theme import Theme
from .context import find_context
from .contrast import ENOUGH, LIGHT, make_readable, measure_contrast
from .mistakes import Mistake, describe_value

MAX_LINE = 300
LONGEST_ROLE = 60  # characters
TYPOGRAPHIC_QUOTES = re.compile(r"[“”„‟«»\u2018\u2019\u201a].*[“”‟«»\u2018\u2019]")
LEFT_OVER = re.compile(r"\b(TODO|FIXME|XXX+|xxx+|[Ll]orem ipsum)\b")
BUSINESS_ID = "[0-9]{7}-[0-9]"
DASHES = ("\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212")  # which look like a hyphen
LIKE_ADDRESS = re.compile(r"[^\s@]+@[^\s@.]+\.[^\s@]+|https?://\S+")
LIKE_BUSINESS_ID = re.compile(f"(?:FI *-?)?([0-9]{{7}})( *(?:[-{''.join(DASHES)}] *)?)([0-9])")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2)
COLOUR = "#?([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})"
IN_FULL = 6  # hex digits of a colour, which may also be written with three

Form = Mapping[str, Any]  # in JSON Schema
TEXT: Form = {"type": ["string", "integer", "number"], "minLength": 1, "maxLength": MAX_LINE}


@dataclass(frozen=True, eq=False)
class SingleValue:
    """Annotated to a type: how its value is read from the file."""

    read: Callable[..., object]

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return BeforeValidator(self.read).__get_pydantic_core_schema__(source, handler)


@dataclass(frozen=True, eq=False)
class Scalar(SingleValue):
    """A single value, and its form."""

    form: Form


@dataclass(frozen=True, eq=False)
class Choice(SingleValue):
    """A single value that is one of a few, which the theme knows."""

    list_choices: Callable[[Theme], Sequence[str]]


def match_form(pattern: str, *, may_be_number: bool = False) -> Form:
    """The form of a text that matches a pattern; `<…>`, not filled in yet, is left to the validator.

    Args:
        pattern: a regular expression of JavaScript.
        may_be_number: whether an editor may take the text for a number.

    """
    return {
        "type": ["string", "integer"] if may_be_number else "string",
        "pattern": f"^(<.*>|{pattern})$",
    }


def read_line(value: object) -> str:
    """One line of plain text.

    Raises:
        Mistake: it is anything else, says nothing, or was not finished.

    """
    if not isinstance(value, str):
        raise Mistake("not-a-line", value=describe_value(value))
    if TYPOGRAPHIC_QUOTES.fullmatch(value):
        raise Mistake("typographic-quotes", value=quote(value))
    if "\n" in value:
        raise Mistake("several-lines")
    if not re.search(r"\w", value):
        raise Mistake("says-nothing", value=quote(value))
    if left := LEFT_OVER.search(value):
        raise Mistake("left-over", code=FaultCode.PLACEHOLDER, word=quote(left[0]))
    if len(value) > MAX_LINE:
        raise Mistake("long-line", length=len(value), most=MAX_LINE)
    return value


def read_name(value: object) -> str:
    """The name of a person or a company, which is no e-mail or web address.

    Raises:
        Mistake: it is one, or no line.

    """
    text = read_line(value)
    if LIKE_ADDRESS.fullmatch(text):
        raise Mistake("name-is-address", value=quote(text))
    return text


def read_company_name(value: object) -> str:
    """The name of a company, which is no business ID either.

    Raises:
        Mistake: it is one, or no name.

    """
    text = read_name(value)
    if LIKE_BUSINESS_ID.fullmatch(text):
        raise Mistake("name-is-business-id", value=quote(text))
    return text


def read_word(value: object) -> str:
    """A line that is too short for advice on its length; of a long one, enough is left to be refused.

    Raises:
        Mistake: it is no line, or has white space that looks like a space and is none.

    """
    if isinstance(value, str):
        value = value[:MAX_LINE]
    text = read_line(value)
    refuse_odd_space(text)
    return text


def refuse_odd_space(text: str) -> None:
    """Refuse white space in a value of a fixed form that looks like a plain space.

    Raises:
        Mistake: there is some.

    """
    odd = ODD_WHITE_SPACE.search(text)
    if odd:
        raise Mistake("odd-space", value=quote(text), character=name_white_space(odd[0]))


def read_role(value: object) -> str:
    """Who did something, by a role or by initials: a file stays in a repository for good, so it takes no addresses.

    Raises:
        Mistake: it is an address, or longer than a role is.

    """
    text = read_line(value)
    if "@" in text or len(text) > LONGEST_ROLE:
        raise Mistake("not-a-role", value=quote(text))
    return text


def read_yes_or_no(value: object) -> bool:
    """Whether it is `yes`.

    Raises:
        Mistake: it is neither yes nor no.

    """
    if value not in ("yes", "no"):
        raise Mistake("not-yes-or-no", value=describe_value(value))
    return value == "yes"


def read_business_id(value: object) -> str:
    """A Finnish business ID, whose last digit is a check digit (the Tax Administration's rules for checking).

    Raises:
        Mistake: the form or the check digit is wrong.

    """
    text = read_word(value)
    if not re.fullmatch(BUSINESS_ID, text):
        refuse_business_id(text)
    total = sum(int(digit) * weight for digit, weight in zip(text, WEIGHTS, strict=False))
    check_digit = -total % 11  # of the numbers that would need a 10, none is given out
    if check_digit != int(text[-1]):
        raise Mistake("check-digit", value=quote(text))
    return text


def refuse_business_id(text: str) -> Never:
    """Say how a business ID is written that was written with a dash, without a hyphen, or as a VAT number."""
    found = LIKE_BUSINESS_ID.fullmatch(text)
    if not found:
        raise Mistake("not-a-business-id", value=quote(text))
    number, between, check_digit = found.groups()
    written = f"{number}-{check_digit}"
    if between.strip() in DASHES:
        raise Mistake("business-id-with-dash", value=quote(text), dash=between.strip(), written=written)
    raise Mistake("business-id-otherwise", value=quote(text), written=written)


def read_colour(value: object) -> str:
    """A colour as `#1d6f42` in which text can be read on the light page; contrast.py makes the dark one.

    Raises:
        Mistake: it is no colour, or too pale.

    """
    text = read_word(value)
    if not re.fullmatch(COLOUR, text):
        raise Mistake("not-a-colour", value=quote(text))
    colour = write_colour_in_full(text)
    contrast = measure_contrast(colour, LIGHT)
    if contrast < ENOUGH:
        raise Mistake(
            "pale-colour",
            colour=colour,
            contrast=f"{int(contrast * 100) / 100:.2f}",
            enough=str(ENOUGH),
            nearest=make_readable(colour, LIGHT),
        )
    return colour


def write_colour_in_full(text: str) -> str:
    """`FFF` as `#ffffff`."""
    digits = text.removeprefix("#").lower()
    if len(digits) < IN_FULL:
        digits = "".join(digit * 2 for digit in digits)
    return f"#{digits}"


def read_picture_name(value: object) -> str:
    """The name of a picture file beside the register; what it holds is judged where the file is read.

    Raises:
        Mistake: it is no plain file name, or that of another kind of file.

    """
    text = read_word(value)
    if not re.fullmatch(r"\w[\w .-]*", text):
        raise Mistake("not-a-file-name", value=quote(text))
    if not text.lower().endswith((".png", ".jpg", ".jpeg", ".webp")):
        raise Mistake("not-a-picture", value=quote(text))
    return text


def read_language(value: object, info: ValidationInfo) -> object:
    """A language that the site has.

    Raises:
        Mistake: it has no such language.

    """
    languages = find_context(info).theme.languages
    if isinstance(value, dict | list):
        raise Mistake(
            "not-a-language",
            value=describe_value(value),
            languages=Series(languages),
        )
    if value not in languages:
        raise Mistake(
            "unknown-language",
            value=quote(value),
            languages=Series(languages),
        )
    return value


def list_languages(theme: Theme) -> Sequence[str]:
    """The languages that a notice may ask for."""
    return theme.languages


Line = Annotated[str, Scalar(read_line, TEXT)]
Name = Annotated[str, Scalar(read_name, TEXT)]
CompanyName = Annotated[str, Scalar(read_company_name, TEXT)]
Role = Annotated[str, Scalar(read_role, {**TEXT, "maxLength": LONGEST_ROLE})]
YesNo = Annotated[bool, Scalar(read_yes_or_no, {"enum": ["yes", "no"]})]
BusinessId = Annotated[str, Scalar(read_business_id, match_form(BUSINESS_ID))]
Colour = Annotated[str, Scalar(read_colour, match_form(COLOUR, may_be_number=True))]
Picture = Annotated[
    str,
    Scalar(read_picture_name, match_form(r"\w[\w .-]*\.([Pp][Nn][Gg]|[Jj][Pp][Ee]?[Gg]|[Ww][Ee][Bb][Pp])")),
]
Language = Annotated[str, Choice(read_language, list_languages)]
