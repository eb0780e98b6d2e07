"""Where the old addresses of notices lead, as hosts are told: the file `_redirects`, and locations of nginx.

Every old address has a page that leads on, too (`pages.MovedPage`), for hosts that are told nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from posixpath import dirname

from ..folder.moved_lists import find_moved_lists
from ..folder.outline import Outline
from ..theme.languages import PRIMARY, find_folder

# Cloudflare follows a rule whatever file there is. Netlify shows a page that is there, unless the rule ends with `!`,
# for which Cloudflare would refuse the whole file.
NETLIFY = "{old} {new} 301\n"
NGINX = "location = {old} {{ return 301 {new}; }}\n"


def make_redirects_file(outlines: Iterable[Outline]) -> str:
    """The file `_redirects` of Netlify and Cloudflare; empty where no notice has an old address."""
    return write_rules(outlines, NETLIFY)


def make_nginx_locations(outlines: Iterable[Outline]) -> str:
    """What the server block of nginx answers at old addresses; empty where no notice has one."""
    return write_rules(outlines, NGINX)


def write_rules(outlines: Iterable[Outline], form: str) -> str:
    """A line for every old address in every language."""
    listed = list(outlines)
    moved = [*chain.from_iterable(map(list_redirects, listed)), *list_redirects_of_lists(listed)]
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


def list_redirects_of_lists(outlines: Sequence[Outline]) -> Iterator[tuple[str, str]]:
    """The old addresses of the lists of companies, each with the present one in the same language."""
    for before, company in find_moved_lists(outlines).items():
        for language in list_languages_of(company, outlines):
            folder = find_folder(language)
            yield f"/{folder}{before}/", f"/{folder}{company}/"


def list_languages_of(company: str, outlines: Iterable[Outline]) -> dict[str, None]:
    """The languages in which a company, by the address of its list, has notices."""
    languages: dict[str, None] = {}
    for outline in outlines:
        if outline.state == "notice" and dirname(outline.address) == company:
            languages |= dict.fromkeys(outline.languages)
    return languages
