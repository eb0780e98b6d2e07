"""How much of a commit is read: counts, which the settings can raise."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from . import program
from .display import quote
from .refusals import Refused

# Under `extra: limits:` in mkdocs.yml, under `limits:` in seloste.yml.
SETTINGS = program.find_project() / (program.SETTINGS if program.IS_INSTALLED else "mkdocs.yml")
COUNT = re.compile(r"[1-9][0-9]{0,8}")
KILOBYTE = 1024
MEGABYTE = KILOBYTE * 1024


@dataclass(frozen=True)
class Limits:
    """What is read at most.

    Attributes:
        names: files and folders of a commit.
        megabytes: of all its registers, logos and shared data together; one that lies there twice counts twice.
        notices: that a review compares: those that a branch touches, which count twice, and all where it changes what
            they share, once for the texts and once for each other file, or as often as such a file has grown
            (`review.compared.count_turns`).
        notice_kilobytes: of these notices together, counted so, each with its company's file.
        pictures: logos that come, go or change; one that changes counts twice.
        preview_megabytes: of the draft of one pull request.

    """

    names: int = 20_000
    megabytes: int = 32
    notices: int = 1000
    notice_kilobytes: int = 1500
    pictures: int = 50
    preview_megabytes: int = 50


NAMES = tuple(field.name for field in fields(Limits))


@cache
def read_limits() -> Limits:
    """The limits, with what the settings say of them.

    Raises:
        Refused: it names another limit, or one that is no whole number above 0.

    """
    limits = read_settings(SETTINGS)
    for name, value in limits.items():
        if not is_limit(name, value):
            raise Refused("limit", name=quote(name), value=quote(value), known=", ".join(NAMES))
    return Limits(**{name: int(value) for name, value in limits.items()})


def is_limit(name: str, value: object) -> bool:
    """Whether there is such a limit, and the value can be one."""
    return name in NAMES and COUNT.fullmatch(str(value)) is not None


def read_settings(path: Path) -> dict[str, Any]:
    """What stands under `limits:`; nothing where there is no such key, and others tell of a faulty file."""
    try:
        loaded = yaml.load(path.read_bytes(), Loader=yaml.BaseLoader)  # noqa: S506 - it makes texts, lists and mappings
        limits = loaded["limits"] if program.IS_INSTALLED else loaded["extra"]["limits"]
    except (OSError, yaml.YAMLError, KeyError, TypeError):
        return {}
    return limits if isinstance(limits, dict) else {}
