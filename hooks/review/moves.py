"""What becomes of the addresses of a notice beside its own: which lead nowhere any more, and which lead to it now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ..folder.entry import Entry
from ..format.look import Wording
from ..notice.texts import Texts
from ..theme.theme import Theme
from .changes import Change, make_change, say_change
from .contents import NoticeChange
from .languages import join_languages
from .statements import ADDRESSES
from .voice import Voice, say_phrase


def add_addresses(
    notice: NoticeChange, before: Entry, after: Entry, leading: Mapping[str, str], theme: Theme
) -> NoticeChange:
    """A notice that changes, with what becomes of its addresses; of one that cannot be read nothing is known.

    Args:
        notice: what is told of it.
        before: its earlier file, or none.
        after: its present file, or none.
        leading: every address that leads to a page, with the address of that page.
        theme: the words of the changes.

    """
    if notice.status == "unreadable":
        return notice
    changes = compare_addresses(notice.address, before, after, leading, theme)
    leads_to = leading.get(notice.address, "")
    return replace(
        notice,
        changes=(*changes, *notice.changes),
        leads_to="" if leads_to == notice.address else leads_to,
    )


def compare_addresses(
    own: str, before: Entry, after: Entry, leading: Mapping[str, str], theme: Theme
) -> Iterator[Change]:
    """The changes of the addresses beside its own, the grave ones first; those of a removal may go one day.

    An address that leads to another notice now is told where the notice itself stays: who comes there finds the other.
    """
    languages = join_languages(theme, after.stated, before.stated)
    voice = Voice(theme, languages, Wording())
    old, new = set(before.addresses), set(after.addresses)
    for address in sorted(old - new - {own, ""}):
        leads_to = leading.get(address, "")
        if after.register or not leads_to:
            lost = make_change(
                "removed",
                ADDRESSES,
                (ADDRESSES,),
                what=voice.repeat(f"/{address}/"),
                before=voice.translate(say_lost, address, leads_to) if before.register else {},
            )
            yield say_change(lost, theme, languages)
    for address in sorted(new - old - {own, ""}):
        gained = make_change("added", ADDRESSES, (ADDRESSES,), what=voice.repeat(f"/{address}/"))
        yield say_change(replace(gained, risk="low"), theme, languages)


def say_lost(texts: Texts, address: str, leads_to: str) -> str:
    """To which notice an address leads now; or that it leads nowhere, what follows, and what to write."""
    if leads_to:
        return say_phrase(texts, "values", "address_taken").format(address=leads_to)
    return say_phrase(texts, "values", "address_lost").format(address=address)
