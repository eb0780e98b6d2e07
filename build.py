"""The command line of Seloste: `python build.py` builds the site, `python build.py --help` tells the rest.

Exit code 0: done; 1: a notice has errors; 2: the call or the set-up is wrong, or the program fails; 130: interrupted;
141: whoever read the output has gone. Messages go to standard error, results to standard output.

The commands are in hooks/commands/. This file is the last line of defence around them, and needs nothing but Python.
In a wheel it begins the package `seloste`, which holds what lies beside it here, and the command `seloste` calls `run`.
"""

import os  # Python has loaded both of these before it looks here
import sys

# What lies beside this file takes the place of no module, of Python or of a package, whichever begins to look for it.
if __name__ == "__main__":
    beside = os.path.dirname(os.path.realpath(__file__))
    sys.path[:] = [place for place in sys.path if os.path.realpath(place) != beside]

import traceback
from contextlib import suppress
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from io import TextIOWrapper
from pathlib import Path

WRONG, INTERRUPTED, CLOSED = 2, 130, 141
TRACEBACK = "SELOSTE_TRACEBACK"  # the variable under which whatever ends a command is told in full
PROJECT = Path(__file__).resolve().parent
ENVIRONMENT = PROJECT / ".venv"
PACKAGE = f"{__name__}.hooks" if __package__ else "hooks"  # in a wheel, and in a checkout
MOST = 500  # characters of an error that are told
PRINTING = ("echo", "run")  # the functions that write to standard output: click's, and the one below


def run() -> int:
    """Run the command line and return its exit code; no error leaves it."""
    os.umask(0o022)  # the files are public; whoever builds them may have a stricter habit
    prepare_streams()
    try:
        code = call_command_line()
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BrokenPipeError:
        code = CLOSED
    except Exception as error:  # noqa: BLE001 - the last line of defence
        code = WRONG
        say_failure(error)
    drop_unwritten()
    return code


def call_command_line() -> int:
    """Call the command that the words of the command line name; imported here, so that a failing import is told.

    Raises:
        ImportError: a package or a part of the program is missing, or Python is too old.

    """
    if sys.version_info < (3, 11):  # noqa: UP036 - who calls an older one is told here
        raise ImportError("this is Python " + sys.version.partition(" ")[0], name="python")
    find_program()
    code: int = import_module(f"{PACKAGE}.commands.calling").call_by_words(__package__ or "build.py")
    return code


def find_program() -> None:
    """Make the package the folder beside this file: `python -P` does not look here, and the path may lead to another.

    Raises:
        ImportError: there is no such folder.

    """
    folder = PROJECT / "hooks"
    spec = spec_from_file_location(PACKAGE, folder / "__init__.py", submodule_search_locations=[str(folder)])
    if spec is None or spec.loader is None or not folder.is_dir():
        raise ImportError(f"{folder} is missing", name=PACKAGE)
    if PACKAGE not in sys.modules:
        sys.modules[PACKAGE] = module_from_spec(spec)


# --- what is printed --------------------------------------------------------------------------------------------------


def prepare_streams() -> None:
    """Print UTF-8 to whatever is no console, and on a console replace what it cannot show."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed; the next file that is opened would take its number and its output
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - to the end
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, TextIOWrapper):
            continue
        if stream.isatty():
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def drop_unwritten() -> None:
    """Let what cannot be written go nowhere, since Python would complain of it at its end."""
    for number, stream in ((1, sys.stdout), (2, sys.stderr)):
        try:
            stream.flush()
        except (OSError, ValueError):
            with suppress(OSError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), number)


# --- what ends a command ----------------------------------------------------------------------------------------------


def say_failure(error: Exception) -> None:
    """Say in a few lines what ended a command, and what to do; in full where the environment asks for it."""
    with suppress(OSError, ValueError):  # there may be nowhere to say it
        if os.environ.get(TRACEBACK):
            traceback.print_exception(error, file=sys.stderr)
            return
        print(explain_failure(error), file=sys.stderr, flush=True)  # noqa: T201 - click may be what is missing


def explain_failure(error: Exception) -> str:
    """What ended a command, and what to do."""
    frames = traceback.extract_tb(error.__traceback__)
    text = show_text(error)
    if isinstance(error, ImportError):
        return f"Error: {text}; {advise_on_import(error.name or '')}"
    if isinstance(error, OSError) and error.filename is None and frames[-1].name in PRINTING:
        return f"Error: standard output: {error.strerror}"
    if isinstance(error, FileNotFoundError) and is_folder_gone():
        return "Error: the current folder is no more; change to one that is there"
    return (
        f"Error: the program failed: {type(error).__name__}: {text} ({name_place(frames)})\n"
        "This is a fault of the program, or of the machine it runs on, and not of your registers. Call it again with\n"
        f"{TRACEBACK}=1 in its environment, and report what it prints then where you have the program from."
    )


def is_folder_gone() -> bool:
    """Whether the folder in which the program was called has been removed."""
    try:
        Path.cwd()
    except FileNotFoundError:
        return True
    return False


def show_text(error: Exception) -> str:
    """What an error says, on one line of bounded length, with no character that a terminal would obey."""
    text = "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in str(error))
    return text if len(text) <= MOST else f"{text[:MOST]}…"


def name_place(frames: traceback.StackSummary) -> str:
    """The last place of the program that was reached, as `hooks/checks/dates.py, line 12`."""
    for frame in reversed(frames):
        file = Path(frame.filename)
        if file.is_relative_to(PROJECT) and not file.is_relative_to(ENVIRONMENT):
            return f"{file.relative_to(PROJECT).as_posix()}, line {frame.lineno}"
    return "build.py"


def advise_on_import(module: str) -> str:
    """What to do where a module cannot be imported."""
    if module == "python":
        return "Python 3.11 or newer is needed"
    called = Path(sys.executable)
    install = f"{called} -m pip install --require-hashes -r requirements.txt"
    is_whole = module.partition(".")[0] != PACKAGE.partition(".")[0]
    if __package__:
        return f"run `{install}`" if is_whole else f"the program is not whole; run `{install} --force-reinstall`"
    if not is_whole:
        return "the program is not whole; `git status` tells what is missing"
    for python in (ENVIRONMENT / "bin/python", ENVIRONMENT / "Scripts/python.exe"):
        if python.exists() and python.parent.resolve() != called.parent.resolve():
            return f"call {python} instead of {called}"
    begin = "remove .venv and run" if os.path.lexists(ENVIRONMENT) else "run"
    return f"{begin} `make site`, or `{install}`"


if __name__ == "__mp_main__":  # a process that makes a PDF
    find_program()
if __name__ == "__main__":
    sys.exit(run())
