"""The kinds of page of a site; each knows its template and what that needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ..folder.entry import Entry
from ..format import contrast
from ..format.removal import Removal
from ..notice import index
from ..notice.frame import Head, make_moved_head, make_notice_head, make_removed_head
from ..notice.letters import Link
from ..notice.naming import find_doors, name_company
from ..notice.notice import Notice
from ..notice.pdf import Pdf
from ..notice.placeholders import mark_placeholders
from ..notice.texts import speak
from ..reading.faults import Fault, select_errors
from ..reading.messages import pick_language
from ..theme.site import Addresses
from ..theme.theme import Theme
from .places import find_file, join_address


class Page:
    """A page of the site, without its HTML, which is made when it is written.

    Attributes:
        url: where it is on the site, as in `en/piha/`; that of the root is `./`.
        head: what it says of itself.
        template: that it is made with.
        canonical_url: its full address, if the site has one.
        edit_url: where its file is edited, if that is known.
        update_date: the day its facts date from, as in `2026-11-02`, or nothing.
        alternates: the page in each of its languages, also in its own.
        draft: the draft that it shows, if it is none in force.
        faults: what is wrong, in the place of what it would show.
        missing: what a draft lacks.
        said_in: the language of both.
        made_from: equal where the page would come out the same as before.

    """

    def __init__(self, url: str, head: Head, template: str, addresses: Addresses) -> None:
        self.url = url
        self.head = head
        self.template = template
        self.canonical_url = join_address(addresses.site, url)
        self.edit_url = ""
        self.update_date = ""
        self.alternates: Mapping[str, Page] = {}
        self.draft: Entry | None = None
        self.faults: Sequence[str] = ()
        self.missing: Sequence[str] = ()
        self.said_in = ""
        self.made_from: object = object()

    @property
    def file(self) -> str:
        """The file of the site that holds it."""
        return find_file(self.url)

    @property
    def versions(self) -> dict[str, str]:
        """The full address in each language, and for readers of any other; nothing without that of the site."""
        addresses = {language: page.canonical_url for language, page in self.alternates.items() if page.canonical_url}
        if addresses:
            addresses["x-default"] = next(iter(addresses.values()))
        return addresses

    def show_draft(self, draft: Entry) -> None:
        """Say that the page is that of a draft, and keep it from search engines: it has no address that lasts."""
        self.draft = draft
        self.head = replace(self.head, indexed=False)
        self.canonical_url = ""
        self.said_in = pick_language(self.head.language)
        self.missing = [fault.say(self.said_in) for fault in sorted(draft.missing)]


class NoticePage(Page):
    """One notice in one language."""

    def __init__(
        self, url: str, notice: Notice, entry: Entry, addresses: Addresses, placeholders: Iterable[str] = ()
    ) -> None:
        super().__init__(url, make_notice_head(notice), "page.html", addresses)
        self.notice = notice
        self.content = mark_placeholders(notice.html, tuple(placeholders))
        self.entry = entry
        self.register = entry.get_register()
        self.edit_url = join_address(addresses.edit, entry.path)
        self.update_date = notice.dated.isoformat() if notice.dated else ""
        self.logo = entry.logo
        self.colour = self.register.appearance.colour or ""
        self.colour_sheet = contrast.name_sheet(self.colour)
        self.pdf: Pdf | None = None

    def list_files(self) -> dict[str, str | bytes]:
        """The files that the page needs and others may not, by address."""
        files: dict[str, str | bytes] = {}
        if self.colour:
            files[self.colour_sheet] = contrast.make_sheet(self.colour)
        if self.logo:
            files[self.logo.address] = self.logo.data
        if self.pdf:
            for address in (self.pdf.address, *self.pdf.aliases):
                files[address] = self.pdf.data
        return files


class RemovedPage(Page):
    """In the place of a notice that is gone: since when, and where to turn. No search engine need know it."""

    def __init__(
        self, url: str, language: str, entry: Entry, removal: Removal, addresses: Addresses, theme: Theme
    ) -> None:
        super().__init__(url, make_removed_head(removal, language, theme), "removed.html", addresses)
        self.removal = removal
        self.company = name_company(removal, language)
        self.ask = find_doors(removal)
        self.edit_url = join_address(addresses.edit, entry.path)
        self.update_date = removal.removed.date.isoformat()


class MovedPage(Page):
    """At an old address of a notice, or of the page in its place: it leads to the present one in the same language."""

    def __init__(self, url: str, target: Page, addresses: Addresses) -> None:
        super().__init__(url, make_moved_head(target.head), "moved.html", addresses)
        self.target = target.url
        self.canonical_url = target.canonical_url


class BrokenPage(Page):
    """In `serve`: the faults of a file, in the place of its notice."""

    def __init__(
        self, url: str, language: str, entry: Entry, faults: Iterable[Fault], addresses: Addresses, theme: Theme
    ) -> None:
        what = speak(theme, language)("interface.broken_title")
        title = f"{entry.name} – {what}"
        super().__init__(url, Head(language, title, "", indexed=False), "broken.html", addresses)
        self.entry = entry
        self.said_in = pick_language(language)
        self.faults = [fault.say(self.said_in) for fault in select_errors(faults)]


class IndexPage(Page):
    """The list of notices in one language, of all companies or of some; in `serve` also of what is to correct.

    Drafts stand apart, where they are shown at all. Where the list of all is too long for one page, its letters lead to
    others; those of one letter know them, too.
    """

    def __init__(
        self,
        url: str,
        head: Head,
        listed: Sequence[index.Company],
        addresses: Addresses,
        theme: Theme,
        broken: Sequence[BrokenPage] = (),
        faults: Sequence[Fault] = (),
        drafts: Sequence[Page] = (),
    ) -> None:
        super().__init__(url, head, "index.html", addresses)
        self.letters = index.group_by_letter(listed)
        self.long = len(listed) > index.SHORT
        self.links: Sequence[Link] = ()
        self.counts: Mapping[str, int] = {}
        self.broken = tuple(broken)
        self.said_in = pick_language(head.language)
        self.faults = [fault.say(self.said_in) for fault in faults]
        self.drafts = tuple(drafts)
        days = [company.lines[0].day for company in listed]
        self.update_date = max(days, default=theme.constants["texts"]["checked"])

    def lead_to_letters(self, links: Sequence[Link], counts: Mapping[str, int]) -> None:
        """Show letters with their numbers of companies in the place of a list; no date of a notice is one of theirs."""
        self.links = links
        self.counts = counts
        self.update_date = ""
