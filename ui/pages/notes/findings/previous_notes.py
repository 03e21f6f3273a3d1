"""Finds earlier notes: their records for the previous values, and their marks for the body figure."""

from datetime import datetime
from typing import Any

from charting import clock
from charting.model.assessment import Assessment
from charting.model.session import Session
from charting.summaries.client_records import CaseRecords
from charting.text.wording import format_day
from ui.pages.notes.findings import texts
from ui.widgets.body.earlier_visits import EarlierVisit


def find_previous_records(case: CaseRecords, field: str, moment: datetime) -> tuple[Any, ...]:
    """Find the records of that field (`ranges`, `palpation` …) in the signed notes before `moment`, newest note first."""
    notes: list[Session | Assessment] = [*case.signed_sessions, *case.signed_assessments]
    before = sorted(
        (note for note in notes if note.when < moment),
        key=lambda note: note.when,
        reverse=True,
    )
    return tuple(record for note in before for record in getattr(note, field, ()))


def find_previous_session(case: CaseRecords, note: Session) -> Session | None:
    """Return the last signed session before this one, if any."""
    earlier = [session for session in case.signed_sessions if session.starts_at < note.starts_at]
    return earlier[-1] if earlier else None


def collect_earlier_visits(case: CaseRecords, note: Session | Assessment) -> tuple[EarlierVisit, ...]:
    """Collect the signed sessions and assessments of the case before this note, oldest first."""
    moment = note.when
    signed: list[Session | Assessment] = [*case.signed_sessions, *case.signed_assessments]
    before = sorted((other for other in signed if other.when < moment), key=lambda other: other.when)
    return tuple(EarlierVisit(_format_visit_label(case, visit), visit.marks) for visit in before)


def _format_visit_label(case: CaseRecords, note: Session | Assessment) -> str:
    day = format_day(note.when.date(), clock.today())
    if isinstance(note, Session):
        return texts.EARLIER_SESSION.format(number=case.get_session_number(note), day=day)
    return texts.EARLIER_ASSESSMENT.format(kind=note.kind.capitalize(), day=day)
