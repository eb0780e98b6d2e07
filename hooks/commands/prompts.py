"""What is asked at the terminal, and typed there."""

from __future__ import annotations

import sys
from io import TextIOWrapper

import click

ANY_BYTES = "surrogateescape"
AFRESH = ("2", "e", "ei", "n", "no", "nej")  # what begins again what was interrupted


def is_at_terminal() -> bool:
    """Whether somebody can be asked."""
    return bool(sys.stdin) and sys.stdin.isatty()


def type_answer(prompt: str) -> str:
    """What the editor types after a question; bytes that are no text are told apart later, as any wrong answer."""
    if isinstance(sys.stdin, TextIOWrapper) and sys.stdin.errors != ANY_BYTES:
        sys.stdin.reconfigure(errors=ANY_BYTES)
    click.echo(prompt, nl=False, err=True)
    return input()


def offer_to_go_on(offer: str) -> bool:
    """Whether the editor goes on from what was answered before an interruption, as Enter does."""
    reply = type_answer(f"\n{offer}\n[Enter: 1] > ").strip()
    return reply.casefold() not in AFRESH


def print_aside(text: str) -> None:
    """Tell the editor something beside the questions."""
    click.echo(text, err=True)
