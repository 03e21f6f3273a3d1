"""Builds the schedule of a day: who comes, what for, and how far the charting is."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Literal

from charting.model.assessment import Assessment
from charting.model.note import NoteStatus
from charting.model.session import Session, Visit, VisitStatus
from charting.summaries.chip import Chip
from charting.summaries.client_records import CaseRecords
from charting.summaries.progress.visit_counters import VisitCounters, count_case_visits
from charting.summaries.today.today_content import DayVisit
from charting.text.dates import format_weekday
from charting.text.wording import make_sentence_case


def build_day_schedule(
    cases: Mapping[str, CaseRecords], visits: Iterable[Visit], day: date, today: date
) -> tuple[DayVisit, ...]:
    """Build a row for each planned visit of the day and each unplanned session charted on it, by time.

    `cases` holds the cases of all of them, by id.
    """
    planned = [
        visit
        for visit in visits
        if visit.status is not VisitStatus.CANCELED and visit.starts_at.date() == day
    ]
    rows = [_build_visit_row(cases[visit.case_id], visit, day, today) for visit in planned]
    charted = {row.note_id for row in rows}
    unplanned = (
        _build_session_row(case, note)
        for case in cases.values()
        for note in case.sessions
        if note.starts_at.date() == day and note.id not in charted
    )
    return tuple(sorted([*rows, *unplanned], key=lambda row: (row.at, row.client_name)))


def _build_visit_row(case: CaseRecords, visit: Visit, day: date, today: date) -> DayVisit:
    note = _find_session_of_visit(case, visit, day)
    row = _build_session_row(case, note) if note is not None else _build_upcoming_row(case, visit, day, today)
    is_missed = visit.status is VisitStatus.MISSED
    chip = Chip(text="Missed", tone="warn") if is_missed else row.chip
    return row._replace(at=visit.starts_at, visit_id=visit.id, chip=chip)


def _find_session_of_visit(case: CaseRecords, visit: Visit, day: date) -> Session | None:
    """Find the note linked to the visit, else the note of that day closest in time that is linked to no other visit."""
    linked = next((note for note in case.sessions if note.id == visit.session_id), None)
    linked_ids = {other.session_id for other in case.visits}
    unlinked = [note for note in case.sessions if note.starts_at.date() == day and note.id not in linked_ids]
    return linked or min(unlinked, key=lambda note: abs(note.starts_at - visit.starts_at), default=None)


def _build_session_row(case: CaseRecords, note: Session) -> DayVisit:
    is_signed = note.status is NoteStatus.SIGNED
    return _make_day_visit(
        case,
        at=note.starts_at,
        what=f"Session {case.get_session_number(note)}{_format_visit_limit(case)}",
        chip=Chip(text="Signed", tone="good") if is_signed else Chip(text="In progress", tone="good"),
        action="Open" if is_signed else "Chart",
        note_id=note.id,
    )


def _build_upcoming_row(case: CaseRecords, visit: Visit, day: date, today: date) -> DayVisit:
    """Build the row of a visit that has no session note of its day yet."""
    counts = count_case_visits(case, today)
    if not counts.assessed and not counts.visits:
        return _build_assessment_row(case, visit, day, "New: initial assessment", _make_intake_chip(case))
    if counts.reassess_due:
        words = "Reassess today" if day == today else "Reassess"
        return _build_assessment_row(
            case, visit, day, f"Reassessment, visit {counts.visits + 1}", Chip(text=words, tone="warn")
        )
    draft = next((note for note in case.sessions if note.status is NoteStatus.DRAFT), None)
    return _make_day_visit(
        case,
        at=visit.starts_at,
        what=_describe_next_session(case, counts),
        chip=_make_old_draft_chip(draft.starts_at) if draft else Chip(text="Ready"),
        action="Chart",
        note_id=draft.id if draft else "",
    )


def _build_assessment_row(case: CaseRecords, visit: Visit, day: date, what: str, chip: Chip) -> DayVisit:
    draft = next((note for note in case.assessments if note.status is NoteStatus.DRAFT), None)
    if draft is not None:
        chip = _make_draft_chip(draft, day)
    return _make_day_visit(
        case, at=visit.starts_at, what=what, chip=chip, action="Assess", note_id=draft.id if draft else ""
    )


def _make_draft_chip(draft: Assessment, day: date) -> Chip:
    if draft.happened_at.date() == day:
        return Chip(text="In progress", tone="good")
    return _make_old_draft_chip(draft.happened_at)


def _make_old_draft_chip(started: datetime) -> Chip:
    return Chip(text=f"Draft since {format_weekday(started, year=False)}", tone="warn")


def _make_intake_chip(case: CaseRecords) -> Chip:
    """Make the chip of a first visit: the intake is done once the health history was reviewed with the client."""
    return Chip(text="Ready") if case.client.history.reviewed else Chip(text="Intake not done", tone="warn")


def _describe_next_session(case: CaseRecords, counts: VisitCounters) -> str:
    """Describe `Session 3 of 6`, or `Session 14, 2 of 12` for a later referral, whose visits start over."""
    if counts.authorized is None or len(case.referrals) < 2:
        return f"Session {counts.visits + 1}{_format_visit_limit(case)}"
    return f"Session {counts.visits + 1}, {counts.used + 1} of {counts.authorized}"


def _format_visit_limit(case: CaseRecords) -> str:
    limit = case.referral.visits_authorized if case.referral else None
    return "" if limit is None or len(case.referrals) > 1 else f" of {limit}"


def _make_day_visit(
    case: CaseRecords,
    *,
    at: datetime,
    what: str,
    chip: Chip,
    action: Literal["Chart", "Assess", "Open"],
    note_id: str,
) -> DayVisit:
    return DayVisit(
        at=at,
        client_name=case.client.legal_name,
        complaint=make_sentence_case(case.case.complaint),
        what=what,
        chip=chip,
        action=action,
        client_id=case.client.id,
        case_id=case.case.id,
        note_id=note_id,
    )
