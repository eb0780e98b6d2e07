"""What a branch changes for all notices at once: two themes are compared as two registers are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..format.register import Register
from ..parallel import Follow, follow_silently
from ..reading.faults import Fault
from ..theme.theme import Theme
from .clauses import find_clauses
from .contents import Clause, Effect
from .effects import find_effects
from .rendering import Rendered, render_registers


@dataclass(frozen=True)
class Themes:
    """The themes of two versions, and of every step between them.

    Args:
        old: with the earlier data.
        new: with the newer data.
        said: with the newer texts as they stand, also where `new` fills in earlier ones.
        steps: for each shared file that changed, but for the texts, the newer theme with that one file as it was.
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
class ThemeChanges:
    """What the newer theme changes.

    Args:
        clauses: shared texts that change.
        effects: what else changes in the words of notices.
        layout: addresses whose markup differs and whose text does not.
        faults: of texts and templates that do not let a notice be shown.

    """

    clauses: tuple[Clause, ...]
    effects: tuple[Effect, ...]
    layout: tuple[str, ...]
    faults: frozenset[Fault]


def review_themes(
    themes: Themes,
    registers: Mapping[str, Register],
    rendered: Mapping[str, Rendered],
    follow: Follow = follow_silently,
) -> ThemeChanges:
    """Compare the themes by what they make of the newer registers.

    Args:
        themes: of two versions.
        registers: all of the newer version, by address.
        rendered: these as the newer theme makes them, as far as anything may differ.
        follow: shows how far the work is.

    """
    clauses = find_clauses(themes.old, themes.said, rendered)
    steps = {file: render_step(registers, theme, themes.old, follow) for file, theme in themes.steps.items()}
    effects, layout = find_effects(steps, rendered)
    return ThemeChanges(
        clauses=tuple(clauses),
        effects=tuple(effects),
        layout=tuple(layout),
        faults=frozenset(shown for shown in rendered.values() if isinstance(shown, Fault)),
    )


def render_step(registers: Mapping[str, Register], step: Theme, old: Theme, follow: Follow) -> dict[str, Rendered]:
    """The registers with a step between the themes; those that cannot be shown so, with the earlier theme."""
    rendered = render_registers(registers, step, follow)
    failed = {address: registers[address] for address, shown in rendered.items() if isinstance(shown, Fault)}
    return rendered | render_registers(failed, old, follow)
