"""What the schema offers in a register of one kind: the codes of that kind and those of no kind; all stay valid.

A language server knows a register's kind at the root only, so each kind has a branch there with the places of its own
codes. yaml-language-server offers what it reaches by `properties`, `items`, `additionalProperties` and `anyOf`, whether
that fits or not, and nothing that stands behind `then`. Hover tells of all that fits, behind `then` or not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..theme.registers import collect_codes_of_kinds
from ..theme.theme import Theme
from .meanings import join_meanings, list_offered_codes
from .schema_parts import Schema, list_codes, refer_to

ITEMS = "[]"  # the step from a list to what stands in it
Place = tuple[tuple[str, ...], str]


def hide_codes_of_kinds(name: str, definition: Schema, theme: Theme) -> Schema:
    """A definition whose codes of no kind are offered; those of kinds are valid and explained, but not offered.

    Args:
        name: of the definition, for codes their vocabularies.
        definition: that knows no kinds.
        theme: what belongs to registers of some kinds.

    """
    of_kinds: set[str] = set()
    for vocabulary in name.split("-"):
        of_kinds |= collect_codes_of_kinds(vocabulary, theme.registers)
    if not of_kinds:
        return definition
    meanings = dict(zip(definition["enum"], definition["enumDescriptions"], strict=True))
    offered = {code: meaning for code, meaning in meanings.items() if code not in of_kinds}
    # Both choices begin alike, for hover counts in one and lists the other. A choice with `allOf` beside it is never
    # offered by itself, as one that fits a half-written item of a list would be.
    known = list_codes(offered | meanings) | {"allOf": [{}]}
    return {"anyOf": [{"type": "string", "if": {}, "then": known}, list_codes(offered)]}


def describe_kinds(root: Schema, theme: Theme) -> Iterator[tuple[str, Schema]]:
    """The definitions of each kind: its branch, then the codes of each vocabulary of its own.

    The branch applies to that kind, and without a known kind, so that a file that names none is offered everything.
    """
    places = set(list_places(root))
    places -= {((*steps, ITEMS), vocabulary) for steps, vocabulary in places}
    for kind, own in theme.registers["codes"].items():
        is_kind = {"anyOf": [{"pattern": f"^{kind}$"}, {"not": refer_to("registers")}]}
        own_places = [(steps, vocabulary) for steps, vocabulary in sorted(places) if vocabulary in own]
        yield (
            name_definition(kind),
            {
                "if": {"properties": {"register": is_kind}},
                "then": describe_places(kind, own_places),
            },
        )
        for vocabulary in own:
            yield from describe_own_codes(kind, vocabulary, theme)


def name_definition(*parts: str) -> str:
    """The name of a definition for registers of one kind."""
    return "-".join(("in", *parts))


def list_places(form: Schema, steps: tuple[str, ...] = ()) -> Iterator[Place]:
    """The places in a form where codes stand: the steps that lead there, and the vocabulary."""
    vocabularies = form.get("$ref", "").rpartition("/")[2]
    for vocabulary in vocabularies.split("-"):
        yield steps, vocabulary
    for inner in (*form.get("anyOf", ()), *form.get("allOf", ())):
        yield from list_places(inner, steps)
    for key, inner in form.get("properties", {}).items():
        yield from list_places(inner, (*steps, key))
    if "items" in form:
        yield from list_places(form["items"], (*steps, ITEMS))


def describe_places(kind: str, places: Iterable[Place]) -> Schema:
    """The keys that lead to codes of a kind's own; none of them is offered here, and nothing is demanded."""
    branch: Schema = {}
    for steps, vocabulary in places:
        name = name_definition(kind, vocabulary)
        if steps[-1] == ITEMS:
            add_form(branch, steps[:-1], {"anyOf": [refer_to(f"{name}-list"), {}]})
        else:
            add_form(branch, steps, refer_to(name))
    return branch


def add_form(branch: Schema, steps: Iterable[str], form: Schema) -> None:
    """Add a form to a branch at the end of the steps; rows of a list are mappings."""
    node = branch
    for step in steps:
        if step == ITEMS:
            node = node.setdefault("items", {"if": {"type": "object"}, "then": {}})["then"]
        else:
            node = node.setdefault("properties", {}).setdefault(step, {"doNotSuggest": True})
    node.setdefault("allOf", []).append(form)


def describe_own_codes(kind: str, vocabulary: str, theme: Theme) -> Iterator[tuple[str, Schema]]:
    """The definitions that offer a kind's own codes of a vocabulary: as a value, and in a list.

    The choice itself fits nothing (`not`), for what fits is told again by hover. In a list it stands where no item is
    compared with it; a half-written item is a key without a value to the language server, and only snippets are
    offered for one that nothing is demanded of.
    """
    name = name_definition(kind, vocabulary)
    own = theme.registers["codes"][kind][vocabulary]
    codes = [code for code in list_offered_codes(vocabulary, theme) if code.name in own]
    meanings = {code.name: join_meanings(vocabulary, code, theme) for code in codes}
    snippets = [{"bodyText": code, "description": meaning} for code, meaning in meanings.items()]
    yield name, {"anyOf": [refer_to(f"{name}-codes"), refer_to(f"{name}-list"), {}]}
    yield f"{name}-codes", list_codes(meanings) | {"not": {}}
    yield (
        f"{name}-list",
        {
            "type": "array",
            "additionalProperties": refer_to(f"{name}-codes"),
            "items": {"if": {"additionalProperties": {"type": "null"}}, "then": {"defaultSnippets": snippets}},
        },
    )
