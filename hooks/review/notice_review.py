"""What a branch does to each notice whose register, company's file or logo it touches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..checks.completeness import Line, judge_notice
from ..folder.entry import Entry
from ..format.register import Register, Wording
from ..notice import naming, texts
from ..parallel import Follow, follow_silently, share_out
from ..reading.faults import Fault
from ..theme.theme import Theme
from .changes import Change, make_change, say_change
from .comparison import compare_registers, is_undated
from .contents import ItemChange, NoticeChange
from .renames import find_renames
from .rendering import Rendered
from .sections import MarkedSection, NoticeText, mark_new_notice, mark_sections
from .voice import Voice, say_phrase


@dataclass(frozen=True)
class Side:
    """One version of the notices that are compared.

    Args:
        entries: the files that are no drafts, by address.
        rendered: their texts by address, all in the words of the newer version, so that only what the company changed
            is marked.
        theme: with which what the version says is judged.

    """

    entries: Mapping[str, Entry]
    rendered: Mapping[str, Rendered]
    theme: Theme


def review_notices(old: Side, new: Side, touched: set[str], follow: Follow = follow_silently) -> Iterator[NoticeChange]:
    """Every notice that came, went, changed or cannot be read, by address.

    Args:
        old: the earlier version; it holds at least the notices that are touched.
        new: the newer version.
        touched: the addresses whose files differ.
        follow: shows how many were compared.

    """
    came = [new.entries[address] for address in sorted(touched & new.entries.keys() - old.entries.keys())]
    went = [entry for address, entry in sorted(old.entries.items()) if not is_published(new.entries.get(address))]
    renames = find_renames(went, came, new.theme)

    def review(address: str) -> list[NoticeChange]:
        entry, before = new.entries.get(address), old.entries.get(renames.get(address, address))
        if entry is not None and is_published(entry):
            return list(review_notice(entry, before, old, new))
        return [describe_removed(before, entry, old)] if before is not None else []

    addresses = sorted((touched & (new.entries.keys() | old.entries.keys())).difference(renames.values()))
    for changes in share_out(review, addresses, follow, "comparing"):
        yield from changes


def is_published(entry: Entry | None) -> bool:
    """Whether there is a notice, and not only a file that stays in the place of one."""
    return entry is not None and (entry.register is not None or bool(find_errors(entry.faults)))


def review_notice(entry: Entry, before: Entry | None, old: Side, new: Side) -> Iterator[NoticeChange]:
    """One notice of the newer version, compared with what it was before; nothing where it says the same."""
    text = new.rendered.get(entry.address)
    faults = collect_faults(entry, before, text)
    if faults or entry.register is None or not isinstance(text, dict):
        yield describe_unreadable(entry, before, faults, new.theme)
    elif before is None or before.register is None:
        yield describe_new(entry, entry.register, text, new)
    elif has_changed(entry, before):
        yield describe_changed(before, entry, old, new)


def collect_faults(entry: Entry, before: Entry | None, text: Rendered | None) -> list[Fault]:
    """Why a notice cannot be compared: errors of its file, of the earlier one, or of the page."""
    faults = find_errors(entry.faults)
    if before is not None:
        faults += find_errors(before.faults)
    if isinstance(text, Fault):
        faults.append(text)
    return faults


def find_errors(faults: Iterable[Fault]) -> list[Fault]:
    """The faults that keep a notice from being published."""
    return [fault for fault in faults if fault.level == "error"]


def has_changed(entry: Entry, before: Entry) -> bool:
    """Whether register, logo or address differ."""
    return (before.register, before.logo, before.address) != (entry.register, entry.logo, entry.address)


# --- one kind of change each ------------------------------------------------------------------------------------------


def describe_removed(before: Entry, entry: Entry | None, old: Side) -> NoticeChange:
    """A notice that is no more, with the day that the file in its place names."""
    company, kind = name_notice(before.address, before.register, old.theme)
    removal = entry.removal if entry else None
    return NoticeChange(
        address=before.address,
        company=company,
        register=kind,
        status="removed",
        items=tuple(compare_items(judge_entry(before, old.theme), [])),
        left=removal.removed.date if removal else None,
    )


def describe_unreadable(entry: Entry, before: Entry | None, faults: list[Fault], theme: Theme) -> NoticeChange:
    """A notice that cannot be shown, and why."""
    register = entry.register or (before.register if before else None)
    company, kind = name_notice(entry.address, register, theme)
    return NoticeChange(
        address=entry.address,
        company=company,
        register=kind,
        status="unreadable",
        faults=tuple(faults),
    )


def describe_new(entry: Entry, register: Register, text: dict[str, NoticeText], new: Side) -> NoticeChange:
    """A notice that was not there before."""
    company, kind = name_notice(entry.address, register, new.theme)
    return NoticeChange(
        address=entry.address,
        company=company,
        register=kind,
        status="new",
        texts={language: tuple(mark_new_notice(shown)) for language, shown in text.items()},
        items=tuple(compare_items([], judge_entry(entry, new.theme))),
    )


def describe_changed(before: Entry, entry: Entry, old: Side, new: Side) -> NoticeChange:
    """A notice that says something else, or stands elsewhere.

    Raises:
        TypeError: one of the two has no register or no text.

    """
    text = new.rendered[entry.address]
    if before.register is None or entry.register is None or isinstance(text, Fault):
        raise TypeError(f"{entry.address} cannot be compared")
    company, kind = name_notice(entry.address, entry.register, new.theme)
    is_renamed = before.address != entry.address
    return NoticeChange(
        address=entry.address,
        company=company,
        register=kind,
        status="renamed" if is_renamed else "changed",
        was=before.address if is_renamed else "",
        changes=(
            *compare_registers(before.register, entry.register, new.theme),
            *compare_logos(before, entry, new.theme),
        ),
        texts=mark_languages(old.rendered[before.address], text),
        items=tuple(compare_items(judge_entry(before, old.theme), judge_entry(entry, new.theme))),
        undated=is_undated(before.register, entry.register, new.theme),
    )


def name_notice(address: str, register: Register | None, theme: Theme) -> tuple[str, str]:
    """Company and register, as lists call them; only the address where the register cannot be read."""
    if register is None:
        return address, ""
    language = naming.list_languages(register)[0]
    kind = texts.speak(theme, language, register.wording).word("registers", register.kind, "name")
    return naming.name_for_lists(register, language), texts.unescape(kind)


def compare_logos(before: Entry, entry: Entry, theme: Theme) -> Iterator[Change]:
    """That a logo is another picture under the name that it had."""
    if not before.logo or not entry.logo or before.logo.data == entry.logo.data:
        return
    names = {version.register.appearance.logo for version in (before, entry) if version.register}
    if len(names) == 1:
        voice = Voice(theme, Wording())
        change = make_change(
            "changed",
            "appearance.logo",
            key=("appearance", "logo"),
            before=voice.translate(say_phrase, "values", "earlier_picture"),
            after=voice.translate(say_phrase, "values", "other_picture"),
        )
        yield say_change(change, theme)


def mark_languages(before: Rendered, text: Mapping[str, NoticeText]) -> dict[str, tuple[MarkedSection, ...]]:
    """The text of a notice in each of its languages, before and after in one."""
    earlier = before if isinstance(before, dict) else {}
    return {
        language: tuple(mark_sections(earlier.get(language, NoticeText()), shown)) for language, shown in text.items()
    }


def judge_entry(entry: Entry, theme: Theme) -> list[Line]:
    """What the law wants, and how a notice says it."""
    return judge_notice(entry.register, entry.faults, theme)


def compare_items(before: list[Line], after: list[Line]) -> Iterator[ItemChange]:
    """The items of the law that are said otherwise than before, or differently open; a side may be empty."""
    for number, line in enumerate(after or before):
        was = before[number].state if before else ""
        now = after[number].state if after else ""
        if was != now:
            yield ItemChange(line.item, line.article, was, now)
