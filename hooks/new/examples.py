"""Which register a new one is to be like: one of the folder, or the example of a kind in docs/examples."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from posixpath import normpath

from ..facts.lines import number_rows
from ..folder.company import NO_COMPANY, Company, complete_source, locate_company, read_company
from ..folder.entry import read_register
from ..folder.listing import REGISTER, list_files
from ..folder.tree import DiskTree, read_yaml
from ..format.context import Context
from ..format.model import Row
from ..format.named_words import insert_words
from ..format.own_words import Term
from ..format.shapes import wrap_in_list
from ..format.validation import find_languages
from ..reading.display import quote
from ..reading.faults import select_errors
from ..reading.messages import Series, make_phrase
from ..reading.refusals import Refused
from ..reading.source import Data
from ..theme.theme import FOLDER, Theme
from .beginning import refuse_faults
from .example import Example
from .example_answers import list_answers_of_each, list_plain_answers

SHOWN = "docs/examples"  # how messages call the folder of the examples
EXAMPLES = FOLDER.parent / SHOWN
UNASKED = ("security", "children", "limits", "changes", "more")  # keys of which nothing is proposed
IDENTIFICATION = "identification"  # what of `requests:` is not the company's own
# What a row says beside what is asked and what is its company's own.
TOLD_OF_ROWS = (
    *("group", "optional", "when", "law"),
    *("from", "public", "possible"),
    *("role", "services", "data", "place", "impact"),
)
NEAR = 3  # names that a message gives as probably meant


def find_example(name: str, folder: Path, theme: Theme) -> Example:
    """The register that a name means: its address in the folder, or the code or file name of an example.

    Args:
        name: what the editor wrote; the path of a file will do, too.
        folder: the folder of the registers; its own go before the examples.
        theme: what all notices share.

    Raises:
        Refused: nothing has the name, or what has it is no sound register.
        OSError: the folder cannot be listed.

    """
    path = normpath(name.replace("\\", "/"))
    address = path.removeprefix(f"{folder.name}/").removeprefix(f"{SHOWN}/").removesuffix(REGISTER)
    own = DiskTree(folder)
    addresses = list_addresses(own, theme)
    if address in addresses:
        path = address + REGISTER
        return read_example(own, path, own.show(path), theme)
    examples = DiskTree(EXAMPLES)
    kinds = list_addresses(examples, theme)
    kind = address.replace("_", "-")
    if kind in kinds:
        path = kind + REGISTER
        return read_example(examples, path, f"{SHOWN}/{path}", theme)
    near = get_close_matches(address, [*addresses, *kinds], n=NEAR)
    if near:
        hint = make_phrase("did-you-mean", names=Series(tuple(near), "or"))
    else:
        hint = make_phrase("like-one-of", names=Series(tuple(kinds)))
    raise Refused("like-unknown", name=quote(name), hint=hint)


def list_addresses(tree: DiskTree, theme: Theme) -> list[str]:
    """The addresses of the registers of a folder."""
    paths = list_files(tree, theme).registers
    return [path.removesuffix(REGISTER) for path in paths]


def read_example(tree: DiskTree, path: str, name: str, theme: Theme) -> Example:
    """What a register answers.

    Args:
        tree: the folder that it is in.
        path: its path there.
        name: how messages and the new file call it.
        theme: what all notices share.

    Raises:
        Refused: it has errors, which are told as `check` tells them, or it is a removal or an unfinished draft.

    """
    company = NO_COMPANY
    if tree.has(locate_company(path)):
        company = read_company(tree, locate_company(path), theme)
    entry = read_register(tree, path, company, theme)
    refuse_faults(select_errors(entry.faults))
    if entry.register is None:
        raise Refused("like-unfinished", file=name)
    said = read_own_words(tree, path, company, theme)
    register = entry.register
    return Example(
        file=name,
        kind=register.kind,
        plain=list_plain_answers(register, theme),
        each=list_answers_of_each(register, theme),
        rest=select_rest(said),
        remarks={
            "data": list_remarks(register.data, said["data"]),
            "sources": list_remarks(register.sources, said["sources"]),
            "recipients": list_remarks(register.recipients, said["recipients"]),
        },
    )


def read_own_words(tree: DiskTree, path: str, company: Company, theme: Theme) -> Mapping[str, Data]:
    """What a register writes itself, with own words in the place of their names."""
    source = read_yaml(tree, path)
    own = list(source.data)
    complete_source(source, company)
    context = Context(theme, find_languages(source.data.get("languages"), theme))
    said = insert_words(source.data, source.places, context).data
    return {key: said[key] for key in own if key in said}


def select_rest(said: Mapping[str, Data]) -> dict[str, Data]:
    """What a register says that no question asks for, without what is its company's own."""
    rest = {key: said[key] for key in UNASKED if key in said}
    requests = said.get("requests")
    if isinstance(requests, dict) and IDENTIFICATION in requests:
        return {"requests": {IDENTIFICATION: requests[IDENTIFICATION]}, **rest}
    return rest


def list_remarks(rows: object, written: Data) -> dict[Term, dict[str, Data]]:
    """What the rows of a list say beside what is asked.

    Args:
        rows: the list as a register has it.
        written: the same as it is written.

    """
    remarks: dict[Term, dict[str, Data]] = {}
    listed = wrap_in_list(written)
    for index, row in number_rows(rows, Row):
        first: Term = getattr(row, row.first)
        plain = listed[index]
        if isinstance(plain, dict):
            remarks[first] = {key: plain[key] for key in TOLD_OF_ROWS if key in plain}
    return remarks
