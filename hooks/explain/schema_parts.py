"""The parts of the schema for editors: definitions, descriptions of keys, codes and words, single values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Annotated, Any

from pydantic import TypeAdapter, ValidationError

from ..format.context import Context
from ..format.mistakes import Mistake
from ..format.named_words import NAME, WORDS
from ..format.own_words import MAX_PROSE
from ..format.scalars import TEXT, Choice, Scalar
from ..format.times import DAY
from ..notice import texts
from ..reading.messages import say_fault_part
from ..theme.languages import DEFAULT_LANGUAGES
from ..theme.theme import Theme
from .meanings import join_meanings, list_offered_codes

Schema = dict[str, Any]
NOTE: Schema = {
    "type": "string",
    "pattern": f"^{DAY} +\\S",
    "errorMessage": "write the date and a note, as in 2026-11-21 who was asked",
}
GAP: Schema = {
    "type": "object",
    "properties": {"gap": NOTE, "asked": {"type": "string", "pattern": f"^{DAY}$"}},
    "required": ["gap"],
    "additionalProperties": False,
}

NAMED: Schema = {
    WORDS: {
        "type": "string",
        "pattern": f"^{NAME}$",
        "description": "The name of own words that stand under `words:` at the left margin.",
        "errorMessage": "write the name of own words that stand under `words:`",
    }
}


def refer_to(name: str) -> Schema:
    """A reference to a definition."""
    return {"$ref": f"#/definitions/{name}"}


def make_definition(name: str, theme: Theme) -> Schema:
    """What a reference leads to: one of the shapes that everything uses, or the codes of vocabularies."""
    if name == "gap":
        return GAP
    if name == "own-words":
        return describe_own_words(TEXT, theme, {})
    if name == "words":
        return describe_own_words(TEXT, theme, NAMED)
    if name == "prose":
        return describe_own_words({**TEXT, "maxLength": MAX_PROSE}, theme, NAMED)
    codes = {}
    for vocabulary in name.split("-"):
        for code in list_offered_codes(vocabulary, theme):
            codes[code.name] = join_meanings(vocabulary, code, theme)
    return list_codes(codes)


def describe_own_words(text: Mapping[str, Any], theme: Theme, named: Schema) -> Schema:
    """Own words: a text in one language or several, or what else may stand in the place of one."""
    return {
        "type": "object",
        "properties": dict.fromkeys(theme.languages, text) | named,
        "minProperties": 1,
        "additionalProperties": False,
    }


def describe_named_words() -> Schema:
    """Own words under their names."""
    return {
        "type": "object",
        "propertyNames": {"pattern": f"^{NAME}$"},
        "minProperties": 1,
        "additionalProperties": refer_to("own-words"),
    }


def list_codes(meanings: Mapping[str, str]) -> Schema:
    """A choice of codes, each with its meaning in every language."""
    return {
        "type": "string",
        "enum": list(meanings),
        "enumDescriptions": list(meanings.values()),
    }


def describe_sections(theme: Theme) -> Schema:
    """The sections under `more:`, each with its own words."""
    sections = {}
    for code in list_offered_codes("sections", theme):
        sections[code.name] = {
            "description": join_meanings("sections", code, theme),
            "allOf": [refer_to("prose")],
        }
    return {
        "type": "object",
        "properties": sections,
        "additionalProperties": False,
    }


def get_last_step(path: str) -> str:
    """The name of a key without the keys around it."""
    return path.rpartition(".")[2]


def describe_key(path: str, theme: Theme) -> Schema:
    """What a key means in every language, with an example and the law."""
    entry = theme.keys[path]
    meanings = [entry[language] for language in DEFAULT_LANGUAGES]
    law = [entry["law"]] if "law" in entry else []
    return describe_meaning(meanings, f"{get_last_step(path)}: {entry['example']}", law)


def describe_meaning(meanings: Sequence[str], example: str, law: Sequence[str] = ()) -> Schema:
    """Meanings, an example and the law, plain and as Markdown.

    The language server sets the plain text as Markdown too where several forms fit, hence its empty lines.
    """
    marked_example = f"```yaml\n{example}\n```"
    return {
        "description": "\n\n".join([*meanings, example, *law]),
        "markdownDescription": "\n\n".join([*meanings, marked_example, *law]),
    }


def describe_answers(answers: Sequence[str], path: str, theme: Theme) -> Schema:
    """A choice of words such as `none`, each with what it makes the notice say."""
    meanings = {answer: " / ".join(say_answer(path, answer, theme)) for answer in answers}
    schema = list_codes(meanings)
    numbers = [int(answer) for answer in answers if answer.isdigit()]
    if numbers:
        schema |= {
            "type": ["string", "integer"],
            "enum": [*answers, *numbers],
            "enumDescriptions": schema["enumDescriptions"] * 2,
        }
    return schema


def say_answer(path: str, answer: str, theme: Theme) -> list[str]:
    """What a word makes the notice say, in every language; below another key its text has a name as `paper_none`.

    Where the notice says nothing of its own then, as of a service that stores nothing, it is what the key means.
    """
    joint = "_" if "." in path else "."
    said = []
    for language in DEFAULT_LANGUAGES:
        try:
            sentence = texts.speak(theme, language)(f"{path}{joint}{answer}")
        except KeyError:
            return [theme.keys[path][each] for each in DEFAULT_LANGUAGES]
        said.append(str(sentence.unescape()))
    return said


@lru_cache(maxsize=64)
def describe_single_value(single: Scalar | Choice, theme: Theme) -> Schema:
    """The form of a single value: a choice has its words, and any other form the remedy of the model's own message."""
    if isinstance(single, Choice):
        return {"enum": list(single.list_choices(theme))}
    remedy = find_remedy(single, theme)
    if not remedy:
        return dict(single.form)
    return {
        **single.form,
        "errorMessage": remedy,
    }


def find_remedy(single: Scalar, theme: Theme) -> str:
    """What the model says to write instead of `x`; nothing where `x` may stand."""
    model: TypeAdapter[object] = TypeAdapter(Annotated[object, single])
    try:
        model.validate_python("x", context=Context(theme, DEFAULT_LANGUAGES))
    except ValidationError as error:
        mistake: Mistake = error.errors()[0]["ctx"]["error"]
        return say_fault_part(mistake.code, mistake.message, "remedy", mistake.values)
    return ""
