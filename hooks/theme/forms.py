"""The form that each file of the shared data must have, so that nothing is looked for that is not there.

The files are the project's own, or those of a branch that somebody else has written; both are held to it before use.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
    create_model,
)
from pydantic_core import ErrorDetails

from ..reading.display import Key, format_key, make_visible
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, make_fault
from ..reading.source import Source, walk_texts
from .bounds import MAX_TEXT
from .catalogue import is_service
from .codes import DEFAULTS
from .kinds import Country, Day, Spoken, Tag, Text, Texts, read_locale, read_pattern
from .languages import LANGUAGE_FILE
from .laws import AdequacyDecision, Registers, StatutoryPeriod
from .services import Service

MAX_REASON = 120  # characters


class Form(BaseModel):
    """A part of the data; what it has beyond is no matter here."""

    model_config = ConfigDict(extra="allow", defer_build=True)


class TextVersion(Spoken):
    """What changed in a version of the shared texts, for readers and reviewers."""

    __pydantic_extra__: dict[Tag, list[Text]]  # type: ignore[assignment]  # lines in the place of a text

    date: Day


class SharedTexts(Form):
    """The version of the shared texts, and what changed in each."""

    version: Text
    checked: Day
    versions: dict[Text, TextVersion] = {}


class Authority(Form):
    """Whom people complain to."""

    visiting: Texts
    postal: Texts
    phone: Text
    email: Text
    website: Texts
    complaint: Texts


class Law(Form):
    """A law and its number."""

    number: Text = ""


class Decision(Form):
    """A decision of the Commission."""

    decision: Text


class Countries(Form):
    """The European Economic Area."""

    countries: list[Country]


class Constants(Form):
    """constants.yml."""

    texts: SharedTexts
    authority: Authority
    laws: dict[str, Law]
    dpf: Decision
    eea: Countries


class Interface(Form):
    """The texts around a notice, and how dates and lists are written."""

    __pydantic_extra__: dict[str, Text]
    locale: Annotated[Text, AfterValidator(read_locale)] = ""


class Language(Form):
    """The texts of one language; those of the sections are beyond, and earlier ones fill in what a branch lacks."""

    reviewed_by: Text = ""  # who has read them; `none` where nobody has, and nothing where nobody is asked to
    title: Text = ""
    interface: Interface = Interface()
    words: dict[str, dict[str, Text | Texts]] = {}
    nouns: dict[str, dict[str, Texts]] = {}


class Instead(Form):
    """What is right today, in the languages of messages."""

    fi: Text
    en: Text


class Outdated(Form):
    """What own words should no longer cite."""

    pattern: Annotated[Text, AfterValidator(read_pattern)]
    since: Day
    instead: Instead


class KeyMeaning(Spoken):
    """What a key means."""

    example: Text
    also: list[Text] = Field([])
    law: Text = ""


class Question(Spoken):
    """What `new` asks; a key that nothing reads would be a proposal that nobody hears."""

    key: Text
    kind: Literal["text", "day", "one", "many"]
    of: Text = ""
    vocabulary: Text = ""
    extra: dict[str, Texts] = Field({})
    rows: Literal["yes"] | None = None
    own: Literal["yes"] | None = None
    needed: Literal["yes"] | None = None
    skip: Literal["gap", "out"] | None = None
    instead: Text = ""
    sample: Texts | None = None


class Questions(BaseModel):
    """questions.yml."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    questions: dict[str, Question]
    usual: dict[str, Any]
    phrases: dict[str, Texts]
    whom: dict[str, Texts]


# A property is of the kind that `Code` has; in the file a yes or no is a word, too.
PROPERTIES: dict[str, Any] = {
    name: (list[Text] | None if isinstance(default, tuple) else Text | None, None) for name, default in DEFAULTS.items()
}
Properties = create_model("Properties", __config__=ConfigDict(extra="forbid", defer_build=True), **PROPERTIES)

FORMS: Mapping[str, TypeAdapter[Any]] = {
    "constants.yml": TypeAdapter(Constants),
    "periods.yml": TypeAdapter(dict[str, StatutoryPeriod]),
    "adequacy.yml": TypeAdapter(dict[Country, AdequacyDecision]),
    "vocabulary.yml": TypeAdapter(dict[str, list[Text] | dict[str, Properties]]),
    "registers.yml": TypeAdapter(Registers),
    "questions.yml": TypeAdapter(Questions),
    "outdated.yml": TypeAdapter(dict[str, Outdated]),
    "keys.yml": TypeAdapter(dict[str, KeyMeaning]),
    "comment.yml": TypeAdapter(dict[str, Texts]),
    "items.yml": TypeAdapter(dict[str, Texts]),
}
LANGUAGE: TypeAdapter[Any] = TypeAdapter(Language)
SERVICE: TypeAdapter[Any] = TypeAdapter(Service)
ANY: TypeAdapter[Any] = TypeAdapter(dict[str, dict[str, Any]])


def find_form_faults(source: Source, name: str) -> Iterator[Fault]:
    """What of a file of shared data has another form than the program needs, each place once.

    Args:
        source: what was read.
        name: of the file.

    """
    yield from find_long_texts(source)
    form = find_form(name)
    try:
        form.validate_python(source.data)
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=False, include_input=False)
        # Of several readings of a part, that which came furthest into the file tells most.
        found.sort(key=lambda each: len(each["loc"]), reverse=True)
        told: list[Key] = []
        for each in found:
            above = find_known(each["loc"], source)
            if is_above(above, told):
                continue
            told.append(above)
            yield make_form_fault(above, each, source)


def find_form(name: str) -> TypeAdapter[Any]:
    """The form of a file."""
    if LANGUAGE_FILE.fullmatch(name):
        return LANGUAGE
    if is_service(name):
        return SERVICE
    return FORMS.get(name, ANY)


def find_long_texts(source: Source) -> Iterator[Fault]:
    """A fault for each text that would make long pages of short registers."""
    for key, text in walk_texts(source.data):
        if len(text) > MAX_TEXT:
            values = {"length": len(text), "most": MAX_TEXT}
            yield make_fault(source.places[key], FaultCode.TOO_MUCH, format_key(key), "long-text", **values)


def is_above(key: Key, others: Iterable[Key]) -> bool:
    """Whether a place is one of the others, or has one of them in it."""
    length = len(key)
    return any(other[:length] == key for other in others)


def make_form_fault(above: Key, found: ErrorDetails, source: Source) -> Fault:
    """A fault at the nearest place that the file has."""
    place = source.places[above]
    key = format_key(above)
    if found["type"] == "missing":
        return make_fault(place, FaultCode.TEXTS, key, "no-part", part=str(found["loc"][-1]))
    reason = make_visible(found["msg"], MAX_REASON)
    return make_fault(place, FaultCode.TEXTS, key, "other-form", reason=reason)


def find_known(steps: Key, source: Source) -> Key:
    """Those of the steps that lead to something in the file; pydantic adds the names of its own types."""
    known: Key = ()
    for step in steps:
        longer = (*known, step)
        if longer in source.places:
            known = longer
    return known


# --- the same form as another -----------------------------------------------------------------------------------------


def find_other_forms(data: Any, model: Any, key: Key = ()) -> Iterator[Key]:  # noqa: ANN401 - data as YAML has them
    """The places where a text, a list or a table stands and the model has another of these; what one lacks is none.

    Args:
        data: of a file.
        model: of another version of the same file, or of another language.
        key: where they are.

    """
    if name_form(data) != name_form(model):
        yield key
    elif isinstance(data, Mapping):
        for step in data.keys() & model.keys():
            yield from find_other_forms(data[step], model[step], (*key, step))
    elif isinstance(data, list) and model:
        for number, part in enumerate(data):
            yield from find_other_forms(part, model[0], (*key, number))


def name_form(data: Any) -> type:  # noqa: ANN401 - data as YAML has them
    """What stands somewhere: a text, a list or a table."""
    if isinstance(data, Mapping):
        return Mapping
    if isinstance(data, list):
        return list
    return str
