"""The shared files of another version, judged before anything is made with them."""

import pytest

from hooks.theme.foreign import read_foreign_data
from tests.shared import THEME


def find_faults(name: str, text: str) -> list[str]:
    _, faults = read_foreign_data({name: text.encode()}, THEME)
    return [str(fault) for fault in faults]


@pytest.mark.parametrize("text", ["{name}", "{name:genitive}", "{{x}}", "no place"])
def test_places_that_are_plain_names(text: str) -> None:
    """A text may have places that are names, with the form of a word."""
    assert find_faults("fi.yml", f'title: "{text}"\n') == []


@pytest.mark.parametrize("text", ["{name.__class__}", "{name[0]}", "{name!r}", "{0}", "{name:>9}", "{"])
def test_places_that_reach_into_the_program(text: str) -> None:
    """A place that asks for more than a name is refused, since str.format would follow it."""
    problem = "title: a place that is no plain name; write {name}"
    assert find_faults("fi.yml", f'title: "{text}"\n') == [f"theme/notice/fi.yml:1:8: error: {problem}"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("sections: [who]", "1:1: error: there is no after here; write it, as the default branch has it"),
        (
            "purposes: {orders: {odd: yes}}",
            (
                "1:26: error: purposes.orders.odd: the program needs another form here "
                "(Extra inputs are not permitted); write it in the form that the default branch has"
            ),
        ),
        (
            "purposes: orders",
            (
                "1:11: error: purposes: the program needs another form here (Input should be a valid list); "
                "write it in the form that the default branch has"
            ),
        ),
    ],
)
def test_codes_of_another_program(text: str, told: str) -> None:
    """A vocabulary that lacks one of ours, or has a property that we do not know, is not read."""
    assert find_faults("vocabulary.yml", f"{text}\n")[0] == f"theme/notice/vocabulary.yml:{told}"
