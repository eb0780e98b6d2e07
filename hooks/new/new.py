"""A new register: answers go in, the text of its file comes out; what was left open is a gap.

Every answer is put into the file as it would be written, read back and judged by the validators and checks of `check`,
with stand-ins for what is still to be asked. So an answer that is taken can never make a file that `check` refuses.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..checks.clock import get_today
from ..checks.registry import check_register
from ..folder.company import COMPANY, Company, complete_source, read_company
from ..folder.names import find_name_fault
from ..folder.tree import DiskTree, show_path
from ..format.mistakes import Mistake
from ..format.own_words import Term, Words
from ..format.validation import validate
from ..reading.faults import Fault, Place
from ..reading.loading import parse_text, read_source
from ..reading.source import Data
from ..theme.theme import DEFAULT_LANGUAGES, Theme
from .questions import (
    QUESTIONS,
    Answer,
    Answers,
    Question,
    Target,
    as_typed,
    becomes_gap,
    by_target,
    called_for,
    choices,
    example,
    label,
    meant,
    named,
    needed,
    phrase,
    proposal,
    targets,
    translated,
    what,
    wrong,
)

WIDTH = 120  # a line of the file
COMMENTS = 44  # the column of comments
CODES = re.compile(r"[A-Za-z0-9_]+( [A-Za-z0-9_]+)*")  # what may stand inside [ ] and { } as it is
WORDS_OF_YAML = frozenset({"true", "false", "yes", "no", "on", "off", "y", "n"})  # other readers take these for no text
ON_ONE_LINE = frozenset({"wording", "google_analytics"})  # groups of keys that are written in braces
AFTER_A_BLANK = frozenset({"register", "purposes"})
NOT_CALLED_FOR = "the other answers do not call for this; leave it out"


class Refused(ValueError):  # noqa: N818 - as in build.py
    """What was asked for cannot be made; the message says what to do instead."""


# --- where ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Destination:
    """Where a register is to stand, and where its company's common keys are."""

    path: Path
    company: Path

    @property
    def name(self) -> str:
        return show_path(self.path)

    @property
    def schema(self) -> str:
        return ".schema.json" if self.path.with_suffix("") == self.company.parent else "../.schema.json"


def destination(name: str, folder: Path, theme: Theme) -> Destination:
    """Where a register of this name stands.

    Args:
        name: `company` or `company/register`, also written as the path of its file.
        folder: the folder of the registers.
        theme: what cannot be an address, as a language cannot.

    Raises:
        Refused: the name cannot be an address, or it is taken.
        OSError: there is no such folder of registers.

    """
    parts = name.removesuffix(".yml").replace("\\", "/").split("/")
    if len(parts) > 1 and parts[0] == folder.name:
        parts = parts[1:]
    if len(parts) > 2:  # noqa: PLR2004 - the company and the register
        raise Refused(f"{name}: this is a folder inside a company's folder; keep a company's registers side by side")
    for part in parts:
        if fault := find_name_fault(part, Place(name, 1, 1), theme):
            raise Refused(f"{fault.problem}; {fault.remedy}")
    os.scandir(folder).close()  # the folder is there
    base = folder.joinpath(*parts)
    if len(parts) > 1 and base.parent.is_symlink():
        raise Refused(f"{show_path(base.parent)}: this is a link; put the folder itself here")
    made = Destination(base.with_suffix(".yml"), (base.parent if len(parts) > 1 else base) / COMPANY)
    if os.path.lexists(made.path):
        raise Refused(f"{made.name} is there already; edit it, or choose another name")
    return made


def beginning(where: Destination, theme: Theme, language: str, given: Mapping[str, tuple[str, ...]]) -> Answers:
    """The answers before the first question: what the company's folder says, and which options were given.

    Raises:
        Refused: the company's file has errors.

    """
    shared = read_shared(where, theme)
    if shared and shared.faults:
        raise Refused("\n".join(str(fault) for fault in shared.faults))
    home = where.company.parent
    taken = {}
    for path in [home.with_suffix(".yml"), *sorted(home.glob("[!_.]*.yml"))]:
        register = read_source(path, "").data.get("register") if path.is_file() else None
        if isinstance(register, str | dict):
            taken[register if isinstance(register, str) else as_typed(register.values())] = show_path(path)
    options = frozenset(name for name, values in given.items() if values)
    answers = Answers(theme, language, shared.data if shared else {}, taken, options)
    if faults := [fault for fault in so_far(answers, where) if fault.level == "error"]:
        raise Refused("\n".join(str(fault) for fault in faults))
    return answers


def read_shared(where: Destination, theme: Theme) -> Company | None:
    """The company's file, if there is one."""
    return read_company(DiskTree(where.company.parent), COMPANY, theme) if where.company.is_file() else None


def finish(answers: Answers, where: Destination) -> int:
    """Write the file of a register and return how many gaps it declares.

    Raises:
        Refused: it would have errors, or a file is there.
        OSError: it cannot be written.

    """
    found = judged(answers, where)
    if errors := [f"{fault.key}: {fault.problem}; {fault.remedy}" for fault in found if fault.level == "error"]:
        raise Refused("\n".join(errors))
    save(where, written(answers, where))
    return sum(fault.level == "gap" for fault in found)


def save(where: Destination, text: str) -> None:
    """Write the file, whole or not at all, and never over another.

    Raises:
        Refused: the file is there.
        OSError: it cannot be written.

    """
    made = not where.path.parent.exists()
    where.path.parent.mkdir(exist_ok=True)
    try:
        with where.path.open("xb") as file:
            try:
                file.write(text.encode())
            except BaseException:
                where.path.unlink()
                raise
    except FileExistsError as error:
        raise Refused(f"{where.name} is there already; edit it, or choose another name") from error
    except BaseException:
        if made:
            where.path.parent.rmdir()
        raise


# --- the interview ----------------------------------------------------------------------------------------------------


def interview(
    answers: Answers,
    where: Destination,
    given: Mapping[str, tuple[str, ...]],
    ask: Callable[[str], str] | None,
    say: Callable[[str], None],
) -> Answers:
    """Take the options as answers, and ask for the rest.

    Args:
        answers: those before the first question.
        where: where the register is to stand.
        given: the options, each with its values.
        ask: puts a question and returns what was typed; without it nothing is asked, and what no option answers is
            left open.
        say: tells the editor something beside the questions.

    Returns:
        The answers to all questions that were called for.

    Raises:
        Refused: nothing is asked, and an option is wrong, or one is missing that cannot be left open.

    """
    refusals: list[str] = []
    unused = set(answers.given)
    if ask:
        say(phrase("intro", answers.language))
    for asked in QUESTIONS.values():
        if not called_for(answers, asked) or not targets(answers, asked):
            continue
        unused.discard(asked.name)
        answers, told = from_options(answers, where, asked, given.get(asked.name, ()))
        if ask is None:
            answers, more = left_open(answers, asked, [*refusals, *told])
            refusals += told + more
            continue
        for refusal in told:
            say(phrase("again", answers.language, message=refusal))
        while remaining := targets(answers, asked):
            answers = asked_for(answers, where, asked, remaining[0], ask, say)
    if not refusals:
        refusals += [f"{QUESTIONS[name].option}: {NOT_CALLED_FOR}" for name in sorted(unused)]
    if refusals and ask is None:
        raise Refused("\n".join(refusals))
    for refusal in refusals:
        say(phrase("hint", answers.language, message=refusal))
    return answers


def left_open(answers: Answers, asked: Question, refusals: list[str]) -> tuple[Answers, list[str]]:
    """The answers with what no option says left open, and why that cannot be where it cannot."""
    refused = {refusal.partition(":")[0] for refusal in refusals}
    more = []
    while remaining := targets(answers, asked):
        if needed(answers, asked):
            told = refused & set(re.findall(r"--[a-z-]+", asked.instead or asked.option))
            more += [] if told else [missing(answers, asked, target) for target in remaining]
            break
        answers = answers.settled(asked, remaining[0], ())
    said_of = answers.each.get(asked.name, {}) if asked.whole else {}
    if any(said_of.values()) and not all(said_of.values()):
        lacking = ", ".join(named(term) for term, answer in said_of.items() if not answer)
        more.append(f"{asked.option}: nothing is said of {lacking}; say it of all, or leave {asked.option} out")
    return answers, more


def from_options(
    answers: Answers, where: Destination, asked: Question, values: tuple[str, ...]
) -> tuple[Answers, list[str]]:
    """The answers with what the options say of one question, and what cannot be of it."""
    if not asked.of and asked.kind == "many" and values:
        values = (",".join(values),)
    refusals = []
    for number, value in enumerate(sorted(values, key=lambda value: not asked.of or "=" not in value)):
        try:
            if not asked.of and number:
                raise wrong("this is given twice", "give it once")
            target, text = by_target(answers, asked, value) if asked.of else ((), value)
            if target or not asked.of:
                answers, _ = taken(answers, where, asked, target, text)
        except Mistake as error:
            refusals.append(f"{asked.option}: {said(error)}")
    return answers, refusals


def taken(
    answers: Answers, where: Destination, asked: Question, target: Target, text: str
) -> tuple[Answers, list[Fault]]:
    """The answers with one more, and what is doubtful about it.

    Raises:
        Mistake: the answer cannot be; it carries what is wrong and what to write instead.

    """
    answer = meant(answers, asked, target, text)
    if not answer and needed(answers, asked):
        raise wrong("this can neither be left out nor be a gap", "answer it; a notice is not published without it")
    more = answers.settled(asked, target, answer)
    before, after = so_far(answers, where), so_far(more, where)
    for fault in after:
        if fault.level == "error":
            raise wrong(fault.problem, fault.remedy)
    known = {(fault.code, fault.problem) for fault in before}
    return more, [
        fault for fault in after if fault.level == "warning" and (fault.code, fault.problem) not in known and answer
    ]


def asked_for(
    answers: Answers,
    where: Destination,
    asked: Question,
    target: Target,
    ask: Callable[[str], str],
    say: Callable[[str], None],
) -> Answers:
    """The answers with one more, asked for until it can be taken."""
    proposed = proposal(answers, asked, target)
    prompt = worded(answers, asked, target, proposed)
    while True:
        text = ask(prompt).strip()
        prompt = worded(answers, asked, target, proposed, again=True)
        try:
            if not text and proposed:
                text = ",".join(named(term) for term in proposed)
            more, doubts = taken(answers, where, asked, target, text)
        except Mistake as error:
            say(phrase("again", answers.language, message=translated(said(error), answers.language)))
            continue
        for doubt in doubts:
            message = "; ".join(filter(None, (doubt.problem, doubt.remedy)))
            say(phrase("hint", answers.language, message=translated(message, answers.language)))
        if asked.whole and not meant(answers, asked, target, text):
            say(phrase("hint", answers.language, message=phrase("everything_open", answers.language)))
        return more


def worded(answers: Answers, asked: Question, target: Target, proposed: Answer, *, again: bool = False) -> str:
    """A question with its numbered choices, and what Enter does; asked again, without the choices."""
    language = answers.language
    lines = ["", asked.words[language].format(what=what(answers, asked, target))]
    listed = choices(answers, asked, target)
    heading = ""
    for number, choice in enumerate(listed if not again else (), start=1):
        if (above := heading_of(answers, asked, choice)) != heading:
            heading = above
            lines.append(f"  {heading}:")
        shown = label(answers, asked, choice)
        lines.append(
            f"  {number:>3}  {shown}" + (f" ({choice})" if isinstance(choice, str) and choice != shown else "")
        )
    if asked.kind != "text" and not again:
        how = phrase(asked.kind, language)
        lines.append(f"{how} {phrase('own', language, example=example(answers))}" if asked.own else how)
    if proposed:
        numbers = [str(listed.index(term) + 1) if term in listed else named(term) for term in proposed]
        enter = phrase("default", language, default=", ".join(numbers))
    elif needed(answers, asked):
        enter = phrase("required", language)
    else:
        enter = phrase("gap" if becomes_gap(answers, asked) else "out", language)
    return "\n".join([*lines, f"[{enter}] > "])


def heading_of(answers: Answers, asked: Question, choice: Term) -> str:
    """The heading over a choice in a long list: the group of an item, where a source comes from."""
    found = (
        answers.theme.find_code(asked.vocabulary, choice)
        if asked.vocabulary in ("items", "sources")
        else answers.theme.find_code("items", "")
    )
    if found.group:
        return str(answers.words(f"words.groups.{found.group}").unescape())
    return str(answers.words(f"words.origins.{found.origin}").unescape()) if found.origin else ""


def missing(answers: Answers, asked: Question, target: Target) -> str:
    """What to say when an option is missing that cannot be left open."""
    meaning = asked.words[answers.language].format(what=what(answers, asked, target))
    return f"{asked.instead or asked.option} is missing, and this can neither be left out nor be a gap: {meaning}"


def said(error: Mistake) -> str:
    """A refusal as one sentence."""
    return "; ".join(part for part in (error.problem, error.remedy) if part)


def so_far(answers: Answers, where: Destination) -> list[Fault]:
    """What `check` would say of the answers so far, with stand-ins for what is still to be asked."""
    return judged(replace(answers, stand_ins=True), where)


def judged(answers: Answers, where: Destination) -> list[Fault]:
    """What the validators and checks of `check` say of the file."""
    read = parse_text(written(answers, where), where.name)
    if read.faults:
        return read.faults
    if shared := read_shared(where, answers.theme):
        complete_source(read, shared)
    reading = validate(read.data, read.places, answers.theme, draft=False)
    found = check_register(reading.register, read.places, answers.theme) if reading.register else []
    return [*read.faults, *reading.faults, *found]


# --- from answers to facts --------------------------------------------------------------------------------------------


def facts(answers: Answers) -> dict[str, Data]:
    """The answers as the data of a file, in the order of the format, with a gap for what was left open."""
    made: dict[str, Data] = {}
    if answers.is_own("controller"):
        made["controller"] = controller(answers)
    if answers.is_own("contact") and (person := contact(answers)):
        made["contact"] = person
    made["register"] = plain(answers.one("register"))
    made["drawn_up"] = plain(answers.one("drawn_up") or get_today().isoformat())
    wording = {name: plain(answers.one(name)) for name in ("we_are", "dealings") if answers.one(name)}
    if answers.is_own("wording") and wording:
        made["wording"] = wording
    if answers.subjects != answers.theme.find_code("registers", answers.one("register")).subjects:
        made["subjects"] = several(answers.many("subjects"))
    elif isinstance(answers.one("register"), Words):
        made["subjects"] = ["customers"]  # a stand-in: own words for the register tell nothing of its subjects
    made["purposes"] = list(purposes(answers))
    made["providing_data"] = providing(answers)
    made["data"] = [item(answers, term) for term in answers.many("data")] or gap(answers)
    made["sources"] = several(answers.many("sources")) or gap(answers)
    recipients = answers.many("recipients")
    made["recipients"] = "none" if recipients == ("none",) else several(recipients) or gap(answers)
    made["transfers"] = transfers(answers)
    made["retention"] = gap(answers) if answers.retention_open else list(periods(answers))
    if answers.is_own("security") and (kept := security(answers)):
        made["security"] = kept
    if answers.is_own("cookies") and (cookies := cookies_of(answers)):
        made["cookies"] = cookies
    if answers.is_own("google_analytics") and (period := answers.one("google_analytics")) not in ("", "no"):
        made["google_analytics"] = {"retention": gap(answers) if period == "open" else plain(period)}
    made["automated_decisions"] = plain(answers.one("automated_decisions")) or gap(answers)
    return made


def plain(term: Term) -> Data:
    """A term as a file has it."""
    return dict(term.root) if isinstance(term, Words) else term


def several(answer: Answer) -> list[Data]:
    return [plain(term) for term in answer]


def few(answer: Answer) -> Data:
    """One term as itself, several as a list."""
    return plain(answer[0]) if len(answer) == 1 else several(answer)


def gap(answers: Answers) -> dict[str, Data]:
    """What stands where a fact is not known yet; the note is for those who edit."""
    return {"gap": f"{get_today()} {phrase('note', answers.language)}"}


def controller(answers: Answers) -> dict[str, Data]:
    """Who decides: the name, and what was told of the company."""
    made: dict[str, Data] = {"name": plain(answers.one("name"))}
    for name in ("business_id", "address"):
        made[name] = plain(answers.one(name)) or gap(answers)
    return made | {name: plain(answers.one(name)) for name in ("phone", "email", "website") if answers.one(name)}


def contact(answers: Answers) -> dict[str, Data]:
    """Whom to ask: a role or a person, and what differs from the controller."""
    made: dict[str, Data] = {}
    if who := answers.one("contact"):
        made["role" if who in answers.theme.vocabulary["roles"] else "name"] = plain(who)
    return made | {
        part: plain(answers.one(f"contact_{part}")) for part in ("phone", "email") if answers.one(f"contact_{part}")
    }


def purposes(answers: Answers) -> Iterator[Data]:
    """The rows of purposes; those alike in all but the purpose are one."""
    rows: list[tuple[dict[str, Data], list[Term]]] = []
    for purpose in answers.many("purposes"):
        for row in resting(answers, purpose):
            beside = next((listed for other, listed in rows if other == row), None)
            if beside is None:
                rows.append((row, [purpose]))
            else:
                beside.append(purpose)
    for row, listed in rows:
        yield {"purpose": few(tuple(listed))} | row


def resting(answers: Answers, purpose: Term) -> Iterator[dict[str, Data]]:
    """What a purpose rests on; with a contract, contact persons are set apart, since it is not theirs."""
    bases = answers.about("basis", purpose)
    row: dict[str, Data] = {"basis": few(bases) if bases else gap(answers)}
    if "legitimate_interest" in bases:
        interest = answers.about("interest", purpose)
        row["interest"] = few(interest) if interest else gap(answers)
    if "legal_obligation" in bases:
        row["law"] = few(answers.about("law", purpose))
    if "consent" in bases and (withdraw := answers.about("withdraw", purpose)):
        row["withdraw"] = few(withdraw)
    interest = answers.many("contacts_interest")
    if "contract" not in bases or not answers.divided or not interest:
        yield row
        return
    yield row | {"about": several(tuple(term for term in answers.subjects if term not in answers.contacts))}
    others = tuple(dict.fromkeys("legitimate_interest" if basis == "contract" else basis for basis in bases))
    yield (
        {"basis": few(others), "interest": few(interest)}
        | {key: value for key, value in row.items() if key not in ("basis", "interest")}
        | {"about": several(answers.contacts)}
    )


def providing(answers: Answers) -> Data:
    """Whether the data must be given."""
    if answers.one("providing_data") != "required":
        return plain(answers.one("providing_data")) or gap(answers)
    return {
        "required_by": several(answers.many("required_by")),
        "needed": several(answers.many("needed")),
        "without_it": few(answers.many("without_it")),
    }


def item(answers: Answers, term: Term) -> Data:
    """An item of data; a special category is a row with its condition."""
    if answers.theme.find_code("items", term).group != "special":
        return plain(term)
    return {"item": plain(term), "special": few(answers.about("special", term))}


def transfers(answers: Answers) -> Data:
    """The transfers; a technical need leaves the rest open."""
    chosen = answers.many("transfers")
    if chosen in ((), ("none",)):
        return "none" if chosen else gap(answers)
    made: list[Data] = [
        {
            "recipient": plain(term),
            "country": few(answers.about("country", term)),
            "safeguard": few(answers.about("safeguard", term)),
        }
        for term in answers.abroad
    ]
    return [*made, "if_technically_needed", gap(answers)] if "if_technically_needed" in chosen else made


def periods(answers: Answers) -> Iterator[Data]:
    """The rows of retention; groups kept alike share one."""
    alike: dict[Answer, list[Term]] = {}
    for group in answers.groups:
        alike.setdefault((*answers.about("retention", group), *answers.about("after", group)), []).append(group)
    for answer, listed in alike.items():
        groups = few(tuple(listed))
        if answer[0] in answers.theme.vocabulary["statutory"]:
            yield plain(answer[0])
        elif answer[0] in answers.theme.vocabulary["until"]:
            yield {"data": groups, "until": plain(answer[0])}
        else:
            yield {"data": groups, "keep": plain(answer[0]), "after": few(answer[1:])}


def security(answers: Answers) -> dict[str, Data]:
    """How paper and electronic data are protected."""
    made: dict[str, Data] = {name: several(answers.many(name)) for name in ("paper", "electronic")}
    if answers.many("paper") == ("none",):
        made["paper"] = "none"
    return {name: listed for name, listed in made.items() if listed}


def cookies_of(answers: Answers) -> Data:
    """What is said of cookies; nothing where nothing calls for it."""
    if answers.one("cookies") == "used" and (settings := answers.one("cookie_settings")):
        return {"settings": plain(settings), "list": gap(answers)}
    return plain(answers.one("cookies")) or (gap(answers) if answers.needs_cookies else None)


# --- from facts to the text of a file ---------------------------------------------------------------------------------


def written(answers: Answers, where: Destination) -> str:
    """The text of the file: commented in the language of the editor, gaps and own words on lines of their own."""
    made = facts(answers)
    language = answers.language
    lines = [f"# yaml-language-server: $schema={where.schema}", f"# {phrase('header', language)}"]
    if any(line.strip(" -").startswith("gap:") for key, value in made.items() for line in entry(key, value, 0)):
        lines.append(f"# {phrase('header_gaps', language)}")
    if common := [key for key in answers.shared if key not in made]:
        lines.append(f"# {phrase('header_shared', language, keys=', '.join(common))}")
    for key, value in made.items():
        lines += [""] if key in AFTER_A_BLANK else []
        lines += commented(entry(key, value, 0), answers.theme.keys[key][language])
        if key == "retention" and isinstance(value, dict):
            lines += [f"  # {phrase('known', language)} {row}" for row in known_periods(answers)]
    return "\n".join(lines) + "\n"


def known_periods(answers: Answers) -> Iterator[str]:
    """What was said of some groups while others were left open, so that it is not lost."""
    for group in answers.groups:
        if answer := (*answers.about("retention", group), *answers.about("after", group)):
            yield f"{group}: {', '.join(named(term) for term in answer)}"


def commented(lines: list[str], comment: str) -> list[str]:
    """The lines of one key with what it means, beside it where there is room, else above."""
    beside = f"{lines[0] + ' ':<{COMMENTS}} # {comment}"
    return [beside, *lines[1:]] if len(beside) <= WIDTH else [f"# {comment}", *lines]


def entry(key: str, value: Data, depth: int) -> list[str]:
    """A key with its value as lines."""
    pad = "  " * depth
    if isinstance(value, dict) and not (key in ON_ONE_LINE and compact(value)):
        inside = [line for name, part in value.items() for line in entry(name, part, depth + 1)]
        return [f"{pad}{key}:", *inside]
    if isinstance(value, list) and not all(isinstance(part, str) and CODES.fullmatch(part) for part in value):
        return [f"{pad}{key}:", *(line for part in value for line in row(part, depth + 1))]
    if isinstance(value, list):
        return folded(f"{pad}{key}: [", [str(part) for part in value])
    return [f"{pad}{key}: {compact(value) if isinstance(value, dict) else scalar(str(value))}"]


def row(value: Data, depth: int) -> list[str]:
    """An item of a list as lines: in braces where it is short and has only codes."""
    pad = "  " * depth
    if not isinstance(value, dict):
        return [f"{pad}- {scalar(str(value))}"]
    short = compact(value)
    if short and len(pad) + len(short) + 2 <= WIDTH - 10:
        return [f"{pad}- {short}"]
    lines = [line for name, part in value.items() for line in entry(name, part, depth + 1)]
    return [f"{pad}- {lines[0].lstrip()}", *lines[1:]]


def compact(value: Data) -> str:
    """Codes in brackets and braces on one line; nothing where a gap, own words or other text is inside."""
    if isinstance(value, str):
        return value if CODES.fullmatch(value) and value.lower() not in WORDS_OF_YAML else ""
    if isinstance(value, list):
        parts = [compact(part) for part in value]
        return f"[{', '.join(parts)}]" if all(parts) else ""
    if not isinstance(value, dict) or "gap" in value or any(language in value for language in DEFAULT_LANGUAGES):
        return ""
    pairs = {key: compact(part) for key, part in value.items()}
    return "{" + ", ".join(f"{key}: {part}" for key, part in pairs.items()) + "}" if all(pairs.values()) else ""


def folded(start: str, parts: list[str]) -> list[str]:
    """A list in brackets, continued on the next line where it grows too long."""
    lines = [start]
    for index, part in enumerate(parts):
        end = "]" if index == len(parts) - 1 else ","
        between = " " if index and lines[-1].strip() else ""
        if len(lines[-1] + between + part + end) > WIDTH:
            lines.append(" " * len(start))
            between = ""
        lines[-1] += between + part + end
    return lines


def scalar(text: str) -> str:
    """One line of visible text as YAML: as it is where that reads back the same, else in quotes."""
    if reads_back(text, text) and text.lower() not in WORDS_OF_YAML:
        return text
    return "'" + text.replace("'", "''") + "'"


def reads_back(written_so: str, text: str) -> bool:
    """Whether a value written in this way is read as the text, and without a fault."""
    read = parse_text(f"key: {written_so}\n", "")
    return not read.faults and read.data == {"key": text}
