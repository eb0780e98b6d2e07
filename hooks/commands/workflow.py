"""What a workflow of GitHub tells the commands that write on its pull requests."""

from __future__ import annotations

import os
import re

from ..pulls.forge import GitHub
from ..reading.refusals import Refused

API_ADDRESS = re.compile(r"https://[\w.-]+(/api/v3)?|http://127\.0\.0\.1:\d+")
REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+")
LINKED_ADDRESS = re.compile(r"(https://[\w.:-]+(/[\w.~/-]*)?)?", re.ASCII)  # or none


def read_environment() -> GitHub:
    """GitHub, as the environment of a workflow's run tells of it.

    Raises:
        Refused: a variable is not set, or is not what it should be.

    """
    hub = GitHub(
        address=read_variable("GITHUB_API_URL"),
        repository=read_variable("GITHUB_REPOSITORY"),
        token=read_variable("GITHUB_TOKEN"),
    )
    if not API_ADDRESS.fullmatch(hub.address):
        raise Refused("api-address", address=hub.address)
    if not REPOSITORY.fullmatch(hub.repository):
        raise Refused("repository-name", repository=hub.repository)
    return hub


def read_variable(name: str) -> str:
    """A variable of the environment.

    Raises:
        Refused: it is not set.

    """
    value = os.environ.get(name)
    if not value:
        raise Refused("no-workflow", name=name)
    return value


def refuse_unlinkable(option: str, address: str) -> None:
    """Refuse an address that cannot stand in a Markdown link as it is; none is fine.

    Raises:
        Refused: with the option and the address.

    """
    if not LINKED_ADDRESS.fullmatch(address):
        raise Refused("linked-address", option=option, address=address)
