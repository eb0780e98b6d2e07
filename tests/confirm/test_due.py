"""Whom it is time to ask, why, and the issue that says so."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from hooks.confirm.due import Due, list_due, say_reason
from hooks.confirm.wording import Wording
from hooks.folder.collection import load
from hooks.notice.texts import speak
from hooks.pulls.github import BOT, GitHub
from hooks.pulls.gitlab import GitLab
from hooks.pulls.interface import Interface
from hooks.pulls.issues import GitHubIssues, GitLabIssues, Tracker
from hooks.pulls.reminders import BEGINNING, write_issue, write_mark
from tests.confirm.asked import OPEN, PIHA
from tests.shared import THEME

WORDING = Wording(speak(THEME, "en"))
DATES = re.compile("(?m)^(drawn_up|updated|reviewed):.*\n")


def find(notices: Path, **texts: str) -> list[Due]:
    """Whom it is time to ask, of companies with these registers."""
    for name, text in texts.items():
        (notices / f"{name}.yml").write_text(text, "utf-8")
    return list_due(load(notices, THEME))


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ("updated: 2026-11-02", []),
        ("updated: 2025-11-21", []),
        ("updated: 2025-11-20", ["nobody has confirmed the facts since 20 November 2025"]),
        ("drawn_up: 2019-04-01\nreviewed: {date: 2026-01-02, by: AE}", []),
        ("updated: 2026-11-02\nreview_by: 2026-12-22", []),
        ("updated: 2026-11-02\nreview_by: 2026-12-21", ["the facts are looked at again by 21 December 2026"]),
        ("updated: 2026-11-02\nreview_by: 2026-12-21\nreviewed: 2026-11-21", []),
        (
            "drawn_up: {gap: 2026-11-20 no date}",
            ["the notice has no day on which the facts were confirmed", "1 fact is missing"],
        ),
    ],
)
def test_when_it_is_time(dates: str, said: list[str], notices: Path) -> None:
    """A year after the last day, a month before a review, where something is open, and where there is no day at all."""
    due = find(notices, piha=DATES.sub("", PIHA) + dates + "\n")
    assert [say_reason(reason, WORDING).replace("\u00a0", " ") for each in due for reason in each.reasons] == said


def test_cookies_of_which_nothing_is_known(notices: Path) -> None:
    """`cookies: used` leaves open which they are and where they are chosen, as the page says, too."""
    used = re.sub("(?m)^cookies:.*\n(  .*\n)*", "cookies: used\n", PIHA)
    reasons = [reason for each in find(notices, piha=used) for reason in each.reasons]
    assert [say_reason(reason, WORDING) for reason in reasons] == ["2 facts are missing"]


def test_drafts_and_removed_notices_are_nobodys(notices: Path) -> None:
    """Who has no notice is not asked; the registers of a company are told together."""
    (notices / "konserni").mkdir()
    for name in ("customers", "newsletter"):
        text = OPEN.replace("register: customers", f"register: {name}")
        (notices / f"konserni/{name}.yml").write_text(text, "utf-8")
    removed = PIHA[: PIHA.index("contact:")] + "removed: {date: 2026-11-02}\n"
    due = find(notices, _luonnos=OPEN, poissa=removed, piha=PIHA)
    assert [(each.address, each.name, [reason.file for reason in each.reasons]) for each in due] == [
        ("konserni", "Vihreä piha", ["notices/konserni/customers.yml", "notices/konserni/newsletter.yml"])
    ]


# --- the issue --------------------------------------------------------------------------------------------------------


def test_issue(notices: Path) -> None:
    """An issue begins with its mark, has each reason on a line, and says what to call; names are nothing but text."""
    [due] = find(notices, piha=OPEN.replace("Vihreä piha", '"@kaikki [x](https://phish.example) #1"'))
    text = write_issue(due, WORDING)
    assert text.title == "To be confirmed: @kaikki [x](https://phish.example) #1"
    assert text.body.startswith("<!-- seloste: confirm piha -->\n")
    assert "phish.example)" not in text.body
    assert "@kaikki" not in text.body
    assert "</code>: 1 fact is missing\n" in text.body
    assert "`python build.py confirm piha --answers answers-piha.yml`" in text.body


@dataclass(frozen=True)
class Service(Interface):
    """The interface of a service with issues, in memory."""

    issues: list[dict[str, Any]] = field(default_factory=list)
    written: list[tuple[str, str, Mapping[str, str]]] = field(default_factory=list)

    def request(self, method: str, path: str, given: Mapping[str, str] | None = None) -> Any:  # noqa: ANN401 - JSON
        """The answer to one request."""
        if path == "user":
            return {"id": 7}
        if method == "GET":
            return self.issues
        self.written.append((method, path, given or {}))
        return {}


def list_trackers(issues: list[dict[str, Any]]) -> list[tuple[Tracker, Service]]:
    """GitHub and GitLab with the same issues."""
    hub = Service("GitHub", "", {}, issues=issues)
    lab = Service("GitLab", "", {}, issues=issues)
    return [
        (GitHubIssues(GitHub(hub)), hub),
        (GitLabIssues(GitLab(lab, "1", "main")), lab),
    ]


def make_issue(number: int, body: str, title: str = "x", *, ours: bool = True) -> dict[str, Any]:
    """An issue as both services tell it."""
    author = {"login": BOT if ours else "muu", "id": 7 if ours else 8}
    texts = {"title": title, "body": body, "description": body}
    return {"number": number, "iid": number, "user": author, "author": author, **texts}


def test_issues_are_kept(notices: Path) -> None:
    """One issue for each company: opened once, changed in place, left where it is the same, closed in the end."""
    due = find(
        notices,
        piha=OPEN,
        satama=OPEN.replace("1234567-1", "7654321-2"),
        talo=OPEN.replace("  business_id: 1234567-1\n", ""),
    )
    texts = {write_mark(each.address): write_issue(each, WORDING) for each in due}
    [piha, satama, talo] = texts.values()
    issues = [
        make_issue(1, satama.body.replace("\n", "\r\n"), satama.title),
        make_issue(2, f"{write_mark('talo')}\nold", talo.title),
        make_issue(3, f"{write_mark('poissa')}\nold", "Poissa"),
        make_issue(4, f"{write_mark('piha')}\nfrom a stranger", ours=False),
        make_issue(5, "of another workflow"),
        {**make_issue(6, f"{write_mark('piha')}\na pull request"), "pull_request": {}, "author": None, "user": None},
    ]
    for tracker, service in list_trackers(issues):
        done = list(tracker.keep_issues(texts, BEGINNING))
        assert done == [
            (piha.title, "issue-opened"),
            (satama.title, "issue-unchanged"),
            (talo.title, "issue-updated"),
            ("Poissa", "issue-closed"),
        ]
        assert [(method, path.rpartition("/")[2]) for method, path, _ in service.written] == [
            ("POST", "issues"),
            ("PATCH" if service.service == "GitHub" else "PUT", "2"),
            ("PATCH" if service.service == "GitHub" else "PUT", "3"),
        ]
        body = service.written[0][2]
        assert body["title"] == piha.title
        assert piha.body in body.values()
