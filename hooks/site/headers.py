"""What a browser is told with every page: theme/headers.yml as <meta> tags, as `_headers`, and as nginx has it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from ..reading import source
from ..reading.codes import FaultCode
from ..reading.display import quote
from ..reading.faults import Faulty, say_fault
from ..reading.source import Stamp, stamp
from ..theme.vocabulary import THEME

FILE = THEME / "headers.yml"
HEADER_ONLY = ("frame-ancestors", "report-to", "report-uri", "sandbox")  # browsers ignore them in <meta> (CSP3, 3.3)
NAME = re.compile(r"[A-Za-z][A-Za-z-]*")
VALUE = re.compile(r"[ -~]+")  # visible ASCII: what ends a line would begin another header
SPECIAL = frozenset('"\\$;')  # what a quoted text of nginx, or the policy, would end or replace
NEEDED = {"policy": ("default-src",), "headers": ("Referrer-Policy",), "cache": ("pages", "hashed")}
REMEDY = "write it on one line in ASCII, without quotation marks, backslash, $ and ;"
HASHED = "/assets/stylesheets/"  # Material's, whose names hold a hash of what is in them

NETLIFY = """\
# Made from theme/headers.yml. Pages are asked for anew every time on these hosts without a word here.
/*
{headers}
{hashed}*
  Cache-Control: {cached}
"""
NGINX = """\
# Made from theme/headers.yml by `python build.py nginx`. To be included in the server block of the notices.
# A location of your own that has an add_header sends none of these; let it include them again.
index index.html;
error_page 404 /404.html;
absolute_redirect off;
charset utf-8;
charset_types text/css text/javascript text/plain text/xml application/javascript application/xml image/svg+xml;
gzip on;
gzip_vary on;
gzip_types text/css text/javascript text/plain text/xml application/javascript application/xml image/svg+xml;

{headers}
add_header Cache-Control "{pages}" always;

location ~ "^{hashed}[^/]+\\.[0-9a-f]{{8}}\\.min\\.css$" {{
{inner}
    add_header Cache-Control "{cached}";
}}
"""


@dataclass(frozen=True)
class Headers:
    """The security policy by directive, the other headers by name, and how long files are kept."""

    policy: Mapping[str, str]
    others: Mapping[str, str]
    cache: Mapping[str, str]

    def all(self) -> dict[str, str]:
        """Every header that goes with every answer."""
        return {"Content-Security-Policy": joined(self.policy), **self.others}


def load() -> Headers:
    """The headers of theme/headers.yml.

    Raises:
        Faulty: the file is missing or faulty, or has a value that would not stay within its header.

    """
    return read(stamp(FILE))


@lru_cache(maxsize=1)
def read(_file: Stamp) -> Headers:
    """The headers; the stamp only tells the cache when they are old."""
    found = source.own(FILE, "theme/headers.yml")
    parts = {part: mapping(found, part) for part in NEEDED}
    return Headers(parts["policy"], parts["headers"], parts["cache"])


def mapping(found: source.Source, part: str) -> dict[str, str]:
    """Names and values of one part of the file, each safe to write into a header and into nginx's configuration."""
    values = found.data.get(part)
    if not isinstance(values, dict) or not set(NEEDED[part]) <= values.keys():
        problem = f"needs {' and '.join(NEEDED[part])}"
        place = found.places.get((part,), found.places[()])
        raise Faulty(say_fault(place, FaultCode.HEADERS, part, problem, "write what is missing"))
    for name, value in values.items():
        text = value if isinstance(value, str) else ""
        if not NAME.fullmatch(name) or not VALUE.fullmatch(text) or set(text) & SPECIAL:
            problem = f"{quote(text)} cannot be a header"
            raise Faulty(say_fault(found.places[part, name], FaultCode.HEADERS, f"{part}.{name}", problem, REMEDY))
    return {name: str(value) for name, value in values.items()}


def joined(policy: Mapping[str, str]) -> str:
    return "; ".join(f"{directive} {sources}" for directive, sources in policy.items())


def policy_in_page() -> str:
    """The security policy as <meta> may have it."""
    return joined({name: value for name, value in load().policy.items() if name not in HEADER_ONLY})


def referrer_in_page() -> str:
    """The referrer policy, for hosts that let no header be set."""
    return load().others["Referrer-Policy"]


def for_netlify() -> str:
    """The file `_headers` of Netlify and Cloudflare.

    Where several rules match, both hosts send the values of all, so no header stands in two rules.
    """
    headers = "\n".join(f"  {name}: {value}" for name, value in load().all().items())
    return NETLIFY.format(headers=headers, hashed=HASHED, cached=load().cache["hashed"])


def for_nginx() -> str:
    """The snippet for the server block of nginx; `always` sends the headers with 404 and redirects, too."""
    headers = [f'add_header {name} "{value}" always;' for name, value in load().all().items()]
    cache = load().cache
    inner = "\n".join(f"    {line}" for line in headers)
    return NGINX.format(
        headers="\n".join(headers), pages=cache["pages"], hashed=HASHED, inner=inner, cached=cache["hashed"]
    )
