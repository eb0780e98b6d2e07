"""What is asked of GitHub: which pull requests are open, and our one comment on one of them.

The number of a pull request comes from here and never from what a pull request has made. Only the standard library is
needed, and only the address of the interface and the token that GitHub gives to the run.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any, Literal
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

from ..reading.refusals import Refused

SECONDS = 30
PAGE_SIZE = 100  # items on a page of a list
MAX_PAGES = 30
BOT = "github-actions[bot]"  # who writes with the token of a run

Outcome = Literal["comment-written", "comment-updated", "comment-unchanged", "comment-unneeded"]


@dataclass(frozen=True)
class GitHub:
    """One repository of GitHub.

    Args:
        address: of the interface, as in https://api.github.com.
        repository: owner and name, as in example/selosteet.
        token: what the run may use.

    """

    address: str
    repository: str
    token: str

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
        pulls = self.list_items("pulls", state="open", head=origin, base=base)
        for pull in pulls:
            head = pull["head"]
            if (head["label"], head["sha"]) == (origin, commit):
                return int(pull["number"])
        return None

    def list_open_pulls(self) -> dict[int, str]:
        """The newest commits of all open pull requests, by their numbers.

        Raises:
            Refused: GitHub did not answer as it should.

        """
        return {int(pull["number"]): str(pull["head"]["sha"]) for pull in self.list_items("pulls", state="open")}

    def put_comment(self, number: int, mark: str, text: str, *, new: bool) -> Outcome:
        """Make the comment that begins with `mark` say `text`.

        Args:
            number: of the pull request.
            mark: how the comment begins; it counts only where we wrote it.
            text: all of it.
            new: whether to write one where there is none yet.

        Returns:
            what was done: the name of a phrase.

        Raises:
            Refused: GitHub did not answer as it should.

        """
        comment = self.find_comment(number, mark)
        if comment is None and not new:
            return "comment-unneeded"
        if comment is None:
            self.request("POST", f"issues/{number}/comments", {"body": text})
            return "comment-written"
        return self.edit_comment(comment, text)

    def edit_comment(self, comment: Mapping[str, Any], text: str) -> Outcome:
        """Make a comment say `text`.

        Raises:
            Refused: GitHub did not answer as it should.

        """
        if is_same_text(comment["body"], text):
            return "comment-unchanged"
        identifier = quote(str(comment["id"]))
        self.request("PATCH", f"issues/comments/{identifier}", {"body": text})
        return "comment-updated"

    def find_comment(self, number: int, mark: str) -> dict[str, Any] | None:
        """Our comment on a pull request; one of another author is not ours, whatever it begins with."""
        for comment in self.list_items(f"issues/{number}/comments"):
            author = comment["user"] or {}  # whoever has left GitHub is no user
            body = comment["body"] or ""
            is_ours = author.get("login") == BOT
            if is_ours and body.startswith(mark):
                return comment
        return None

    def list_items(self, path: str, **wanted: str) -> Iterator[dict[str, Any]]:
        """Every item of a list, page by page.

        Raises:
            Refused: GitHub did not answer as it should, or the list is longer than MAX_PAGES.

        """
        for page in range(1, MAX_PAGES + 1):
            query = urlencode({**wanted, "per_page": PAGE_SIZE, "page": page})
            items = self.request("GET", f"{path}?{query}")
            yield from items
            if len(items) < PAGE_SIZE:
                return
        raise Refused("github-lists-too-many", count=PAGE_SIZE * MAX_PAGES, path=path)

    def request(self, method: str, path: str, given: Mapping[str, str] | None = None) -> Any:  # noqa: ANN401 - it is JSON
        """The answer to one request.

        Raises:
            Refused: there is none, or it is an error.

        """
        body = None if given is None else json.dumps(given).encode()
        request = Request(  # noqa: S310 - build.py takes no other scheme than https, and http of this machine
            f"{self.address}/repos/{self.repository}/{path}",
            data=body,
            method=method,
            headers={
                "Accept": "application/vnd.github+json",
                "Authorization": f"Bearer {self.token}",
                "User-Agent": "seloste",
                "X-GitHub-Api-Version": "2022-11-28",
            },
        )
        try:
            with urlopen(request, timeout=SECONDS) as answer:  # noqa: S310 - as above
                return json.load(answer)
        except HTTPError as error:
            raise Refused(
                "github-answers-error",
                code=error.code,
                method=method,
                path=path,
            ) from error
        except (OSError, HTTPException, ValueError) as error:
            raise Refused(
                "github-is-silent",
                method=method,
                path=path,
                error=str(error),
            ) from error


def is_same_text(one: str, other: str) -> bool:
    """Whether two texts are equal but for the ends of their lines, which GitHub rewrites."""
    return one.replace("\r\n", "\n").strip() == other.replace("\r\n", "\n").strip()
