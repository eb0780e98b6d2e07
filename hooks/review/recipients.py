"""Who receives data, and where outside the EEA they go, as lines in words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, repeat

from ..facts.contacts import CONTACT
from ..facts.facts import Facts
from ..facts.lines import TransferLine, number_rows, select_known, select_rows
from ..format.own_words import Term
from ..format.register import Recipient, Transfer
from ..reading.display import Key
from .lines import Line, make_line
from .voice import Voice, say_door, say_recipient, say_value, say_values


def state_recipients(facts: Facts, voice: Voice) -> Iterator[Line]:
    """Who receives data, with the country where it is known to be outside the EEA."""
    yield from state_rows(facts, voice)
    yield from state_brought(facts, voice)


def state_rows(facts: Facts, voice: Voice) -> Iterator[Line]:
    """The recipients of the file, also those within the organisation."""
    abroad = {(line.recipient, line.name): get_country(line) for line in facts.transfers}
    for place, row in number_rows(facts.register.recipients, Recipient):
        name = row.name or ""
        country = abroad.get((row.recipient, name), "")
        yield make_line(
            key=("recipients", place),
            names=((row.recipient, row.name), ("name", name or row.recipient), row.recipient),
            what=voice.translate(say_recipient, row.recipient, name, country),
            parts={
                "recipients.name": voice.translate(say_value, "recipients.name", row.name),
                "recipients.role": voice.translate(say_value, "recipients.role", row.role),
                "recipients.services": voice.translate(say_values, "recipients.services", row.services),
                "recipients.when": voice.translate(say_value, "recipients.when", row.when),
                "recipients.data": voice.translate(say_values, "recipients.data", row.data),
                "recipients.place": voice.translate(say_value, "recipients.place", row.place),
                "recipients.possible": voice.translate(say_value, "recipients.possible", row.possible),
                "recipients.impact": voice.translate(say_value, "recipients.impact", row.impact),
            },
            term=row.recipient,
        )


def state_brought(facts: Facts, voice: Voice) -> Iterator[Line]:
    """The recipients that services bring; the facts begin with those of the file."""
    rows = select_rows(facts.register.recipients, Recipient)
    listed = [row for row in rows if row.recipient not in facts.inside]
    brought = facts.recipients[len(listed) :]
    countries = {line.recipient: get_country(line) for line in facts.transfers}
    for line in brought:
        country = countries.get(line.recipient, "")
        roles = tuple(filter(None, line.roles))
        yield make_line(
            key=(),
            names=(line.recipient,),
            what=voice.translate(say_recipient, line.recipient, line.name, country),
            parts={"recipients.role": voice.translate(say_values, "recipients.role", roles)},
        )


def state_transfers(facts: Facts, voice: Voice) -> Iterator[Line]:
    """Where data go outside the EEA; the facts begin with the rows of the file."""
    keys: list[Key] = []
    names: dict[Key, Term | None] = {}
    for place, row in number_rows(facts.register.transfers, Transfer):
        keys.append(("transfers", place))
        names["transfers", place] = row.name
    for line, key in zip(facts.transfers, chain(keys, repeat(())), strict=False):
        country = get_country(line)
        copy = {}
        if line.copy != CONTACT:
            copy = voice.translate(say_door, line.copy)
        yield make_line(
            key=key,
            names=((line.recipient, line.name, country), (line.recipient, country), line.recipient),
            what=voice.translate(say_recipient, line.recipient, line.name, ""),
            parts={
                "transfers.name": voice.translate(say_value, "transfers.name", names.get(key)),
                "transfers.country": voice.translate(say_value, "transfers.country", line.country),
                "transfers.safeguard": voice.translate(say_values, "transfers.safeguard", line.safeguards),
                "transfers.possible": voice.translate(say_value, "transfers.possible", line.possible),
                "transfers.copy": copy,
            },
            term=line.recipient,
        )


def get_country(line: TransferLine) -> str:
    """Where data go; nothing where that is a gap."""
    known = select_known([line.country])
    return "".join(known)
