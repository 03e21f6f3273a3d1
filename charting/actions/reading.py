"""Reading across clients: the day, and what needs doing. Nothing here changes the chart."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

import msgspec

from charting.actions.case_records import records_of_case
from charting.chart import Chart, with_vocabularies_of_chart
from charting.model.case import CaseStatus
from charting.model.note import NoteStatus
from charting.summaries.client_file import CaseFile, standing
from charting.summaries.day import day_rows
from charting.summaries.today import Day, DayVisit, WorkGroup
from charting.summaries.worklist import work_groups

# A discharged case still owes its report, but not for ever: after this it leaves the list of things to do.
DISCHARGE_DAYS = 90
# A calendar day begins at most so long before and ends so long after the same day in UTC (UTC+14 and UTC−12).
EARLIEST, LATEST = timedelta(hours=14), timedelta(hours=12)


@with_vocabularies_of_chart
def read_day(chart: Chart, day: date) -> Day:
    """Today as it stands on that day."""
    return next(read_days(chart, [day]))


def read_days(chart: Chart, days: Iterable[date]) -> Iterator[Day]:
    """Today as it stands on each of these days, if nothing more is charted until then. Each case is read once."""
    cases, clients = _Cases(chart), chart.clients.count()
    for day in days:
        yield _read_day(chart, cases, day, clients)


@with_vocabularies_of_chart
def _read_day(chart: Chart, cases: "_Cases", day: date, clients: int) -> Day:
    return Day(day, _visits(chart, cases, day), _work(chart, cases, day), clients)


@with_vocabularies_of_chart
def worklist(chart: Chart, today: date) -> tuple[WorkGroup, ...]:
    """What needs doing over all clients: cases in care, newly discharged ones, and whatever has a draft."""
    return _work(chart, _Cases(chart), today)


class _Cases:
    """The cases asked for so far, each read once; without a clinic there are none."""

    def __init__(self, chart: Chart) -> None:
        self._chart, self._clinic = chart, chart.clinic
        self._providers = {provider.id: provider for provider in chart.providers.find()}
        self._therapists = {therapist.id: therapist for therapist in chart.therapists.find()}
        self._read: dict[str, CaseFile] = {}

    def of(self, case_ids: Iterable[str]) -> dict[str, CaseFile]:
        """Those cases, by id."""
        if self._clinic is None:
            return {}
        for case_id in sorted(set(case_ids) - self._read.keys()):
            records = records_of_case(self._chart, self._chart.cases.get(case_id), self._clinic)
            self._read[case_id] = msgspec.structs.replace(
                records, providers=self._providers, therapists=self._therapists
            )
        return {case_id: self._read[case_id] for case_id in sorted(case_ids)}


def _visits(chart: Chart, cases: _Cases, day: date) -> tuple[DayVisit, ...]:
    """The day is the one that stood on the wall when a visit was entered, whatever zone this machine is in now."""
    low, high = _midnight(day) - EARLIEST, _midnight(day) + timedelta(days=1) + LATEST
    visits = [
        visit for visit in chart.visits.between("starts_at", low, high) if visit.starts_at.date() == day
    ]
    sessions = [
        note for note in chart.sessions.between("starts_at", low, high) if note.starts_at.date() == day
    ]
    case_ids = {visit.case_id for visit in visits} | {note.case_id for note in standing(sessions)}
    return day_rows(cases.of(case_ids), visits, day, day)


def _work(chart: Chart, cases: _Cases, today: date) -> tuple[WorkGroup, ...]:
    contacts = [
        contact for contact in chart.contacts.find(done=0) if contact.next_by and contact.next_by <= today
    ]
    clients = {contact.client_id: chart.clients.get(contact.client_id) for contact in contacts}
    files = cases.of(_case_ids_with_work(chart, today)).values()
    return work_groups(files, contacts, clients, chart.therapists.find(), today)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)


def _case_ids_with_work(chart: Chart, today: date) -> set[str]:
    statuses = (CaseStatus.OPEN.value, CaseStatus.MAINTENANCE.value)
    in_care = {case.id for status in statuses for case in chart.cases.find(status=status)}
    since, until = today - timedelta(days=DISCHARGE_DAYS), today + timedelta(days=1)
    discharged = {case.id for case in chart.cases.between("closed", since, until)}
    draft = NoteStatus.DRAFT.value
    sessions, assessments = chart.sessions.find(status=draft), chart.assessments.find(status=draft)
    drafts = {note.case_id for note in (*sessions, *assessments, *chart.plans.find(status=draft))}
    return in_care | discharged | drafts
