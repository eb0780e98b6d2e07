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
from .schema_parts import Schema, make_definition
from .schema_services import describe_settings, describe_short_keys


def write_editor_schema(theme: Theme) -> str:
    """What notices/.schema.json holds."""
    schema = make_editor_schema(theme)
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


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
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        **root,
        "dependencies": {"removed": {"propertyNames": {"enum": list(removal)}}},
        "if": {"anyOf": [only_shared, {"required": ["removed"]}]},
        "else": {"required": required},
        "definitions": make_definitions(root, theme),
    }


def make_definitions(root: Schema, theme: Theme) -> Schema:
    """What the references of a schema lead to."""
    names = set(re.findall(r"#/definitions/([\w-]+)", str(root)))
    return {
        name: describe_settings(theme) if name == "settings" else make_definition(name, theme) for name in sorted(names)
    }
