"""Makes registers to measure with: invented companies, every kind of docs/examples, the same for the same number.

Registers differ in name, contact, purposes, retention and, a third of them, in own words. A set in which no section
repeats another has own words at every section of every register.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from hooks.facts.facts import derive_facts
from hooks.folder.collection import load_memory
from hooks.folder.tree import MemoryTree
from hooks.theme.theme import read_theme
from tests.paths import PROJECT

Data = dict[str, Any]
Words = dict[str, str]

SEED = 2026
WITH_OWN_WORDS = 3  # every third
FIRST = ("Halla", "Kaiku", "Lumi", "Marja", "Naava", "Pilvi", "Ruska", "Sarka", "Tuuli", "Utu", "Vaahtera", "Kide")
FORMS = ("Oy", "Osuuskunta", "ry", "Säätiö")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2)
TIME = re.compile(r"(\d+) (year|month)s?")
STREETS = ("Esimerkkitie", "Mallikatu", "Koepolku", "Näytekuja")
TOWNS = ("00100 Helsinki", "20100 Turku", "33100 Tampere", "90100 Oulu")
PEOPLE = ("Anna", "Eero", "Helmi", "Ilmari", "Kerttu", "Oiva")
OTHER_PURPOSES: tuple[tuple[Data, ...], ...] = (
    (),
    ({"purpose": "statistics", "basis": "legitimate_interest", "interest": "serving_customers"},),
    ({"purpose": "service_security", "basis": "legitimate_interest", "interest": "protecting_service"},),
    ({"purpose": {"fi": "toiminnan laadun arviointi", "en": "judging how well we work"}, "basis": "consent"},),
)
OWN_SENTENCES: tuple[tuple[str, str], ...] = (
    ("Kerromme muutoksista **asiakaskirjeessä {number}**.", "We tell about changes in **customer letter {number}**."),
    (
        "Tietoja katsoo vain työntekijä, joka hoitaa asiaasi {number}.",
        "Only who sees to matter {number} reads the data.",
    ),
    (
        "Ohje {number} on [sivullamme](https://{domain}/ohje).",
        "Guide {number} is on [our page](https://{domain}/ohje).",
    ),
    ("Kysy lisää:\n\n- toimistosta {number}\n- puhelimessa", "Ask us:\n\n- at office {number}\n- by phone"),
)


@dataclass(frozen=True)
class Example:
    """A register of docs/examples.

    Attributes:
        name: of its file.
        data: what it states.

    """

    name: str
    data: Data


def make_registers(count: int, *, are_unique: bool = False) -> Iterator[tuple[str, str]]:
    """Registers of companies that have one to three of them.

    Args:
        count: how many.
        are_unique: whether every section has own words, so that none is like another.

    Yields:
        The path below the folder of notices, and the text, of each register and of each company's file.

    """
    examples = read_examples()
    left = count
    company = 0
    while left:
        company += 1
        random = Random(f"{SEED} {company}")  # noqa: S311 - no secret, but the same every time
        size = min(left, random.randint(1, 3))
        shared = make_company(company, random)
        registers = {}
        for example in random.sample(examples, size):
            number = count - left
            left -= 1
            registers[example.name] = make_register(example, number, random, are_unique=are_unique)
        yield from lay_out(f"yritys-{company:05}", shared, registers)


def lay_out(folder: str, shared: Data, registers: Mapping[str, Data]) -> Iterator[tuple[str, str]]:
    """The files of a company: one, or a folder with what its registers share."""
    if len(registers) == 1:
        [register] = registers.values()
        yield f"{folder}.yml", write_yaml(shared | register)
        return
    yield f"{folder}/_company.yml", write_yaml(shared)
    for name, register in registers.items():
        yield f"{folder}/{name}.yml", write_yaml(register)


def make_company(number: int, random: Random) -> Data:
    """Who keeps the registers, and whom to ask."""
    domain = f"yritys-{number:05}.example"
    controller = {
        "name": f"{random.choice(FIRST)} Esimerkki {number} {random.choice(FORMS)}",
        "business_id": make_business_id(number),
        "address": f"{random.choice(STREETS)} {random.randint(1, 99)}, {random.choice(TOWNS)}",
        "phone": f"03 123 {random.randint(1000, 9999)}",
        "email": f"toimisto@{domain}",
        "website": f"https://{domain}",
    }
    person = {"name": f"{random.choice(PEOPLE)} Esimerkki", "email": f"tietosuoja@{domain}"}
    return {"controller": controller, "contact": random.choice([{"role": "office"}, person])}


def make_business_id(number: int) -> str:
    """A business ID with a valid check digit, another one for every number."""
    digits = f"{1_000_000 + 2 * number:07}"
    if weigh_digits(digits) == 1:  # no such number is ever given; the next one is between two of ours
        digits = f"{int(digits) + 1:07}"
    return f"{digits}-{-weigh_digits(digits) % 11}"


def weigh_digits(digits: str) -> int:
    """The remainder that the check digit of a business ID makes whole (the Tax Administration's rules for checking)."""
    return sum(weight * int(digit) for weight, digit in zip(WEIGHTS, digits, strict=True)) % 11


def make_register(example: Example, number: int, random: Random, *, are_unique: bool) -> Data:
    """A register of the kind of an example, with purposes, times and words of its own."""
    others = random.choice(OTHER_PURPOSES)
    register = join_purposes(example, others)
    register["drawn_up"] = f"2026-{random.randint(1, 10):02}-{random.randint(1, 28):02}"
    register["retention"] = vary_times(register["retention"], random)
    if are_unique:
        sections = find_sections(example.name, OTHER_PURPOSES.index(others))
        register["more"] = {section: make_own_words(number, random, section) for section in sections}
    elif number % WITH_OWN_WORDS == 0:
        sections = tuple(random.sample(("purposes", "retention", "recipients", "data", "sources"), 2))
        register["more"] = {section: make_own_words(number, random) for section in sections}
    return register


def join_purposes(example: Example, others: Iterable[Data]) -> Data:
    """What an example states, without its company, and with other purposes beside its own."""
    register = {key: value for key, value in example.data.items() if key not in ("controller", "contact")}
    purposes = register["purposes"]
    if not isinstance(purposes, list):  # a gap
        return register
    said = str(purposes)
    more = [row for row in others if str(row["purpose"]) not in said]
    return register | {"purposes": [*purposes, *more]}


def vary_times(retention: list[str | Data] | Data, random: Random) -> list[str | Data] | Data:
    """Rows of retention with times of their own, or the gap that stands for all of them."""
    if not isinstance(retention, list):
        return retention
    return [vary_time(row, random) for row in retention]


def vary_time(row: str | Data, random: Random) -> str | Data:
    """A row of retention with a time of its own, where it has one that no law gives."""
    if not isinstance(row, dict) or "because" in row or not isinstance(row.get("keep"), str):
        return row
    time = TIME.fullmatch(row["keep"])
    if not time:
        return row
    return row | {"keep": f"{int(time[1]) + random.randint(0, 9) + 1} {time[2]}s"}


def make_own_words(number: int, random: Random, place: str = "") -> Words:
    """Paragraphs that no other register has, and with a place no other section."""
    words = {"fi": "", "en": ""}
    named = f"{number}-{place}" if place else str(number)
    for finnish, english in random.sample(OWN_SENTENCES, 2):
        domain = f"ohje-{number}.example"
        words["fi"] += finnish.format(number=named, domain=domain) + "\n\n"
        words["en"] += english.format(number=named, domain=domain) + "\n\n"
    return words


@lru_cache(maxsize=1)
def read_examples() -> tuple[Example, ...]:
    """The first register of each kind in docs/examples; all values are text, as the format wants them."""
    found: dict[str, Example] = {}
    for path in sorted((PROJECT / "docs/examples").glob("*.yml")):
        data = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - the loader that makes texts only
        found.setdefault(str(data["register"]), Example(path.stem, data))
    return tuple(found.values())


@lru_cache(maxsize=1024)
def find_sections(name: str, others: int) -> tuple[str, ...]:
    """The sections of an example's page with some other purposes."""
    [example] = [example for example in read_examples() if example.name == name]
    register = example.data | join_purposes(example, OTHER_PURPOSES[others])
    theme = read_theme()
    tree = MemoryTree(Path("notices"), {"x.yml": write_yaml(register).encode()})
    [entry] = load_memory(tree, theme).entries
    return tuple(derive_facts(entry.get_register(), theme).sections)


def write_yaml(data: Data) -> str:
    """Data as an editor might write them."""
    return yaml.safe_dump(data, allow_unicode=True, default_flow_style=None, sort_keys=False, width=110)


def write_registers(folder: Path, count: int, *, are_unique: bool = False) -> None:
    """Write registers into a folder."""
    for path, text in make_registers(count, are_unique=are_unique):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
