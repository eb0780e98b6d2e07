"""Data become YAML: codes in brackets and braces, everything else on lines of its own."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import yaml

from ..format.own_words import Term, Words

Filled = Term | Sequence["Filled"] | Mapping[str, "Filled"]

TEXT, LIST, GROUP = (f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))
NO_TEXT = "tag:yaml.org,2002:bool"
READ_AS_NO_TEXT = re.compile(r"(?i:|true|false|yes|no|on|off|y|n|null|~)$")  # by us, or by other readers of YAML
FEW_CODES = re.compile(r"[\w',: (){}\[\]]{,114}", re.ASCII)  # a list or a group as Python shows it
ON_LINES_OF_THEIR_OWN = frozenset({"controller", "contact", "providing_data", "security", "cookies"})  # never in braces

REMARK = "#"  # begins a key that stands in the file as a comment
REMARKED = re.compile(rf"( +)'{REMARK}(\w+)'(:.*)")

QUOTED_WORD = re.compile("'(yes|no)'")


class YesNo(str):
    """`yes` or `no` as a word of the format, which stands without quotes; nothing where neither was said."""

    __slots__ = ()


def write_yaml(data: Mapping[str, Filled]) -> str:
    """The text of a file, in which every value reads back as it is but for remarks, which are comments."""
    text = yaml.dump(
        data,
        Dumper=Layout,
        allow_unicode=True,
        sort_keys=False,
        width=math.inf,
    )
    lines = mark_remarks(text.splitlines(keepends=True))
    return "".join(lines)


def mark_remarks(lines: Iterable[str]) -> Iterator[str]:
    """The lines of a file, those of remarks as comments that stand where their keys would."""
    inside = ""
    for line in lines:
        remark = REMARKED.match(line)
        if remark:
            inside = remark[1]
            stated = QUOTED_WORD.sub(r"\1", remark[3])
            yield f"{inside}# {remark[2]}{stated}\n"
        elif inside and line.startswith(f"{inside} "):
            yield f"{inside}# {line.removeprefix(inside)}"
        else:
            inside = ""
            yield line


class Layout(yaml.BaseDumper):
    """How PyYAML lays out a file that people will edit."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - PyYAML asks it of each value
        return True

    def increase_indent(
        self,
        flow: bool = False,
        indentless: bool = False,  # noqa: ARG002 - PyYAML calls it so
    ) -> None:
        """Indent the items of a list, too."""
        super().increase_indent(flow)

    def represent(self, data: object) -> None:
        """Write a file; the keys of its large groups have lines of their own, even where they are few."""
        file = self.represent_data(data)
        assert isinstance(file, yaml.MappingNode)
        file.flow_style = False
        for key, value in file.value:
            if isinstance(value, yaml.MappingNode) and key.value in ON_LINES_OF_THEIR_OWN:
                value.flow_style = False
        self.serialize(file)


def represent_text(layout: yaml.BaseDumper, text: str) -> yaml.Node:
    """A text as it is, in quotes only where it would be read as something else; its lines stay lines."""
    return layout.represent_scalar(TEXT, text, style="|" if "\n" in text else None)


def represent_yes_no(layout: yaml.BaseDumper, word: YesNo) -> yaml.Node:
    """The word as it is."""
    return layout.represent_scalar(NO_TEXT, str(word))


def represent_list(layout: yaml.BaseDumper, listed: Sequence[Filled]) -> yaml.Node:
    """A list of few codes in brackets; any other has a line for each item."""
    is_flat = all(isinstance(part, str) for part in listed)
    is_short = FEW_CODES.fullmatch(str(listed)) is not None
    return layout.represent_sequence(LIST, listed, flow_style=is_flat and is_short)


def represent_group(layout: yaml.BaseDumper, group: Mapping[str, Filled]) -> yaml.Node:
    """A group of few codes in braces; any other has a line for each key."""
    is_short = FEW_CODES.fullmatch(str(group)) is not None
    return layout.represent_mapping(GROUP, group.items(), flow_style=is_short)


def represent_own_words(layout: yaml.BaseDumper, words: Words) -> yaml.Node:
    """Own words with a line for each language."""
    return layout.represent_mapping(GROUP, words.root, flow_style=False)


Layout.add_representer(str, represent_text)
Layout.add_representer(YesNo, represent_yes_no)
Layout.add_representer(list, represent_list)
Layout.add_representer(tuple, represent_list)
Layout.add_representer(dict, represent_group)
Layout.add_representer(Words, represent_own_words)
Layout.add_implicit_resolver(NO_TEXT, READ_AS_NO_TEXT, ["", *"tTfFyYnNoO~"])
