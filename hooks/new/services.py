"""The services of a website: which of them are offered, what is asked of them, and their rows in the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..checks.services import is_arrangement_open, is_basis_open, list_open_facts
from ..facts.services import ServiceLine, is_left_open, make_service
from ..format.own_words import Term
from ..format.shapes import wrap_in_list
from ..format.short_keys import SERVICES, make_row
from ..format.website import NO_ENTRY, Service
from ..reading.source import Data
from ..theme.theme import Theme
from .answers import Answers
from .dumper import Filled
from .rows import make_gap, shorten_list

UNSURE = "low"  # the certainty of an entry that is not offered
RETENTION = "retention"


def list_offered(theme: Theme) -> list[str]:
    """The services that are offered, by what they are for; none of which little is certain."""
    kinds = list(theme.vocabulary["service_kinds"])
    sure = [code for code, entry in theme.services.items() if entry["certainty"] != UNSURE]
    return sorted(sure, key=lambda code: kinds.index(theme.services[code]["for"]))


def list_shared(answers: Answers) -> Iterator[str]:
    """The services of the catalogue that the company's file says are in use."""
    for row in list_shared_rows(answers):
        written = row if isinstance(row, dict) else {Service.first: row}
        service = written.get(Service.first)
        is_known = isinstance(service, str) and service in answers.theme.services
        if is_known and "in_use" not in written:
            yield str(service)


def list_shared_rows(answers: Answers) -> Iterator[Data]:
    """The rows of services in the company's file, as they are written; a list of its own takes the place of one."""
    shared = answers.company.data
    for key, code in answers.theme.short_keys.items():
        if key in shared:
            yield make_row(code, shared[key])
    if not answers.get_all(SERVICES):
        yield from wrap_in_list(shared.get(SERVICES, []))


def has_cookies_of_services(answers: Answers) -> bool:
    """Whether a service stores something on the devices of visitors."""
    used = (*answers.get_all(SERVICES), *list_shared(answers))
    return any(describe_service(answers, code).cookies for code in used)


def is_retention_open(answers: Answers, code: Term) -> bool:
    """Whether only the company knows how long a service keeps data."""
    return is_left_open(str(code), RETENTION, answers.theme)


def list_periods(answers: Answers, code: Term) -> list[str]:
    """The times that a service lets its customers choose from."""
    entry = find_entry(answers, code)
    return list(entry.get(RETENTION, {}).get("choices", ()))


def find_entry(answers: Answers, code: Term) -> Mapping[str, Any]:
    """What the catalogue says of a service; nothing of one in own words."""
    return answers.theme.services.get(str(code), NO_ENTRY)


def make_services(answers: Answers) -> dict[str, Filled]:
    """The rows of `services:`, and what stands under short keys."""
    rows: list[Filled] = []
    short: dict[str, Filled] = {}
    for code in answers.get_all(SERVICES):
        key = find_short_key(answers, code)
        stated = make_stated(answers, code)
        if key and stated:
            short[key] = stated
        else:
            rows.append({Service.first: code, **stated} if stated else code)
    return {SERVICES: rows, **short}


def find_short_key(answers: Answers, code: Term) -> str:
    """The short key of a service; none where only a list of its own takes the place of the company's."""
    shared = answers.company.data
    key: str = find_entry(answers, code).get("key", "")
    if SERVICES in shared and key not in shared:
        return ""
    return key


def make_stated(answers: Answers, code: Term) -> dict[str, Filled]:
    """What a row says beside the service: what was answered, and a gap for all else that the catalogue leaves open."""
    open_keys = list_open_keys(answers, code)
    stated: dict[str, Filled] = {}
    for key in Service.model_fields:
        answer = answers.get_about(f"service_{key}", code)
        if answer:
            stated[key] = shorten_list(answer)
        elif key in open_keys:
            stated[key] = make_gap(answers)
    return stated


def list_open_keys(answers: Answers, code: Term) -> set[str]:
    """The keys of a row for what the law wants to be said, and neither the catalogue nor the file says."""
    line = describe_service(answers, code)
    missing = {key for key, _ in list_open_facts(line, answers.theme)}
    if is_basis_open(line, answers.get_all("purposes")):
        missing.add("basis")
    if is_arrangement_open(line):
        missing.add("arrangement")
    return missing


def describe_service(answers: Answers, code: Term) -> ServiceLine:
    """What the catalogue and the answers say of a service."""
    purpose = answers.get_about("service_purpose", code)
    row = Service.model_construct(service=code, purpose=next(iter(purpose), None))
    return make_service((SERVICES, 0), row, answers.theme)
