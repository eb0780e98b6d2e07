"""The format as JSON Schema (draft 7): what an editor completes, explains and marks while a register is written.

All of it is read from the annotations of `Register`, from keys.yml, from the words of the codes and from the catalogue
of services; nothing is written by hand for a single key or service. An editor's YAML (1.2) takes `00100` for a number,
so texts may be numbers here. What spans several keys is left to `check`, as which service has which settings; nothing
that `check` accepts is marked.

There are no `examples` and no `default`: yaml-language-server puts them into the file when a key is completed, where
they would pass for facts of the company. The example of a key stands in its description.
"""

from __future__ import annotations

import json
import re

from ..folder.company import SHARED_KEYS, list_shared_keys
from ..format.named_words import NamedWords
from ..format.register import Register
from ..format.removal import Removal
from ..theme.theme import Theme
from .schema_forms import describe_mapping
from .schema_kinds import describe_kinds, hide_codes_of_kinds, name_definition
from .schema_parts import Schema, make_definition, refer_to
from .schema_services import describe_settings, describe_short_keys


def write_editor_schema(theme: Theme) -> str:
    """What notices/.schema.json holds, with a line for each key and definition; indented it would be much longer."""
    parts = [f"{write_json(key)}:{write_lines(part)}" for key, part in make_editor_schema(theme).items()]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def write_lines(part: object) -> str:
    """A part of the schema as JSON; of a mapping each entry has a line."""
    if not isinstance(part, dict):
        return write_json(part)
    entries = [f"{write_json(key)}:{write_json(value)}" for key, value in part.items()]
    return "{\n" + ",\n".join(entries) + "\n}"


def write_json(part: object) -> str:
    """JSON on one line, without spaces."""
    return json.dumps(part, ensure_ascii=False, separators=(",", ":"))


def make_editor_schema(theme: Theme) -> Schema:
    """The schema of a register, and of a company's file: what has shared keys only needs no others, nor a removal.

    The shared keys are never demanded, since a register may leave them to its company's file; `check` knows.
    """
    root = describe_mapping(Register, "", theme)
    required = [key for key in root.pop("required") if key not in SHARED_KEYS]
    words = describe_mapping(NamedWords, "", theme)["properties"]
    removal = describe_mapping(Removal, "", theme)["properties"] | words
    root["properties"] |= {**dict(describe_short_keys(theme)), **words, "removed": removal["removed"]}
    only_shared = {"propertyNames": {"enum": list(list_shared_keys(theme))}}
    kinds = dict(describe_kinds(root, theme))
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        **root,
        "allOf": [refer_to(name_definition(kind)) for kind in theme.registers["codes"]],
        "dependencies": {"removed": {"propertyNames": {"enum": list(removal)}}},
        "if": {"anyOf": [only_shared, {"required": ["removed"]}]},
        "else": {"required": required},
        "definitions": make_definitions(root, theme) | kinds,
    }


def make_definitions(root: Schema, theme: Theme) -> Schema:
    """What the references of a schema lead to."""
    names = set(re.findall(r"#/definitions/([\w-]+)", str(root)))
    definitions = {}
    for name in sorted(names):
        if name == "settings":
            definitions[name] = describe_settings(theme)
        else:
            definition = make_definition(name, theme)
            definitions[name] = hide_codes_of_kinds(name, definition, theme)
    return definitions
