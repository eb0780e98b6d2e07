"""The languages of notices: their tags, those of a notice that names none, and where the pages of each stand."""

from __future__ import annotations

import re
from pathlib import Path

DEFAULT_LANGUAGES = ("fi", "en")  # of a notice that names none, of reviews and of what editors are asked
PRIMARY = DEFAULT_LANGUAGES[0]  # its pages stand at the root of the site
TAG = "[a-z]{2,3}(?:-[a-z0-9]{2,8})*"  # of a language (RFC 5646) in small letters, as in `fi` or `zh-hant`
LANGUAGE_FILE = re.compile(rf"^{TAG}\.yml$")  # the shared texts of one


def find_folder(language: str) -> str:
    """Where the pages of a language stand on the site: the primary one at the root."""
    return "" if language == PRIMARY else f"{language}/"


def find_texts(folder: Path) -> list[Path]:
    """The files of the languages of a theme."""
    files = folder.glob("notice/*.yml")
    return sorted(path for path in files if LANGUAGE_FILE.fullmatch(path.name))
