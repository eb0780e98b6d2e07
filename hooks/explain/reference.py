"""What keys, codes and checks mean: `build.py explain`, and docs/format.md, from the same data.

The meaning of a key is in theme/notice/keys.yml, the words of a code in the language files, the reason for a check in
its docstring; what is allowed comes from the model.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from itertools import chain
from typing import Any, get_args

from ..checks.completeness import ITEMS
from ..format.doors import DoorType
from ..format.keys import FIELDS, may_hold_gap
from ..format.own_words import Words
from ..format.terms import Coded, Only
from ..notice import texts
from ..reading.fault_codes import CODES, FaultCode
from ..theme.codes import Code
from ..theme.theme import DEFAULT_LANGUAGES, Theme

INTRO = """\
# The format of a register

<!-- Generated from the model and theme/notice/ by `python build.py explain > docs/format.md`. -->

One YAML file in `notices/` states the facts of one register; `docs/example.yml` has most of what can be said.

1. **Left out means nothing is said,** neither yes nor no. `none` means that the company says no. What the law demands
   may not be left out: it is stated, or a gap is declared in its place.
2. **A list item is a code, own words, or a row.** The first key of a row (`purpose`, `item`, `source`, `recipient`,
   `data`) takes a code or own words; in `purposes` and `retention` also a list, so that one row serves several.
3. **Own words are `{fi: …, en: …}`** in every language of the notice, each on its own line. They are one line of plain
   text; under `more:` they are paragraphs, lists, emphasis and links.
4. **Proper names are plain text.** A place for a name never takes a role: customer service is `role: customer_service`.
5. **A derived row is not written by hand.** `google_analytics:` brings its purpose, recipient, transfer, cookies and
   retention; `transfers: none` and `recipients: none` mean "no others".
6. **A gap** `{gap: 2026-11-21 who was asked}` stands where the fact would stand: the day it was noticed, and a note
   that is never published. The reader is told what is missing and whom to ask. After half a year it is a warning.

Lengths of time: `10 years`, `14 months`, `30 days`. Dates: `2026-11-02`. Yes and no: `yes`, `no`. All values are text
first: `00100`, `+358…` and `NO` stay what they are. The file name is the address: `a-z`, `0-9` and hyphens; a leading
underscore marks a draft. What several registers of a company share stands in its folder's `_company.yml`.

**A notice that is gone.** A file that was published is not deleted: it keeps `controller:` and has `removed:` alone
beside it. Its address then says since when there is no notice and where to turn, and no list names it.
"""


def explain(name: str, theme: Theme) -> str:
    """What a key, a code or the code of a check means.

    Raises:
        LookupError: there is none of that name; the message says which names are near.

    """
    found = [
        *(key_text(path, theme) for path in FIELDS if name in (".".join(path), path[-1])),
        *(code_text(vocabulary, codes[name], theme) for vocabulary, codes in theme.vocabulary.items() if name in codes),
        *(check_text(code) for code in CODES if code == name),
    ]
    if found:
        return "\n\n".join(found)
    names = {
        *theme.keys,
        *chain.from_iterable(theme.vocabulary.values()),
        *map(str, CODES),
    }
    near = get_close_matches(name, sorted(names), n=3)
    raise LookupError(f"did you mean {' or '.join(near)}?" if near else "name a key, a code or a check")


def key_text(path: tuple[str, ...], theme: Theme) -> str:
    """A key for reading in a terminal."""
    entry = theme.keys[".".join(path)]
    lines = [".".join(path), *(f"  {language}: {entry[language]}" for language in DEFAULT_LANGUAGES)]
    lines.append(f"  example: {path[-1]}: {entry['example']}")
    lines += [f"  law: {entry['law']}"] if "law" in entry else []
    lines.append(f"  {needed(path)}; {'a gap is allowed' if may_hold_gap(path) else 'no gap is allowed'}")
    for vocabulary in vocabularies(path):
        lines.append(f"  codes ({vocabulary}):")
        lines += [
            f"    {code.name}: {' / '.join(meanings(vocabulary, code, theme))}" for code in usable(vocabulary, theme)
        ]
    if takes_own_words(path):
        lines.append("  or own words: {" + ", ".join(f"{language}: …" for language in DEFAULT_LANGUAGES) + "}")
    return "\n".join(lines)


def code_text(vocabulary: str, code: Code, theme: Theme) -> str:
    """A code for reading in a terminal."""
    words = [
        f"  {language}: {said}"
        for language, said in zip(DEFAULT_LANGUAGES, meanings(vocabulary, code, theme), strict=True)
    ]
    return "\n".join([f"{code.name} (a code of {vocabulary})", *words, *(f"  {said}" for said in properties(code))])


def check_text(check: FaultCode) -> str:
    """A check for reading in a terminal."""
    return f"{check} ({check.level})\n  {check.reason}\n  source: {check.source}"


def needed(path: tuple[str, ...]) -> str:
    return "mandatory" if is_mandatory(path) else "optional"


def is_mandatory(path: tuple[str, ...]) -> bool:
    """Whether every file needs the key, or every part that it belongs to; `removed:` is all that a removal needs."""
    return FIELDS[path].is_required() and path != ("removed",)


def notes(path: tuple[str, ...]) -> Iterator[Any]:
    """Everything annotated to the value of a key, however deep in its lists and alternatives."""

    def walk(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - any type annotation
        yield annotation
        for inner in get_args(annotation):
            yield from walk(inner)

    yield from FIELDS[path].metadata
    yield from walk(FIELDS[path].annotation)


def vocabularies(path: tuple[str, ...]) -> tuple[str, ...]:
    """The vocabularies whose codes a key takes."""
    found = dict.fromkeys(
        chain.from_iterable(
            ("doors",) if isinstance(note, DoorType) else note.vocabularies
            for note in notes(path)
            if isinstance(note, Coded | Only | DoorType) and note != DoorType(codes=False)
        )
    )
    return tuple(found)


def takes_own_words(path: tuple[str, ...]) -> bool:
    return any(isinstance(note, Coded | DoorType) or note is Words for note in notes(path))


def usable(vocabulary: str, theme: Theme) -> list[Code]:
    """The codes an editor may write; those of services come by themselves."""
    return [code for code in theme.vocabulary[vocabulary].values() if not code.services]


def meanings(vocabulary: str, code: Code, theme: Theme) -> list[str]:
    """What a code is called, in every language."""
    return [meaning(texts.speak(theme, language), vocabulary, code.name) for language in DEFAULT_LANGUAGES]


def meaning(t: texts.Texts, vocabulary: str, name: str) -> str:
    """The words of a code; nouns in their first form, sections and registers by their titles."""
    if vocabulary == "sections":
        return str(t(f"{name}.title").unescape())
    if vocabulary in ("we_are", "dealings"):
        return str(next(iter(t.find(f"nouns.{vocabulary}.{name}").values())))
    if vocabulary == "recipients" and name == "own_staff":
        return str(t("recipients.staff").unescape())
    part = {"registers": "name", "statutory": "period"}.get(vocabulary, "full")
    return str(t.word(vocabulary, name, part).unescape())


def properties(code: Code) -> list[str]:
    """What follows from a code, in words."""
    said = [
        ("usual bases: " + ", ".join(code.bases), code.bases),
        ("profiling", code.profiling),
        ("direct marketing", code.marketing),
        ("vague: raises a warning", code.vague),
        ("comes with a service, never by hand", code.services),
        ("a contact person, no party to the contract", code.contact),
        ("subjects: " + ", ".join(code.subjects), code.subjects),
        (f"group: {code.group}", code.group),
        (f"from: {code.origin}", code.origin),
        (f"public: {code.public}", code.public),
        (f"role: {code.role}", code.role),
        (f"law: {code.law}", code.law),
        (f"GDPR Art. {code.article}", code.article),
    ]
    return [text for text, holds in said if holds]


def page(theme: Theme) -> str:
    """docs/format.md: every key, every code, every check, every item of completeness."""
    return "\n".join([INTRO, *keys_part(theme), *codes_part(theme), *checks_part(), *completeness_part()])


def row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def keys_part(theme: Theme) -> Iterator[str]:
    yield "## Keys\n\nM = mandatory; gap = a gap may stand in its place.\n"
    yield row("key", "", "meaning", "example", "values")
    yield row(*["---"] * 5)
    for path in FIELDS:
        entry = theme.keys[".".join(path)]
        marks = " ".join(["M"] * is_mandatory(path) + ["gap"] * may_hold_gap(path))
        values = [f"[{name}](#{name.replace('_', '-')})" for name in vocabularies(path)]
        values += ["own words"] if takes_own_words(path) else []
        law = f" ({entry['law']})" if "law" in entry else ""
        yield row(
            f"`{'.'.join(path)}`",
            marks,
            f"{entry['fi']} {entry['en']}{law}",
            f"`{entry['example']}`",
            ", ".join(values),
        )


def codes_part(theme: Theme) -> Iterator[str]:
    yield "\n## Codes"
    for vocabulary in dict.fromkeys(chain.from_iterable(vocabularies(path) for path in FIELDS)):
        yield f"\n### {vocabulary.replace('_', '-')}\n"
        yield row("code", "suomeksi", "in English", "what follows")
        yield row(*["---"] * 4)
        for code in theme.vocabulary[vocabulary].values():
            yield row(f"`{code.name}`", *meanings(vocabulary, code, theme), "; ".join(properties(code)))


def checks_part() -> Iterator[str]:
    yield "\n## Checks\n\nWhat `build.py check` and a build can find, each under its code.\n"
    yield row("code", "level", "reason", "source")
    yield row(*["---"] * 4)
    for check in CODES:
        yield row(f"`{check}`", check.level, check.reason, check.source)


def completeness_part() -> Iterator[str]:
    yield "\n## Completeness\n"
    yield "`build.py check` says of each item whether it is stated, derived, not applicable, open or missing.\n"
    yield row("item", "article", "key")
    yield row(*["---"] * 3)
    for item in ITEMS:
        yield row(item.name, item.article, f"`{item.key}`" if item.key else "")
    yield ""
