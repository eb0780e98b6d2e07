"""What is wrong with the words of a call, in the language of the call; in English click says it itself."""

from __future__ import annotations

import click

from ..reading.messages import Series, Value, make_phrase, say_sentence


def say_usage_error(error: click.ClickException, language: str) -> str:
    """How the command is called, where its help is, and what is wrong."""
    lines = []
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context:
        lines += [
            context.get_usage(),
            make_phrase("usage-help", command=f"{context.command_path} --help").say(language),
            "",
        ]
    reason = explain_usage_error(error)
    lines.append(say_sentence("results", "refused", (("reason", reason),), language))
    return "\n".join(lines)


def explain_usage_error(error: click.ClickException) -> Value:
    """What is wrong; an error that no call of this program raises has click's own words."""
    if isinstance(error, click.NoSuchOption):
        return add_hint("no-such-option", error.option_name, error.possibilities)
    if isinstance(error, click.exceptions.NoSuchCommand):
        return add_hint("no-such-command", error.command_name, error.possibilities)
    if isinstance(error, click.BadParameter):
        return explain_parameter(error)
    if isinstance(error, click.BadOptionUsage):
        wants_value = "requires" in error.message
        return make_phrase("option-without-value" if wants_value else "option-with-value", name=error.option_name)
    _, bracket, words = error.message.partition("(")  # how click names the words that are too many
    if bracket and isinstance(error, click.UsageError):
        return make_phrase("too-many-words", words=words.removesuffix(")"))
    return error.format_message()


def explain_parameter(error: click.BadParameter) -> Value:
    """What is wrong with the value of an option or an argument."""
    parameter = error.param
    if parameter is None:
        return error.format_message()
    name = parameter.make_metavar(click.Context(click.Command(""))) if isinstance(parameter, click.Argument) else ""
    name = name or max(parameter.opts, key=len)
    if isinstance(error, click.MissingParameter):
        return make_phrase("parameter-missing", name=name)
    if isinstance(parameter.type, click.Choice):
        return make_phrase("not-among-choices", name=name, choices=Series(tuple(parameter.type.choices)))
    if isinstance(parameter.type, click.IntRange):
        return make_phrase("not-in-range", name=name, least=str(parameter.type.min), most=str(parameter.type.max))
    return make_phrase("value-unfit", name=name, reason=error.message)


def add_hint(message: str, name: str, near: list[str] | None) -> Value:
    """A name that is not known, and those that are near."""
    unknown = make_phrase(message, name=name)
    if not near:
        return unknown
    return Series((unknown, make_phrase("did-you-mean", names=Series(tuple(near), "or"))), "semicolon")
