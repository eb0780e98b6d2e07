"""Words in one language that are older than those in another, by the values of earlier commits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import permutations
from pathlib import Path
from typing import Any

from ..format.keys import strip_indexes
from ..parallel import Follow, follow_silently
from ..reading.display import Key, format_key
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, make_fault
from ..reading.files import UnreadableFile, read_regular_file
from ..reading.history import Version, is_same_file, read_versions
from ..reading.loading import MAX_BYTES, parse_source
from ..reading.repository import read_small_blobs
from .ageing import get_value
from .checked import CheckedFile
from .entry import OwnWords, find_own_words

Said = frozenset[tuple[Key, str, str]]  # key, language and words
NEVER = -1


@dataclass(frozen=True)
class Words:
    """Words of a register in two languages: their place in lists counts nothing, and white space is one blank."""

    key: Key
    first: tuple[str, str]  # a language and the words
    other: tuple[str, str]


@dataclass(frozen=True)
class Wording:
    """What one version of a register says in its own words: each by itself, and in pairs."""

    said: Said = frozenset()
    pairs: frozenset[Words] = frozenset()


NOT_READ = Wording()  # what a version says that was not read


def find_stale_translations(
    files: Iterable[CheckedFile],
    folder: Path,
    follow: Follow = follow_silently,
) -> Iterator[Fault]:
    """A warning for own words that were changed in a later commit in a language that the notice names earlier.

    Of each two languages of a notice, the first is taken for the one that is written and the other for its translation:
    a translation that is corrected makes nothing old. Git knows the earlier versions, so an editor has nothing to keep.
    Compared are values: how a file is laid out, and what stands in comments, is no change. `reviewed:` on the day of
    the change or later says that someone has looked at both.

    Args:
        files: the registers.
        folder: where they are, in a repository.
        follow: shows how many of them were looked at.

    Raises:
        NoGit: git does not know the earlier versions.

    """
    worded = [file for file in files if file.own_words]
    if not worded:
        return
    versions = read_versions(folder)
    for file in follow(worded, "history", len(worded)):
        known = versions.get(file.outline.path, [])
        if known:
            yield from compare_versions(file, folder, known)


def compare_versions(file: CheckedFile, folder: Path, known: Sequence[Version]) -> Iterator[Fault]:
    """The findings of one register; earlier versions are read only where they can make a difference."""
    try:
        content = read_regular_file(folder / file.outline.path, MAX_BYTES)
    except UnreadableFile:
        return
    versions = [*known]
    held = {}
    if not is_same_file(content, known[-1].name):
        on_disk = Version(datetime.now(UTC), "", (known[-1].name,))
        versions.append(on_disk)
        held[""] = content
    newest = max(version.time for version in versions)
    if len(versions) == 1 or not is_unreviewed(file, newest):
        return
    names: set[str] = set()
    for version in versions:
        names |= {version.name, *version.before}
    names.discard("")
    held |= read_small_blobs(folder, names, MAX_BYTES)
    languages: set[str] = set()
    for own in file.own_words:
        languages.update(own.places)
    wordings = {name: read_wording(text, languages) for name, text in held.items()}
    source = parse_source(content, file.outline.name)
    yield from find_older(file, versions, wordings, source.data)


def is_unreviewed(file: CheckedFile, change: datetime) -> bool:
    """Whether nobody says to have compared the register with the facts on the day of a change or later."""
    if not file.is_notice:
        return True
    return file.reviewed is None or file.reviewed < change.date()


def find_older(
    file: CheckedFile,
    versions: Sequence[Version],
    wordings: Mapping[str, Wording],
    values: Mapping[str, Any],
) -> Iterator[Fault]:
    """The words that are older than those of a language before them, each with the first such language."""
    whom = file.caller if file.is_notice else file.named
    for own in file.own_words:
        languages = order_languages(own, file)
        for number, language in enumerate(languages):
            earlier = (make_words(own.key, values, first, language) for first in languages[:number])
            newer = next((words for words in earlier if is_outdated(words, file, versions, wordings)), None)
            if newer:
                yield make_fault(
                    own.places[language],
                    FaultCode.TRANSLATION_OLD,
                    format_key((*own.key, language)),
                    "first-language-newer",
                    first=newer.first[0],
                    other=language,
                    whom=whom,
                )


def order_languages(own: OwnWords, file: CheckedFile) -> list[str]:
    """The languages of own words in the order in which the notice names them, if it is sound."""
    return [*(file.outline.languages if file.is_notice else own.places)]


def is_outdated(
    words: Words,
    file: CheckedFile,
    versions: Sequence[Version],
    wordings: Mapping[str, Wording],
) -> bool:
    """Whether the first language was changed without the other, and nobody has compared them since."""
    change = find_change(words, versions, wordings)
    return change is not None and is_unreviewed(file, change)


def find_change(words: Words, versions: Sequence[Version], wordings: Mapping[str, Wording]) -> datetime | None:
    """When the first language was changed without the other; nothing where both are of one age, or the other is newer.

    Judged is the version in which the two stood together for the first time, so that to take a change back is none.
    """
    together = [number for number, each in enumerate(versions) if words in wordings.get(each.name, NOT_READ).pairs]
    if not together:
        return None
    until = versions[: together[0] + 1]
    first = find_beginning((words.key, *words.first), until, wordings)
    other = find_beginning((words.key, *words.other), until, wordings)
    return until[first].time if first > other else None


def find_beginning(said: tuple[Key, str, str], versions: Sequence[Version], wordings: Mapping[str, Wording]) -> int:
    """The number of the last version that says something which none of those it was made from said."""
    for number in range(len(versions) - 1, NEVER, -1):
        version = versions[number]
        is_said = said in wordings.get(version.name, NOT_READ).said
        was_said = any(said in wordings.get(name, NOT_READ).said for name in version.before)
        if is_said and not was_said:
            return number
    return NEVER


# --- the words of one version -----------------------------------------------------------------------------------------


def read_wording(content: bytes, languages: Iterable[str]) -> Wording:
    """What a version of a register says in its own words."""
    source = parse_source(content, "")
    said: set[tuple[Key, str, str]] = set()
    pairs: set[Words] = set()
    for own in find_own_words(source.places, languages):
        for first, language in permutations(own.places, 2):
            words = make_words(own.key, source.data, first, language)
            said.add((words.key, *words.first))
            pairs.add(words)
    return Wording(frozenset(said), frozenset(pairs))


def make_words(key: Key, values: Mapping[str, Any], first: str, other: str) -> Words:
    """The words under a key in two languages."""
    return Words(
        key=strip_indexes(key),
        first=(first, read_words(values, (*key, first))),
        other=(other, read_words(values, (*key, other))),
    )


def read_words(values: Mapping[str, Any], key: Key) -> str:
    """The words under a key, with one blank for all white space; none where a faulty file has lost them."""
    try:
        value = get_value(values, key)
    except (KeyError, IndexError, TypeError):
        return ""
    return " ".join(str(value).split())
