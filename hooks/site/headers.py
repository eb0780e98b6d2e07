"""What a browser is told with every page: theme/headers.yml as <meta> tags, as `_headers`, and as nginx has it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from textwrap import indent

from ..reading.display import quote
from ..reading.fault_codes import FaultCode
from ..reading.faults import Faulty, make_fault
from ..reading.loading import read_own_source
from ..reading.messages import Series
from ..reading.source import Source

FILE = "headers.yml"  # of the theme
NEEDED = {"policy": ("default-src",), "headers": ("Referrer-Policy",), "cache": ("pages", "hashed")}
NAME = re.compile(r"[A-Za-z][A-Za-z-]*")
# Visible ASCII, since what ends a line would begin another header, and without what would end a text of nginx or the
# policy, or be replaced in it.
VALUE = re.compile(r"""((?!["\\$;])[ -~])+""")
HEADER_ONLY = ("frame-ancestors", "report-to", "report-uri", "sandbox")  # browsers ignore them in <meta> (CSP3, 3.3)
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

    @property
    def sent(self) -> dict[str, str]:
        """Every header that goes with every answer."""
        return {"Content-Security-Policy": join_policy(self.policy), **self.others}

    @property
    def policy_in_page(self) -> str:
        """The security policy as <meta> may have it."""
        allowed = dict(self.policy)
        for directive in HEADER_ONLY:
            allowed.pop(directive, None)
        return join_policy(allowed)

    @property
    def referrer_in_page(self) -> str:
        """The referrer policy, for hosts that let no header be set."""
        return self.others["Referrer-Policy"]


def read_headers(theme: Path) -> Headers:
    """The headers of a theme's folder.

    Raises:
        Faulty: the file is missing or faulty, or has a value that would not stay within its header.

    """
    found = read_own_source(theme / FILE, f"theme/{FILE}")
    return Headers(
        policy=read_part(found, "policy"),
        others=read_part(found, "headers"),
        cache=read_part(found, "cache"),
    )


def read_part(found: Source, part: str) -> dict[str, str]:
    """Names and values of one part of the file, each safe to write into a header and into nginx's configuration.

    Raises:
        Faulty: something that is needed is missing, or a value is not safe.

    """
    values = found.data.get(part)
    if not isinstance(values, dict) or not values.keys() >= set(NEEDED[part]):
        fault = make_fault(
            found.places.get((part,), found.places[()]),
            FaultCode.HEADERS,
            part,
            "incomplete",
            names=Series(NEEDED[part], "and"),
        )
        raise Faulty(fault)
    texts = {}
    for name, value in values.items():
        text = value if isinstance(value, str) else ""
        if not NAME.fullmatch(name) or not VALUE.fullmatch(text):
            fault = make_fault(
                found.places[part, name],
                FaultCode.HEADERS,
                f"{part}.{name}",
                "unsafe",
                value=quote(text),
            )
            raise Faulty(fault)
        texts[name] = text
    return texts


def join_policy(policy: Mapping[str, str]) -> str:
    """A policy as the header has it."""
    directives = map(" ".join, policy.items())
    return "; ".join(directives)


def make_netlify_file(headers: Headers) -> str:
    """The file `_headers` of Netlify and Cloudflare.

    Where several rules match, both hosts send the values of all, so no header stands in two rules.
    """
    lines = [f"  {name}: {value}" for name, value in headers.sent.items()]
    return NETLIFY.format(
        headers="\n".join(lines),
        hashed=HASHED,
        cached=headers.cache["hashed"],
    )


def make_nginx_snippet(headers: Headers) -> str:
    """The snippet for the server block of nginx; `always` sends the headers with 404 and redirects, too."""
    lines = [f'add_header {name} "{value}" always;' for name, value in headers.sent.items()]
    return NGINX.format(
        headers="\n".join(lines),
        inner=indent("\n".join(lines), "    "),
        pages=headers.cache["pages"],
        hashed=HASHED,
        cached=headers.cache["hashed"],
    )
