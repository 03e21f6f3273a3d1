"""Checks a note against the clinic's charting profile: each check asks one question, which the records answer."""

from datetime import date, timedelta
from typing import Any

from charting.errors import SigningIssue
from charting.model.assessment import Assessment, Decision
from charting.model.case import CaseKind
from charting.model.client import ADULT_AGE, compute_age
from charting.model.findings import Activity, AskedQuestion, RangeOfMotion, RangeWord
from charting.model.note import Note
from charting.model.note_line import NoteLine
from charting.model.plan import Plan
from charting.model.session import Session
from charting.reference.charting_rules import CheckCondition, ProfileCheck, collect_profile_checks
from charting.summaries.case_at_signing import CaseAtSigning
from charting.summaries.safety.refer_out import list_refer_out_reasons
from charting.summaries.safety.term_matching import has_term, normalize_words
from charting.summaries.safety.triage import is_decided_otherwise


def find_incomplete_fields(note: Note, case_file: CaseAtSigning, profile: str) -> tuple[SigningIssue, ...]:
    """List what the profile with that id requires and the chart lacks, in the order of the profile."""
    return tuple(
        SigningIssue(
            check.field or check.paths[0], _format_message(check), check.id, check.reasonable, check.cite
        )
        for check in collect_profile_checks(profile)
        if check.note in (note.note_kind, "any")
        and _is_check_applicable(check, note, case_file)
        and not any(_has_content(path, note, case_file) for path in check.paths)
    )


def _format_message(check: ProfileCheck) -> str:
    return f"{check.sentence} ({check.cite})" if check.cite else check.sentence


def _is_check_applicable(check: ProfileCheck, note: Note, case_file: CaseAtSigning) -> bool:
    """Tell whether the condition of the check holds for this note and case."""
    match check.when:
        case CheckCondition.MEDICAL:
            return case_file.case.kind is not CaseKind.WELLNESS
        case CheckCondition.MINOR:
            return compute_age(case_file.client.birth_date, _get_note_day(note)) < ADULT_AGE
        case CheckCondition.TREATS:
            return isinstance(note, Session) and any(
                _match_areas(check.terms, line.areas) for line in note.treatment
            )
        case CheckCondition.REVISION:
            return isinstance(note, Plan) and note.revision > 1
        case CheckCondition.ALWAYS:
            return True
    return isinstance(note, Assessment) and _is_decision_matching(check.when, note, case_file)


def _is_decision_matching(when: CheckCondition, note: Assessment, case_file: CaseAtSigning) -> bool:
    """Compare what the therapist decided with what the assessment found."""
    if when is CheckCondition.CAUTION:
        return note.decision not in (None, Decision.TREAT)
    if when is CheckCondition.DESPITE:
        return note.decision is Decision.TREAT and bool(list_refer_out_reasons(note))
    return is_decided_otherwise(note, case_file)


def _match_areas(terms: str, areas: str) -> bool:
    return has_term(terms, normalize_words(areas))


def _get_note_day(note: Note) -> date:
    return note.when.date()


def _has_content(path: str, note: Note, case_file: CaseAtSigning) -> bool:
    """Tell whether what the path names is charted; `ProfileCheck` explains the paths."""
    head, _, rest = path.partition(":")
    match head:
        case "every":
            lines, _, field = rest.partition(".")
            return all(_is_filled(getattr(line, field)) for line in getattr(note, lines))
        case "consent":
            return _has_valid_consent(rest, note, case_file)
        case "case":
            return bool(case_file.plan if rest == "plan" else case_file.signed_assessments)
    start, _, field = path.partition(".")
    return _is_filled(_read_path(case_file.client, field) if start == "client" else _read_path(note, path))


def _read_path(record: Any, path: str) -> Any:
    for name in path.split("."):
        record = getattr(record, name, None)
    return record


def _is_filled(value: object) -> bool:
    """Tell whether a value was charted. Zero pain is a score, and a question that was asked counts as charted."""
    if isinstance(value, AskedQuestion):
        return value.asked
    if isinstance(value, str):
        return bool(value.strip())
    if isinstance(value, tuple):
        return any(_has_entry_content(entry) for entry in value)
    return value is not None


def _has_entry_content(entry: object) -> bool:
    """Tell whether a line says something: an activity needs its score, a range must have been tested."""
    if isinstance(entry, Activity):
        return entry.score is not None
    if isinstance(entry, RangeOfMotion) and entry.stated is RangeWord.NOT_TESTED:
        return False
    return entry.filled if isinstance(entry, NoteLine) else True


def _has_valid_consent(requirement: str, note: Note, case_file: CaseAtSigning) -> bool:
    """Tell whether a consent is in force on the day of the note.

    `requirement` is `kind` or `kind:days`, such as `treatment:365`: with days, an older consent does not count.
    """
    kind, _, days = requirement.partition(":")
    day = _get_note_day(note)
    oldest = day - timedelta(days=int(days)) if days else date.min
    return any(
        consent.kind.value == kind and consent.is_in_force(day) and consent.given >= oldest
        for consent in case_file.consents
    )
