"""The words of one part of the program in one language, such as those of reviews or letters."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..reading.loading import read_own_source


def list_part_languages(folder: Path, part: str) -> tuple[str, ...]:
    """The languages that a part is written in."""
    return tuple(sorted(path.stem for path in folder.glob(f"{part}/*.yml")))


def read_part_words(folder: Path, part: str, language: str) -> dict[str, Any]:
    """The words that stand under the name of a part.

    Args:
        folder: that of the theme.
        part: as in `review`, the folder inside it.
        language: one that the part is written in.

    Raises:
        Faulty: the file is missing or faulty.

    """
    file = f"{language}.yml"
    return read_own_source(folder / part / file, f"theme/{part}/{file}").data
