"""The measures of the house: what a module imports, how dense a function is, and whether its name begins with a verb.

`python -m tests.house` prints them for hooks/ and build.py. A function's complexity is one more than the places where
it may go another way: if, for, while, except, case, each `for` and `if` of a comprehension, each `and` and `or`.
Density is the sum of complexity per ten lines of code inside functions, without blank lines, comments and docstrings.
"""

from __future__ import annotations

import ast
import io
import sys
import tokenize
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.paths import DATA, PROJECT

SILENT = frozenset(
    {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}
)
# A method that somebody else names: MkDocs' events, HTMLParser's, logging's, click's, pydantic's.
NAMED_ELSEWHERE = ("__", "on_", "handle_", "emit", "get_params")
VALUES = frozenset({"property", "cached_property"})


@dataclass(frozen=True)
class Function:
    """One function or method: where it is, its length in lines of code, and its complexity."""

    place: str
    name: str
    lines: int
    complexity: int
    is_value: bool  # a property, which is named as the value it gives


def read_modules() -> dict[str, Path]:
    """The modules of the program by dotted name; build.py stands for itself."""
    hooks = PROJECT / "hooks"
    inside = {
        ".".join(path.relative_to(hooks).with_suffix("").parts): path
        for path in sorted(hooks.rglob("*.py"))
        if path.name != "__init__.py"
    }
    return inside | {"build": PROJECT / "build.py"}


def measure_functions(path: Path) -> Iterator[Function]:
    """Every function of a file; a function inside another is a part of that."""
    text = path.read_text("utf-8")
    tree = ast.parse(text)
    code = find_code_lines(text, tree)
    for node in find_outer_functions(tree):
        lines = len(code & set(range(node.lineno, (node.end_lineno or 0) + 1)))
        decorators = {ast.unparse(decorator).rpartition(".")[2] for decorator in node.decorator_list}
        inner = sum(isinstance(inside, ast.FunctionDef) for inside in ast.walk(node))
        yield Function(
            place=f"{path.relative_to(PROJECT).as_posix()}:{node.lineno}",
            name=node.name,
            lines=lines,
            complexity=inner + count_branches(node),
            is_value=bool(decorators & VALUES),
        )


def find_outer_functions(node: ast.AST) -> Iterator[ast.FunctionDef]:
    """The functions and methods that stand in no other function."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef):
            yield child
        else:
            yield from find_outer_functions(child)


def count_branches(tree: ast.AST) -> int:
    """The places where a piece of code may go another way."""
    count = 0
    for node in ast.walk(tree):
        if isinstance(node, ast.If | ast.IfExp | ast.For | ast.While | ast.ExceptHandler | ast.match_case):
            count += 1
        elif isinstance(node, ast.comprehension):
            count += 1 + len(node.ifs)
        elif isinstance(node, ast.BoolOp):
            count += len(node.values) - 1
    return count


def find_code_lines(text: str, tree: ast.Module) -> set[int]:
    """The numbers of the lines that hold code."""
    lines: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type not in SILENT:
            lines |= set(range(token.start[0], token.end[0] + 1))
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node) is not None:
            docstring = node.body[0]
            lines -= set(range(docstring.lineno, (docstring.end_lineno or 0) + 1))
    return lines


def measure_density(functions: Iterable[Function]) -> float:
    """Branches per ten lines."""
    listed = list(functions)
    return 10 * sum(function.complexity for function in listed) / max(1, sum(function.lines for function in listed))


def find_named_by_us(functions: Iterable[Function]) -> list[Function]:
    """The functions whose name was ours to choose, without the properties."""
    return [
        function for function in functions if not function.is_value and not function.name.startswith(NAMED_ELSEWHERE)
    ]


def find_verbless(functions: Iterable[Function]) -> list[Function]:
    """The functions whose name does not begin with a verb of VERBS."""
    return [function for function in functions if function.name.lstrip("_").split("_")[0] not in VERBS]


# The verbs in use. A new one is added to the file, so that somebody has looked whether it is one.
VERBS = frozenset((DATA / "verbs.txt").read_text("utf-8").split())


def find_imports(path: Path) -> set[str]:
    """What a file imports, wherever in it: `mkdocs` of another package, `hooks.reading.source` of our own."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= resolve_import(path, node)
    return found


def resolve_import(path: Path, node: ast.ImportFrom) -> set[str]:
    """The modules that a `from … import …` reads, by their full names."""
    if node.level == 0:
        base = (node.module or "").split(".")
    else:
        inside = path.relative_to(PROJECT).parts[: -node.level]
        base = [*inside, *(node.module.split(".") if node.module else ())]
    if base[0] != "hooks":
        return {".".join(base)}
    modules = {
        f"{'.'.join(base)}.{name.name}" for name in node.names if PROJECT.joinpath(*base, f"{name.name}.py").is_file()
    }
    return modules or {".".join(base)}


def print_measures() -> None:
    """Print the figures, and the densest functions."""
    functions = [function for path in read_modules().values() for function in measure_functions(path)]
    named = find_named_by_us(functions)
    verbless = find_verbless(named)
    lengths = {name: len(path.read_text("utf-8").splitlines()) for name, path in read_modules().items()}
    longest = max(lengths, key=lambda name: lengths[name])
    lines = (
        f"modules: {len(lengths)}, lines: {sum(lengths.values())}, longest: {longest} ({lengths[longest]})",
        f"functions: {len(functions)}, branches per ten lines: {measure_density(functions):.2f}",
        f"begin with a verb: {len(named) - len(verbless)} of {len(named)}",
    )
    sys.stdout.write("\n".join(lines) + "\n")
    for name, path in read_modules().items():
        inside = list(measure_functions(path))
        silent = [function.name for function in find_verbless(find_named_by_us(inside))]
        sys.stdout.write(f"{name}: {lengths[name]} lines, {measure_density(inside):.2f}, no verb: {' '.join(silent)}\n")
    for function in sorted(functions, key=lambda function: -function.complexity)[:15]:
        sys.stdout.write(f"{function.place} {function.name}: {function.lines} lines, {function.complexity}\n")


if __name__ == "__main__":
    print_measures()
