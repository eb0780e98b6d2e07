"""The services of a website as lines in words, and what they keep."""

from __future__ import annotations

from collections.abc import Iterator

from ..facts.facts import Facts
from ..facts.lines import KeptLine, select_rows
from ..format.website import Cookie, Service, ServiceTransfer
from ..notice.texts import Texts
from .lines import Line, make_line
from .voice import Said, Voice, join_words, say_code, say_shared_text, say_value, say_values

SINGLE = ("in_use", "what", "company", "role", "arrangement", "purpose", "basis", "retention", "privacy")
SEVERAL = ("interest", "data")


def state_services(facts: Facts, voice: Voice) -> Iterator[Line]:
    """What the file says of each service."""
    for place, row in enumerate(facts.register.services):
        yield make_line(
            key=("services", place),
            names=(row.service,),
            what=voice.translate(say_code, "services", row.service),
            parts=dict(list_parts(row, voice)),
            term=row.service,
        )


def state_settings(facts: Facts, voice: Voice) -> Iterator[Line]:
    """What the file says of each setting of each service."""
    for place, row in enumerate(facts.register.services):
        for name, is_on in row.settings.items():
            yield make_line(
                key=("services", place, "settings", name),
                names=((row.service, name),),
                what=voice.translate(say_setting, row, name),
                parts={"services.settings": voice.translate(say_value, "services.settings", is_on)},
            )


def say_setting(texts: Texts, row: Service, name: str) -> str:
    """A setting with its service."""
    service = say_code(texts, "services", row.service)
    question = say_shared_text(texts, f"words.services.{row.service}.settings.{name}.question")
    return f"{service}, {question}"


def list_parts(row: Service, voice: Voice) -> Iterator[tuple[str, Said]]:
    """What a row says beside its service, by the dotted key."""
    for key in SINGLE:
        label = f"services.{key}"
        yield label, voice.translate(say_value, label, getattr(row, key))
    for key in SEVERAL:
        label = f"services.{key}"
        yield label, voice.translate(say_values, label, getattr(row, key))
    yield "services.transfers", voice.translate(say_transfers, row)
    yield "services.cookies", voice.translate(say_cookies, row)


def say_transfers(texts: Texts, row: Service) -> str:
    """Where the service takes data outside the EEA."""
    if not isinstance(row.transfers, tuple):
        return say_value(texts, "services.transfers", row.transfers)
    return join_words(say_transfer(texts, each) for each in row.transfers)


def say_transfer(texts: Texts, transfer: ServiceTransfer) -> str:
    """One transfer: to whom, where, and on what it rests."""
    to = say_value(texts, "services.transfers.to", transfer.to)
    safeguards = say_values(texts, "services.transfers.safeguard", transfer.safeguard)
    return f"{to} ({texts.country(transfer.country)}): {safeguards}"


def say_cookies(texts: Texts, row: Service) -> str:
    """What the service stores."""
    if not isinstance(row.cookies, tuple):
        return say_value(texts, "services.cookies", row.cookies)
    cookies = select_rows(row.cookies, Cookie)
    return join_words(say_cookie(texts, each) for each in cookies)


def say_cookie(texts: Texts, cookie: Cookie) -> str:
    """One cookie with all that is said of it."""
    parts = ("type", "provider", "purpose", "lifetime")
    said = [say_value(texts, f"services.cookies.{part}", getattr(cookie, part)) for part in parts]
    inside = ", ".join(filter(None, said))
    return f"{cookie.name} ({inside})"


def state_kept(facts: Facts, voice: Voice) -> Iterator[Line]:
    """What services keep, and how long."""
    for line in facts.kept_by_services:
        yield make_line(
            key=(),
            names=((line.service, line.data),),
            what=voice.translate(say_kept_data, line),
            parts={"retention.keep": voice.translate(say_value, "retention.keep", line.period)},
        )


def say_kept_data(texts: Texts, line: KeptLine) -> str:
    """What a service keeps."""
    if line.data:
        return say_shared_text(texts, f"words.services.{line.service}.{line.data}")
    service = texts.service(line.service)
    return str(texts("services.kept", service=service).unescape())
