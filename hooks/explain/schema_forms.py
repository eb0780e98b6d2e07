"""The forms in which a value may be written, as JSON Schema, from the annotations of the model."""

from __future__ import annotations

from collections.abc import Sequence
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from ..format.addresses import Email, Link, Phone
from ..format.doors import DoorType
from ..format.model import Gap, Row
from ..format.own_words import Prose, Words
from ..format.scalars import Choice, Scalar, YesNo
from ..format.shapes import AsList, OneOf
from ..format.terms import Coded, Only
from ..theme.theme import Theme
from .schema_parts import (
    NOTE,
    Schema,
    describe_answers,
    describe_key,
    describe_named_words,
    describe_sections,
    describe_single_value,
    get_last_step,
    refer_to,
)

DEFINED = {
    Words: "words",
    Prose: "prose",
    Gap: "gap",
}


def describe_mapping(model: type[BaseModel], path: str, theme: Theme) -> Schema:
    """The keys of a model that stands under a dotted path."""
    properties = {}
    required = []
    for name, info in model.model_fields.items():
        key = f"{path}.{info.alias or name}".removeprefix(".")
        last = get_last_step(key)
        forms = list_forms(info.annotation, key, theme, info.metadata)
        properties[last] = describe_key(key, theme) | join_forms(forms)
        if info.is_required():
            required.append(last)
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def join_forms(forms: list[Schema]) -> Schema:
    """One schema for several forms; a `$ref` never stands bare, since draft 7 ignores what is beside it.

    Codes come first: where nothing fits, a language server says what the first form wants.
    """
    shapes = [refer_to(name) for name in DEFINED.values()]
    if len(forms) > 1:
        return {"anyOf": sorted(forms, key=lambda form: "$ref" not in form or form in shapes)}
    if "$ref" in forms[0]:
        return {"allOf": forms}
    return forms[0]


def list_forms(
    annotation: Any,  # noqa: ANN401 - any type annotation
    path: str,
    theme: Theme,
    notes: Sequence[Any] = (),
) -> list[Schema]:
    """Every form in which a value may be written.

    Args:
        annotation: its type in the model.
        path: the dotted path of its key.
        theme: the codes and what the keys mean.
        notes: what stands beside the type in `Annotated`.

    """
    if get_origin(annotation) is Annotated:
        kind, *inner = get_args(annotation)
        return list_forms(kind, path, theme, inner)
    for note in notes:
        prescribed = list_prescribed_forms(note, theme)
        if prescribed:
            return prescribed
    return list_forms_of_type(annotation, path, theme, notes)


def list_forms_of_type(
    annotation: Any,  # noqa: ANN401 - any type annotation
    path: str,
    theme: Theme,
    notes: Sequence[Any],
) -> list[Schema]:
    """The forms of a type, whose notes only say how a list or an alternative is read."""
    origin = get_origin(annotation)
    if origin in (Union, UnionType):
        is_picked = any(isinstance(note, OneOf) for note in notes)
        return list_forms_of_union(annotation, path, theme, is_picked=is_picked)
    if origin is tuple:
        return list_forms_of_list(
            get_args(annotation)[0],
            path,
            theme,
            may_be_bare=AsList in notes,
        )
    if origin is Literal:
        return [describe_answers(get_args(annotation), path, theme)]
    if origin is dict:
        return [describe_table(annotation, theme)]
    return list_forms_of_model(annotation, path, theme)


def describe_table(
    annotation: Any,  # noqa: ANN401 - any type annotation
    theme: Theme,
) -> Schema:
    """A table whose keys are no keys of the format: sections, settings, or names that the file itself gives."""
    _, value = get_args(annotation)
    if value is Prose:
        return describe_sections(theme)
    return refer_to("settings") if value == YesNo else describe_named_words()


def list_forms_of_union(
    union: Any,  # noqa: ANN401 - any type annotation
    path: str,
    theme: Theme,
    *,
    is_picked: bool,
) -> list[Schema]:
    """The forms of every member of a union.

    Args:
        union: the type.
        path: the dotted path of its key.
        theme: the codes and what the keys mean.
        is_picked: whether the shape of the value picks the member; a gap that is not picked is a bare note.

    """
    forms = []
    for member in get_args(union):
        if member is Gap and not is_picked:
            forms.append(NOTE)
        elif member is not NoneType:
            forms.extend(list_forms(member, path, theme))
    return forms


def list_forms_of_list(
    item: Any,  # noqa: ANN401 - any type annotation
    path: str,
    theme: Theme,
    *,
    may_be_bare: bool,
) -> list[Schema]:
    """The forms of a list, of which one item may stand bare."""
    items = list_forms(item, path, theme)
    several = {
        "type": "array",
        "items": join_forms(items),
        "minItems": 1,
    }
    if may_be_bare:
        return [*items, several]
    return [several]


def list_forms_of_model(model: type[BaseModel], path: str, theme: Theme) -> list[Schema]:
    """The forms of a part that has a model: its keys, and for a row that needs no other key its first one bare."""
    if model in DEFINED:
        return [refer_to(DEFINED[model])]
    whole = describe_mapping(model, path, theme)
    if not issubclass(model, Row) or not model.bare:
        return [whole]
    if whole["required"] != [model.first]:
        return [whole]
    first = model.model_fields[model.first]
    bare = list_forms(first.annotation, path, theme, first.metadata)
    return [
        *(form for form in bare if form.get("type") != "array"),
        whole,
    ]


def list_prescribed_forms(note: object, theme: Theme) -> list[Schema]:
    """The forms that a note in `Annotated` prescribes by itself, or none."""
    if isinstance(note, Coded):
        return [
            refer_to("-".join(note.vocabularies)),
            refer_to("words"),
        ]
    if isinstance(note, Only):
        return [refer_to("-".join(note.vocabularies))]
    if isinstance(note, DoorType):
        return list_forms_of_door(note, theme)
    if isinstance(note, Scalar | Choice):
        return [describe_single_value(note, theme)]
    return []


def list_forms_of_door(door: DoorType, theme: Theme) -> list[Schema]:
    """The forms of a door: an address of any kind, own words, a code where one may stand, alone or with them."""
    kinds = {"email": Email, "phone": Phone, "link": Link}
    addresses = {name: describe_single_value(get_args(kind)[1], theme) for name, kind in kinds.items()}
    forms = [*addresses.values(), refer_to("words")]
    if not door.codes:
        return forms
    code_with_addresses = {
        "type": "object",
        "properties": {"door": refer_to("doors"), **addresses},
        "required": ["door"],
        "minProperties": 2,
        "additionalProperties": False,
    }
    return [refer_to("doors"), *forms, code_with_addresses]
