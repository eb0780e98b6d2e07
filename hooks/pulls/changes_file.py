"""changes.json of a pull request, of which nothing is believed.

Whoever opens a pull request decides what its registers say, and may have made the file by hand: its size, its form and
every field are checked.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ..format.names import ADDRESS
from ..reading.display import format_key, make_visible, quote
from ..reading.files import UnreadableFile, read_regular_file
from ..reading.refusals import Refused
from ..review.json_form import VERSION, ChangesData, NoticeData
from ..theme.languages import find_folder

MAX_BYTES = 4 * 1024 * 1024
MAX_CHARACTERS = 200  # of what is wrong with a field
UNREADABLE = {
    "missing": "changes-inaccessible",
    "no-access": "changes-inaccessible",
    "not-regular": "changes-not-regular",
    "too-large": "changes-too-large",
}


def read_changes(path: Path) -> ChangesData:
    """The file, if every field is what it should be.

    Raises:
        Refused: there is no such file, or it is no changes.json; the message says where and why.

    """
    try:
        content = read_regular_file(path, MAX_BYTES)
    except UnreadableFile as error:
        raise Refused(
            UNREADABLE[error.hindrance],
            path=str(path),
            file=path.name,
            reason=error.detail,
            size=error.size,
            most=MAX_BYTES,
        ) from error
    changes = parse_changes(content, path.name)
    for notice in changes.notices:
        refuse_other_address(notice)
        refuse_other_pages(notice)
    return changes


def parse_changes(content: bytes, name: str) -> ChangesData:
    """What the bytes of the file say.

    Raises:
        Refused: it is of another version, or a field is missing, not known, or of another type, form or length.

    """
    try:
        return ChangesData.model_validate_json(content, strict=True)
    except ValidationError as error:
        faults = error.errors(include_url=False)
        refuse_other_version(faults, name)
        first = faults[0]
        fault = make_visible(first["msg"], MAX_CHARACTERS)
        if first["loc"]:
            key = make_visible(format_key(first["loc"]), MAX_CHARACTERS)
            raise Refused("changes-field", file=name, key=key, fault=fault) from error
        raise Refused("changes-form", file=name, fault=fault) from error


def refuse_other_version(faults: Iterable[ErrorDetails], name: str) -> None:
    """Refuse a file of another version, whose other faults only follow from that.

    Raises:
        Refused: with both versions.

    """
    for fault in faults:
        if fault["loc"] == ("schema_version",):
            found = make_visible(str(fault["input"]), MAX_CHARACTERS)
            raise Refused("changes-version", file=name, found=found, wanted=VERSION)


def refuse_other_address(notice: NoticeData) -> None:
    """Refuse an address that no register can have, since it becomes a link.

    Raises:
        Refused: with the address.

    """
    if not ADDRESS.fullmatch(notice.address):
        raise Refused("changes-address", address=quote(notice.address))


def refuse_other_pages(notice: NoticeData) -> None:
    """Refuse a page that is not the notice's own, since it becomes a link.

    Raises:
        Refused: with the page.

    """
    for language, page in notice.pages.items():
        folder = find_folder(language)
        if page != f"{folder}{notice.address}/":
            raise Refused(
                "changes-page",
                page=quote(page),
                address=notice.address,
                language=quote(language),
            )
