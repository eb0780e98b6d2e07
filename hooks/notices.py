"""The MkDocs hook, the only module that imports mkdocs: registers become pages, and nothing else is published.

MkDocs loads this file under a name of its own, so nothing may import it, and it holds no state: what it needs it asks
the other modules, whose caches live as long as the process. Every function named on_… is an event of MkDocs.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
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

from hooks import collection, notice, texts
from hooks.vocabulary import LANGUAGES, PRIMARY


@dataclass(frozen=True)
class Head:
    """What the page around a notice says: <title>, <meta>, and the language."""

    language: str
    title: str
    description: str
    indexed: bool = True


@dataclass(frozen=True)
class Listed:
    """A line of an index: one notice in the language of the index."""

    name: str
    register: str
    dated: date
    updated: bool
    file: File


class OurPage(Page):
    """A page that comes from no Markdown: its HTML is made when MkDocs renders it."""

    def __init__(self, file: File, config: MkDocsConfig, head: Head, template: str) -> None:
        self.head = head
        self.template = template
        self.alternates: dict[str, File] = {}
        super().__init__(head.title, file, config)
        self.update_date = ""

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""
        self.meta = {"template": self.template}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = ""
        self.toc = get_toc([])
        self.present_anchor_ids = set()


class NoticePage(OurPage):
    """One notice in one language."""

    def __init__(self, file: File, config: MkDocsConfig, made: notice.Notice, entry: collection.Entry) -> None:
        self.notice = made
        self.entry = entry
        super().__init__(
            file, config, Head(made.language, f"{made.company} – {made.title}", made.description), "page.html"
        )
        self.update_date = made.dated.isoformat()

    def render(self, config: MkDocsConfig, files: Files) -> None:
        super().render(config, files)
        self.content = self.notice.html
        self.present_anchor_ids = {section.key for section in self.notice.sections}


class BrokenPage(OurPage):
    """In `serve`: the faults of a file, in the place of its notice."""

    def __init__(self, file: File, config: MkDocsConfig, language: str, entry: collection.Entry) -> None:
        self.entry = entry
        t = texts.of(language)
        super().__init__(
            file,
            config,
            Head(language, f"{entry.name} – {t('interface.broken_title')}", "", indexed=False),
            "broken.html",
        )


class IndexPage(OurPage):
    """The list of notices in one language, of all companies or of one."""

    def __init__(self, file: File, config: MkDocsConfig, head: Head, listed: list[Listed]) -> None:
        self.listed = sorted(listed, key=lambda line: (texts.collation(line.name), texts.collation(line.register)))
        super().__init__(file, config, head, "index.html")
        self.update_date = max(line.dated for line in listed).isoformat()


command_run = {"name": "build"}  # the one thing that MkDocs tells only once, at its start


def on_startup(*, command: str, dirty: bool) -> None:
    """In `serve` a faulty register gets a page with its faults; in `build` it stops everything."""
    command_run["name"] = command


def on_pre_build(*, config: MkDocsConfig) -> None:
    """Refuse a faulty set before MkDocs empties the site and walks the folder.

    Raises:
        PluginError: a register has errors, or the texts have; MkDocs prints the message and stops.

    """
    try:
        texts.reload()  # in `serve`, which lives on, an edited text must show
    except ValueError as error:
        raise PluginError(str(error)) from error
    found = collection.load(Path(config.docs_dir))
    errors = [fault for fault in found.faults if fault.level == "error"]
    pages = {entry.name for entry in found.published}
    if command_run["name"] == "serve":
        errors = [fault for fault in errors if fault.place.file not in pages]  # the others stand on their pages
    if errors:
        raise PluginError("\n".join([*map(str, errors), "nothing was built"]))
    if not found.published:
        raise PluginError("every register is a draft; rename one without its underscore")


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Exactly what is published: our assets, Material's stylesheets, and the pages."""
    assets = [file for file in files if file.src_dir == config.theme.custom_dir and file.src_uri.startswith("assets/")]
    return Files([*assets, *stylesheets(config), *(page.file for page in pages(config))])


def stylesheets(config: MkDocsConfig) -> list[File]:
    """Material's stylesheets, whose hashed names change with every release."""
    found = find_spec("material")
    if found is None or found.origin is None:
        raise PluginError("mkdocs-material is not installed; run `make site`, or pip install -r requirements.txt")
    templates = Path(found.origin).parent / "templates"
    return [
        File(path.relative_to(templates).as_posix(), str(templates), config.site_dir, True)
        for path in sorted(templates.glob("assets/stylesheets/*.min.css"))
    ]


def pages(config: MkDocsConfig) -> Iterator[OurPage]:
    """Every page of the site, each knowing the same page in the other languages."""
    published = collection.load(Path(config.docs_dir)).published
    listed: dict[str, list[tuple[collection.Entry, Listed]]] = {language: [] for language in LANGUAGES}
    for entry in published:
        made = dict(notice_pages(entry, config))
        yield from connected(made)
        for language, page in made.items():
            if isinstance(page, NoticePage) and entry.register:
                line = Listed(
                    notice.listed_name(entry.register, language),
                    page.notice.register,
                    page.notice.dated,
                    entry.register.updated is not None,
                    page.file,
                )
                listed[language].append((entry, line))
    yield from connected(
        {
            language: index_page("", language, [line for _, line in lines], config)
            for language, lines in listed.items()
            if lines
        }
    )
    single = {entry.address for entry in published}
    for company in sorted({entry.address.split("/")[0] for entry in published if "/" in entry.address} - single):
        yield from connected(
            {
                language: index_page(company, language, own, config)
                for language, lines in listed.items()
                if (own := [line for entry, line in lines if entry.address.startswith(f"{company}/")])
            }
        )


def connected(made: dict[str, OurPage]) -> Iterable[OurPage]:
    """The language versions of one page, each with the others as its alternates."""
    for page in made.values():
        page.alternates = {language: other.file for language, other in made.items()}
    return made.values()


def notice_pages(entry: collection.Entry, config: MkDocsConfig) -> Iterator[tuple[str, OurPage]]:
    """The pages of one register by language; while serving, a broken one shows its faults."""
    languages = notice.languages_of(entry.register) if entry.register else LANGUAGES
    for language in languages:
        file = File.generated(
            config,
            f"{folder(language)}{entry.address}.md",
            abs_src_path=str(entry.path),
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        file.edit_uri = entry.path.relative_to(config.docs_dir).as_posix()
        if entry.register:
            yield language, NoticePage(file, config, notice.render(entry.register, language), entry)
        elif command_run["name"] == "serve":
            yield language, BrokenPage(file, config, language, entry)
        else:
            raise PluginError(f"{entry.name} has errors; nothing was built")


def index_page(company: str, language: str, listed: list[Listed], config: MkDocsConfig) -> OurPage:
    """The list of all notices, or of one company's."""
    t = texts.of(language)
    source = f"{folder(language)}{company}/index.md" if company else f"{folder(language)}index.md"
    title = t("interface.index_company", name=listed[0].name) if company else t("interface.site_name")
    file = File.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    return IndexPage(
        file, config, Head(language, notice.plain(title), notice.plain(t("interface.index_description"))), listed
    )


def folder(language: str) -> str:
    """Where the pages of a language live: the primary one at the root."""
    return "" if language == PRIMARY else f"{language}/"


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Our own environment in place of MkDocs', which does not escape."""
    ours = notice.environment()
    ours.filters["url"] = url_filter
    return ours


def on_page_context(context: dict[str, Any], *, page: OurPage, config: MkDocsConfig, nav: Navigation) -> None:
    """What our templates need beside MkDocs' own context."""
    context.update(surroundings(page.head, config))
    context["alternates"] = {
        language: page.alternates[language] for language in texts.other_languages(page.head.language, page.alternates)
    }
    context["home"] = "" if page.head.language == PRIMARY else f"{page.head.language}/"


def on_template_context(context: dict[str, Any], *, template_name: str, config: MkDocsConfig) -> None:
    """The same for pages that MkDocs renders without a page: 404 and the sitemap."""
    t = texts.of(PRIMARY)
    context.update(surroundings(Head(PRIMARY, notice.plain(t("interface.not_found_title")), "", indexed=False), config))
    context.update(alternates={}, home="", languages=LANGUAGES, texts_of=texts.of, page=None)


def surroundings(head: Head, config: MkDocsConfig) -> dict[str, Any]:
    return {
        "head": head,
        "t": texts.of(head.language),
        "texts_of": texts.of,
        "stylesheets": [file.dest_uri for file in stylesheets(config)],
        "site_url": config.site_url or "",
    }
