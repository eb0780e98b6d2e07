"""How templates that this program trusts become Python: as Jinja does it, without what none of ours needs.

Those of other versions and of projects run in a sandbox (environment.py, own_blocks.py), which takes nothing from here.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, MutableMapping
from typing import Any, ClassVar

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape


class PlainGenerator(CodeGenerator):
    """Writes calls and values as they stand in a template; a tenth less time for a page.

    Jinja asks of each function whether it wants to be told what the template knows, which none of ours does.
    """

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802 - Jinja's
        """A call."""
        self.write("environment.call(")
        self.visit(node.node, frame)
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")

    def _output_child_pre(self, *_: object) -> None:
        """What stands before a value that is shown."""
        self.write("environment.show(")

    def _output_child_post(self, *_: object) -> None:
        """What stands behind it."""
        self.write(")")


def show(value: Any) -> Markup:  # noqa: ANN401 - whatever a template shows
    """A value as HTML; what is HTML already stays the same object, where `escape` would copy it."""
    if type(value) is Markup:
        return value
    return escape(value)


class PlainEnvironment(Environment):
    """Compiles and fills templates that this program trusts."""

    code_generator_class = PlainGenerator
    call: ClassVar[Callable[..., Any]] = operator.call
    show = staticmethod(show)

    def make_globals(self, d: Mapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The names that every template knows, as one dictionary: Jinja's chain of several is slow to copy for each."""
        return {**self.globals, **(d or {})}
