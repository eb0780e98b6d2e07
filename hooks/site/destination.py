"""Where a site may go: into an empty folder, or in the place of a site that was built here."""

from __future__ import annotations

from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
PROJECT_FOLDERS = frozenset({"docs", "hooks", "notices", "tests", "theme"})
EVERY_SITE_HAS = ("assets/notice.css", "404.html")
ANOTHER = "choose another folder with --site"


class Unsafe(ValueError):  # noqa: N818 - it says what the place is
    """The site cannot go where it was asked to go; the message says why and where it can."""


def refuse_unsafe(site: Path, notices: Path) -> None:
    """Refuse a place that holds, or belongs to, something that is no site of ours.

    Args:
        site: where the site is to go.
        notices: the folder the site is made from.

    Raises:
        Unsafe: with the reason, and where the site can go instead.

    """
    if site.is_symlink():
        raise Unsafe(f"{site} is a link; name the folder itself with --site")
    if is_inside(notices, site) or is_inside(site, notices):
        raise Unsafe(f"{site} and the notices in {notices} would lie in each other; {ANOTHER}, as in --site site")
    if any(is_inside(place, site) for place in (Path.cwd(), Path.home(), PROJECT)):
        raise Unsafe(f"{site} holds more than a site; {ANOTHER}, as in --site site")
    if is_of_project(site):
        raise Unsafe(f"{site} belongs to the project; {ANOTHER}, as in --site site")
    if site.exists() and not site.is_dir():
        raise Unsafe(f"{site} is a file; {ANOTHER}, as in --site site")
    if has_other_files(site):
        raise Unsafe(f"{site} has files that no build has put there; empty it, or {ANOTHER}, as in --site site")


def is_inside(place: Path, folder: Path) -> bool:
    """Whether a place is in a folder or is the folder itself, links followed."""
    return place.resolve().is_relative_to(folder.resolve())


def is_of_project(site: Path) -> bool:
    """Whether a place is one of the project's own folders, or inside of one."""
    real = site.resolve()
    if real == PROJECT or not real.is_relative_to(PROJECT):
        return False
    top = real.relative_to(PROJECT).parts[0]
    return top in PROJECT_FOLDERS or top in {path.name for path in PROJECT.glob(".[a-z]*")}


def has_other_files(site: Path) -> bool:
    """Whether a folder holds something, and is no site that was built here."""
    return site.is_dir() and any(site.iterdir()) and find_missing_file(site) is not None


def find_missing_file(site: Path) -> str | None:
    """The first file of those that every site has which is not there."""
    for name in EVERY_SITE_HAS:
        if not (site / name).is_file():
            return name
    return None
