"""Requests to the interface of a service that keeps repositories: JSON there and back, or a sentence that says why not.

Only the standard library is needed. A redirection is not followed, since it would take the token to another address.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

from ..reading.refusals import Refused

SECONDS = 30
PAGE_SIZE = 100  # items on a page of a list
MAX_PAGES = 30


class NoRedirection(HTTPRedirectHandler):
    """What is moved elsewhere is an error."""

    def redirect_request(self, *_: object) -> None:
        """Follow nothing."""


@dataclass(frozen=True)
class Interface:
    """The interface of a service.

    Args:
        service: its name, for messages.
        address: what every path is behind, as in https://api.github.com.
        headers: what every request says, such as the token.
        answers: the sentence that tells of an error, by its code; of others there is one for all.

    """

    service: str
    address: str
    headers: Mapping[str, str] = field(repr=False)
    answers: Mapping[int, str] = field(default_factory=dict)

    def list_items(self, path: str, **wanted: str) -> Iterator[dict[str, Any]]:
        """Every item of a list, page by page.

        Raises:
            Refused: the service did not answer as it should, or the list is longer than MAX_PAGES.

        """
        for page in range(1, MAX_PAGES + 1):
            query = urlencode({**wanted, "per_page": PAGE_SIZE, "page": page})
            items = self.request("GET", f"{path}?{query}")
            yield from items
            if len(items) < PAGE_SIZE:
                return
        raise Refused(
            "service-lists-too-many",
            service=self.service,
            count=PAGE_SIZE * MAX_PAGES,
            path=path,
        )

    def request(self, method: str, path: str, given: Mapping[str, str] | None = None) -> Any:  # noqa: ANN401 - it is JSON
        """The answer to one request.

        Raises:
            Refused: there is none, or it is an error.

        """
        body = None if given is None else json.dumps(given).encode()
        request = Request(  # noqa: S310 - the commands take no other scheme than https, and http of this machine
            f"{self.address}/{path}",
            data=body,
            method=method,
            headers={"User-Agent": "seloste", "Content-Type": "application/json", **self.headers},
        )
        try:
            with build_opener(NoRedirection).open(request, timeout=SECONDS) as answer:
                return json.load(answer)
        except HTTPError as error:
            error.close()
            message = self.answers.get(error.code, "service-answers-error")
            raise Refused(
                message,
                service=self.service,
                code=error.code,
                method=method,
                path=path,
            ) from error
        except (OSError, HTTPException, ValueError) as error:
            raise Refused(
                "service-is-silent",
                service=self.service,
                method=method,
                path=path,
                error=str(error),
            ) from error
