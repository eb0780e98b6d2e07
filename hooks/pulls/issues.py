"""Issues on GitHub and GitLab that are kept: each is found by its mark and its author, edited in place, and closed."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from .forge import is_same_text
from .github import BOT, GitHub
from .gitlab import GitLab

Outcome = Literal["issue-opened", "issue-updated", "issue-unchanged", "issue-closed"]


@dataclass(frozen=True)
class Text:
    """What an issue says; its body begins with a line that is its mark."""

    title: str
    body: str


@dataclass(frozen=True)
class Issue:
    """One open issue: its number, whether it is ours, and what it says."""

    number: int
    is_ours: bool
    text: Text

    @property
    def mark(self) -> str:
        """The line that its body begins with."""
        return self.text.body.partition("\n")[0].strip()


class Tracker(ABC):
    """Where issues are. Every method raises `Refused` where the service does not answer as it should."""

    @abstractmethod
    def list_issues(self) -> Iterable[Issue]:
        """The open issues."""

    @abstractmethod
    def open_issue(self, text: Text) -> None:
        """Open a new issue."""

    @abstractmethod
    def change_issue(self, number: int, text: Text) -> None:
        """Let an issue say something else."""

    @abstractmethod
    def close_issue(self, number: int) -> None:
        """Close an issue."""

    def keep_issues(self, wanted: Mapping[str, Text], beginning: str) -> Iterator[tuple[str, Outcome]]:
        """Let there be an open issue for each mark, and none of ours for other marks.

        Args:
            wanted: what each issue is to say, by its mark.
            beginning: of all marks.

        Yields:
            the title of each issue, and what was done: the name of a phrase.

        """
        ours: dict[str, Issue] = {}
        for issue in self.list_issues():
            if issue.is_ours and issue.mark.startswith(beginning):
                ours.setdefault(issue.mark, issue)
        for mark, text in wanted.items():
            yield text.title, self.keep_issue(ours.pop(mark, None), text)
        for issue in ours.values():
            self.close_issue(issue.number)
            yield issue.text.title, "issue-closed"

    def keep_issue(self, issue: Issue | None, text: Text) -> Outcome:
        """Let an issue say a text, or open one that does; returns what was done."""
        if issue is None:
            self.open_issue(text)
            return "issue-opened"
        if issue.text.title == text.title and is_same_text(issue.text.body, text.body):
            return "issue-unchanged"
        self.change_issue(issue.number, text)
        return "issue-updated"


@dataclass(frozen=True)
class GitHubIssues(Tracker):
    """The issues of a repository on GitHub; ours are those of the runs."""

    hub: GitHub

    def list_issues(self) -> Iterator[Issue]:
        """The open issues; GitHub lists pull requests among them."""
        for found in self.hub.interface.list_items("issues", state="open"):
            if "pull_request" in found:
                continue
            author = found["user"] or {}
            body = str(found["body"] or "")
            yield Issue(
                number=int(found["number"]),
                is_ours=author.get("login") == BOT,
                text=Text(str(found["title"]), body),
            )

    def open_issue(self, text: Text) -> None:
        """Open a new issue."""
        self.hub.interface.request("POST", "issues", {"title": text.title, "body": text.body})

    def change_issue(self, number: int, text: Text) -> None:
        """Let an issue say something else."""
        self.hub.interface.request("PATCH", f"issues/{number}", {"title": text.title, "body": text.body})

    def close_issue(self, number: int) -> None:
        """Close an issue."""
        self.hub.interface.request("PATCH", f"issues/{number}", {"state": "closed"})


@dataclass(frozen=True)
class GitLabIssues(Tracker):
    """The issues of a project on GitLab; ours are those of the token's user."""

    lab: GitLab

    @property
    def path(self) -> str:
        """Where the issues of the project are."""
        return f"projects/{self.lab.project}/issues"

    def list_issues(self) -> Iterator[Issue]:
        """The open issues."""
        for found in self.lab.interface.list_items(self.path, state="opened"):
            author = found["author"] or {}
            body = str(found["description"] or "")
            yield Issue(
                number=int(found["iid"]),
                is_ours=author.get("id") == self.lab.user,
                text=Text(str(found["title"]), body),
            )

    def open_issue(self, text: Text) -> None:
        """Open a new issue."""
        self.lab.interface.request("POST", self.path, {"title": text.title, "description": text.body})

    def change_issue(self, number: int, text: Text) -> None:
        """Let an issue say something else."""
        path = f"{self.path}/{number}"
        self.lab.interface.request("PUT", path, {"title": text.title, "description": text.body})

    def close_issue(self, number: int) -> None:
        """Close an issue."""
        self.lab.interface.request("PUT", f"{self.path}/{number}", {"state_event": "close"})
