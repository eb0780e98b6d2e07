"""The model of what an editor writes about one register; JSON Schema, messages and documentation come from it.

A list item is a code, own words, or a row (format rule 2). `Row` and `OneOf` turn the three into one shape before
validation and pick the member of a union by the shape of the value, so that one mistake gives one fault.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Annotated, Any, ClassVar, Literal, get_args, get_origin
from urllib.parse import urlsplit

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    RootModel,
    ValidationError,
    ValidationInfo,
    model_validator,
)
from pydantic_core import CoreSchema, ErrorDetails, PydanticCustomError, core_schema

from hooks import prose
from hooks.source import Data, Fault, Key, Place, key_path, place_of, shown
from hooks.vocabulary import CONSTANTS, LANGUAGES, SECTIONS, VOCABULARY

MAX_LINE = 300
MAX_PROSE = 5000
PLACEHOLDER = re.compile(r"<[^<>]*>")


def wrong(problem: str, remedy: str) -> PydanticCustomError:
    """A fault of one value, for pydantic to carry to its place."""
    return PydanticCustomError("wrong", "{problem}; {remedy}", {"problem": problem, "remedy": remedy})


# --- scalars: everything arrives as text ------------------------------------------------------------------------------


def line(value: object) -> str:
    """One line of plain text."""
    if not isinstance(value, str):
        raise wrong("one line of text belongs here", "write the text after the colon")
    if "\n" in value:
        raise wrong("this text has several lines", "write it on one line; longer texts belong under `more:`")
    if not re.search(r"\w", value):
        raise wrong(f"{shown(value)} says nothing", "write the text, or delete the key")
    if len(value) > MAX_LINE:
        raise wrong(f"this text has {len(value)} characters", f"shorten it to {MAX_LINE}; longer texts belong under `more:`")
    return value


def day(value: object) -> date:
    """A date as 2026-11-02 (ISO 8601), and nothing else that pydantic would take for one."""
    text = line(value)
    if finnish := re.fullmatch(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})", text):
        raise wrong(f"{shown(text)} is not written as a date here", f"write {finnish[3]}-{int(finnish[2]):02}-{int(finnish[1]):02}")
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise wrong(f"{shown(text)} is not a date", "write year, month and day, as in 2026-11-02")
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise wrong(f"the date {text} does not exist", "check the day and the month") from error


def yes_or_no(value: object) -> bool:
    if value not in ("yes", "no"):
        raise wrong(f"{shown(value)} is neither yes nor no", "write yes or no")
    return value == "yes"


def duration(value: object) -> str:
    """A length of time in its plain form, as `10 years`."""
    text = line(value)
    found = re.fullmatch(r"([1-9][0-9]{0,3}) (day|month|year)s?", text)
    if not found:
        raise wrong(f"{shown(text)} is not a length of time", "write a number and days, months or years, as in 14 months")
    return f"{found[1]} {found[2]}{'' if found[1] == '1' else 's'}"


def email(value: object) -> str:
    text = line(value)
    if not re.fullmatch(r"[\w.+'-]+@[\w-]+(\.[\w-]+)+", text):
        raise wrong(f"{shown(text)} is not an e-mail address", "write it as in office@company.example")
    return text


def phone(value: object) -> str:
    """A phone number in international form; the writer's groups of digits stay."""
    text = line(value)
    groups = re.split(r"[ -]+", text)
    if not all(re.fullmatch(r"\+?[0-9]+", groups[i]) if i == 0 else re.fullmatch(r"[0-9]+", groups[i]) for i in range(len(groups))):
        raise wrong(f"{shown(text)} is not a phone number", "write digits and spaces, as in 03 123 4567 or +358 3 123 4567")
    if groups[0].startswith("0") and not groups[0].startswith("00"):
        groups[0:1] = ["+358", groups[0][1:]] if len(groups[0]) > 1 else ["+358"]
    digits = "".join(groups).removeprefix("+")
    if not groups[0].startswith("+") or digits.startswith("0"):
        raise wrong(f"{shown(text)} begins with neither 0 nor +", "write a Finnish number from its 0, or any number with + and the country code")
    if not 6 <= len(digits) <= 15:  # noqa: PLR2004 - E.164 has 15 digits at most
        raise wrong(f"{shown(text)} has {len(digits)} digits", "a phone number has 6 to 15")
    return " ".join(groups)


def link(value: object) -> str:
    text = line(value)
    try:
        parts = urlsplit(text)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.username is None
    except ValueError:
        good = False
    if not good or re.search(r"[\s<>\"'`\\{}|^]", text):
        raise wrong(f"{shown(text)} is not a web address", "write it in full, as in https://company.example/page")
    return text


def business_id(value: object) -> str:
    """A Finnish business ID; the last digit is a check digit modulo 11 with the weights 7 9 10 5 8 4 2."""
    text = line(value)
    if not re.fullmatch(r"[0-9]{7}-[0-9]", text):
        raise wrong(f"{shown(text)} is not a business ID", "write seven digits, a hyphen and the check digit, as in 1234567-1")
    rest = sum(int(digit) * weight for digit, weight in zip(text, (7, 9, 10, 5, 8, 4, 2), strict=False)) % 11
    if rest == 1 or (11 - rest) % 11 != int(text[-1]):
        raise wrong(f"the check digit of {shown(text)} does not fit", "compare it with the company's own papers")
    return text


Line = Annotated[str, BeforeValidator(line)]
Day = Annotated[date, BeforeValidator(day)]
YesNo = Annotated[bool, BeforeValidator(yes_or_no)]
Duration = Annotated[str, BeforeValidator(duration)]
Email = Annotated[str, BeforeValidator(email)]
Phone = Annotated[str, BeforeValidator(phone)]
Link = Annotated[str, BeforeValidator(link)]
BusinessId = Annotated[str, BeforeValidator(business_id)]


# --- codes, own words, gaps -------------------------------------------------------------------------------------------


class Model(BaseModel):
    """What all parts share: no unknown keys, and nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def in_every_language(value: object, info: ValidationInfo, check: Callable[[object], str]) -> dict[str, str]:
    """Own words, checked one language at a time, for exactly the languages of the notice."""
    languages = (info.context or {}).get("languages", LANGUAGES)
    example = "{" + ", ".join(f"{language}: …" for language in languages) + "}"
    if not isinstance(value, dict):
        raise wrong(f"{shown(value)} is in no language", f"write it in every language: {example}")
    for language in value:
        if language not in languages:
            raise wrong(f"{shown(language)} is not a language of this notice", f"write {example}")
    if missing := [language for language in languages if value.get(language) is None]:
        raise wrong(f"the words in {', '.join(missing)} are missing", f"write them in every language: {example}")
    return {language: check(value[language]) for language in languages}


class Words(RootModel[dict[str, str]]):
    """Own words: one line of plain text in every language of the notice."""

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="before")
    @classmethod
    def lines(cls, value: object, info: ValidationInfo) -> dict[str, str]:
        return in_every_language(value, info, line)


def marked_up(value: object) -> str:
    if not isinstance(value, str):
        raise wrong("a text belongs here", "write the text after the colon")
    if len(value) > MAX_PROSE:
        raise wrong(f"this text has {len(value)} characters", f"shorten it to {MAX_PROSE}")
    try:
        prose.html(value)
    except ValueError as error:
        raise wrong(f"{error} is not used here", "write paragraphs, lists, *emphasis* and [links](https://…)") from error
    return value


class Prose(RootModel[dict[str, str]]):
    """Own words at the end of a section: paragraphs, lists, emphasis and links, in every language of the notice."""

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="before")
    @classmethod
    def texts(cls, value: object, info: ValidationInfo) -> dict[str, str]:
        return in_every_language(value, info, marked_up)


Term = str | Words


def known(vocabularies: tuple[str, ...], value: object, *, or_words: bool) -> object:
    """`value` if it is a code of one of the vocabularies."""
    codes = {name: code for vocabulary in vocabularies for name, code in VOCABULARY[vocabulary].items()}
    if value in codes:
        if codes[str(value)].services:
            raise wrong(f"{value} comes by itself with `google_analytics:`", "delete it here")
        return value
    words = "; own words go in every language: {" + ", ".join(f"{language}: …" for language in LANGUAGES) + "}"
    usable = [name for name, code in codes.items() if not code.services]
    if near := get_close_matches(str(value), usable, n=1):
        raise wrong(f"{shown(value)} is not a code here", f"did you mean {near[0]}?")
    if len(usable) <= 12:  # noqa: PLR2004 - a list that still fits a line
        remedy = f"write one of: {', '.join(usable)}"
    else:
        remedy = f"the codes are in theme/notice/vocabulary.yml under `{vocabularies[0]}:`"
    raise wrong(f"{shown(value)} is not a code here", remedy + (words if or_words else ""))


class Coded:
    """A code of one of these vocabularies, or own words."""

    def __init__(self, *vocabularies: str) -> None:
        self.vocabularies = vocabularies

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.tagged_union_schema(
            choices={
                "~code": core_schema.no_info_before_validator_function(
                    lambda value: known(self.vocabularies, value, or_words=True), core_schema.str_schema()
                ),
                "~words": handler.generate_schema(Words),
            },
            discriminator=lambda value: "~code" if isinstance(value, str) else "~words",
        )


def only(*vocabularies: str) -> BeforeValidator:
    """A code of one of these vocabularies and nothing else, because it steers logic or inflection."""
    return BeforeValidator(lambda value: known(vocabularies, value, or_words=False))


class Gap(Model):
    """What the company has not stated yet: the day that was noticed, and a note that is never published."""

    noticed: date
    note: str

    @model_validator(mode="before")
    @classmethod
    def written(cls, value: object) -> object:
        text = value.get("gap") if isinstance(value, dict) else value
        if isinstance(value, dict) and len(value) > 1:
            raise wrong("a gap stands alone", "delete the other keys, or write the gap as a list item of its own")
        noticed, _, note = str(text or "").partition(" ")
        if not note.strip():
            raise wrong(f"{shown(text or '')} is no gap", "write the date and a note, as in {gap: 2026-11-21 the notice of 2018 is silent}")
        return {"noticed": day(noticed), "note": note.strip()}


def is_words(value: object) -> bool:
    return isinstance(value, dict) and any(language in value for language in LANGUAGES)


class Row(Model):
    """An item of a list: a code, own words, or a row whose first key takes either."""

    first: ClassVar[str]
    bare: ClassVar[bool] = True  # whether a bare code or own words can be the whole row

    @model_validator(mode="before")
    @classmethod
    def written_short(cls, value: object) -> object:
        return {cls.first: value} if isinstance(value, str) or is_words(value) else value


def as_list(value: object) -> object:
    """One item where a list may stand."""
    return value if isinstance(value, list) else [value]


AsList = BeforeValidator(as_list)


def shapes(member: Any) -> dict[str, str]:  # noqa: ANN401 - any type annotation
    """The shapes a member of a union takes, each with how a message names it."""
    plain = get_args(member)[0] if get_origin(member) is Annotated else member
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
    """Picks the member of a union by the shape of the value, so that one mistake gives one fault and not one a member."""

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
    if "@" in text:
        return Door("email", email(text))
    if "://" in text or text.startswith("www."):
        return Door("link", link(text))
    if re.match(r"[+0-9]", text):
        return Door("phone", phone(text))
    return Door("code", str(known(("doors",), text, or_words=True)))


class DoorType:
    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(door)


Doors = Annotated[tuple[Annotated[Door, DoorType()], ...], AsList, Field(min_length=1)]


# --- the register -----------------------------------------------------------------------------------------------------


class Controller(Model):
    """Who decides why and how the data are processed (GDPR Art. 4(7), 13(1)(a))."""

    name: Annotated[Line | Words, OneOf()] = Field(description="The legal name; for a sole trader the person.", examples=["Esimerkkipuutarha Oy"])
    known_as: Line | None = Field(None, description="Trade name or brand, for lists and headings.", examples=["Vihreä piha"])
    business_id: Annotated[BusinessId | Gap | None, OneOf()] = Field(None, description="The Finnish business ID (Y-tunnus).", examples=["1234567-1"])
    address: Annotated[Line | Gap, OneOf()] = Field(description="Street, postal code and town on one line.", examples=["Koivukuja 3, 33100 Tampere"])
    phone: Phone | None = Field(None, description="National or with + and the country code.", examples=["03 123 4567"])
    email: Email | None = Field(None, description="E-mail address.", examples=["toimisto@vihreapiha.example"])
    website: Link | None = Field(None, description="Address of the website in full.", examples=["https://vihreapiha.example"])


class Contact(Model):
    """Whom to ask; what is left out is taken from the controller."""

    name: Line | None = Field(None, description="A person. A role such as customer service goes to `role`.", examples=["Anna Esimerkki"])
    role: Annotated[str, only("roles")] | None = Field(None, description="A role instead of a person.", examples=["customer_service"])
    phone: Phone | None = Field(None, description="Phone, if other than the controller's.", examples=["03 123 4567"])
    email: Email | None = Field(None, description="E-mail, if other than the controller's.", examples=["tietosuoja@vihreapiha.example"])
    address: Line | None = Field(None, description="Address, if other than the controller's.", examples=["Koivukuja 3, 33100 Tampere"])


class Dpo(Model):
    """The data protection officer, only if one is designated (Art. 13(1)(b), 37)."""

    name: Line | None = Field(None, description="Name of the officer.", examples=["Anna Esimerkki"])
    phone: Phone | None = Field(None, description="Phone of the officer.", examples=["03 123 4567"])
    email: Email | None = Field(None, description="E-mail of the officer.", examples=["dpo@vihreapiha.example"])


class Requests(Model):
    """Where and how to use one's rights (Art. 12)."""

    to: Doors | None = Field(None, description="Doors beside the contact: codes, e-mail, phone, link or own words.", examples=["[customer_service]"])
    opt_out: Doors | None = Field(None, description="Where to refuse direct marketing; left out: the same doors.", examples=["[kielto@vihreapiha.example]"])
    answered_in: Annotated[tuple[Annotated[str, only("answer_languages")], ...], AsList] | None = Field(
        None, description="Languages in which requests are served.", examples=["[fi, en]"]
    )


class Wording(Model):
    """Nouns of the shared texts; codes only, because they are inflected by table."""

    we_are: Annotated[str, only("we_are")] = Field("company", description="What the controller calls itself.", examples=["company"])
    dealings: Annotated[str, only("dealings")] = Field("orders", description="What customers have with it.", examples=["orders"])


class Purpose(Row):
    """Why the data are processed and on which legal basis (Art. 6(1), 13(1)(c)-(d))."""

    first = "purpose"
    purpose: Annotated[tuple[Annotated[Term, Coded("purposes")], ...], AsList] = Field(
        min_length=1, description="A code, own words, or a list of them.", examples=["orders"]
    )
    basis: Annotated[tuple[Annotated[Annotated[str, only("bases")] | Gap, OneOf()], ...], AsList] = Field(
        min_length=1, description="The legal basis, one or a list (Art. 6(1)).", examples=["contract"]
    )
    about: Annotated[tuple[Annotated[Term, Coded("subjects")], ...], AsList] | None = Field(
        None, description="Whom it concerns; left out: all subjects.", examples=["[private_customers]"]
    )
    interest: Annotated[tuple[Annotated[Term, Coded("interests")] | Gap, ...], AsList] | None = Field(
        None, description="The interest pursued; required with legitimate_interest (Art. 13(1)(d)).", examples=["customer_relationship"]
    )
    law: Annotated[tuple[Annotated[Term, Coded("laws")], ...], AsList] | None = Field(
        None, description="The law that obliges; required with legal_obligation.", examples=["accounting_act"]
    )
    withdraw: Doors | None = Field(None, description="How consent is withdrawn; left out: through the contact (Art. 7(3)).", examples=["link_in_message"])


class ProvidingData(Model):
    """Whether the data must be given, and what follows if not (Art. 13(2)(e))."""

    required_by: Annotated[tuple[Annotated[str, only("required_by")], ...], AsList] = Field(
        min_length=1, description="What requires the data.", examples=["[contract]"]
    )
    needed: Annotated[tuple[Annotated[Term, Coded("items")], ...], AsList] = Field(min_length=1, description="The data needed.", examples=["[name, phone]"])
    without_it: Annotated[tuple[Annotated[Term, Coded("without_it")], ...], AsList] = Field(
        min_length=1, description="What follows if they are not given.", examples=["cannot_serve"]
    )


class Item(Row):
    """A kind of personal data (Art. 14(1)(d))."""

    first = "item"
    item: Annotated[Term, Coded("items")] = Field(description="A code or own words.", examples=["email"])
    group: Annotated[str, only("groups")] | None = Field(None, description="The group; a code has its own, own words are in `other`.", examples=["orders"])
    special: Annotated[str, only("special")] | None = Field(
        None, description="The condition for processing a special category (Art. 9(2)).", examples=["explicit_consent"]
    )


class Origin(Row):
    """Where data come from (Art. 14(2)(f))."""

    first = "source"
    source: Annotated[Term, Coded("sources")] = Field(description="A code or own words.", examples=["trade_register"])
    origin: Annotated[str, only("origins")] | None = Field(
        None, alias="from", description="For own words: person, observed or other; left out: other.", examples=["person"]
    )
    public: Annotated[str, only("public")] | None = Field(None, description="Whether the source is public.", examples=["partly"])


class Recipient(Row):
    """Who receives data (Art. 13(1)(e))."""

    first = "recipient"
    recipient: Annotated[Term, Coded("recipients")] = Field(description="A code or own words.", examples=["it_services"])
    name: Line | None = Field(None, description="Name of the recipient.", examples=["Pilvi Esimerkki Oy"])
    role: Annotated[str, only("recipient_roles")] | None = Field(None, description="Its role; left out: the usual one of the code.", examples=["processor"])


class Transfer(Row):
    """A transfer outside the EEA (Art. 13(1)(f), 44-49)."""

    first = "recipient"
    bare = False
    recipient: Annotated[Term, Coded("recipients")] = Field(description="One of `recipients`.", examples=["newsletter_service"])
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] = Field(description="Country code of two capitals (ISO 3166-1).", examples=["US"])
    safeguard: Annotated[str, only("safeguards")] = Field(description="The basis of the transfer.", examples=["dpf"])
    copy_from: Annotated[Door, DoorType()] | None = Field(None, alias="copy", description="Where to get a copy; left out: the contact.", examples=["contact"])


class Retention(Row):
    """How long data are kept (Art. 13(2)(a))."""

    first = "data"
    data: Annotated[tuple[Annotated[Term, Coded("groups", "items", "everything", "statutory")], ...], AsList] = Field(
        min_length=1, description="Groups, items, `all`, or a statutory code.", examples=["[contact, orders]"]
    )
    keep: Duration | None = Field(None, description="The period, counted from `after`.", examples=["3 years"])
    after: Annotated[Term, Coded("after")] | None = Field(None, description="What the period is counted from.", examples=["relationship_end"])
    until: Annotated[Term, Coded("until")] | None = Field(None, description="The event that ends it, instead of a period.", examples=["withdrawal"])
    because: Annotated[tuple[Annotated[Term, Coded("because", "laws")], ...], AsList] | None = Field(
        None, description="Why this long: a reason or a law.", examples=["limitation_period"]
    )
    then: Annotated[str, only("then")] | None = Field(None, description="What happens to the data then.", examples=["deleted"])

    @model_validator(mode="after")
    def one_period(self) -> Retention:
        statutory = [code for code in self.data if code in VOCABULARY["statutory"]]
        given = [key for key in ("keep", "after", "until", "because") if getattr(self, key) is not None]
        if statutory:
            if given or len(self.data) > 1:
                raise wrong(f"{statutory[0]} brings its own period and reason", f"write it alone, as `- {statutory[0]}`")
        elif self.until is not None and self.keep is None and self.after is None:
            pass
        elif self.until is not None:
            raise wrong("a period and `until` exclude each other", "keep either `keep` and `after`, or `until`")
        elif self.keep is None or self.after is None:
            raise wrong("a row says how long and from when", "write `keep: 3 years` with `after: relationship_end`, or `until: withdrawal`")
        return self


class Security(Model):
    """How the data are protected (Art. 32); optional, and only what is true."""

    paper: Annotated[Literal["none"] | tuple[Annotated[Term, Coded("paper")], ...] | None, OneOf()] = Field(
        None, description="Paper documents, or none.", examples=["[locked, named_staff]"]
    )
    electronic: Annotated[tuple[Annotated[Term, Coded("electronic")], ...], AsList] | None = Field(
        None, description="Electronic data.", examples=["[personal_accounts, firewall]"]
    )


def cookie_lifetime(value: object) -> str:
    return "session" if value == "session" else duration(value)


class Cookie(Model):
    """One cookie: name, provider, purpose, lifetime (917/2014 s. 205; Traficom's guide)."""

    name: Line = Field(description="Name of the cookie.", examples=["cart"])
    provider: Line = Field(description="`own`, or the name of the third party.", examples=["own"])
    purpose: Annotated[Term, Coded("cookie_purposes")] = Field(description="A code or own words.", examples=["necessary"])
    lifetime: Annotated[str, BeforeValidator(cookie_lifetime)] = Field(description="`session`, or a length of time.", examples=["session"])


class Cookies(Model):
    """The cookies of the website."""

    settings: Annotated[Link | Gap | None, OneOf()] = Field(
        None, description="Where visitors change their choice.", examples=["https://vihreapiha.example/evasteet"]
    )
    purposes: Annotated[tuple[Annotated[Term, Coded("cookie_purposes")], ...], AsList] | None = Field(
        None, description="Purposes, for a notice without a list.", examples=["[usability, analytics]"]
    )
    linked_to_forms: YesNo | None = Field(None, description="Whether cookie data are linked to data given otherwise.", examples=["no"])
    rows: Annotated[Gap | tuple[Cookie, ...] | None, OneOf()] = Field(
        None, alias="list", description="The cookies.", examples=["[{name: cart, provider: own, purpose: necessary, lifetime: session}]"]
    )


def analytics_retention(value: object) -> str:
    text = duration(value)
    if text not in CONSTANTS["google_analytics"]["retention"]:
        raise wrong(f"Google Analytics does not offer {shown(text)}", f"write {' or '.join(CONSTANTS['google_analytics']['retention'])}")
    return text


class GoogleAnalytics(Model):
    """Google Analytics on the website; the key switches the whole block on."""

    retention: Annotated[Annotated[str, BeforeValidator(analytics_retention)] | Gap, OneOf()] = Field(
        description="How long it keeps data on visitors.", examples=["14 months"]
    )
    demographics: YesNo | None = Field(None, description="Whether age, gender and interests are collected (Google signals).", examples=["no"])
    ads: YesNo | None = Field(None, description="Whether Google uses the data in its own advertising.", examples=["no"])
    gap: Gap | None = Field(None, description="Open: whether the service described is still in use.", examples=["2026-11-21 describes a version that has ended"])


class Decision(Model):
    """An automated decision (Art. 13(2)(f), 22)."""

    decision: Words = Field(description="What is decided.")
    logic: Words = Field(description="How the decision is made.")
    consequences: Words = Field(description="What it means for the person.")


class Register(Model):
    """What one file says: the facts of one register."""

    controller: Controller = Field(description="Who decides why and how the data are processed (Art. 13(1)(a)).")
    contact: Contact | None = Field(None, description="Whom to ask; left out: the controller.")
    dpo: Dpo | None = Field(None, description="Data protection officer, only if designated (Art. 13(1)(b)).")
    requests: Requests | None = Field(None, description="Where and how to use one's rights (Art. 12).")
    kind: Annotated[Term, Coded("registers")] = Field(alias="register", description="Which register; gives name, title and the usual subjects.", examples=["customers"])
    drawn_up: Day | None = Field(None, description="When the notice was drawn up.", examples=["2019-04-01"])
    updated: Day | None = Field(None, description="When the facts last changed.", examples=["2026-11-02"])
    reviewed: Day | None = Field(None, description="When someone last confirmed the facts.", examples=["2026-11-02"])
    languages: Annotated[tuple[Annotated[str, BeforeValidator(lambda value: a_language(value))], ...], AsList] | None = Field(
        None, description="Languages of the pages; left out: all of the site.", examples=["[fi, en]"]
    )
    wording: Wording = Field(Wording(), description="Nouns of the shared texts.")
    subjects: Annotated[tuple[Annotated[Term, Coded("subjects")], ...], AsList] | None = Field(
        None, description="Whose data; left out: the usual ones of the register.", examples=["[private_customers, prospects]"]
    )
    purposes: tuple[Purpose, ...] = Field(
        min_length=1, description="Why the data are processed, each with its legal basis (Art. 13(1)(c)).", examples=["[{purpose: orders, basis: contract}]"]
    )
    providing_data: Annotated[Literal["voluntary"] | ProvidingData | Gap, OneOf()] = Field(
        description="Whether the data must be given (Art. 13(2)(e)).", examples=["voluntary"]
    )
    data: Annotated[tuple[Annotated[Item | Gap, OneOf()], ...], AsList] = Field(
        min_length=1, description="The personal data (Art. 14(1)(d)).", examples=["[name, email, phone]"]
    )
    sources: Annotated[tuple[Annotated[Origin | Gap, OneOf()], ...], AsList] = Field(
        min_length=1, description="Where the data come from (Art. 14(2)(f)).", examples=["[person, employer]"]
    )
    recipients: Annotated[Literal["none"] | tuple[Annotated[Recipient | Gap, OneOf()], ...] | Gap, OneOf()] = Field(
        description="Who receives the data, or none (Art. 13(1)(e)).", examples=["[own_staff, accounting_firm]"]
    )
    transfers: Annotated[Literal["none"] | tuple[Annotated[Literal["if_technically_needed"] | Transfer | Gap, OneOf()], ...] | Gap, OneOf()] = Field(
        description="Transfers outside the EEA beside those of services, or none (Art. 13(1)(f)).", examples=["none"]
    )
    retention: Annotated[tuple[Retention, ...] | Gap, OneOf()] = Field(
        description="How long the data are kept (Art. 13(2)(a)).", examples=["[{data: all, keep: 3 years, after: relationship_end}]"]
    )
    security: Security | None = Field(None, description="How the data are protected (Art. 32).")
    cookies: Annotated[Literal["none", "used"] | Cookies | Gap | None, OneOf()] = Field(
        None, description="The cookies of the website; left out: nothing is said.", examples=["none"]
    )
    google_analytics: GoogleAnalytics | None = Field(None, description="Google Analytics; the key switches the block on.")
    automated_decisions: Annotated[Literal["none"] | tuple[Decision, ...] | Gap, OneOf()] = Field(
        description="Decisions made by automated means alone, or none (Art. 13(2)(f), 22).", examples=["none"]
    )
    more: dict[Annotated[str, only("sections")], Prose] = Field(
        {}, description="Own words at the end of a section, for facts that fit no key."
    )


def a_language(value: object) -> object:
    if value not in LANGUAGES:
        raise wrong(f"the site has no language {shown(value)}", f"write one of: {', '.join(LANGUAGES)}")
    return value


# --- from plain data to a register ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Reading:
    """A validated register, or the faults that prevent it; a draft counts what is not filled in yet."""

    register: Register | None
    faults: tuple[Fault, ...]
    unfilled: int = 0


def validate(data: Mapping[str, Data], places: Mapping[Key, Place], *, draft: bool) -> Reading:
    """Turn the data of one file into a register.

    Args:
        data: plain data from `source.read`.
        places: the place of every part.
        draft: an empty value or `<…>` is only counted, and anything may be a gap.

    """
    empty = dict(unfilled(data, ()))
    faults = [] if draft else [placeholder(key, value, places) for key, value in empty.items()]
    asked = data.get("languages")
    languages = tuple(x for x in (asked if isinstance(asked, list) else [asked]) if x in LANGUAGES) or LANGUAGES
    try:
        register = Register.model_validate(data, context={"languages": languages})
    except ValidationError as error:
        register = None
        for detail in error.errors(include_url=False):
            key, place = place_of(tuple(detail["loc"]), places)
            if any(key[: len(hole)] == hole for hole in empty):
                continue
            if detail["type"] == "too_short" and detail["input"]:
                continue  # the list is short because its items are faulty, and they have faults of their own
            if draft and isinstance(detail["input"], dict) and "gap" in detail["input"]:
                empty[key] = None
                continue
            faults.append(translated(detail, key, place))
    whole = register is not None and not faults and not empty
    return Reading(register if whole else None, tuple(faults), len(empty))


def unfilled(data: Data | Mapping[str, Data], key: Key) -> Iterator[tuple[Key, Data]]:
    """Every place without a value, or with a placeholder in angle brackets."""
    if data is None or data == "" or (isinstance(data, str) and PLACEHOLDER.fullmatch(data)):
        yield key, data
    elif isinstance(data, Mapping):
        for name, value in data.items():
            yield from unfilled(value, (*key, name))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from unfilled(value, (*key, index))


def placeholder(key: Key, value: Data, places: Mapping[Key, Place]) -> Fault:
    problem = f"the placeholder {shown(value)} is not filled in" if value else "there is no value"
    return Fault(places[key], "error", key_path(key), problem, "write the value, or delete the key", "placeholder")


def fields(model: type[BaseModel] = Register, key: tuple[str, ...] = ()) -> dict[tuple[str, ...], Any]:
    """Every key of the format, as `("purposes", "basis")`, with its field."""
    found: dict[tuple[str, ...], Any] = {}
    for name, info in model.model_fields.items():
        here = (*key, info.alias or name)
        found[here] = info
        for inner in models_in(info.annotation):
            if inner is not Gap and not issubclass(inner, RootModel):
                found |= fields(inner, here)
    return found


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from models_in(inner)


FIELDS = fields()
PLAIN = {
    "string_type": "one text belongs here",
    "tuple_type": "a list belongs here",
    "dict_type": "keys belong here",
    "model_type": "keys belong here",
    "model_attributes_type": "keys belong here",
    "too_short": "this list is empty",
}


def translated(detail: ErrorDetails, key: Key, place: Place) -> Fault:
    """pydantic's error as a fault in words an office worker knows."""
    names = tuple(step for step in key if isinstance(step, str))
    context = detail.get("ctx", {})
    kind = detail["type"]
    if kind == "missing":
        absent = str(detail["loc"][-1])
        return Fault(place, "error", key_path((*key, absent)), "this key is missing", how_to_write((*names, absent)), "missing")
    if kind == "extra_forbidden":
        keys = [path[-1] for path in FIELDS if path[:-1] == names[:-1]]
        near = get_close_matches(names[-1], keys, n=1)
        remedy = f"did you mean {near[0]}?" if near else f"the keys here are: {', '.join(keys)}"
        return Fault(place, "error", key_path(key), "there is no such key", remedy, "unknown-key")
    if kind == "wrong":
        problem, remedy = context["problem"], context["remedy"]
    elif kind == "shape":
        problem, remedy = f"{described(detail['input'])} does not fit here", context["remedy"]
    elif kind == "string_pattern_mismatch":
        problem, remedy = f"{shown(detail['input'])} does not fit here", how_to_write(names)
    else:
        problem, remedy = PLAIN.get(kind, f"{described(detail['input'])} does not fit here ({kind})"), how_to_write(names)
    return Fault(place, "error", key_path(key), problem, remedy, "value")


def described(value: object) -> str:
    return {dict: "a group of keys", list: "a list"}.get(type(value), shown(value))


def how_to_write(names: tuple[str, ...]) -> str:
    """What to write under a key: its example, and a gap where one is allowed."""
    info = FIELDS.get(names)
    if info is None:
        return "see notices/_template.yml"
    example = info.examples[0] if info.examples else ""
    written = f"write `{names[-1]}: {example}`" if example else f"{info.description} See notices/_template.yml"
    gap = "; if the company has not stated it: `{gap: 2026-11-21 who was asked}`" if Gap in set(models_in(info.annotation)) and names[-1] != "gap" else ""
    return f"{written}{gap}"
