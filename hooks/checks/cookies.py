"""Cookies, their list and their settings, and what a service brings along."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from ..facts.contacts import COOKIE_SETTINGS
from ..facts.facts import Facts
from ..facts.lines import number_rows
from ..facts.services import VISITORS, ServiceLine
from ..format.model import Gap
from ..format.register import Origin
from ..format.website import Cookie, Cookies
from ..reading.display import Key
from ..reading.messages import Value, make_phrase
from .data import list_held, report_not_held
from .finding import Finding, make_finding
from .services import list_used, name_service


def find_missing_cookies(facts: Facts) -> Iterator[Finding]:
    cookies = facts.register.cookies
    if cookies not in (None, "none"):
        return
    message = "denied"
    if cookies is None:
        message = "unsaid"
    for key, sign in find_signs_of_cookies(facts):
        yield make_finding(key, message, sign=sign)


def find_signs_of_cookies(facts: Facts) -> Iterator[tuple[Key, Value]]:
    """What in a notice points to cookies, and where it stands."""
    register = facts.register
    for index, row in number_rows(register.sources, Origin):
        if row.source == "cookies":
            yield ("sources", index), make_phrase("cookies-as-source")
    contradicts = stores_surely
    if register.cookies == "none":
        contradicts = may_store
    for line in filter(contradicts, facts.services):
        yield line.key, name_service(line)
    if register.cookies is None and is_about_visitors(facts):
        yield ("subjects",), make_phrase("visitors")


def may_store(line: ServiceLine) -> bool:
    """Whether a service stores something, or would if it is in use, or that is open."""
    if isinstance(line.row.cookies, Gap):
        return True
    return bool(line.cookies)


def stores_surely(line: ServiceLine) -> bool:
    """Whether a service that is in use stores something."""
    return line.is_used and bool(line.cookies)


def is_about_visitors(facts: Facts) -> bool:
    """Whether the file says itself, and not by a service, that it is about visitors to the website."""
    register = facts.register
    kind = facts.theme.find_code("registers", register.kind)
    subjects = register.subjects or kind.subjects
    return VISITORS in subjects


def find_missing_list(facts: Facts) -> Iterator[Finding]:
    cookies = facts.register.cookies
    if isinstance(cookies, Cookies) and cookies.rows is None and not facts.cookies:
        yield make_finding(("cookies",), "no-list")


def find_missing_settings(facts: Facts) -> Iterator[Finding]:
    if need_settings(facts):
        yield make_finding(("cookies",), "no-settings")


def need_settings(facts: Facts) -> bool:
    """Whether there are cookies that need consent, and no place to give and withdraw it."""
    cookies = facts.register.cookies
    if not isinstance(cookies, Cookies):
        return False
    return facts.cookie_consent and cookies.settings is None


def find_withdrawal_nowhere(facts: Facts) -> Iterator[Finding]:
    cookies = facts.register.cookies
    if need_settings(facts):  # a finding of its own
        return
    if isinstance(cookies, Cookies) and cookies.settings is not None:
        return
    for index, row in enumerate(facts.register.purposes):
        if COOKIE_SETTINGS in (row.withdraw or ()):
            yield make_finding(("purposes", index, "withdraw"), "no-settings")


def find_rows_of_services(facts: Facts) -> Iterator[Finding]:
    cookies = facts.register.cookies
    if not isinstance(cookies, Cookies):
        return
    services = {}
    for line in list_used(facts):
        names = map(attrgetter("name"), line.cookies)
        services.update(dict.fromkeys(names, line))
    for index, row in number_rows(cookies.rows, Cookie):
        if row.name in services:
            key = ("cookies", "list", index, "name")
            service = name_service(services[row.name])
            yield make_finding(key, "by-itself", name=row.name, service=service)


def find_data_not_held(facts: Facts) -> Iterator[Finding]:
    cookies = facts.register.cookies
    if isinstance(cookies, Cookies):
        key = ("cookies", "collects")
        held = list_held(facts)
        yield from report_not_held(cookies.collects, key, held, facts)
