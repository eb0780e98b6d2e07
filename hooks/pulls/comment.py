"""The comment on a pull request: a short Markdown text in the languages of its notices, made of changes.json.

No value of the file can become a link, a mention, an image, markup or another comment's mark; the only links are those
given by the caller. Nothing here reads the network; github.py and gitlab.py write what this makes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..review.approvals import LOG
from ..review.json_form import ChangesData, SharedData, TextVersionData
from ..review.rendering import NOTHING
from .escaping import escape, mark_code
from .notice_part import Links, write_notice
from .rows import Row, choose_rows, count_high, group_by_notice, list_rows
from .shared_part import choose_shared, write_shared
from .wording import BETWEEN_LANGUAGES, Wording

MARK = "<!-- seloste: review "  # the comment is found by it; the commit that it is of stands behind
TITLE = "### "
MAX_ROWS = 30
MAX_NAMED = 10  # files of the program
SHARE = 3  # one of so many lines may tell of a shared text, and one of what another shared file changes
MAX_CHARACTERS = 60_000  # GitHub takes 65 536


def is_needed(changes: ChangesData) -> bool:
    """Whether a page changes, or might."""
    listed = (
        *changes.notices,
        *changes.clauses,
        *changes.effects,
        *changes.templates,
        *changes.generator,
        *changes.faults,
        *changes.lost_approvals,
    )
    return any((listed, changes.layout_only))


def write_comment(changes: ChangesData, links: Links, wording: Wording) -> str:
    """The whole comment, which is the same as long as what it says is; with fewer rows where long values fill it."""
    text = ""
    wording = wording.speak(changes.languages)
    for most in (MAX_ROWS, MAX_ROWS // 3, SHARE, 1):
        lines = write_lines(changes, links, wording, most)
        text = "\n".join(lines)
        if len(text) <= MAX_CHARACTERS:
            break
    return text


def write_stale(text: str, newest: str, wording: Wording) -> str:
    """A comment that says first that it is not of the newest commit; as it is where it is of that one."""
    commit = read_commit(text)
    if commit == newest:
        return text
    alert = write_alert("stale", [f"{commit[:12]} → {newest[:12]}"], 1, wording)
    first, _, _ = text.partition("\n")
    _, _, rest = text.partition(f"\n{TITLE}")
    return "\n".join([first.rstrip("\r"), *alert, f"{TITLE}{rest}"])


def read_commit(text: str) -> str:
    """The commit that a comment is of."""
    return text.removeprefix(MARK).partition(" ")[0]


def write_lines(changes: ChangesData, links: Links, wording: Wording, most: int) -> Iterator[str]:
    """The lines of the comment, with at most so many rows."""
    yield f"{MARK}{changes.head_commit} -->"
    yield f"{TITLE}{wording.say_in_all('title')}"
    yield ""
    yield from write_warnings(changes, wording)
    if not is_needed(changes):
        yield wording.say_in_all("nothing")
        yield ""
        return
    named = {
        "clause": choose_shared(changes.clauses, most // SHARE),
        "effect": choose_shared(changes.effects, most // SHARE),
    }
    shown = [*named["clause"], *named["effect"]]
    rows = list_rows(changes)
    kept = choose_rows(rows, most - len(shown), most - MAX_NAMED)
    yield write_summary(changes, wording)
    yield ""
    if changes.unversioned:
        version = wording.say_in_all("unversioned", key=mark_code("texts.version"))
        yield f"- ⚠ {version}"
    for told in changes.texts:
        yield from write_text_version(told, wording)
    for name, listed in named.items():
        for change in listed:
            yield from write_shared(name, change, links, wording)
    if changes.layout_only:
        layout = wording.say_in_all("layout", count=changes.layout_only)
        yield f"- {layout}"
    for group in group_by_notice(kept):
        yield from write_notice(group, links, wording)
    yield from write_left_out(changes, kept, shown, wording)
    has_high = count_high(kept) + count_high(shown) > 0
    yield from write_end(changes, links, wording, has_high=has_high)


def write_text_version(version: TextVersionData, wording: Wording) -> Iterator[str]:
    """What changed in a version of the shared texts, in every language."""
    said = []
    for language in wording.languages:
        day = wording.say_date(version.day, language)
        number = escape(version.number)
        said.append(wording.say("text_version", language, number=number, day=day))
    yield f"- {BETWEEN_LANGUAGES.join(said)}"
    for language in wording.languages:
        told = " ".join(map(escape, version.said.get(language, ())))
        yield f"  - {language}: {told}"


def write_warnings(changes: ChangesData, wording: Wording) -> Iterator[str]:
    """What a reviewer must know before reading on, loudly."""
    if changes.generator:
        yield from write_alert("generator", changes.generator, changes.totals.generator, wording)
    if changes.templates_not_shown:
        yield from write_alert("blind", changes.templates, changes.totals.templates, wording)
    if changes.faults:
        yield from write_alert("faults", changes.faults, changes.totals.faults, wording)
    if changes.lost_approvals:
        yield from write_alert("lost_approvals", changes.lost_approvals, changes.totals.lost_approvals, wording)
    if changes.base_moved:
        yield from write_alert("base_moved", changes.base_moved, changes.totals.base_moved, wording)


def write_alert(name: str, listed: Sequence[str], count: int, wording: Wording) -> Iterator[str]:
    """A red box of GitHub, elsewhere a quotation: a text in every language, and what it is about.

    Args:
        name: of the text.
        listed: what it is about, as far as it is known.
        count: how much that is.
        wording: the texts.

    """
    yield "> [!CAUTION]"
    for language in wording.languages:
        title = wording.say(name, language)
        reason = wording.say(f"{name}_why", language)
        yield f"> **{title}** {reason}"
        yield ">"
    for each in listed[:MAX_NAMED]:
        yield f"> - {mark_code(each)}"
    if count > MAX_NAMED:
        yield f"> - … + {count - MAX_NAMED}"
    yield ""


def write_left_out(
    changes: ChangesData,
    rows: Sequence[Row],
    shared: Sequence[SharedData],
    wording: Wording,
) -> Iterator[str]:
    """How much has no room, of what is in the file and of what had no room there.

    Args:
        changes: the file.
        rows: the rows of notices that are shown.
        shared: what is shown of what notices share.
        wording: the texts.

    """
    totals = changes.totals
    count = totals.rows + totals.clauses + totals.effects
    high = totals.rows_high + totals.shared_high
    count -= len(rows) + len(shared)
    high -= count_high(rows) + count_high(shared)
    if count > 0:
        yield ""
        yield wording.say_in_all("more", count=count, high=high)


def write_summary(changes: ChangesData, wording: Wording) -> str:
    """How many notices change and how, in one line a language."""
    lines = []
    for language in wording.languages:
        states = say_states(changes, language, wording)
        rows = say_rows(changes, language, wording)
        lines.append(f"**{states}{rows}**")
    return "<br>".join(lines)


def say_states(changes: ChangesData, language: str, wording: Wording) -> str:
    """How many notices are new, change or go."""
    if not changes.totals.notices:
        return wording.say("no_facts", language)
    states = [f"{count} {wording.say(state, language)}" for state, count in changes.totals.notices.items()]
    return wording.say("notices", language, states=", ".join(states))


def say_rows(changes: ChangesData, language: str, wording: Wording) -> str:
    """How many facts change, after a blank; nothing where none does."""
    if not changes.totals.changes:
        return ""
    said = wording.say("rows", language, count=changes.totals.changes, high=changes.totals.high)
    return f" {said}"


def write_approvals(changes: ChangesData, wording: Wording) -> Iterator[str]:
    """Whether the text has been approved, by whom and when, and that it is the branch that says so."""
    if not changes.approvals:
        yield wording.say_in_all("not_approved")
        return
    for approval in changes.approvals:
        said = []
        for language in wording.languages:
            day = wording.say_date(approval.day, language)
            sentence = wording.say("approved", language, day=day, who=escape(approval.who))
            said.append(sentence)
        yield f"- {BETWEEN_LANGUAGES.join(said)}"
    yield ""
    yield wording.say_in_all("approved_by_branch", log=mark_code(LOG))


def write_end(
    changes: ChangesData,
    links: Links,
    wording: Wording,
    *,
    has_high: bool,
) -> Iterator[str]:
    """Where the whole review is, what the sign of high risk means, and what was compared."""
    if links.page:
        yield ""
        yield f"[{wording.say_in_all('page')}]({links.page})"
    if has_high:
        yield ""
        yield wording.say_in_all("high")
    if changes.sha256 != NOTHING:
        yield ""
        yield from write_approvals(changes, wording)
    made = wording.say_in_all(
        "made",
        base=changes.base_commit[:12],
        head=changes.head_commit[:12],
        tool=escape(changes.tool),
    )
    yield ""
    yield f"<sub>{made}: <code>{changes.sha256}</code></sub>"
    yield ""
