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
        return int(self.interface.request("GET", "user")["id"])

    def list_open_pulls(self) -> dict[int, str]:
        """The newest commits of the open merge requests into the branch, by their numbers in the project."""
        path = f"projects/{self.project}/merge_requests"
        found = self.interface.list_items(path, state="opened", target_branch=self.into)
        return {int(request["iid"]): str(request["sha"]) for request in found if request["sha"]}

    def list_comments(self, number: int) -> Iterator[Comment]:
        """The notes on a merge request; ours are those of the token's user."""
        for note in self.interface.list_items(self.locate_notes(number)):
            author = note["author"] or {}
            yield Comment(str(note["id"]), author.get("id") == self.user, note["body"] or "")

    def add_comment(self, number: int, text: str) -> None:
        """Write a new note."""
        self.interface.request("POST", self.locate_notes(number), {"body": text})

    def change_comment(self, number: int, identifier: str, text: str) -> None:
        """Let a note say something else."""
        self.interface.request("PUT", f"{self.locate_notes(number)}/{quote(identifier)}", {"body": text})

    def locate_notes(self, number: int) -> str:
        """The path of the notes on a merge request."""
        return f"projects/{self.project}/merge_requests/{number}/notes"


def connect_gitlab(address: str, project: str, token: str, into: str) -> GitLab:
    """GitLab by the address of its interface, as in https://gitlab.com/api/v4."""
    interface = Interface("GitLab", address, {"PRIVATE-TOKEN": token}, ANSWERS)
    return GitLab(interface, project, into)
