"""Notices whose files a branch leaves alone while words change that all share: each is made, compared and forgotten.

A review tells of such a notice only which changed texts reach it. So no page of it is kept, of which ten thousand
notices have gigabytes; its file is read once, and its earlier page is made no further than to a section that differs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ..folder.entry import Entry
from ..format.register import Register
from ..notice.notice import render_one_section
from ..parallel import Follow, share_out
from ..reading.faults import Fault
from ..theme.theme import Theme
from .clauses import find_changed_words
from .rendering import Rendered, get_pages, render_pages, render_published, select
from .sections import NoticeText
from .theme_review import Themes
from .whole_pages import Published

# All of a theme by which a register is read. Its templates and the words of a page are not among it.
READ = (
    *("codes", "registers", "constants", "periods", "adequacy", "services", "keys", "outdated"),
    *("languages", "locales", "site", "codes_by_word"),
)
UNEQUAL: Rendered = {}  # in the place of an earlier page that is another than the newer one

Pair = tuple[Rendered, Rendered]  # a notice by the earlier theme, and by the newer one


@dataclass(frozen=True)
class Asked:
    """What is asked of each notice.

    Attributes:
        changed: the keys of the texts that change, by language.
        sections: those whose texts change, as far as the keys name them, by language.
        own: how the keys of texts begin that the project has replaced, with a dot behind them.

    """

    changed: Mapping[str, frozenset[str]]
    sections: Mapping[str, frozenset[str]]
    own: tuple[str, ...]

    def is_told(self, key: str, language: str) -> bool:
        """Whether it matters that a page in a language uses a text."""
        return key in self.changed.get(language, ()) or f"{key}.".startswith(self.own)


# --- which they are ---------------------------------------------------------------------------------------------------


def find_known(entries: Iterable[Entry], touched: set[str], themes: Themes) -> dict[str, Entry]:
    """The sound files that another version has, too, by their path; none where its theme reads them otherwise."""
    if not read_alike(themes.old, themes.new):
        return {}
    return {entry.path: entry for entry in entries if entry.stated and entry.address not in touched}


def read_alike(old: Theme, new: Theme) -> bool:
    """Whether two themes read every register alike."""
    return all(getattr(old, name) == getattr(new, name) for name in READ)


def find_lasting(old: Mapping[str, Published], new: Mapping[str, Published], themes: Themes) -> set[str]:
    """The addresses of what both versions have read as one, where nothing but words of the themes differs.

    Where more differs, the words of whole pages are compared.
    """
    have_blocks = themes.old.overrides.blocks or themes.new.overrides.blocks
    if themes.steps or have_blocks:
        return set()
    return {address for address in old.keys() & new.keys() if old[address].stated is new[address].stated}


# --- what is told of them ---------------------------------------------------------------------------------------------


def render_both(
    old: Mapping[str, Published],
    new: Mapping[str, Published],
    themes: Themes,
    wanted: set[str] | None,
    follow: Follow,
) -> tuple[dict[str, Rendered], dict[str, Rendered]]:
    """What both versions publish, each by its own theme; of what only shared words change, as much as is told.

    Args:
        old: all that the earlier version publishes, or what is wanted of it.
        new: all of the newer version.
        themes: of both.
        wanted: the addresses that may differ; none for all.
        follow: shows how far the work is.

    """
    lasting = find_lasting(old, new, themes)
    pairs = render_lasting(select(new, lasting), themes, follow)
    before = {address: earlier for address, (earlier, _) in pairs.items()}
    after = {address: newer for address, (_, newer) in pairs.items()}
    others = select(select(new, wanted), new.keys() - lasting)
    earlier_others = select(select(old, wanted), old.keys() - lasting)
    after |= render_pages(others, themes.new, follow)
    before |= render_pages(earlier_others, themes.old, follow)
    return before, after


def render_lasting(published: Mapping[str, Published], themes: Themes, follow: Follow) -> dict[str, Pair]:
    """As much of each notice by both themes as tells whether it differs, and which changed texts it uses.

    Args:
        published: what both versions have, by address.
        themes: of both.
        follow: shows how many were made.

    """
    asked = ask_changed(themes)

    def render(address: str) -> Pair:
        one = published[address]
        made = render_published(one, themes.new)
        if differs_at_once(one, made, themes.old, asked):
            return UNEQUAL, forget(made, asked)
        return forget(render_published(one, themes.old), asked), forget(made, asked)

    addresses = sorted(published)
    return dict(zip(addresses, share_out(render, addresses, follow, "rendering"), strict=True))


def ask_changed(themes: Themes) -> Asked:
    """What two themes whose words differ ask of each notice."""
    changed = find_changed_words(themes.old, themes.said)
    return Asked(
        changed={language: frozenset(keys) for language, keys in changed.items()},
        sections={language: frozenset(key.partition(".")[0] for key in keys) for language, keys in changed.items()},
        own=tuple(f"{key}." for key in themes.said.overrides.texts),
    )


def differs_at_once(published: Published, made: Rendered, theme: Theme, asked: Asked) -> bool:
    """Whether a section whose texts change is another by the earlier theme; if not, another part of the page may be."""
    if not isinstance(published.stated, Register):
        return False
    for language, text in get_pages(made).items():
        sections = asked.sections.get(language, frozenset())
        for key, (_, html) in text.sections.items():
            if key in sections and is_other(html, published.stated, key, language, theme):
                return True
    return False


def is_other(html: str, register: Register, key: str, language: str, theme: Theme) -> bool:
    """Whether a section is another by a theme than this HTML; nothing is known where the theme cannot show it."""
    try:
        return str(render_one_section(key, register, language, theme)) != html
    except Exception:  # noqa: BLE001 - as in rendering.py, where the whole page then tells the fault
        return False


def forget(made: Rendered, asked: Asked) -> Rendered:
    """What is left of a notice: the hashes of its pages, and the texts that are asked of."""
    if isinstance(made, Fault):
        return made
    return {language: forget_page(page, language, asked) for language, page in made.items()}


def forget_page(page: NoticeText, language: str, asked: Asked) -> NoticeText:
    """The same of one page."""
    used = frozenset(key for key in page.used if asked.is_told(key, language))
    return replace(page, sections={}, used=used, frame="")
