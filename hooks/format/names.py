"""What a register or a company's folder may be called: its name is a part of the address on the site."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated

from pydantic import BeforeValidator, ValidationInfo

from ..reading.display import quote
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, Place, make_fault
from ..theme.theme import Theme
from .context import find_context
from .mistakes import Mistake, says_nothing
from .scalars import Scalar, match_form, read_word

NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ADDRESS = re.compile(rf"{NAME.pattern}(?:/{NAME.pattern})?")  # of a notice: its own name, or that of its company first
NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
MAX_NAME = 80
# Addresses that the site itself has, and names that Windows gives to devices. The languages of the theme come on top.
RESERVED = {"assets", "404", "sitemap", "index", "robots", "con", "nul", "prn", "aux"} | {
    f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)
}


def find_name_fault(name: str, place: Place, theme: Theme) -> Fault | None:
    """What is wrong with the name of a file, without its ending, or of a folder, as an address.

    Args:
        name: the name.
        place: the file or folder, for the finding.
        theme: its languages are reserved.

    """
    if is_reserved(name, theme):
        return make_fault(place, FaultCode.FILE, "", "name-reserved", name=name)
    if len(name) > MAX_NAME:
        return make_fault(
            place,
            FaultCode.FILE,
            "",
            "name-too-long",
            length=len(name),
            limit=MAX_NAME,
        )
    if NAME.fullmatch(name):
        return None
    better = suggest_name(name, theme)
    if better:
        return make_fault(
            place,
            FaultCode.FILE,
            "",
            "name-odd-like-another",
            name=quote(name),
            better=better,
        )
    return make_fault(place, FaultCode.FILE, "", "name-odd", name=quote(name))


def is_reserved(name: str, theme: Theme) -> bool:
    """Whether the site needs the name for something else, or Windows does."""
    return name in RESERVED or name in theme.languages


def suggest_name(name: str, theme: Theme) -> str:
    """A name that can be an address and looks like this one, or nothing."""
    letters = unicodedata.normalize("NFD", name.lower())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    better = NOT_IN_NAMES.sub("-", plain).strip("-")
    if len(better) > MAX_NAME:
        return ""
    if is_reserved(better, theme):
        return ""
    return better


def read_address(value: object, info: ValidationInfo) -> str:
    """The address of a notice without its language, as the name of its file gives it.

    Raises:
        Mistake: no file could give it.

    """
    text = read_word(value)
    theme = find_context(info).theme
    if not is_address(text, theme):
        raise Mistake("not-an-address", value=quote(text))
    return text


def is_address(text: str, theme: Theme) -> bool:
    """Whether a file of this name, in its company's folder or in none, could be a register."""
    if not ADDRESS.fullmatch(text):
        return False
    names = text.split("/")
    if any(is_reserved(name, theme) for name in names):
        return False
    return max(map(len, names)) <= MAX_NAME


Address = Annotated[str, Scalar(read_address, match_form(ADDRESS.pattern, may_be_number=True))]


def refuse_nothing(value: object) -> object:
    """The earlier addresses of a notice; a file that was called so is named in a list.

    Raises:
        Mistake: the value says that there are none.

    """
    if says_nothing(value):
        raise Mistake("not-an-address", value=quote(value))
    return value


SayingSome = BeforeValidator(refuse_nothing)
