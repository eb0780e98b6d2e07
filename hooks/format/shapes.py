"""A value may have several shapes: a text, a list, a group of keys, a gap. Its shape picks the member of a union.

So one mistake gives one fault, where trying each member would give one for each.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, GetCoreSchemaHandler, RootModel
from pydantic_core import CoreSchema, core_schema

from ..reading.messages import Phrase, Series, Value, make_phrase
from .model import Gap, Row
from .terms import Coded, Only

SHAPE = "shape"  # the type of pydantic's error where a value has none of the shapes
CODE: Mapping[str, Value] = {"~text": Phrase("shape-code")}
WORDS: Mapping[str, Value] = {"~mapping": Phrase("shape-own-words")}


def wrap_in_list(value: object) -> list[Any]:
    """One item where a list may stand."""
    if isinstance(value, list):
        return value
    return [value]


AsList = BeforeValidator(wrap_in_list)


class OneOf:
    """Annotated to a union: its member is picked by the shape of the value."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401 - any type annotation
        choices: dict[str, CoreSchema] = {}
        names: dict[str, Value] = {}
        for member in get_args(source):
            for shape, name in list_shapes(member).items():
                names[shape] = name
                choices[shape] = handler.generate_schema(member)
        listed = Series(tuple(names.values()), "comma-or")
        context: dict[str, Any] = {"remedy": make_phrase("write-shape", shapes=listed)}
        return core_schema.tagged_union_schema(
            choices=choices,
            discriminator=lambda value: find_shape(value, names),
            custom_error_type=SHAPE,
            custom_error_message=SHAPE,
            custom_error_context=context,
        )


def find_shape(value: object, shapes: Mapping[str, Value]) -> str:
    """The shape of a value; a word that is a shape of its own, such as `none`, is the first to be looked for."""
    if isinstance(value, dict) and "gap" in value:
        return "~gap"
    if isinstance(value, dict):
        return "~mapping"
    if isinstance(value, list):
        return "~list"
    word = f"~{value}"
    if word in shapes:
        return word
    return "~text"


def list_shapes(member: Any) -> Mapping[str, Value]:  # noqa: ANN401 - any type annotation
    """The shapes a member of a union takes, each with how a message names it."""
    if get_origin(member) is not Annotated:
        return list_shapes_of_type(member)
    kind, *notes = get_args(member)
    if any(isinstance(note, Coded) for note in notes):
        return {**CODE, **WORDS}
    if any(isinstance(note, Only) for note in notes):
        return CODE
    return list_shapes_of_type(kind)


def list_shapes_of_type(kind: Any) -> Mapping[str, Value]:  # noqa: ANN401 - any type annotation
    """The shapes that a type takes, whatever is annotated to it."""
    if kind is NoneType:
        return {}
    if get_origin(kind) is tuple:
        return {"~list": Phrase("shape-list")}
    if get_origin(kind) is Literal:
        return {f"~{word}": word for word in get_args(kind)}
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return list_shapes_of_model(kind)
    return {"~text": Phrase("shape-text")}


def list_shapes_of_model(model: type[BaseModel]) -> Mapping[str, Value]:
    """The shapes that a group of keys takes: a row may also be a bare code."""
    if model is Gap:
        return {"~gap": Phrase("shape-gap")}
    if issubclass(model, RootModel):
        return WORDS
    if issubclass(model, Row):
        return list_shapes_of_row(model)
    keys = [info.alias or name for name, info in model.model_fields.items()]
    listed = Series(tuple(keys))
    return {"~mapping": make_phrase("shape-keys", keys=listed)}


def list_shapes_of_row(model: type[Row]) -> Mapping[str, Value]:
    """The shapes that a row takes: a group of keys, and for most rows a bare code."""
    first = model.first
    whole = {"~mapping": make_phrase("shape-row", key=first)}
    if model.bare:
        return {**CODE, **whole}
    return whole
