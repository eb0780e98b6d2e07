"""`merge`: the site is put together from shards that several machines have built."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from ..site.destination import EVERY_SITE_HAS
from ..site.settings import read_site_theme
from .making import make_merged
from .options import PATH, notices_option, published_option, site_option, strict_option
from .publishing import judge_site, publish, tell_site


@click.command("merge")
@notices_option
@site_option
@published_option
@strict_option
@click.argument("shards", nargs=-1, required=True, type=PATH, metavar="SHARD...")
def merge_shards(notices: Path, site: Path, published: Path | None, strict: bool, shards: tuple[Path, ...]) -> None:
    """Check every register, and put the site together from shards."""
    read_site_theme(notices)  # what is wrong with it is told before anything is made
    survey = publish(
        partial(make_merged, shards),
        notices,
        site,
        EVERY_SITE_HAS,
        partial(judge_site, site, published, strict),
    )
    tell_site(survey, site)
