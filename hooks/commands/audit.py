"""`audit`: what a website does before and after a visitor has chosen, compared with what a register declares."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from ..audit.comparison import Comparison, compare
from ..audit.declared import find_declared
from ..audit.har import read_recordings
from ..audit.recordings import KINDS, Recording, clean_host
from ..audit.sentences import flatten_comparison, write_text
from ..facts.facts import derive_facts
from ..folder.entry import Entry
from ..reading.refusals import Refused
from ..site.settings import read_site_theme
from ..theme.languages import PRIMARY
from ..theme.theme import Theme
from .language import find_speech
from .loading import load_register
from .options import PATH, notices_option
from .report import write_harmless_json
from .results import print_told
from .visiting import record_page

FORMS = ("text", "json")


@click.command("audit")
@notices_option
@click.option("--before", type=PATH, metavar="HAR")
@click.option("--after", type=PATH, metavar="HAR")
@click.option("--url", metavar="URL")
@click.option("--click", "selector", metavar="SELECTOR")
@click.option("--own", multiple=True, metavar="HOST")
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True)
@click.argument("name")
def audit_site(
    *,
    notices: Path,
    before: Path | None,
    after: Path | None,
    url: str | None,
    selector: str | None,
    own: tuple[str, ...],
    form: str,
    name: str,
) -> None:
    """Say what a website does, and its register does not declare; NAME is the address of the register."""
    if url and (before or after):
        raise Refused("audit-of-both")
    lang = find_speech().found or PRIMARY
    theme = read_site_theme(notices)
    entry = find_entry(name, notices, theme)
    recordings = record_page(url, selector, lang) if url else read_both(before, after)
    comparison = compare_with_entry(entry, theme, recordings, own)
    remarks = list(list_remarks(*recordings))
    if form == "json":
        told = flatten_comparison(comparison, entry.name, remarks)
        click.echo(write_harmless_json(told))
    else:
        print_told(write_text(comparison, entry.name, remarks, lang))
    if not comparison.is_sound:
        raise click.exceptions.Exit(1)


def read_both(before: Path | None, after: Path | None) -> tuple[Recording, Recording]:
    """The recordings of two files.

    Raises:
        Refused: a file is not named, or cannot be compared.

    """
    if not before or not after:
        raise Refused("audit-of-nothing")
    return read_recordings(before, after)


def find_entry(name: str, notices: Path, theme: Theme) -> Entry:
    """The register of an address.

    Raises:
        Refused: there is none, or it has errors.

    """
    entry = load_register(notices / f"{name.removesuffix('.yml')}.yml", notices, theme)
    if entry is None:
        raise Refused("no-register-at", name=name, folder=str(notices))
    if entry.register is None:
        raise Refused("audit-of-faulty", file=entry.name)
    return entry


def compare_with_entry(
    entry: Entry,
    theme: Theme,
    recordings: tuple[Recording, Recording],
    own: tuple[str, ...],
) -> Comparison:
    """What was recorded, compared with what a sound register declares."""
    assert entry.register
    declared = find_declared(derive_facts(entry.register, theme))
    return compare(declared, *recordings, map(clean_host, own))


def list_remarks(before: Recording, after: Recording) -> Iterator[str]:
    """What is to be known of recordings, as names of sentences."""
    if before.kinds & after.kinds != frozenset(KINDS):
        yield "only-cookies"
    if before.may_lack_cookies:
        yield "no-cookies-before"
