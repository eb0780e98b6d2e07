"""What our pages use of Material's stylesheets, as one file: a rule that no page can match costs every reader time.

Of some 150 KB most dresses a search, a navigation, tabs and code that our markup does not have. A rule stays if every
class, id and attribute that it names is a word of our templates; a custom property, if something that stays reads it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import tinycss2  # type: ignore[import-untyped]  # it has no types, so its nodes are Any below

from ..reading.refusals import Refused

UNUSED = ("charset", "keyframes", "-webkit-keyframes")  # the site is in UTF-8, and nothing of ours moves
READ = re.compile(r"var\(\s*(--[\w-]+)")
NEGATION = re.compile(r":not\([^()]*(?:\([^()]*\)[^()]*)?\)")
ATTRIBUTE = re.compile(r"\[([^][]*)]")
CLASS_OR_ID = re.compile(r"[.#]((?:\\.|[\w-])+)")
WORD = re.compile(r"[\w-]+")


@dataclass(frozen=True)
class Rule:
    """Declarations, and what stands before their brace: selectors or `@page`."""

    opening: str
    declarations: list[Any]

    def write(self, read: Container[str]) -> str:
        """The rule as text, without custom properties that nobody reads; nothing where it is then empty."""
        texts = [
            declaration.serialize()
            for declaration in self.declarations
            if declaration.name in read or not declaration.name.startswith("--")
        ]
        return put_in_braces(self.opening, ";".join(texts))


@dataclass(frozen=True)
class Group:
    """Rules in an at-rule, and what stands before its brace."""

    opening: str
    rules: list[Rule | Group]

    def write(self, read: Container[str]) -> str:
        """The rules as text, without what is empty; nothing where all are."""
        return put_in_braces(self.opening, write_rules(self.rules, read))


def make_stylesheet(sheets: Iterable[str], templates: str, ours: str) -> str:
    """One stylesheet of what the pages use.

    Args:
        sheets: Material's stylesheets, in their order.
        templates: all markup that a page is made of.
        ours: our own stylesheets, which read Material's custom properties.

    Raises:
        Refused: Material uses a kind of rule that is not known here.

    """
    parsed = tinycss2.parse_stylesheet(
        "".join(sheets),
        skip_comments=True,
        skip_whitespace=True,
    )
    words = frozenset(WORD.findall(templates))
    rules = list(find_used_rules(parsed, words))
    read = set(READ.findall(ours))
    while others := set(READ.findall(write_rules(rules, read))) - read:
        read |= others  # a property that stays may read others
    return write_rules(rules, read)


def find_used_rules(parsed: Iterable[Any], words: frozenset[str]) -> Iterator[Rule | Group]:
    """Each rule that a page may match.

    Args:
        parsed: rules as tinycss2 parses them.
        words: those of the templates.

    Raises:
        Refused: Material uses a kind of rule that is not known here.

    """
    for rule in parsed:
        kind = getattr(rule, "lower_at_keyword", rule.type)
        if kind in UNUSED:
            continue
        if kind not in FINDERS:
            raise Refused("unknown-css-rule", rule=rule.at_keyword)
        find_used = FINDERS[kind]
        yield from find_used(rule, words)


def find_used_selectors(rule: Any, words: frozenset[str]) -> Iterator[Rule]:  # noqa: ANN401 - see the import
    """A rule with those of its selectors that a page may match."""
    selectors = [selector for selector in split_selectors(rule.prelude) if may_match(selector, words)]
    if selectors:
        yield Rule(",".join(selectors), parse_declarations(rule))


def find_used_inside(rule: Any, words: frozenset[str]) -> Iterator[Group]:  # noqa: ANN401 - see the import
    """An at-rule that holds rules, with those that a page may match."""
    parsed = tinycss2.parse_rule_list(
        rule.content,
        skip_comments=True,
        skip_whitespace=True,
    )
    opening = f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}"
    inside = find_used_rules(parsed, words)
    yield Group(opening, list(inside))


def find_page(rule: Any, _words: frozenset[str]) -> Iterator[Rule]:  # noqa: ANN401 - see the import
    """What is said of paper, all of which stays."""
    yield Rule("@page", parse_declarations(rule))


FINDERS: Mapping[str, Callable[[Any, frozenset[str]], Iterator[Rule | Group]]] = {
    "qualified-rule": find_used_selectors,
    "media": find_used_inside,
    "supports": find_used_inside,
    "layer": find_used_inside,
    "page": find_page,
}


def parse_declarations(rule: Any) -> list[Any]:  # noqa: ANN401 - see the import
    """What stands between the braces of a rule."""
    declarations = tinycss2.parse_blocks_contents(
        rule.content,
        skip_comments=True,
        skip_whitespace=True,
    )
    return list(declarations)


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
    without_attributes = ATTRIBUTE.sub("", asked)
    named = set(CLASS_OR_ID.findall(without_attributes))
    for test in ATTRIBUTE.findall(asked):
        named.update(WORD.findall(test))
    return named <= words


def write_rules(rules: Iterable[Rule | Group], read: Container[str]) -> str:
    """Rules as text, one a line, without custom properties that nobody reads and without what is then empty."""
    texts = [rule.write(read) for rule in rules]
    return "\n".join(filter(None, texts))


def put_in_braces(opening: str, inside: str) -> str:
    """A rule as text; nothing where it would be empty."""
    if not inside:
        return ""
    return f"{opening}{{{inside}}}"
