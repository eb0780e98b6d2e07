"""Countries by their codes (ISO 3166-1 alpha-2), and what else editors call them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Annotated

from babel import Locale
from babel.core import get_global
from pydantic import ValidationInfo

from ..reading.display import quote
from .context import find_context
from .mistakes import Mistake
from .scalars import Scalar, match_form, read_word

CODE = "[A-Z]{2}"
OUTSIDE_EEA = "outside_eea"  # stands where no country is named
NO_COUNTRY = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})  # CLDR has them beside the codes of ISO 3166-1


def read_country(value: object, info: ValidationInfo) -> str:
    """The code of a country; whether there is such a country is a check.

    Raises:
        Mistake: it has not the form of a code.

    """
    text = read_word(value)
    if re.fullmatch(CODE, text):
        return text
    codes = list_countries(find_context(info).theme.locales)
    meant = codes.get(text.casefold())
    if meant:
        raise Mistake("country-by-name", value=quote(text), country=meant)
    raise Mistake("not-a-country", value=quote(text))


@cache
def list_countries(locales: tuple[str, ...]) -> dict[str, str]:
    """The codes of countries by what may be written instead, in small letters.

    That is their names in these languages, the codes themselves, and codes of three letters or of former times.
    """
    codes: dict[str, str] = {}
    for locale in locales:
        for code, name in list_names(locale):
            codes[code.casefold()] = code
            codes[name.casefold()] = code
    aliases = {}
    for alias, meant in get_global("territory_aliases").items():
        code = meant[0]
        if len(meant) == 1 and code.casefold() in codes:
            aliases[alias.casefold()] = code
    return aliases | codes


def list_names(locale: str) -> Iterator[tuple[str, str]]:
    """Every country with its name."""
    territories = Locale.parse(locale).territories
    for code, name in territories.items():
        if code in NO_COUNTRY:
            continue
        if re.fullmatch(CODE, code):
            yield code, name


Country = Annotated[str, Scalar(read_country, match_form(CODE))]
