"""What two versions of the project's files publish, compared page by page.

A page differs where any byte of it does: then the review tells it in words, and the hash is another. Where no page
differs, the review says nothing, whatever was written differently in a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from ..notice import sorting
from ..parallel import Follow
from ..reading.faults import Fault, select_errors
from ..theme.theme import Theme
from .contents import URGENT, Contents, NoticeChange
from .notice_review import review_notices
from .originals import find_block_originals, find_originals
from .reading_both import Read, find_scope, read_earlier, read_newer
from .rendering import Rendered, digest_notice, get_pages, hash_lines, render_indexes, render_pages, select
from .shared import collect_reach
from .sides import Side
from .text_versions import list_text_versions
from .theme_review import (
    Lists,
    ThemeChanges,
    Themes,
    collect_unshown,
    find_unequal,
    is_unversioned,
    review_themes,
)
from .themes import read_themes
from .versions import Version
from .whole_lists import Lines as Listed
from .whole_pages import Published, list_published


def compare_versions(
    old: Version,
    new: Version,
    inside: str,
    theme: Theme,
    follow: Follow,
    steering: Mapping[str, str],
    *,
    is_own: bool,
) -> Contents:
    """What differs between two versions.

    Args:
        old: the earlier one.
        new: the newer one.
        inside: where the notices are in the repository.
        theme: that of this program.
        follow: shows how far the work is.
        steering: what each file is and holds that differs and is not compared here, by path.
        is_own: whether the newer version is this checkout itself, whose templates then run.

    """
    themes = read_themes(old, new, theme, is_own=is_own)
    scope = find_scope(old, new, themes)
    newer = read_newer(new.notices, inside, themes, scope, follow)
    past = read_earlier(old.notices, inside, themes, scope, newer)
    touched = scope.find_touched(newer.survey)
    published = list_published(newer.entries)
    rendered = {**newer.rendered, **render_pages(published, themes.new, follow)}
    before = list_published(past.entries)
    earlier = select(newer.earlier, newer.earlier.keys() - past.unpublished) | render_pages(before, themes.old, follow)
    differing = find_unequal(earlier, rendered)
    reworded = render_earlier(select(before, touched), earlier, themes, follow)
    side = Side(newer.entries, rendered, themes.new, newer.leading)
    notices = list(review_notices(Side(past.entries, reworded, themes.old), side, touched, differing, follow))
    lists = compare_lists(newer.lines, themes, follow)
    shared = review_shared(themes, published, newer, rendered, earlier, touched, lists, follow)
    told = collect_addresses(notices)
    untold = differing - told - collect_reach(shared.clauses, shared.effects)
    digests = {address: digest_notice(rendered.get(address)) for address in sorted(differing | told)}
    differences = [*list_digests(digests), *list_digests(find_other_lists(lists)), *list_digests(steering)]
    return Contents(
        languages=list_languages(theme, notices),
        rtl=find_rtl([*rendered.values(), *earlier.values()]),
        names=newer.names,
        versions=list_text_versions(themes.old, themes.said),
        notices=tuple(sorted(add_digests(notices, digests), key=rank_notice)),
        clauses=shared.clauses,
        originals=(
            *find_originals(themes.old, themes.said, rendered),
            *find_block_originals(old.templates, new.templates, themes.new, rendered),
        ),
        effects=shared.effects,
        layout=tuple(sorted(select_shown({*shared.layout, *untold}, rendered))),
        unversioned=is_unversioned(themes, shared),
        blind=shared.blind or has_unrun_templates(old, new, is_own=is_own),
        faults=collect_faults(new, newer, themes, shared.faults - collect_own_faults(notices)),
        digest=hash_lines(differences),
    )


def has_unrun_templates(old: Version, new: Version, *, is_own: bool) -> bool:
    """Whether templates differ that are not run: those of another program, or blocks of the project."""
    if old.own and new.own:
        have_other_blocks = old.own.blocks != new.own.blocks
        if have_other_blocks:
            return True
    have_other_templates = old.templates != new.templates
    return have_other_templates and not is_own


def select_shown(addresses: Iterable[str], rendered: Mapping[str, Rendered]) -> list[str]:
    """The addresses that the newer version has a page for; of one that has none its faults tell, and not its layout."""
    pages = {address: rendered.get(address) for address in addresses}
    return [address for address, page in pages.items() if isinstance(page, dict)]


# --- themes -----------------------------------------------------------------------------------------------------------


def review_shared(
    themes: Themes,
    published: Mapping[str, Published],
    newer: Read,
    rendered: Mapping[str, Rendered],
    earlier: Mapping[str, Rendered],
    touched: set[str],
    lists: Lists,
    follow: Follow,
) -> ThemeChanges:
    """What the shared files change in what the newer version publishes; nothing where they are the same.

    Args:
        themes: of both versions.
        published: what of the newer version is compared whole.
        newer: all of it.
        rendered: its pages by the newer theme.
        earlier: the pages of the earlier version by the earlier theme.
        touched: the addresses where the two versions do not publish the same.
        lists: the pages that list notices.
        follow: shows how far the work is.

    """
    if not themes.has_changed:
        return ThemeChanges((), (), (), collect_unshown(rendered))
    same = select(earlier, published.keys() - touched)
    other = select(published, published.keys() - same.keys())
    before = select(newer.earlier, {*newer.rendered}) | same | render_pages(other, themes.old, follow)
    return review_themes(themes, published, rendered, before, lists, follow)


def compare_lists(lines: tuple[Listed | None, Listed | None], themes: Themes, follow: Follow) -> Lists:
    """The pages that list notices by both themes; none where the themes are the same, since notices tell the rest."""
    if not themes.has_changed:
        return Lists()
    before, after = lines
    return Lists(render_indexes(before, themes.old, follow), render_indexes(after, themes.new, follow))


def find_other_lists(lists: Lists) -> dict[str, str]:
    """The hashes of the pages that list notices and differ, by address."""
    others = dict(lists.after.items() - lists.before.items())
    return {f"/{address}": digest for address, digest in others.items()}


# --- pages ------------------------------------------------------------------------------------------------------------


def render_earlier(
    published: Mapping[str, Published], shown: Mapping[str, Rendered], themes: Themes, follow: Follow
) -> dict[str, Rendered]:
    """The earlier pages in the newer words, so that only what a company changed is marked.

    Where they cannot be shown so, they are shown in the earlier words.

    Args:
        published: by the earlier version.
        shown: the same in the earlier words.
        themes: of both versions.
        follow: shows how far the work is.

    """
    if not themes.has_changed:
        return select(shown, set(published))
    rendered = render_pages(published, themes.new, follow)
    failed = {address for address, page in rendered.items() if isinstance(page, Fault)}
    return rendered | select(shown, failed)


# --- what is told of all ----------------------------------------------------------------------------------------------


def list_languages(theme: Theme, notices: Iterable[NoticeChange]) -> tuple[str, ...]:
    """The languages of the site, and the others of notices that change."""
    languages = dict.fromkeys(theme.usual_languages)
    for notice in notices:
        languages |= dict.fromkeys(notice.languages)
    return tuple(languages)


def find_rtl(rendered: Iterable[Rendered]) -> frozenset[str]:
    """The languages of pages that are written from right to left."""
    found = set()
    for page in rendered:
        for language, text in get_pages(page).items():
            if text.is_rtl:
                found.add(language)
    return frozenset(found)


def list_digests(digests: Mapping[str, str]) -> Iterator[str]:
    """A line with name and hash for each, by name."""
    for name in sorted(digests):
        yield f"{name} {digests[name]}"


def add_digests(notices: Iterable[NoticeChange], digests: Mapping[str, str]) -> Iterator[NoticeChange]:
    """The notices with the hashes of their pages."""
    for notice in notices:
        yield replace(notice, digest=digests[notice.address])


def rank_notice(notice: NoticeChange) -> tuple[bool, Any, str]:
    """Notices that need a look come first, then the names."""
    is_urgent = notice.important > 0 or notice.status in URGENT
    return not is_urgent, sorting.collate(notice.company), notice.address


def collect_faults(new: Version, newer: Read, themes: Themes, unshown: Iterable[Fault]) -> tuple[Fault, ...]:
    """What cannot be read, or keeps the newer version from being published."""
    errors = select_errors(newer.survey.faults)
    return tuple(sorted({*new.refused, *themes.faults, *errors, *unshown}))


def collect_addresses(notices: Iterable[NoticeChange]) -> set[str]:
    """The addresses that notices have, and those that they had before."""
    addresses: set[str] = set()
    for notice in notices:
        addresses |= {notice.address, notice.was}
    return addresses - {""}


def collect_own_faults(notices: Iterable[NoticeChange]) -> set[Fault]:
    """The faults that are told of the notices that have them."""
    faults: set[Fault] = set()
    for notice in notices:
        faults.update(notice.faults)
    return faults
