"""What a workflow of GitHub tells the commands that write on its pull requests."""

from __future__ import annotations

import os
import re

from ..pulls.client import GitHub
from ..reading.refusals import Refused

VARIABLES = ("GITHUB_API_URL", "GITHUB_REPOSITORY", "GITHUB_TOKEN")
API_ADDRESS = re.compile(r"https://[\w.-]+(/api/v3)?|http://127\.0\.0\.1:\d+")
REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+")
LINKED_ADDRESS = re.compile(r"https://[\w.:-]+(/[\w.~/-]*)?", re.ASCII)


def read_environment() -> GitHub:
    """GitHub, as the environment of a workflow's run tells of it.

    Raises:
        Refused: a variable is not set, or is not what it should be.

    """
    for name in VARIABLES:
        if not os.environ.get(name):
            raise Refused("no-workflow", name=name)
    address, repository, token = (os.environ[name] for name in VARIABLES)
    if not API_ADDRESS.fullmatch(address):
        raise Refused("api-address", address=address)
    if not REPOSITORY.fullmatch(repository):
        raise Refused("repository-name", repository=repository)
    return GitHub(address, repository, token)


def refuse_unlinkable(option: str, address: str) -> None:
    """Refuse an address that cannot stand in a Markdown link as it is; none is fine.

    Raises:
        Refused: with the option and the address.

    """
    if address and not LINKED_ADDRESS.fullmatch(address):
        raise Refused("linked-address", option=option, address=address)
