"""What is the same wherever a comment is kept: it is found by its mark and its author, and edited in place."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Outcome = Literal["comment-written", "comment-updated", "comment-unchanged", "comment-unneeded"]


@dataclass(frozen=True)
class Comment:
    """One comment: its id, whether it is ours, and what it says."""

    identifier: str
    is_ours: bool
    body: str


class Forge(ABC):
    """Where pull requests are: GitHub, or GitLab, which calls them merge requests.

    The number of a pull request comes from there, and never from what a pull request has made. Every method raises
    `Refused` where the service does not answer as it should.
    """

    @abstractmethod
    def list_open_pulls(self) -> dict[int, str]:
        """The newest commits of all open pull requests, by their numbers."""

    @abstractmethod
    def list_comments(self, number: int) -> Iterable[Comment]:
        """The comments on a pull request."""

    @abstractmethod
    def add_comment(self, number: int, text: str) -> None:
        """Write a new comment."""

    @abstractmethod
    def change_comment(self, number: int, identifier: str, text: str) -> None:
        """Let a comment say something else."""

    def put_comment(self, number: int, mark: str, text: str, *, new: bool) -> Outcome:
        """Make the comment that begins with `mark` say `text`.

        Args:
            number: of the pull request.
            mark: how the comment begins; it counts only where we wrote it.
            text: all of it.
            new: whether to write one where there is none yet.

        Returns:
            what was done: the name of a phrase.

        """
        comment = self.find_comment(number, mark)
        if comment is None and not new:
            return "comment-unneeded"
        if comment is None:
            self.add_comment(number, text)
            return "comment-written"
        return self.edit_comment(number, comment, text)

    def edit_comment(self, number: int, comment: Comment, text: str) -> Outcome:
        """Make a comment say `text`; returns what was done."""
        if is_same_text(comment.body, text):
            return "comment-unchanged"
        self.change_comment(number, comment.identifier, text)
        return "comment-updated"

    def find_comment(self, number: int, mark: str) -> Comment | None:
        """Our comment on a pull request; one of another author is not ours, whatever it begins with."""
        for comment in self.list_comments(number):
            if comment.is_ours and comment.body.startswith(mark):
                return comment
        return None


def is_same_text(one: str, other: str) -> bool:
    """Whether two texts are equal but for the ends of their lines, which a service may rewrite."""
    return one.replace("\r\n", "\n").strip() == other.replace("\r\n", "\n").strip()
