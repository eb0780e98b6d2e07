"""What a branch changes for readers: registers, shared texts and pages of two versions, compared.

A commit is read as data with git and never checked out. Its registers are shown with the templates of this program and
with its own texts, codes and constants. Templates are code: they run only where they are those of this checkout or, in
a sandbox, its earlier ones. What another version cannot show is said, not guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..checks.clock import read_epoch
from ..folder.collection import Collection
from ..folder.entry import Entry
from ..format.register import Register
from ..notice import sorting
from ..parallel import Follow, follow_silently
from ..reading import repository
from ..reading.faults import Fault
from ..reading.git import NoGit
from ..theme.foreign import FOLDER as SHARED
from ..theme.foreign import fill_in, read_foreign_data
from ..theme.theme import FOLDER, Theme, revise_theme
from . import versions
from .compared import read_compared
from .contents import Contents, NoticeChange, Review, collect_reach
from .notice_review import Side, find_errors, name_notice, review_notices
from .rendering import Rendered, digest_notice, hash_lines, render_registers
from .theme_review import Themes, review_themes
from .versions import Version

PROJECT = FOLDER.parent
# What decides how notices are made, by the beginning of its path: a change there is told loudly.
GENERATOR = (
    "hooks/",
    "theme/",
    "build.py",
    "mkdocs.yml",
    "pyproject.toml",
    "requirements",
    ".github/",
    ".gitlab-ci.yml",
    ".ci/",
)


def review_branch(folder: Path, theme: Theme, base: str, head: str = "", follow: Follow = follow_silently) -> Review:
    """Compare a folder of notices, as it is or as a merge would make it, with what the base has.

    Args:
        folder: the notices, in a git repository.
        theme: that of this program.
        base: a branch or commit.
        head: a branch or commit; the working tree if there is none, which is compared with the place where it parted.
        follow: shows how far the work is.

    Raises:
        NoGit: git does not know; the message says why.
        OSError: a file cannot be read.

    """
    top, inside = locate_folder(folder)
    pair = read_compared(top, folder, inside, base, head)
    is_own = not head and top.resolve() == PROJECT.resolve()
    return Review(
        **vars(compare_versions(pair.old, pair.new, inside, theme, follow, is_own=is_own)),
        base=base,
        head=head,
        fork=pair.fork,
        tip=pair.tip,
        commit=pair.commit,
        seconds=find_seconds(top, pair.commit),
        pages=tuple(path for path in pair.paths if is_page(path)),
        generator=tuple(path for path in pair.paths if is_generator(path)),
        moved_on=find_moved_on(top, inside, pair.old, pair.fork, pair.tip),
    )


def find_seconds(top: Path, commit: str) -> int:
    """The time that a review tells, in seconds since 1970: that of SOURCE_DATE_EPOCH, or else of the commit.

    Raises:
        Refused: SOURCE_DATE_EPOCH makes no sense.

    """
    moment = read_epoch()
    return int(moment.timestamp()) if moment else repository.read_commit_time(top, commit)


def locate_folder(folder: Path) -> tuple[Path, str]:
    """The repository of a folder, and where the folder is in it.

    Raises:
        NoGit: it is in none.

    """
    start = folder
    while not start.is_dir() and start != start.parent:
        start = start.parent
    top = repository.find_root(start)
    try:
        return top, folder.resolve().relative_to(top.resolve()).as_posix()
    except ValueError as error:
        raise NoGit("outside-repository", folder=str(folder), top=str(top)) from error


def find_moved_on(top: Path, inside: str, old: Version, fork: str, tip: str) -> tuple[str, ...]:
    """The addresses of notices that the base has changed since the branch began."""
    if tip == fork:
        return ()
    newest = versions.read_commit(top, tip, inside)
    return tuple(sorted(versions.find_differing(old.notices, newest.notices)))


def is_page(path: str) -> bool:
    """Whether a file is a template or a style."""
    return path.startswith("theme/") and path.endswith((".html", ".css"))


def is_generator(path: str) -> bool:
    """Whether a file decides how notices are made, and is no data whose effect is shown."""
    is_data = path.startswith(f"{SHARED}/") and path.endswith(".yml")
    return path.startswith(GENERATOR) and not is_data


# --- two versions -----------------------------------------------------------------------------------------------------


def compare_versions(
    old: Version, new: Version, inside: str, theme: Theme, follow: Follow, *, is_own: bool
) -> Contents:
    """What differs between two versions.

    Args:
        old: the earlier one.
        new: the newer one.
        inside: where the notices are in the repository.
        theme: that of this program.
        follow: shows how far the work is.
        is_own: whether the newer version is this checkout itself, whose templates then run.

    """
    themes = read_themes(old, new, theme, is_own=is_own)
    touched = versions.find_differing(old.notices, new.notices)
    past = find_published(versions.load_version(old.notices, inside, themes.old, touched).entries)
    found = versions.load_version(new.notices, inside, themes.new)
    present = find_published(found.entries)
    registers = find_registers(present)
    wanted = registers if themes.has_changed else select(registers, touched)
    rendered = render_registers(wanted, themes.new, follow)
    before = Side(past, render_earlier(find_registers(past), themes, follow), themes.old)
    notices = list(review_notices(before, Side(present, rendered, themes.new), touched, follow))
    shared = review_themes(themes, registers, rendered, follow)
    digests = digest_touched(notices, collect_reach(shared.clauses, shared.effects), rendered)
    return Contents(
        names={address: join_names(address, register, themes.new) for address, register in registers.items()},
        notices=tuple(sorted(add_digests(notices, digests), key=rank_notice)),
        clauses=shared.clauses,
        effects=shared.effects,
        layout=shared.layout,
        blind=old.templates != new.templates and not is_own,
        faults=collect_faults(new, found, themes, shared.faults - collect_own_faults(notices)),
        digest=hash_lines(f"{address} {digests[address]}" for address in sorted(digests)),
    )


def read_themes(old: Version, new: Version, theme: Theme, *, is_own: bool) -> Themes:
    """The themes of two versions.

    Where the newer version is not this checkout, its texts are shown by this program's templates, which may ask for
    what it has no more; so the earlier texts fill in.
    """
    before, old_faults = read_foreign_data(old.shared, theme)
    after, new_faults = read_foreign_data(new.shared, theme)
    changed = [name for name in sorted(before.keys() & after.keys()) if before[name] != after[name]]
    newer = revise_theme(theme, after if is_own else fill_in(after, before))
    steps = {name: revise_theme(newer, {name: before[name]}) for name in changed if not is_language(name, theme)}
    if is_own and old.templates and old.templates != new.templates:
        templates = {name: content.decode("utf-8", "replace") for name, content in old.templates.items()}
        steps[SHARED] = revise_theme(newer, {}, templates)
    return Themes(
        old=revise_theme(theme, before),
        new=newer,
        said=revise_theme(theme, after),
        steps=steps,
        has_changed=bool(changed or steps),
        faults=(*old_faults, *new_faults),
    )


def is_language(name: str, theme: Theme) -> bool:
    """Whether a shared file holds the texts of a language."""
    return name.removesuffix(".yml") in theme.languages


def find_published(entries: Iterable[Entry]) -> dict[str, Entry]:
    """The files that are no drafts, by address."""
    return {entry.address: entry for entry in entries if not entry.draft}


def find_registers(entries: Mapping[str, Entry]) -> dict[str, Register]:
    """The sound registers, by address."""
    return {address: entry.register for address, entry in entries.items() if entry.register}


def select(registers: Mapping[str, Register], addresses: set[str]) -> dict[str, Register]:
    """The registers at these addresses."""
    return {address: register for address, register in registers.items() if address in addresses}


def render_earlier(registers: Mapping[str, Register], themes: Themes, follow: Follow) -> dict[str, Rendered]:
    """The earlier registers in the newer words, so that only what a company changed is marked.

    Where they cannot be shown so, they are shown in the earlier words.
    """
    rendered = render_registers(registers, themes.new, follow)
    failed = {address for address, shown in rendered.items() if isinstance(shown, Fault)}
    return rendered | render_registers(select(registers, failed), themes.old, follow)


def digest_touched(
    notices: Iterable[NoticeChange], reached: set[str], rendered: Mapping[str, Rendered]
) -> dict[str, str]:
    """The hash of every notice that changes, by address."""
    addresses = {notice.address for notice in notices} | reached
    return {address: digest_notice(rendered.get(address)) for address in addresses}


def add_digests(notices: Iterable[NoticeChange], digests: Mapping[str, str]) -> Iterator[NoticeChange]:
    """The notices with the hashes of their texts."""
    for notice in notices:
        yield replace(notice, digest=digests[notice.address])


def rank_notice(notice: NoticeChange) -> tuple[bool, Any, str]:
    """Notices that need a look come first, then the names."""
    is_urgent = notice.important > 0 or notice.status in ("removed", "unreadable")
    return not is_urgent, sorting.collate(notice.company), notice.address


def join_names(address: str, register: Register, theme: Theme) -> str:
    """Company and register of a notice, as one name."""
    return " – ".join(name_notice(address, register, theme))


def collect_faults(new: Version, found: Collection, themes: Themes, unshown: Iterable[Fault]) -> tuple[Fault, ...]:
    """What cannot be read, or keeps the newer version from being published."""
    return tuple(sorted({*new.refused, *themes.faults, *find_errors(found.faults), *unshown}))


def collect_own_faults(notices: Iterable[NoticeChange]) -> set[Fault]:
    """The faults that are told of the notices that have them."""
    faults: set[Fault] = set()
    for notice in notices:
        faults.update(notice.faults)
    return faults
