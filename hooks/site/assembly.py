"""All pages of the site, each knowing the same page in the other languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel

from ..folder.entry import Entry
from ..folder.moved_lists import find_companies, find_moved_lists
from ..folder.unfinished import complete_draft, list_placeholders
from ..notice.environment import explain_failure
from ..notice.frame import make_company_head, make_index_head
from ..notice.naming import list_languages
from ..notice.notice import Notice, render_notice
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault
from ..reading.files import get_stamp
from ..theme.languages import PRIMARY, find_folder
from ..theme.theme import Theme
from .inputs import Inputs
from .pages import BrokenPage, IndexPage, MovedPage, NoticePage, OurPage, RemovedPage

KEPT = 8192  # notices
Render = Callable[[Entry, str], Notice]
Versions = dict[str, OurPage]  # one page by language


def assemble_pages(config: MkDocsConfig, inputs: Inputs) -> Iterator[OurPage]:
    """Every page of the site.

    Args:
        config: that of MkDocs.
        inputs: of this build.

    Raises:
        Faulty: a register has errors, and the site is not served.

    """
    published = inputs.collection.published
    listed: dict[str, list[NoticePage]] = defaultdict(list)
    broken: dict[str, list[BrokenPage]] = defaultdict(list)
    for entry in inputs.follow(published, "rendering", len(published)):
        versions = make_versions(entry, config, inputs)
        for language, page in versions.items():
            if isinstance(page, NoticePage):
                listed[language].append(page)
            elif isinstance(page, BrokenPage):
                broken[language].append(page)
        yield from connect(versions)
        yield from make_moved_pages([alias.address for alias in entry.aliases], versions, config)
        yield from lead_from_root(entry.addresses, versions, config)
    drafts = make_drafts(config, inputs)
    for versions in drafts:
        yield from connect(versions)
    indexes = make_index(config, inputs, listed, broken, drafts)
    yield from connect(indexes)
    yield from lead_from_root(["index"], indexes, config)
    yield from assemble_lists(config, inputs, listed)


def assemble_lists(config: MkDocsConfig, inputs: Inputs, listed: Mapping[str, list[NoticePage]]) -> Iterator[OurPage]:
    """The lists of each company's notices, and the pages that lead there."""
    published = inputs.collection.published
    lists: dict[str, Versions] = {}
    for company in find_companies(published):
        lists[company] = make_company_index(company, config, inputs.theme, listed)
        yield from connect(lists[company])
        yield from lead_from_root([f"{company}/index"], lists[company], config)
    for before, company in find_moved_lists(published).items():
        yield from make_moved_pages([before], lists[company], config)
        yield from lead_from_root([before], lists[company], config)


def connect(versions: Versions) -> Iterable[OurPage]:
    """The language versions of one page, each with all of them as its alternates."""
    files = {language: page.file for language, page in versions.items()}
    for page in versions.values():
        page.alternates = files
    return versions.values()


# --- notices ----------------------------------------------------------------------------------------------------------


def make_versions(entry: Entry, config: MkDocsConfig, inputs: Inputs) -> Versions:
    """The pages of one register by language; while serving, a broken one shows its faults."""
    stated = entry.register or entry.removal
    languages = list_languages(stated) if stated else inputs.theme.usual_languages
    versions = {language: make_version(entry, language, config, inputs) for language in languages}
    stamp = get_stamp(Path(config.config_file_path))
    for page in versions.values():
        if not isinstance(page, BrokenPage):
            page.made_from = entry, inputs.theme, stamp, languages
    return versions


def make_drafts(config: MkDocsConfig, inputs: Inputs) -> list[Versions]:
    """The pages of each draft by language, where drafts are shown; each says that it is one."""
    if not inputs.shows_drafts:
        return []
    drafts = []
    for entry in inputs.collection.drafts:
        completed = complete_draft(entry, inputs.theme)
        versions = make_versions(completed, config, inputs)
        for page in versions.values():
            page.show_draft(completed)
        drafts.append(versions)
    return drafts


def make_moved_pages(addresses: Iterable[str], versions: Versions, config: MkDocsConfig) -> Iterator[OurPage]:
    """The pages at the old addresses of a page; none while it is broken, since another may have them."""
    for language, page in versions.items():
        if isinstance(page, BrokenPage):
            continue
        for address in addresses:
            path = f"{find_folder(language)}{address}.md"
            yield MovedPage(make_empty_file(path, config), config, page)


def lead_from_root(names: Iterable[str], versions: Versions, config: MkDocsConfig) -> Iterator[OurPage]:
    """Pages at the root that lead to the first language of one that is not in the language of the root.

    So the address without a language, by which a notice is known, always leads to it.

    Args:
        names: of the pages at the root.
        versions: the page by language.
        config: that of MkDocs.

    """
    first = next(iter(versions.values()), None)
    if first and PRIMARY not in versions and not isinstance(first, BrokenPage):
        for name in names:
            file = make_empty_file(f"{name}.md", config)
            yield MovedPage(file, config, first)


def make_version(entry: Entry, language: str, config: MkDocsConfig, inputs: Inputs) -> OurPage:
    """The page of one register in one language."""
    file = make_file(entry, language, config)
    if not inputs.is_serving and not entry.draft:
        return make_page(entry, language, file, config, inputs.theme)
    if not entry.register and not entry.removal:
        faults = sorted({*entry.faults, *entry.missing})
        return BrokenPage(file, config, language, entry, faults, inputs.theme)
    try:
        return make_page(entry, language, file, config, inputs.theme)
    except Exception as error:  # noqa: BLE001 - whatever a text or a template does wrong, its page says it
        return BrokenPage(file, config, language, entry, [explain_failure(error)], inputs.theme)


def make_file(entry: Entry, language: str, config: MkDocsConfig) -> File:
    """What MkDocs has to know of the page of a register: where it goes, and what it is made from."""
    file = File.generated(
        config,
        f"{find_folder(language)}{entry.address}.md",
        abs_src_path=str(Path(config.docs_dir, entry.path)),
        inclusion=InclusionLevel.NOT_IN_NAV,
    )
    file.edit_uri = entry.path
    return file


def make_page(entry: Entry, language: str, file: File, config: MkDocsConfig, theme: Theme) -> OurPage:
    """The page of a sound register: its notice, or that it is gone."""
    if entry.removal:
        return RemovedPage(file, config, language, entry.removal, theme)
    render = keep_renderer(theme)
    return NoticePage(file, config, render(entry, language), entry, list_placeholders(entry, theme))


@lru_cache(maxsize=1)
def keep_renderer(theme: Theme) -> Render:
    """Renders the register of an entry in a language, each once: `serve` makes only what a save has changed.

    Args:
        theme: another one brings a renderer that remembers nothing.

    """

    @lru_cache(maxsize=KEPT)
    def render(entry: Entry, language: str) -> Notice:
        return render_notice(entry.get_register(), language, theme)

    return render


# --- indexes ----------------------------------------------------------------------------------------------------------


def make_index(
    config: MkDocsConfig,
    inputs: Inputs,
    listed: Mapping[str, list[NoticePage]],
    broken: Mapping[str, list[BrokenPage]],
    drafts: Iterable[Versions],
) -> Versions:
    """The list of all notices in every language that has some; without any, in those of the site."""
    homeless = find_homeless_faults(inputs) if inputs.is_serving else []
    is_needed = inputs.is_serving or not inputs.collection.notices
    pages: Versions = {}
    for language in inputs.theme.languages:
        shown = listed.get(language, [])
        apart = [versions[language] for versions in drafts if language in versions]
        if shown or apart or (is_needed and language in inputs.theme.usual_languages):
            head = make_index_head(language, inputs.theme)
            file = make_empty_file(f"{find_folder(language)}index.md", config)
            faulty = broken.get(language, [])
            pages[language] = IndexPage(file, config, head, shown, inputs.theme, faulty, homeless, apart)
    return pages


def find_homeless_faults(inputs: Inputs) -> list[Fault]:
    """The faults that belong to no page: errors, and files that are no register."""
    names = {entry.name for entry in inputs.collection.entries}
    homeless = [fault for fault in inputs.collection.faults if fault.place.file not in names]
    return list(filter(is_worth_a_line, homeless))


def is_worth_a_line(fault: Fault) -> bool:
    """Whether the index of `serve` tells of a fault that belongs to no page."""
    return fault.level == "error" or fault.code == FaultCode.STRAY_FILE


def make_company_index(
    company: str, config: MkDocsConfig, theme: Theme, listed: Mapping[str, list[NoticePage]]
) -> Versions:
    """The list of one company's notices in every language that has some."""
    inside = f"{company}/"
    versions: Versions = {}
    for language, pages in listed.items():
        own = [page for page in pages if page.entry.address.startswith(inside)]
        if own:
            file = make_empty_file(f"{find_folder(language)}{company}/index.md", config)
            registers = [page.register for page in own]
            head = make_company_head(registers, language, theme)
            versions[language] = IndexPage(file, config, head, own, theme)
    return versions


def make_empty_file(path: str, config: MkDocsConfig) -> File:
    """What MkDocs has to know of a page that is made from no file of its own."""
    return File.generated(config, path, content="", inclusion=InclusionLevel.NOT_IN_NAV)
