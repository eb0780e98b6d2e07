"""What a finding can be: a row per code, with its level and the law or guidance behind it.

The reason for each code, and an example of what raises it, stand in theme/messages/.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, Self

from .messages import describe_code

Level = Literal["error", "warning", "gap"]

FORMAT = "docs/format.md"
YAML = "YAML 1.2.2"
THEME = "theme/"


class FaultCode(StrEnum):
    """A code, its level, and its source in law or guidance; a notice with an error is not published."""

    level: Level
    source: str

    # A file that cannot be read
    FILE = "file", "error", FORMAT
    STRAY_FILE = "stray-file", "warning", FORMAT
    ENCODING = "encoding", "error", "YAML 1.2.2, 5.2"
    MERGE_CONFLICT = "merge-conflict", "error", FORMAT
    INVISIBLE = "invisible", "error", "Unicode Technical Report 36"
    INDENTATION = "indentation", "error", "YAML 1.2.2, 6.1"
    EMPTY_FILE = "empty-file", "error", FORMAT
    SYNTAX = "syntax", "error", YAML
    TOO_MUCH = "too-much", "error", FORMAT
    TWICE = "twice", "error", "YAML 1.2.2, 3.2.1.3"
    JOINED = "joined", "error", "YAML 1.2.2, 7.3.3"
    CUT_OFF = "cut-off", "error", "YAML 1.2.2, 6.6"
    ALL_COMMENT = "all-comment", "error", "YAML 1.2.2, 6.6"
    NO_SPACE = "no-space", "error", "YAML 1.2.2, 7.4.2"
    MARK = "mark", "error", FORMAT

    # A value or a key that the format does not have
    UNKNOWN_KEY = "unknown-key", "error", FORMAT
    MISSING = "missing", "error", "GDPR Art. 13, 14"
    PLACEHOLDER = "placeholder", "error", FORMAT
    VALUE = "value", "error", FORMAT
    LANGUAGES = "languages", "error", "GDPR Art. 12(1)"
    WORDS = "words", "error", FORMAT
    WORDS_UNUSED = "words-unused", "warning", FORMAT
    GAP_MISPLACED = "gap-misplaced", "error", FORMAT
    REMOVED = "removed", "error", FORMAT
    NOT_SHARED = "not-shared", "error", FORMAT
    LOGO = "logo", "error", FORMAT
    TWINS = "twins", "error", "GDPR Art. 12(1)"
    BUSINESS_ID_TWICE = "business-id-twice", "warning", "GDPR Art. 13(1)(a)"
    COPIED = "copied", "warning", "GDPR Art. 5(1)(a), 13"
    ALIAS = "alias", "error", FORMAT
    LOST = "lost", "error", "GDPR Art. 12(1)"
    LANGUAGE_LOST = "language-lost", "warning", "GDPR Art. 12(1)"

    # What is open
    GAP = "gap", "gap", FORMAT
    GAP_OLD = "gap-old", "warning", "GDPR Art. 12(1)"
    GAP_FUTURE = "gap-future", "error", FORMAT

    # Who
    CONTACT_UNREACHABLE = "contact-unreachable", "error", "GDPR Art. 13(1)(a)"
    BUSINESS_ID = "business-id", "warning", "GDPR Art. 13(1)(a)"
    ADDRESS_INCOMPLETE = "address-incomplete", "warning", "GDPR Art. 13(1)(a)"
    JOINT_UNREACHABLE = "joint-unreachable", "warning", "GDPR Art. 13(1)(a), 26(1)"
    JOINT_ARRANGEMENT = "joint-arrangement", "error", "GDPR Art. 26(2)"
    REPRESENTATIVE_UNREACHABLE = "representative-unreachable", "error", "GDPR Art. 13(1)(a), 27(4)"
    DPO_UNREACHABLE = "dpo-unreachable", "error", "GDPR Art. 13(1)(b)"
    DOOR_WITHOUT_ADDRESS = "door-without-address", "warning", "GDPR Art. 12(2)"
    CONTACT_TWICE = "contact-twice", "error", "GDPR Art. 13(1)(a)"
    ROLE_AS_NAME = "role-as-name", "error", "GDPR Art. 12(1)"

    # When
    DATE_MISSING = "date-missing", "error", "GDPR Art. 5(2), 12(1)"
    DATE_ORDER = "date-order", "error", "GDPR Art. 5(1)(a)"
    REVIEW_DUE = "review-due", "warning", "GDPR Art. 24(1)"
    NOT_REVIEWED = "not-reviewed", "warning", "GDPR Art. 5(1)(d), 24(1)"

    # Because of the kind of register
    KIND_NEEDS = "kind-needs", "warning", "theme/notice/registers.yml"

    # Whom and why
    SUBJECTS_MISSING = "subjects-missing", "error", "GDPR Art. 12(1)"
    ABOUT_UNKNOWN = "about-unknown", "error", "GDPR Art. 13(1)(c)"
    INTEREST_MISSING = "interest-missing", "error", "GDPR Art. 13(1)(d)"
    LAW_MISSING = "law-missing", "error", "GDPR Art. 6(1)(c), 6(3)"
    BASIS_MISMATCH = "basis-mismatch", "error", "GDPR Art. 6(1)"
    BASIS_UNLIKELY = "basis-unlikely", "warning", "GDPR Art. 6(1); EDPB Guidelines 2/2019"
    BASIS_CANNOT_CARRY = "basis-cannot-carry", "warning", "GDPR Art. 6(1)(b); EDPB Guidelines 2/2019"
    BASIS_AUTHORITY = "basis-authority", "warning", "GDPR Art. 6(1), second subparagraph"
    BASIS_IMBALANCE = "basis-imbalance", "warning", "GDPR Art. 7(4), recital 43; EDPB Guidelines 05/2020"
    INTEREST_CIRCUMSTANCE = "interest-circumstance", "warning", "GDPR Art. 6(1)(f), 13(1)(d)"
    BASIS_CONTRACT_CONTACT = "basis-contract-contact", "warning", "GDPR Art. 6(1)(b)"
    VAGUE_CODE = "vague-code", "warning", "GDPR Art. 13(1)(e), 14(2)(f)"
    SAID_TWICE = "said-twice", "error", "GDPR Art. 12(1)"
    ENCODED_TWICE = "encoded-twice", "warning", "YAML 1.2.2, 5.2"
    UNTRANSLATED = "untranslated", "warning", "GDPR Art. 12(1)"
    TEXTS_UNREAD = "texts-unread", "warning", "GDPR Art. 12(1)"
    OUTDATED_TEXT = "outdated-text", "warning", "GDPR Art. 5(1)(a), 12(1)"

    # Which data
    PROVIDING_OBSERVED = "providing-observed", "warning", "GDPR Art. 13(2)(e); WP260 rev.01, 26"
    SPECIAL_CONDITION = "special-condition", "error", "GDPR Art. 9(2)"
    CRIMINAL_GROUND = "criminal-ground", "error", "GDPR Art. 10; Data Protection Act s. 7"
    PERSONAL_IDENTITY_CODE = "personal-identity-code", "warning", "Data Protection Act s. 29"
    PURPOSE_DATA = "purpose-data", "error", "GDPR Art. 13(1)(c)"
    DATA_UNUSED = "data-unused", "warning", "GDPR Art. 5(1)(c)"
    RETENTION_UNCOVERED = "retention-uncovered", "error", "GDPR Art. 13(2)(a)"
    RETENTION_UNKNOWN = "retention-unknown", "error", "GDPR Art. 13(2)(a)"
    RETENTION_PURPOSE = "retention-purpose", "error", "GDPR Art. 13(1)(c), 13(2)(a)"
    RETENTION_COVERED = "retention-covered", "error", "GDPR Art. 13(2)(a)"
    RETENTION_FLAT = (
        "retention-flat",
        "warning",
        "GDPR Art. 5(1)(e); the Ombudsman on Verkkokauppa.com, published 2024-03-18",
    )
    RETENTION_FLOOR = "retention-floor", "warning", "GDPR Art. 5(1)(e), 13(2)(a)"
    RETENTION_NO_CUSTOMER = "retention-no-customer", "warning", "GDPR Art. 5(1)(e), 13(2)(a)"

    # To whom
    RECIPIENT_DATA = "recipient-data", "error", "GDPR Art. 13(1)(e)"
    RECIPIENT_WITHOUT_PURPOSE = "recipient-without-purpose", "warning", "GDPR Art. 5(1)(b), 13(1)(c)"
    STAFF_ROW = "staff-row", "error", "GDPR Art. 4(9)"
    RECIPIENTS_CONTRADICT = "recipients-contradict", "error", "GDPR Art. 5(1)(a), 13(1)(e)"
    TRANSFER_RECIPIENT = "transfer-recipient", "error", "GDPR Art. 13(1)(e)-(f)"
    TRANSFER_COUNTRY = "transfer-country", "error", "GDPR Art. 44"
    TRANSFER_ADEQUACY = "transfer-adequacy", "error", "GDPR Art. 45"
    TRANSFER_DECISION_ENDS = "transfer-decision-ends", "warning", "GDPR Art. 45(3)"
    TRANSFER_TECHNICAL = "transfer-technical", "error", "GDPR Art. 44-49"

    # Cookies
    COOKIES_MISSING = "cookies-missing", "error", "917/2014 s. 205"
    COOKIES_LIST = "cookies-list", "error", "917/2014 s. 205; Traficom's guide of 2021"
    COOKIES_SETTINGS = "cookies-settings", "error", "GDPR Art. 7(3); 917/2014 s. 205"
    WITHDRAW_NOWHERE = "withdraw-nowhere", "error", "GDPR Art. 7(3)"
    COOKIES_COLLECT = "cookies-collect", "error", "GDPR Art. 14(1)(d)"
    DERIVED_TWICE = "derived-twice", "error", "GDPR Art. 12(1)"
    SERVICE_OPEN = "service-open", "error", "GDPR Art. 13(1)(e)-(f), 13(2)(a); 917/2014 s. 205"
    SERVICE_BASIS = "service-basis", "error", "GDPR Art. 13(1)(c)-(d)"
    SERVICE_ARRANGEMENT = "service-arrangement", "error", "GDPR Art. 26(2)"
    SERVICE_UNCERTAIN = "service-uncertain", "warning", "GDPR Art. 5(1)(a)"
    SERVICE_TWICE = "service-twice", "error", "GDPR Art. 12(1)"

    # Decisions and profiles
    DECISION_GROUND = "decision-ground", "warning", "GDPR Art. 22(2)"
    PROFILING = "profiling", "warning", "GDPR Art. 4(4), 21; WP251 rev.01"

    # Rights
    CHILD_CONSENT = "child-consent", "error", "GDPR Art. 8(1); Data Protection Act s. 5"
    LIMIT_WITHOUT_RIGHT = "limit-without-right", "error", "GDPR Art. 12(1), 23(2)"

    # What time has done; the last is found by `check --base` and by `review`
    CONSTANT_OLD = "constant-old", "warning", "theme/notice/constants.yml"
    TRANSLATION_OLD = "translation-old", "warning", "GDPR Art. 12(1)"
    UPDATED_UNCHANGED = "updated-unchanged", "warning", "GDPR Art. 12(1), 13(3); WP260 rev.01, 29-31"

    # The log of approvals
    APPROVAL = "approval", "error", "docs/reviewing.md"

    # A file of the project's own
    SECTION_MISSING = "section-missing", "error", "GDPR Art. 13, 14"
    HEADERS = "headers", "error", THEME
    TEMPLATE = "template", "error", THEME
    TEXTS = "texts", "error", THEME

    # What a project says in its own words
    OVERRIDE = "override", "error", "docs/editing.md"
    ORIGINAL_CHANGED = "original-changed", "warning", "docs/editing.md"
    OWN_TEXT_MISSING = "own-text-missing", "warning", "docs/editing.md"

    def __new__(cls, code: str, level: Level, source: str) -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.level = level
        member.source = source
        return member

    @property
    def reason(self) -> str:
        """Why it matters, in a sentence."""
        return describe_code(self, "reason")

    @property
    def example(self) -> str:
        """What an editor might write that raises it, as YAML."""
        return describe_code(self, "example")


CODES = tuple(FaultCode)
