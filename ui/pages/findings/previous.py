"""What was charted before a note: the findings of the signed notes, the newest first, for the columns "was"."""

from datetime import datetime
from typing import Any

from charting.model.assessment import Assessment
from charting.model.session import Session
from charting.summaries.client_file import CaseFile


def charted_before(case: CaseFile, field: str, moment: datetime) -> tuple[Any, ...]:
    """The records of that field (`ranges`, `palpation` …) of the signed notes that happened before `moment`."""
    notes: list[Session | Assessment] = [*case.signed_sessions, *case.signed_assessments]
    before = sorted(
        (note for note in notes if note.when < moment),
        key=lambda note: note.when,
        reverse=True,
    )
    return tuple(record for note in before for record in getattr(note, field, ()))


def session_before(case: CaseFile, note: Session) -> Session | None:
    """The last signed session before this one."""
    earlier = [session for session in case.signed_sessions if session.starts_at < note.starts_at]
    return earlier[-1] if earlier else None
