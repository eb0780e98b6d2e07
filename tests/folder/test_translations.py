"""Own words whose Finnish is newer than their English: values of commits are compared, and no lines."""

import os
from pathlib import Path

import pytest

from hooks.folder import collection, translations
from hooks.folder.checked import describe_collection
from hooks.reading import repository
from hooks.reading.git import NoGit
from tests.paths import DATA
from tests.running import build_py, run_command
from tests.shared import THEME

SHORTEST = (DATA / "good/shortest.yml").read_text("utf-8")
GIT = ["git", "-c", "user.name=A", "-c", "user.email=a@yritys.example"]
WORDS = "more:\n  security:\n    fi: Tiedot ovat Suomessa.\n    en: The data are in Finland.\n"


@pytest.fixture(name="commit")
def _commit(notices: Path, monkeypatch: pytest.MonkeyPatch) -> "Committed":
    """A git repository in the folder of the notices; calling it writes x.yml and commits it on a day."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    run_command(["git", "init", "--quiet"], cwd=notices, check=True)
    return Committed(notices)


class Committed:
    """Writes a file and commits it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, text: str, day: str) -> None:
        (self.folder / "x.yml").write_text(text, "utf-8")
        when = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
        run_command([*GIT, "add", "x.yml"], cwd=self.folder, check=True)
        environment = {"PATH": "/usr/bin:/bin:/usr/local/bin", **when}
        run_command([*GIT, "commit", "--quiet", "-m", day], cwd=self.folder, env=environment, check=True)


def found(notices: Path) -> list[str]:
    files = describe_collection(collection.load(notices, THEME)).files
    return [str(fault) for fault in translations.find_stale_translations(files, notices)]


def test_own_words_of_one_commit(notices: Path, commit: Committed) -> None:
    """Own words written together raise nothing."""
    commit(SHORTEST + WORDS, "2026-01-05")

    assert found(notices) == []


def test_finnish_changed_later(notices: Path, commit: Committed) -> None:
    """A Finnish line changed in a later commit than its English raises a warning at the English."""
    commit(SHORTEST + WORDS, "2026-01-05")
    commit(SHORTEST + WORDS.replace("Suomessa", "Ruotsissa"), "2026-03-05")

    line = SHORTEST.count("\n") + 4
    assert found(notices) == [
        (
            f"notices/x.yml:{line}:9: warning: more.security.en: the fi was changed after the en; "
            "bring en up to date, asking the company (toimisto@vihreapiha.example) if need be, or write "
            "`reviewed:` with the day you compared them"
        )
    ]


def test_finnish_not_committed_yet(notices: Path, commit: Committed) -> None:
    """A change that is not committed yet counts, so that an editor sees it before the commit."""
    commit(SHORTEST + WORDS, "2026-01-05")
    (notices / "x.yml").write_text(SHORTEST + WORDS.replace("Suomessa", "Ruotsissa"), "utf-8")

    assert len(found(notices)) == 1


def test_english_follows(notices: Path, commit: Committed) -> None:
    """Bringing the English up to date clears the warning."""
    commit(SHORTEST + WORDS, "2026-01-05")
    commit(SHORTEST + WORDS.replace("Suomessa", "Ruotsissa"), "2026-03-05")
    commit(SHORTEST + WORDS.replace("Suomessa", "Ruotsissa").replace("Finland", "Sweden"), "2026-03-07")

    assert found(notices) == []


def test_reviewed_clears(notices: Path, commit: Committed) -> None:
    """A review on the day of the change or later says that someone compared the two."""
    commit(SHORTEST + WORDS, "2026-01-05")
    changed = SHORTEST + "reviewed: {date: 2026-03-05, by: AE}\n" + WORDS.replace("Suomessa", "Ruotsissa")
    commit(changed, "2026-03-05")

    assert found(notices) == []


def test_without_git(notices: Path) -> None:
    """Outside a repository nothing is known, and the reason is told."""
    (notices / "x.yml").write_text(SHORTEST + WORDS, "utf-8")

    with pytest.raises(NoGit, match=r"is in no git repository, as after a download without \.git"):
        found(notices)


def test_without_own_words(notices: Path) -> None:
    """Where no register has words in two languages, git is not asked."""
    (notices / "x.yml").write_text(SHORTEST, "utf-8")

    assert found(notices) == []


def test_earlier_versions_are_read_only_where_they_matter(
    notices: Path, commit: Committed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a file that one commit made, or that was reviewed since its last change, no version is read."""
    asked = []
    read_small_blobs = repository.read_small_blobs

    def note(folder: Path, names: set[str], most: int) -> object:
        asked.append(len(names))
        return read_small_blobs(folder, names, most)

    monkeypatch.setattr("hooks.folder.translations.read_small_blobs", note)
    commit(SHORTEST + WORDS, "2026-01-05")
    assert (found(notices), asked) == ([], [])
    commit(SHORTEST + "reviewed: 2026-03-05\n" + WORDS.replace("Suomessa", "Ruotsissa"), "2026-03-05")
    assert (found(notices), asked) == ([], [])
    commit(SHORTEST + "reviewed: 2026-03-04\n" + WORDS.replace("Suomessa", "Ruotsissa"), "2026-03-05")
    assert (len(found(notices)), asked) == (1, [3])


CHANGED = WORDS.replace("Suomessa", "Ruotsissa")
SAME = {
    "indented": WORDS.replace("\n  ", "\n    ").replace("      fi", "        fi").replace("      en", "        en"),
    "two blanks": WORDS.replace("fi: ", "fi:  "),
    "comment": WORDS.replace("Suomessa.", "Suomessa. # checked"),
    "quoted": WORDS.replace("Tiedot ovat Suomessa.", "'Tiedot ovat Suomessa.'"),
    "folded": WORDS.replace("Tiedot ovat Suomessa.", ">-\n      Tiedot ovat\n      Suomessa."),
    "windows": WORDS.replace("\n", "\r\n"),
    "flow": 'more: {security: {fi: "Tiedot ovat Suomessa.", en: The data are in Finland.}}\n',
    "other order": "more:\n  security:\n    en: The data are in Finland.\n    fi: Tiedot ovat Suomessa.\n",
}


@pytest.mark.parametrize("words", SAME.values(), ids=SAME)
def test_another_layout_is_no_change(notices: Path, commit: Committed, words: str) -> None:
    """What is laid out otherwise, quoted or commented says what it said, committed or not."""
    commit(SHORTEST + WORDS, "2026-01-05")
    (notices / "x.yml").write_bytes((SHORTEST + words).encode())
    assert found(notices) == []
    run_command(["git", "config", "core.autocrlf", "false"], cwd=notices, check=True)
    commit(SHORTEST + words, "2026-03-05")
    assert found(notices) == []


@pytest.mark.parametrize("words", SAME.values(), ids=SAME)
def test_another_layout_hides_no_change(notices: Path, commit: Committed, words: str) -> None:
    """A change of the Finnish alone is found before and after a commit that lays the file out otherwise."""
    commit(SHORTEST + WORDS, "2026-01-05")
    commit(SHORTEST + CHANGED, "2026-03-05")
    commit(SHORTEST + words.replace("Suomessa", "Ruotsissa"), "2026-04-05")
    assert [message.split(": ")[2] for message in found(notices)] == ["more.security.en"]


def test_settings_of_git_do_not_count(notices: Path, commit: Committed) -> None:
    """Settings that would fail or change an answer of git, such as a file for blame that is missing, do nothing."""
    commit(SHORTEST + WORDS, "2026-01-05")
    commit(SHORTEST + CHANGED, "2026-03-05")
    for name, value in (("blame.ignoreRevsFile", "gone"), ("log.showSignature", "true"), ("diff.external", "false")):
        run_command(["git", "config", name, value], cwd=notices, check=True)
    assert len(found(notices)) == 1


def test_a_row_that_moves(notices: Path, commit: Committed) -> None:
    """Words that stand in another place of their list are the same words."""
    rows = ("{fi: kengän koko, en: shoe size}", "{fi: kengän lesti, en: last}", "{fi: pituus, en: height}")
    before, after = (
        SHORTEST.replace("data: [name, email]", f"data: [name, email, {', '.join(kinds)}]")
        for kinds in (rows[:1], (rows[2], rows[1], rows[0]))
    )
    assert before != SHORTEST
    commit(before, "2026-01-05")
    commit(after, "2026-03-05")
    assert found(notices) == []
    commit(after.replace("kengän lesti", "lestin leveys"), "2026-04-05")
    assert [message.split(": ")[2] for message in found(notices)] == ["data[3].en"]


def test_a_change_that_was_taken_back(notices: Path, commit: Committed) -> None:
    """Words that stand together again as they once did are of one age."""
    commit(SHORTEST + WORDS, "2026-01-05")
    commit(SHORTEST + CHANGED, "2026-03-05")
    commit(SHORTEST + WORDS, "2026-04-05")
    assert found(notices) == []


def test_one_of_two_changes_taken_back(notices: Path, commit: Committed) -> None:
    """The Finnish of before beside an English that has moved on is newer than it."""
    commit(SHORTEST + WORDS, "2026-01-05")
    commit(SHORTEST + CHANGED.replace("Finland", "Sweden"), "2026-03-05")
    commit(SHORTEST + WORDS.replace("Finland", "Sweden"), "2026-04-05")
    assert len(found(notices)) == 1


def test_renamed_register(notices: Path, commit: Committed) -> None:
    """A register keeps its past when its file is renamed."""
    commit(SHORTEST + WORDS, "2026-01-05")
    commit(SHORTEST + CHANGED, "2026-03-05")
    run_command(["git", "mv", "x.yml", "y.yml"], cwd=notices, check=True)
    run_command([*GIT, "commit", "--quiet", "-m", "x"], cwd=notices, check=True)
    assert [message.split(":")[0] for message in found(notices)] == ["notices/y.yml"]


@pytest.mark.parametrize("written", ["253402300800", "99999999999999", "0"])
def test_date_outside_the_calendar(notices: Path, commit: Committed, written: str) -> None:
    """A commit of the year 10000, or of none, ends nothing; today's review settles it."""
    commit(SHORTEST + WORDS, "2026-01-05")
    (notices / "x.yml").write_text(SHORTEST + CHANGED)
    run_command(["git", "add", "x.yml"], cwd=notices, check=True)
    dates = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), f"@{written} +0000")
    run_command(
        [*GIT, "commit", "--quiet", "-m", "far\fand\x1c away"], cwd=notices, env={**os.environ, **dates}, check=True
    )
    assert len(found(notices)) == 1
    commit(SHORTEST + "reviewed: 2026-11-20\n" + CHANGED, "2026-04-05")
    assert found(notices) == []


def test_reviewed_between_two_changes(notices: Path, commit: Committed) -> None:
    """A review settles what was changed before it, and not what was changed later."""
    text = SHORTEST + "reviewed: 2026-03-05\n"
    changed = WORDS.replace("Suomessa", "Ruotsissa")
    commit(text + WORDS, "2026-01-05")
    commit(text + changed, "2026-03-05")
    commit(text + changed + "  data:\n    fi: Muuta.\n    en: More.\n", "2026-04-05")
    assert found(notices) == []
    commit(text + changed + "  data:\n    fi: Muutakin.\n    en: More.\n", "2026-05-05")

    assert [message.split(": ")[2] for message in found(notices)] == ["more.data.en"]


def test_words_in_one_language(notices: Path, commit: Committed) -> None:
    """Words in the first language alone have no other that could be older."""
    words = WORDS.replace("    en: The data are in Finland.\n", "")
    commit("languages: [fi]\n" + SHORTEST + words, "2026-01-05")
    commit("languages: [fi]\n" + SHORTEST + words.replace("Suomessa", "Ruotsissa"), "2026-03-05")

    assert collection.load(notices, THEME).entries[0].own_words == ()
    assert found(notices) == []


def test_words_of_a_faulty_register(notices: Path, commit: Committed) -> None:
    """The words of a register that has other errors are compared all the same."""
    commit(SHORTEST.replace("contract", "sopimus") + WORDS, "2026-01-05")
    commit(SHORTEST.replace("contract", "sopimus") + WORDS.replace("Suomessa", "Ruotsissa"), "2026-03-05")

    assert len(found(notices)) == 1


def test_words_with_a_name(notices: Path, commit: Committed) -> None:
    """Words with a name are compared where they are defined, and a name that they get is no change."""
    named = "more:\n  security: {words: suomessa}\n"
    named += "words:\n  suomessa:\n    fi: Tiedot ovat Suomessa.\n    en: The data are in Finland.\n"
    commit(SHORTEST + WORDS, "2026-01-05")
    commit(SHORTEST + named, "2026-02-05")
    assert found(notices) == []
    commit(SHORTEST + named.replace("ovat Suomessa", "ovat Ruotsissa"), "2026-03-05")

    line = SHORTEST.count("\n") + 6
    assert found(notices) == [
        (
            f"notices/x.yml:{line}:9: warning: words.suomessa.en: the fi was changed after the en; "
            "bring en up to date, asking the company (toimisto@vihreapiha.example) if need be, or write "
            "`reviewed:` with the day you compared them"
        )
    ]


def test_shallow_clone(notices: Path, commit: Committed) -> None:
    """Where git has the newest commits alone, `check` says in one line that an older translation may not be seen."""
    said = (
        "the clone is shallow, so other languages that are older than the first (translation-old) may not be seen; "
        "run git fetch --unshallow\n"
    )
    commit(SHORTEST + WORDS, "2026-01-05")
    commit(SHORTEST + WORDS.replace("Suomessa", "Ruotsissa"), "2026-03-05")
    whole = build_py("check", "--notices", str(notices))
    newest = run_command(["git", "rev-parse", "HEAD"], cwd=notices, check=True).stdout
    (notices / ".git/shallow").write_text(newest)
    shallow = build_py("check", "--notices", str(notices))
    assert said not in whole.stderr
    assert shallow.stderr.count(said) == 1
    commit(SHORTEST, "2026-04-05")
    assert said not in build_py("check", "--notices", str(notices)).stderr


PAIRS = "languages: [sv, fi, en]\n" + SHORTEST
THREE = "more:\n  security:\n    sv: Uppgifterna finns i Finland.\n" + WORDS.partition("security:\n")[2]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ("sv", [("fi", "sv"), ("en", "sv")]),
        ("fi", [("en", "fi")]),
        ("en", []),
    ],
)
def test_every_pair_of_languages(changed: str, told: list[tuple[str, str]], notices: Path, commit: Committed) -> None:
    """Of each two languages the one that the notice names first is the one that is written."""
    names = {"sv": "i Finland", "fi": "Suomessa", "en": "in Finland"}
    commit(PAIRS + THREE, "2026-01-05")
    commit(PAIRS + THREE.replace(names[changed], "Oslo"), "2026-03-05")
    files = describe_collection(collection.load(notices, THEME)).files
    faults = [*translations.find_stale_translations(files, notices)]
    assert [(dict(fault.values)["other"], dict(fault.values)["first"]) for fault in faults] == told


def test_a_translation_that_follows_is_compared_with_all(notices: Path, commit: Committed) -> None:
    """Where the second language followed the first, the third is still behind the first."""
    commit(PAIRS + THREE, "2026-01-05")
    newer = PAIRS + THREE.replace("i Finland", "i Oslo").replace("Suomessa", "Oslossa")
    commit(newer, "2026-03-05")
    files = describe_collection(collection.load(notices, THEME)).files
    [fault] = translations.find_stale_translations(files, notices)
    assert str(fault).endswith(
        "more.security.en: the sv was changed after the en; bring en up to date, asking the company "
        "(toimisto@vihreapiha.example) if need be, or write `reviewed:` with the day you compared them"
    )
