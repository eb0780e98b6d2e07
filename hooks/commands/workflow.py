"""What a run of GitHub or GitLab tells the commands that write on its pull requests."""

from __future__ import annotations

import os
import re

from ..pulls.github import GitHub, connect_github
from ..pulls.gitlab import GitLab, connect_gitlab
from ..reading.refusals import Refused

API_ADDRESS = re.compile(r"https://[\w.-]+(/api/v3)?|http://127\.0\.0\.1:\d+")
GITLAB_ADDRESS = re.compile(r"https://[\w.:-]+(/[\w.~/-]+)?/api/v4|http://127\.0\.0\.1:\d+/api/v4", re.ASCII)
REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+")
PROJECT_NUMBER = re.compile(r"[0-9]{1,15}")
LINKED_ADDRESS = re.compile(r"(https://[\w.:-]+(/[\w.~/-]*)?)?", re.ASCII)  # or none


def read_environment() -> GitHub:
    """GitHub, as the environment of a workflow's run tells of it.

    Raises:
        Refused: a variable is not set, or is not what it should be.

    """
    address = read_variable("GITHUB_API_URL", "no-workflow")
    repository = read_variable("GITHUB_REPOSITORY", "no-workflow")
    token = read_variable("GITHUB_TOKEN", "no-workflow")
    if not API_ADDRESS.fullmatch(address):
        raise Refused("api-address", address=address)
    if not REPOSITORY.fullmatch(repository):
        raise Refused("repository-name", repository=repository)
    return connect_github(address, repository, token)


def read_gitlab_environment() -> GitLab:
    """GitLab, as the environment of a job tells of it.

    Raises:
        Refused: a variable is not set, or is not what it should be.

    """
    address = read_variable("CI_API_V4_URL", "no-job")
    project = read_variable("CI_PROJECT_ID", "no-job")
    into = read_variable("CI_DEFAULT_BRANCH", "no-job")
    token = read_variable("GITLAB_TOKEN", "no-gitlab-token")
    if not GITLAB_ADDRESS.fullmatch(address):
        raise Refused("gitlab-address", address=address)
    if not PROJECT_NUMBER.fullmatch(project):
        raise Refused("project-number", project=project)
    if not token.isascii() or not token.isprintable():
        raise Refused("token-of-odd-characters", name="GITLAB_TOKEN")
    return connect_gitlab(address, project, token, into)


def read_variable(name: str, missing: str) -> str:
    """A variable of the environment.

    Args:
        name: of the variable.
        missing: the sentence where there is none.

    Raises:
        Refused: it is not set.

    """
    value = os.environ.get(name)
    if not value:
        raise Refused(missing, name=name)
    return value


def refuse_unlinkable(option: str, address: str) -> None:
    """Refuse an address that cannot stand in a Markdown link as it is; none is fine.

    Raises:
        Refused: with the option and the address.

    """
    if not LINKED_ADDRESS.fullmatch(address):
        raise Refused("linked-address", option=option, address=address)
