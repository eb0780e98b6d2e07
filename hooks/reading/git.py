"""The one way in which git is asked: without what others have set for it, and with its refusals told on one line.

What git answers was written by anybody. It is read as bytes with a NUL after each part, and never by lines.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from .display import make_visible
from .refusals import Refused

MAX_SAID = 300  # characters of what git says
# A hook, an alias or another program may have set any GIT_… for a call of its own, such as the repository and the index
# that it is about. These say alone which settings are read, and how far the search for a repository goes.
KEPT = ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_DISCOVERY_ACROSS_FILESYSTEM")
OURS = {
    "LC_ALL": "C",  # refusals in English, which `REASONS` knows
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": os.devnull,
}
# What a user's settings could change of an answer, or would run.
SETTINGS = (
    "advice.graftFileDeprecated=false",
    "color.ui=false",
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "core.quotePath=false",
    "core.untrackedCache=false",
    "diff.ignoreSubmodules=none",
    "diff.renames=false",
    "i18n.logOutputEncoding=UTF-8",
    "log.mailmap=false",
    "log.showSignature=false",
    "merge.directoryRenames=conflict",
    "merge.renames=true",
    "submodule.recurse=false",
)
TRUSTED = "safe.directory"  # the one setting that counts only outside the repository
ASIDE = ("hint:", "warning:")  # how lines begin that say nothing of why
UNKNOWN = 1  # the exit code of git where it has no answer, and nothing is wrong
# What git says, and the sentence that tells it with its remedy.
REASONS = {
    r"(?:dubious ownership in|unsafe) repository (?:at |\()'(?P<place>[^'\n]*)'": "git-foreign-owner",
    r"not a git repository: (?P<place>[^\n]+)": "git-link-broken",
    r"not a git repository": "no-repository",
    r"invalid gitfile format: (?P<place>[^\n]+)": "git-link-broken",
    r"config|repo(?:sitory)? (?:version|extension)": "git-settings",
    r"is not a git command|unknown (?:option|switch)|^usage:": "git-too-old",
}


class NoGit(Refused):
    """Git cannot tell; the sentence says why, and what to do."""


class NoAnswer(NoGit):
    """What git was asked for is not there, and nothing else is wrong."""


def run_git(folder: Path, *arguments: str, given: bytes = b"", more: Mapping[str, str] | None = None) -> bytes:
    """The output of one git command.

    Args:
        folder: where git runs.
        arguments: the command and its arguments.
        given: what it reads from standard input.
        more: variables of its environment.

    Raises:
        NoAnswer: git ends with the code 1 and says nothing.
        NoGit: there is no git, or it refuses; the message is git's own, or says what to do.

    """
    with start_git(folder, *arguments, given=given, more=more) as output:
        return output.read()


@contextmanager
def start_git(
    folder: Path, *arguments: str, given: bytes = b"", more: Mapping[str, str] | None = None
) -> Iterator[IO[bytes]]:
    """The output of one git command while it runs; an error in the block ends it.

    Arguments and errors are those of `run_git`; the errors come at the end of the block.
    """
    command = ["git", "-C", str(folder), "--no-pager", *list_settings(), *arguments]
    with TemporaryFile() as asked, TemporaryFile() as said:
        asked.write(given)
        asked.seek(0)
        try:
            process = subprocess.Popen(  # noqa: S603 - the command is git, its arguments are ours
                command,
                stdin=asked,
                stdout=subprocess.PIPE,
                stderr=said,
                env=make_environment(more or {}),
            )
        except OSError as error:
            raise NoGit("git-missing") from error
        with process:
            try:
                assert process.stdout
                yield process.stdout
            except BaseException:
                process.kill()
                raise
        said.seek(0)
        refuse_failure(process.returncode, said.read(), folder, arguments[0])


def make_environment(more: Mapping[str, str]) -> dict[str, str]:
    """The environment of git: the caller's without what steers git, and ours."""
    inherited = {}
    for name, value in os.environ.items():
        steers_git = name.startswith("GIT_") and name not in KEPT
        if not steers_git:
            inherited[name] = value
    return {**inherited, **OURS, **more}


def list_settings() -> Iterator[str]:
    """The options of git that put our settings over those of the user, and keep the trust that the caller gives."""
    for setting in (*SETTINGS, *list_trusted()):
        yield "-c"
        yield setting


def list_trusted() -> Iterator[str]:
    """The repositories of other users that the caller's environment allows, as in a container."""
    for name, value in os.environ.items():
        number = name.removeprefix("GIT_CONFIG_KEY_")
        if number != name and value.lower() == TRUSTED:
            repository = os.environ.get(f"GIT_CONFIG_VALUE_{number}", "")
            yield f"{TRUSTED}={repository}"


def refuse_failure(code: int, said: bytes, folder: Path, command: str) -> None:
    """Say why git failed, if it did.

    Raises:
        NoAnswer: it says nothing, and the code is that of no answer.
        NoGit: with the reason.

    """
    if code == 0:
        return
    lines = said.decode("utf-8", "replace").strip().split("\n")
    telling = [line for line in lines if not line.startswith(ASIDE)]
    text = "\n".join(telling)
    if not text:
        kind = NoAnswer if code == UNKNOWN else NoGit
        raise kind("git-failed", command=command)
    first = make_visible(text.partition("\n")[0], MAX_SAID)
    for pattern, message in REASONS.items():
        found = re.search(pattern, text, re.MULTILINE)
        if found:
            place = found.groupdict().get("place") or str(folder)
            raise NoGit(message, folder=str(folder), place=make_visible(place, MAX_SAID), said=first)
    raise NoGit("git-said", said=first)
