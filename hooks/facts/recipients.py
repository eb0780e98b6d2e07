"""Who receives data, and where outside the EEA they go."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from operator import attrgetter

from ..format.countries import OUTSIDE_EEA
from ..format.own_words import Term
from ..format.register import Recipient, Register, Transfer
from ..theme.theme import Theme
from .contacts import CONTACT, select_doors
from .lines import RecipientLine, TransferLine, group_in_order, select_known, select_rows

TECHNICAL = "if_technically_needed"
ADEQUATE = "only_adequate"
NO_OTHERS = "no_others"


def list_recipients(register: Register, theme: Theme) -> tuple[RecipientLine, ...]:
    """The recipients of the file, each in the role it states or the usual one of its code."""
    lines = []
    for row in select_rows(register.recipients, Recipient):
        code = theme.find_code("recipients", row.recipient)
        if code.inside:
            continue
        line = RecipientLine(
            recipient=row.recipient,
            name=row.name or "",
            roles=(row.role or code.role,),
            services=row.services,
            when=row.when,
            data=row.data,
            place=row.place,
            possible=row.possible or False,
            impact=row.impact,
        )
        lines.append(line)
    return tuple(lines)


def list_insiders(register: Register, theme: Theme) -> tuple[str, ...]:
    """Who sees the data within the organisation, which makes them no recipients (Art. 4(9)), as the file says."""
    named = {row.recipient for row in select_rows(register.recipients, Recipient)}
    return tuple(name for name, code in theme.vocabulary["recipients"].items() if code.inside and name in named)


def exclude_others(register: Register) -> bool:
    """Whether the file says that nobody but those it names receives data."""
    recipients = register.recipients
    if isinstance(recipients, tuple):
        return NO_OTHERS in recipients
    return recipients == "none"


def group_by_role(recipients: Iterable[RecipientLine], theme: Theme) -> dict[str, tuple[RecipientLine, ...]]:
    """The recipients by role, last those whose role is not stated; whoever has two is told of twice."""
    roles = (*theme.vocabulary["recipient_roles"], "")
    lines = []
    for line in recipients:
        lines += [(role, line) for role in line.roles]
    return group_in_order(lines, roles)


def list_transfers(register: Register, theme: Theme) -> tuple[TransferLine, ...]:
    """The transfers of the file, each with the name that its recipient has among the recipients."""
    names: dict[Term, Term] = {}
    for recipient in select_rows(register.recipients, Recipient):
        names.setdefault(recipient.recipient, recipient.name or "")
    lines = []
    for row in select_rows(register.transfers, Transfer):
        named = filter(None, [row.copy_from])
        copies = (*select_doors(named, theme), CONTACT)
        line = TransferLine(
            recipient=row.recipient,
            name=row.name or names.get(row.recipient, ""),
            country=row.country,
            safeguards=row.safeguard,
            copy=copies[0],
            possible=row.possible,
        )
        lines.append(line)
    return tuple(lines)


def list_countries(transfers: Iterable[TransferLine]) -> tuple[str, ...]:
    """Where data go outside the EEA, as far as it is known, by the code."""
    countries = map(attrgetter("country"), transfers)
    known = set(select_known(countries))
    return tuple(sorted(known - {OUTSIDE_EEA}))


def list_safeguards(transfers: Iterable[TransferLine]) -> frozenset[str]:
    """What transfers rest on, as far as it is known."""
    listed = map(attrgetter("safeguards"), transfers)
    safeguards = chain.from_iterable(listed)
    return frozenset(select_known(safeguards))


def may_transfer_technically(register: Register) -> bool:
    """Whether the file says that data may leave the EEA where it is technically needed."""
    return states_of_all(register, TECHNICAL)


def may_transfer_adequately(register: Register) -> bool:
    """Whether the file says that data leave the EEA only for countries with a decision on adequacy."""
    return states_of_all(register, ADEQUATE)


def states_of_all(register: Register, word: str) -> bool:
    """Whether the file says something of all transfers, by a word among their rows."""
    return word in select_rows(register.transfers, str)
