"""All that happened, newest first: for the overview's timeline and the history tab."""

from collections.abc import Iterable, Iterator
from math import inf

from charting.model.case import CaseStatus
from charting.model.session import Visit, VisitStatus
from charting.summaries.client_file import CaseFile, ClientFile
from charting.summaries.timeline_notes import assessment_row, assessment_title, plan_row, session_row
from charting.summaries.timeline_papers import client_rows, referral_rows, report_rows
from charting.summaries.timeline_row import Filter, TimelineRow
from charting.summaries.words import clipped


def timeline(case: CaseFile) -> tuple[TimelineRow, ...]:
    """One case with the client's consents and contacts, newest first."""
    rows = [*_of_case(case), *client_rows(case.consents, case.contacts, case.providers)]
    return _newest_first(rows)


def history(file: ClientFile) -> tuple[TimelineRow, ...]:
    """Everything of the client, over all cases, newest first."""
    rows = [*client_rows(file.consents, file.contacts, file.providers)]
    for case in file.cases:
        rows += _of_case(file.of_case(case))
    return _newest_first(rows)


def _newest_first(rows: Iterable[TimelineRow]) -> tuple[TimelineRow, ...]:
    return tuple(sorted(rows, key=lambda row: (row.on, _moment(row)), reverse=True))


def _moment(row: TimelineRow) -> float:
    """What has a day only stands before that day's visits, as papers come before care; a discharge ends its day."""
    if row.record == "care_case":
        return inf
    return row.at.timestamp() if row.at else 0.0


def _of_case(case: CaseFile) -> Iterator[TimelineRow]:
    yield from (session_row(case, note) for note in case.sessions)
    yield from (assessment_row(note) for note in case.assessments)
    yield from (plan_row(note) for note in case.plans)
    yield from referral_rows(case)
    yield from report_rows(case)
    yield from _addenda(case)
    yield from (
        _visit(visit) for visit in case.visits if visit.status in (VisitStatus.MISSED, VisitStatus.CANCELED)
    )
    yield from _discharge(case)


def _addenda(case: CaseFile) -> Iterator[TimelineRow]:
    owned: dict[str, tuple[str, Filter]] = {
        **{note.id: (f"session {case.session_number(note)}", "sessions") for note in case.sessions},
        **{note.id: (assessment_title(note).lower(), "assessments") for note in case.assessments},
        **{note.id: ("plan", "assessments") for note in case.plans},
        **{report.id: ("report", "papers") for report in case.reports},
    }
    for addendum in case.addenda:
        if addendum.record_id in owned:
            name, shown_in = owned[addendum.record_id]
            yield TimelineRow(
                on=addendum.written_at.date(),
                at=addendum.written_at,
                title=f"Addendum to {name}",
                detail=clipped(addendum.text),
                state="addendum",
                filter=shown_in,
                record=addendum.kind,
                record_id=addendum.record_id,
                case_id=case.case.id,
            )


def _visit(visit: Visit) -> TimelineRow:
    return TimelineRow(
        on=visit.starts_at.date(),
        at=visit.starts_at,
        title=f"Visit {visit.status}",
        detail=f"planned for {visit.starts_at:%H:%M}",
        state=visit.status,
        filter="sessions",
        record="visit",
        record_id=visit.id,
        case_id=visit.case_id,
    )


def _discharge(case: CaseFile) -> Iterator[TimelineRow]:
    if case.case.status is CaseStatus.DISCHARGED and case.case.closed is not None:
        yield TimelineRow(
            on=case.case.closed,
            title=f"Discharged: {case.case.discharge_reason}",
            detail=clipped(case.case.discharge_outcome),
            state="closed",
            filter="assessments",
            record="care_case",
            record_id=case.case.id,
            case_id=case.case.id,
        )
