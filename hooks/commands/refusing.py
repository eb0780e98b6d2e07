"""The one way in which a command refuses: it raises `Refused`, build.py prints the sentence and ends with 2."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..folder.tree import show_path
from ..reading.faults import Faulty
from ..reading.messages import NoSentences, say_error, say_sentence
from ..reading.refusals import Refused
from ..reading.system import explain_os_error


@contextmanager
def refuse_os_errors(message: str, place: Path) -> Iterator[None]:
    """Turn an error of the file system into a refusal.

    Args:
        message: the name of a sentence under `refusals:`, with the places `file` and `reason`.
        place: what the sentence names where the error names no file.

    Raises:
        Refused: the file system refused.
        BrokenPipeError: nobody reads the output any more.

    """
    try:
        yield
    except BrokenPipeError:  # whoever read the output has gone; no file is to blame
        raise
    except OSError as error:
        raise Refused(
            message,
            file=name_file(error, place),
            reason=explain_os_error(error),
        ) from error


def name_file(error: OSError, place: Path) -> str:
    """The file of an error: as the caller wrote it, or from the current folder."""
    if not isinstance(error.filename, str | Path):  # there may be none, or an open file by its number
        return str(place)
    file = Path(error.filename)
    if file == place.absolute():
        return str(place)
    if file.is_absolute():
        return show_path(file)
    return str(file)


def is_refusal(error: Exception) -> bool:
    """Whether an error says in a sentence what to do instead; any other is a fault of the program."""
    return isinstance(error, Refused | Faulty | NoSentences)


def say_refusal(error: Exception, language: str) -> str:
    """What a refused call ends with."""
    if isinstance(error, NoSentences):
        return f"Error: {error}"
    reason = say_error(error, language)
    return say_sentence("results", "refused", (("reason", reason),), language)


def say_interrupted(language: str) -> str:
    """What an interrupted call ends with."""
    return say_sentence("results", "interrupted", (), language)
