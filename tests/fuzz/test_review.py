"""The review sees every published byte: random pairs of versions, both built, and compared with what is told.

Both are built by this program with the same settings. If a byte differs, the review says so and its hash is another;
if none does, it is silent and its hash is that of nothing, whatever was written differently.
"""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hooks.commands.mkdocs_calls import make_pages
from hooks.commands.progress import Progress
from hooks.parallel import follow_silently
from hooks.pulls.comment import is_needed
from hooks.reading.faults import Faulty
from hooks.review.contents import Review
from hooks.review.json_data import make_changes_data
from hooks.review.own_theme import OwnTheme, apply_own
from hooks.review.version_review import compare_versions
from hooks.review.versions import Version, load_version
from hooks.review.whole_lists import PDF_TEXTS
from hooks.review.whole_pages import list_published
from hooks.theme.foreign import read_foreign_data
from hooks.theme.overrides import NONE, TEXTS
from hooks.theme.own_texts import list_replaceable
from hooks.theme.theme import FOLDER, Theme, revise_theme
from tests.fuzz.budget import try_examples
from tests.notice.test_logo import GOOD
from tests.paths import DATA, PROJECT
from tests.review.test_theme_review import change_text, find_leaves
from tests.shared import THEME
from tests.sites import SITE_URL, read_files

SHORTEST = (DATA / "good/shortest.yml").read_text("utf-8")
EXAMPLE = (PROJECT / "docs/example.yml").read_text("utf-8")
OTHER = SHORTEST.replace("Esimerkkipuutarha Oy", "Esimerkkisatama Oy").replace("1234567-1", "7654321-2")
WITH_LOGO = OTHER.replace("7654321-2", "2345678-0").replace("satama", "logo") + "appearance: {logo: kuva.png}\n"
GONE = """\
controller:
  {name: Esimerkkilaituri Oy, business_id: 5678901-2, address: "Rantatie 1, 20100 Turku", email: a@laituri.example}
removed: {date: 2026-11-02, because: {fi: Yritys lopetti., en: The company closed.}, ask: [https://laituri.example]}
"""
MORE = """\
more:
  security:
    fi: "Lue *lisää* [täältä](https://ohje.example/turva)."
    en: "Read *more* [here](https://ohje.example/turva)."
"""
NOTICES: dict[str, bytes] = {
    name: text.encode()
    for name, text in {
        "piha.yml": EXAMPLE,
        "satama.yml": OTHER + MORE,
        "logo.yml": WITH_LOGO,
        "laituri.yml": GONE,
        "konserni/_company.yml": SHORTEST.partition("register:")[0].replace("1234567-1", "4567890-7"),
        "konserni/asiakkaat.yml": "register:" + SHORTEST.partition("register:")[2],
    }.items()
} | {"kuva.png": GOOD["plain.png"]}
SHARED = {
    name: (FOLDER / "notice" / name).read_bytes()
    for name in ("fi.yml", "en.yml", "constants.yml", "vocabulary.yml", "services/google_analytics.yml")
}
PARSED = {name: yaml.load(content, Loader=yaml.CBaseLoader) for name, content in SHARED.items()}  # noqa: S506 - only texts
LEAVES = [  # without what only a site with PDF files shows, which is told in any case
    (name, steps)
    for name, data in PARSED.items()
    if name != "vocabulary.yml"
    for steps in find_leaves(data)
    if steps[-1] not in PDF_TEXTS
]

EDITS: list[tuple[str, str, str]] = [  # the file, and what is replaced by what
    ("piha.yml", "keep: 3 years", "keep: 2 years"),
    ("piha.yml", "[customer_care, statistics", "[statistics, customer_care"),
    ("piha.yml", "Varmuuskopiot ovat Suomessa.", "Varmuuskopiot ovat *Suomessa*."),
    ("piha.yml", "controller:", "# a comment\ncontroller:"),
    ("satama.yml", "3 years", '"3 years"'),
    ("satama.yml", "updated: 2026-11-02", "updated: 2026-11-02\nreview_by: 2027-11-02"),
    ("satama.yml", "updated: 2026-11-02", "updated: 2026-11-03"),
    ("satama.yml", "updated: 2026-11-02", "reviewed: {date: 2026-11-02, by: AE}"),
    ("satama.yml", "ohje.example/turva", "ohje.example/muu"),
    ("satama.yml", "*lisää*", "**lisää**"),
    ("satama.yml", "register: customers", "languages: [en, fi]\nregister: customers"),
    ("satama.yml", "register: customers", "languages: [fi, en]\nregister: customers"),
    ("satama.yml", "register: customers", "appearance: {colour: '#205040'}\nregister: customers"),
    ("satama.yml", "data: [name, email]", "data: [email, name]"),
    ("satama.yml", "Esimerkkisatama Oy", "Esimerkkisatama Oyj"),
    ("satama.yml", "recipients: none", "recipients: [authorities]"),
    ("logo.yml", "kuva.png", '"k\\u0075va.png"'),
    ("logo.yml", "appearance: {logo: kuva.png}\n", ""),
    ("laituri.yml", "laituri.example]", "phish.example]"),
    ("laituri.yml", "2026-11-02", "2026-11-01"),
    ("laituri.yml", "The company closed.", "The company has closed."),
    ("laituri.yml", "removed:", "languages: [fi, en]\nremoved:"),
    ("konserni/_company.yml", "Koivukuja 3", "Koivukuja 5"),
    ("konserni/_company.yml", "controller:", "# a comment\ncontroller:"),
]


SILENT = {  # edits that change no byte of any page
    "piha.yml: controller: -> # a comment\ncontroller:",
    'satama.yml: 3 years -> "3 years"',
    "satama.yml: updated: 2026-11-02 -> updated: 2026-11-02\nreview_by: 2027-11-02",
    "satama.yml: register: customers -> languages: [fi, en]\nregister: customers",
    'logo.yml: kuva.png -> "k\\u0075va.png"',
    "laituri.yml: removed: -> languages: [fi, en]\nremoved:",
    "konserni/_company.yml: controller: -> # a comment\ncontroller:",
    "5: _luonnos.yml",
    "6: muu.png",
    *(f"{name} written otherwise" for name in SHARED),
    "own: words.registers.research.who",
}


@dataclass
class Files:
    """The files of one version, which edits change."""

    notices: dict[str, bytes] = field(default_factory=lambda: dict(NOTICES))
    shared: dict[str, bytes] = field(default_factory=lambda: dict(SHARED))
    own: dict[str, dict[str, Any]] = field(default_factory=dict)

    def freeze(self) -> Version:
        texts = yaml.safe_dump(self.own, allow_unicode=True).encode() if self.own else b""
        return Version(dict(self.notices), dict(self.shared), own=OwnTheme({TEXTS: texts}, "theme"))


Edit = Callable[[Files], None]


def edit_text(place: tuple[str, str, str]) -> Edit:
    """One of the edits of a text; none where an earlier one has taken its words away."""
    name, old, new = place

    def apply(files: Files) -> None:
        if name in files.notices:
            files.notices[name] = files.notices[name].replace(old.encode(), new.encode())

    return apply


def put_file(name: str, content: bytes | None) -> Edit:
    """A file that comes, takes the place of another, or goes."""

    def apply(files: Files) -> None:
        if content is None:
            files.notices.pop(name, None)
        else:
            files.notices[name] = content

    return apply


def edit_leaf(leaf: tuple[str, tuple[str | int, ...]]) -> Edit:
    """Another text at one place of the shared data."""
    name, steps = leaf

    def apply(files: Files) -> None:
        data: Any = yaml.load(files.shared[name], Loader=yaml.CBaseLoader)  # noqa: S506 - only texts
        parent = data
        for step in steps[:-1]:
            parent = parent[step]
        parent[steps[-1]] = change_text(parent[steps[-1]])
        files.shared[name] = yaml.safe_dump(data, allow_unicode=True, sort_keys=False).encode()

    return apply


def write_otherwise(name: str) -> Edit:
    """The same shared data in other words of YAML."""

    def apply(files: Files) -> None:
        data = yaml.load(files.shared[name], Loader=yaml.CBaseLoader)  # noqa: S506 - only texts
        files.shared[name] = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=60).encode()

    return apply


def replace_text(key: str) -> Edit:
    """A text of the project's own in the place of a shared one, or the shared one again where it has one already."""

    def apply(files: Files) -> None:
        own: dict[str, Any] = {"replaces": "0123456789ab"}
        for language, original in THEME.originals[key].items():
            own[language] = change_unit(original)
        if not files.own.pop(key, None):
            files.own[key] = own

    return apply


def change_unit(original: Any) -> Any:  # noqa: ANN401 - a text, a list of texts or a table of forms
    """Another text of any kind, with the same places."""
    if isinstance(original, dict):
        return {form: change_text(text) for form, text in original.items()}
    if isinstance(original, list):
        return list(map(change_text, original))
    return change_text(original)


FILES: list[tuple[str, bytes | None]] = [  # that come, take the place of another, or go
    ("kuva.png", GOOD["palette.png"]),
    ("satama.yml", None),
    ("laituri.yml", None),
    ("konserni/asiakkaat.yml", None),
    ("uusi.yml", SHORTEST.encode()),
    ("_luonnos.yml", b"controller: {name: }\n"),
    ("muu.png", GOOD["plain.png"]),
    ("satama.yml", GONE.encode()),
    ("ohje.yml", GONE.replace("laituri", "ohje").encode()),
    ("laituri.yml", SHORTEST.encode()),
]
NOTICE_EDITS: dict[str, Edit] = {
    **{f"{name}: {old} -> {new}": edit_text((name, old, new)) for name, old, new in EDITS},
    **{f"{number}: {name}": put_file(name, content) for number, (name, content) in enumerate(FILES)},
}
SHARED_EDITS: dict[str, Edit] = {f"{name} written otherwise": write_otherwise(name) for name in SHARED}
OWN_EDITS: dict[str, Edit] = {
    f"own: {key}": replace_text(key)
    for key in (
        *("complaint.first", "rights.erasure_cases", "nouns.we_are.company", "title", "controller.we"),
        *("interface.index_intro", "interface.skip", "interface.removed", "words.registers.research.who"),
    )
}
REPLACEABLE = [key for key in list_replaceable(THEME) if key.rpartition(".")[2] not in PDF_TEXTS]
edits = st.one_of(
    st.sampled_from(REPLACEABLE).map(replace_text),
    st.sampled_from([*OWN_EDITS.values()]),
    st.sampled_from([*NOTICE_EDITS.values()]),
    st.sampled_from([*SHARED_EDITS.values()]),
    st.sampled_from(LEAVES).map(edit_leaf),
)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A folder for a site, and an empty one where MkDocs looks for notices: they are handed to it."""
    made = Path(tempfile.mkdtemp())
    (made / "notices").mkdir()
    yield made
    shutil.rmtree(made)


def read_theme_of(version: Version) -> Theme:
    """The theme with the shared data of a version."""
    data, faults = read_foreign_data(version.shared, THEME)
    assert not faults
    theme, faults = apply_own(revise_theme(THEME, data), version.own, NONE)
    assert not faults
    return theme


def build(version: Version, folder: Path) -> dict[str, bytes] | None:
    """Every file of the site that a version makes; nothing where it makes none."""
    theme = read_theme_of(version)
    found = load_version(version.notices, str(folder / "notices"), theme)
    if any(fault.level == "error" for fault in found.faults):
        return None
    site = folder / "site"
    shutil.rmtree(site, ignore_errors=True)
    try:
        make_pages(found, theme, site, Progress(io.StringIO()))
    except Faulty:  # a text that fails
        return None
    return read_files(site)


def review(old: Version, new: Version, steering: Mapping[str, str] | None = None) -> Review:
    """What the review says of two versions."""
    contents = compare_versions(old, new, "notices", THEME, follow_silently, steering or {}, is_own=False)
    commit = "0" * 40
    return Review(
        **vars(contents),
        base="main",
        head="branch",
        fork=commit,
        tip=commit,
        commit=commit,
        seconds=0,
        pages=(),
        generator=tuple(steering or {}),
        moved_on=(),
        approvals=(),
        lost_approvals=(),
    )


NOTHING = review(Version(), Version()).digest


def judge_pair(old: Version, new: Version, folder: Path) -> bool:
    """Whether the sites of two versions differ; if they do, the review must say so, and else nothing."""
    before, after = build(old, folder), build(new, folder)
    found = review(old, new)
    if after is None:
        assert found.faults
    if before is None or after is None:
        return False
    differ = sorted(path for path in {*before, *after} if before.get(path) != after.get(path))
    assert is_needed(make_changes_data(found)) == bool(differ), differ
    assert (found.digest != NOTHING) == bool(differ), differ
    assert not found.faults
    return bool(differ)


def apply_edits(files: Files, listed: list[Edit]) -> Version:
    """A version with edits more."""
    for edit in listed:
        edit(files)
    return files.freeze()


@pytest.mark.slow
@pytest.mark.parametrize("name", [*NOTICE_EDITS, *SHARED_EDITS, *OWN_EDITS])
def test_each_edit(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Each edit by itself is told where a byte differs, done and taken back, and is silent where none does."""
    monkeypatch.setenv("SITE_URL", SITE_URL)
    old = Files().freeze()
    new = apply_edits(Files(), [(NOTICE_EDITS | SHARED_EDITS | OWN_EDITS)[name]])
    assert judge_pair(old, new, folder) == judge_pair(new, old, folder) == (name not in SILENT)


@pytest.mark.slow
@try_examples(10)
@given(first=st.lists(edits, max_size=2), then=st.lists(edits, min_size=1, max_size=3))
def test_edits_together(folder: Path, monkeypatch: pytest.MonkeyPatch, first: list[Edit], then: list[Edit]) -> None:
    """Of two versions that are built, a byte differs where the review says something and its hash is another."""
    monkeypatch.setenv("SITE_URL", SITE_URL)
    files = Files()
    old = apply_edits(files, first)
    judge_pair(old, apply_edits(files, then), folder)


@pytest.mark.slow
@try_examples(8)
@given(one=st.lists(edits, min_size=1, max_size=2), other=st.lists(edits, min_size=1, max_size=2))
def test_two_texts_have_two_hashes(
    folder: Path, monkeypatch: pytest.MonkeyPatch, one: list[Edit], other: list[Edit]
) -> None:
    """Of two versions after one, the hashes are equal where the sites are, and nowhere else."""
    monkeypatch.setenv("SITE_URL", SITE_URL)
    versions = [apply_edits(Files(), listed) for listed in (one, other)]
    sites = [build(version, folder) for version in versions]
    if None in sites:
        return
    hashes = [review(Files().freeze(), version).digest for version in versions]
    assert (hashes[0] == hashes[1]) == (sites[0] == sites[1])


def test_a_file_that_steers_is_in_the_hash() -> None:
    """A file that steers the program makes another hash, and other bytes of it another again."""
    version = Files().freeze()
    hashes = {
        review(version, version, steering).digest for steering in ({}, {"yaml.py": "100644 a"}, {"yaml.py": "100644 b"})
    }
    assert len(hashes) == 3
    assert is_needed(make_changes_data(review(version, version, {"yaml.py": "100644 a"})))


def test_everything_of_the_notices_is_tried() -> None:
    """The registers that the edits change are sound, and each edit finds its words."""
    for name, old, _ in EDITS:
        assert old.encode() in NOTICES[name], (name, old)
    found = load_version(NOTICES, "notices", THEME)
    assert [str(fault) for fault in found.faults if fault.level == "error"] == []
    assert len(list_published({entry.address: entry for entry in found.published})) == 5
