"""GitLab: which merge requests are open, and our one note on one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from .forge import Comment, Forge
from .interface import Interface

ANSWERS = {  # what an error means where it is the token or the project that is wrong
    401: "gitlab-knows-no-token",
    403: "gitlab-forbids",
    404: "gitlab-has-no-project",
}


@dataclass(frozen=True)
class GitLab(Forge):
    """One project of GitLab.

    Args:
        interface: with the token of the project.
        project: its number.
        into: the branch of the merge requests.

    """

    interface: Interface
    project: str
    into: str

    @cached_property
    def user(self) -> int:
        """The number of the user that the token is of, who writes our notes."""
        user = self.interface.request("GET", "user")
        return int(user["id"])

    def list_open_pulls(self) -> dict[int, str]:
        """The newest commits of the open merge requests into the branch, by their numbers in the project."""
        newest = {}
        requests = self.interface.list_items(
            f"projects/{self.project}/merge_requests",
            state="opened",
            target_branch=self.into,
        )
        for request in requests:
            number = int(request["iid"])
            commit = request["sha"]
            if commit:  # a new one may have none for a moment
                newest[number] = str(commit)
        return newest

    def list_comments(self, number: int) -> Iterator[Comment]:
        """The notes on a merge request; ours are those of the token's user."""
        for note in self.interface.list_items(self.locate_notes(number)):
            author = note["author"] or {}  # as on GitHub
            yield Comment(
                identifier=str(note["id"]),
                is_ours=author.get("id") == self.user,
                body=str(note["body"]),
            )

    def add_comment(self, number: int, text: str) -> None:
        """Write a new note."""
        path = self.locate_notes(number)
        self.interface.request("POST", path, {"body": text})

    def change_comment(self, number: int, identifier: str, text: str) -> None:
        """Let a note say something else."""
        path = f"{self.locate_notes(number)}/{quote(identifier)}"
        self.interface.request("PUT", path, {"body": text})

    def locate_notes(self, number: int) -> str:
        """The path of the notes on a merge request."""
        return f"projects/{self.project}/merge_requests/{number}/notes"


def connect_gitlab(address: str, project: str, token: str, into: str) -> GitLab:
    """GitLab by the address of its interface, as in https://gitlab.com/api/v4."""
    interface = Interface("GitLab", address, {"PRIVATE-TOKEN": token}, ANSWERS)
    return GitLab(interface, project, into)
