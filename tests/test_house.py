"""The house: packages import one way, MkDocs stays at the edge, and no module or function grows out of its room."""

from __future__ import annotations

import re
from functools import cache

import pytest

from tests.house import (
    Function,
    find_imports,
    find_named_by_us,
    find_verbless,
    measure_density,
    measure_functions,
    read_modules,
)
from tests.paths import PROJECT

GUIDE = (PROJECT / "docs/development.md").read_text("utf-8")
TABLE = GUIDE.split("## The house")[1].split("##")[0]
PACKAGES = re.findall(r"^\| `(\w+)/` \|", TABLE, re.MULTILINE)  # from the ground up
MODULES = read_modules()
KNOW_MKDOCS = {
    "mkdocs_hook",
    "notices",
    "serving",
    "site.live",
    "site.local_server",
    "site.watching",
    "commands.mkdocs_calls",
}
LONGEST_MODULE = 300  # lines
MOST_COMPLEX = 12
DENSEST = 4.1
VERBS = 0.95  # of all functions that are named by us


@cache
def measure_program() -> list[Function]:
    """The functions of all modules."""
    return [function for path in MODULES.values() for function in measure_functions(path)]


def package_of(module: str) -> str:
    """The sub-package of a module; those that stand in none are named with nothing."""
    return module.split(".", maxsplit=1)[0] if "." in module else ""


def test_the_guide_names_every_package() -> None:
    """docs/development.md lists the packages, each once."""
    assert sorted(PACKAGES) == sorted({package_of(module) for module in MODULES} - {""})


def test_the_picture_of_the_guide_names_modules() -> None:
    """Every module that the road of the data leads through is there."""
    named = re.findall(r"\w+\.py", GUIDE.split("## The house")[0])
    assert set(named) <= {path.name for path in MODULES.values()}


@pytest.mark.parametrize("module", MODULES)
def test_imports_run_one_way(module: str) -> None:
    """A module imports only from its own package, from those that stand below it, and `parallel`."""
    ours = {name.removeprefix("hooks.") for name in find_imports(MODULES[module]) if name.startswith("hooks.")}
    below = PACKAGES if not package_of(module) else PACKAGES[: PACKAGES.index(package_of(module)) + 1]
    assert {package_of(name) for name in ours - {"parallel"}} <= set(below)


def test_modules_of_a_package_form_no_circle() -> None:
    """Inside a package, too, imports run one way."""
    imports = {
        module: {name.removeprefix("hooks.") for name in find_imports(path)} & set(MODULES)
        for module, path in MODULES.items()
    }
    while leaves := {module for module, needed in imports.items() if not needed & imports.keys()}:
        imports = {module: needed for module, needed in imports.items() if module not in leaves}
    assert not imports


def test_who_knows_mkdocs() -> None:
    """MkDocs, and what it brings along, is imported by few modules; nothing imports the file that it loads."""
    packages = {module: {name.split(".")[0] for name in find_imports(path)} for module, path in MODULES.items()}
    assert {module for module in MODULES if packages[module] & {"mkdocs", "watchdog"}} == KNOW_MKDOCS
    assert "hooks.mkdocs_hook" not in set().union(*map(find_imports, MODULES.values()))


def test_nothing_names_the_package() -> None:
    """Imports inside hooks/ are relative, so that the folder may have another name, as it has in a wheel."""
    absolute = {
        module
        for module, path in MODULES.items()
        if re.search(r"^\s*(from|import) hooks\b", path.read_text("utf-8"), re.MULTILINE)
    }
    assert not absolute


@pytest.mark.parametrize("module", MODULES)
def test_a_module_is_short(module: str) -> None:
    """Nobody has to read more than this to know a module."""
    assert len(MODULES[module].read_text("utf-8").splitlines()) <= LONGEST_MODULE


def test_no_function_has_to_be_decoded() -> None:
    """The complexity of each function, and the density of all of them, keep their limits."""
    functions = measure_program()
    assert [function for function in functions if function.complexity > MOST_COMPLEX] == []
    assert measure_density(functions) <= DENSEST


def test_functions_are_named_by_verbs() -> None:
    """A function does something, and its name says what; a value is a noun."""
    named = find_named_by_us(measure_program())
    assert len(named) - len(find_verbless(named)) >= VERBS * len(named)
