"""The file that MkDocs loads, by its place and under a name of its own, so that nothing may import it.

The events are in notices.py and serving.py. The package that holds them is `hooks` in a checkout, and
`seloste.hooks` in a wheel.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

package = Path(__file__).parent
is_installed = (package.parent / "__init__.py").is_file()
name = f"{package.parent.name}.hooks" if is_installed else package.name
# The bare `mkdocs` command does not see the checkout; at the end of the path nothing in it takes a package's place.
if name not in sys.modules and not is_installed:
    sys.path.append(str(package.parent))
notices = import_module(f"{name}.notices")
serving = import_module(f"{name}.serving")

on_startup = notices.on_startup
on_config = notices.on_config
on_pre_build = notices.on_pre_build
on_serve = serving.on_serve


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """What is published; while serving, without what the server's folder has already."""
    published = notices.on_files(files, config=config)
    changed: Files = serving.on_files(published, config=config)
    return changed
