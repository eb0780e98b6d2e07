"""The sitemap: one file, or several that an index names where they would be larger than the protocol allows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jinja2 import Template
from markupsafe import Markup

from ..notice.environment import find_environment
from ..notice.index import Company
from .inputs import Inputs
from .pages import Page
from .places import join_address

SITEMAP = "sitemap.xml"
ENTRY = "sitemap-url.xml"
MOST_ADDRESSES = 50_000  # in a file, as https://www.sitemaps.org/protocol.html says
MOST_BYTES = 50 * 1024**2


@dataclass(frozen=True)
class MapEntry:
    """A page that search engines may know, as the sitemap names it."""

    canonical_url: str
    update_date: str
    versions: Mapping[str, str]


def write_entries(pages: Iterable[Page | MapEntry], inputs: Inputs) -> list[str]:
    """What the sitemap says of each page; nothing, where the site does not know its address."""
    if not inputs.addresses.site:
        return []
    template = find_environment(inputs.theme.templates).get_template(ENTRY)
    return [f"{template.render(page=page)}\n" for page in pages]


def map_pages(pages: Iterable[Page], inputs: Inputs) -> list[str]:
    """What the sitemap says of pages, as far as search engines may know them."""
    return write_entries([page for page in pages if page.head.indexed], inputs)


def map_notice(listed: Mapping[str, Company], inputs: Inputs) -> list[str]:
    """What the sitemap says of a notice.

    Args:
        listed: the notice as the list of each of its languages has it.
        inputs: of the site.

    """
    site = inputs.addresses.site
    versions = {language: join_address(site, company.lines[0].url) for language, company in listed.items()}
    named = {**versions, "x-default": next(iter(versions.values()))}
    entries = [MapEntry(versions[language], company.lines[0].day, named) for language, company in listed.items()]
    return write_entries(entries, inputs)


def make_sitemap(entries: Sequence[str], inputs: Inputs) -> dict[str, str]:
    """The files of the sitemap by address; what search engines are told of is `sitemap.xml`.

    Args:
        entries: what it says of each page.
        inputs: of a site that knows its address.

    """
    environment = find_environment(inputs.theme.templates)
    parts = write_parts(entries, environment.get_template(SITEMAP))
    if len(parts) == 1:
        return {SITEMAP: parts[0]}
    files = {f"sitemap-{number}.xml": part for number, part in enumerate(parts, 1)}
    addresses = [f"{inputs.addresses.site}{name}" for name in files]
    index = environment.get_template("sitemaps.xml").render(addresses=addresses)
    return {**files, SITEMAP: index}


def write_parts(entries: Sequence[str], template: Template) -> list[str]:
    """The entries as files; what is too much for one is halved."""
    if len(entries) <= MOST_ADDRESSES:
        part = template.render(entries=Markup("".join(entries)))  # noqa: S704 - made by a template, which escapes
        if len(part.encode()) <= MOST_BYTES:
            return [part]
    middle = len(entries) // 2
    return [*write_parts(entries[:middle], template), *write_parts(entries[middle:], template)]
