"""A project's own texts in a review: each that changes is told with its reach, and what is not run is told loudly."""

from __future__ import annotations

from pathlib import Path

import pytest

from hooks.pulls.comment import write_comment
from hooks.pulls.notice_part import Links
from hooks.pulls.wording import read_wording
from hooks.review.branch_review import review_branch
from hooks.review.contents import Review
from hooks.review.json_data import make_changes_data
from hooks.review.page import write_page
from hooks.review.rendering import NOTHING
from hooks.site.settings import read_site_theme
from hooks.theme.languages import DEFAULT_LANGUAGES
from hooks.theme.overrides import hash_original, select_said
from hooks.theme.own_blocks import find_shared_block
from tests.paths import DATA
from tests.running import run_command
from tests.shared import THEME

SHORTEST = (DATA / "good/shortest.yml").read_text("utf-8")
OTHER = SHORTEST.replace("Esimerkkipuutarha Oy", "Esimerkkisatama Oy").replace("1234567-1", "7654321-2")
GIT = ["git", "-c", "user.name=A", "-c", "user.email=a@yritys.example", "-c", "commit.gpgsign=false"]
FIRST = select_said(THEME.originals["complaint.first"], DEFAULT_LANGUAGES)
HASH = hash_original(FIRST)
OWN = f"complaint.first: {{replaces: {HASH}, fi: Soita ensin., en: Call first.}}\n"
CHANGED = OWN.replace("Soita ensin.", "Soita <b>meille</b> ensin.")


class Project:
    """A project of two notices in a repository, in the folder of that or below it."""

    def __init__(self, top: Path, below: str) -> None:
        self.top, self.folder = top, top / below
        for name, text in (("piha", SHORTEST), ("satama", OTHER)):
            self.write(f"notices/{name}.yml", text)
        self.write("seloste.yml", "name: Selosteet\n")
        run_command([*GIT, "init", "--quiet", "-b", "main"], cwd=top, check=True)
        self.commit()

    def write(self, name: str, text: str | None) -> None:
        """Write a file, or delete it."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            path.unlink()
        else:
            path.write_text(text, "utf-8")

    def commit(self, branch: str = "main") -> None:
        for words in (
            ["checkout", "--quiet", "-B", branch],
            ["add", "."],
            ["commit", "--quiet", "--allow-empty", "-m", "x"],
        ):
            run_command([*GIT, *words], cwd=self.top, check=True)

    def begin(self, text: str) -> None:
        """What the base has of its own."""
        self.write("theme/texts.yml", text)
        self.commit()

    def review(self, head: str = "") -> Review:
        """The working tree, or a commit as a job sees it that has the base on the disk."""
        if head:
            self.commit(head)
            run_command([*GIT, "checkout", "--quiet", "main"], cwd=self.top, check=True)
        notices = self.folder / "notices"
        return review_branch(notices, read_site_theme(notices), "main", head)


@pytest.fixture(params=["", "sub/omat"])
def project(request: pytest.FixtureRequest, tmp_path: Path) -> Project:
    return Project(tmp_path, request.param)


def tell_clauses(found: Review) -> list[tuple[str, str, str, str, tuple[str, ...]]]:
    return [(each.key, each.before["fi"], each.after["fi"], each.own, each.reach) for each in found.clauses]


@pytest.mark.parametrize("head", ["", "branch"])
def test_a_text_that_comes_changes_and_goes(project: Project, head: str) -> None:
    """Each change is told once with both texts, whose it is now, and whom it reaches; and nothing else is told."""
    both = ("piha", "satama")
    project.write("theme/texts.yml", OWN)
    found = project.review(head and "come")
    assert tell_clauses(found) == [("complaint.first", FIRST["fi"], "Soita ensin.", "own", both)]
    assert (found.generator, found.pages, found.notices, found.faults) == ((), (), (), ())
    assert (found.unversioned, found.blind) == (False, False)
    assert found.digest != NOTHING
    project.begin(OWN)
    project.write("theme/texts.yml", CHANGED)
    changed = project.review(head and "change")
    assert tell_clauses(changed) == [("complaint.first", "Soita ensin.", "Soita <b>meille</b> ensin.", "own", both)]
    assert changed.clauses[0].changed == ("fi",)
    project.begin(OWN)
    project.write("theme/texts.yml", None)
    gone = project.review(head and "go")
    assert tell_clauses(gone) == [("complaint.first", "Soita ensin.", FIRST["fi"], "original", both)]
    assert len({found.digest, changed.digest, gone.digest, NOTHING}) == 4


def test_what_changes_no_byte_is_silent(project: Project) -> None:
    """The same text written otherwise, and for another original, is nothing to tell."""
    project.begin(OWN)
    assert project.review().digest == NOTHING
    project.write("theme/texts.yml", f"# Ours\n{OWN.replace(HASH, '0123456789ab')}")
    found = project.review()
    assert (found.digest, found.clauses, found.generator, found.layout) == (NOTHING, (), (), ())


def test_the_page_the_data_and_the_comment(project: Project) -> None:
    """All three say whose text it is, and show it as text."""
    project.write("theme/texts.yml", CHANGED)
    found = project.review("branch")
    page = write_page(found, THEME)
    assert "Projektin oma teksti alkuperäisen tilalla (theme/texts.yml)." in page
    assert "&lt;b&gt;" in page
    assert "<b>" not in page
    data = make_changes_data(found)
    assert [clause.own for clause in data.clauses] == ["own"]
    comment = write_comment(data, Links(""), read_wording(THEME))
    assert "projektin oma teksti alkuperäisen tilalla" in comment
    assert "<b>meille" not in comment


def test_a_text_that_does_not_fit_is_an_error(project: Project) -> None:
    """What a build would refuse is told, and the hash is that of the files themselves."""
    project.write("theme/texts.yml", OWN.replace("complaint.first", "complaint.frist"))
    found = project.review("branch")
    [told] = found.faults
    folder = project.folder.relative_to(project.top).as_posix().removeprefix(".")
    place = f"{folder}/theme/texts.yml" if folder else "theme/texts.yml"
    assert str(told) == (
        f"{place}:1:1: error: complaint.frist: the program has no such text, or has it no more; "
        "did you mean complaint.first?"
    )
    assert found.digest != NOTHING


def test_what_is_no_text_is_told_loudly(project: Project) -> None:
    """Another file is an error and stands in the red box, and so does a link in the place of the texts."""
    project.write("theme/other.yml", "a: b\n")
    (project.folder / "theme/texts.yml").symlink_to("other.yml")
    found = project.review("branch")
    assert [path.rpartition("theme/")[2] for path in found.generator] == ["other.yml", "texts.yml"]
    assert sorted(fault.place.file.rpartition("theme/")[2] for fault in found.faults) == ["other.yml", "texts.yml"]


def test_texts_beside_no_settings(project: Project) -> None:
    """Where there is no project, a file of this name is none of the program's, and told as any other file."""
    project.write("seloste.yml", None)
    project.write("theme/texts.yml", OWN)
    found = project.review()
    assert [Path(path).name for path in found.generator] == ["seloste.yml", "texts.yml"]
    assert found.clauses == ()


def test_lists_and_frames(project: Project) -> None:
    """A text that stands on lists alone reaches no notice, and is told; one around each notice reaches all."""
    for key in ("interface.index_intro", "interface.skip"):
        original = select_said(THEME.originals[key], DEFAULT_LANGUAGES)
        project.write("theme/texts.yml", f"{key}: {{replaces: {hash_original(original)}, fi: Toisin, en: Else}}\n")
        found = project.review()
        assert [(clause.key, len(clause.reach)) for clause in found.clauses] == [(key, 2 * (key == "interface.skip"))]
        assert found.digest != NOTHING


# --- blocks -----------------------------------------------------------------------------------------------------------


def write_block(text: str) -> str:
    """An own block on complaints."""
    return f"{{# replaces: {hash_original(find_shared_block('complaint', THEME))} #}}\n<p>{text}</p>\n"


@pytest.mark.parametrize("head", ["", "branch"])
def test_a_block_is_named_and_not_run(project: Project, head: str) -> None:
    """A block that comes, changes or goes stands in the red box, each with a hash of its own; no page shows it."""
    digests = {NOTHING}
    for before, after in ((None, "Uusi"), ("Vanha", "Uusi"), ("Vanha", "Toinen"), ("Vanha", None)):
        path = "theme/blocks/complaint.html"
        if before or (project.folder / path).exists():
            project.write(path, write_block(before) if before else None)
        project.commit()
        project.write(path, write_block(after) if after else None)
        found = project.review(head)
        assert [name.rpartition("theme/")[2] for name in found.generator] == ["blocks/complaint.html"]
        assert [name.rpartition("theme/")[2] for name in found.pages] == ["blocks/complaint.html"]
        assert (found.blind, found.clauses, found.effects, found.layout, found.faults) == (True, (), (), (), ())
        digests.add(found.digest)
        if not head:
            run_command([*GIT, "checkout", "--quiet", "."], cwd=project.top, check=True)
    assert len(digests) == 4  # of what comes out, whatever was there before


def test_pages_are_made_with_the_blocks_of_the_base(project: Project) -> None:
    """What else a branch changes is shown as the base's blocks show it, and they are no news."""
    project.write("theme/blocks/complaint.html", write_block("{{ t('complaint.first') }} Oma lohko."))
    project.commit()
    project.write("theme/texts.yml", OWN)
    project.write("theme/blocks/complaint.html", write_block("{{ t('complaint.intro') }} Muu lohko."))
    found = project.review("branch")
    assert [(clause.key, len(clause.reach)) for clause in found.clauses] == [("complaint.first", 2)]
    project.write("theme/texts.yml", "complaint.intro" + OWN.removeprefix("complaint.first"))
    project.write("theme/blocks/complaint.html", write_block("{{ t('complaint.first') }} Oma lohko."))
    assert project.review().clauses == ()  # no page has that text


def test_a_block_that_does_not_fit(project: Project) -> None:
    """What a build would refuse is an error of the review, too."""
    project.write("theme/blocks/complaint.html", write_block("{{ 2 ** 9 }}"))
    found = project.review("branch")
    assert [fault.message for fault in found.faults] == ["not-allowed"]
