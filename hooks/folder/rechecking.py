"""A whole folder is checked; of a company whose files are as they were, what was found before is told again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain

from ..checks.clock import Days, get_days
from ..parallel import Follow, share_out
from ..theme.theme import Theme
from .checked import CheckedFile, CheckedFolder, CheckedGroup, describe_entry
from .company import NO_COMPANY
from .groups import Group, group_files, read_group
from .keeping import READING
from .listing import Listing
from .noting import NotingTree, look_again
from .outline import outline_company
from .survey import survey_folder
from .tree import DiskTree


@dataclass(frozen=True)
class Checked:
    """What was found in the files of companies.

    Attributes:
        days: that the checks went by.
        groups: each company, by the path of its file.

    """

    days: Days | None = None
    groups: Mapping[str, CheckedGroup] = field(default_factory=dict)


def check_companies(tree: DiskTree, listing: Listing, theme: Theme, before: Checked, follow: Follow) -> Checked:
    """What there is to tell of every company's files, each by itself.

    Args:
        tree: the folder.
        listing: what is in it.
        theme: what the notices share.
        before: what was found before.
        follow: shows how many companies were read.

    """
    days = get_days()
    groups = {group.company: group for group in group_files(listing)}
    known = select_current(tree, groups, before) if before.days == days else {}

    def check(group: Group) -> CheckedGroup:
        return check_group(group, tree, theme)

    changed = [group for path, group in groups.items() if path not in known]
    checked = share_out(check, changed, follow, READING)
    new = {group.company: found for group, found in zip(changed, checked, strict=True)}
    return Checked(days, {path: known.get(path) or new[path] for path in groups})


def select_current(tree: DiskTree, groups: Mapping[str, Group], before: Checked) -> dict[str, CheckedGroup]:
    """What was found in the files of those companies that have the same files as then, with the same content."""
    current = {}
    for path, found in before.groups.items():
        if path not in groups or groups[path].registers != found.registers:
            continue
        noted = look_again(tree, found.noted)
        if noted is not None:
            current[path] = replace(found, noted=noted)
    return current


def check_group(group: Group, tree: DiskTree, theme: Theme) -> CheckedGroup:
    """Read and check the files of a company."""
    noting = NotingTree(tree.folder)
    read = read_group(group, noting, theme, is_judged=True)
    return CheckedGroup(
        registers=group.registers,
        noted=noting.noted,
        company=None if read.company is NO_COMPANY else outline_company(read.company),
        files=tuple(map(describe_entry, read.entries)),
    )


def join_companies(tree: DiskTree, listing: Listing, theme: Theme, checked: Checked) -> CheckedFolder:
    """The folder as a whole, from what was found in each company's files."""
    files = {file.outline.path: file for file in list_files(checked)}
    survey = survey_folder(
        tree,
        listing,
        {path: group.company for path, group in checked.groups.items() if group.company},
        theme,
        [file.outline for file in files.values()],
    )
    surveyed = [replace(files[outline.path], outline=outline) for outline in survey.outlines]
    return CheckedFolder(survey.folder, surveyed, survey.faults)


def list_files(checked: Checked) -> Iterable[CheckedFile]:
    """The registers of all companies."""
    return chain.from_iterable(group.files for group in checked.groups.values())
