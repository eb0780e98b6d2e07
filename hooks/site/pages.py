"""The kinds of page that MkDocs is given; each knows its template and what that needs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from ..folder.entry import Entry
from ..format import contrast
from ..format.removal import Removal
from ..notice import index
from ..notice.frame import Head, make_moved_head, make_notice_head, make_removed_head
from ..notice.naming import find_doors, name_company
from ..notice.notice import Notice
from ..notice.pdf import Pdf
from ..notice.placeholders import mark_placeholders
from ..notice.texts import speak
from ..reading.faults import Fault, select_errors
from ..reading.messages import pick_language
from ..theme.theme import Theme


class OurPage(Page):
    """A page that comes from no Markdown: its HTML is made when MkDocs renders it."""

    faults: Sequence[str] = ()  # in the place of what it would show
    missing: Sequence[str] = ()  # from a draft
    said_in = ""  # the language of both

    def __init__(self, file: File, config: MkDocsConfig, head: Head, template: str) -> None:
        self.head = head
        self.template = template
        self.alternates: dict[str, File] = {}
        self.made_from: object = object()  # equal where a page would come out the same as before
        self.draft: Entry | None = None
        super().__init__(head.title, file, config)
        self.update_date = ""

    def show_draft(self, draft: Entry) -> None:
        """Say that the page is that of a draft, and keep it from search engines: it has no address that lasts."""
        self.draft = draft
        self.head = replace(self.head, indexed=False)
        self.canonical_url = None
        self.said_in = pick_language(self.head.language)
        self.missing = [fault.say(self.said_in) for fault in sorted(draft.missing)]

    @property
    def versions(self) -> dict[str, str]:
        """The full address in each language, and for readers of any other; nothing without SITE_URL."""
        addresses = {}
        for file in self.alternates.values():
            if isinstance(file.page, OurPage) and file.page.canonical_url:
                addresses[file.page.head.language] = file.page.canonical_url
        if addresses:
            addresses["x-default"] = next(iter(addresses.values()))
        return addresses

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""
        self.meta = {"template": self.template}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = ""
        self.toc = get_toc([])
        self.present_anchor_ids = set()


class NoticePage(OurPage):
    """One notice in one language."""

    def __init__(
        self, file: File, config: MkDocsConfig, notice: Notice, entry: Entry, placeholders: Iterable[str] = ()
    ) -> None:
        self.notice = notice
        self.placeholders = tuple(placeholders)
        self.entry = entry
        self.register = entry.get_register()
        super().__init__(file, config, make_notice_head(notice), "page.html")
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

    def render(self, config: MkDocsConfig, files: Files) -> None:
        super().render(config, files)
        self.content = mark_placeholders(self.notice.html, self.placeholders)
        self.present_anchor_ids = {section.key for section in self.notice.sections}


class RemovedPage(OurPage):
    """In the place of a notice that is gone: since when, and where to turn. No search engine need know it."""

    def __init__(self, file: File, config: MkDocsConfig, language: str, removal: Removal, theme: Theme) -> None:
        self.removal = removal
        self.company = name_company(removal, language)
        self.ask = find_doors(removal)
        super().__init__(file, config, make_removed_head(removal, language, theme), "removed.html")
        self.update_date = removal.removed.date.isoformat()


class MovedPage(OurPage):
    """At an old address of a notice, or of the page in its place: it leads to the present one in the same language."""

    def __init__(self, file: File, config: MkDocsConfig, target: OurPage) -> None:
        super().__init__(file, config, make_moved_head(target.head), "moved.html")
        self.target = target.file.url
        self.canonical_url = target.canonical_url


class BrokenPage(OurPage):
    """In `serve`: the faults of a file, in the place of its notice."""

    def __init__(
        self, file: File, config: MkDocsConfig, language: str, entry: Entry, faults: Iterable[Fault], theme: Theme
    ) -> None:
        self.entry = entry
        self.said_in = pick_language(language)
        self.faults = [fault.say(self.said_in) for fault in select_errors(faults)]
        what = speak(theme, language)("interface.broken_title")
        title = f"{entry.name} – {what}"
        super().__init__(file, config, Head(language, title, "", indexed=False), "broken.html")


class IndexPage(OurPage):
    """The list of notices in one language, of all companies or of one; in `serve` also of what is to correct.

    Drafts stand apart, where they are shown at all.
    """

    def __init__(
        self,
        file: File,
        config: MkDocsConfig,
        head: Head,
        listed: Sequence[NoticePage],
        theme: Theme,
        broken: Sequence[BrokenPage] = (),
        faults: Sequence[Fault] = (),
        drafts: Sequence[OurPage] = (),
    ) -> None:
        lines = [(page.register, page.file.url) for page in listed]
        self.letters = index.group_by_letter(lines, head.language, theme)
        self.long = len(listed) > index.SHORT
        self.broken = tuple(broken)
        self.said_in = pick_language(head.language)
        self.faults = [fault.say(self.said_in) for fault in faults]
        self.drafts = tuple(drafts)
        super().__init__(file, config, head, "index.html")
        self.update_date = max((page.update_date for page in listed), default=theme.constants["texts"]["checked"])
