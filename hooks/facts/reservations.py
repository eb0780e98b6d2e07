"""What the file denies but for its services, and one of these leaves open: the page denies no more than the file."""

from __future__ import annotations

from collections.abc import Iterable

from ..format.model import Gap
from ..theme.theme import Theme
from .services import ServiceLine, is_left_open


def list_perhaps_abroad(services: Iterable[ServiceLine], theme: Theme) -> tuple[ServiceLine, ...]:
    """The services that may take data outside the EEA: it is open whether they do, or whether they are in use."""
    return tuple(line for line in services if may_bring(line, "transfers", theme))


def list_perhaps_recipients(services: Iterable[ServiceLine], theme: Theme) -> tuple[ServiceLine, ...]:
    """The services by which somebody may receive data: it is open who offers them, or whether they are in use."""
    return tuple(line for line in services if may_bring(line, "company", theme))


def may_bring(line: ServiceLine, fact: str, theme: Theme) -> bool:
    """Whether it is open that a service brings something; `fact` is what its row, its entry and its line call that."""
    stated = getattr(line.row, fact)
    if isinstance(stated, Gap):
        return True
    if line.is_used:
        return False
    if stated is None and is_unknown(line, fact, theme):
        return True
    return bool(getattr(line, fact))


def is_unknown(line: ServiceLine, fact: str, theme: Theme) -> bool:
    """Whether the catalogue does not say for certain what the law wants to be said of a service."""
    if not line.code:
        return True
    return is_left_open(line.code, fact, theme)
