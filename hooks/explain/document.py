"""docs/format.md: every key, every code, every finding and every item of completeness, from the data of `explain`."""

from __future__ import annotations

from collections.abc import Iterator

from ..checks.items import ITEMS
from ..format.allowed import is_mandatory, list_vocabularies, may_hold_own_words
from ..format.keys import FIELDS, Path, may_hold_gap
from ..format.short_keys import SERVICES, SETTINGS
from ..reading.fault_codes import CODES
from ..theme.languages import DEFAULT_LANGUAGES
from ..theme.theme import Theme
from .kinds import describe_kinds
from .meanings import list_consequences, list_meanings
from .settings import RETENTION, list_choices, list_questions, pick_languages, write_short_form
from .speech import DOCUMENTS
from .tables import begin_table, write_row

INTRO = """\
# The format of a register

<!-- Generated from the model and theme/notice/ by `python build.py explain > docs/format.md`. -->

One YAML file in `notices/` states the facts of one register; `docs/example.yml` has most of what can be said.

1. **Left out means nothing is said,** neither yes nor no. `none` means that the company says no. What the law demands
   may not be left out: it is stated, or a gap is declared in its place.
2. **A list item is a code, own words, or a row.** The first key of a row (`purpose`, `item`, `source`, `recipient`,
   `data`) takes a code or own words; in `purposes` and `retention` also a list, so that one row serves several.
3. **Own words are `{fi: …, en: …}`** in every language of the notice, each on its own line. They are one line of plain
   text; under `more:` they are paragraphs, lists, emphasis and links. Words for several keys get a name under `words:`,
   and `{words: name}` stands wherever own words may stand.
4. **Proper names are plain text,** or own words where a name is another one in each language. A place for a name never
   takes a role: customer service is `role: customer_service`.
5. **A derived row is not written by hand.** A service of [the catalogue](services.md) under `services:` brings its
   purpose, recipient, transfers, cookies and retention; `transfers: none` and `recipients: none` mean "no others". What
   the catalogue does not know for certain is stated in its row, or a gap is declared there.
6. **A gap** `{gap: 2026-11-21 who was asked}` stands where the fact would stand: the day it was noticed, and a note
   that is never published. The page says in the company's own voice what it does not say yet, and lists it below the
   summary with whom to ask, and with `review_by:`, if there is one. `asked: 2026-11-22` beside `gap:` is the day on
   which somebody was asked who has not answered yet; then the page says that the company is finding it out. After half
   a year a gap is a warning. What the law does not ask (the business ID, a date) is never missing on the page.

Lengths of time: `10 years`, `14 months`, `2 weeks`, `30 days`, `72 hours`, `30 minutes`, `90 seconds`. Dates:
`2026-11-02`. Yes and no: `yes`, `no`. All values are text first: `00100`, `+358…` and `NO` stay what they are. The file
name is the address: `a-z`, `0-9` and hyphens; a leading underscore marks a draft. What several registers of a company
share stands in its folder's `_company.yml`.

**A notice that is gone.** A file that was published is not deleted: it keeps `controller:` and has `removed:` alone
beside it. Its address then says since when there is no notice and where to turn, and no list names it.
"""


def make_document(theme: Theme) -> str:
    """The whole document, as Markdown."""
    lines = [
        INTRO,
        *describe_keys(theme),
        *describe_short_keys(theme),
        *describe_kinds(theme),
        *describe_codes(theme),
        *describe_checks(),
        *describe_completeness(),
    ]
    return "\n".join(lines)


def describe_keys(theme: Theme) -> Iterator[str]:
    yield "## Keys\n\nM = mandatory; gap = a gap may stand in its place.\n"
    yield from begin_table("key", "", "meaning", "example", "values")
    for path in FIELDS:
        yield describe_key(path, theme)


def describe_key(path: Path, theme: Theme) -> str:
    """The row of a key."""
    entry = theme.keys[".".join(path)]
    meaning = " ".join(entry[language] for language in DEFAULT_LANGUAGES)
    if "law" in entry:
        meaning += f" ({entry['law']})"
    return write_row(
        f"`{'.'.join(path)}`",
        " ".join(list_marks(path)),
        meaning,
        f"`{entry['example']}`",
        ", ".join(list_values(path)),
    )


def describe_short_keys(theme: Theme) -> Iterator[str]:
    """The keys of single services, with what is told of each in the catalogue."""
    yield "\n### Short keys\n"
    yield "A service may have a key of its own at the left margin, which stands for its row under `services:`. Its"
    yield "settings stand there, and what else a row has.\n"
    yield from begin_table("key", "", "meaning", "example", "values")
    for key, code in theme.short_keys.items():
        entry = theme.services[code]
        what = " ".join(pick_languages(entry["what"]))
        choices = list_choices(entry)
        yield write_row(f"`{key}`", "gap", what, f"`{write_short_form(entry)}`", "")
        if choices:
            meaning = theme.keys[f"{SERVICES}.{RETENTION}"]
            said = " ".join(pick_languages(meaning))
            yield write_row(f"`{key}.{RETENTION}`", "gap", said, f"`{choices[-1]}`", ", ".join(choices))
        for name, setting in entry.get(SETTINGS, {}).items():
            yield write_row(f"`{key}.{name}`", "", " ".join(list_questions(setting)), "`no`", "yes, no")


def list_marks(path: Path) -> Iterator[str]:
    """Whether a key is mandatory, and whether a gap may stand in its place."""
    if is_mandatory(path):
        yield "M"
    if may_hold_gap(path):
        yield "gap"


def list_values(path: Path) -> Iterator[str]:
    """The vocabularies of a key, each as a link to its table, and whether it takes own words."""
    for name in list_vocabularies(path):
        yield f"[{name}](#{name.replace('_', '-')})"
    if may_hold_own_words(path):
        yield "own words"


def describe_codes(theme: Theme) -> Iterator[str]:
    yield "\n## Codes"
    for vocabulary in list_all_vocabularies():
        yield f"\n### {vocabulary.replace('_', '-')}\n"
        yield from begin_table("code", "suomeksi", "in English", "what follows")
        for code in theme.vocabulary[vocabulary].values():
            if code.services:
                continue  # comes by itself with a service, and the catalogue says with what
            yield write_row(
                f"`{code.name}`",
                *list_meanings(vocabulary, code, theme),
                "; ".join(list_consequences(code, DOCUMENTS)),
            )


def list_all_vocabularies() -> list[str]:
    """The vocabularies that keys take, in the order of the keys."""
    found: dict[str, None] = {}
    for path in FIELDS:
        found |= dict.fromkeys(list_vocabularies(path))
    return list(found)


def describe_checks() -> Iterator[str]:
    yield "\n## Checks\n\nWhat `build.py check` and a build can find, each under its code.\n"
    yield from begin_table("code", "level", "reason", "source")
    for code in CODES:
        yield write_row(f"`{code}`", code.level, code.reason, code.source)


def describe_completeness() -> Iterator[str]:
    yield "\n## Completeness\n"
    yield "`build.py check` says of each item whether it is stated, derived, not applicable, open or missing, and so of"
    yield "what the kind of the register needs. Art. 13 applies to data from the person, Art. 14 to data from others;"
    yield "an item that neither asks of this register is “not asked”.\n"
    yield from begin_table("item", "article", "key")
    for item in ITEMS:
        yield write_row(item.name, item.article, f"`{item.key}`" if item.key else "")
    yield ""
