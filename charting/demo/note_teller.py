"""Telling the notes of a case: each is drafted, signed when it is not left a draft, and added to afterwards."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from charting import clock
from charting.actions.notes import (
    add_addendum,
    save_draft,
    sign_note,
    start_assessment,
    start_plan,
    start_session,
)
from charting.actions.setting_up import save
from charting.demo.cast import Cast
from charting.demo.events import Event
from charting.demo.note_parts import assessment_parts, plan_parts, session_parts
from charting.demo.schedule import Schedule
from charting.demo.story import ToldAssessment, ToldCase, ToldPlan, ToldSession
from charting.model.case import Case
from charting.model.note import NoteStatus, NoteT, Reason
from charting.model.plan import HomeTask
from charting.model.session import Session, VisitStatus
from charting.summaries.carrying import carried
from charting.summaries.conflicts import conflicts
from charting.summaries.safety import raised


class NoteTeller:
    """The notes of one case."""

    def __init__(self, cast: Cast, case: Case, told: ToldCase, schedule: Schedule) -> None:
        self._cast, self._case, self._told, self._schedule = cast, case, told, schedule

    def events(self, sessions: Iterable[ToldSession]) -> list[Event]:
        """Assessment, plan and session of one visit follow each other by minutes."""
        told = self._told
        return [
            *(self._event(each.day, each.at, 2, partial(self._assess, each)) for each in told.assessments),
            *(self._event(each.day, each.at, 17, partial(self._plan, each)) for each in told.plans),
            *(self._session_event(each) for each in sessions),
        ]

    def _event(self, day: int, at: str, later: int, tell: partial[None]) -> Event:
        return Event(self._moment(day, at, later), tell)

    def _session_event(self, told: ToldSession) -> Event:
        tell = partial(self._treat, told)
        if told.entered:
            return Event(self._moment(*told.entered), tell)
        return self._event(told.day, told.at, 20, tell)

    def _moment(self, day: int, at: str, later: int = 0) -> datetime:
        return self._cast.days.moment(day, at or self._told.usual_time, later=later)

    def _assess(self, told: ToldAssessment) -> None:
        draft = start_assessment(self._cast.chart, self._cast.who, self._case, told.kind)
        parts = assessment_parts(told, self._told.red_flags, self._cast.days)
        whole = draft.with_changes(happened_at=self._moment(told.day, told.at), **parts)
        self._finish(whole, self._moment(told.day, told.at, 16), told.draft, told.addendum)

    def _plan(self, told: ToldPlan) -> None:
        draft = start_plan(self._cast.chart, self._cast.who, self._case)
        whole = draft.with_changes(**plan_parts(told, self._told.lines, self._cast.days))
        self._finish(whole, self._moment(told.day, told.at, 19))

    def _treat(self, told: ToldSession) -> None:
        starts_at = self._moment(told.day, told.at)
        draft = start_session(self._cast.chart, self._cast.who, self._case, starts_at)
        coming = self._cast.days.moment(*told.next) if told.next else self._schedule.after(starts_at)
        parts = session_parts(told, self._told.lines, self._cast.days)
        whole = draft.with_changes(next_visit=coming, home_program=self._home_program(), **parts)
        if not told.draft or told.treatment:
            whole = whole.with_changes(ends_at=self._moment(told.day, told.at, told.length))
        whole = self._taken_over(whole) if told.carried else whole
        whole = whole.with_changes(reasons=self._reasons(whole, told.despite))
        self._finish(whole, self._moment(told.day, told.at, told.length + 6), told.draft, told.addendum)
        if told.moved:
            self._move(starts_at, self._moment(*told.moved))

    def _taken_over(self, draft: Session) -> Session:
        """The draft with the lines that the last session hands on, unconfirmed."""
        chart, signed = self._cast.chart, NoteStatus.SIGNED.value
        last = chart.sessions.last(case_id=self._case.id, status=signed)
        plan = chart.plans.last(case_id=self._case.id, status=signed)
        return draft.with_changes(**carried(last, plan))

    def _reasons(self, session: Session, words: str) -> tuple[Reason, ...]:
        """The told reason for each line that the health history speaks against."""
        if not words:
            return ()
        client = self._cast.chart.clients.get(session.client_id)
        found = conflicts(session.treatment, raised(client, session.starts_at.date()))
        return tuple(Reason(about=each.code, said=each.sentence, words=words) for each in found)

    def _move(self, planned: datetime, moved: datetime) -> None:
        visits = self._cast.chart.visits.find(case_id=self._case.id, status=VisitStatus.PLANNED.value)
        visit = next(each for each in visits if each.starts_at == planned)
        save(self._cast.chart, self._cast.who, visit.with_changes(starts_at=moved))

    def _home_program(self) -> tuple[HomeTask, ...]:
        plan = self._cast.chart.plans.last(case_id=self._case.id, status=NoteStatus.SIGNED.value)
        return plan.home_program if plan else ()

    def _finish(self, note: NoteT, signing: datetime, draft: bool = False, addendum: str = "") -> None:
        cast = self._cast
        with clock.set_to(cast.days.not_after_now(signing)):
            if draft:
                save_draft(cast.chart, cast.who, note)
                return
            signed = sign_note(cast.chart, cast.who, note)
            if addendum:
                add_addendum(cast.chart, cast.who, signed, cast.days.words(addendum))
