"""How reading a picture says that it is none for a page."""

from __future__ import annotations

from ..reading.messages import Value


class Unfit(Exception):  # noqa: N818 - it says what the picture is
    """The file is no picture for a page.

    Attributes:
        message: the name of the sentence that says what is wrong with it, among those of the code `logo`.
        values: what goes into the places of the sentence.

    """

    def __init__(self, message: str, /, **values: Value) -> None:
        super().__init__(message)
        self.message = message
        self.values = values
