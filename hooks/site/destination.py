"""Where a site or a shard may go: into an empty folder, or in the place of another of its kind that was built here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..reading.refusals import Refused

PROJECT = Path(__file__).resolve().parents[2]
PROJECT_FOLDERS = tuple(PROJECT / name for name in ("docs", "hooks", "notices", "tests", "theme"))
EVERY_SITE_HAS = ("assets/notice.css", "404.html")
SHARD = "shard.json"
EVERY_SHARD_HAS = (SHARD,)


def refuse_unsafe(site: Path, notices: Path, needed: Sequence[str] = EVERY_SITE_HAS) -> None:
    """Refuse a place that holds, or belongs to, something that is no site of ours.

    Args:
        site: where the site is to go.
        notices: the folder the site is made from.
        needed: the files by which a site is known, or a shard of one.

    Raises:
        Refused: with the reason, and where the site can go instead.

    """
    has_files = has_other_files(site, needed)
    reasons = {
        "site-is-link": site.is_symlink(),
        "site-around-notices": is_inside(notices, site) or is_inside(site, notices),
        "site-holds-more": has_workplace(site),
        "site-in-project": is_of_project(site),
        "site-is-file": site.exists() and not site.is_dir(),
        "site-is-shard": has_files and find_missing_file(site, EVERY_SHARD_HAS) is None,
        "shard-is-site": has_files and find_missing_file(site, EVERY_SITE_HAS) is None,
        "site-has-files": has_files,
    }
    for message, applies in reasons.items():
        if applies:
            raise Refused(message, site=str(site), notices=str(notices))


def is_inside(place: Path, folder: Path) -> bool:
    """Whether a place is in a folder or is the folder itself, links followed."""
    return place.resolve().is_relative_to(folder.resolve())


def has_workplace(site: Path) -> bool:
    """Whether a folder holds the project, somebody's home, or the folder in which the command was called."""
    places = (Path.cwd(), *find_home(), PROJECT)
    return any(is_inside(place, site) for place in places)


def find_home() -> list[Path]:
    """The home of whoever calls; nobody's where the system does not know the user, as in a container."""
    try:
        return [Path.home()]
    except RuntimeError:
        return []


def is_of_project(site: Path) -> bool:
    """Whether a place is in a folder of the project's own; all whose names begin with a dot are."""
    own = (*PROJECT_FOLDERS, *PROJECT.glob(".[a-z]*"))
    return any(is_inside(site, folder) for folder in own)


def has_other_files(site: Path, needed: Sequence[str]) -> bool:
    """Whether a folder holds something, and is not what has the needed files."""
    if not site.is_dir() or find_missing_file(site, needed) is None:
        return False
    is_empty = next(site.iterdir(), None) is None
    return not is_empty


def find_missing_file(site: Path, needed: Sequence[str] = EVERY_SITE_HAS) -> str | None:
    """The first of some files that is not there; of those that every site has, where none are named."""
    for name in needed:
        if not (site / name).is_file():
            return name
    return None


def find_site_around(file: Path) -> Path | None:
    """The site that was built here and in whose folder a file would lie, links followed, if there is one."""
    inside = file.absolute().resolve()
    return next((folder for folder in inside.parents if find_missing_file(folder) is None), None)
