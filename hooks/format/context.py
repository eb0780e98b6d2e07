"""What the validators of a register have to know beside the value: the theme, and the languages of the notice."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import ValidationInfo

from ..theme.theme import Theme


@dataclass(frozen=True)
class Context:
    """Handed to pydantic with the data of a register."""

    theme: Theme
    languages: tuple[str, ...]


def find_context(info: ValidationInfo) -> Context:
    """The context of a validation.

    Raises:
        TypeError: the caller gave none.

    """
    if not isinstance(info.context, Context):
        raise TypeError("a register is validated with a Context")
    return info.context
