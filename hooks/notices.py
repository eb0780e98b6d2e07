"""The MkDocs hook: registers become pages, and nothing else is published.

MkDocs loads this file under a name of its own, so nothing may import it. It keeps nothing but what it rendered; what
else it needs it asks the other modules, whose caches live as long as the process. Every function named on_… is an
event of MkDocs.

`serve` does not stop at a fault: a faulty register has a page with its faults, and what belongs to no page is listed
on the index. What the server itself needs is in serving.py.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils.templates import url_filter

sys.path.insert(
    0, str(Path(__file__).parents[1])
)  # the bare `mkdocs` command does not see the project; MkDocs restores the path

from hooks.folder import collection, listing
from hooks.folder.entry import Entry
from hooks.format import contrast
from hooks.format.register import Removal
from hooks.notice import environment, naming, notice, paper, pdf, texts
from hooks.reading.fault_codes import FaultCode
from hooks.reading.faults import Fault
from hooks.reading.files import Stamp, get_stamp
from hooks.reading.loading import read_source
from hooks.reading.refusals import Refused
from hooks.site import guard, headers, index
from hooks.site.stylesheet import make_stylesheet
from hooks.theme.theme import DEFAULT_LANGUAGES, PRIMARY, Theme, read_theme

KEPT = 8192  # notices
EVERYONE = "User-agent: *\nAllow: /\n"


@dataclass(frozen=True)
class Head:
    """What the page around a notice says: <title>, <meta>, and the language; a date where the page is an article."""

    language: str
    title: str
    description: str
    indexed: bool = True
    dated: date | None = None


class OurPage(Page):
    """A page that comes from no Markdown: its HTML is made when MkDocs renders it."""

    def __init__(self, file: File, config: MkDocsConfig, head: Head, template: str) -> None:
        self.head = head
        self.template = template
        self.alternates: dict[str, File] = {}
        self.made_from: object = object()  # equal where a page would come out the same as before
        super().__init__(head.title, file, config)
        self.update_date = ""

    @property
    def versions(self) -> dict[str, str]:
        """The full address in each language, and for readers of any other; nothing without SITE_URL."""
        pages = [file.page for file in self.alternates.values()]
        found = {page.head.language: page.canonical_url for page in pages if isinstance(page, OurPage)}
        urls = {language: url for language, url in found.items() if url}
        return urls | {"x-default": next(iter(urls.values()))} if urls else {}

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""
        self.meta = {"template": self.template}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = ""
        self.toc = get_toc([])
        self.present_anchor_ids = set()


class NoticePage(OurPage):
    """One notice in one language."""

    def __init__(self, file: File, config: MkDocsConfig, made: notice.Notice, entry: Entry) -> None:
        self.notice = made
        self.entry = entry
        head = Head(made.language, f"{made.names} – {made.title}", made.description, dated=made.dated)
        super().__init__(file, config, head, "page.html")
        self.update_date = made.dated.isoformat()
        self.logo = entry.logo
        self.colour = entry.register.appearance.colour if entry.register else None
        self.colour_sheet = f"assets/colours/{self.colour[1:]}.css" if self.colour else ""
        self.pdf: pdf.Pdf | None = None

    def beside(self) -> dict[str, str | bytes]:
        """The files that the page needs and others may not, by address."""
        files: dict[str, str | bytes] = {}
        if self.colour:
            files[self.colour_sheet] = contrast.make_sheet(self.colour)
        if self.logo:
            files[self.logo.address] = self.logo.data
        if self.pdf:
            files[self.pdf.address] = self.pdf.data
        return files

    def render(self, config: MkDocsConfig, files: Files) -> None:
        super().render(config, files)
        self.content = self.notice.html
        self.present_anchor_ids = {section.key for section in self.notice.sections}


class RemovedPage(OurPage):
    """In the place of a notice that is gone: since when, and where to turn. No search engine need know it."""

    def __init__(self, file: File, config: MkDocsConfig, language: str, removal: Removal, theme: Theme) -> None:
        self.removal = removal
        self.company = naming.name_company(removal, language)
        self.ask = naming.find_doors(removal)
        title = f"{self.company} – {texts.speak(theme, language)('interface.removed_title').unescape()}"
        super().__init__(file, config, Head(language, title, "", indexed=False), "removed.html")
        self.update_date = removal.removed.date.isoformat()


class BrokenPage(OurPage):
    """In `serve`: the faults of a file, in the place of its notice."""

    def __init__(
        self,
        file: File,
        config: MkDocsConfig,
        language: str,
        entry: Entry,
        faults: Iterable[Fault],
        theme: Theme,
    ) -> None:
        self.entry = entry
        self.faults = tuple(fault for fault in faults if fault.level == "error")
        t = texts.speak(theme, language)
        super().__init__(
            file,
            config,
            Head(language, f"{entry.name} – {t('interface.broken_title')}", "", indexed=False),
            "broken.html",
        )


class IndexPage(OurPage):
    """The list of notices in one language, of all companies or of one; in `serve` also of what is to correct."""

    def __init__(
        self,
        file: File,
        config: MkDocsConfig,
        head: Head,
        listed: list[NoticePage],
        theme: Theme,
        broken: Iterable[BrokenPage] = (),
        faults: Iterable[Fault] = (),
    ) -> None:
        self.letters = index.group_by_letter(
            ((page.entry.register, page.file.url) for page in listed if page.entry.register), head.language, theme
        )
        self.long = len(listed) > index.SHORT
        self.broken = tuple(broken)
        self.faults = tuple(faults)
        super().__init__(file, config, head, "index.html")
        self.update_date = max((page.update_date for page in listed), default=theme.constants["texts"]["checked"])


command_run = {"name": "build"}  # the one thing that MkDocs tells only once, at its start


def serving() -> bool:
    return command_run["name"] == "serve"


def on_startup(*, command: str, dirty: bool) -> None:
    """In `serve` a faulty register gets a page with its faults; in `build` it stops everything."""
    command_run["name"] = command


def on_config(config: MkDocsConfig) -> None:
    """Keep MkDocs from listing the thousands of files in Material's folder, and from making a sitemap of its own.

    Raises:
        PluginError: mkdocs.yml has a key twice; MkDocs would take the last one and say nothing.

    """
    settings = read_source(Path(config.config_file_path), "mkdocs.yml")
    if twice := [str(fault) for fault in settings.faults if fault.code == FaultCode.TWICE]:
        raise PluginError("\n".join(twice))
    config.theme.dirs = [folder for folder in config.theme.dirs if folder == config.theme.custom_dir]
    config.theme.static_templates.discard("sitemap.xml")  # its packed copy would be one of the time it was made


def on_pre_build(*, config: MkDocsConfig) -> None:
    """Refuse a faulty set before MkDocs empties the site and walks the folder.

    Raises:
        PluginError: a register has errors, or the texts have; MkDocs prints the message and stops. While serving
            only what would harm MkDocs itself is refused; the rest is shown.

    """
    notices = Path(config.docs_dir)
    try:
        # Read anew for every build: `serve`, which lives on, shows an edited text.
        config.extra["seloste_theme"] = theme = read_theme(Path(str(config.theme.custom_dir)))
        config.extra["headers"] = headers.read_headers(theme.folder)
        refused = listing.find_linked_folders(notices)
        found = collection.load(notices, theme)
    except ValueError as error:
        raise PluginError(str(error)) from error
    except OSError as error:
        raise PluginError(f"{error.filename}: {error.strerror}") from error
    if not serving():
        refused = [fault for fault in {*found.faults, *refused} if fault.level == "error"]
    if refused:
        raise PluginError("\n".join([*map(str, sorted(refused)), "nothing was built"]))
    if not found.published and not serving():
        raise PluginError("every register is a draft; rename one without its underscore")


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Exactly what is published: our assets, what we use of Material's stylesheets, the pages, what tells of them."""
    assets = [file for file in files if file.src_dir == config.theme.custom_dir and file.src_uri.startswith("assets/")]
    theme = find_theme(config)
    made = list(pages(config, theme))
    notices = [page for page in made if isinstance(page, NoticePage)]
    if config.extra.get("pdf"):
        give_pdf(notices, theme)
    name, text = look(theme)
    beside = {address: content for page in notices for address, content in page.beside().items()}
    published = guard.list_addresses(collection.load(Path(config.docs_dir), theme))
    told = {
        "_headers": headers.make_netlify_file(config.extra["headers"]),
        guard.LIST: published,
        **for_robots(made, config, theme),
    }
    generated = {name: text, **beside, **told}
    return Files(
        [
            *assets,
            *(page.file for page in made),
            *(File.generated(config, address, content=content) for address, content in generated.items()),
        ]
    )


def give_pdf(notices: list[NoticePage], theme: Theme) -> None:
    """Make the PDF of every notice, which its page then links to.

    Raises:
        PluginError: WeasyPrint could not make one.

    """
    documents = [
        paper.make_document(page.entry.register, page.notice.language, theme, page.canonical_url or "", page.logo)
        for page in notices
        if page.entry.register
    ]
    try:
        for page, data in zip(notices, pdf.make_pdfs(documents), strict=True):
            word = texts.unescape(texts.speak(theme, page.notice.language)("interface.pdf_file"))
            page.pdf = pdf.Pdf(f"{page.file.url}{pdf.name_file(word, page.entry.address)}", data)
    except Refused as error:
        raise PluginError(str(error)) from error


def for_robots(made: Iterable[OurPage], config: MkDocsConfig, theme: Theme) -> dict[str, str]:
    """robots.txt, which keeps nobody out, and the sitemap, which must name full addresses and so needs SITE_URL."""
    if not config.site_url:
        return {"robots.txt": EVERYONE}
    sitemap = (
        environment.find_environment(theme.templates)
        .get_template("sitemap.xml")
        .render(pages=[page for page in made if page.head.indexed])
    )
    return {"robots.txt": f"{EVERYONE}\nSitemap: {config.site_url}sitemap.xml\n", "sitemap.xml": sitemap}


def look(theme: Theme) -> tuple[str, str]:
    """What our pages use of Material's stylesheets: a name that changes with it, and the text."""
    return stylesheet(theme, stamps(theme.folder.glob("assets/*.css")))


@lru_cache(maxsize=1)
def stylesheet(theme: Theme, _read: tuple[tuple[Path, Stamp], ...]) -> tuple[str, str]:
    """The same, made once.

    Args:
        theme: the templates.
        _read: what changes with our stylesheets.

    """
    found = find_spec("material")
    if found is None or found.origin is None:
        raise PluginError("mkdocs-material is not installed; run `make site`, or pip install -r requirements.txt")
    sheets = sorted(Path(found.origin).parent.glob("templates/assets/stylesheets/*.min.css"))
    text = make_stylesheet(
        (path.read_text("utf-8") for path in sheets),
        "".join(template for name, template in theme.templates.sources.items() if name.endswith(".html")),
        "".join(path.read_text("utf-8") for path in theme.folder.glob("assets/*.css")),
    )
    return f"assets/stylesheets/material.{hashlib.sha256(text.encode()).hexdigest()[:8]}.min.css", text


def find_theme(config: MkDocsConfig) -> Theme:
    """The theme that this build began with."""
    theme: Theme = config.extra["seloste_theme"]
    return theme


def pages(config: MkDocsConfig, theme: Theme) -> Iterator[OurPage]:
    """Every page of the site, each knowing the same page in the other languages."""
    found = collection.load(Path(config.docs_dir), theme)
    published = found.published
    render = renderer(theme)
    around = stamps([Path(config.config_file_path)])
    broken: dict[str, list[BrokenPage]] = {language: [] for language in theme.languages}
    listed: dict[str, list[NoticePage]] = {language: [] for language in theme.languages}
    for entry in published:
        made = dict(notice_pages(entry, config, render, theme))
        for language, page in made.items():
            if isinstance(page, BrokenPage):
                broken[language].append(page)
            elif isinstance(page, NoticePage) and entry.register:
                page.made_from = entry, render, around, tuple(made)
                listed[language].append(page)
            elif isinstance(page, RemovedPage):
                page.made_from = entry, render, around, tuple(made)
        yield from connected(made)
    names = {entry.name for entry in published}
    homeless = [fault for fault in found.faults if fault.place.file not in names and is_shown(fault)]
    yield from connected(
        {
            language: index_page("", language, shown, config, theme, broken[language], homeless)
            for language, shown in listed.items()
            if shown or (language in DEFAULT_LANGUAGES and (serving() or not found.notices))
        }
    )
    single = {entry.address for entry in published}
    for company in sorted({entry.address.split("/")[0] for entry in published if "/" in entry.address} - single):
        yield from connected(
            {
                language: index_page(company, language, own, config, theme)
                for language, shown in listed.items()
                if (own := [page for page in shown if page.entry.address.startswith(f"{company}/")])
            }
        )


def is_shown(fault: Fault) -> bool:
    """Whether the index of `serve` tells of a fault that belongs to no page: errors, and files that are no register."""
    return serving() and (fault.level == "error" or fault.code == FaultCode.STRAY_FILE)


Render = Callable[[Entry, str], notice.Notice]


def stamps(paths: Iterable[Path]) -> tuple[tuple[Path, Stamp], ...]:
    """What changes when one of these files does, or when there is another."""
    return tuple((path, get_stamp(path)) for path in sorted(paths))


@lru_cache(maxsize=1)
def renderer(theme: Theme) -> Render:
    """Renders the register of an entry in a language, each once: `serve` makes only what a save has changed.

    Args:
        theme: another one brings a renderer that remembers nothing.

    """

    @lru_cache(maxsize=KEPT)
    def render(entry: Entry, language: str) -> notice.Notice:
        if entry.register is None:
            raise PluginError(f"{entry.name} has errors; nothing was built")
        return notice.render_notice(entry.register, language, theme)

    return render


def connected(made: dict[str, OurPage]) -> Iterable[OurPage]:
    """The language versions of one page, each with the others as its alternates."""
    for page in made.values():
        page.alternates = {language: other.file for language, other in made.items()}
    return made.values()


def notice_pages(entry: Entry, config: MkDocsConfig, render: Render, theme: Theme) -> Iterator[tuple[str, OurPage]]:
    """The pages of one register by language; while serving, a broken one shows its faults."""
    stated = entry.register or entry.removal
    languages = naming.list_languages(stated) if stated else DEFAULT_LANGUAGES
    for language in languages:
        file = File.generated(
            config,
            f"{folder(language)}{entry.address}.md",
            abs_src_path=str(Path(config.docs_dir, entry.path)),
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        file.edit_uri = entry.path
        if not serving():
            yield language, page_of(entry, language, file, config, render, theme)
        elif stated is None:
            yield language, BrokenPage(file, config, language, entry, entry.faults, theme)
        else:
            try:
                yield language, page_of(entry, language, file, config, render, theme)
            except Exception as error:  # noqa: BLE001 - whatever a text or a template does wrong, its page says it
                yield language, BrokenPage(file, config, language, entry, [environment.explain_failure(error)], theme)


def page_of(entry: Entry, language: str, file: File, config: MkDocsConfig, render: Render, theme: Theme) -> OurPage:
    """The page of a sound register: its notice, or that it is gone."""
    if entry.removal:
        return RemovedPage(file, config, language, entry.removal, theme)
    return NoticePage(file, config, render(entry, language), entry)


def index_page(
    company: str,
    language: str,
    listed: list[NoticePage],
    config: MkDocsConfig,
    theme: Theme,
    broken: Iterable[BrokenPage] = (),
    faults: Iterable[Fault] = (),
) -> OurPage:
    """The list of all notices, or of one company's; while serving, also of what is to correct."""
    t = texts.speak(theme, language)
    source = f"{folder(language)}{company}/index.md" if company else f"{folder(language)}index.md"
    title, description = t("interface.site_name"), t("interface.index_description")
    if company:
        registers = ", ".join(page.notice.register for page in listed)
        title = t("interface.index_company", name=listed[0].notice.names)
        description = t("interface.company_description", name=listed[0].notice.company, registers=registers)
    file = File.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    head = Head(language, texts.unescape(title), notice.shorten(description))
    return IndexPage(file, config, head, listed, theme, broken, faults)


def folder(language: str) -> str:
    """Where the pages of a language live: the primary one at the root."""
    return "" if language == PRIMARY else f"{language}/"


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Our own environment in place of MkDocs', which does not escape."""
    ours = environment.find_environment(find_theme(config).templates)
    ours.filters["url"] = url_filter
    return ours


def on_page_context(context: dict[str, Any], *, page: OurPage, config: MkDocsConfig, nav: Navigation) -> None:
    """What our templates need beside MkDocs' own context."""
    context.update(surroundings(page.head, config))
    context["alternates"] = {
        language: page.alternates[language]
        for language in texts.list_other_languages(page.head.language, page.alternates)
    }
    context["home"] = folder(page.head.language)


def on_template_context(context: dict[str, Any], *, template_name: str, config: MkDocsConfig) -> None:
    """The same for the page that MkDocs renders without a `Page`: 404, which speaks every language."""
    theme = find_theme(config)
    title = " – ".join(
        texts.unescape(texts.speak(theme, language)("interface.not_found_title")) for language in DEFAULT_LANGUAGES
    )
    built = {file.src_uri for file in context["pages"]}
    homes = {language: folder(language) for language in DEFAULT_LANGUAGES if f"{folder(language)}index.md" in built}
    context.update(surroundings(Head(PRIMARY, title, "", indexed=False), config))
    context.update(alternates={}, home=next(iter(homes.values()), ""), homes=homes, page=None)


def surroundings(head: Head, config: MkDocsConfig) -> dict[str, Any]:
    theme = find_theme(config)
    name, _ = look(theme)
    t = texts.speak(theme, head.language)
    return environment.share_theme(theme) | {
        "head": head,
        "t": t,
        "word": t.word,
        "texts_of": partial(texts.speak, theme),
        "material": name,
        "serving": serving(),
        "policy": config.extra["headers"].policy_in_page,
        "referrer": config.extra["headers"].referrer_in_page,
        "languages": DEFAULT_LANGUAGES,
        "draft": config.extra.get("draft", ""),
    }
