"""What the comment says of one notice: whose it is, what is odd about it, and its changes in a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..review.json_form import ChangeData, ItemData, NoticeData
from .escaping import escape, mark_code
from .rows import Row
from .wording import BETWEEN_LANGUAGES, Wording

MAX_ODD = 3  # lines of what is odd about a notice, of each kind
MAX_WORDS = 300  # characters of the words of a change
MAX_RISK = 150  # characters of a risk of a whole notice
OPEN = ("gap", "missing")
TWO = 2  # languages, of which each is the other one


@dataclass(frozen=True)
class Links:
    """Where the comment may lead: the review page, and the preview of this pull request if there is one."""

    page: str = ""
    preview: str = ""

    def point_to(self, number: int, *, is_high: bool) -> str:
        """The number of a change, which leads to it on the page, with the sign of high risk."""
        shown = str(number)
        if self.page:
            shown = f"[{number}]({self.page}#k{number})"
        if is_high:
            return f"{shown} ⚠"
        return shown


def write_notice(rows: Sequence[Row], links: Links, wording: Wording) -> Iterator[str]:
    """Which notice, where its pages are, what is odd about it, and the changes in a table."""
    notice = rows[0].notice
    wording = wording.speak(notice.languages)
    yield ""
    yield write_heading(notice, links, wording)
    yield ""
    if notice.was:
        yield f"- {mark_code(notice.was)} → {mark_code(notice.address)}"
    if notice.status == "corrected":
        yield f"- ⚠ {wording.say_in_all('read_whole')}"
    if notice.status == "removed":
        yield f"- {write_end_of_address(notice, wording)}"
    yield from write_key_risks(notice, wording)
    yield from write_oddities(notice, wording)
    changes = [row.change for row in rows if row.change]
    if changes:
        yield ""
        yield from write_table(notice, changes, links, wording)


def write_heading(notice: NoticeData, links: Links, wording: Wording) -> str:
    """Whose notice it is, what becomes of it, and its pages."""
    named = [escape(notice.company), escape(notice.register_name)]
    name = " – ".join(filter(None, named))
    parts = [name, wording.say_in_all(notice.status)]
    if notice.number:
        parts[0] = f"{links.point_to(notice.number, is_high=False)} {name}"
    if links.preview:
        parts += list_previews(notice, links, wording)
    return f"#### {' · '.join(parts)}"


def list_previews(notice: NoticeData, links: Links, wording: Wording) -> Iterator[str]:
    """A link to the draft of each page, in the languages in which this program makes one."""
    for language, page in notice.pages.items():
        if language in wording.theme.languages:
            yield f"[{language}]({links.preview}{page})"


def write_oddities(notice: NoticeData, wording: Wording) -> Iterator[str]:
    """What a reviewer should look at twice."""
    open_items = [item for item in notice.completeness if item.after in OPEN]
    for item in open_items[:MAX_ODD]:
        yield f"- ⚠ {write_open_item(item, wording)}"
    one_sided = list(notice.only.items())
    for key, languages in one_sided[:MAX_ODD]:
        yield f"- ⚠ {write_one_sided(key, languages, notice, wording)}"
    if notice.undated:
        said = wording.say_in_all("undated", key=mark_code("updated"))
        yield f"- ⚠ {said}"
    if notice.redated:
        said = wording.say_in_all("redated", key=mark_code("updated"))
        yield f"- ⚠ {said}"


def write_end_of_address(notice: NoticeData, wording: Wording) -> str:
    """What is left at the address of a notice that is no more, in every language."""
    address = mark_code(notice.address)
    if notice.leads_to:
        return wording.say_in_all("leads_to", address=address, other=mark_code(notice.leads_to))
    if notice.left is None:
        nothing = wording.say_in_all("nothing_left", address=address, key=mark_code("removed"))
        return f"⚠ {nothing}"
    said = []
    for language in wording.languages:
        sentence = wording.say(
            "left",
            language,
            address=address,
            date=wording.say_date(notice.left, language),
        )
        said.append(sentence)
    return f"⚠ {BETWEEN_LANGUAGES.join(said)}"


def write_key_risks(notice: NoticeData, wording: Wording) -> Iterator[str]:
    """What weighs most on people in a notice that is new or no more."""
    if not notice.key_risks:
        return
    title = "lost_risks" if notice.status == "removed" else "key_risks"
    yield f"- ⚠ {wording.say_in_all(title)}"
    for risk in notice.key_risks:
        words = [escape(said, MAX_RISK) for said in risk.values()]
        yield f"  - {BETWEEN_LANGUAGES.join(words)}"


def write_open_item(item: ItemData, wording: Wording) -> str:
    """What the law wants and the notice does not say, in every language."""
    said = []
    for language in wording.languages:
        name = wording.name_item(item.item, language)
        sentence = wording.say(
            "open",
            language,
            item=name,
            article=escape(item.article),
        )
        said.append(sentence)
    return BETWEEN_LANGUAGES.join(said)


def write_one_sided(key: str, only: Sequence[str], notice: NoticeData, wording: Wording) -> str:
    """A section that changes in some languages alone, in every language."""
    phrase = "one_sided" if len(notice.languages) == TWO else "some_sided"
    listed = ", ".join(map(escape, only))
    said = []
    for language in wording.languages:
        name = wording.name_section(key, language)
        sentence = wording.say(phrase, language, key=name, only=listed)
        said.append(sentence)
    return BETWEEN_LANGUAGES.join(said)


def write_table(notice: NoticeData, changes: Sequence[ChangeData], links: Links, wording: Wording) -> Iterator[str]:
    """The changes of a notice, a row each, with a column for each of its languages."""
    heads = [wording.name_column(language) for language in notice.languages]
    yield f"| {wording.say_in_all('number')} | {' | '.join(heads)} |"
    yield "| --- |" + " --- |" * len(heads)
    for change in changes:
        number = links.point_to(change.number, is_high=change.risk == "high")
        cells = [escape(change.words.get(language, ""), MAX_WORDS) for language in notice.languages]
        yield f"| {number} | {' | '.join(cells)} |"
