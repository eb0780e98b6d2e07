"""Where the old addresses of notices lead, as hosts are told: the file `_redirects`, and locations of nginx.

Every old address has a page that leads on, too (`pages.MovedPage`), for hosts that are told nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from posixpath import dirname

from ..folder.entry import Entry
from ..folder.moved_lists import find_moved_lists
from ..notice.naming import list_languages
from ..theme.languages import PRIMARY, find_folder

# Cloudflare follows a rule whatever file there is. Netlify shows a page that is there, unless the rule ends with `!`,
# for which Cloudflare would refuse the whole file.
NETLIFY = "{old} {new} 301\n"
NGINX = "location = {old} {{ return 301 {new}; }}\n"


def make_redirects_file(entries: Iterable[Entry]) -> str:
    """The file `_redirects` of Netlify and Cloudflare; empty where no notice has an old address."""
    return write_rules(entries, NETLIFY)


def make_nginx_locations(entries: Iterable[Entry]) -> str:
    """What the server block of nginx answers at old addresses; empty where no notice has one."""
    return write_rules(entries, NGINX)


def write_rules(entries: Iterable[Entry], form: str) -> str:
    """A line for every old address in every language."""
    listed = list(entries)
    moved = [*chain.from_iterable(map(list_redirects, listed)), *list_redirects_of_lists(listed)]
    return "".join(form.format(old=old, new=new) for old, new in moved)


def list_redirects(entry: Entry) -> Iterator[tuple[str, str]]:
    """The old addresses of a notice, or of the page in its place, each with the present one in the same language.

    Of one that is not in the language of the root, the addresses there lead to its first language.
    """
    stated = entry.register or entry.removal
    if stated is None:
        return
    languages = list_languages(stated)
    for language in languages:
        folder = find_folder(language)
        for alias in entry.aliases:
            yield f"/{folder}{alias.address}/", f"/{folder}{entry.address}/"
    if PRIMARY not in languages:
        folder = find_folder(languages[0])
        for address in entry.addresses:
            yield f"/{address}/", f"/{folder}{entry.address}/"


def list_redirects_of_lists(entries: Sequence[Entry]) -> Iterator[tuple[str, str]]:
    """The old addresses of the lists of companies, each with the present one in the same language."""
    for before, company in find_moved_lists(entries).items():
        for language in list_languages_of(company, entries):
            folder = find_folder(language)
            yield f"/{folder}{before}/", f"/{folder}{company}/"


def list_languages_of(company: str, entries: Iterable[Entry]) -> dict[str, None]:
    """The languages in which a company, by the address of its list, has notices."""
    languages: dict[str, None] = {}
    for entry in entries:
        if entry.register and dirname(entry.address) == company:
            own = list_languages(entry.register)
            languages |= dict.fromkeys(own)
    return languages
