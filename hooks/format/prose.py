"""Prose of an editor (`more:`): a small, safe part of Markdown becomes HTML, and everything else is refused by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from ..reading.display import INVISIBLE, describe_character, quote

ALLOWED = frozenset(
    {
        "paragraph",
        "bullet_list",
        "ordered_list",
        "list_item",
        "inline",
        "text",
        "softbreak",
        "hardbreak",
        "em",
        "strong",
        "link",
    }
)
MAX_LEVEL = 10  # tokens; a list in a list has 4
SCHEMES = ("http://", "https://", "mailto:", "tel:")
REFUSED = {
    "html_block": "HTML",
    "html_inline": "HTML",
    "heading": "a heading",
    "image": "an image",
    "code_inline": "code",
    "code_block": "a block indented by four spaces",
    "fence": "a block of code",
    "blockquote": "a quotation",
    "hr": "a line across the page",
}

# HTML is recognised so that it can be refused; link definitions would make text vanish; every address is recognised
# as a link so that a bad one is refused too, instead of becoming plain text.
markdown = MarkdownIt("commonmark", {"html": True, "maxNesting": 100}).disable("reference")
markdown.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005  # the library's documented way to set it


def html(text: str) -> Markup:
    """`text` as HTML: paragraphs, lists, emphasis, and links to http, https, mailto and tel.

    Raises:
        ValueError: the text holds anything else; the message names it.

    """
    tokens = markdown.parse(text)
    for token in every(tokens):
        if token.level > MAX_LEVEL:
            raise ValueError("a list nested this deeply")
        if hidden := INVISIBLE.search(token.content):
            raise ValueError(describe_character(hidden[0]))
        kind = token.type.removesuffix("_open").removesuffix("_close")
        if kind not in ALLOWED:
            raise ValueError(f"{REFUSED.get(kind, kind)} {quote(token.content.strip() or token.markup)}")
        if kind == "link" and token.nesting == 1 and not str(token.attrGet("href")).lower().startswith(SCHEMES):
            raise ValueError(f"a link to {quote(token.attrGet('href'))}")
    return Markup(markdown.renderer.render(tokens, markdown.options, {}))  # noqa: S704 - only tokens of ALLOWED, escaped by the renderer


def every(tokens: Sequence[Token]) -> Iterator[Token]:
    """Tokens and their children, in order."""
    for token in tokens:
        yield token
        yield from every(token.children or [])
