"""The pages of one register, each knowing the same page in the other languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

from ..folder.entry import Entry
from ..folder.unfinished import list_placeholders
from ..notice.environment import explain_failure
from ..notice.naming import list_languages
from ..notice.notice import Notice, render_notice
from ..theme.languages import PRIMARY, find_folder
from ..theme.theme import Theme
from .inputs import Inputs
from .pages import BrokenPage, MovedPage, NoticePage, Page, RemovedPage

KEPT = 8192  # notices
Render = Callable[[Entry, str], Notice]
Versions = Mapping[str, Page]  # one page by language


def assemble_register(entry: Entry, inputs: Inputs) -> Versions:
    """The pages of one register by language; while serving, a broken one shows its faults.

    Raises:
        Faulty: the register has errors, and the site is not served.

    """
    languages = list_page_languages(entry, inputs.theme)
    versions = connect({language: make_version(entry, language, inputs) for language in languages})
    for page in versions.values():
        if not isinstance(page, BrokenPage):
            page.made_from = entry, inputs, languages
    return versions


def list_page_languages(entry: Entry, theme: Theme) -> tuple[str, ...]:
    """The languages of a register's pages; one that is faulty has pages with its faults in those of the site."""
    return list_languages(entry.stated) if entry.stated else theme.usual_languages


def assemble_leads(entry: Entry, versions: Versions, inputs: Inputs) -> Iterator[Page]:
    """The pages that lead to those of a register: at the addresses it had before, and at the root."""
    yield from make_moved_pages([alias.address for alias in entry.aliases], versions, inputs)
    yield from lead_from_root([f"{address}/" for address in entry.addresses], versions, inputs)


def connect(versions: Versions) -> Versions:
    """The language versions of one page, each with all of them as its alternates."""
    for page in versions.values():
        page.alternates = versions
    return versions


def make_moved_pages(addresses: Iterable[str], versions: Versions, inputs: Inputs) -> Iterator[Page]:
    """The pages at the old addresses of a page; none while it is broken, since another may have them."""
    for language, page in versions.items():
        if isinstance(page, BrokenPage):
            continue
        for address in addresses:
            yield MovedPage(f"{find_folder(language)}{address}/", page, inputs.addresses)


def lead_from_root(urls: Iterable[str], versions: Versions, inputs: Inputs) -> Iterator[Page]:
    """Pages at the root that lead to the first language of one that is not in the language of the root.

    So the address without a language, by which a notice is known, always leads to it.

    Args:
        urls: of the page without a language.
        versions: the page by language.
        inputs: of this build.

    """
    first = next(iter(versions.values()), None)
    if first and PRIMARY not in versions and not isinstance(first, BrokenPage):
        for url in urls:
            yield MovedPage(url, first, inputs.addresses)


def make_version(entry: Entry, language: str, inputs: Inputs) -> Page:
    """The page of one register in one language."""
    url = locate_page(entry, language)
    if not inputs.is_serving and not entry.draft:
        return make_page(entry, language, url, inputs)
    if not entry.register and not entry.removal:
        return BrokenPage(
            url,
            language,
            entry,
            sorted({*entry.faults, *entry.missing}),
            inputs.addresses,
            inputs.theme,
        )
    try:
        return make_page(entry, language, url, inputs)
    except Exception as error:  # noqa: BLE001 - whatever a text or a template does wrong, its page says it
        return BrokenPage(
            url,
            language,
            entry,
            [explain_failure(error)],
            inputs.addresses,
            inputs.theme,
        )


def locate_page(entry: Entry, language: str) -> str:
    """Where the page of a register in one language is."""
    return f"{find_folder(language)}{entry.address}/"


def make_page(entry: Entry, language: str, url: str, inputs: Inputs) -> Page:
    """The page of a sound register: its notice, or that it is gone."""
    if entry.removal:
        return RemovedPage(url, language, entry, entry.removal, inputs.addresses, inputs.theme)
    render = keep_renderer(inputs.theme) if inputs.is_serving else make_renderer(inputs.theme)
    placeholders = list_placeholders(entry, inputs.theme)
    return NoticePage(url, render(entry, language), entry, inputs.addresses, placeholders)


def make_renderer(theme: Theme) -> Render:
    """Renders the register of an entry in a language."""

    def render(entry: Entry, language: str) -> Notice:
        return render_notice(entry.get_register(), language, theme)

    return render


@lru_cache(maxsize=1)
def keep_renderer(theme: Theme) -> Render:
    """The same, each once: `serve` makes only what a save has changed.

    Args:
        theme: another one brings a renderer that remembers nothing.

    """
    return lru_cache(maxsize=KEPT)(make_renderer(theme))
