"""What is published beside the pages and their own files: styles, and what tells machines of the site."""

from __future__ import annotations

from collections.abc import Sequence

from ..folder.survey import Survey
from ..format.contrast import make_sheet, name_sheet
from . import guard
from .headers import make_netlify_file
from .html import write_not_found_page
from .inputs import Inputs
from .redirects import make_redirects_file
from .sitemap import SITEMAP, make_sitemap

EVERYONE = "User-agent: *\nAllow: /\n"
Contents = dict[str, str | bytes]  # by address


def list_contents(survey: Survey, mapped: Sequence[str], indexed: Sequence[str], inputs: Inputs) -> Contents:
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
    redirects = make_redirects_file(survey)
    if redirects:
        contents["_redirects"] = redirects
    contents[guard.LIST] = guard.list_addresses(survey)
    contents.update(tell_robots(mapped, inputs))
    return contents


def tell_robots(mapped: Sequence[str], inputs: Inputs) -> Contents:
    """robots.txt, which keeps nobody out, and the sitemap, which must name full addresses and so needs SITE_URL."""
    site = inputs.addresses.site
    if not site:
        return {"robots.txt": EVERYONE}
    return {"robots.txt": f"{EVERYONE}\nSitemap: {site}{SITEMAP}\n", **make_sitemap(mapped, inputs)}
