"""Prose of an editor (`more:`): a small, safe part of Markdown becomes HTML, and everything else is refused by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from ..reading.display import INVISIBLE, describe_character, quote
from ..reading.messages import Phrase, make_phrase
from .mistakes import Mistake

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
MAX_LEVEL = 9  # of tokens; the text of a list in three others has 9
SCHEMES = ("http://", "https://", "mailto:", "tel:")
REFUSED = {
    "html_block": Phrase("prose-html"),
    "html_inline": Phrase("prose-html"),
    "heading": Phrase("prose-heading"),
    "image": Phrase("prose-image"),
    "code_inline": Phrase("prose-code"),
    "code_block": Phrase("prose-indented"),
    "fence": Phrase("prose-fence"),
    "blockquote": Phrase("prose-quotation"),
    "hr": Phrase("prose-rule"),
}

# HTML is recognised so that it can be refused; link definitions would make text vanish; every address is recognised
# as a link so that a bad one is refused too, instead of becoming plain text.
markdown = MarkdownIt("commonmark", {"html": True, "maxNesting": 100}).disable("reference")
markdown.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005  # the library's documented way to set it


def render_prose(text: str) -> Markup:
    """`text` as HTML: paragraphs, lists, emphasis, and links to http, https, mailto and tel.

    Raises:
        Mistake: the text holds anything else.

    """
    tokens = markdown.parse(text)
    for token in walk_tokens(tokens):
        refuse_token(token)
    html = markdown.renderer.render(tokens, markdown.options, {})
    return Markup(html)  # noqa: S704 - only tokens of ALLOWED, escaped by the renderer


def walk_tokens(tokens: Sequence[Token]) -> Iterator[Token]:
    """Tokens and their children, in order."""
    for token in tokens:
        yield token
        yield from walk_tokens(token.children or [])


def refuse_token(token: Token) -> None:
    """Refuse what is not used in prose.

    Raises:
        Mistake: it names the part.

    """
    if token.level > MAX_LEVEL:
        raise Mistake("not-in-prose", what=Phrase("prose-deep-list"))
    if hidden := INVISIBLE.search(token.content):
        raise Mistake("not-in-prose", what=describe_character(hidden[0]))
    kind = token.type.removesuffix("_open").removesuffix("_close")
    if kind not in ALLOWED:
        what = REFUSED.get(kind, kind)
        text = quote(token.content.strip() or token.markup)
        raise Mistake("not-in-prose", what=make_phrase("prose-part", what=what, text=text))
    if kind == "link" and token.nesting == 1:
        refuse_odd_link(str(token.attrGet("href")))


def refuse_odd_link(address: str) -> None:
    """Refuse a link that leads into the site, or does something else than lead somewhere."""
    if not address.lower().startswith(SCHEMES):
        raise Mistake("not-in-prose", what=make_phrase("prose-link", address=quote(address)))
