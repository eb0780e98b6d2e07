"""Which two versions a review compares: what is published now, and what would be after the merge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..folder.company import locate_company
from ..reading import repository
from ..reading.changed_paths import list_changed, list_changed_on_disk
from ..reading.git import NoGit
from ..reading.limits import KILOBYTE, read_limits
from ..reading.merging import merge_commits
from ..theme.languages import LANGUAGE_FILE
from ..theme.overrides import TEXTS
from . import versions
from .approvals import Logs, read_committed, read_present
from .steering import identify_files, identify_on_disk, is_harmless, is_plain, is_steering
from .versions import Version

SMALL = 4 * KILOBYTE  # a shared file that was smaller counts as one of this size


@dataclass(frozen=True)
class Compared:
    """Two versions, with the commits they are of.

    Attributes:
        old: the earlier version.
        new: the newer one.
        fork: the commit of the earlier one: the tip of the base, or for a working tree where it left the base.
        tip: the newest commit of the base.
        commit: that of the branch.
        paths: the files that differ, wherever they are.
        held: what each of these is and holds that is not known to be harmless; see `steering.identify_files`.
        steering: the same of those among them that steer the program.
        logs: what the log of approvals holds.

    """

    old: Version
    new: Version
    fork: str
    tip: str
    commit: str
    paths: list[str]
    held: dict[str, str]
    steering: dict[str, str]
    logs: Logs


def read_compared(top: Path, folder: Path, inside: str, base: str, head: str) -> Compared:
    """The base and what a merge of a commit would make of it; or the place where a working tree left it, and that.

    Args:
        top: the repository.
        folder: the notices.
        inside: where they are in the repository.
        base: a branch or commit.
        head: a branch or commit; the working tree if there is none.

    Raises:
        NoGit: git does not know, or the two cannot be merged; the message says why.
        OSError: a file cannot be read.

    """
    tip = repository.find_commit(top, base)
    commit = repository.find_commit(top, head or "HEAD")
    if not head:
        fork = repository.find_merge_base(top, tip, commit)
        old = versions.read_commit(top, fork, inside)
        new = versions.read_disk(folder, top, inside)
        refuse_bulk(old, new)
        paths = list_changed_on_disk(top, fork)
        identities = identify_on_disk(top, paths, len(fork))
        held = select_held(identities)
        logs = Logs(read_committed(top, fork), read_present(top))
        return Compared(old, new, fork, tip, commit, paths, held, select_steering(held, inside, old, new), logs)
    with merge_commits(top, tip, commit) as merged:
        old = versions.read_commit(top, merged.old, inside)
        new = versions.read_commit(top, merged.new, inside, merged.more)
        paths = list_changed(top, merged.old, merged.new, merged.more)
        identities = identify_files(top, merged.new, paths, merged.more)
        held = select_held(identities)
        logs = Logs(read_committed(top, merged.old), read_committed(top, merged.new, merged.more))
    refuse_bulk(old, new)
    return Compared(old, new, merged.old, tip, commit, paths, held, select_steering(held, inside, old, new), logs)


def refuse_bulk(old: Version, new: Version) -> None:
    """Refuse what takes too long to compare, before any of it is parsed.

    Raises:
        NoGit: more notices than the limits allow have to be made, or larger ones, or more pictures drawn.

    """
    limits = read_limits()
    turns = count_turns(old, new)
    count = sum(turns.values())
    size = sum(turns[address] * measure_notice(address, old, new) for address in turns)
    pictures = count_pictures(old, new)
    if count > limits.notices:
        raise NoGit("too-many-notices", count=count, most=limits.notices)
    if size > limits.notice_kilobytes * KILOBYTE:
        raise NoGit("too-large-notices", size=-(-size // KILOBYTE), most=limits.notice_kilobytes)
    if pictures > limits.pictures:
        raise NoGit("too-many-pictures", count=pictures, most=limits.pictures)


def count_pictures(old: Version, new: Version) -> int:
    """How many pictures came, went or changed, of which both are drawn: a small file can be a large picture."""
    pictures = set(filter(versions.is_picture, versions.find_unequal(old.notices, new.notices)))
    before = pictures & old.notices.keys()
    after = pictures & new.notices.keys()
    return len(before) + len(after)


def count_turns(old: Version, new: Version) -> Counter[str]:
    """How often the notice of each address counts.

    One that changes counts twice, since both its versions are made, and compared word by word. Where what all share
    changes, every notice counts as `count_shared` says.
    """
    shared = count_shared(old, new)
    turns: Counter[str] = Counter()
    for address in versions.find_differing(old.notices, new.notices):
        turns[address] += 2
    if shared:
        for address in versions.find_differing({}, new.notices):
            turns[address] += shared
    return turns


def count_shared(old: Version, new: Version) -> int:
    """How often every notice counts for what all share and a branch changes: the texts, other files, and templates.

    Each counts once, and as many times as it has grown: where constants.yml has ten times as many cookies, so have
    the pages.
    """
    changed = {name_shared(name) for name in versions.find_unequal(old.shared, new.shared)}
    before, after = measure_shared(old), measure_shared(new)
    count = 0
    for name in changed:
        grown = after[name] // max(before[name], SMALL)
        count += max(1, grown)
    if old.templates != new.templates:
        count += 1
    if old.own != new.own:
        count += 1
    return count


def measure_shared(version: Version) -> Counter[str]:
    """The bytes of the texts together, and of each other file that all share."""
    sizes: Counter[str] = Counter()
    for name, content in version.shared.items():
        sizes[name_shared(name)] += len(content)
    return sizes


def name_shared(file: str) -> str:
    """What a file of the shared data counts as: the languages are one."""
    return LANGUAGE_FILE.sub("texts", file)


def measure_notice(address: str, old: Version, new: Version) -> int:
    """How many bytes a notice is made of, on the side that has more: its register and its company's file."""
    register = f"{address}{versions.REGISTER}"
    company = locate_company(register)
    sizes = []
    for side in (old, new):
        contents = [side.notices.get(path, b"") for path in (register, company)]
        sizes.append(sum(map(len, contents)))
    return max(sizes)


def select_held(identities: Mapping[str, str]) -> dict[str, str]:
    """Those of the files that differ that may be published, or steer what is."""
    held = {}
    for path, identity in identities.items():
        has_no_effect = is_harmless(path) and is_plain(identity)
        if not has_no_effect:
            held[path] = identity
    return held


def select_steering(held: Mapping[str, str], inside: str, old: Version, new: Version) -> dict[str, str]:
    """Those of the files that differ that steer the program."""
    compared = old.shared.keys() & new.shared.keys()
    own_texts = name_own_texts(old, new)
    steering = {}
    for path, identity in held.items():
        is_odd = not is_plain(identity)  # such as a link, which may lead anywhere
        if is_odd or (path != own_texts and is_steering(path, inside, compared)):
            steering[path] = identity
    return steering


def name_own_texts(old: Version, new: Version) -> str:
    """The file of a project's own texts, where both versions have it in one place; nothing where they have not."""
    folders = set()
    for version in (old, new):
        if version.own:
            folders.add(version.own.folder)
    if len(folders) != 1:
        return ""
    folder = folders.pop()
    return f"{folder}/{TEXTS}" if folder else ""
