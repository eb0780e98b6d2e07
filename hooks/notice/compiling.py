"""How templates that this program trusts become Python: as Jinja does it, without what none of ours needs.

Those of other versions and of projects run in a sandbox (environment.py, own_blocks.py), which takes nothing from here.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, MutableMapping
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from jinja2 import BytecodeCache, Environment, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import Macro, markup_join
from markupsafe import Markup, escape

from ..reading.caches import locate_note, recall, remember
from ..reading.program import FOLDER
from ..reading.stamps import stamp_program_once


class PlainGenerator(CodeGenerator):
    """Writes calls and values as they stand in a template; a quarter less time for a page.

    Jinja asks of each function whether it wants to be told what the template knows, which none of ours does.
    """

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802 - Jinja's
        """A call."""
        self.write("environment.call(")
        self.visit(node.node, frame)
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - Jinja's
        """A text of several."""
        self.write("environment.join((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def visit_CondExpr(self, node: nodes.CondExpr, frame: Frame) -> None:  # noqa: N802 - Jinja's
        """A choice; one without `else` is an empty text, where Jinja makes a value that says why it is none."""
        chosen = nodes.CondExpr(node.test, node.expr1, node.expr2 or nodes.Const(""), lineno=node.lineno)
        super().visit_CondExpr(chosen, frame)

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """A macro."""
        self.write("environment.")
        super().macro_def(macro_ref, frame)

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


def join(parts: tuple[Any, ...]) -> str:
    """Several values as a text, which is HTML as soon as one of them is."""
    if set(map(type, parts)) == {str}:
        return "".join(parts)
    return markup_join(parts)


take_as_html: Callable[[str], Markup] = partial(str.__new__, Markup)  # as Markup(…) does, asking for no __html__


class PlainMacro(Macro):
    """A macro that fills itself at once where every argument stands in its place, as in most calls."""

    def __call__(self, *given: Any, **named: Any) -> str:  # noqa: ANN401 - whatever a template hands on
        if named or self.caller or len(given) != self._argument_count:
            return super().__call__(*given, **named)
        return take_as_html(self._func(*given))


class NotedCode(BytecodeCache):
    """What templates have become, noted for the next call: to make it anew takes 0.4 s for the pages of a notice.

    It is code, so it is believed only where `reading/caches.py` believes a note: nobody else could have written it.
    """

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was noted, if it was made by this program of the same source."""
        noted = recall(locate_code(bucket), stamp_program_once())
        if isinstance(noted, bytes):
            bucket.bytecode_from_string(noted)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Note it."""
        remember(locate_code(bucket), stamp_program_once(), bucket.bytecode_to_string())


def locate_code(bucket: Bucket) -> Path | None:
    """The file for a template of this program, as it becomes with these filters.

    The `url` of the site is told what a template knows, and that of a review is not: the same template becomes other
    code. What is always the same goes through a filter already when it is compiled, and the result stands in the code.
    """
    filters = [name_function(name, function) for name, function in sorted(bucket.environment.filters.items())]
    return locate_note(FOLDER / bucket.key / " ".join(filters), "template")


def name_function(name: str, function: Callable[..., Any]) -> str:
    """A function under a name that templates know, as told from another one under the same."""
    return f"{name}:{getattr(function, '__module__', '')}.{getattr(function, '__qualname__', '')}"


class PlainEnvironment(Environment):
    """Compiles and fills templates that this program trusts."""

    code_generator_class = PlainGenerator
    call: ClassVar[Callable[..., Any]] = operator.call
    Macro = PlainMacro
    show = staticmethod(show)
    join = staticmethod(join)

    def make_globals(self, d: Mapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The names that every template knows, as one dictionary: Jinja's chain of several is slow to copy for each."""
        return {**self.globals, **(d or {})}
