"""What our pages use of Material's stylesheets, as one file: a rule that no page can match costs every reader time.

Of some 150 KB most dresses a search, a navigation, tabs and code that our markup does not have. A rule stays if every
class, id and attribute that it names is a word of our templates; a custom property, if something that stays reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import tinycss2  # type: ignore[import-untyped]  # it has no types, so its nodes are Any below

GROUPS = frozenset({"media", "supports", "layer"})  # at-rules that hold rules
UNUSED = frozenset({"charset", "keyframes", "-webkit-keyframes"})  # the site is in UTF-8, and nothing of ours moves
READ = re.compile(r"var\(\s*(--[\w-]+)")
NEGATION = re.compile(r":not\([^()]*(\([^()]*\))?[^()]*\)")
ATTRIBUTE = re.compile(r"\[([^]]*)]")
CLASS_OR_ID = re.compile(r"[.#]((?:\\.|[\w-])+)")
WORD = re.compile(r"[\w-]+")


@dataclass(frozen=True)
class Rule:
    """Declarations, and what stands before their brace: selectors or `@page`."""

    opening: str
    declarations: list[Any]


@dataclass(frozen=True)
class Group:
    """Rules in an at-rule, and what stands before its brace."""

    opening: str
    rules: list[Rule | Group]


def make_stylesheet(sheets: Iterable[str], templates: str, ours: str) -> str:
    """One stylesheet of what the pages use.

    Args:
        sheets: Material's stylesheets, in their order.
        templates: all markup that a page is made of.
        ours: our own stylesheets, which read Material's custom properties.

    Raises:
        ValueError: Material uses a kind of rule that is not known here.

    """
    parsed = tinycss2.parse_stylesheet("".join(sheets), skip_comments=True, skip_whitespace=True)
    rules = list(find_used_rules(parsed, frozenset(WORD.findall(templates))))
    used = set(READ.findall(ours))
    while others := set(READ.findall(write_rules(rules, used))) - used:
        used |= others  # a property that stays may read others
    return write_rules(rules, used)


def find_used_rules(parsed: Iterable[Any], words: frozenset[str]) -> Iterator[Rule | Group]:
    """Each rule that a page may match.

    Args:
        parsed: rules as tinycss2 parses them.
        words: those of the templates.

    Raises:
        ValueError: Material uses a kind of rule that is not known here.

    """
    for rule in parsed:
        if rule.type == "qualified-rule":
            selectors = [selector for selector in split_selectors(rule.prelude) if may_match(selector, words)]
            if selectors:
                yield Rule(",".join(selectors), parse_declarations(rule))
        elif rule.lower_at_keyword in GROUPS:
            inside = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            opening = f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}"
            yield Group(opening, list(find_used_rules(inside, words)))
        elif rule.lower_at_keyword == "page":
            yield Rule("@page", parse_declarations(rule))
        elif rule.lower_at_keyword not in UNUSED:
            raise ValueError(
                f"Material's stylesheet has a rule @{rule.at_keyword}; hooks/site/stylesheet.py does not know it"
            )


def parse_declarations(rule: Any) -> list[Any]:  # noqa: ANN401 - see the import
    """What stands between the braces of a rule."""
    return list(tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True))


def split_selectors(prelude: Iterable[Any]) -> list[str]:
    """The selectors of a list, divided at its outer commas."""
    selectors: list[list[Any]] = [[]]
    for part in prelude:
        if part == ",":
            selectors.append([])
        else:
            selectors[-1].append(part)
    return [tinycss2.serialize(selector).strip() for selector in selectors]


def may_match(selector: str, words: frozenset[str]) -> bool:
    """Whether every class, id and attribute that a selector asks for is a word of the templates."""
    asked = NEGATION.sub("", selector)
    named = set(CLASS_OR_ID.findall(ATTRIBUTE.sub("", asked)))
    for test in ATTRIBUTE.findall(asked):
        named.update(WORD.findall(test))
    return named <= words


def write_rules(rules: Iterable[Rule | Group], used: set[str]) -> str:
    """Rules as text, without custom properties that nobody reads and without what is then empty."""
    written = []
    for rule in rules:
        inside = write_rules(rule.rules, used) if isinstance(rule, Group) else write_declarations(rule, used)
        if inside:
            written.append(f"{rule.opening}{{{inside}}}")
    return "\n".join(written)


def write_declarations(rule: Rule, used: set[str]) -> str:
    """The declarations of a rule as text, without custom properties that nobody reads."""
    return ";".join(
        declaration.serialize()
        for declaration in rule.declarations
        if declaration.name in used or not declaration.name.startswith("--")
    )
