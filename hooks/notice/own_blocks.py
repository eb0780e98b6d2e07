"""A project's own block becomes HTML: in a sandbox that shows it facts and words, and counts what it does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import PurePath
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, nodes, pass_context
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, LoopContext, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from ..reading.fault_codes import FaultCode
from ..reading.faults import Faulty, Place, make_fault
from ..theme.block_parts import FILTERS
from ..theme.overrides import BLOCKS, FOLDER, Overrides
from ..theme.own_blocks import ENDING
from ..theme.templates import Templates
from ..theme.theme import Theme
from .environment import PlainContext, find_environment, load_template
from .texts import Texts

PACKAGE = __name__.partition(".notice.")[0]
FACTUAL = tuple(f"{PACKAGE}.{part}." for part in ("facts", "format", "theme"))  # packages whose values are facts
OF_TEXTS = frozenset(
    ("word", "law", "date", "period", "join", "either", "country", "cite", "cite_period", "items", "service", "capital")
)
OF_STRINGS = frozenset(("endswith", "startswith"))
OF_MAPPINGS = frozenset(("get", "items", "keys", "values"))
MOST_STEPS = 20_000  # of all loops of a block; the largest register has 2,000 values
MOST_CHARACTERS = 1_000_000  # that a block writes, or that stand in one of its variables
BUDGET = "_budget"  # no template can name it


@dataclass
class Budget:
    """How much a block may still do, and the file that it stands in."""

    file: str
    steps: int = MOST_STEPS
    characters: int = MOST_CHARACTERS

    def spend(self, steps: int, characters: int) -> None:
        """Count what was done.

        Raises:
            Faulty: that is too much.

        """
        self.steps -= steps
        self.characters -= characters
        if self.steps < 0 or self.characters < 0:
            raise Faulty(make_fault(Place(self.file, 1, 1), FaultCode.OVERRIDE, "", "block-endless"))


class BlockEnvironment(ImmutableSandboxedEnvironment):
    """Shows facts, words and small pieces; no method but those of the words, and nothing of the program."""

    context_class = PlainContext

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401 - whatever a template asks of
        """Whether a template sees an attribute."""
        if attr.startswith("_"):
            return False
        if isinstance(obj, Texts):
            return attr in OF_TEXTS
        if isinstance(obj, str):
            return attr in OF_STRINGS
        if isinstance(obj, Mapping):
            return attr in OF_MAPPINGS
        if isinstance(obj, TemplateModule | LoopContext | Namespace):
            return True
        is_fact = type(obj).__module__.startswith(FACTUAL)
        return is_fact and not callable(value) and not isinstance(value, Theme | PurePath)

    def wrap_str_format(self, value: object) -> None:
        """No template formats texts by itself: a width in a place would make them as long as it likes."""

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """The template with its loops and its joined texts counted."""
        tree: nodes.Template = Counting().visit(super()._parse(source, name, filename))
        return tree


class Counting(NodeTransformer):
    """Lets what can grow pass through a filter that counts it."""

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802 - Jinja calls it so
        """A loop, each step of which is counted."""
        self.generic_visit(node)
        node.iter = filter_through("counted", node.iter)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802 - as above
        """A text of several, which is counted."""
        self.generic_visit(node)
        return filter_through("joined", nodes.List(node.nodes, lineno=node.lineno))

    def visit_Add(self, node: nodes.Add) -> nodes.Node:  # noqa: N802 - as above
        """A sum of two, which is counted."""
        self.generic_visit(node)
        return filter_through("added", nodes.List([node.left, node.right], lineno=node.lineno))


def filter_through(name: str, node: nodes.Node) -> nodes.Filter:
    """What a filter makes of an expression."""
    filtered = nodes.Filter(None, name, [], [], None, None, lineno=node.lineno)
    filtered.node = node  # type: ignore[assignment]  # what a loop goes through is an expression
    return filtered


@pass_context
def count_steps(context: Context, items: Iterable[Any]) -> Iterator[Any]:
    """What a loop goes through, as far as the budget reaches."""
    for item in items:
        context[BUDGET].spend(1, 0)
        yield item


@pass_context
def join_texts(context: Context, parts: list[Any]) -> str:
    """Several texts as one."""
    joined = markup_join(parts)
    context[BUDGET].spend(0, len(joined))
    return joined


@pass_context
def add_parts(context: Context, parts: list[Any]) -> Any:  # noqa: ANN401 - as whatever is added
    """Two lists, texts or numbers as one."""
    one, other = parts
    added = one + other
    context[BUDGET].spend(0, len(added) if hasattr(added, "__len__") else 1)
    return added


@lru_cache(maxsize=8)
def find_block_environment(templates: Templates, overrides: Overrides) -> BlockEnvironment:
    """The environment of a project's blocks, which may include blocks of the program."""
    made = BlockEnvironment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=FunctionLoader(partial(load_block, templates, overrides)),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    usual = find_environment(templates)
    made.globals = {name: value for name, value in usual.globals.items() if name not in ("range", "lipsum", "dict")}
    made.filters = {name: usual.filters[name] for name in FILTERS}
    made.filters.update(counted=count_steps, joined=join_texts, added=add_parts)
    return made


def load_block(templates: Templates, overrides: Overrides, name: str) -> Any:  # noqa: ANN401 - as Jinja wants it
    """A block of the project, or a template of the program."""
    section = name.removeprefix(BLOCKS)
    if section != name:
        return overrides.blocks[section].source, name_file(section), lambda: True
    return load_template(templates, name)


def name_file(section: str) -> str:
    """How messages call the file of a block."""
    return f"{FOLDER}/{BLOCKS}{section}{ENDING}"


def render_own_block(section: str, theme: Theme, context: Mapping[str, Any]) -> Markup:
    """What a project's block makes of a register.

    Raises:
        Faulty: it does too much.
        Exception: it fails, as any template may.

    """
    budget = Budget(name_file(section))
    template = find_block_environment(theme.templates, theme.overrides).get_template(f"{BLOCKS}{section}")
    pieces = []
    for piece in template.generate({**context, BUDGET: budget}):
        budget.spend(0, len(piece))
        pieces.append(piece)
    return Markup("".join(pieces))  # noqa: S704 - made by the escaping environment
