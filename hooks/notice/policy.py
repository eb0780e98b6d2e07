"""A page that is one file: what a browser may do with it, and its text without empty lines.

A policy goes by what the page holds to the byte; so empty lines are dropped before a style or a script is hashed.
"""

from __future__ import annotations

import base64
import hashlib
import re

EMPTY_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
NOTHING_ELSE = "base-uri 'none'; form-action 'none'"


def allow_style(style: str) -> str:
    """A security policy that allows this style and the pictures in the page, and nothing else (CSP Level 3, 2.3.1)."""
    return f"default-src 'none'; style-src {hash_source(style)}; img-src data:; {NOTHING_ELSE}"


def allow_style_and_script(style: str, script: str, *others: str) -> str:
    """A security policy that allows this style and this script, and nothing else (CSP Level 3, 2.3.1).

    Args:
        style: as the page holds it.
        script: as the page holds it.
        others: where more scripts may come from.

    """
    scripts = " ".join([hash_source(script), *others])
    return f"default-src 'none'; style-src {hash_source(style)}; script-src {scripts}; {NOTHING_ELSE}"


def hash_source(source: str) -> str:
    """What stands inside an element, as a policy names it."""
    digest = hashlib.sha256(source.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def drop_empty_lines(text: str) -> str:
    """A text without its empty lines."""
    return EMPTY_LINES.sub("\n", text)
