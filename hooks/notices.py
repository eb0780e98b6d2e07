"""The MkDocs hook: registers become pages, and nothing else is published.

Every function named on_… is an event of MkDocs, which mkdocs_hook.py hands on; the work is done in hooks/site/. MkDocs
is given finished files: its own pages would be Markdown. `serve` does not stop at a fault: a faulty register has a page
with its faults, and what belongs to no page is listed on the index. What the server itself needs is in serving.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel

from .folder.collection import Collection, load
from .folder.listing import find_linked_folders
from .parallel import Follow, follow_silently
from .reading.fault_codes import FaultCode
from .reading.faults import say_faults, select_errors
from .reading.loading import read_source
from .reading.messages import ENGLISH, say_error, say_value
from .reading.refusals import Refused
from .reading.system import explain_os_error
from .site.html import write_page
from .site.inputs import Inputs, read_inputs
from .site.pages import IndexPage, NoticePage, Page
from .site.printing import add_pdfs
from .site.publication import list_contents
from .site.settings import read_site_theme
from .site.sitemap import map_pages
from .site.telling import Telling
from .site.whole import assemble_site
from .theme.site import Addresses

MATERIAL = "seloste_material"  # where MkDocs' configuration holds what a build is made from
OWN_PAGES = ("404.html", "sitemap.xml")  # that MkDocs would make with its own environment, which does not escape
telling = Telling()  # lives as long as the server
command_run = {"name": "build"}  # the one thing that MkDocs tells only once, at its start


@dataclass(frozen=True)
class Material:
    """What a build is made from: the registers and all else, and who follows the work."""

    collection: Collection
    inputs: Inputs
    follow: Follow


class PageFile(File):
    """A page, which is made when MkDocs writes it."""

    def __init__(self, page: Page, inputs: Inputs, config: MkDocsConfig) -> None:
        super().__init__(page.file, None, config.site_dir, use_directory_urls=True, inclusion=InclusionLevel.NOT_IN_NAV)
        self.made_from = page.made_from
        self.made = page
        self.inputs = inputs

    def copy_file(self, dirty: bool = False) -> None:
        """Make the page, and write it."""
        self.content_bytes = write_page(self.made, self.inputs)
        super().copy_file(dirty)


def on_startup(*, command: str, dirty: bool) -> None:
    """In `serve` a faulty register gets a page with its faults; in `build` it stops everything."""
    command_run["name"] = command


def on_config(config: MkDocsConfig) -> None:
    """Keep MkDocs from listing the thousands of files in Material's folder, and from making pages of its own.

    Raises:
        PluginError: mkdocs.yml has a key twice; MkDocs would take the last one and say nothing.

    """
    settings = read_source(Path(config.config_file_path), "mkdocs.yml")
    twice = [fault.say(find_language(config)) for fault in settings.faults if fault.code == FaultCode.TWICE]
    if twice:
        raise PluginError("\n".join(twice))
    config.theme.dirs = [str(config.theme.custom_dir)]
    config.theme.static_templates -= {*OWN_PAGES}


def on_pre_build(*, config: MkDocsConfig) -> None:
    """Read what the build is made from, and refuse a faulty set before MkDocs empties the site and walks the folder.

    Raises:
        PluginError: a register has errors, or the texts have; MkDocs prints the message and stops. While serving
            only what would harm MkDocs itself is refused; the rest is shown.

    """
    if "files" in config.extra:  # build.py has read and checked everything
        return
    is_serving = command_run["name"] == "serve"
    language = find_language(config)
    try:
        material = read_material(config, is_serving=is_serving)
        refused = find_linked_folders(Path(config.docs_dir))
    except ValueError as error:
        raise PluginError(say_error(error, language)) from error
    except OSError as error:
        reason = explain_os_error(error)
        raise PluginError(f"{error.filename}: {say_value(reason, language)}") from error
    config.extra[MATERIAL] = material
    collection = material.collection
    if is_serving:
        telling.tell(collection.faults, language)
    else:
        refused += select_errors(collection.faults)
    if refused:
        reasons = say_faults(sorted(set(refused)), language)
        outcome = Refused("nothing-built")
        raise PluginError(f"{reasons}\n{outcome.say(language)}")


def read_material(config: MkDocsConfig, *, is_serving: bool) -> Material:
    """What a build is made from: what build.py has read already, or else what is on the disk.

    Raises:
        ValueError: the folder of registers is a link, or a file of the theme is faulty.
        OSError: the folder cannot be listed.

    """
    given = config.extra
    notices = Path(config.docs_dir)
    theme = given.get("theme") or read_site_theme(notices, Path(str(config.theme.custom_dir)))
    inputs = read_inputs(
        theme,
        Addresses(config.site_url or "", config.edit_uri or ""),
        is_serving=is_serving,
        as_pdf=bool(given.get("pdf")),
        draft=given.get("draft", ""),
        language=find_language(config),
    )
    collection = given.get("collection") or load(notices, theme)
    return Material(collection, inputs, given.get("follow", follow_silently))


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Exactly what is published: our assets, the pages, and what belongs to them.

    Raises:
        PluginError: a PDF cannot be made.

    """
    published = [file for file in files if is_asset(file, config)]
    if "files" in config.extra:
        contents: dict[str, str | bytes] = config.extra["files"]
    else:
        material: Material = config.extra[MATERIAL]
        pages = list(assemble_site(material.collection, material.inputs, material.follow))
        try:
            contents = list_all_contents(pages, material)
        except ValueError as error:
            raise PluginError(say_error(error, material.inputs.language)) from error
        published += [PageFile(page, material.inputs, config) for page in pages]
    published += [File.generated(config, address, content=content) for address, content in contents.items()]
    return Files(published)


def is_asset(file: File, config: MkDocsConfig) -> bool:
    """Whether a file is one of our assets."""
    return file.src_dir == config.theme.custom_dir and file.src_uri.startswith("assets/")


def list_all_contents(pages: list[Page], material: Material) -> dict[str, str | bytes]:
    """Every file that is no page and no asset of the theme.

    Raises:
        Refused: a PDF cannot be made.

    """
    notices = [page for page in pages if isinstance(page, NoticePage)]
    inputs = material.inputs
    if inputs.as_pdf:
        add_pdfs(notices, material.collection.folder, inputs.theme, material.follow)
    indexed = [page.head.language for page in pages if isinstance(page, IndexPage)]
    contents = list_contents(material.collection.survey, map_pages(pages, inputs), indexed, inputs)
    for page in notices:
        contents.update(page.list_files())
    return contents


def find_language(config: MkDocsConfig) -> str:
    """The language of messages, which build.py hands on."""
    return str(config.extra.get("language", ENGLISH))
