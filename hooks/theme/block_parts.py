"""What the template of an own block may consist of: a few statements, filters and attributes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jinja2 import Environment, TemplateSyntaxError, nodes

from ..reading.messages import Value
from .overrides import SHARED

STATEMENTS = frozenset(
    (
        *("Template", "TemplateData", "Output", "For", "If", "Assign", "CallBlock", "Include", "Call", "Keyword"),
        *("Name", "NSRef", "Const", "Tuple", "List", "Getattr", "Getitem", "Filter", "Test", "CondExpr", "Compare"),
        *("Dict", "Pair", "Operand", "Not", "And", "Or", "Concat", "Add"),
    )
)
FILTERS = frozenset(
    (
        *("first", "groupby", "last", "length", "list", "map", "reject", "rejectattr", "select", "selectattr"),
        *("string", "sum", "trim", "unique", "country_name", "language_name"),
    )
)
PARSER = Environment(autoescape=True)


def find_refused_parts(text: str) -> Iterator[tuple[int, str, Mapping[str, Value]]]:
    """Line, name of the sentence and values of each part that a block may not have, or of what makes it no template."""
    try:
        tree = PARSER.parse(text)
    except TemplateSyntaxError as error:
        yield error.lineno, "block-syntax", {"reason": str(error.message)}
    except RecursionError:
        yield 1, "block-deep", {}
    else:
        for node in tree.find_all(nodes.Node):
            if not is_allowed(node):
                yield node.lineno, "not-allowed", {"what": name_node(node)}


def is_allowed(node: nodes.Node) -> bool:
    """Whether a block may have such a part: a statement, an operator, a filter or a name."""
    if isinstance(node, nodes.Filter):
        return node.name in FILTERS
    if isinstance(node, nodes.Name | nodes.Getattr):
        return not name_node(node).startswith("_")
    if isinstance(node, nodes.Include):
        return isinstance(node.template, nodes.Const) and str(node.template.value).startswith(SHARED)
    if isinstance(node, nodes.For):
        return not node.recursive
    return type(node).__name__ in STATEMENTS


def name_node(node: nodes.Node) -> str:
    """What a part of a template is called: by its own name, or by its kind."""
    for attribute in ("name", "attr"):
        if isinstance(own := getattr(node, attribute, None), str):
            return own
    return type(node).__name__
