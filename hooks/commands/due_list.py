"""The companies whose facts it is time to ask, as text, as data, and as issues of GitHub or GitLab."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import asdict

import click

from ..confirm.due import Due, say_reason
from ..confirm.wording import Wording
from ..pulls.issues import GitHubIssues, GitLabIssues, Tracker
from ..pulls.reminders import BEGINNING, write_issue, write_mark
from .report import write_harmless_json
from .results import print_told, say_result
from .workflow import read_environment, read_gitlab_environment


def print_text(due: Sequence[Due], wording: Wording) -> None:
    """Print a line for each reason to ask a company."""
    for each in due:
        for reason in each.reasons:
            print_told(f"{each.address}: {reason.file}: {say_reason(reason, wording)}")
    if not due:
        print_told(say_result("nobody-due"))


def print_json(due: Sequence[Due], wording: Wording) -> None:
    """Print the companies as JSON, each reason also in words."""
    told = []
    for each in due:
        data = asdict(each)
        for row, reason in zip(data["reasons"], each.reasons, strict=True):
            row["day"] = str(reason.day or "")
            row["words"] = say_reason(reason, wording)
        told.append(data)
    click.echo(write_harmless_json({"due": told}))


FORMS = {"text": print_text, "json": print_json}


def keep_issues(due: Sequence[Due], wording: Wording) -> None:
    """Let there be one open issue for each company that is to be asked, with its list, and none for others.

    Raises:
        Refused: the environment or the service is not as it should be.

    """
    texts = {write_mark(each.address): write_issue(each, wording) for each in due}
    for title, done in find_tracker().keep_issues(texts, BEGINNING):
        print_told(say_result(done, title=title), err=True)


def find_tracker() -> Tracker:
    """Where the issues are, as the environment tells of it."""
    if os.environ.get("CI_API_V4_URL"):
        return GitLabIssues(read_gitlab_environment())
    return GitHubIssues(read_environment())
