"""How a command says that it cannot do what it was asked."""

from __future__ import annotations

from .messages import ENGLISH, Value, Values, say_refusal


class Refused(ValueError):  # noqa: N818 - it says what happened to the command
    """The call or the set-up is wrong; the sentence says what to do instead."""

    def __init__(self, message: str, /, **values: Value) -> None:
        """Take the name of a sentence under `refusals:` in theme/messages/, and what goes into its places."""
        self.message = message
        self.values: Values = tuple(values.items())
        super().__init__(message)  # the values are attributes, with which another process can make it again

    def say(self, language: str) -> str:
        """The sentence in a language."""
        return say_refusal(self.message, self.values, language)

    def __str__(self) -> str:
        return self.say(ENGLISH)
