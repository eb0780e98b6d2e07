"""The log of approvals: a line for a text that somebody read, which holds as long as the text stays as it is."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hooks.pulls.comment import write_comment
from hooks.pulls.notice_part import Links
from hooks.pulls.wording import read_wording
from hooks.review import approvals, json_data
from hooks.review.page import write_page
from hooks.review.rendering import NOTHING
from tests.paths import DATA, PROJECT
from tests.review.test_review import EXAMPLE, INTRO, OTHER, Repository, begin_branch
from tests.running import Done, build_py
from tests.shared import THEME

NOT_APPROVED = "Tätä tekstiä ei ole vielä hyväksytty."
HOLDS = "commit this file to the branch; the approval holds as long as the text stays as it is"
OTHER_HASH = "5" * 64
FAULTY_LOG = "Error: nothing was approved, since the log has to be put right first: approvals.txt:1:1: error: "
NO_LOG = "the log of approvals is no regular file, or larger than 1 MB; put the file back as it was"
LINE = f"2026-11-01 | {'4' * 64} | MK | satama; 1 notice changes\n"
DAY = {"SOURCE_DATE_EPOCH": "1795219200"}  # 2026-11-21


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Two registers and a log with one line on main, and a branch that changes a register."""
    files = {
        "notices/piha.yml": EXAMPLE,
        "notices/satama.yml": OTHER,
        ".gitattributes": (PROJECT / ".gitattributes").read_text("utf-8"),
        "approvals.txt": LINE,
    }
    made = begin_branch(tmp_path, monkeypatch, files)
    made.edit("notices/piha.yml", "keep: 3 years", "keep: 2 years")
    made.commit()
    return made


def approve(repo: Repository, digest: str, *more: str) -> Done:
    return build_py("approve", digest, *more, cwd=repo.folder, **DAY)


def read_log(repo: Repository) -> str:
    return (repo.folder / "approvals.txt").read_text("utf-8")


def check(repo: Repository, *more: str) -> Done:
    return build_py("check", "--format", "github", *more, cwd=repo.folder, **DAY)


# --- from the review to the approval ----------------------------------------------------------------------------------


def review(repo: Repository) -> tuple[str, dict[str, Any], str]:
    """The page, the data and the comment of the branch, of which nothing is left in the working tree."""
    build_py("review", "--base", "main", "--head", "branch", "--json", "changes.json", cwd=repo.folder)
    said = build_py("comment", cwd=repo.folder).stdout
    page, data = (repo.folder / name for name in ("review.html", "changes.json"))
    read = page.read_text("utf-8"), json.loads(data.read_text("utf-8")), said
    page.unlink()
    data.unlink()
    return read


@pytest.mark.slow
def test_approval_holds_as_long_as_the_text(repo: Repository) -> None:
    """The hash of the review is approved, the approval survives its own commit, and not the next change."""
    page, data, said = review(repo)
    digest = data["sha256"]
    assert NOT_APPROVED in page
    assert f"{NOT_APPROVED} · This text has not been approved yet.\n" in said

    done = approve(repo, digest, "--by", "LP", "--note", "sovittu puhelimessa")
    line = f"2026-11-21 | {digest} | LP | piha; 1 notice changes | sovittu puhelimessa"
    assert (done.returncode, done.stdout, done.stderr) == (0, f"approvals.txt: {line}\n{HOLDS}\n", "")
    assert read_log(repo) == f"{LINE}{line}\n"

    repo.commit()
    page, data, said = review(repo)
    assert (data["sha256"], data["lost_approvals"], data["generator"]) == (digest, [], [])
    assert data["approvals"] == [{"day": "2026-11-21", "who": "LP"}]
    assert "Tämän tekstin hyväksyi LP 21. marraskuuta 2026 (sovittu puhelimessa)</p>" in page.replace("\u00a0", " ")
    assert "Siihen voi kirjoittaa jokainen, joka voi muuttaa haaraa." in page
    assert (
        "- Tämän tekstin hyväksyi LP 21. marraskuuta 2026 · This text was approved by LP on 21 November 2026\n" in said
    )
    assert NOT_APPROVED not in page + said

    repo.edit("notices/piha.yml", "keep: 2 years", "keep: 4 years")
    repo.commit()
    page, data, said = review(repo)
    assert data["sha256"] != digest
    assert data["approvals"] == []
    assert NOT_APPROVED in page
    assert approve(repo, digest, "--by", "MK").stderr == (
        "Error: this is the hash of an earlier text, which was approved on 2026-11-21 by LP; "
        f"the hash of the present text is {data['sha256']}; nothing was approved; "
        "read the review again, and quote the hash that it shows\n"
    )
    assert read_log(repo) == f"{LINE}{line}\n"


def test_uncommitted_text(repo: Repository) -> None:
    """What is not committed yet is approved by the hash of its review, too, and where there is no log it is begun."""
    repo.edit("notices/piha.yml", "keep: 2 years", "keep: 4 years")
    (repo.folder / "approvals.txt").unlink()
    digest = repo.review().digest
    assert approve(repo, digest, "--by", "LP").returncode == 0
    assert read_log(repo) == f"2026-11-21 | {digest} | LP | piha; 1 notice changes\n"
    assert [approval.who for approval in repo.review().approvals] == ["LP"]


def test_base_that_has_moved_on(repo: Repository) -> None:
    """Where the base has changed, the hash of the comment is that of the merge; both branches may have added lines."""
    digest_before = repo.review().digest
    repo.git("switch", "--quiet", "main")
    repo.edit("theme/notice/fi.yml", INTRO, f"{INTRO}, joka koskee kaikkia")
    repo.write("approvals.txt", f"{LINE}{LINE.replace('MK', 'AB')}")
    repo.commit()
    repo.git("switch", "--quiet", "branch")
    digest = repo.review("branch").digest
    assert digest != digest_before
    assert approve(repo, OTHER_HASH, "--by", "LP").stderr == (
        f"Error: this is not the hash of the present text, which is {digest_before} or {digest}; "
        "nothing was approved; read the review again, and quote the hash that it shows\n"
    )
    assert approve(repo, digest, "--by", "LP").returncode == 0
    repo.commit()
    found = repo.review("branch")
    assert (found.digest, found.lost_approvals) == (digest, ())
    assert [approval.who for approval in found.approvals] == ["LP"]


def test_two_approve(repo: Repository) -> None:
    """Two people may approve one text, each once; a line without its end is ended first."""
    repo.write("approvals.txt", LINE.rstrip("\n"))
    digest = repo.review().digest
    assert approve(repo, digest, "--by", "LP").returncode == 0
    assert approve(repo, digest, "--by", "tietosuojavastaava").returncode == 0
    assert approve(repo, digest, "--by", "LP").stderr == (
        "Error: LP has approved this text already, on 2026-11-21; approvals.txt is as it was\n"
    )
    assert len(read_log(repo).splitlines()) == 3
    assert [approval.who for approval in repo.review().approvals] == ["LP", "tietosuojavastaava"]


def test_what_was_approved(repo: Repository) -> None:
    """The line names some notices and counts the rest, also the files in the red box."""
    for number in range(6):
        repo.write(f"notices/uusi{number}.yml", OTHER)
    repo.write("Makefile", "all:\n")
    approve(repo, repo.review().digest, "--by", "LP")
    assert read_log(repo).splitlines()[1].split(" | ")[3] == (
        "piha, uusi0, uusi1, uusi2, uusi3, …; 1 notice changes; 6 new notices; 1 file of the program"
    )


# --- what is refused --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "problem"),
    [
        (
            "liisa@esimerkki.fi",
            "the part `who` has an @, and the log holds no e-mail addresses; write a role or initials",
        ),
        ("L\nP", "the part `who` has a line break, and an approval is one line; write it on one line"),
        ("L|P", "the part `who` has a |, which divides the parts of a line; leave it out"),
        ("L\u200bP", "the part `who` has the invisible character U+200B (ZERO WIDTH SPACE); delete it"),
        ("", "the part `who` is empty, or a blank stands at its edge; write it without blanks around it"),
        ("x" * 41, "the part `who` has 41 characters; shorten it to 40"),
    ],
)
def test_who(repo: Repository, who: str, problem: str) -> None:
    """Who approves is a role or initials on one line."""
    done = approve(repo, OTHER_HASH, "--by", who)
    assert done.returncode == 2
    assert done.stderr.startswith(f"Error: --by: {problem}")
    assert read_log(repo) == LINE


def test_no_hash(repo: Repository) -> None:
    """Half a hash is none, since two texts can be made that share it."""
    digest = repo.review().digest
    assert approve(repo, digest[:12], "--by", "LP").stderr == (
        f"Error: '{digest[:12]}' is no hash of a text; "
        "quote the 64 characters that the review page and the comment show\n"
    )
    assert read_log(repo) == LINE


def test_nothing_to_approve(repo: Repository) -> None:
    """A branch that changes nothing has no approval, whatever its log says."""
    repo.edit("notices/piha.yml", "keep: 2 years", "keep: 3 years")
    repo.write("approvals.txt", f"{LINE}2026-11-02 | {NOTHING} | LP | all\n")
    repo.commit()
    assert approve(repo, NOTHING, "--by", "LP").stderr == (
        "Error: nothing that is published changes since main, so there is nothing to approve\n"
    )
    assert "hyväksy" not in write_page(repo.review(), THEME)


def test_unread_text(repo: Repository) -> None:
    """What the review could not read is not approved."""
    repo.write("notices/rikki.yml", "register: x\n")
    done = approve(repo, repo.review().digest, "--by", "LP")
    assert done.stderr.startswith(
        "Error: the review could not read everything, so there is nothing to approve yet: notices/rikki.yml:1:"
    )
    assert read_log(repo) == LINE


def test_link_in_the_place_of_the_log(repo: Repository) -> None:
    """A link is neither read nor written through, and is in the red box."""
    (repo.folder / "approvals.txt").unlink()
    (repo.folder / "approvals.txt").symlink_to(repo.folder / "elsewhere.txt")
    found = repo.review()
    assert found.generator == ("approvals.txt",)
    assert found.lost_approvals == (LINE.strip(),)
    done = approve(repo, found.digest, "--by", "LP")
    assert (done.returncode, done.stderr) == (2, f"{FAULTY_LOG}{NO_LOG}\n")
    assert not (repo.folder / "elsewhere.txt").exists()
    assert (
        "title=approval::the log of approvals is no regular file, or larger than 1 MB; put the file back as it was"
        in check(repo).stdout
    )


def test_log_that_cannot_be_read(repo: Repository) -> None:
    """Into a log that is too large, has faults or is a pipe no line is written, since nobody might read it."""
    digest = repo.review().digest
    repo.write("approvals.txt", LINE * 12_000)
    assert approve(repo, digest, "--by", "LP").stderr == f"{FAULTY_LOG}{NO_LOG}\n"
    repo.write("approvals.txt", f"<<<<<<< HEAD\n{LINE}")
    assert approve(repo, digest, "--by", "LP").stderr.startswith(f"{FAULTY_LOG}a line has 4 parts")
    assert read_log(repo) == f"<<<<<<< HEAD\n{LINE}"
    (repo.folder / "approvals.txt").unlink()
    os.mkfifo(repo.folder / "approvals.txt")
    assert approve(repo, digest, "--by", "LP").stderr == f"{FAULTY_LOG}{NO_LOG}\n"


def test_nothing_in_the_merge(repo: Repository) -> None:
    """Where only the working tree changes something, the hash of nothing is not told as that of a text."""
    repo.edit("notices/piha.yml", "keep: 2 years", "keep: 3 years")
    repo.commit()
    repo.edit("notices/piha.yml", "keep: 3 years", "keep: 4 years")
    digest = repo.review().digest
    assert approve(repo, OTHER_HASH, "--by", "LP").stderr == (
        f"Error: this is not the hash of the present text, which is {digest}; nothing was approved; "
        "read the review again, and quote the hash that it shows\n"
    )


# --- the log itself ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("forged", [LINE.replace("MK", "LP"), ""])
def test_earlier_lines(repo: Repository, forged: str) -> None:
    """A line that is changed or gone is in the red box and not in the hash; `check` has it as an error."""
    digest = repo.review().digest
    repo.write("approvals.txt", f"{forged}2026-11-02 | {OTHER_HASH} | AB | piha\n")
    repo.commit()
    for head in ("", "branch"):
        found = repo.review(head)
        assert (found.digest, found.generator, found.lost_approvals) == (digest, (), (LINE.strip(),))
        page = write_page(found, THEME)
        assert "Tämä haara muuttaa hyväksyntien lokin aiempia rivejä tai poistaa niitä." in page
        assert f"<li><code>{LINE.strip()}</code></li>" in page
        data = json_data.make_changes_data(found)
        said = write_comment(data, Links(), read_wording(THEME))
        assert "> **This changes or deletes earlier lines of the log of approvals.**" in said
    done = check(repo, "--base", "main")
    assert done.returncode == 1
    assert (
        "::error file=approvals.txt,line=1,col=1,title=approval::this line is changed or gone, which main has: "
        f"'{LINE.strip()}'; put it back as it was; the log only grows\n"
    ) in done.stdout
    assert check(repo).returncode == 0, "without an earlier version nobody can tell"


def test_log_that_grew_is_no_fault(repo: Repository) -> None:
    """New lines are no fault, whatever ends Windows has given to the old ones."""
    new = f"2026-11-02 | {OTHER_HASH} | AB | piha"
    (repo.folder / "approvals.txt").write_bytes(f"{LINE.strip()}\r\n{new}\r\n".encode())
    assert check(repo, "--base", "main").returncode == 0
    assert repo.review().lost_approvals == ()


def test_equal_lines() -> None:
    """Each of two equal lines counts, wherever new ones stand."""
    twice = (LINE + LINE).encode()
    assert approvals.find_lost_lines(approvals.Logs(twice, b"")) == {1: LINE.strip(), 2: LINE.strip()}
    assert approvals.find_lost_lines(approvals.Logs(twice, LINE.encode())) == {2: LINE.strip()}
    assert approvals.find_lost_lines(approvals.Logs(twice, b"new\n" + twice)) == {}


def test_form_of_the_log(repo: Repository, golden: Callable[[Path, str], None]) -> None:
    """What is wrong with a line is told with line and column, and such a line approves nothing."""
    shutil.copy(DATA / "approvals/faulty.approvals", repo.folder / "approvals.txt")
    found = [str(fault) for fault in approvals.find_log_faults(repo.folder)]
    golden(DATA / "approvals/faulty.txt", "\n".join([*found, ""]))
    log = (DATA / "approvals/faulty.approvals").read_bytes()
    assert [approval.note for approval in approvals.find_approvals(log, "4" * 64)] == ["", "sovittu puhelimessa"]
    done = check(repo)
    assert done.returncode == 1
    assert done.stdout.count("::error file=approvals.txt,") == len(found)


def test_what_is_no_utf_8(repo: Repository) -> None:
    """A byte that is no UTF-8 is told where it stands, and can be told to everybody."""
    log = f"2026-11-02 | {OTHER_HASH} | L\udcff | piha\n".encode("utf-8", "surrogateescape")
    (repo.folder / "approvals.txt").write_bytes(log)
    [fault] = approvals.find_log_faults(repo.folder)
    assert str(fault).startswith("approvals.txt:1:82: error: the part `who` has ")
    repo.commit()
    repo.git("branch", "--force", "main")
    repo.write("approvals.txt", "")
    data = json_data.make_changes_data(repo.review())
    assert data.lost_approvals == [f"2026-11-02 | {OTHER_HASH} | L<U+DCFF> | piha"]


def test_log_is_not_published(repo: Repository) -> None:
    """The site does not hold the log, and is the same with it and without."""
    build_py("build", "--site", "one", cwd=repo.folder)
    (repo.folder / "approvals.txt").unlink()
    build_py("build", "--site", "other", cwd=repo.folder)
    sites = []
    for name in ("one", "other"):
        files = sorted(path for path in (repo.folder / name).rglob("*") if path.is_file())
        sites.append([(path.relative_to(repo.folder / name), path.read_bytes()) for path in files])
    assert len(sites[0]) > 10
    assert sites[0] == sites[1]
    assert not any(re.search("approvals", str(path)) for path, _ in sites[0])
