"""What a branch changes for all notices at once: two themes are compared as two registers are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..parallel import Follow, follow_silently
from ..reading.faults import Fault
from ..theme.foreign import FOLDER as TEMPLATES
from ..theme.theme import Theme
from .clauses import find_clauses
from .effects import find_effects
from .rendering import Rendered, digest_notice, render_pages
from .shared import Clause, Effect, collect_reach
from .whole_pages import Published


@dataclass(frozen=True)
class Themes:
    """The themes of two versions, and of every step between them.

    Args:
        old: with the earlier data.
        new: with the newer data.
        said: with the newer texts as they stand, also where `new` fills in earlier ones.
        steps: for each shared file that changed, but for the texts, the newer theme with that one file as it was; the
            earlier theme itself, where no other file changed.
        has_changed: whether the two themes differ at all.
        faults: of the shared files.

    """

    old: Theme
    new: Theme
    said: Theme
    steps: Mapping[str, Theme]
    has_changed: bool
    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class Lists:
    """The hashes of the pages that list notices, by address, as the earlier theme makes them and as the newer does."""

    before: Mapping[str, str] = field(default_factory=dict)
    after: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ThemeChanges:
    """What the newer theme changes.

    Args:
        clauses: shared texts that change.
        effects: what else changes in the words of notices.
        layout: addresses whose page differs in nothing that these tell.
        faults: of texts and templates that do not let a notice be shown.
        blind: whether the earlier templates cannot make some page, so that nobody knows what they said.

    """

    clauses: tuple[Clause, ...]
    effects: tuple[Effect, ...]
    layout: tuple[str, ...]
    faults: frozenset[Fault]
    blind: bool = False


def is_unversioned(themes: Themes, changes: ThemeChanges) -> bool:
    """Whether shared texts changed in what is read, and the version that the pages show of them did not."""
    shared = [clause for clause in changes.clauses if clause.own == "shared"]
    has_changed = shared or changes.effects
    if not has_changed:
        return False
    before = themes.old.constants["texts"]
    after = themes.said.constants["texts"]
    return bool(before["version"] == after["version"])


def review_themes(
    themes: Themes,
    published: Mapping[str, Published],
    rendered: Mapping[str, Rendered],
    earlier: Mapping[str, Rendered],
    lists: Lists,
    follow: Follow = follow_silently,
) -> ThemeChanges:
    """Compare the themes by what they make of what the newer version publishes.

    Args:
        themes: of two versions.
        published: all of the newer version, by address.
        rendered: these as the newer theme makes them, as far as anything may differ.
        earlier: the same as the earlier theme makes them.
        lists: the pages that list notices.
        follow: shows how far the work is.

    """
    differing = find_unequal(earlier, rendered)
    lists_differ = lists.before != lists.after
    clauses = list(find_clauses(themes.old, themes.said, rendered, differing, lists_differ=lists_differ))
    steps: dict[str, Mapping[str, Rendered]] = {}
    blind = False
    for file, theme in themes.steps.items():
        if theme is themes.old:
            steps[file] = earlier
            continue
        made = render_pages(published, theme, follow)
        if file == TEMPLATES:
            blind = bool(collect_unshown(made))
        steps[file] = replace_unmade(made, published, themes.old, follow)
    effects, layout = find_effects(steps, rendered)
    untold = differing - collect_reach(clauses, effects)
    return ThemeChanges(
        clauses=tuple(clauses),
        effects=tuple(effects),
        layout=tuple(sorted({*layout, *untold})),
        faults=collect_unshown(rendered),
        blind=blind,
    )


def collect_unshown(rendered: Mapping[str, Rendered]) -> frozenset[Fault]:
    """Why pages cannot be shown."""
    return frozenset(shown for shown in rendered.values() if isinstance(shown, Fault))


def find_unequal(before: Mapping[str, Rendered], after: Mapping[str, Rendered]) -> set[str]:
    """The addresses whose pages differ, came or went; a page that cannot be shown differs from one that can."""
    unequal = set()
    for address in {*before, *after}:
        old = digest_notice(before.get(address))
        new = digest_notice(after.get(address))
        if old != new:
            unequal.add(address)
    return unequal


def replace_unmade(
    made: Mapping[str, Rendered], published: Mapping[str, Published], old: Theme, follow: Follow
) -> dict[str, Rendered]:
    """The pages of a step between the themes; those that it cannot make, with the earlier theme."""
    failed = {}
    for address, shown in made.items():
        if isinstance(shown, Fault):
            failed[address] = published[address]
    return {**made, **render_pages(failed, old, follow)}
