"""The code blocks of docs/deploy.md, by the names in the comments before them."""

import re

from tests.paths import PROJECT

RECIPES = dict(
    re.findall(r"<!-- ([\w: ]+) -->\n```\w+\n(.*?)```", (PROJECT / "docs/deploy.md").read_text("utf-8"), re.DOTALL)
)
