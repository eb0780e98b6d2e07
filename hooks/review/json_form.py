"""The form of changes.json: the changes of a review as data for other programs.

Everything has a limit, so that whoever reads it from a stranger's branch can refuse what is larger.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from ..theme.languages import TAG
from .contents import Status

VERSION: Final = 2  # raised when a reader would have to know
MAX_WORDS = 400  # characters
MAX_TEXT = 300  # of a shared text on each side
MAX_PATH = 300
MAX_NOTICES = 300
MAX_CHANGES = 50  # of one notice
MAX_ITEMS = 60
MAX_OWN_FAULTS = 20
MAX_VERSIONS = 20  # of the shared texts
MAX_LINES = 20  # of what changed in one
MAX_CLAUSES = 100
MAX_EFFECTS = 60
MAX_NAMES = 10
MAX_RISKS = 11
MAX_REACHED = 2000
MAX_PATHS = 200
MAX_MOVED_ON = 300
MAX_FAULTS = 100
MAX_APPROVALS = 10
MAX_LOST = 20  # lines of the log of approvals
MAX_LANGUAGES = 30
MAX_TAG = 40  # characters of that of a language

Words = Annotated[str, Field(max_length=MAX_WORDS)]
Hash = Annotated[str, Field(pattern=r"^([0-9a-f]{64}|-)$")]
CommitId = Annotated[str, Field(pattern=r"^[0-9a-f]{40}([0-9a-f]{24})?$")]
Path = Annotated[str, Field(max_length=MAX_PATH)]
Language = Annotated[str, Field(pattern=rf"^{TAG}$", max_length=MAX_TAG)]
Languages = Annotated[list[Language], Field(max_length=MAX_LANGUAGES)]
Said = Annotated[dict[Language, Words], Field(max_length=MAX_LANGUAGES)]  # the same words in several languages


class Data(BaseModel):
    """What all parts share: no unknown keys, and nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ChangeData(Data):
    """One change in words; `number` is its anchor on the page, `#k7`."""

    number: int
    kind: Literal["added", "removed", "changed", "moved", "rewritten"]
    key: Words
    section: Words
    risk: Literal["high", "medium", "low"]
    derived: bool
    words: Said


class ItemData(Data):
    """One item of GDPR Art. 13-14 whose state differs."""

    item: Words
    article: Words
    before: Words
    after: Words


class NoticeData(Data):
    """One notice that changes, which is told in `languages`: those that it has, and behind them those that it had.

    `pages` are its addresses on the site, and `only` the sections that change in some languages alone, with these.
    `number` is that of the notice itself, or 0 where its changes have their own; `left` the day on which it was
    removed, as the file in its place says; `leads_to` the notice to which the address leads now.
    """

    number: int
    address: Words
    languages: Languages
    company: Words
    register_name: Words
    status: Status
    was: Words
    anchor: Words
    pages: Said
    changes: list[ChangeData] = Field(max_length=MAX_CHANGES)
    changes_left_out: int
    completeness: list[ItemData] = Field(max_length=MAX_ITEMS)
    undated: bool
    redated: bool
    left: date | None
    leads_to: Words
    key_risks: list[Said] = Field(max_length=MAX_RISKS)
    only: dict[str, Languages]
    faults: list[Words] = Field(max_length=MAX_OWN_FAULTS)
    sha256: Hash


class SharedData(Data):
    """One change of what notices share: a text by its key, or what another file changes, by the file.

    `changed` are the languages in which it does, `reach` is the number of notices, and `names` are some of them. `own`
    says whose text it is now: that of all projects, this one's own, or the original again in its place.
    """

    number: int
    key: Words
    risk: Literal["high", "medium", "low"]
    changed: Languages
    before: Said
    after: Said
    reach: int
    names: list[Words] = Field(max_length=MAX_NAMES)
    own: Literal["shared", "own", "original"] = "shared"

    @property
    def is_high(self) -> bool:
        """Whether it is of high risk."""
        return self.risk == "high"


class OriginalData(Data):
    """A shared text that changes and that the project has replaced, so that `reach` notices keep what is its own."""

    key: Words
    before: Said
    after: Said
    own: Said
    reach: int


class TextVersionData(Data):
    """A version of the shared texts, and what changed in it, line by line."""

    number: Words
    day: date
    said: dict[Language, Annotated[list[Words], Field(max_length=MAX_LINES)]] = Field(max_length=MAX_LANGUAGES)


class ApprovalData(Data):
    """One line of the branch's log that approves the text; without its note, which anybody may have written."""

    day: date
    who: Words


Count = Annotated[int, Field(ge=0)]


class Totals(Data):
    """How many there are of each, also where the file has no room for all.

    Notices are counted by what happens to them. A row is a change, or a notice that has none; `high` are the changes of
    high risk, `rows_high` the rows that need a look first, and `shared_high` the clauses and effects of high risk.
    """

    notices: dict[Status, Count]
    changes: Count
    high: Count
    rows: Count
    rows_high: Count
    clauses: Count
    effects: Count
    shared_high: Count
    templates: Count
    generator: Count
    base_moved: Count
    faults: Count
    lost_approvals: Count


class ChangesData(Data):
    """What build.py review writes as changes.json; `languages` are those of the site, and others of these notices."""

    schema_version: Literal[2] = VERSION
    tool: Words
    base: Words
    head: Words
    base_commit: CommitId
    base_tip: CommitId
    head_commit: CommitId
    seconds: int
    published: int
    languages: Languages
    sha256: Hash
    totals: Totals
    notices: list[NoticeData] = Field(max_length=MAX_NOTICES)
    texts: list[TextVersionData] = Field([], max_length=MAX_VERSIONS)
    clauses: list[SharedData] = Field(max_length=MAX_CLAUSES)
    originals: list[OriginalData] = Field([], max_length=MAX_CLAUSES)
    effects: list[SharedData] = Field(max_length=MAX_EFFECTS)
    unversioned: bool
    layout_only: int
    reached: list[Words] = Field(max_length=MAX_REACHED)
    templates: list[Path] = Field(max_length=MAX_PATHS)
    templates_not_shown: bool
    generator: list[Path] = Field(max_length=MAX_PATHS)
    base_moved: list[Words] = Field(max_length=MAX_MOVED_ON)
    faults: list[Words] = Field(max_length=MAX_FAULTS)
    approvals: list[ApprovalData] = Field(max_length=MAX_APPROVALS)
    lost_approvals: list[Words] = Field(max_length=MAX_LOST)
