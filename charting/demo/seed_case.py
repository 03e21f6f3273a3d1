"""Telling a case: its referrals, the visits planned and missed, its notes, and how it ended."""

from datetime import datetime, timedelta
from functools import partial

import msgspec

from charting.actions.plain_records import save_record
from charting.demo.context import SampleEvent, SeedContext
from charting.demo.long_course import collect_sample_sessions
from charting.demo.sample_schedule import SampleSchedule
from charting.demo.schema import SampleCase, SampleDischarge, SampleReferral
from charting.demo.seed_notes import NoteSeeder
from charting.model.case import Case, CaseStatus, Referral
from charting.model.client import Client
from charting.model.session import Visit, VisitStatus


def open_sample_case(cast: SeedContext, client: Client, told: SampleCase) -> Case:
    """Store the case as it was at the first call, which plans the first visit too."""
    record = {name: _fill_in_if_text(cast, value) for name, value in told.record.items()}
    opened = cast.days.compute_day(told.opened).isoformat()
    case = msgspec.convert({**record, "client_id": client.id, "opened": opened}, Case)
    stored = save_record(cast.chart, cast.who, case)
    if first := _build_schedule(cast, told).first:
        _plan_visit(cast, stored, first)
    return stored


def collect_case_events(cast: SeedContext, case: Case, told: SampleCase) -> list[SampleEvent]:
    """Everything that happened in the case."""
    schedule = _build_schedule(cast, told)
    events = [_build_referral_event(cast, case, referral) for referral in told.referrals]
    events += [
        _build_missed_event(cast, case, cast.days.compute_moment(*when), schedule) for when in told.missed
    ]
    events += NoteSeeder(cast, case, told, schedule).build_events(collect_sample_sessions(told))
    if told.maintenance is not None:
        moment = cast.days.compute_moment(told.maintenance, told.usual_time, later=70)
        events.append(SampleEvent(moment, lambda: _change_case(cast, case, status=CaseStatus.MAINTENANCE)))
    if told.discharge:
        events.append(_build_discharge_event(cast, case, told.discharge))
    return events


def _fill_in_if_text(cast: SeedContext, value: object) -> object:
    return cast.days.fill_in_dates(value) if isinstance(value, str) else value


def _change_case(cast: SeedContext, case: Case, **changes: object) -> Case:
    return save_record(cast.chart, cast.who, cast.chart.cases.get(case.id).with_changes(**changes))


def _build_referral_event(cast: SeedContext, case: Case, told: SampleReferral) -> SampleEvent:
    day = cast.days.compute_day
    referral = Referral(
        client_id=case.client_id,
        case_id=case.id,
        provider_id=cast.providers[told.provider].id,
        received=day(told.received),
        written=day(told.written),
        visits_authorized=told.visits,
        valid_until=None if told.until is None else day(told.until),
        instructions=told.instructions,
    )
    return SampleEvent(
        cast.days.compute_moment(told.received, "17:40"), partial(save_record, cast.chart, cast.who, referral)
    )


def _build_schedule(cast: SeedContext, told: SampleCase) -> SampleSchedule:
    return SampleSchedule(cast.days, told, collect_sample_sessions(told))


def _build_missed_event(
    cast: SeedContext, case: Case, moment: datetime, schedule: SampleSchedule
) -> SampleEvent:
    """Found out twenty minutes after the hour."""
    return SampleEvent(
        moment + timedelta(minutes=20), partial(_record_missed_visit, cast, case, moment, schedule)
    )


def _plan_visit(cast: SeedContext, case: Case, starts_at: datetime) -> Visit:
    return save_record(
        cast.chart, cast.who, Visit(client_id=case.client_id, case_id=case.id, starts_at=starts_at)
    )


def _record_missed_visit(cast: SeedContext, case: Case, moment: datetime, schedule: SampleSchedule) -> None:
    planned = cast.chart.visits.find(case_id=case.id, status=VisitStatus.PLANNED.value)
    visit = next(each for each in planned if each.starts_at == moment)
    save_record(cast.chart, cast.who, visit.with_changes(status=VisitStatus.MISSED))
    if coming := schedule.find_next(moment):
        _plan_visit(cast, case, coming)


def _build_discharge_event(cast: SeedContext, case: Case, told: SampleDischarge) -> SampleEvent:
    return SampleEvent(
        cast.days.compute_moment(told.day, told.at), partial(_discharge_case, cast, case, told)
    )


def _discharge_case(cast: SeedContext, case: Case, told: SampleDischarge) -> None:
    """A last visit that was an assessment alone is marked as kept here: no session note did so."""
    for visit in cast.chart.visits.find(case_id=case.id, status=VisitStatus.PLANNED.value):
        save_record(cast.chart, cast.who, visit.with_changes(status=VisitStatus.KEPT))
    _change_case(
        cast,
        case,
        status=CaseStatus.DISCHARGED,
        closed=cast.days.compute_day(told.day),
        discharge_reason=told.reason,
        discharge_outcome=told.outcome,
    )
