"""The sitemap: one file, or several that an index names where they would be larger than the protocol allows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jinja2 import Template

from ..notice.environment import find_environment
from ..notice.index import Company
from ..theme.site import Addresses
from .inputs import Inputs
from .pages import Page
from .places import join_address

SITEMAP = "sitemap.xml"
MOST_ADDRESSES = 50_000  # in a file, as https://www.sitemaps.org/protocol.html says
MOST_BYTES = 50 * 1024**2


@dataclass(frozen=True)
class MapLine:
    """A page that search engines may know, as the sitemap names it."""

    canonical_url: str
    update_date: str
    versions: Mapping[str, str]


def list_map_lines(pages: Iterable[Page]) -> list[MapLine]:
    """The lines of the sitemap for some pages."""
    return [MapLine(page.canonical_url, page.update_date, page.versions) for page in pages if page.head.indexed]


def map_notice(listed: Mapping[str, Company], addresses: Addresses) -> list[MapLine]:
    """The lines of the sitemap for a notice.

    Args:
        listed: the notice as the list of each of its languages has it.
        addresses: that of the site, without which nothing is mapped.

    """
    lines = {language: company.lines[0] for language, company in listed.items()}
    versions = {language: join_address(addresses.site, line.url) for language, line in lines.items()}
    default = next(iter(versions.values()))
    named = {**versions, "x-default": default} if default else {}
    return [MapLine(versions[language], line.day, named) for language, line in lines.items()]


def map_pages(mapped: Sequence[MapLine], inputs: Inputs) -> dict[str, str]:
    """The files of the sitemap by address; what search engines are told of is `sitemap.xml`.

    Args:
        mapped: its lines.
        inputs: of a site that knows its address.

    """
    environment = find_environment(inputs.theme.templates)
    parts = write_parts(mapped, environment.get_template(SITEMAP))
    if len(parts) == 1:
        return {SITEMAP: parts[0]}
    files = {f"sitemap-{number}.xml": part for number, part in enumerate(parts, 1)}
    addresses = [f"{inputs.addresses.site}{name}" for name in files]
    index = environment.get_template("sitemaps.xml").render(addresses=addresses)
    return {**files, SITEMAP: index}


def write_parts(mapped: Sequence[MapLine], template: Template) -> list[str]:
    """The lines as files; what is too much for one is halved."""
    if len(mapped) <= MOST_ADDRESSES:
        part = template.render(pages=mapped)
        if len(part.encode()) <= MOST_BYTES:
            return [part]
    middle = len(mapped) // 2
    return [*write_parts(mapped[:middle], template), *write_parts(mapped[middle:], template)]
