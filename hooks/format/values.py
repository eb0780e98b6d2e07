"""The kinds of value an editor writes: lines, dates, phones, codes, own words, gaps, rows, doors.

A list item is a code, own words, or a row (format rule 2). `Row` and `OneOf` turn the three into one shape before
validation and pick the member of a union by the shape of the value, so that one mistake gives one fault.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, get_args, get_origin
from urllib.parse import urlsplit

from babel import Locale
from babel.core import get_global
from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    RootModel,
    ValidationInfo,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from ..reading.display import quote
from ..reading.fault_codes import FaultCode
from ..theme.codes import Code
from ..theme.theme import DEFAULT_LANGUAGES, Theme
from . import contrast, prose
from .context import find_context

MAX_LINE = 300
MAX_PROSE = 5000
FEW = 12  # codes that a message can list
NO_COUNTRY = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})  # CLDR has them beside the codes of ISO 3166-1
SHORT = 2  # a word so short is no hint at a code


def wrong(problem: str, remedy: str, code: FaultCode = FaultCode.VALUE, inside: str = "") -> PydanticCustomError:
    """A fault of one value, or of the key `inside` it, for pydantic to carry to its place."""
    told = {"problem": problem, "remedy": remedy, "code": code, "inside": inside}
    return PydanticCustomError("wrong", "{problem}; {remedy}", told)


def described(value: object) -> str:
    """A value as messages name it."""
    return "a group of keys" if isinstance(value, dict) else "a list" if isinstance(value, list) else quote(value)


# --- scalars: everything arrives as text ------------------------------------------------------------------------------


def line(value: object) -> str:
    """One line of plain text."""
    if not isinstance(value, str):
        raise wrong(f"{described(value)} cannot stand here", "write one line of text after the colon")
    if re.fullmatch(r"[“”„‟«»\u2018\u2019\u201a].*[“”‟«»\u2018\u2019]", value):
        raise wrong(f"{quote(value)} is in typographic quotes", "delete them; a text needs no quotes")
    if "\n" in value:
        raise wrong("this text has several lines", "write it on one line; longer texts belong under `more:`")
    if not re.search(r"\w", value):
        raise wrong(f"{quote(value)} says nothing", "write the text, or delete the key")
    if left := re.search(r"\b(TODO|FIXME|XXX+|xxx+|[Ll]orem ipsum)\b", value):
        raise wrong(f"{quote(left[0])} was left in the text", "write what belongs there", FaultCode.PLACEHOLDER)
    if len(value) > MAX_LINE:
        raise wrong(
            f"this text has {len(value)} characters", f"shorten it to {MAX_LINE}; longer texts belong under `more:`"
        )
    return value


def word(value: object) -> str:
    """A text that is too short for advice on its length; of a long one enough is left to be refused."""
    return line(value[:MAX_LINE] if isinstance(value, str) else value)


def day(value: object) -> date:
    """A date as 2026-11-02 (ISO 8601), and nothing else that pydantic would take for one."""
    text = word(value)
    finnish = re.fullmatch(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})", text)
    written = f"{finnish[3]}-{int(finnish[2]):02}-{int(finnish[1]):02}" if finnish else text
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
        raise wrong(f"{quote(text)} is not a date", "write year, month and day, as in 2026-11-02")
    try:
        found = date.fromisoformat(written)
    except ValueError as error:
        raise wrong(f"the date {text} does not exist", "check the day and the month") from error
    if finnish:
        raise wrong(f"{quote(text)} is not written as a date here", f"write {written}")
    return found


def yes_or_no(value: object) -> bool:
    if value not in ("yes", "no"):
        raise wrong(f"{described(value)} is neither yes nor no", "write yes or no")
    return value == "yes"


def duration(value: object) -> str:
    """A length of time in its plain form, as `10 years`."""
    text = word(value)
    found = re.fullmatch(r"([1-9][0-9]{0,3}) (day|month|year)s?", text)
    if not found:
        raise wrong(
            f"{quote(text)} is not a length of time", "write a number and days, months or years, as in 14 months"
        )
    return f"{found[1]} {found[2]}{'' if found[1] == '1' else 's'}"


def email(value: object) -> str:
    text = line(value)
    if not re.fullmatch(r"[\w.+'-]+@[\w-]+(\.[\w-]+)+", text):
        raise wrong(f"{quote(text)} is not an e-mail address", "write it as in office@company.example")
    return text


def phone(value: object) -> str:
    """A phone number in international form; the writer's groups of digits stay."""
    text = word(value)
    groups = re.split(r"[ -]+", text)
    if "(0)" in text:
        raise wrong(f"{quote(text)} has (0)", "leave it out, as in +358 40 123 4567")
    if text.startswith("00"):
        raise wrong(f"{quote(text)} begins with 00", "write + instead, as in +358 3 123 4567")
    if not all(
        re.fullmatch(r"\+?[0-9]+", groups[i]) if i == 0 else re.fullmatch(r"[0-9]+", groups[i])
        for i in range(len(groups))
    ):
        raise wrong(
            f"{quote(text)} is not a phone number", "write digits and spaces, as in 03 123 4567 or +358 3 123 4567"
        )
    if groups[0].startswith("0"):
        groups[0:1] = ["+358", groups[0][1:]] if len(groups[0]) > 1 else ["+358"]
    if groups[0] == "+358" and groups[1:2] and groups[1].startswith("0"):
        raise wrong(f"{quote(text)} has a 0 after +358", "leave the 0 out, as in +358 3 123 4567")
    digits = "".join(groups).removeprefix("+")
    if not groups[0].startswith("+") or digits.startswith("0"):
        raise wrong(
            f"{quote(text)} begins with neither 0 nor +",
            "write a Finnish number from its 0, or any number with + and the country code",
        )
    if not 6 <= len(digits) <= 15:  # noqa: PLR2004 - E.164 has 15 digits at most
        raise wrong(f"{quote(text)} has {len(digits)} digits", "a phone number has 6 to 15")
    return " ".join(groups)


def link(value: object) -> str:
    text = line(value)
    try:
        parts = urlsplit(text)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.username is None
    except ValueError:
        good = False
    if not good or re.search(r"[\s<>\"'`\\{}|^]", text):
        raise wrong(f"{quote(text)} is not a web address", "write it in full, as in https://company.example/page")
    return text


def business_id(value: object) -> str:
    """A Finnish business ID; the last digit is a check digit modulo 11 with the weights 7 9 10 5 8 4 2."""
    text = word(value)
    if not re.fullmatch(r"[0-9]{7}-[0-9]", text):
        raise wrong(
            f"{quote(text)} is not a business ID", "write seven digits, a hyphen and the check digit, as in 1234567-1"
        )
    rest = sum(int(digit) * weight for digit, weight in zip(text, (7, 9, 10, 5, 8, 4, 2), strict=False)) % 11
    if rest == 1 or (11 - rest) % 11 != int(text[-1]):
        raise wrong(f"the check digit of {quote(text)} does not fit", "compare it with the company's own papers")
    return text


def cookie_lifetime(value: object) -> str:
    return "session" if value == "session" else duration(value)


def analytics_retention(value: object, info: ValidationInfo) -> str:
    text = duration(value)
    offered = find_context(info).theme.constants["google_analytics"]["retention"]
    if text not in offered:
        raise wrong(f"Google Analytics does not offer {quote(text)}", f"write {' or '.join(offered)}")
    return text


def colour(value: object) -> str:
    """A colour as `#1d6f42` in which text can be read on the light page; hooks/contrast.py makes the dark one."""
    text = word(value)
    found = re.fullmatch(r"#?([0-9a-f]{6}|[0-9a-f]{3})", text.lower())
    if not found:
        raise wrong(f"{quote(text)} is not a colour", 'write # and six hex digits in quotes, as in "#1d6f42"')
    digits = found[1] if len(found[1]) == 6 else "".join(digit * 2 for digit in found[1])  # noqa: PLR2004 - full form
    written = f"#{digits}"
    ratio = contrast.least(written, contrast.LIGHT)
    if ratio < contrast.ENOUGH:
        raise wrong(
            f"text in {written} has a contrast of {int(ratio * 100) / 100:.2f}:1, and needs {contrast.ENOUGH}:1",
            f'write "{contrast.readable(written, contrast.LIGHT)}", the nearest of its hue',
        )
    return written


def picture(value: object) -> str:
    """The name of a picture file beside the register; what it holds is judged where the file is read."""
    text = word(value)
    if not re.fullmatch(r"\w[\w .-]*", text):
        raise wrong(f"{quote(text)} is not a file name", "put the picture beside this file and write its name alone")
    if not re.fullmatch(r".*\.(png|jpe?g|webp)", text.lower()):
        raise wrong(f"{quote(text)} is no PNG, JPEG or WebP", "save the picture as one of these, as in logo.png")
    return text


def country(value: object, info: ValidationInfo) -> str:
    """The form of a country code (ISO 3166-1 alpha-2); whether there is such a country is a check."""
    return country_code(value, find_context(info).theme.languages)


def country_code(value: object, languages: tuple[str, ...]) -> str:
    """The same, where these are the languages in which a country may be named by mistake."""
    text = word(value)
    if not re.fullmatch(r"[A-Z]{2}", text):
        meant = countries(languages).get(text.casefold())
        remedy = f"write {meant}" if meant else "write two capitals of ISO 3166-1, as in US or IN"
        raise wrong(f"{quote(text)} is not a country code", remedy)
    return text


@cache
def countries(languages: tuple[str, ...]) -> dict[str, str]:
    """Country codes by what else a country is called: its names in these languages, three letters, small letters."""
    found: dict[str, str] = {}
    for language in languages:
        names = {str(code): str(name) for code, name in Locale(language).territories.items()}
        short = [code for code in names if re.fullmatch(r"[A-Z]{2}", code) and code not in NO_COUNTRY]
        found |= {code.casefold(): code for code in short} | {names[code].casefold(): code for code in short}
    aliases = {old.casefold(): new[0] for old, new in get_global("territory_aliases").items() if len(new) == 1}
    return {old: code for old, code in aliases.items() if code.casefold() in found} | found


def a_language(value: object, info: ValidationInfo) -> object:
    languages = find_context(info).theme.languages
    if isinstance(value, dict | list):
        raise wrong(f"{described(value)} cannot stand here", f"write one of: {', '.join(languages)}")
    if value not in languages:
        raise wrong(f"the site has no language {quote(value)}", f"write one of: {', '.join(languages)}")
    return value


Line = Annotated[str, BeforeValidator(line)]
Day = Annotated[date, BeforeValidator(day)]
YesNo = Annotated[bool, BeforeValidator(yes_or_no)]
Duration = Annotated[str, BeforeValidator(duration)]
Email = Annotated[str, BeforeValidator(email)]
Phone = Annotated[str, BeforeValidator(phone)]
Link = Annotated[str, BeforeValidator(link)]
BusinessId = Annotated[str, BeforeValidator(business_id)]
Lifetime = Annotated[str, BeforeValidator(cookie_lifetime)]
AnalyticsRetention = Annotated[str, BeforeValidator(analytics_retention)]
Language = Annotated[str, BeforeValidator(a_language)]
Country = Annotated[str, BeforeValidator(country)]
Colour = Annotated[str, BeforeValidator(colour)]
Picture = Annotated[str, BeforeValidator(picture)]


# --- codes, own words, gaps -------------------------------------------------------------------------------------------


class Model(BaseModel):
    """What all parts share: no unknown keys, and nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def in_every_language(value: object, info: ValidationInfo) -> object:
    """Own words stand in exactly the languages of the notice; each is then checked by itself."""
    languages = find_context(info).languages
    example = "{" + ", ".join(f"{language}: …" for language in languages) + "}"
    if isinstance(value, list):
        raise wrong("a list cannot stand here", f"write one text in every language: {example}")
    if not isinstance(value, dict):
        raise wrong(f"{quote(value)} is in no language", f"write it in every language: {example}")
    for language in value:
        if language not in languages:
            raise wrong(
                f"{quote(language)} is not a language of this notice", f"write {example}", FaultCode.LANGUAGES, language
            )
    if missing := [language for language in languages if language not in value]:
        raise wrong(
            f"the words in {', '.join(missing)} are missing",
            f"write them in every language: {example}",
            FaultCode.LANGUAGES,
        )
    return {language: value[language] for language in languages}


class Words(RootModel[dict[str, Line]]):
    """Own words: one line of plain text in every language of the notice."""

    model_config = ConfigDict(frozen=True)

    def __hash__(self) -> int:
        return hash(tuple(self.root.items()))

    check_languages = model_validator(mode="before")(in_every_language)


def marked_up(value: object) -> str:
    """Prose in the part of Markdown that is used here."""
    if not isinstance(value, str):
        raise wrong("a text belongs here", "write the text after the colon")
    if len(value) > MAX_PROSE:
        raise wrong(f"this text has {len(value)} characters", f"shorten it to {MAX_PROSE}")
    try:
        prose.html(value)
    except ValueError as error:
        raise wrong(
            f"{error} is not used here", "write paragraphs, lists, *emphasis* and [links](https://…)"
        ) from error
    return value


class Prose(RootModel[dict[str, Annotated[str, BeforeValidator(marked_up)]]]):
    """Own words at the end of a section: paragraphs, lists, emphasis and links, in every language of the notice."""

    model_config = ConfigDict(frozen=True)

    check_languages = model_validator(mode="before")(in_every_language)


Term = str | Words


def known(theme: Theme, vocabularies: tuple[str, ...], value: object, *, or_words: bool) -> object:
    """`value` if it is a code of one of the vocabularies."""
    codes: dict[str, Code] = {}
    for vocabulary in vocabularies:
        codes |= theme.vocabulary[vocabulary]
    if not isinstance(value, str):
        what = "a list" if isinstance(value, list) else "own words" if is_words(value, theme) else "this group of keys"
        raise wrong(f"{what} cannot stand here", f"write a code, as in {next(iter(codes))}")
    if re.match(r"-\w", value):
        raise wrong(f"{quote(value)} has no space after its hyphen", "write each item as `- name`")
    if value in codes:
        if codes[value].services:
            raise wrong(f"{value} comes by itself with `google_analytics:`", "delete it here", FaultCode.DERIVED_TWICE)
        return value
    usable = [name for name, code in codes.items() if not code.services]
    raise wrong(f"{quote(value)} is not a code here", instead(theme, value, vocabularies, usable, or_words=or_words))


def instead(theme: Theme, value: str, vocabularies: tuple[str, ...], usable: list[str], *, or_words: bool) -> str:
    """What to write instead of something that is no code: the code it was meant to be, or where the codes are."""
    plain = re.sub(r"[\s-]+", "_", value.strip(" ,.;").lower())
    several = re.split(r"\s*[,;/&+]\s*|\s+(?:and|ja)\s+|\s+", value.strip(" ,;"))
    if 1 < len(several) <= FEW and all(one in usable for one in several):
        return f"write one code, or where a list may stand [{', '.join(several)}]"
    spoken = [
        named_so[value.casefold()]
        for vocabulary in vocabularies
        if value.casefold() in (named_so := theme.codes_by_word[vocabulary])
    ]
    if spoken:
        return f"write {spoken[0]}"
    if near := get_close_matches(plain, usable, n=1):
        return f"did you mean {near[0]}?"
    if near := [name for name in usable if len(value) > SHORT and plain in name.split("_")][:3]:
        return f"did you mean {' or '.join(near)}?"
    where = " and ".join(f"`{vocabulary}:`" for vocabulary in vocabularies)
    listed = (
        f"write one of: {', '.join(usable)}"
        if len(usable) <= FEW
        else f"the codes are in theme/notice/vocabulary.yml under {where}"
    )
    words = "; own words go in every language: {" + ", ".join(f"{language}: …" for language in DEFAULT_LANGUAGES) + "}"
    return listed + (words if or_words else "")


class Coded:
    """A code of one of these vocabularies, or own words."""

    def __init__(self, *vocabularies: str) -> None:
        self.vocabularies = vocabularies

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.tagged_union_schema(
            choices={
                "~code": core_schema.with_info_before_validator_function(
                    lambda value, info: known(find_context(info).theme, self.vocabularies, value, or_words=True),
                    core_schema.str_schema(),
                ),
                "~words": handler.generate_schema(Words),
            },
            discriminator=lambda value: "~code" if isinstance(value, str | list) else "~words",
        )


class Only:
    """A code of one of these vocabularies and nothing else, because it steers logic or inflection."""

    def __init__(self, *vocabularies: str) -> None:
        self.vocabularies = vocabularies

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_before_validator_function(
            lambda value, info: known(find_context(info).theme, self.vocabularies, value, or_words=False),
            handler(source),
        )


class Gap(Model):
    """What the company has not stated yet: the day that was noticed, and a note that is never published."""

    noticed: date
    note: str

    @model_validator(mode="before")
    @classmethod
    def written(cls, value: object) -> object:
        text = value.get("gap") if isinstance(value, dict) else value
        if isinstance(value, dict) and len(value) > 1:
            other = next(key for key in value if key != "gap")
            remedy = "delete the other keys, or write the gap as a list item of its own"
            raise wrong("a gap stands alone", remedy, inside=other)
        if not isinstance(text, str):
            raise wrong(
                "a gap is one text", "write the date and a note, as in {gap: 2026-11-21 the notice of 2018 is silent}"
            )
        if len(text) > MAX_LINE:
            raise wrong(f"this note has {len(text)} characters", f"shorten it to {MAX_LINE}")
        noticed, _, note = text.partition(" ")
        if not note.strip():
            raise wrong(
                f"{quote(text or '')} is no gap",
                "write the date and a note, as in {gap: 2026-11-21 the notice of 2018 is silent}",
            )
        return {"noticed": day(noticed), "note": note.strip()}


def is_words(value: object, theme: Theme) -> bool:
    """Whether a value is own words, by its keys: languages."""
    return isinstance(value, dict) and any(language in value for language in theme.languages)


class Row(Model):
    """An item of a list: a code, own words, or a row whose first key takes either."""

    first: ClassVar[str]
    bare: ClassVar[bool] = True  # whether a bare code or own words can be the whole row

    @model_validator(mode="before")
    @classmethod
    def written_short(cls, value: object, info: ValidationInfo) -> object:
        if isinstance(value, str) or is_words(value, find_context(info).theme):
            return {cls.first: value}
        return value


def as_list(value: object) -> object:
    """One item where a list may stand."""
    return value if isinstance(value, list) else [value]


AsList = BeforeValidator(as_list)


def shapes(member: Any) -> dict[str, str]:  # noqa: ANN401 - any type annotation
    """The shapes a member of a union takes, each with how a message names it."""
    plain = get_args(member)[0] if get_origin(member) is Annotated else member
    if get_origin(member) is Annotated and any(isinstance(note, Coded) for note in get_args(member)):
        return {"~text": "a code", "~mapping": "own words in every language"}
    if plain is Gap:
        return {"~gap": "a gap, as in {gap: 2026-11-21 who was asked}"}
    if get_origin(plain) is tuple:
        return {"~list": "a list"}
    if isinstance(plain, type) and issubclass(plain, Row):
        row = {"~mapping": f"a row that begins with `{plain.first}:`"}
        return {"~text": "a code"} | row if plain.bare else row
    if isinstance(plain, type) and issubclass(plain, BaseModel):
        keys = [] if issubclass(plain, RootModel) else [info.alias or name for name, info in plain.model_fields.items()]
        return {"~mapping": f"the keys {', '.join(keys)}" if keys else "own words in every language"}
    if get_origin(plain) is Literal:
        return {f"~{word}": word for word in get_args(plain)}
    return {"~text": "a text"}


def shape(value: object, choices: Mapping[str, str]) -> str:
    """The tag under which a union looks for the member that takes `value`."""
    if isinstance(value, dict):
        return "~gap" if "gap" in value else "~mapping"
    if isinstance(value, list):
        return "~list"
    return f"~{value}" if f"~{value}" in choices else "~text"


class OneOf:
    """Picks the member of a union by the shape of the value, so that one mistake gives one fault."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401
        members = [member for member in get_args(source) if member is not type(None)]
        named = {tag: name for member in members for tag, name in shapes(member).items()}
        return core_schema.tagged_union_schema(
            choices={tag: handler.generate_schema(member) for member in members for tag in shapes(member)},
            discriminator=lambda value: shape(value, named),
            custom_error_type="shape",
            custom_error_message="{remedy}",
            custom_error_context={"remedy": "write " + ", or ".join(named.values())},
        )


@dataclass(frozen=True)
class Door:
    """A way to reach the company with a request."""

    kind: Literal["code", "email", "phone", "link", "words"]
    value: Term


def door(value: object, info: ValidationInfo) -> Door:
    """A door: a code, an e-mail address, a phone number, a link, or own words."""
    if isinstance(value, dict):
        return Door("words", Words.model_validate(value, context=info.context))
    text = line(value)
    if re.search(r"@|[(\[]at[)\]]", text):
        return Door("email", email(text))
    if "://" in text or text.startswith("www."):
        return Door("link", link(text))
    if re.match(r"[+0-9]", text):
        return Door("phone", phone(text))
    return Door("code", str(known(find_context(info).theme, ("doors",), text, or_words=True)))


def way(value: object, info: ValidationInfo) -> Door:
    """A door that leads somewhere by itself: no code, since the notice that explained it is gone."""
    if isinstance(value, str) and not re.match(r".*@|.*://|www\.|[+0-9]", value):
        raise wrong(
            f"{quote(value)} tells nobody where to turn",
            "write an e-mail address, a phone number, a web address, or own words in every language",
        )
    return door(value, info)


@dataclass(frozen=True)
class DoorType:
    codes: bool = True

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(door if self.codes else way)


Doors = Annotated[tuple[Annotated[Door, DoorType()], ...], AsList, Field(min_length=1)]
Ways = Annotated[tuple[Annotated[Door, DoorType(codes=False)], ...], AsList, Field(min_length=1)]
