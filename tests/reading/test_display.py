"""How messages show keys, values and characters."""

import pytest

from hooks.reading import display
from hooks.reading.display import describe_character, format_key, quote, tell_apart


def test_format_key() -> None:
    """A key is shown as an editor would point at it."""
    assert format_key(("retention", 0, "data", 1)) == "retention[0].data[1]"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("Puutarha", "'Puutarha'"),
        ("a\nb", "'a b'"),
        ("a\u00a0b\u202ec", "'a<U+00A0>b<U+202E>c'"),
        ("x" * 60, f"'{'x' * 60}'"),
        ("x" * 61, f"'{'x' * 59}…'"),
    ],
)
def test_quote(value: str, shown: str) -> None:
    """A message shows a value in quotes, on one line, shortened, with what is invisible made visible."""
    assert quote(value) == shown


@pytest.mark.parametrize(
    ("character", "described"),
    [
        ("\u200b", "the invisible character U+200B (ZERO WIDTH SPACE)"),
        ("\x07", "the invisible character U+0007 (control character)"),
    ],
)
def test_describe_character(character: str, described: str) -> None:
    """A character that shows nothing is told by its code and its name, if it has one."""
    assert str(describe_character(character)) == described


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("A B", "A\u00a0B", ("A B", "A<U+00A0>B")),
        ("A\u2009B", "A\u202fB", ("A<U+2009>B", "A<U+202F>B")),
        ("A  B", "A B", ("A<U+0020> B", "A B")),
        ("A\u00a0B", "A\u00a0C", ("A\u00a0B", "A\u00a0C")),
        ("A\u00a0B", "A\u00a0B", ("A\u00a0B", "A\u00a0B")),
        ("Maj Holm", "M\u0430j Holm", ("Maj Holm", "M<U+0430>j Holm")),
        ("", "pay@p\u0430y.example", ("", "pay@p<U+0430>y.example")),
        ("pay.example", "\u0440\u0430\u0443.example", ("pay.example", "<U+0440><U+0430><U+0443>.example")),
        ("Test", "COVID-\u0442\u0435\u0441\u0442", ("Test", "COVID-\u0442\u0435\u0441\u0442")),
    ],
)
def test_tell_apart(old: str, new: str, shown: tuple[str, str]) -> None:
    """Two texts that differ show what looks the same: white space alone, and letters of two alphabets in one word."""
    assert tell_apart(old, new) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("notices/x.yml:1:1: error: a → b\n2 errors", "notices/x.yml:1:1: error: a → b\n2 errors"),
        ("a\x1b[31mb\x07\r\x9b", "a<U+001B>[31mb<U+0007><U+000D><U+009B>"),
        ("\u202egnp\u2066", "<U+202E>gnp<U+2066>"),
        ("::set-output name=x::y", ":<U+003A>set-output name=x::y"),
        ("x\n \t::add-mask::x", "x\n <U+0009>::add-mask::x"),
        ("x\n  ::add-mask::x", "x\n  :<U+003A>add-mask::x"),
        ("country: '##[add-mask]x'", "country: '##<U+005B>add-mask]x'"),
    ],
)
def test_harmless(text: str, shown: str) -> None:
    """What is printed commands neither a terminal nor the runner of a workflow, and is otherwise as it is."""
    assert display.make_harmless(text) == shown


def test_name_of_a_file() -> None:
    """All that is no sign in the name of a file is shown by its number, a line end too."""
    assert display.show_name("ä b\nc\x1b\u202e.yml") == "ä b<U+000A>c<U+001B><U+202E>.yml"
