"""Where the old addresses of notices lead, as hosts are told: the file `_redirects`, and locations of nginx.

Every old address has a page that leads on, too (`pages.MovedPage`), for hosts that are told nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from posixpath import dirname

from ..folder.outline import Outline
from ..folder.survey import Survey
from ..theme.languages import PRIMARY, find_folder

# Cloudflare follows a rule whatever file there is. Netlify shows a page that is there, unless the rule ends with `!`,
# for which Cloudflare would refuse the whole file.
NETLIFY = "{old} {new} 301\n"
NGINX = "location = {old} {{ return 301 {new}; }}\n"


def make_redirects_file(survey: Survey) -> str:
    """The file `_redirects` of Netlify and Cloudflare; empty where no notice has an old address."""
    return write_rules(survey, NETLIFY)


def make_nginx_locations(survey: Survey) -> str:
    """What the server block of nginx answers at old addresses; empty where no notice has one."""
    return write_rules(survey, NGINX)


def write_rules(survey: Survey, form: str) -> str:
    """A line for every old address in every language."""
    moved = [*chain.from_iterable(map(list_redirects, survey.published)), *list_redirects_of_lists(survey)]
    return "".join(form.format(old=old, new=new) for old, new in moved)


def list_redirects(outline: Outline) -> Iterator[tuple[str, str]]:
    """The old addresses of a notice, or of the page in its place, each with the present one in the same language.

    Of one that is not in the language of the root, the addresses there lead to its first language.
    """
    for language in outline.languages:
        folder = find_folder(language)
        for alias in outline.aliases:
            yield f"/{folder}{alias.address}/", f"/{folder}{outline.address}/"
    if outline.languages and PRIMARY not in outline.languages:
        folder = find_folder(outline.languages[0])
        for address in outline.addresses:
            yield f"/{address}/", f"/{folder}{outline.address}/"


def list_redirects_of_lists(survey: Survey) -> Iterator[tuple[str, str]]:
    """The old addresses of the lists of companies, each with the present one in the same language."""
    moved = [(before, company) for company, earlier in survey.lists.items() for before in earlier]
    for before, company in sorted(moved):
        for language in list_languages_of(company, survey.published):
            folder = find_folder(language)
            yield f"/{folder}{before}/", f"/{folder}{company}/"


def list_languages_of(company: str, outlines: Iterable[Outline]) -> dict[str, None]:
    """The languages in which a company, by the address of its list, has notices."""
    languages: dict[str, None] = {}
    for outline in outlines:
        if outline.state == "notice" and dirname(outline.address) == company:
            languages |= dict.fromkeys(outline.languages)
    return languages
