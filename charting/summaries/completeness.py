"""Whether a note holds what the clinic's profile asks: one question a check, answered from the records."""

from datetime import date, timedelta
from typing import Any

from charting.errors import Missing
from charting.model.assessment import Assessment, Decision
from charting.model.case import CaseKind
from charting.model.client import ADULT, age
from charting.model.findings import Activity, Asked, RangeOfMotion, RangeWord
from charting.model.line import Line
from charting.model.note import Note
from charting.model.plan import Plan
from charting.model.session import Session
from charting.reference.rules import Check, Condition, profile_checks
from charting.summaries.case_at_signing import CaseAtSigning
from charting.summaries.refer_out import refer_out
from charting.summaries.terms import holds, plain_words
from charting.summaries.triage import decided_otherwise


def incomplete(note: Note, case_file: CaseAtSigning, profile: str) -> tuple[Missing, ...]:
    """What the profile of that id asks of the note and the chart does not hold, in the order of the profile."""
    return tuple(
        Missing(check.field or check.paths[0], _said(check), check.id, check.reasonable, check.cite)
        for check in profile_checks(profile)
        if check.note in (note.note_kind, "any")
        and _applies(check, note, case_file)
        and not any(_held(path, note, case_file) for path in check.paths)
    )


def _said(check: Check) -> str:
    return f"{check.sentence} ({check.cite})" if check.cite else check.sentence


def _applies(check: Check, note: Note, case_file: CaseAtSigning) -> bool:
    match check.when:
        case Condition.MEDICAL:
            return case_file.case.kind is not CaseKind.WELLNESS
        case Condition.MINOR:
            return age(case_file.client.birth_date, _day(note)) < ADULT
        case Condition.TREATS:
            return isinstance(note, Session) and any(
                _about(check.terms, line.areas) for line in note.treatment
            )
        case Condition.REVISION:
            return isinstance(note, Plan) and note.revision > 1
        case Condition.ALWAYS:
            return True
    return isinstance(note, Assessment) and _decided(check.when, note, case_file)


def _decided(when: Condition, note: Assessment, case_file: CaseAtSigning) -> bool:
    """What the therapist decided, against what was found."""
    if when is Condition.CAUTION:
        return note.decision not in (None, Decision.TREAT)
    if when is Condition.DESPITE:
        return note.decision is Decision.TREAT and bool(refer_out(note))
    return decided_otherwise(note, case_file)


def _about(terms: str, areas: str) -> bool:
    return holds(terms, plain_words(areas))


def _day(note: Note) -> date:
    return note.when.date()


def _held(path: str, note: Note, case_file: CaseAtSigning) -> bool:
    head, _, rest = path.partition(":")
    match head:
        case "every":
            lines, _, field = rest.partition(".")
            return all(_filled(getattr(line, field)) for line in getattr(note, lines))
        case "consent":
            return _consented(rest, note, case_file)
        case "case":
            return bool(case_file.plan if rest == "plan" else case_file.signed_assessments)
    start, _, field = path.partition(".")
    return _filled(_value(case_file.client, field) if start == "client" else _value(note, path))


def _value(record: Any, path: str) -> Any:
    for name in path.split("."):
        record = getattr(record, name, None)
    return record


def _filled(value: object) -> bool:
    """No pain is a figure; a question that was asked is answered."""
    if isinstance(value, Asked):
        return value.asked
    if isinstance(value, str):
        return bool(value.strip())
    if isinstance(value, tuple):
        return any(_says_something(each) for each in value)
    return value is not None


def _says_something(entry: object) -> bool:
    """An activity without its score, a line without its finding and a range that was not tested are no findings."""
    if isinstance(entry, Activity):
        return entry.score is not None
    if isinstance(entry, RangeOfMotion) and entry.stated is RangeWord.NOT_TESTED:
        return False
    return entry.filled if isinstance(entry, Line) else True


def _consented(wanted: str, note: Note, case_file: CaseAtSigning) -> bool:
    """Whether such a consent holds on the day of the note, given at most so many days before when that is asked."""
    kind, _, days = wanted.partition(":")
    day = _day(note)
    oldest = day - timedelta(days=int(days)) if days else date.min
    return any(
        consent.kind.value == kind and consent.holds(day) and consent.given >= oldest
        for consent in case_file.consents
    )
