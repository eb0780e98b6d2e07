"""What is published beside the pages and their own files: styles, and what tells machines of the site."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..folder.survey import Survey
from ..format.contrast import make_sheet, name_sheet
from ..notice.environment import find_environment
from ..notice.index import Company
from ..theme.site import Addresses
from . import guard
from .headers import make_netlify_file
from .html import write_not_found_page
from .inputs import Inputs
from .pages import Page
from .places import join_address
from .redirects import make_redirects_file

EVERYONE = "User-agent: *\nAllow: /\n"
Contents = dict[str, str | bytes]  # by address


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


def list_contents(survey: Survey, mapped: Sequence[MapLine], indexed: Sequence[str], inputs: Inputs) -> Contents:
    """Every file that belongs to no single page and is no asset of the theme.

    Args:
        survey: the registers.
        mapped: the lines of the sitemap.
        indexed: the languages that have a list of notices.
        inputs: what else the build is made from.

    """
    contents: Contents = {inputs.stylesheet.address: inputs.stylesheet.text}
    colour = inputs.theme.site.colour
    if colour:
        contents[name_sheet(colour)] = make_sheet(colour)
    contents["404.html"] = write_not_found_page(indexed, inputs)
    contents["_headers"] = make_netlify_file(inputs.headers)
    redirects = make_redirects_file(survey.published)
    if redirects:
        contents["_redirects"] = redirects
    contents[guard.LIST] = guard.list_addresses(survey)
    contents.update(tell_robots(mapped, inputs))
    return contents


def tell_robots(mapped: Sequence[MapLine], inputs: Inputs) -> Contents:
    """robots.txt, which keeps nobody out, and the sitemap, which must name full addresses and so needs SITE_URL."""
    site = inputs.addresses.site
    if not site:
        return {"robots.txt": EVERYONE}
    template = find_environment(inputs.theme.templates).get_template("sitemap.xml")
    sitemap = template.render(pages=mapped)
    return {"robots.txt": f"{EVERYONE}\nSitemap: {site}sitemap.xml\n", "sitemap.xml": sitemap}
