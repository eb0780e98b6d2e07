"""Prose of an editor (`more:`): a small, safe part of Markdown becomes HTML, and everything else is refused by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from ..reading.display import describe_character, quote
from ..reading.hidden import INVISIBLE
from ..reading.messages import Phrase, make_phrase
from .addresses import is_web_address
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
KEPT = 256  # texts, of at most 5,000 letters each (own_words.py)
MAX_LEVEL = 9  # of tokens; the text of a list in three others has 9
WEB = ("http:", "https:")
OTHERS = ("mailto:", "tel:")
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
    "table": Phrase("prose-table"),
}

# HTML and tables are recognised so that they can be refused; link definitions would make text vanish; every address is
# recognised as a link so that a bad one is refused too, instead of becoming plain text.
markdown = MarkdownIt("commonmark", {"html": True, "maxNesting": 100}).enable("table").disable("reference")
markdown.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005  # the library's documented way to set it


@lru_cache(maxsize=KEPT)
def render_prose(text: str) -> Markup:
    """`text` as HTML: paragraphs, lists, emphasis, and links to http, https, mailto and tel.

    Kept from the time when a register is read until its page is made, since this takes half the time of some pages.

    Raises:
        Mistake: the text holds anything else.

    """
    return convert_prose(text)


def convert_prose(text: str) -> Markup:
    """The same, made anew."""
    tokens = markdown.parse(text)
    for token in walk_tokens(tokens):
        unused = find_unused(token)
        if unused:
            raise Mistake("not-in-prose", what=unused)
    html = markdown.renderer.render(tokens, markdown.options, {})
    return Markup(html)  # noqa: S704 - only tokens of ALLOWED, escaped by the renderer


def walk_tokens(tokens: Sequence[Token]) -> Iterator[Token]:
    """Tokens and their children, in order."""
    for token in tokens:
        yield token
        if token.children:
            yield from walk_tokens(token.children)


def find_unused(token: Token) -> Phrase | None:
    """What of a token is not used in prose: its depth, a character that shows nothing, its kind, or its address."""
    hidden = INVISIBLE.search(token.content)
    kind = token.type.removesuffix("_open").removesuffix("_close")
    if token.level > MAX_LEVEL:
        return Phrase("prose-deep-list")
    if hidden:
        return describe_character(hidden[0])
    if kind not in ALLOWED:
        return name_unused(kind, token.content.strip() or token.markup)
    if token.type == "link_open":
        return find_oddity(token)
    return None


def name_unused(kind: str, text: str) -> Phrase:
    """A part that is not used, with its text where it has one of its own."""
    what = REFUSED[kind]
    if not text:
        return what
    return make_phrase("prose-part", what=what, text=quote(text))


def find_oddity(link: Token) -> Phrase | None:
    """What of a link is not used: words that only a pointer shows, a place in the site, a user's name, a program."""
    title = link.attrGet("title")
    if title is not None:
        return make_phrase("prose-link-title", title=quote(str(title)))
    address = str(link.attrGet("href"))
    is_web = address.lower().startswith(WEB)
    if is_web and is_web_address(address):
        return None
    if not is_web and address.lower().startswith(OTHERS):
        return None
    return make_phrase("prose-link", address=quote(address))
