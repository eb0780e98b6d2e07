"""Truth over time: constants that were checked long ago, and own words whose Finnish is newer than their English."""

from dataclasses import replace
from pathlib import Path

import pytest

from hooks.folder import ageing, collection
from hooks.reading import history
from hooks.reading.loading import parse_source
from tests.paths import DATA
from tests.running import run_command
from tests.shared import THEME

SHORTEST = (DATA / "good/shortest.yml").read_text("utf-8")
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
        identity = ["-c", "user.name=A", "-c", "user.email=a@yritys.example"]
        git = ["git", *identity]
        when = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
        run_command([*git, "add", "x.yml"], cwd=self.folder, check=True)
        environment = {"PATH": "/usr/bin:/bin:/usr/local/bin", **when}
        run_command([*git, "commit", "--quiet", "-m", day], cwd=self.folder, env=environment, check=True)


def found(notices: Path) -> list[str]:
    entries = collection.load(notices, THEME).entries
    return [str(fault) for fault in ageing.find_stale_translations(entries, notices)]


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
            "bring en up to date, or write `reviewed:` with the day you compared them"
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
    changed = SHORTEST + "reviewed: 2026-03-05\n" + WORDS.replace("Suomessa", "Ruotsissa")
    commit(changed, "2026-03-05")

    assert found(notices) == []


def test_without_git(notices: Path) -> None:
    """Outside a repository nothing is known, and nothing is said."""
    (notices / "x.yml").write_text(SHORTEST + WORDS, "utf-8")

    assert found(notices) == []


def test_git_is_asked_for_lines_only_where_the_answer_matters(
    notices: Path, commit: Committed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a file that one commit made, or that was reviewed since its last change, no line is asked for."""
    asked = []
    read_line_dates = history.read_line_dates

    def note(path: Path) -> object:
        asked.append(path.name)
        return read_line_dates(path)

    monkeypatch.setattr(ageing, "read_line_dates", note)
    commit(SHORTEST + WORDS, "2026-01-05")
    assert (found(notices), asked) == ([], [])
    commit(SHORTEST + "reviewed: 2026-03-05\n" + WORDS.replace("Suomessa", "Ruotsissa"), "2026-03-05")
    assert (found(notices), asked) == ([], [])
    commit(SHORTEST + "reviewed: 2026-03-04\n" + WORDS.replace("Suomessa", "Ruotsissa"), "2026-03-05")
    assert (len(found(notices)), asked) == (1, ["x.yml"])


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


def test_constants_of_today() -> None:
    """The project's own constants were checked within a year of the day of the tests."""
    assert list(ageing.find_old_constants(THEME)) == []


def test_old_constant() -> None:
    """A constant checked more than a year ago raises a warning at its date, and so does a day that is none."""
    read = parse_source(
        b"dpf: {decision: x, checked: 2025-11-20}\neea: {checked: 2025-11-21}\nodd: {checked: soon}\n",
        "theme/notice/constants.yml",
    )
    theme = replace(THEME, constants=read.data, constant_places=read.places)
    assert [str(fault) for fault in ageing.find_old_constants(theme)] == [
        (
            "theme/notice/constants.yml:1:29: warning: dpf.checked: last checked on 2025-11-20; "
            "check it against its source, and write today's date"
        ),
        (
            "theme/notice/constants.yml:3:16: warning: odd.checked: 'soon' is not written as a date; "
            "write the day on which it was checked, as in 2026-11-02"
        ),
    ]
