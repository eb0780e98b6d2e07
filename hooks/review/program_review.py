"""What another release of the program changes in the notices of a folder, which themselves stay as they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from ..parallel import Follow, follow_silently
from ..reading import repository
from ..theme.theme import Theme
from . import versions
from .branch_review import PROJECT, find_seconds, locate_folder
from .contents import Review
from .own_theme import read_own_disk
from .program import Program, read_program
from .steering import is_page, is_steering
from .version_review import compare_versions
from .versions import SHARED, Version

NAME = "seloste"


def review_program(folder: Path, theme: Theme, old: Path, new: Path, follow: Follow = follow_silently) -> Review:
    """Compare the pages that two releases make of the same notices.

    The texts, codes, services and constants of both are read as data. Templates run only where they are those of this
    program or, in a sandbox, the earlier ones.

    Args:
        folder: the notices, in a git repository.
        theme: that of this program.
        old: a wheel, or a folder with the program.
        new: likewise.
        follow: shows how far the work is.

    Raises:
        Refused: a place holds no program.
        NoGit: the folder is in no repository.
        OSError: a notice cannot be read.

    """
    top, inside = locate_folder(folder)
    commit = repository.find_commit(top, "HEAD")
    notices = replace(versions.read_disk(folder, top, inside), own=read_own_disk(folder.parent, inside))
    earlier, newer = read_program(old), read_program(new)
    is_own = newer.files == read_program(PROJECT).files
    before, after = make_version(earlier, notices), make_version(newer, notices)
    paths = find_differing(earlier, newer)
    compared = before.shared.keys() & after.shared.keys()
    steering = {path: newer.digests.get(path, "") for path in paths if is_steering(path, inside, compared)}
    contents = compare_versions(before, after, inside, theme, follow, steering, is_own=is_own)
    return Review(
        **vars(contents),
        base=f"{NAME} {earlier.version}",
        head=f"{NAME} {newer.version}",
        fork=commit,
        tip=commit,
        commit=commit,
        seconds=find_seconds(top, commit),
        pages=tuple(path for path in paths if is_page(path)),
        generator=tuple(steering),
        moved_on=(),
        approvals=(),
        lost_approvals=(),
    )


def make_version(program: Program, notices: Version) -> Version:
    """The notices of a folder with the shared data and the templates of a release."""
    shared: Mapping[str, bytes] = {path: content for path, content in program.files.items() if path.startswith(SHARED)}
    wanted = {path: content for path, content in shared.items() if versions.is_wanted(path, "")}
    return replace(
        versions.sort_files(wanted, [], ""), notices=notices.notices, own=notices.own, refused=notices.refused
    )


def find_differing(old: Program, new: Program) -> list[str]:
    """The paths of the files that differ, came or went."""
    before, after = old.digests, new.digests
    return sorted(path for path in {*before, *after} if before.get(path) != after.get(path))
