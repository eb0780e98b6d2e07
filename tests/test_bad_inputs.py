"""The 82 bad inputs that a generator must survive: each has its case or test here, or a reason why it cannot happen.

`bad/x`, `doubtful/x` and `good/x` are files in tests/data/; `test_x::test_y` is a test; anything else is a reason.
"""

import json
import re
import time
from pathlib import Path

import pytest

from hooks.folder import collection
from hooks.format.prose import render_prose
from hooks.reading.loading import MAX_BYTES
from hooks.reading.reader import MAX_PARTS
from tests.paths import DATA, PROJECT, TESTS
from tests.shared import THEME

CASES: dict[int, tuple[str, ...]] = {
    # group A: the syntax and the types of YAML
    1: ("bad/yaml-duplicate-key", "bad/yaml-duplicate-key-inside"),
    2: ("bad/yes-no-language", "bad/yes-no-capital", "bad/yes-no-true", "good/scalars-stay-text"),
    3: ("good/scalars-stay-text", "bad/phone-without-plus", "bad/phone-digits-only"),
    4: ("good/scalars-stay-text", "test_loading::test_plain_scalar_is_text"),
    5: ("good/scalars-stay-text", "test_loading::test_plain_scalar_is_text"),
    6: ("good/scalars-stay-text", "test_loading::test_plain_scalar_is_text"),
    7: ("bad/date-does-not-exist", "bad/date-finnish-that-does-not-exist"),
    8: ("bad/date-finnish", "bad/date-finnish-short", "bad/date-as-seconds", "bad/yaml-dates-as-list"),
    9: ("bad/text-cut-by-hash", "bad/text-cut-by-hash-in-list"),
    10: ("bad/yaml-colon-inside-text",),
    11: (
        "bad/yaml-value-begins-with-at",
        "bad/yaml-value-begins-with-star",
        "bad/yaml-value-begins-with-ampersand",
        "bad/yaml-value-begins-with-exclamation",
        "bad/yaml-value-begins-with-percent",
        "bad/yaml-value-begins-with-backtick",
        "bad/yaml-value-begins-with-comma",
        "bad/yaml-value-begins-with-pipe",
        "bad/yaml-value-begins-with-greater",
        "bad/yaml-value-begins-with-bracket",
        "bad/yaml-value-begins-with-quote",
        "bad/yaml-percent-in-list",
        "bad/yaml-unknown-escape",
    ),
    12: ("bad/yaml-tab-indentation", "bad/yaml-tab-after-dash"),
    13: ("bad/yaml-nbsp-indentation", "bad/yaml-odd-indentation"),
    14: ("bad/yaml-empty-file", "bad/yaml-only-comments", "bad/yaml-spaces-only", "bad/yaml-bom-only"),
    15: (
        "bad/yaml-top-level-list",
        "bad/yaml-top-level-text",
        "bad/yaml-html",
        "bad/yaml-word-document",
        "bad/yaml-pdf",
    ),
    16: (
        "bad/key-without-value",
        "bad/key-with-null",
        "bad/key-without-value-in-braces",
        "bad/list-item-without-value",
    ),
    17: ("bad/yaml-two-documents", "bad/yaml-end-mark"),
    18: ("bad/yaml-keys-that-are-no-words", "bad/yaml-complex-key", "bad/yaml-list-as-key", "bad/yaml-empty-key"),
    19: ("bad/unknown-key-near-miss", "bad/unknown-key-near-miss-inside", "bad/unknown-key-in-finnish"),
    20: ("bad/yaml-infinity",),
    21: ("bad/yaml-long-number",),
    22: ("bad/yaml-tag-python", "mkdocs.yml names the hooks, so it is code as they are, and reviewed as code"),
    23: ("bad/yaml-tag-own", "bad/yaml-tag-env", "bad/yaml-tag-binary", "bad/yaml-tag-set"),
    24: ("bad/yaml-billion-laughs", "test_loading::test_alias_bomb_ends_soon"),
    25: ("bad/yaml-merge-key-bomb", "bad/yaml-merge-key"),
    26: ("bad/yaml-recursive-anchor",),
    27: (
        "bad/yaml-list-3000-deep",
        "bad/yaml-mappings-3000-deep",
        "bad/yaml-5000-brackets",
        "test_loading::test_deep_nesting_ends_soon",
    ),
    28: ("test_loading::test_file_too_large", "test_bad_inputs::test_long_file_ends_soon"),
    29: ("bad/yaml-unterminated-quote", "bad/yaml-unterminated-single-quote", "bad/yaml-quotes-smart-closing"),
    30: ("good/crlf", "good/cr-alone", "good/byte-order-mark", "bad/yaml-utf-16", "bad/yaml-utf-16-without-bom"),
    31: ("bad/yaml-latin-1", "bad/yaml-latin-1-in-the-first-line", "bad/yaml-latin-1-begins-a-line"),
    32: ("bad/yaml-nul", "bad/yaml-control-character", "bad/yaml-escaped-nul", "bad/yaml-next-line-character"),
    33: ("bad/yaml-lone-surrogate",),
    34: ("bad/yaml-nfd-twin-key", "good/nfd-letters"),
    35: (
        "bad/yaml-bidi",
        "bad/yaml-escaped-bidi",
        "bad/yaml-zero-width",
        "bad/yaml-zero-width-in-key",
        "bad/arabic-mark",
    ),
    # group B: the content
    36: (
        "bad/more-script",
        "bad/more-iframe",
        "test_escaping::test_shown_as_written",
        "test_registers::test_hostile_words",
    ),
    37: (
        "bad/more-javascript-link",
        "bad/more-link-title",
        "bad/more-link-title-in-brackets",
        "bad/more-link-with-user",
        "bad/more-javascript-entity",
        "bad/more-data-link",
        "bad/more-relative-link",
        "bad/more-protocol-relative-link",
        "bad/link-javascript",
        "bad/link-data",
    ),
    38: ("test_bad_inputs::test_prose_stays_text",),
    39: ("bad/more-closing-tags", "bad/more-html", "test_registers::test_hostile_prose"),
    40: ("test_escaping::test_shown_as_written", "test_escaping::test_places_that_others_read"),
    41: ("test_escaping::test_shown_as_written", "test_bad_inputs::test_prose_stays_text"),
    42: (
        "bad/own-words-several-lines",
        "test_site::test_columns_have_labels",
        "test_bad_inputs::test_prose_stays_text",
    ),
    43: ("test_bad_inputs::test_long_prose_ends_soon", "bad/more-too-long", "bad/more-deep-list"),
    44: ("bad/more-image", "test_site::test_no_request_to_third_parties"),
    45: ("bad/more-heading", "test_site::test_headings_are_nested"),
    46: ("test_site::test_same_sections_in_both_languages",),
    47: ("bad/text-too-long", "test_bad_inputs::test_long_words_are_broken"),
    48: (
        "bad/own-words-one-language",
        "bad/more-one-language",
        "test_translations::test_finnish_changed_later",
    ),
    49: (
        "bad/missing-controller",
        "bad/missing-purposes",
        "bad/missing-basis",
        "bad/missing-retention",
        "bad/contact-unreachable",
        "bad/missing-everything",
    ),
    50: (
        "bad/unknown-code-near-miss",
        "bad/unknown-code-near-miss-basis",
        "bad/transfer-recipient",
        "bad/about-unknown",
    ),
    51: ("no file refers to another: a register reads its company's file, which reads none",),
    52: ("bad/email-without-domain", "bad/phone-letters", "bad/business-id-check-digit", "bad/link-without-scheme"),
    53: (
        "bad/date-order-future",
        "bad/date-order-before-drawn-up",
        "bad/gap-in-future",
        "test_clock::test_today_is_the_day_of_the_epoch",
    ),
    54: (
        "bad/text-left-todo",
        "bad/text-left-xxx",
        "bad/text-left-lorem",
        "bad/placeholder",
        "bad/placeholder-inside-text",
        "bad/placeholder-dots",
    ),
    55: ("bad/text-only-spaces", "bad/text-only-dash", "test_loading::test_spaces_around_a_text_are_dropped"),
    # group C: the files
    56: (
        "test_collection::test_links_are_refused",
        "test_collection::test_hidden_link_to_a_folder",
        "test_collection::test_folder_that_is_a_link",
        "test_serve::test_linked_folder_is_refused",
    ),
    57: ("test_collection::test_links_that_lead_nowhere",),
    58: ("test_collection::test_pipes_are_refused", "test_collection::test_company_file_that_is_a_pipe"),
    59: ("test_collection::test_reserved_name", "test_collection::test_one_page_for_each_address"),
    60: ("test_collection::test_twins_on_other_file_systems",),
    61: ("test_collection::test_reserved_name", "test_collection::test_other_files_are_reported"),
    62: ("test_collection::test_name_that_is_no_address",),
    63: ("test_collection::test_reserved_name", "test_collection::test_name_that_is_no_address"),
    64: (
        "test_loading::test_missing_file",
        "test_collection::test_folder_that_cannot_be_read",
        "test_collection::test_empty_folder",
        "test_collection::test_name_that_is_no_address",
    ),
    65: ("test_collection::test_reserved_name",),
    66: ("test_collection::test_other_files_are_reported", "test_site::test_published_files"),
    67: (
        "test_collection::test_ending_that_was_meant_to_be_yml",
        "test_collection::test_backups_and_hidden_files_are_passed_over",
    ),
    68: ("bad/yaml-merge-conflict",),
    69: ("test_reproducible::test_another_machine", "test_reproducible::test_modes"),
    70: (
        "test_build::test_wrong_calls",
        "test_build::test_stopped_build",
        "test_build::test_a_page_that_cannot_be_written_keeps_the_site",
    ),
    # group D: settings and surroundings
    71: ("test_build::test_wrong_settings",),
    72: ("test_build::test_wrong_address", "test_site::test_no_address_of_its_own_in_a_fresh_clone"),
    73: ("test_build::test_wrong_settings", "MkDocs' strict mode is not used, and no exit code of MkDocs is passed on"),
    74: ("test_build::test_wrong_calls", "test_build::test_drafts_alone", "test_guard::test_empty"),
    75: ("bad/unknown-language-of-pages", "test_texts::test_words_for_vocabularies"),
    76: ("test_clock::test_bad_epoch",),
    77: ("test_reproducible::test_another_machine", "test_reproducible::test_another_day"),
    78: ("bad/unknown-key-embed", "no page can be embedded yet: frame-ancestors is 'none'"),
    79: (
        "bad/yaml-escaped-return",
        "bad/yaml-escaped-newline",
        "bad/unknown-key-with-line-break",
        "test_headers::test_a_value_stays_in_its_header",
    ),
    80: ("test_translations::test_without_git",),
    81: ("bad/shape-list-for-plain-text", "bad/shape-list-for-text", "bad/shape-keys-for-text"),
    82: (
        "notices do not link to each other: prose takes full addresses only (bad/more-relative-link)",
        "test_guard::test_lost_notices",
    ),
}


@pytest.mark.parametrize("number", range(1, 83))
def test_every_bad_input_has_its_case(number: int) -> None:
    """Every number of the list has a golden file or a test that exists, or says why it cannot happen."""
    assert CASES[number]
    for case in CASES[number]:
        kind, _, name = case.partition("/")
        if "::" in case:
            module, _, test = case.partition("::")
            texts = [path.read_text("utf-8") for path in TESTS.rglob(f"{module}.py")]
            assert any(f"\ndef {test}(" in text for text in texts), case
        elif kind in ("bad", "doubtful", "good"):
            assert (DATA / kind / f"{name}.yml").is_file(), case
        else:
            assert " " in case, case


SHORTEST = (DATA / "good/shortest.yml").read_text("utf-8").partition("controller:")
SOUND = SHORTEST[1] + SHORTEST[2]


def faults_of(notices: Path, text: str) -> list[str]:
    """The errors of a file, found within two seconds of computing, whatever else the machine does."""
    start = time.process_time()
    (notices / "x.yml").write_text(text, "utf-8")
    errors = [str(fault) for fault in collection.load(notices, THEME).faults if fault.level == "error"]
    assert time.process_time() - start < 2
    return errors


@pytest.mark.parametrize(
    "repeated",
    ["key{}: {}\n", "more{}: {{a: [b, c]}}\n", "# comment {}\n", "key: {}\n", "\u200b", "\tx\n"],
    ids=["keys", "mappings", "comments", "the same key", "invisible characters", "tabs"],
)
def test_long_file_ends_soon(notices: Path, repeated: str) -> None:
    """A file as long as a file may be is judged within two seconds, and not with thousands of messages."""
    lines: list[str] = []
    size = len(SOUND.encode())
    while (size := size + len((line := repeated.format(len(lines), len(lines))).encode())) < MAX_BYTES:
        lines.append(line)
    errors = faults_of(notices, SOUND + "".join(lines))
    assert len(errors) <= MAX_PARTS
    assert bool(errors) == (repeated[0] != "#")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("data: [name, email]", f"data: [{', '.join(['{fi: a, en: b}'] * 5000)}]"),
        ("data: [name, email]", f"data: [{'name, ' * 30000}email]"),
        ("name: Esimerkkipuutarha Oy", f'name: "<{"a " * 100000}"'),
        ("name: Esimerkkipuutarha Oy", f'name: "{"< " * 100000}"'),
        ("basis: contract", f"basis: {'contract ' * 20000}"),
        ("email: toimisto@", f"email: {'a.' * 100000}@"),
        ("recipients: none", f"recipients: {{gap: 2026-11-21 {'a ' * 100000}}}"),
    ],
    ids=[
        "own words",
        "items",
        "one angle bracket",
        "many angle brackets",
        "a long code",
        "a long address",
        "a long note",
    ],
)
def test_long_value_ends_soon(notices: Path, old: str, new: str) -> None:
    """A value as long as a file may be is refused within two seconds, with a message that shows its beginning."""
    assert old in SOUND
    errors = faults_of(notices, SOUND.replace(old, new))
    assert len(errors) == 1
    assert len(errors[0]) < 400


def fill_file(before: str, piece: str, after: str = "") -> str:
    """A text as long as a file may be, with as many pieces as there is room for."""
    room = MAX_BYTES - len((before + after).encode())
    return before + piece * (room // len(piece.encode())) + after


@pytest.mark.parametrize(
    "text",
    [
        fill_file("controller: x", "["),
        fill_file("controller: x", "[", ": y\n"),
        fill_file("controller: x\n", "  x: x" + "[" * 5900 + ": y\n"),
        fill_file('controller: "a', "\u0301"),
        fill_file("controller: ", "\u0f72\u0f71"),
        fill_file("controller: x\n", "   - a\n"),
        fill_file("controller:\n  a: b\n", "  - c\n", "  - d: e: f\n"),
        fill_file("controller: [\n", "  a,\n"),
        fill_file("? ", "a"),
        fill_file("? |\n", "  a\n", ": b\n"),
        fill_file("controller: &a x\n", "k: *a\n"),
        fill_file("", "%TAG !a! tag:a\n"),
        fill_file(SOUND, "---\na: b\n"),
        fill_file(SOUND, "\r"),
        fill_file("", "\ufeff"),
        fill_file(SOUND, " \t \n"),
        fill_file(SOUND + "x: |\n", "   a\n  b\n"),
    ],
    ids=[
        "brackets",
        "brackets before a colon",
        "lines of brackets before a colon",
        "combining marks",
        "combining marks out of order",
        "lines joined to a text",
        "a list below a value",
        "an open bracket",
        "a long key",
        "a key of many lines",
        "aliases",
        "directives",
        "documents",
        "returns",
        "byte order marks",
        "blanks",
        "indentation that changes",
    ],
)
def test_nasty_file_ends_soon(notices: Path, text: str) -> None:
    """A file of the greatest length, made to be slow, is judged within two seconds, with a message a value at most."""
    assert len(faults_of(notices, text)) <= MAX_PARTS + 2


def write_many(what: str, count: int) -> str:
    """The shortest register with many mistakes, a line each."""
    lines = "".join(what.format(number) for number in range(count))
    if what.startswith("-"):
        return SOUND.replace("data: [name, email]", f"data:\n{lines}")
    return SOUND + lines


@pytest.mark.parametrize(
    ("what", "told"),
    [("k{}: v\n", 100), ("retentio{}: v\n", 100), ("- email_addres{}\n", 99), ("- {{fi: a, e{}: b}}\n", 99)],
    ids=["unknown keys", "misspelt keys", "unknown codes", "unknown languages"],
)
def test_many_mistakes_are_counted(notices: Path, what: str, told: int) -> None:
    """Of very many mistakes the first hundred are told with what was meant, and of the others how many they are."""
    count = 600
    errors = faults_of(notices, write_many(what, count))
    assert len(errors) == told + 1
    assert errors[-1].endswith(f": error: {count - told} more mistakes follow in this file; mend those above it first")


PROSE = "more:\n  purposes:\n    en: x\n    fi: {}\n"


@pytest.mark.parametrize(
    "piece",
    [
        "![",
        "[",
        "[a](",
        "*a **a ",
        "`",
        "<",
        "> ",
        "- ",
        "1. ",
        "&#x",
        "**a",
        "<!--",
        "[](<",
        "\\\\",
        "*_",
        "a\n\n",
        "![[](",
    ],
)
def test_long_prose_ends_soon(notices: Path, piece: str) -> None:
    """Prose of the greatest length, made to be slow, is judged within two seconds."""
    assert len(faults_of(notices, SOUND + PROSE.format(json.dumps(piece * (4990 // len(piece)))))) <= 1


@pytest.mark.parametrize("piece", ["![", "[a](tel:1) ", "- a\n", "*_", "a\n\n"])
def test_prose_with_much_markup(notices: Path, piece: str) -> None:
    """Texts that are short enough each, but have very much markup in all, are refused together and at once."""
    sections = list(THEME.sections)
    text = json.dumps(piece * 240 + "a")
    prose = "".join(f"  {section}: {{fi: {text}, en: x}}\n" for section in sections)
    marks = len(sections) * 240 * sum(piece.count(mark) for mark in "[*_\n")
    assert faults_of(notices, f"{SOUND}more:\n{prose}") == [
        (
            f"notices/x.yml:19:1: error: more: the texts under `more:` have {marks} line ends and marks of Markdown "
            "([ * _ ` < & \\); write fewer links, lists and lines; altogether they have at most 2000"
        )
    ]


@pytest.mark.parametrize("piece", ["]", "=", "a:"])
def test_much_prose(notices: Path, piece: str) -> None:
    """Texts that are short enough each, but very long in all, are refused together and at once."""
    text = json.dumps(piece * (4000 // len(piece)))
    prose = "".join(f"  {section}: {{fi: {text}, en: x}}\n" for section in THEME.sections)
    length = len(THEME.sections) * 4001
    assert faults_of(notices, f"{SOUND}more:\n{prose}") == [
        (
            f"notices/x.yml:19:1: error: more: the texts under `more:` have {length} characters; "
            "shorten them to 60000 altogether"
        )
    ]


def test_prose_with_enough_markup(notices: Path) -> None:
    """Texts may have as much markup as can be read soon, and not one mark more."""
    prose = f"more:\n  data:\n    fi: a {'*a* ' * 1000}\n    en: {{}}\n"
    assert faults_of(notices, SOUND + prose.format("a")) == []
    assert len(faults_of(notices, SOUND + prose.format("a * b"))) == 1


@pytest.mark.parametrize(
    "text", ["Teksti {: onclick=alert(1) }", "{{ config }} {% raw %}", "| a | b |", "5 < 6 & 7 > 6", "[x]: a"]
)
def test_prose_stays_text(notices: Path, text: str) -> None:
    """What other programs would take for attributes, templates or tables is text in prose."""
    assert faults_of(notices, SOUND + PROSE.format(json.dumps(text))) == []
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert render_prose(text) == f"<p>{escaped}</p>\n"


def test_long_words_are_broken() -> None:
    """A word longer than a phone is wide is broken by the stylesheet."""
    assert re.search(
        r"overflow-wrap:\s*(anywhere|break-word)", (PROJECT / "theme/assets/notice.css").read_text("utf-8")
    )


def test_one_invisible_character_is_one_fault(notices: Path) -> None:
    """A fault shows an invisible character by its code and name, at its column."""
    assert faults_of(notices, SOUND.replace("Esimerkkipuutarha", "Esimerkki\u200bpuutarha")) == [
        "notices/x.yml:2:18: error: the invisible character U+200B (ZERO WIDTH SPACE); delete it"
    ]
