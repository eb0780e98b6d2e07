"""The templates of a theme, and what is told when one of them fails."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import jinja2
import pytest
from jinja2.exceptions import SecurityError

from hooks.notice.environment import explain_failure, find_environment, load_template, share_theme
from hooks.notice.texts import speak
from hooks.reading.faults import Faulty
from hooks.theme.templates import Templates
from tests.shared import THEME

ASKING = "jinja_pass_arg"  # what jinja2.pass_context and the two like it leave on a function
OUTSIDE = [  # each reaches for what is no value of a page, or changes one
    "{{ mailto.__globals__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''['__class__'] }}",
    "{{ [''] | map(attribute='__class__') | join }}",
    "{{ ('' | attr('__class__')).mro() }}",
    "{{ '{0.__class__}'.format('') }}",
    "{{ '{a.__class__}'.format_map({'a': ''}) }}",
    "{{ ('{0.__class__}' | safe).format('') }}",
    "{% set say = '{0.__class__}'.format %}{{ say('') }}",
    "{{ {'a': ''} | items | map(attribute='1.__class__') | join }}",
    "{{ t.__init__.__globals__ }}",
    "{{ t._find }}",
    "{{ code.__func__ }}",
    "{{ self.__init__ }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ lipsum.__globals__ }}",
    "{{ constants.update(a=1) }}",
    "{% set listed = [] %}{{ listed.append(1) }}",
    "{{ vocabulary.clear() }}",
    "{% for number in range(999999) %}{% endfor %}",
]


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


def list_callables() -> Iterator[tuple[str, Any]]:
    """Whatever a template can call by a name of ours, with that name."""
    ours, plain = find_environment(replace(THEME.templates)), jinja2.Environment(autoescape=True)
    for kind in ("globals", "filters", "tests"):
        own = getattr(ours, kind)
        yield from ((name, own[name]) for name in own.keys() - getattr(plain, kind).keys())
    yield from share_theme(THEME).items()
    texts = speak(THEME, "fi")
    yield from ((name, getattr(texts, name)) for name in dir(texts) if not name.startswith("_"))
    yield "t", texts


def test_nothing_asks_for_what_a_template_knows() -> None:
    """No function that a template calls asks for its context or environment, which a plain call would not give it."""
    called = dict(list_callables())
    assert {"mailto", "country_name", "code", "word", "t"} <= called.keys()
    for name, function in called.items():
        assert getattr(function, ASKING, None) is None, name
        assert getattr(type(function).__call__, ASKING, None) is None, name


def test_what_asking_leaves() -> None:
    """A function that asks for its context carries the mark that the test above looks for."""
    for ask in (jinja2.pass_context, jinja2.pass_eval_context, jinja2.pass_environment):
        assert getattr(ask(lambda given: given), ASKING, None) is not None


@pytest.mark.parametrize("source", OUTSIDE)
def test_what_the_sandbox_refuses(source: str) -> None:
    """A template of another version can neither reach into the program nor change what it is given."""
    sources = {"odd.html": source}
    environment = find_environment(replace(THEME.templates, sources=sources, is_trusted=False))
    template = environment.get_template("odd.html")
    with pytest.raises((SecurityError, jinja2.UndefinedError, OverflowError)):
        template.render(t=speak(THEME, "fi"), **share_theme(THEME))
