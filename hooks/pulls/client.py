"""What is asked of GitHub: which pull requests are open, and our one comment on one of them.

The number of a pull request comes from here and never from what a pull request has made. Only the standard library is
needed, and only the address of the interface and the token that GitHub gives to the run.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

SECONDS = 30
EACH = 100  # on a page of a list
MOST_PAGES = 30
BOT = "github-actions[bot]"  # who writes with the token of a run


class Refused(Exception):  # noqa: N818 - it says what GitHub did
    """GitHub did not answer as it should; the message says to what and how."""


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

    def call(self, method: str, path: str, given: dict[str, str] | None = None) -> Any:  # noqa: ANN401 - it is JSON
        """The answer to one request.

        Raises:
            Refused: there is none, or it is an error.

        """
        request = Request(  # noqa: S310 - build.py takes no other scheme than https, and http of this machine
            f"{self.address}/repos/{self.repository}/{path}",
            data=None if given is None else json.dumps(given).encode(),
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
            raise Refused(f"GitHub answered {error.code} to {method} {path}") from error
        except (OSError, HTTPException, ValueError) as error:
            raise Refused(f"GitHub did not answer to {method} {path} ({error})") from error

    def every(self, path: str, **wanted: str) -> Iterator[dict[str, Any]]:
        """Every item of a list, page by page."""
        for page in range(1, MOST_PAGES + 1):
            items = self.call("GET", f"{path}?{urlencode({**wanted, 'per_page': EACH, 'page': page})}")
            yield from items
            if len(items) < EACH:
                return
        raise Refused(f"GitHub lists more than {EACH * MOST_PAGES} items for {path}")

    def pull(self, origin: str, commit: str, base: str) -> int | None:
        """The number of the open pull request whose newest commit this is.

        A run that a fork caused names no pull request, and the interface that goes from a commit to its pull requests
        does not see forks; the list of a branch does.

        Args:
            origin: owner and branch of the pull request, as in someone:fix.
            commit: the commit the run was for; a newer one has a run of its own.
            base: the branch into which it goes.

        """
        for pull in self.every("pulls", state="open", head=origin, base=base):
            if pull["head"]["sha"] == commit and pull["head"]["label"] == origin:
                return int(pull["number"])
        return None

    def open_pulls(self) -> set[int]:
        """The numbers of all open pull requests."""
        return {int(pull["number"]) for pull in self.every("pulls", state="open")}

    def say(self, number: int, mark: str, text: str, *, new: bool) -> str:
        """Make the comment that begins with `mark` say `text`; returns what was done.

        Args:
            number: of the pull request.
            mark: how the comment begins; it counts only where we wrote it.
            text: all of it.
            new: whether to write one where there is none yet.

        """
        for comment in self.every(f"issues/{number}/comments"):
            author, said = (comment["user"] or {}).get("login"), comment["body"] or ""  # who is gone has no name
            if author == BOT and said.startswith(mark):
                if same(said, text):
                    return "is as it was"
                self.call("PATCH", f"issues/comments/{quote(str(comment['id']))}", {"body": text})
                return "was updated"
        if not new:
            return "is not needed"
        self.call("POST", f"issues/{number}/comments", {"body": text})
        return "was written"


def same(one: str, other: str) -> bool:
    """Whether two texts are equal but for the ends of their lines, which GitHub rewrites."""
    return one.replace("\r\n", "\n").strip() == other.replace("\r\n", "\n").strip()
