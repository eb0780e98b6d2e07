"""What is not filled in yet is marked on the page of a draft, wherever it is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup, escape

TAG = re.compile(r"(<[^<>]*>)")  # in our own HTML, whose attributes hold neither of these characters
MARKED = "<mark>{}</mark>"


def mark_placeholders(html: Markup, placeholders: Iterable[str]) -> Markup:
    """The HTML of a notice with each placeholder in a <mark>; what attributes say stays as it is.

    Args:
        html: made by the escaping environment.
        placeholders: the texts to mark, as the file has them.

    """
    texts = sorted({str(escape(text)) for text in placeholders}, key=len, reverse=True)
    if not texts:
        return html
    sought = re.compile("|".join(map(re.escape, texts)))
    parts = TAG.split(html)
    for number, part in enumerate(parts):
        if not part.startswith("<"):
            parts[number] = sought.sub(lambda found: MARKED.format(found[0]), part)
    return Markup("".join(parts))  # noqa: S704 - escaped before, and nothing but <mark> is added
