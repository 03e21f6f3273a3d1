"""Telling a case: its referrals, the visits planned and missed, its notes, and how it ended."""

from datetime import datetime, timedelta
from functools import partial

import msgspec

from charting.actions.setting_up import save
from charting.demo.cast import Cast
from charting.demo.events import Event
from charting.demo.long_course import sessions_of
from charting.demo.note_teller import NoteTeller
from charting.demo.schedule import Schedule
from charting.demo.story import ToldCase, ToldDischarge, ToldReferral
from charting.model.case import Case, CaseStatus, Referral
from charting.model.client import Client
from charting.model.session import Visit, VisitStatus


def open_case(cast: Cast, client: Client, told: ToldCase) -> Case:
    """Store the case as it was at the first call, which plans the first visit too."""
    record = {name: _worded(cast, value) for name, value in told.record.items()}
    opened = cast.days.day(told.opened).isoformat()
    case = msgspec.convert({**record, "client_id": client.id, "opened": opened}, Case)
    stored = save(cast.chart, cast.who, case)
    if first := _schedule(cast, told).first:
        _plan(cast, stored, first)
    return stored


def case_events(cast: Cast, case: Case, told: ToldCase) -> list[Event]:
    """Everything that happened in the case."""
    schedule = _schedule(cast, told)
    events = [_referral_event(cast, case, referral) for referral in told.referrals]
    events += [_missed_event(cast, case, cast.days.moment(*when), schedule) for when in told.missed]
    events += NoteTeller(cast, case, told, schedule).events(sessions_of(told))
    if told.maintenance is not None:
        moment = cast.days.moment(told.maintenance, told.usual_time, later=70)
        events.append(Event(moment, lambda: _change(cast, case, status=CaseStatus.MAINTENANCE)))
    if told.discharge:
        events.append(_discharge_event(cast, case, told.discharge))
    return events


def _worded(cast: Cast, value: object) -> object:
    return cast.days.words(value) if isinstance(value, str) else value


def _change(cast: Cast, case: Case, **changes: object) -> Case:
    return save(cast.chart, cast.who, cast.chart.cases.get(case.id).with_changes(**changes))


def _referral_event(cast: Cast, case: Case, told: ToldReferral) -> Event:
    day = cast.days.day
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
    return Event(cast.days.moment(told.received, "17:40"), partial(save, cast.chart, cast.who, referral))


def _schedule(cast: Cast, told: ToldCase) -> Schedule:
    return Schedule(cast.days, told, sessions_of(told))


def _missed_event(cast: Cast, case: Case, moment: datetime, schedule: Schedule) -> Event:
    """Found out twenty minutes after the hour."""
    return Event(moment + timedelta(minutes=20), partial(_miss, cast, case, moment, schedule))


def _plan(cast: Cast, case: Case, starts_at: datetime) -> Visit:
    return save(cast.chart, cast.who, Visit(client_id=case.client_id, case_id=case.id, starts_at=starts_at))


def _miss(cast: Cast, case: Case, moment: datetime, schedule: Schedule) -> None:
    planned = cast.chart.visits.find(case_id=case.id, status=VisitStatus.PLANNED.value)
    visit = next(each for each in planned if each.starts_at == moment)
    save(cast.chart, cast.who, visit.with_changes(status=VisitStatus.MISSED))
    if coming := schedule.after(moment):
        _plan(cast, case, coming)


def _discharge_event(cast: Cast, case: Case, told: ToldDischarge) -> Event:
    return Event(cast.days.moment(told.day, told.at), partial(_discharge, cast, case, told))


def _discharge(cast: Cast, case: Case, told: ToldDischarge) -> None:
    """A last visit that was an assessment alone is marked as kept here: no session note did so."""
    for visit in cast.chart.visits.find(case_id=case.id, status=VisitStatus.PLANNED.value):
        save(cast.chart, cast.who, visit.with_changes(status=VisitStatus.KEPT))
    _change(
        cast,
        case,
        status=CaseStatus.DISCHARGED,
        closed=cast.days.day(told.day),
        discharge_reason=told.reason,
        discharge_outcome=told.outcome,
    )
