"""Loading the schedule of a day and the work list across all clients. Nothing here changes the clinic file."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

import msgspec

from charting.actions.case_records import load_case_records
from charting.clinic_file import ClinicFile, use_vocabularies_of_file
from charting.model.case import CaseStatus
from charting.model.note import NoteStatus
from charting.summaries.client_records import CaseRecords, remove_discarded
from charting.summaries.today.schedule import build_day_schedule
from charting.summaries.today.today_content import DayVisit, TodayContent, WorkGroup
from charting.summaries.today.worklist import build_work_groups

# A discharged case may still owe its report. After so many days it leaves the work list.
DISCHARGE_DAYS = 90
# A calendar day starts at most so long before the same day in UTC (UTC+14) and ends so long after it (UTC−12).
EARLIEST_START, LATEST_END = timedelta(hours=14), timedelta(hours=12)


@use_vocabularies_of_file
def read_day(clinic_file: ClinicFile, day: date) -> TodayContent:
    """The content of the Today page on that day."""
    return next(read_days(clinic_file, [day]))


def read_days(clinic_file: ClinicFile, days: Iterable[date]) -> Iterator[TodayContent]:
    """Yield the Today page of each of these days as if nothing more were charted. Each case is read once."""
    cases, client_count = _CaseCache(clinic_file), clinic_file.clients.count()
    for day in days:
        yield _read_day(clinic_file, cases, day, client_count)


@use_vocabularies_of_file
def _read_day(clinic_file: ClinicFile, cases: "_CaseCache", day: date, client_count: int) -> TodayContent:
    return TodayContent(
        day, _collect_visits(clinic_file, cases, day), _collect_work(clinic_file, cases, day), client_count
    )


@use_vocabularies_of_file
def read_worklist(clinic_file: ClinicFile, today: date) -> tuple[WorkGroup, ...]:
    """The work list across all clients: cases in care, recently discharged ones, and any with a draft."""
    return _collect_work(clinic_file, _CaseCache(clinic_file), today)


class _CaseCache:
    """The cases read so far, so that each is read once; without a clinic there are none."""

    def __init__(self, clinic_file: ClinicFile) -> None:
        self._clinic_file, self._clinic = clinic_file, clinic_file.clinic
        self._providers = {provider.id: provider for provider in clinic_file.providers.find()}
        self._therapists = {therapist.id: therapist for therapist in clinic_file.therapists.find()}
        self._records: dict[str, CaseRecords] = {}

    def load_cases(self, case_ids: Iterable[str]) -> dict[str, CaseRecords]:
        """The records of these cases, by id."""
        if self._clinic is None:
            return {}
        for case_id in sorted(set(case_ids) - self._records.keys()):
            case = self._clinic_file.cases.get(case_id)
            records = load_case_records(self._clinic_file, case, self._clinic)
            self._records[case_id] = msgspec.structs.replace(
                records, providers=self._providers, therapists=self._therapists
            )
        return {case_id: self._records[case_id] for case_id in sorted(case_ids)}


def _collect_visits(clinic_file: ClinicFile, cases: _CaseCache, day: date) -> tuple[DayVisit, ...]:
    """The day counts in the time zone in which a visit was entered, whatever zone this machine is in now."""
    start = _get_midnight(day) - EARLIEST_START
    end = _get_midnight(day) + timedelta(days=1) + LATEST_END
    visits = [
        visit
        for visit in clinic_file.visits.find_between("starts_at", start, end)
        if visit.starts_at.date() == day
    ]
    sessions = [
        note
        for note in clinic_file.sessions.find_between("starts_at", start, end)
        if note.starts_at.date() == day
    ]
    case_ids = {visit.case_id for visit in visits} | {note.case_id for note in remove_discarded(sessions)}
    return build_day_schedule(cases.load_cases(case_ids), visits, day, day)


def _collect_work(clinic_file: ClinicFile, cases: _CaseCache, today: date) -> tuple[WorkGroup, ...]:
    contacts = [
        contact
        for contact in clinic_file.contacts.find(done=0)
        if contact.next_by and contact.next_by <= today
    ]
    clients = {contact.client_id: clinic_file.clients.get(contact.client_id) for contact in contacts}
    case_records = cases.load_cases(_find_cases_with_work(clinic_file, today)).values()
    return build_work_groups(case_records, contacts, clients, clinic_file.therapists.find(), today)


def _get_midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)


def _find_cases_with_work(clinic_file: ClinicFile, today: date) -> set[str]:
    statuses = (CaseStatus.OPEN.value, CaseStatus.MAINTENANCE.value)
    in_care = {case.id for status in statuses for case in clinic_file.cases.find(status=status)}
    since, until = today - timedelta(days=DISCHARGE_DAYS), today + timedelta(days=1)
    discharged = {case.id for case in clinic_file.cases.find_between("closed", since, until)}
    draft = NoteStatus.DRAFT.value
    gateways = (clinic_file.sessions, clinic_file.assessments, clinic_file.plans)
    with_draft = {note.case_id for gateway in gateways for note in gateway.find(status=draft)}
    return in_care | discharged | with_draft
