"""Where the old addresses of notices lead, as hosts are told: the file `_redirects`, and locations of nginx.

Every old address has a page that leads on, too (`pages.MovedPage`), for hosts that are told nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..folder.entry import Entry
from ..notice.naming import list_languages
from ..theme.theme import find_folder

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
    rules = [form.format(old=old, new=new) for entry in entries for old, new in list_redirects(entry)]
    return "".join(rules)


def list_redirects(entry: Entry) -> Iterator[tuple[str, str]]:
    """The old addresses of a notice, or of the page in its place, each with the present one in the same language."""
    stated = entry.register or entry.removal
    if stated is None:
        return
    for language in list_languages(stated):
        folder = find_folder(language)
        for alias in entry.aliases:
            yield f"/{folder}{alias.address}/", f"/{folder}{entry.address}/"
