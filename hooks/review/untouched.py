"""Notices whose files a branch leaves alone while words change that all share: each is made, compared and forgotten.

A review tells of such a notice only which changed texts reach it. So no page of it is kept, of which ten thousand
notices have gigabytes; its file is read once, and its earlier page is made no further than to a section that differs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ..facts.facts import Facts
from ..facts.remembered import remember_facts
from ..format.removal import Removal
from ..notice.environment import explain_failure
from ..notice.naming import list_languages
from ..notice.notice import Section, render_one_section
from ..reading.faults import Fault
from ..theme.theme import Theme
from .clauses import find_changed_words
from .rendering import Rendered, Whole, render_whole
from .sections import NoticeText
from .theme_review import Themes
from .whole_pages import Published

# All of a theme by which a register is read. Its templates and the words of a page are not among it.
READ = (
    *("codes", "registers", "constants", "periods", "adequacy", "services", "keys", "outdated"),
    *("languages", "locales", "site", "codes_by_word"),
)
Wholes = dict[str, Whole] | Fault  # a page by language, or why it cannot be shown
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

    def select_told(self, used: Iterable[str], language: str) -> frozenset[str]:
        """Of the texts that a page in a language uses those of which it matters that it does."""
        changed = self.changed.get(language, ())
        told = set()
        for key in used:
            if key in changed or f"{key}.".startswith(self.own):
                told.add(key)
        return frozenset(told)


# --- which they are ---------------------------------------------------------------------------------------------------


def can_forget(themes: Themes) -> bool:
    """Whether of two themes nothing but words differs, and every register is read alike.

    Where more differs, the words of whole pages are compared.
    """
    have_blocks = themes.old.overrides.blocks or themes.new.overrides.blocks
    if themes.steps or have_blocks:
        return False
    return read_alike(themes.old, themes.new)


def read_alike(old: Theme, new: Theme) -> bool:
    """Whether two themes read every register alike."""
    return all(getattr(old, name) == getattr(new, name) for name in READ)


# --- what is told of them ---------------------------------------------------------------------------------------------


def render_pair(published: Published, themes: Themes, asked: Asked) -> Pair:
    """As much of a notice by both themes as tells whether it differs, and which changed texts it uses.

    Args:
        published: what both versions have.
        themes: of both, as `can_forget` wants them.
        asked: what is asked of it.

    """
    made = render_wholes(published, themes.new)
    if differs_at_once(published, made, themes, asked):
        return UNEQUAL, forget(made, asked)
    return forget(render_wholes(published, themes.old), asked), forget(made, asked)


def render_wholes(published: Published, theme: Theme) -> Wholes:
    """One page in its languages as it is published, or the fault, as in rendering.py, but in no sections."""
    try:
        return {language: render_whole(published, language, theme) for language in list_languages(published.stated)}
    except Exception as error:  # noqa: BLE001 - as in rendering.py
        return explain_failure(error)


def ask_changed(themes: Themes) -> Asked:
    """What two themes whose words differ ask of each notice."""
    changed = find_changed_words(themes.old, themes.said)
    return Asked(
        changed={language: frozenset(keys) for language, keys in changed.items()},
        sections={language: frozenset(key.partition(".")[0] for key in keys) for language, keys in changed.items()},
        own=tuple(f"{key}." for key in themes.said.overrides.texts),
    )


def differs_at_once(published: Published, made: Wholes, themes: Themes, asked: Asked) -> bool:
    """Whether a section whose texts change is another by the earlier theme; if not, another part of the page may be."""
    if isinstance(published.stated, Removal) or isinstance(made, Fault):
        return False
    facts = replace(remember_facts(published.stated, themes.new), theme=themes.old)  # as it reads the register alike
    for language, whole in made.items():
        sections = whole.notice.sections if whole.notice else ()
        changed = asked.sections.get(language, ())
        for section in sections:
            if section.key in changed and is_other(section, facts, language):
                return True
    return False


def is_other(section: Section, facts: Facts, language: str) -> bool:
    """Whether a section is another by the theme of some facts; nothing is known where that cannot show it."""
    try:
        return render_one_section(section.key, facts, language) != section.html
    except Exception:  # noqa: BLE001 - as in rendering.py, where the whole page then tells the fault
        return False


def forget(made: Wholes, asked: Asked) -> Rendered:
    """What is left of a notice: the hashes of its pages, and the texts that are asked of."""
    if isinstance(made, Fault):
        return made
    left = {}
    for language, whole in made.items():
        left[language] = NoticeText(
            used=asked.select_told(whole.used, language),
            digest=whole.digest,
            is_rtl=whole.is_rtl,
        )
    return left
