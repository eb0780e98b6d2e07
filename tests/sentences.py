"""What each shared text rests on, read from theme/notice/sentences.yml, and whether a register has that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from pydantic import BaseModel

from hooks.format.allowed import list_vocabularies
from hooks.format.model import Gap
from hooks.format.own_words import Prose, Words
from hooks.format.register import Register
from hooks.format.website import Service
from hooks.reading.loading import read_own_source
from hooks.theme.theme import FOLDER, Theme

Kind = Literal["law", "definition", "service", "stated", "gap", "interface"]
KINDS = get_args(Kind)


@dataclass(frozen=True)
class Mark:
    """What a text rests on.

    Args:
        kind: what it is.
        source: the article of a law or a definition, the part of constants.yml of a service.
        conditions: what a register must have, any of them; none where every page may have the text.

    """

    kind: Kind
    source: str
    conditions: tuple[str, ...]


def read_marks() -> dict[str, Mark]:
    """Every mark by the key of its text, or of the texts below it."""
    data: Any = read_own_source(FOLDER / "notice/sentences.yml", "theme/notice/sentences.yml").data
    return {key: read_mark(written, data["conditions"]) for key, written in data["marks"].items()}


def read_mark(written: Any, shared: Mapping[str, list[str]]) -> Mark:  # noqa: ANN401 - whatever the file has
    """One mark as the file has it: `interface`, or the kind with what it rests on.

    Args:
        written: the mark.
        shared: conditions by the name that may stand for them.

    """
    if written == "interface":
        return Mark("interface", "", ())
    kind, *others = written
    assert kind in KINDS, kind
    assert others in ([], ["where"]), others
    rests = written[kind]
    if kind in ("stated", "gap"):
        return Mark(kind, "", unfold_conditions(rests, shared))
    return Mark(kind, rests, unfold_conditions(written.get("where", ()), shared))


def unfold_conditions(listed: Iterable[str], shared: Mapping[str, list[str]]) -> tuple[str, ...]:
    """The conditions of a mark, each name among them replaced by what it stands for."""
    unfolded: list[str] = []
    for condition in listed:
        if condition in shared:
            unfolded += unfold_conditions(shared[condition], shared)
        else:
            unfolded.append(condition)
    return tuple(unfolded)


def find_mark(key: str, marks: Mapping[str, Mark]) -> Mark | None:
    """The mark of a text: its own, or that of the nearest table around it."""
    steps = key.split(".")
    for length in range(len(steps), 0, -1):
        mark = marks.get(".".join(steps[:length]))
        if mark:
            return mark
    return None


def find_unfounded(used: Iterable[str], register: Register, theme: Theme, marks: Mapping[str, Mark]) -> list[str]:
    """The texts among those used that rest on nothing: without a mark, or with conditions that the register lacks."""
    unfounded = []
    for key in sorted(used):
        if key.startswith("nouns."):
            continue
        mark = find_mark(key, marks)
        if mark is None or not is_met(mark, register, theme):
            unfounded.append(key)
    return unfounded


def is_met(mark: Mark, register: Register, theme: Theme) -> bool:
    """Whether a register has what a mark asks for."""
    if not mark.conditions:
        return True
    return any(
        all(holds(part.strip(), register, theme) for part in condition.split(" + ")) for condition in mark.conditions
    )


def holds(condition: str, register: Register, theme: Theme) -> bool:
    """Whether a register has a key, a value, a code with a property, or a gap, as sentences.yml writes them."""
    if condition.endswith("?"):
        return any(isinstance(found, Gap) for found in walk(register, condition[:-1].split(".")))
    path, _, value = condition.partition("=")
    path, _, trait = path.partition("~")
    found = [part for part in walk(register, path.split(".")) if not isinstance(part, Gap)]
    if value:
        return value in {say(part) for part in found}
    if trait:
        vocabularies = list_vocabularies(tuple(path.split(".")))
        return any(getattr(theme.find_code(name, part), trait) for part in found for name in vocabularies)
    return bool(found)


def say(part: object) -> object:
    """A value as an editor writes it."""
    if isinstance(part, bool):
        return "yes" if part else "no"
    return part


def walk(part: object, path: list[str]) -> Iterator[object]:
    """Everything that stands under a path: each item of a list, and nothing of what is left out."""
    if part is None:
        return
    if isinstance(part, tuple):
        for item in part:
            yield from walk(item, path)
    elif not path:
        yield part
    elif isinstance(part, BaseModel) and not isinstance(part, Gap | Words | Prose):
        if isinstance(part, Service) and part.in_use and path[0] != "in_use":
            return  # nobody knows whether it is in use, and nothing is said of it
        for name, info in type(part).model_fields.items():
            if (info.alias or name) == path[0]:
                yield from walk(getattr(part, name), path[1:])
