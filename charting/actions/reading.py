"""Reading across clients: the day, what needs doing, and the lists. Nothing here changes the chart."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta

import msgspec

from charting import clock
from charting.actions.case_records import records_of_case
from charting.chart import Chart
from charting.model.case import CaseStatus
from charting.model.client import Client
from charting.model.note import NoteStatus
from charting.model.session import VisitStatus
from charting.summaries.client_file import CaseFile, current_of, standing
from charting.summaries.day import DayVisit, day_rows
from charting.summaries.listings import (
    ClientRow,
    ProviderRow,
    ReportRow,
    client_row,
    provider_row,
    report_row,
)
from charting.summaries.worklist import WorkGroup, work_groups

# A discharged case still owes its report, but not for ever: after this it leaves the list of things to do.
DISCHARGE_DAYS = 90
# A calendar day begins at most so long before and ends so long after the same day in UTC (UTC+14 and UTC−12).
EARLIEST, LATEST = timedelta(hours=14), timedelta(hours=12)


def day_visits(chart: Chart, day: date) -> tuple[DayVisit, ...]:
    """The visits of that day, with what is charted of each.

    The day is the one that stood on the wall when a visit was entered, whatever zone this machine is in now.
    """
    low, high = _midnight(day) - EARLIEST, _midnight(day) + timedelta(days=1) + LATEST
    visits = [
        visit for visit in chart.visits.between("starts_at", low, high) if visit.starts_at.date() == day
    ]
    sessions = [
        note for note in chart.sessions.between("starts_at", low, high) if note.starts_at.date() == day
    ]
    case_ids = {visit.case_id for visit in visits} | {note.case_id for note in standing(sessions)}
    return day_rows(_case_files(chart, case_ids), visits, day, clock.today())


def worklist(chart: Chart, today: date) -> tuple[WorkGroup, ...]:
    """What needs doing over all clients: cases in care, newly discharged ones, and whatever has a draft."""
    cases = _case_files(chart, _case_ids_with_work(chart, today))
    contacts = [
        contact for contact in chart.contacts.find(done=0) if contact.next_by and contact.next_by <= today
    ]
    clients = {contact.client_id: chart.clients.get(contact.client_id) for contact in contacts}
    return work_groups(cases.values(), contacts, clients, chart.therapists.find(), today)


def client_rows(chart: Chart, text: str = "") -> list[ClientRow]:
    """The clients found by `text`, by name; `flagged` says whose name is like that of any other client.

    It is said here as far as the names were compared before, for to compare one takes milliseconds.
    """
    rows = [_client_row(chart, client) for client in chart.find_clients(text)]
    return [_like(chart, row) if chart.names.known(row.client_id) else row for row in rows]


def flagged(
    chart: Chart, rows: Sequence[ClientRow], wanted: Callable[[], bool] = lambda: True
) -> list[ClientRow]:
    """The rows, each with the names like its own in the whole chart, shown or not; it ends early when not `wanted`."""
    return [_like(chart, row) if wanted() else row for row in rows]


def report_rows(chart: Chart) -> list[ReportRow]:
    """Every report issued, newest first."""
    reports = chart.reports.find()
    clients = {key: chart.clients.get(key) for key in {report.client_id for report in reports}}
    providers = {provider.id: provider for provider in chart.providers.find()}
    rows = [
        report_row(report, clients[report.client_id], providers[report.provider_id]) for report in reports
    ]
    return rows[::-1]


def provider_rows(chart: Chart, text: str = "") -> list[ProviderRow]:
    """The providers found by `text`, by name, with their referrals."""
    received: dict[str, list[date]] = {}
    for referral in chart.referrals.find():
        received.setdefault(referral.provider_id, []).append(referral.received)
    return [provider_row(provider, received.get(provider.id, [])) for provider in chart.find_providers(text)]


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


def _case_files(chart: Chart, case_ids: Iterable[str]) -> dict[str, CaseFile]:
    clinic = chart.clinic
    if clinic is None:
        return {}
    providers = {provider.id: provider for provider in chart.providers.find()}
    therapists = {therapist.id: therapist for therapist in chart.therapists.find()}
    cases = [chart.cases.get(case_id) for case_id in sorted(case_ids)]
    return {
        case.id: msgspec.structs.replace(
            records_of_case(chart, case, clinic), providers=providers, therapists=therapists
        )
        for case in cases
    }


def _client_row(chart: Chart, client: Client) -> ClientRow:
    last = chart.sessions.last(client_id=client.id, status=NoteStatus.SIGNED.value)
    planned = chart.visits.find(client_id=client.id, status=VisitStatus.PLANNED.value)
    today = clock.today()
    coming = next((visit.starts_at for visit in planned if visit.starts_at.date() >= today), None)
    case = current_of(chart.cases.find(client_id=client.id))
    return client_row(client, case, last.starts_at.date() if last else None, coming, today)


def _like(chart: Chart, row: ClientRow) -> ClientRow:
    similar = tuple(chart.clients.get(key).listed_name for key in chart.names.like(row.client_id))
    return msgspec.structs.replace(row, similar=similar) if similar != row.similar else row
