"""Which check finds which code, and what all of them find in a register.

A check looks at the facts of one register. Its level and its source stand beside the code in reading/fault_codes.py,
the reason for it and its sentences in theme/messages/.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..facts.remembered import remember_facts
from ..format.register import Register
from ..format.removal import Removal
from ..reading.display import Key, format_key
from ..reading.fault_codes import FaultCode
from ..reading.faults import Fault, Place, make_fault
from ..reading.source import find_place
from ..theme.theme import Theme
from . import adequacy, cookies, data, dates, garbled, needs, recipients, rights, services, who, why, wording
from .clock import get_newest_day
from .finding import Check, Finding, make_finding
from .gaps import report_open_question

CHECKS: dict[FaultCode, Check] = {
    FaultCode.CONTACT_UNREACHABLE: who.find_unreachable_contact,
    FaultCode.BUSINESS_ID: who.find_missing_business_id,
    FaultCode.ADDRESS_INCOMPLETE: who.find_incomplete_addresses,
    FaultCode.JOINT_UNREACHABLE: who.find_unreachable_joint_controllers,
    FaultCode.JOINT_ARRANGEMENT: recipients.find_missing_arrangements,
    FaultCode.REPRESENTATIVE_UNREACHABLE: who.find_unreachable_representative,
    FaultCode.DPO_UNREACHABLE: who.find_unreachable_officer,
    FaultCode.DOOR_WITHOUT_ADDRESS: who.find_doors_to_nowhere,
    FaultCode.CONTACT_TWICE: who.find_contact_named_twice,
    FaultCode.ROLE_AS_NAME: who.find_role_as_name,
    FaultCode.DATE_MISSING: dates.find_missing_date,
    FaultCode.DATE_ORDER: dates.find_impossible_dates,
    FaultCode.REVIEW_DUE: dates.find_due_review,
    FaultCode.NOT_REVIEWED: dates.find_unconfirmed_facts,
    FaultCode.KIND_NEEDS: needs.find_unmet_needs,
    FaultCode.SUBJECTS_MISSING: why.find_missing_subjects,
    FaultCode.ABOUT_UNKNOWN: why.find_unknown_subjects,
    FaultCode.INTEREST_MISSING: why.find_missing_interests,
    FaultCode.LAW_MISSING: why.find_missing_laws,
    FaultCode.BASIS_MISMATCH: why.find_mismatched_bases,
    FaultCode.BASIS_UNLIKELY: why.find_unlikely_bases,
    FaultCode.BASIS_CANNOT_CARRY: why.find_impossible_bases,
    FaultCode.BASIS_AUTHORITY: why.find_interests_of_authorities,
    FaultCode.BASIS_IMBALANCE: why.find_unfree_consents,
    FaultCode.INTEREST_CIRCUMSTANCE: why.find_circumstances,
    FaultCode.BASIS_CONTRACT_CONTACT: why.find_contracts_with_contacts,
    FaultCode.VAGUE_CODE: wording.find_vague_codes,
    FaultCode.SAID_TWICE: wording.find_repeated_items,
    FaultCode.ENCODED_TWICE: garbled.find_garbled_texts,
    FaultCode.UNTRANSLATED: wording.find_untranslated_words,
    FaultCode.TEXTS_UNREAD: wording.find_unread_texts,
    FaultCode.OUTDATED_TEXT: wording.find_outdated_texts,
    FaultCode.PROVIDING_OBSERVED: data.find_observed_as_given,
    FaultCode.SPECIAL_CONDITION: data.find_missing_conditions,
    FaultCode.CRIMINAL_GROUND: data.find_criminal_data,
    FaultCode.PERSONAL_IDENTITY_CODE: data.find_identity_codes,
    FaultCode.PURPOSE_DATA: data.find_unknown_data_of_purposes,
    FaultCode.DATA_UNUSED: data.find_unused_data,
    FaultCode.RETENTION_UNCOVERED: data.find_data_without_period,
    FaultCode.RETENTION_UNKNOWN: data.find_periods_without_data,
    FaultCode.RETENTION_PURPOSE: data.find_periods_without_purpose,
    FaultCode.RETENTION_COVERED: data.find_gap_beside_all,
    FaultCode.RETENTION_FLAT: data.find_single_period,
    FaultCode.RETENTION_FLOOR: data.find_floors,
    FaultCode.RETENTION_NO_CUSTOMER: data.find_periods_of_customers,
    FaultCode.RECIPIENT_DATA: data.find_unknown_data_of_recipients,
    FaultCode.RECIPIENT_WITHOUT_PURPOSE: recipients.find_recipients_without_purpose,
    FaultCode.STAFF_ROW: recipients.find_staff_with_role,
    FaultCode.RECIPIENTS_CONTRADICT: recipients.find_contradictory_recipients,
    FaultCode.TRANSFER_RECIPIENT: recipients.find_unlisted_recipients,
    FaultCode.TRANSFER_COUNTRY: recipients.find_odd_transfers,
    FaultCode.TRANSFER_ADEQUACY: adequacy.find_transfers_without_decision,
    FaultCode.TRANSFER_DECISION_ENDS: adequacy.find_ending_decisions,
    FaultCode.TRANSFER_TECHNICAL: recipients.find_technical_transfers,
    FaultCode.COOKIES_MISSING: cookies.find_missing_cookies,
    FaultCode.COOKIES_LIST: cookies.find_missing_list,
    FaultCode.COOKIES_SETTINGS: cookies.find_missing_settings,
    FaultCode.WITHDRAW_NOWHERE: cookies.find_withdrawal_nowhere,
    FaultCode.COOKIES_COLLECT: cookies.find_data_not_held,
    FaultCode.DERIVED_TWICE: cookies.find_rows_of_services,
    FaultCode.SERVICE_OPEN: services.find_open_facts,
    FaultCode.SERVICE_BASIS: services.find_missing_bases,
    FaultCode.SERVICE_ARRANGEMENT: services.find_missing_arrangements,
    FaultCode.SERVICE_UNCERTAIN: services.find_uncertain_services,
    FaultCode.SERVICE_TWICE: services.find_services_named_twice,
    FaultCode.DECISION_GROUND: why.find_decisions_without_ground,
    FaultCode.PROFILING: why.find_unsaid_profiling,
    FaultCode.CHILD_CONSENT: rights.find_consent_of_no_child,
    FaultCode.LIMIT_WITHOUT_RIGHT: rights.find_limits_of_no_right,
}


def check_register(register: Register, places: Mapping[Key, Place], theme: Theme) -> list[Fault]:
    """Everything that is doubtful, contradictory or open in one register."""
    facts = remember_facts(register, theme)
    faults: list[Fault] = []
    for code, find in CHECKS.items():
        faults.extend(report_finding(finding, code, places) for finding in find(facts))
    faults = drop_repeated(faults)
    for question in facts.open:
        key, place = find_place(question.key, places)
        faults.append(report_open_question(question, key, place))
    return faults


def drop_repeated(faults: Iterable[Fault]) -> list[Fault]:
    """The faults, but what is told of own words with a name once, however often the name stands in the file."""
    told: dict[object, Fault] = {}
    for fault in faults:
        said = (fault.place, fault.code, fault.message, fault.values)
        told.setdefault(said, fault)
    return list(told.values())


def check_removal(removal: Removal, places: Mapping[Key, Place]) -> list[Fault]:
    """What is wrong with the file of a removal: its day is to come, or there is nobody to turn to."""
    faults = []
    removed = removal.removed
    if removed.date > get_newest_day():
        future = make_finding(("removed", "date"), "future", day=removed.date)
        faults.append(report_finding(future, FaultCode.DATE_ORDER, places))
    if not removed.ask and not who.is_reachable(removal.controller):
        unreachable = make_finding(("removed",), "removal")
        faults.append(report_finding(unreachable, FaultCode.CONTACT_UNREACHABLE, places))
    return faults


def report_finding(finding: Finding, code: FaultCode, places: Mapping[Key, Place]) -> Fault:
    """The fault of a finding, at its key or the nearest one around it that the file has."""
    key, place = find_place(finding.key, places)
    return make_fault(place, code, format_key(key), finding.message, **dict(finding.values))
