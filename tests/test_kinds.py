"""Every kind of register has a complete example, whose pages say what it is to say and nothing is open on."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hooks.notice.notice import render_notice
from hooks.theme.languages import DEFAULT_LANGUAGES
from tests.notice.test_notice import VisibleText
from tests.paths import DATA, PROJECT
from tests.shared import THEME, read_case

FOLDER = PROJECT / "docs/examples"
FORM = FOLDER / "old-form.yml"  # what registers often began from; no example to follow
EXAMPLES = sorted(set(FOLDER.glob("*.yml")) - {FORM})

each_example = pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)


def test_every_kind_has_an_example() -> None:
    """The examples are those of the kinds of register, each by its code."""
    assert {path.stem.replace("-", "_") for path in EXAMPLES} == set(THEME.codes["registers"])


@each_example
def test_nothing_is_doubtful(path: Path) -> None:
    """An example is of its kind, and gives no error, no warning and no gap."""
    entry = read_case(path, FOLDER)
    assert [str(fault) for fault in entry.faults] == []
    assert entry.register
    assert entry.register.kind == path.stem.replace("-", "_")


@each_example
@pytest.mark.parametrize("language", DEFAULT_LANGUAGES)
def test_pages(path: Path, language: str, golden: Callable[[Path, str], None]) -> None:
    """The page of an example says exactly the words of its golden file."""
    register = read_case(path, FOLDER).register
    assert register
    text = "\n".join(VisibleText(render_notice(register, language, THEME).html).lines)
    golden(DATA / f"kinds/{path.stem}.{language}.txt", text + "\n")


def test_the_old_form_is_read() -> None:
    """What a common old form states is an invented company's notice without an error, and with what it leaves open."""
    levels = [fault.level for fault in read_case(FORM, FOLDER).faults]
    assert set(levels) == {"warning", "gap"}
