"""The templates of a theme, and what is told when one of them fails."""

import pytest

from hooks.notice.environment import explain_failure, load_template
from hooks.reading.faults import Faulty
from hooks.theme.theme import Templates


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (KeyError("nme"), "the texts lack 'nme'; compare theme/notice/fi.yml and en.yml"),
        (ValueError("odd"), "the page cannot be made (ValueError: odd)"),
    ],
)
def test_what_went_wrong_outside_of_templates(error: Exception, told: str) -> None:
    """An error that no template is to blame for is told of the folder of the texts."""
    assert str(explain_failure(error)) == f"theme/notice:1:1: error: {told}"


def test_missing_template() -> None:
    """A template that the theme lacks is named."""
    with pytest.raises(Faulty) as caught:
        load_template(Templates({}), "notice/odd.html")
    assert str(caught.value) == "theme/notice/odd.html:1:1: error: the template is missing; put it back"
