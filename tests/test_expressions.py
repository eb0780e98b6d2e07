"""No regular expression of the program can take longer than its input is long, whatever the input is.

Every call of `re` in the program is found in its source, with what is done with the expression: one that is searched
for may begin anywhere, and one that must match a text as a whole can fail at its end. Those of the schema for editors,
of pydantic's fields and of the shared data are looked at, too. tests/ambiguity.py says what makes an expression slow.
"""

from __future__ import annotations

import ast
import importlib
import re
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import pytest

from hooks.explain.editor_schema import make_editor_schema
from hooks.notice.notice import SHOWN
from hooks.reading.git import REASONS
from hooks.reading.stumble import MEANINGS
from tests.ambiguity import ALPHABET, find_ambiguity, make_automaton
from tests.paths import PROJECT
from tests.shared import THEME

SEARCHING = {"search", "sub", "subn", "split", "findall", "finditer"}
CALLS = {*SEARCHING, "match", "fullmatch"}
Nodes = list[ast.Attribute | ast.Call]
# An expression that a function is given, by the words that name it there, with where it comes from.
GIVEN: Mapping[tuple[str, str], list[str]] = {
    ("reading/git.py", "pattern"): list(REASONS),
    ("reading/stumble.py", "pattern"): [pattern for pattern, _ in MEANINGS],
    ("notice/placeholders.py", "'|'.join(map(re.escape, texts))"): ["<first>|<second>|<third>"],
    ("theme/kinds.py", "text"): [],  # the same as those of wording.py
    ("checks/wording.py", "entry['pattern']"): [entry["pattern"] for entry in THEME.outdated.values()],
}
# Expressions that can take longer than their input is long, with the reason why they may: how short the input is.
EXCEPTIONS: dict[str, str] = {
    r"\W*…$": f"the description that it shortens has at most {SHOWN} characters (notice/notice.py)",
}


NO_TIME = 0.004  # seconds; a text of 4,000 characters that is read once takes less than a thousandth


@dataclass(frozen=True)
class Expression:
    """An expression, and what is done with it."""

    where: str
    pattern: str
    flags: int
    searched: bool
    whole: bool


def list_program() -> list[Expression]:
    """Every expression in the source of the program."""
    modules = [read_module(path.relative_to(PROJECT).as_posix()) for path in sorted(PROJECT.glob("hooks/**/*.py"))]
    uses = find_uses(modules)
    return [found for module, where, nodes in modules for found in list_module(module, where, nodes, uses)]


def read_module(path: str) -> tuple[ModuleType, str, Nodes]:
    """A module, its place, and what its source calls and names with a dot."""
    name = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    nodes = ast.walk(ast.parse((PROJECT / path).read_text("utf-8")))
    found = [node for node in nodes if isinstance(node, ast.Attribute | ast.Call)]
    return importlib.import_module(name), path.removeprefix("hooks/"), found


def find_uses(modules: list[tuple[ModuleType, str, Nodes]]) -> dict[int, set[str]]:
    """What is done with every compiled expression that has a name, by the number of its object."""
    uses: dict[int, set[str]] = defaultdict(set)
    for module, _, nodes in modules:
        for node in nodes:
            if isinstance(node, ast.Attribute) and node.attr in CALLS and isinstance(node.value, ast.Name):
                named = vars(module).get(node.value.id)
                if isinstance(named, re.Pattern):
                    uses[id(named)].add(node.attr)
    return uses


def list_module(module: ModuleType, where: str, nodes: Nodes, uses: dict[int, set[str]]) -> Iterator[Expression]:
    """The expressions of one module; of one that is compiled without a name everything may be done with it."""
    compiled = {decode(pattern): uses[number] for number, pattern in list_named(module)}
    for node in nodes:
        if not isinstance(node, ast.Call):
            continue
        for word in node.keywords:
            if word.arg == "pattern":  # of a field of pydantic
                yield Expression(f"{where}:{node.lineno}", evaluate(word.value, module), 0, searched=True, whole=False)
        if not isinstance(node.func, ast.Attribute):
            continue
        if not isinstance(node.func.value, ast.Name) or node.func.value.id != "re":
            continue
        method = node.func.attr
        if method in ("escape", "error"):
            continue
        assert method in {*CALLS, "compile"}, f"{where}: re.{method} is not looked at"
        for pattern, flags in read_call(node, module, where):
            done = {method} if method != "compile" else compiled.get(pattern) or CALLS
            yield Expression(
                where=f"{where}:{node.lineno}",
                pattern=pattern,
                flags=flags,
                searched=not done.isdisjoint(SEARCHING),
                whole="fullmatch" in done,
            )


def list_named(module: ModuleType) -> list[tuple[int, str | bytes]]:
    """The number and the text of every compiled expression that has a name in a module."""
    return [(id(value), value.pattern) for value in vars(module).values() if isinstance(value, re.Pattern)]


def read_call(node: ast.Call, module: ModuleType, where: str) -> Iterator[tuple[str, int]]:
    """The expressions of a call of `re` with their flags."""
    given = GIVEN.get((where, ast.unparse(node.args[0])))
    flags = [word.value for word in node.keywords if word.arg == "flags"] or node.args[1:]
    value = 0
    for flag in flags:
        if "re." in ast.unparse(flag):
            value = evaluate(flag, module)
    for pattern in [evaluate(node.args[0], module)] if given is None else given:
        yield decode(pattern), int(value)


def decode(pattern: str | bytes) -> str:
    """An expression for bytes as one for texts."""
    return pattern.decode("latin-1") if isinstance(pattern, bytes) else pattern


def evaluate(node: ast.expr, module: ModuleType) -> Any:  # noqa: ANN401 - a text, bytes or a flag
    """What an expression of Python is, as far as the names of its module say."""
    code = compile(ast.Expression(node), module.__name__, "eval")
    try:
        return eval(code, dict(vars(module)))  # noqa: S307 - our own source
    except NameError as error:
        place = f"{module.__name__}:{node.lineno}"
        raise AssertionError(f"{place}: GIVEN has to say where `{ast.unparse(node)}` comes from") from error


def list_schema_patterns() -> list[Expression]:
    """Every pattern of the schema for editors."""
    schema = make_editor_schema(THEME)
    return [
        Expression("notices/.schema.json", pattern, 0, searched=True, whole=False)
        for pattern in sorted(set(find_patterns(schema)))
    ]


def find_patterns(data: object) -> Iterator[str]:
    """The patterns in a JSON schema."""
    if isinstance(data, dict):
        if isinstance(data.get("pattern"), str):
            yield data["pattern"]
        for value in data.values():
            yield from find_patterns(value)
    elif isinstance(data, list):
        for value in data:
            yield from find_patterns(value)


EXPRESSIONS = [*list_program(), *list_schema_patterns()]


def judge(expression: Expression) -> str:
    return find_ambiguity(expression.pattern, expression.flags, searched=expression.searched, whole=expression.whole)


@pytest.mark.parametrize("expression", EXPRESSIONS, ids=lambda found: f"{found.where} {found.pattern}"[:90])
def test_no_repeat_reads_what_another_reads(expression: Expression) -> None:
    """No repeat stands in a repeat, and no two repeats can read the same; where they can, the input is short."""
    assert bool(judge(expression)) == (expression.pattern in EXCEPTIONS), judge(expression)


def test_exceptions_are_needed() -> None:
    """Every exception is an expression of the program."""
    assert EXCEPTIONS.keys() <= {expression.pattern for expression in EXPRESSIONS}


def test_expressions_are_found() -> None:
    """The expressions of every package that has some are looked at, the schema's and the shared data's among them."""
    places = {expression.where.split("/")[0] for expression in EXPRESSIONS}
    assert places >= {"reading", "format", "review", "site", "theme", "checks", "notices", "folder", "pulls"}
    assert any(expression.pattern == MEANINGS[0][0] for expression in EXPRESSIONS)


@pytest.mark.parametrize(
    ("pattern", "searched", "whole", "slow"),
    [
        (r"(a+)+$", False, False, True),
        (r"(a+)+", False, False, False),
        (r"\s*\s*x", False, False, True),
        (r"(?:\wb|\db)+x", False, False, True),
        (r"(x+x+)+y", False, False, True),
        (r"(?:a*)*b", False, False, True),
        (r"(?:a|b)*c", False, False, False),
        (r".*a.*x", False, False, True),
        (r".*a.*", False, False, False),
        (r".*a.*", False, True, True),
        (r" +#", True, False, True),
        (r" +#", False, False, False),
        (r" +", True, False, False),
        (r"(^|-) *\([^)]*$", True, False, True),
        (r"\w+x|\s+|.", True, False, True),
        (r"(?s)\w+(?:-\w+)*|.", True, False, False),
        (r"a(?:(?:b+)+c)?", False, False, True),
        (r"^ +$", True, False, False),
        (r"(?m)^ +$", True, False, False),
        (r"\s+[^\n]*x", False, False, True),
        (r"a{2,90}a{2,90}x", False, False, True),
        (r"[0-9]+([ -]+[0-9]+)*", False, True, False),
    ],
)
def test_what_makes_an_expression_slow(pattern: str, searched: bool, whole: bool, slow: bool) -> None:
    """An expression is slow if its input can be read in several ways and the match still fails."""
    assert bool(find_ambiguity(pattern, searched=searched, whole=whole)) == slow


# --- tried ------------------------------------------------------------------------------------------------------------


def write_worst_cases(expression: Expression, length: int) -> Iterator[str]:
    """Texts that lead into every loop of an expression, and out of it to where it fails."""
    automaton = make_automaton(expression.pattern, expression.flags, searched=False)
    for state, loop in automaton.loops.items():
        if not loop:
            continue
        before = find_way(automaton.steps, automaton.characters, automaton.whole.first, state)
        turn = find_way(automaton.steps, automaton.characters, automaton.steps[state] & loop, state)
        for end in ("", "\x00", "\n\x00"):
            yield before + turn * (length // len(turn)) + end
            yield (before + turn) * (length // len(before + turn)) + end


def find_way(
    steps: Mapping[int, set[int]], characters: Mapping[int, frozenset[str]], first: set[int], goal: int
) -> str:
    """The shortest text that leads from the first states to another."""
    ways = {state: min(characters[state], key=ALPHABET.rindex, default="") for state in first}
    waiting = list(ways)
    for state in waiting:
        for following in steps[state]:
            if following not in ways:
                ways[following] = ways[state] + min(characters[following], key=ALPHABET.rindex, default="")
                waiting.append(following)
    return ways[goal]


def measure(expression: Expression, length: int) -> float:
    """The seconds of computing that an expression takes for the worst of its cases, the least of three times."""
    compiled = re.compile(expression.pattern, expression.flags)
    find = compiled.search if expression.searched else compiled.fullmatch if expression.whole else compiled.match
    worst = 0.0
    for text in write_worst_cases(expression, length):
        times = []
        for _ in range(3):
            start = time.process_time()
            find(text)
            times.append(time.process_time() - start)
        worst = max(worst, min(times))
    return worst


def grows_as_its_input(expression: Expression) -> bool:
    """Whether four times the input takes no more than eight times the time; what takes no time is not compared."""
    short = measure(expression, 250)
    for length in (1000, 4000):
        longer = measure(expression, length)
        if longer > max(NO_TIME, 8 * short):
            return False
        short = longer
    return True


@pytest.mark.parametrize("expression", EXPRESSIONS, ids=lambda found: f"{found.where} {found.pattern}"[:90])
def test_time_grows_as_the_input(expression: Expression) -> None:
    """The worst that can be written for an expression takes a time in proportion to its length."""
    if expression.pattern not in EXCEPTIONS:
        assert grows_as_its_input(expression)


@pytest.mark.parametrize("pattern", [r"a*a*x", r"\s*\s*x", r" +#"])
def test_time_of_a_slow_expression(pattern: str) -> None:
    """An expression that is slow is found to be so by trying, too."""
    assert not grows_as_its_input(Expression("here", pattern, 0, searched=True, whole=False))
