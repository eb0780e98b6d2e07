"""The template environments: what comes from YAML is escaped there and only there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import lru_cache, partial
from traceback import extract_tb
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateSyntaxError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ..facts.contacts import CONTACT, COOKIE_SETTINGS
from ..facts.dates import find_date, list_dates, name_date
from ..format.model import Gap
from ..format.own_words import Words
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, Faulty, Place, make_fault
from ..reading.refusals import Refused
from ..theme.templates import Templates
from ..theme.theme import Theme
from .compiling import NotedCode, PlainEnvironment
from .links import NOTHING, write_digits, write_mailto, write_phone
from .periods import say_period
from .texts import Texts


class PlainContext(Context):
    """What a template knows. It calls a function as it is, and never looks whether one asks for what a template knows.

    None of ours does, and that look takes a quarter of the time in which a page is made.
    """

    def call(self, function: Callable[..., Any], /, *given: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever a template calls
        """Call a function, without the names that Jinja adds for those that ask."""
        named.pop("_block_vars", None)
        named.pop("_loop_vars", None)
        return function(*given, **named)


@lru_cache(maxsize=8)
def find_environment(templates: Templates) -> Environment:
    """The environment of some templates, made once; templates of another version cannot reach into the program."""
    kind = PlainEnvironment if templates.is_trusted else ImmutableSandboxedEnvironment
    loader = FunctionLoader(partial(load_template, templates))
    environment = kind(autoescape=True, undefined=StrictUndefined, loader=loader, trim_blocks=True, lstrip_blocks=True)
    environment.context_class = PlainContext
    if templates.is_trusted:
        environment.bytecode_cache = NotedCode()
    environment.globals.update(
        contact_door=CONTACT,
        cookie_settings=COOKIE_SETTINGS,
        dated=find_date,
        is_gap=is_gap,
        list_dates=list_dates,
        dated_as=name_date,
        digits=write_digits,
        is_words=is_own_words,
        mailto=write_mailto,
        nothing=NOTHING,
        phone=write_phone,
        say_period=say_period,
    )
    environment.filters.update(country_name=name_country, language_name=name_language)
    return environment


def load_template(templates: Templates, name: str) -> tuple[str, str, Callable[[], bool]]:
    """A template as Jinja wants it: its source, the file that messages name, and that it stays as it is.

    Raises:
        Faulty: there is no such template.

    """
    if name not in templates.sources:
        place = Place(f"theme/{name}", 1, 1)
        raise Faulty(make_fault(place, FaultCode.TEMPLATE, "", "missing"))
    return templates.sources[name], f"theme/{name}", lambda: True


def share_theme(theme: Theme) -> dict[str, Any]:
    """What every template is told of the theme."""
    return {
        "code": theme.find_code,
        "constants": theme.constants,
        "adequacy": theme.certain_adequacy,
        "services": theme.services,
        "texts_checked": date.fromisoformat(theme.constants["texts"]["checked"]),
        "vocabulary": theme.vocabulary,
    }


# --- what templates call ----------------------------------------------------------------------------------------------


def is_gap(value: object) -> bool:
    """Whether a value is a declared gap."""
    return isinstance(value, Gap)


def is_own_words(term: object) -> bool:
    """Whether a term is no code."""
    return isinstance(term, Words)


def name_country(code: str, t: Texts) -> str:
    """A country in a language."""
    return t.country(code)


def name_language(code: str, t: Texts) -> str:
    """A language in a language."""
    return t.word("answer_languages", code)


# --- what templates do wrong ------------------------------------------------------------------------------------------


@contextmanager
def tell_failures() -> Iterator[None]:
    """Tell as a fault what a text or a template does wrong, where that happens.

    Raises:
        OSError: the system refuses something.
        Refused: as before.
        Faulty: a text or a template failed.

    """
    try:
        yield
    except (OSError, Refused, Faulty):
        raise
    except Exception as error:
        raise Faulty(explain_failure(error)) from error


def explain_failure(error: BaseException) -> Fault:
    """What a text or a template did wrong when it was rendered, at the line of the template."""
    if isinstance(error, Faulty):
        return error.faults[0]
    message = "no-page"
    file, line = "theme/notice", 1
    reached = list_template_lines(error)
    if reached:
        message = "broken"
        file, line = reached[-1]
    place = Place(file, line, 1)
    if isinstance(error, KeyError):
        return make_fault(place, FaultCode.TEXTS, "", "lacking", name=str(error))
    return make_fault(
        place,
        FaultCode.TEMPLATE,
        "",
        message,
        kind=type(error).__name__,
        reason=str(error),
    )


def list_template_lines(error: BaseException) -> list[tuple[str, int]]:
    """The lines of templates that led to an error, each with its file; the line itself is the last."""
    frames = extract_tb(error.__traceback__)
    lines = [(frame.filename, frame.lineno or 1) for frame in frames]
    if isinstance(error, TemplateSyntaxError):
        lines.append((error.filename or "", error.lineno))
    return [(name, line) for name, line in lines if name.startswith("theme/")]
