"""What every page of a site depends on beside its register, as a hash: with another one no page is taken over."""

from __future__ import annotations

import hashlib
import os
import platform
from pathlib import Path

from ..folder.tree import show_path
from ..reading.files import get_stamp
from ..reading.program import SETTINGS
from ..reading.stamps import list_libraries, stamp_program
from ..theme.own_files import stamp_own_files
from .addresses import EDIT_VARIABLE, SITE_VARIABLE

VARIABLES = (SITE_VARIABLE, EDIT_VARIABLE)


def take_fingerprint(notices: Path) -> bytes:
    """The hash of the program, of the libraries that are installed, of the settings, and of a project's own texts.

    Files are told by their stamps, so that none is read for it.

    Args:
        notices: the folder of registers, beside which a project has its settings; faults name its files.

    """
    project = notices.parent
    words = (
        platform.python_version(),
        show_path(notices),
        *map(repr, map(os.environ.get, VARIABLES)),
        *map(repr, stamp_program()),
        repr(get_stamp(project / SETTINGS)),
        *map(repr, stamp_own_files(project)),
        *list_libraries(),
    )
    return hashlib.sha256("\0".join(words).encode()).digest()
