"""Every key of the format, and the one that a misspelt key was probably meant to be."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel, RootModel
from pydantic.fields import FieldInfo

from ..reading.display import Key
from ..theme.theme import Theme
from .model import Gap
from .named_words import NamedWords
from .register import Register
from .removal import Removal

Path = tuple[str, ...]  # a key of the format, as `("purposes", "basis")`


def list_fields(model: type[BaseModel], key: Path = ()) -> dict[Path, FieldInfo]:
    """Every key below a model, with its field."""
    found: dict[Path, FieldInfo] = {}
    for name, info in model.model_fields.items():
        here = (*key, info.alias or name)
        found[here] = info
        for inner in list_models(info.annotation):
            if inner is Gap or issubclass(inner, RootModel):
                continue  # what stands in a gap or in own words is no key of the format
            found |= list_fields(inner, here)
    return found


def list_models(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401 - any type annotation
    """The models in an annotation, however deep in its lists and alternatives."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from list_models(inner)


FIELDS = list_fields(Register) | list_fields(NamedWords) | list_fields(Removal)


def group_keys(paths: Iterable[Path]) -> Mapping[Path, list[str]]:
    """The keys that may stand beside each other, by the path of the key above them."""
    groups: dict[Path, list[str]] = defaultdict(list)
    for path in paths:
        above, name = path[:-1], path[-1]
        groups[above].append(name)
    return groups


KEYS_BELOW = group_keys(FIELDS)


def strip_indexes(key: Key) -> Path:
    """`("retention", 0, "keep")` as `("retention", "keep")`."""
    return tuple(step for step in key if isinstance(step, str))


def may_hold_gap(path: Path) -> bool:
    """Whether the value of a key may be a gap, or hold one in its list (format 1.4)."""
    if path not in FIELDS:
        return False
    models = list_models(FIELDS[path].annotation)
    return Gap in models


def list_keys_beside(key: Key, theme: Theme) -> list[str]:
    """The keys that the format knows where `key` stands; at the left margin also those of services."""
    above = strip_indexes(key)[:-1]
    known = KEYS_BELOW.get(above, [])
    if above:
        return known
    return [*known, *theme.short_keys]


def find_nearest_key(key: Key, theme: Theme) -> str:
    """The key that a misspelt one was probably meant to be, or nothing."""
    known = list_spellings(key, theme)
    written = str(key[-1]).strip("“”„'\"").casefold()
    with_underscores = re.sub(r"[\s-]+", "_", written)
    for spelling in (with_underscores, written):
        near = get_close_matches(spelling, known, n=1)
        if near:
            return known[near[0]]
    return ""


def list_spellings(key: Key, theme: Theme) -> dict[str, str]:
    """The keys that may stand where `key` stands, by their names and by what else editors call them."""
    above = strip_indexes(key)[:-1]
    names = list_keys_beside(key, theme)
    spellings = dict(zip(names, names, strict=True))
    for name in names:
        path = ".".join((*above, name))
        meaning = theme.keys.get(path, {})  # that of a service has an entry in the catalogue instead
        others = meaning.get("also", ())
        spellings.update(dict.fromkeys(others, name))
    return spellings


def find_right_places(key: Key, theme: Theme) -> list[Path]:
    """Where a key belongs that stands in the wrong place: at the left margin, or under other keys."""
    name = str(key[-1])
    if find_nearest_key(key, theme):
        return []
    if (name,) in FIELDS:
        return [(name,)]
    if len(key) > 1:
        return []
    return [path for path in FIELDS if path[1:] == key]
