"""The MkDocs hook: registers become pages, and nothing else is published.

Every function named on_… is an event of MkDocs, which mkdocs_hook.py hands on; the work is done in hooks/site/. `serve`
does not stop at a fault: a faulty register has a page with its faults, and what belongs to no page is listed on the
index. What the server itself needs is in serving.py.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.utils.templates import url_filter

from .folder.listing import find_linked_folders
from .notice.environment import find_environment
from .reading.fault_codes import FaultCode
from .reading.faults import say_faults, select_errors
from .reading.loading import read_source
from .reading.messages import ENGLISH, say_error, say_value
from .reading.refusals import Refused
from .reading.system import explain_os_error
from .site.assembly import assemble_pages
from .site.inputs import Inputs, read_inputs
from .site.pages import IndexPage, OurPage
from .site.publication import list_contents
from .site.surroundings import surround_not_found, surround_page
from .site.telling import Telling

INPUTS = "seloste_inputs"  # where MkDocs' configuration holds what a build is made from
telling = Telling()  # lives as long as the server
command_run = {"name": "build"}  # the one thing that MkDocs tells only once, at its start


def on_startup(*, command: str, dirty: bool) -> None:
    """In `serve` a faulty register gets a page with its faults; in `build` it stops everything."""
    command_run["name"] = command


def on_config(config: MkDocsConfig) -> None:
    """Keep MkDocs from listing the thousands of files in Material's folder, and from making a sitemap of its own.

    Raises:
        PluginError: mkdocs.yml has a key twice; MkDocs would take the last one and say nothing.

    """
    settings = read_source(Path(config.config_file_path), "mkdocs.yml")
    twice = [fault.say(find_language(config)) for fault in settings.faults if fault.code == FaultCode.TWICE]
    if twice:
        raise PluginError("\n".join(twice))
    config.theme.dirs = [str(config.theme.custom_dir)]
    config.theme.static_templates.discard("sitemap.xml")  # its packed copy would be one of the time it was made


def on_pre_build(*, config: MkDocsConfig) -> None:
    """Read what the build is made from, and refuse a faulty set before MkDocs empties the site and walks the folder.

    Raises:
        PluginError: a register has errors, or the texts have; MkDocs prints the message and stops. While serving
            only what would harm MkDocs itself is refused; the rest is shown.

    """
    is_serving = command_run["name"] == "serve"
    language = find_language(config)
    notices, theme = Path(config.docs_dir), Path(str(config.theme.custom_dir))
    try:
        inputs = read_inputs(notices, theme, config.extra, is_serving=is_serving)
        refused = find_linked_folders(notices)
    except ValueError as error:
        raise PluginError(say_error(error, language)) from error
    except OSError as error:
        reason = explain_os_error(error)
        raise PluginError(f"{error.filename}: {say_value(reason, language)}") from error
    config.extra[INPUTS] = inputs
    if is_serving:
        telling.tell(inputs.collection.faults, language)
    else:
        refused += select_errors(inputs.collection.faults)
    if refused:
        reasons = say_faults(sorted(set(refused)), language)
        outcome = Refused("nothing-built")
        raise PluginError(f"{reasons}\n{outcome.say(language)}")


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Exactly what is published: our assets, the pages, and what belongs to them.

    Raises:
        PluginError: a PDF cannot be made.

    """
    inputs = find_inputs(config)
    pages = list(assemble_pages(config, inputs))
    try:
        contents = list_contents(pages, config.site_url or "", inputs)
    except ValueError as error:
        raise PluginError(say_error(error, inputs.language)) from error
    published = []
    for file in files:
        is_ours = file.src_dir == config.theme.custom_dir
        if is_ours and file.src_uri.startswith("assets/"):
            published.append(file)
    published += [page.file for page in pages]
    published += [File.generated(config, address, content=content) for address, content in contents.items()]
    return Files(published)


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Our own environment in place of MkDocs', which does not escape."""
    inputs = find_inputs(config)
    ours = find_environment(inputs.theme.templates)
    ours.filters["url"] = url_filter
    return ours


def on_page_context(context: dict[str, Any], *, page: OurPage, config: MkDocsConfig, nav: Navigation) -> None:
    """What our templates need beside MkDocs' own context."""
    context.update(surround_page(page, find_inputs(config)))


def on_template_context(context: dict[str, Any], *, template_name: str, config: MkDocsConfig) -> None:
    """The same for the page that MkDocs renders without a `Page`: 404."""
    indexed = [file.page.head.language for file in context["pages"] if isinstance(file.page, IndexPage)]
    context.update(surround_not_found(indexed, find_inputs(config)))


def find_language(config: MkDocsConfig) -> str:
    """The language of messages, which build.py hands on."""
    return str(config.extra.get("language", ENGLISH))


def find_inputs(config: MkDocsConfig) -> Inputs:
    """What this build is made from."""
    inputs: Inputs = config.extra[INPUTS]
    return inputs
