"""Builds the timeline of a case or client, newest first: for the overview and the history tab."""

from collections.abc import Iterable, Iterator
from math import inf

from charting.model.case import CaseStatus
from charting.model.session import Visit, VisitStatus
from charting.summaries.client_records import CaseRecords, ClientRecords
from charting.summaries.notes.finding_text import format_assessment_title
from charting.summaries.timeline.note_rows import (
    make_assessment_row,
    make_plan_row,
    make_session_row,
)
from charting.summaries.timeline.paper_rows import (
    make_client_paper_rows,
    make_referral_rows,
    make_report_rows,
)
from charting.summaries.timeline.timeline_row import TimelineFilter, TimelineRow
from charting.text.dates import format_clock_time
from charting.text.wording import shorten_text


def build_case_timeline(case: CaseRecords) -> tuple[TimelineRow, ...]:
    """Build the timeline of one case, with the client's consents and contacts."""
    rows = [*_list_case_rows(case), *make_client_paper_rows(case.consents, case.contacts, case.providers)]
    return _sort_newest_first(rows)


def build_client_timeline(file: ClientRecords) -> tuple[TimelineRow, ...]:
    """Build the timeline of all cases of a client."""
    rows = [*make_client_paper_rows(file.consents, file.contacts, file.providers)]
    for case in file.cases:
        rows += _list_case_rows(file.get_case_file(case))
    return _sort_newest_first(rows)


def _sort_newest_first(rows: Iterable[TimelineRow]) -> tuple[TimelineRow, ...]:
    return tuple(sorted(rows, key=lambda row: (row.on, _get_sort_moment(row)), reverse=True))


def _get_sort_moment(row: TimelineRow) -> float:
    """Sort a row without a time before the visits of its day, because papers come before care; a discharge after them."""
    if row.record == "care_case":
        return inf
    return row.at.timestamp() if row.at else 0.0


def _list_case_rows(case: CaseRecords) -> Iterator[TimelineRow]:
    yield from (make_session_row(case, note) for note in case.sessions)
    yield from (make_assessment_row(note) for note in case.assessments)
    yield from (make_plan_row(note) for note in case.plans)
    yield from make_referral_rows(case)
    yield from make_report_rows(case)
    yield from _list_addendum_rows(case)
    yield from (
        _make_visit_row(visit)
        for visit in case.visits
        if visit.status in (VisitStatus.MISSED, VisitStatus.CANCELED)
    )
    yield from _list_discharge_rows(case)


def _list_addendum_rows(case: CaseRecords) -> Iterator[TimelineRow]:
    titles_and_filters: dict[str, tuple[str, TimelineFilter]] = {
        **{note.id: (f"session {case.get_session_number(note)}", "sessions") for note in case.sessions},
        **{note.id: (format_assessment_title(note).lower(), "assessments") for note in case.assessments},
        **{note.id: ("plan", "assessments") for note in case.plans},
        **{report.id: ("report", "papers") for report in case.reports},
    }
    for addendum in case.addenda:
        if addendum.record_id in titles_and_filters:
            title, row_filter = titles_and_filters[addendum.record_id]
            yield TimelineRow(
                on=addendum.written_at.date(),
                at=addendum.written_at,
                title=f"Addendum to {title}",
                detail=shorten_text(addendum.text),
                state="addendum",
                filter=row_filter,
                record=addendum.kind,
                record_id=addendum.record_id,
                case_id=case.case.id,
            )


def _make_visit_row(visit: Visit) -> TimelineRow:
    return TimelineRow(
        on=visit.starts_at.date(),
        at=visit.starts_at,
        title=f"Visit {visit.status}",
        detail=f"planned for {format_clock_time(visit.starts_at)}",
        state=visit.status,
        filter="sessions",
        record="visit",
        record_id=visit.id,
        case_id=visit.case_id,
    )


def _list_discharge_rows(case: CaseRecords) -> Iterator[TimelineRow]:
    if case.case.status is CaseStatus.DISCHARGED and case.case.closed is not None:
        yield TimelineRow(
            on=case.case.closed,
            title=f"Discharged: {case.case.discharge_reason}",
            detail=shorten_text(case.case.discharge_outcome),
            state="closed",
            filter="assessments",
            record="care_case",
            record_id=case.case.id,
            case_id=case.case.id,
        )
