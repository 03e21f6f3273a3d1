"""Seeding a case: its referrals, planned and missed visits, notes, and discharge."""

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


def open_sample_case(context: SeedContext, client: Client, sample: SampleCase) -> Case:
    """Store the case as it was at the first call, and plan the first visit."""
    record = {name: _fill_in_if_text(context, value) for name, value in sample.record.items()}
    opened = context.calendar.compute_day(sample.opened).isoformat()
    case = msgspec.convert({**record, "client_id": client.id, "opened": opened}, Case)
    stored = save_record(context.clinic_file, context.who, case)
    if first := _build_schedule(context, sample).first:
        _plan_visit(context, stored, first)
    return stored


def collect_case_events(context: SeedContext, case: Case, sample: SampleCase) -> list[SampleEvent]:
    """Everything that happens in the case later."""
    schedule = _build_schedule(context, sample)
    events = [_build_referral_event(context, case, referral) for referral in sample.referrals]
    events += [
        _build_missed_event(context, case, context.calendar.compute_moment(*when), schedule)
        for when in sample.missed
    ]
    events += NoteSeeder(context, case, sample, schedule).build_events(collect_sample_sessions(sample))
    if sample.maintenance is not None:
        moment = context.calendar.compute_moment(sample.maintenance, sample.usual_time, later=70)
        events.append(SampleEvent(moment, lambda: _change_case(context, case, status=CaseStatus.MAINTENANCE)))
    if sample.discharge:
        events.append(_build_discharge_event(context, case, sample.discharge))
    return events


def _fill_in_if_text(context: SeedContext, value: object) -> object:
    return context.calendar.fill_in_dates(value) if isinstance(value, str) else value


def _change_case(context: SeedContext, case: Case, **changes: object) -> Case:
    return save_record(
        context.clinic_file, context.who, context.clinic_file.cases.get(case.id).with_changes(**changes)
    )


def _build_referral_event(context: SeedContext, case: Case, sample: SampleReferral) -> SampleEvent:
    compute_day = context.calendar.compute_day
    referral = Referral(
        client_id=case.client_id,
        case_id=case.id,
        provider_id=context.providers[sample.provider].id,
        received=compute_day(sample.received),
        written=compute_day(sample.written),
        visits_authorized=sample.visits,
        valid_until=None if sample.until is None else compute_day(sample.until),
        instructions=sample.instructions,
    )
    return SampleEvent(
        context.calendar.compute_moment(sample.received, "17:40"),
        partial(save_record, context.clinic_file, context.who, referral),
    )


def _build_schedule(context: SeedContext, sample: SampleCase) -> SampleSchedule:
    return SampleSchedule(context.calendar, sample, collect_sample_sessions(sample))


def _build_missed_event(
    context: SeedContext, case: Case, moment: datetime, schedule: SampleSchedule
) -> SampleEvent:
    """The visit is recorded as missed 20 minutes after its start."""
    return SampleEvent(
        moment + timedelta(minutes=20), partial(_record_missed_visit, context, case, moment, schedule)
    )


def _plan_visit(context: SeedContext, case: Case, starts_at: datetime) -> Visit:
    return save_record(
        context.clinic_file,
        context.who,
        Visit(client_id=case.client_id, case_id=case.id, starts_at=starts_at),
    )


def _record_missed_visit(
    context: SeedContext, case: Case, moment: datetime, schedule: SampleSchedule
) -> None:
    planned = context.clinic_file.visits.find(case_id=case.id, status=VisitStatus.PLANNED.value)
    visit = next(visit for visit in planned if visit.starts_at == moment)
    save_record(context.clinic_file, context.who, visit.with_changes(status=VisitStatus.MISSED))
    if next_start := schedule.find_next(moment):
        _plan_visit(context, case, next_start)


def _build_discharge_event(context: SeedContext, case: Case, sample: SampleDischarge) -> SampleEvent:
    return SampleEvent(
        context.calendar.compute_moment(sample.day, sample.at),
        partial(_discharge_case, context, case, sample),
    )


def _discharge_case(context: SeedContext, case: Case, sample: SampleDischarge) -> None:
    """Also mark planned visits as kept, since a last visit without a session note is still planned."""
    for visit in context.clinic_file.visits.find(case_id=case.id, status=VisitStatus.PLANNED.value):
        save_record(context.clinic_file, context.who, visit.with_changes(status=VisitStatus.KEPT))
    _change_case(
        context,
        case,
        status=CaseStatus.DISCHARGED,
        closed=context.calendar.compute_day(sample.day),
        discharge_reason=sample.reason,
        discharge_outcome=sample.outcome,
    )
