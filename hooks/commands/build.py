"""`build`: every register is checked, and the new site takes the place of the published one; or one shard is built."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from ..folder.groups import Share
from ..notice import pdf
from ..reading.refusals import Refused
from ..site.destination import EVERY_SHARD_HAS, EVERY_SITE_HAS
from ..site.settings import read_site_theme
from ..site.shards import parse_share
from .making import make_shard, make_site, make_with_pdf
from .options import notices_option, published_option, site_option, strict_option
from .publishing import judge_shard, judge_site, publish, tell_built, tell_site


@click.command("build")
@notices_option
@site_option
@published_option
@strict_option
@click.option("--pdf", "as_pdf", is_flag=True)
@click.option("--shard", metavar="K/N")
def build_site(
    notices: Path, site: Path, published: Path | None, strict: bool, as_pdf: bool, shard: str | None
) -> None:
    """Check every register and build the site; with an error the published site stays as it is."""
    read_site_theme(notices)  # what is wrong with it is told before anything is made
    if shard is not None:
        build_shard(parse_share(shard), notices, site, strict=strict, as_pdf=as_pdf)
        return
    make = make_site
    if as_pdf:
        pdf.refuse_missing()
        make = make_with_pdf
    survey = publish(
        make,
        notices,
        site,
        EVERY_SITE_HAS,
        partial(judge_site, site, published, strict),
    )
    tell_site(survey, site)


def build_shard(share: Share, notices: Path, site: Path, *, strict: bool, as_pdf: bool) -> None:
    """Build some of the companies, each as it is in the whole.

    Raises:
        Refused: the shard cannot be made, or PDFs are asked for.
        Exit: there are errors, which were printed.

    """
    if as_pdf:
        raise Refused("shard-with-pdf")
    survey = publish(
        partial(make_shard, share),
        notices,
        site,
        EVERY_SHARD_HAS,
        partial(judge_shard, strict),
    )
    tell_built("shard-built", survey, site)
