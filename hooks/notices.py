"""The MkDocs hook: registers become pages, and nothing else is published.

MkDocs loads this file under a name of its own, so nothing may import it. It keeps nothing but what it rendered; what
else it needs it asks the other modules, whose caches live as long as the process. Every function named on_… is an
event of MkDocs.

`serve` does not stop at a fault: a faulty register has a page with its faults, and what belongs to no page is listed
on the index. What the server itself needs is in serving.py.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
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

from hooks import checks, collection, notice, source, texts
from hooks.source import Fault, Stamp, stamp
from hooks.vocabulary import AT_START, LANGUAGES, PRIMARY, TEXTS, THEME

KEPT = 8192  # notices


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
        self.made_from: object = object()  # equal where a page would come out the same as before
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

    def __init__(
        self, file: File, config: MkDocsConfig, language: str, entry: collection.Entry, faults: Iterable[Fault]
    ) -> None:
        self.entry = entry
        self.faults = tuple(fault for fault in faults if fault.level == "error")
        t = texts.of(language)
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
        listed: list[Listed],
        broken: Iterable[BrokenPage] = (),
        faults: Iterable[Fault] = (),
    ) -> None:
        self.listed = sorted(listed, key=lambda line: (texts.collation(line.name), texts.collation(line.register)))
        self.broken = tuple(broken)
        self.faults = tuple(faults)
        super().__init__(file, config, head, "index.html")
        self.update_date = max((line.dated for line in listed), default=checks.today()).isoformat()


command_run = {"name": "build"}  # the one thing that MkDocs tells only once, at its start


def serving() -> bool:
    return command_run["name"] == "serve"


def on_startup(*, command: str, dirty: bool) -> None:
    """In `serve` a faulty register gets a page with its faults; in `build` it stops everything."""
    command_run["name"] = command


def on_config(config: MkDocsConfig) -> None:
    """Keep MkDocs from listing the thousands of files in Material's folder; we name its two stylesheets ourselves.

    Raises:
        PluginError: mkdocs.yml has a key twice; MkDocs would take the last one and say nothing.

    """
    settings = source.read(Path(config.config_file_path), "mkdocs.yml")
    if twice := [str(fault) for fault in settings.faults if fault.code == "twice"]:
        raise PluginError("\n".join(twice))
    config.theme.dirs = [folder for folder in config.theme.dirs if folder == config.theme.custom_dir]


def on_pre_build(*, config: MkDocsConfig) -> None:
    """Refuse a faulty set before MkDocs empties the site and walks the folder.

    Raises:
        PluginError: a register has errors, or the texts have; MkDocs prints the message and stops. While serving
            only what would harm MkDocs itself is refused; the rest is shown.

    """
    if changed := [name for name, then in AT_START.items() if stamp(TEXTS / name) != then]:
        raise PluginError(f"theme/notice/{changed[0]} has changed; end `serve` with Ctrl-C and start it again")
    notices = Path(config.docs_dir)
    try:
        texts.reload()  # in `serve`, which lives on, an edited text must show
        refused = collection.linked_folders(notices)
        found = collection.load(notices)
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
    """Exactly what is published: our assets, Material's stylesheets, and the pages."""
    assets = [file for file in files if file.src_dir == config.theme.custom_dir and file.src_uri.startswith("assets/")]
    return Files([*assets, *stylesheets(config), *(page.file for page in pages(config))])


@cache
def material() -> tuple[str, tuple[str, ...]]:
    """The folder of Material's theme, and its stylesheets, whose hashed names change with every release."""
    found = find_spec("material")
    if found is None or found.origin is None:
        raise PluginError("mkdocs-material is not installed; run `make site`, or pip install -r requirements.txt")
    templates = Path(found.origin).parent / "templates"
    paths = sorted(templates.glob("assets/stylesheets/*.min.css"))
    return str(templates), tuple(path.relative_to(templates).as_posix() for path in paths)


def stylesheets(config: MkDocsConfig) -> list[File]:
    """Material's stylesheets as files of the site."""
    templates, names = material()
    return [File(name, templates, config.site_dir, True) for name in names]


def pages(config: MkDocsConfig) -> Iterator[OurPage]:
    """Every page of the site, each knowing the same page in the other languages."""
    found = collection.load(Path(config.docs_dir))
    published = found.published
    render = renderer(stamps(TEXTS.rglob("*")))
    around = stamps([*THEME.glob("*.html"), Path(config.config_file_path)])
    broken: dict[str, list[BrokenPage]] = {language: [] for language in LANGUAGES}
    listed: dict[str, list[tuple[collection.Entry, Listed]]] = {language: [] for language in LANGUAGES}
    for entry in published:
        made = dict(notice_pages(entry, config, render))
        for language, page in made.items():
            if isinstance(page, BrokenPage):
                broken[language].append(page)
            elif isinstance(page, NoticePage) and entry.register:
                page.made_from = entry, render, around, tuple(made)
                line = Listed(
                    notice.listed_name(entry.register, language),
                    page.notice.register,
                    page.notice.dated,
                    entry.register.updated is not None,
                    page.file,
                )
                listed[language].append((entry, line))
        yield from connected(made)
    names = {entry.name for entry in published}
    homeless = [fault for fault in found.faults if fault.place.file not in names and is_shown(fault)]
    yield from connected(
        {
            language: index_page("", language, [line for _, line in lines], config, broken[language], homeless)
            for language, lines in listed.items()
            if lines or serving()
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


def is_shown(fault: Fault) -> bool:
    """Whether the index of `serve` tells of a fault that belongs to no page: errors, and files that are no register."""
    return serving() and (fault.level == "error" or fault.code == "file")


Render = Callable[[collection.Entry, str], notice.Notice]


def stamps(paths: Iterable[Path]) -> tuple[tuple[Path, Stamp], ...]:
    """What changes when one of these files does, or when there is another."""
    return tuple((path, stamp(path)) for path in sorted(paths))


@lru_cache(maxsize=1)
def renderer(_texts: tuple[tuple[Path, Stamp], ...]) -> Render:
    """Renders the register of an entry in a language, each once: `serve` makes only what a save has changed.

    Args:
        _texts: what changes with the texts and templates; a change brings a renderer that remembers nothing.

    """

    @lru_cache(maxsize=KEPT)
    def render(entry: collection.Entry, language: str) -> notice.Notice:
        if entry.register is None:
            raise PluginError(f"{entry.name} has errors; nothing was built")
        return notice.render(entry.register, language)

    return render


def connected(made: dict[str, OurPage]) -> Iterable[OurPage]:
    """The language versions of one page, each with the others as its alternates."""
    for page in made.values():
        page.alternates = {language: other.file for language, other in made.items()}
    return made.values()


def notice_pages(entry: collection.Entry, config: MkDocsConfig, render: Render) -> Iterator[tuple[str, OurPage]]:
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
        if not serving():
            yield language, NoticePage(file, config, render(entry, language), entry)
        elif entry.register is None:
            yield language, BrokenPage(file, config, language, entry, entry.faults)
        else:
            try:
                yield language, NoticePage(file, config, render(entry, language), entry)
            except Exception as error:  # noqa: BLE001 - whatever a text or a template does wrong, its page says it
                yield language, BrokenPage(file, config, language, entry, [notice.fault_of(error)])


def index_page(
    company: str,
    language: str,
    listed: list[Listed],
    config: MkDocsConfig,
    broken: Iterable[BrokenPage] = (),
    faults: Iterable[Fault] = (),
) -> OurPage:
    """The list of all notices, or of one company's; while serving, also of what is to correct."""
    t = texts.of(language)
    source = f"{folder(language)}{company}/index.md" if company else f"{folder(language)}index.md"
    title = t("interface.index_company", name=listed[0].name) if company else t("interface.site_name")
    file = File.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    head = Head(language, notice.plain(title), notice.plain(t("interface.index_description")))
    return IndexPage(file, config, head, listed, broken, faults)


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
    context.update(alternates={}, home="", page=None)


def surroundings(head: Head, config: MkDocsConfig) -> dict[str, Any]:
    _, styles = material()
    return {
        "head": head,
        "t": texts.of(head.language),
        "texts_of": texts.of,
        "stylesheets": styles,
        "site_url": config.site_url or "",
        "languages": LANGUAGES,
        "draft": config.extra.get("draft", ""),
    }
