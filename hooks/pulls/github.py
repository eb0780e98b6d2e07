"""GitHub: which pull requests are open, and our one comment on one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from .forge import Comment, Forge
from .interface import Interface

BOT = "github-actions[bot]"  # who writes with the token of a run


@dataclass(frozen=True)
class GitHub(Forge):
    """One repository of GitHub; its interface begins with the repository."""

    interface: Interface

    def find_pull(self, origin: str, commit: str, base: str) -> int | None:
        """The number of the open pull request whose newest commit this is.

        A run that a fork caused names no pull request, and the interface that goes from a commit to its pull requests
        does not see forks; the list of a branch does.

        Args:
            origin: owner and branch of the pull request, as in someone:fix.
            commit: the commit the run was for; a newer one has a run of its own.
            base: the branch into which it goes.

        Raises:
            Refused: GitHub did not answer as it should.

        """
        pulls = self.interface.list_items("pulls", state="open", head=origin, base=base)
        for pull in pulls:
            head = pull["head"]
            if (head["label"], head["sha"]) == (origin, commit):
                return int(pull["number"])
        return None

    def list_open_pulls(self) -> dict[int, str]:
        """The newest commits of all open pull requests, by their numbers."""
        newest = {}
        for pull in self.interface.list_items("pulls", state="open"):
            number = int(pull["number"])
            newest[number] = str(pull["head"]["sha"])
        return newest

    def list_comments(self, number: int) -> Iterator[Comment]:
        """The comments on a pull request; ours are those of the runs."""
        for comment in self.interface.list_items(f"issues/{number}/comments"):
            author = comment["user"] or {}  # whoever has left GitHub is no user
            yield Comment(
                identifier=str(comment["id"]),
                is_ours=author.get("login") == BOT,
                body=comment["body"] or "",
            )

    def add_comment(self, number: int, text: str) -> None:
        """Write a new comment."""
        self.interface.request("POST", f"issues/{number}/comments", {"body": text})

    def change_comment(self, number: int, identifier: str, text: str) -> None:  # noqa: ARG002 - GitHub asks for its id alone
        """Let a comment say something else."""
        path = f"issues/comments/{quote(identifier)}"
        self.interface.request("PATCH", path, {"body": text})


def connect_github(address: str, repository: str, token: str) -> GitHub:
    """A repository, as in example/selosteet, by the address of GitHub's interface, as in https://api.github.com."""
    headers = {
        "Accept": "application/vnd.github+json",
        "Authorization": f"Bearer {token}",
        "X-GitHub-Api-Version": "2022-11-28",
    }
    return GitHub(Interface("GitHub", f"{address}/repos/{repository}", headers))
