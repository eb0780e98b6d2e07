"""The themes of two versions: this program with the shared data of each, and with the earlier templates."""

from __future__ import annotations

from collections.abc import Iterator

from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, Place, make_fault
from ..theme.foreign import FOLDER as SHARED
from ..theme.foreign import fill_in, read_foreign_data
from ..theme.theme import Theme, revise_theme
from .theme_review import Themes
from .versions import Version


def read_themes(old: Version, new: Version, theme: Theme, *, is_own: bool) -> Themes:
    """The themes of two versions.

    Where the newer version is not this checkout, its texts are shown by this program's templates, which may ask for
    what it has no more; so the earlier texts fill in.
    """
    before, old_faults = read_foreign_data(old.shared, theme)
    after, new_faults = read_foreign_data(new.shared, theme)
    common = sorted(before.keys() & after.keys())
    changed = [name for name in common if before[name] != after[name]]
    older = revise_theme(theme, before)
    words = after
    if not is_own:
        words = fill_in(after, before)
    newer = revise_theme(theme, words)
    steps = {}
    for name in changed:
        if not is_language(name, theme):
            steps[name] = revise_theme(newer, {name: before[name]})
    has_earlier_templates = bool(old.templates) and old.templates != new.templates
    if is_own and has_earlier_templates:
        steps[SHARED] = revise_templates(newer, old)
    elif len(changed) == 1:
        steps = dict.fromkeys(steps, older)
    return Themes(
        old=older,
        new=newer,
        said=revise_theme(theme, after),
        steps=steps,
        has_changed=bool(changed or steps),
        faults=(*old_faults, *new_faults, *find_lost_files(old, new)),
    )


def revise_templates(theme: Theme, version: Version) -> Theme:
    """A theme with the templates of a version."""
    templates = {}
    for name, content in version.templates.items():
        templates[name] = content.decode("utf-8", "replace")
    return revise_theme(theme, {}, templates)


def is_language(name: str, theme: Theme) -> bool:
    """Whether a shared file holds the texts of a language."""
    return name.removesuffix(".yml") in theme.languages


def find_lost_files(old: Version, new: Version) -> Iterator[Fault]:
    """A fault for every file of shared data that is there no more: without it no site can be built."""
    if not new.shared:  # a repository of notices alone
        return
    for name in sorted(old.shared.keys() - new.shared.keys()):
        place = Place(f"{SHARED}/{name}", 1, 1)
        yield make_fault(place, FaultCode.FILE, "", "shared-lost")
