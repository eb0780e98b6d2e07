"""What our pages use of Material's stylesheets, as one file: a rule that no page can match costs every reader time.

Of some 150 KB most dresses a search, a navigation, tabs and code that our markup does not have. A rule stays if every
class, id and attribute that it names is a word of our templates; a custom property, if something that stays reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import tinycss2  # type: ignore[import-untyped]  # it has no types, so its nodes are Any below

GROUPS = {"media", "supports", "layer"}  # at-rules that hold rules
READ = re.compile(r"var\(\s*(--[\w-]+)")


def stylesheet(sheets: Iterable[str], templates: str, ours: str) -> str:
    """One stylesheet of what the pages use.

    Args:
        sheets: Material's stylesheets, in their order.
        templates: all markup that a page is made of.
        ours: our own stylesheets, which read Material's custom properties.

    """
    words = set(re.findall(r"[\w-]+", templates))
    sheet = "".join(sheets)
    rules = list(matching(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True), words))
    read: set[str] = set()
    found = set(READ.findall(ours))
    while found - read:  # a property that stays may read others
        read |= found
        found = set(READ.findall(written(rules, read)))
    return written(rules, read)


def matching(rules: Iterable[Any], words: set[str]) -> Iterator[tuple[str, Any]]:
    """Each rule that a page may match, as the text before its brace and what is inside.

    Raises:
        ValueError: Material uses a kind of rule that is not known here.

    """
    for rule in rules:
        if rule.type == "qualified-rule":
            if selectors := [selector for selector in listed(rule.prelude) if may_match(selector, words)]:
                yield ",".join(selectors), declarations(rule)
        elif rule.lower_at_keyword in GROUPS:
            inside = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}", list(matching(inside, words))
        elif rule.lower_at_keyword == "page":
            yield "@page", declarations(rule)
        elif rule.lower_at_keyword not in {"charset", "keyframes", "-webkit-keyframes"}:  # nothing of ours moves
            raise ValueError(
                f"Material's stylesheet has a rule @{rule.at_keyword}; hooks/site/material.py does not know it"
            )


def declarations(rule: Any) -> list[Any]:  # noqa: ANN401 - see the import
    return list(tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True))


def listed(prelude: list[Any]) -> Iterator[str]:
    """The selectors of a list, divided at its outer commas."""
    selector: list[Any] = []
    for part in prelude:
        if part == ",":
            yield tinycss2.serialize(selector).strip()
            selector = []
        else:
            selector.append(part)
    yield tinycss2.serialize(selector).strip()


def may_match(selector: str, words: set[str]) -> bool:
    """Whether every class, id and attribute that a selector asks for is a word of the templates."""
    bare = re.sub(r":not\([^()]*(\([^()]*\))?[^()]*\)", "", selector)
    named = re.findall(r"[.#]((?:\\.|[\w-])+)", re.sub(r"\[[^]]*]", "", bare))
    named += [part for test in re.findall(r"\[([^]]*)]", bare) for part in re.findall(r"[\w-]+", test)]
    return set(named) <= words


def written(rules: Iterable[tuple[str, Any]], read: set[str]) -> str:
    """Rules as text, without custom properties that nobody reads and without what is then empty."""
    made = []
    for before, inside in rules:
        if before.startswith("@") and before != "@page":
            text = written(inside, read)
        else:
            text = ";".join(
                declaration.serialize()
                for declaration in inside
                if not declaration.name.startswith("--") or declaration.name in read
            )
        if text:
            made.append(f"{before}{{{text}}}")
    return "\n".join(made)
