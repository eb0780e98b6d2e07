"""Several notices in one document: each keeps its anchors and labels apart from those of the others."""

from __future__ import annotations

import re

from markupsafe import Markup

TAG = re.compile(r"<[^<>]*>")  # in our own HTML, whose attributes hold neither of these characters
NAMING = re.compile(r' (id|for|aria-labelledby|aria-describedby|aria-controls)="([^"]*)"')
LEADING = re.compile(r' href="#([^"]*)"')


def set_apart(html: Markup, prefix: str) -> Markup:
    """The HTML with a prefix before each id, and before each name of one.

    Args:
        html: made by the escaping environment.
        prefix: letters and hyphens.

    """
    changed = TAG.sub(lambda tag: prefix_names(tag[0], prefix), html)
    return Markup(changed)  # noqa: S704 - escaped before, and names of our own are longer now


def prefix_names(tag: str, prefix: str) -> str:
    """One tag with its ids, and the names of others, behind a prefix."""
    tag = NAMING.sub(lambda found: f' {found[1]}="{prefix_each(found[2], prefix)}"', tag)
    return LEADING.sub(rf' href="#{prefix}\1"', tag)


def prefix_each(names: str, prefix: str) -> str:
    """Several ids, each behind the prefix."""
    return " ".join(prefix + name for name in names.split())
