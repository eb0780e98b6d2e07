"""The format as JSON Schema (draft 7): what an editor completes, explains and marks while a register is written.

All of it is read from the annotations of `Register`, from keys.yml and from the words of the codes; nothing is written
by hand for a single key. An editor's YAML (1.2) takes `00100` for a number, so texts may be numbers here. What spans
several keys is left to `check`; nothing that `check` accepts is marked.

There are no `examples` and no `default`: yaml-language-server puts them into the file when a key is completed, where
they would pass for facts of the company. The example of a key stands in its description.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import lru_cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from ..folder.company import SHARED_KEYS
from ..format.addresses import Email, Link, Phone
from ..format.context import Context
from ..format.doors import DoorType
from ..format.mistakes import Mistake
from ..format.model import Gap, Row
from ..format.own_words import MAX_PROSE, Prose, Words
from ..format.register import Register, Removal
from ..format.scalars import TEXT, Choice, Scalar, SingleValue
from ..format.shapes import AsList, OneOf
from ..format.terms import Coded, Only
from ..format.times import DAY
from ..notice import texts
from ..theme.theme import DEFAULT_LANGUAGES, Theme
from .reference import meanings, usable

Schema = dict[str, Any]


def text(theme: Theme) -> str:
    """What notices/.schema.json holds."""
    return json.dumps(schema(theme), ensure_ascii=False, indent=1) + "\n"


def schema(theme: Theme) -> Schema:
    """The schema of a register, and of a company's file: what has shared keys only needs no others, nor a removal.

    The shared keys are never demanded, since a register may leave them to its company's file; `check` knows.
    """
    root = mapping(Register, "", theme)
    required = [key for key in root.pop("required") if key not in SHARED_KEYS]
    gone = mapping(Removal, "", theme)["properties"]
    root["properties"] |= {"removed": gone["removed"]}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        **root,
        "dependencies": {"removed": {"propertyNames": {"enum": list(gone)}}},
        "if": {"anyOf": [{"propertyNames": {"enum": list(SHARED_KEYS)}}, {"required": ["removed"]}]},
        "else": {"required": required},
        "definitions": {
            name: defined(name, theme) for name in sorted(set(re.findall(r"#/definitions/([\w-]+)", str(root))))
        },
    }


# --- from annotations to forms ----------------------------------------------------------------------------------------


def mapping(model: type[BaseModel], path: str, theme: Theme) -> Schema:
    """The keys of a model that stands under a dotted path."""
    fields = {f"{path}.{info.alias or name}".removeprefix("."): info for name, info in model.model_fields.items()}
    return {
        "type": "object",
        "properties": {
            last(key): described(key, theme) | either(forms(info.annotation, key, theme, info.metadata))
            for key, info in fields.items()
        },
        "required": [last(key) for key, info in fields.items() if info.is_required()],
        "additionalProperties": False,
    }


def forms(annotation: Any, path: str, theme: Theme, notes: Iterable[Any] = ()) -> list[Schema]:  # noqa: ANN401 - any type annotation
    """Every form in which a value may be written.

    Args:
        annotation: its type in the model.
        path: the dotted path of its key.
        theme: the codes and what the keys mean.
        notes: what stands beside the type in `Annotated`.

    """
    origin, inner, notes = get_origin(annotation), get_args(annotation), tuple(notes)
    if origin is Annotated:
        return forms(inner[0], path, theme, inner[1:])
    for note in notes:
        if noted := form_of(note, theme):
            return noted
    if origin in (Union, UnionType):
        alone = not any(isinstance(note, OneOf) for note in notes)
        return [
            form
            for member in inner
            if member is not NoneType
            for form in ([NOTE] if member is Gap and alone else forms(member, path, theme))
        ]
    if origin is tuple:
        items = forms(inner[0], path, theme)
        several = {"type": "array", "items": either(items), "minItems": 1}
        return [*items, several] if AsList in notes else [several]
    if origin is Literal:
        return [
            codes({word: [said_of(path, word, language, theme) for language in DEFAULT_LANGUAGES] for word in inner})
        ]
    if origin is dict:
        return [sections(theme)]
    return modelled(annotation, path, theme)


def modelled(model: type[BaseModel], path: str, theme: Theme) -> list[Schema]:
    """The forms of a part that has a model: its keys, and for a row that needs no other key its first one bare."""
    if model in NAMED:
        return [reference(NAMED[model])]
    whole = mapping(model, path, theme)
    if not issubclass(model, Row) or not model.bare or whole["required"] != [model.first]:
        return [whole]
    first = model.model_fields[model.first]
    return [
        *(form for form in forms(first.annotation, path, theme, first.metadata) if form.get("type") != "array"),
        whole,
    ]


def form_of(note: object, theme: Theme) -> list[Schema]:
    """The forms that a note in `Annotated` prescribes by itself, or none."""
    if isinstance(note, Coded):
        return [reference("-".join(note.vocabularies)), reference("words")]
    if isinstance(note, Only):
        return [reference("-".join(note.vocabularies))]
    if isinstance(note, DoorType):
        return [
            *([reference("doors")] if note.codes else []),
            *(form_of(get_args(kind)[1], theme)[0] for kind in (Email, Phone, Link)),
            reference("words"),
        ]
    return [describe_single_value(note, theme)] if isinstance(note, SingleValue) else []


def sections(theme: Theme) -> Schema:
    """The sections under `more:`, each with its own words."""
    names = {
        code.name: {"description": " / ".join(meanings("sections", code, theme)), "allOf": [reference("prose")]}
        for code in usable("sections", theme)
    }
    return {"type": "object", "properties": names, "additionalProperties": False}


def either(written: list[Schema]) -> Schema:
    """One schema for several forms; a `$ref` never stands bare, since draft 7 ignores what is beside it."""
    if len(written) > 1:
        return {"anyOf": written}
    return {"allOf": written} if "$ref" in written[0] else written[0]


def reference(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}


def defined(name: str, theme: Theme) -> Schema:
    """What a `$ref` leads to: one of the shapes that everything uses, or the codes of vocabularies."""
    shapes = common_shapes(theme)
    if name in shapes:
        return shapes[name]
    return codes(
        {
            code.name: meanings(vocabulary, code, theme)
            for vocabulary in name.split("-")
            for code in usable(vocabulary, theme)
        }
    )


# --- words ------------------------------------------------------------------------------------------------------------


def last(path: str) -> str:
    return path.rpartition(".")[2]


def described(path: str, theme: Theme) -> Schema:
    """What a key means in every language, with an example and the law, plain and as Markdown.

    The language server sets the plain text as Markdown too where several forms fit, hence its empty lines.
    """
    entry = theme.keys[path]
    means = [entry[language] for language in DEFAULT_LANGUAGES]
    example = f"{last(path)}: {entry['example']}"
    law = [entry["law"]] if "law" in entry else []
    return {
        "description": "\n\n".join([*means, example, *law]),
        "markdownDescription": "\n\n".join([*means, f"```yaml\n{example}\n```", *law]),
    }


def codes(known: dict[str, list[str]]) -> Schema:
    """Codes, each with its meaning in every language."""
    return {
        "type": "string",
        "enum": list(known),
        "enumDescriptions": [" / ".join(means) for means in known.values()],
    }


def said_of(path: str, word: str, language: str, theme: Theme) -> str:
    """What a word such as `none` makes the notice say; inside a key its text is named with a line, as paper_none."""
    return str(texts.speak(theme, language)(f"{path}{'_' if '.' in path else '.'}{word}").unescape())


# --- values -----------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=64)
def describe_single_value(single: SingleValue, theme: Theme) -> Schema:
    """The form of a single value: a choice has its words, and any other form the remedy of the model's own message."""
    if isinstance(single, Choice):
        return {"enum": list(single.list_choices(theme))}
    if not isinstance(single, Scalar):
        return {}
    remedy = find_remedy(single, theme)
    return {**single.form, "errorMessage": remedy} if remedy else dict(single.form)


def find_remedy(single: SingleValue, theme: Theme) -> str:
    """What the model says to write instead of `x`; nothing where `x` may stand."""
    try:
        TypeAdapter(Annotated[object, single]).validate_python("x", context=Context(theme, DEFAULT_LANGUAGES))
    except ValidationError as error:
        mistake = error.errors()[0]["ctx"]["error"]
        return mistake.remedy if isinstance(mistake, Mistake) else ""
    return ""


NOTE: Schema = {
    "type": "string",
    "pattern": f"^{DAY} +\\S",
    "errorMessage": "write the date and a note, as in 2026-11-21 who was asked",
}


def common_shapes(theme: Theme) -> dict[str, Schema]:
    """What many keys refer to."""
    prose = {**TEXT, "maxLength": MAX_PROSE}
    return {
        "words": {
            "type": "object",
            "properties": dict.fromkeys(theme.languages, TEXT),
            "minProperties": 1,
            "additionalProperties": False,
        },
        "prose": {
            "type": "object",
            "properties": dict.fromkeys(theme.languages, prose),
            "minProperties": 1,
            "additionalProperties": False,
        },
        "gap": {"type": "object", "properties": {"gap": NOTE}, "required": ["gap"], "additionalProperties": False},
    }


NAMED = {Words: "words", Prose: "prose", Gap: "gap"}
