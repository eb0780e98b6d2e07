"""What a branch does to each page whose register, removal, company's file or logo it touches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..folder.entry import ABSENT, Entry
from ..format.register import Register
from ..format.removal import Removal
from ..notice import naming
from ..notice.texts import name_register
from ..parallel import Follow, follow_silently, share_out
from ..reading.faults import Fault, select_errors
from ..theme.theme import Theme
from .comparison import compare_registers, compare_removals, is_redated, is_undated
from .contents import ItemChange, NoticeChange, Status
from .items import compare_items, judge_entry
from .key_risks import list_key_risks
from .logos import compare_logos, show_logo
from .marked_pages import (
    mark_gone,
    mark_gone_languages,
    mark_languages,
    mark_new_languages,
    select_gained,
)
from .markup import compare_markup
from .moves import add_addresses
from .renames import find_renames
from .rendering import Rendered, get_pages
from .sections import NoticeText
from .sides import Side


def review_notices(
    old: Side, new: Side, touched: set[str], differing: set[str], follow: Follow = follow_silently
) -> Iterator[NoticeChange]:
    """Every page that came, went, changed or cannot be read, by address.

    Args:
        old: the earlier version; it holds at least the notices that are touched.
        new: the newer version.
        touched: the addresses whose files differ.
        differing: the addresses whose pages differ.
        follow: shows how many were compared.

    """
    added = touched & new.entries.keys() - old.entries.keys()
    came = [new.entries[address] for address in sorted(added)]
    went = []
    for address, earlier in sorted(old.entries.items()):
        newer = new.entries.get(address, ABSENT)
        if not is_notice(newer):
            went.append(earlier)
    renames = find_renames(went, came, new.theme)
    moved = set(renames.values())

    def review(address: str) -> list[NoticeChange]:
        entry = new.entries.get(address, ABSENT)
        before = ABSENT
        if address not in moved:
            was = renames.get(address, address)
            before = old.entries.get(was, ABSENT)
        made: Iterable[NoticeChange] = ()
        if not is_published(entry):
            made = review_absence(before, old)
        elif address in differing or select_errors(entry.faults):
            made = review_page(entry, before, old, new)
        return [add_addresses(notice, before, entry, new.leading, new.theme) for notice in made]

    addresses = sorted(touched & (new.entries.keys() | old.entries.keys()))
    for changes in share_out(review, addresses, follow, "comparing"):
        yield from changes


def is_notice(entry: Entry) -> bool:
    """Whether there is a notice, and not only a file that stays in the place of one."""
    return entry.register is not None or bool(select_errors(entry.faults))


def is_published(entry: Entry) -> bool:
    """Whether a file has a page, or would have one without its errors."""
    return is_notice(entry) or entry.removal is not None


def review_absence(before: Entry, old: Side) -> Iterator[NoticeChange]:
    """That a page is gone without a trace, if there was one."""
    if is_published(before):
        yield describe_gone(before, old)


def review_page(entry: Entry, before: Entry, old: Side, new: Side) -> Iterator[NoticeChange]:
    """One page of the newer version, compared with what it was before; nothing where the file says the same."""
    text = new.rendered.get(entry.address)
    faults = collect_faults(entry, text)
    if faults or not isinstance(text, dict):
        yield describe_unreadable(entry, before, faults, new.theme)
    elif past := select_errors(before.faults):
        yield replace(describe_whole(entry, text, new, "corrected"), faults=tuple(past))
    elif entry.removal and before.register:
        yield describe_removed(before, entry.removal, text, old, new)
    elif entry.removal:
        yield from describe_removal(entry, before, old, new)
    elif entry.register and not before.register:
        yield describe_whole(entry, text, new, "new")
    elif has_changed(entry, before):
        yield describe_changed(before, entry, old, new)


def collect_faults(entry: Entry, text: Rendered | None) -> list[Fault]:
    """Why a notice cannot be shown: errors of its file, or of the page."""
    faults = select_errors(entry.faults)
    if isinstance(text, Fault):
        faults.append(text)
    return faults


def has_changed(entry: Entry, before: Entry) -> bool:
    """Whether register, logo or address differ."""
    return (before.register, before.logo, before.address) != (entry.register, entry.logo, entry.address)


# --- one kind of change each ------------------------------------------------------------------------------------------


def describe_gone(before: Entry, old: Side) -> NoticeChange:
    """A page in whose place nothing is left."""
    company, kind = name_notice(before.address, before.stated, old.theme)
    items: Iterable[ItemChange] = ()
    if before.register:
        items = compare_items(judge_entry(before, old.theme), [])
    return NoticeChange(
        address=before.address,
        company=company,
        register=kind,
        status="removed",
        texts=mark_gone(get_pages(old.rendered.get(before.address))),
        items=tuple(items),
        key_risks=list_key_risks(before.register, old.theme),
        pictures=(show_logo(before), ""),
    )


def describe_removed(
    before: Entry, removal: Removal, text: dict[str, NoticeText], old: Side, new: Side
) -> NoticeChange:
    """A page that is no more, with what the file in its place says."""
    return replace(
        describe_gone(before, old),
        changes=tuple(compare_removals(before.register, removal, new.theme)),
        texts=mark_languages(old.rendered.get(before.address), text),
        gone=mark_gone_languages(old.rendered.get(before.address), text),
        left=removal.removed.date,
    )


def describe_removal(entry: Entry, before: Entry, old: Side, new: Side) -> Iterator[NoticeChange]:
    """A page that says that a notice is gone, and came or says something else; nothing where it says the same.

    Raises:
        TypeError: there is no removal.

    """
    if entry.removal is None:
        raise TypeError(f"{entry.address} is no removal")
    earlier = before.removal
    if entry.removal == earlier:
        return
    company, _ = name_notice(entry.address, entry.removal, new.theme)
    before_text = old.rendered.get(entry.address, {})
    made = NoticeChange(
        address=entry.address,
        company=company,
        register="",
        status="removal",
        changes=tuple(compare_removals(earlier, entry.removal, new.theme)),
        texts=mark_languages(before_text, new.rendered[entry.address]),
        gone=mark_gone_languages(before_text, new.rendered[entry.address]),
        left=entry.removal.removed.date,
    )
    yield add_markup(made, before_text, new)


def describe_unreadable(entry: Entry, before: Entry, faults: list[Fault], theme: Theme) -> NoticeChange:
    """A notice that cannot be shown, and why."""
    company, kind = name_notice(entry.address, entry.register or before.stated, theme)
    return NoticeChange(
        address=entry.address,
        company=company,
        register=kind,
        status="unreadable",
        faults=tuple(faults),
    )


def describe_whole(entry: Entry, text: dict[str, NoticeText], new: Side, status: Status) -> NoticeChange:
    """A page of which all is to be read: it was not there before, or nobody knows what it said."""
    company, kind = name_notice(entry.address, entry.stated, new.theme)
    items: Iterable[ItemChange] = ()
    if entry.register:
        items = compare_items([], judge_entry(entry, new.theme))
    return NoticeChange(
        address=entry.address,
        company=company,
        register=kind,
        status=status,
        texts=mark_new_languages(text),
        items=tuple(items),
        key_risks=list_key_risks(entry.register, new.theme),
        pictures=("", show_logo(entry)),
    )


def describe_changed(before: Entry, entry: Entry, old: Side, new: Side) -> NoticeChange:
    """A notice that says something else, or stands elsewhere.

    Raises:
        TypeError: one of the two has no register or no text.

    """
    text = new.rendered[entry.address]
    if before.register is None or entry.register is None or isinstance(text, Fault):
        raise TypeError(f"{entry.address} cannot be compared")
    earlier = old.rendered[before.address]
    gained = select_gained(earlier, text)
    company, kind = name_notice(entry.address, entry.register, new.theme)
    status: Status = "changed"
    was = ""
    if before.address != entry.address:
        status = "renamed"
        was = before.address
    changes = compare_registers(before.register, entry.register, new.theme)
    items = compare_items(judge_entry(before, old.theme), judge_entry(entry, new.theme))
    made = NoticeChange(
        address=entry.address,
        company=company,
        register=kind,
        status=status,
        was=was,
        changes=(*changes, *compare_logos(before, entry, new.theme)),
        texts=mark_languages(earlier, text) | mark_new_languages(gained),
        gained=tuple(gained),
        gone=mark_gone_languages(earlier, text),
        items=tuple(items),
        undated=is_undated(before.register, entry.register, changes),
        redated=is_redated(before.register, entry.register, changes),
        pictures=(show_logo(before), show_logo(entry)),
    )
    return add_markup(made, earlier, new)


def name_notice(address: str, stated: Register | Removal | None, theme: Theme) -> tuple[str, str]:
    """Company and register, as lists call them; the address where the file or the word cannot be read."""
    if stated is None:
        return address, ""
    language = naming.list_languages(stated)[0]
    if isinstance(stated, Removal):
        return naming.name_company(stated, language), ""
    company = naming.name_for_lists(stated, language)
    try:
        return company, name_register(stated, language, theme)
    except KeyError:  # the shared texts lack the word, which is told as a fault
        return company, address


def add_markup(notice: NoticeChange, before: Rendered, new: Side) -> NoticeChange:
    """The notice, with a change more where its page differs in what neither a fact nor a word tells."""
    after = new.rendered[notice.address]
    if not isinstance(before, dict) or not isinstance(after, dict):
        return notice
    changes = list(compare_markup(notice, before, after, new.theme))
    return replace(notice, changes=(*notice.changes, *changes))
