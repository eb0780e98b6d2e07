"""The themes of two versions: this program with the shared data of each, and with the earlier templates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, Place, make_fault
from ..reading.messages import Series, make_phrase
from ..theme.foreign import FOLDER as SHARED
from ..theme.foreign import fill_in, read_foreign_data
from ..theme.overrides import SHARED as BLOCKS
from ..theme.own_blocks import ENDING
from ..theme.theme import Theme, revise_theme
from .own_theme import apply_own, read_based
from .theme_review import Themes
from .versions import Version


def read_themes(old: Version, new: Version, theme: Theme, *, is_own: bool) -> Themes:
    """The themes of two versions.

    Where the newer version is not this checkout, its texts are shown by this program's templates, which may ask for
    what it has no more; so the earlier texts fill in. What a project says itself is held to the texts of its version.
    """
    before, old_faults = read_foreign_data(old.shared, theme)
    after, new_faults = read_foreign_data(new.shared, theme)
    common = sorted(before.keys() & after.keys())
    changed = [name for name in common if before[name] != after[name]]
    words = after
    if not is_own:
        words = fill_in(after, before)
    based = read_based(theme, old.own)
    older, _ = apply_own(revise_theme(theme, before), old.own, based)
    said, own_faults = apply_own(revise_theme(theme, after), new.own, based)
    newer = replace(revise_theme(theme, words), overrides=said.overrides)
    has_own_texts = older.overrides.said != newer.overrides.said
    steps = make_steps(newer, before, changed)
    has_earlier_templates = bool(old.templates) and old.templates != new.templates
    if is_own and has_earlier_templates:
        steps[SHARED] = revise_templates(newer, old)
    elif len(changed) == 1 and not has_own_texts:
        steps = dict.fromkeys(steps, older)
    return Themes(
        old=older,
        new=newer,
        said=said,
        steps=steps,
        has_changed=bool(changed or steps or has_own_texts),
        faults=(*old_faults, *new_faults, *own_faults, *find_lost_files(old, new), *find_lost_blocks(old, new, newer)),
    )


def make_steps(newer: Theme, before: Mapping[str, Any], changed: Iterable[str]) -> dict[str, Theme]:
    """The newer theme with one file as it was before, for each that changed and holds no texts."""
    steps = {}
    for name in changed:
        if not is_language(name, newer):
            earlier = {name: before[name]}
            steps[name] = revise_theme(newer, earlier)
    return steps


def revise_templates(theme: Theme, version: Version) -> Theme:
    """A theme with the templates of a version."""
    templates = {}
    for name, content in version.templates.items():
        templates[name] = content.decode("utf-8", "replace")
    return revise_theme(theme, {}, templates)


def is_language(name: str, theme: Theme) -> bool:
    """Whether a shared file holds the texts of a language."""
    return name.removesuffix(".yml") in theme.languages


def find_lost_blocks(old: Version, new: Version, theme: Theme) -> Iterator[Fault]:
    """A fault for every block of the project whose original only the earlier version has: no site could be built."""
    for section, own in theme.overrides.blocks.items():
        name = f"{BLOCKS}{section}{ENDING}"
        is_lost = name in old.templates and name not in new.templates
        if is_lost:
            known = [path.removeprefix(BLOCKS).removesuffix(ENDING) for path in new.templates]
            names = Series(tuple(sorted(known)))
            yield make_fault(
                own.place,
                FaultCode.OVERRIDE,
                "",
                "no-block",
                advice=make_phrase("blocks-known", names=names),
            )


def find_lost_files(old: Version, new: Version) -> Iterator[Fault]:
    """A fault for every file of shared data that is there no more: without it no site can be built."""
    if not new.shared:  # a repository of notices alone
        return
    for name in sorted(old.shared.keys() - new.shared.keys()):
        place = Place(f"{SHARED}/{name}", 1, 1)
        yield make_fault(place, FaultCode.FILE, "", "shared-lost")
