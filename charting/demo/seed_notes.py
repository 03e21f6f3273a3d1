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
from charting.actions.plain_records import save_record
from charting.demo.context import SampleEvent, SeedContext
from charting.demo.note_fields import build_assessment_fields, build_plan_fields, build_session_fields
from charting.demo.sample_schedule import SampleSchedule
from charting.demo.schema import SampleAssessment, SampleCase, SamplePlan, SampleSession
from charting.model.case import Case
from charting.model.note import NoteStatus, NoteT, SigningReason
from charting.model.plan import HomeTask
from charting.model.session import Session, VisitStatus
from charting.summaries.notes.copy_forward import collect_lines_to_copy
from charting.summaries.safety.contraindications import find_contraindications
from charting.summaries.safety.treatment_conflicts import find_treatment_conflicts


class NoteSeeder:
    """The notes of one case."""

    def __init__(self, cast: SeedContext, case: Case, told: SampleCase, schedule: SampleSchedule) -> None:
        self._cast, self._case, self._told, self._schedule = cast, case, told, schedule

    def build_events(self, sessions: Iterable[SampleSession]) -> list[SampleEvent]:
        """Assessment, plan and session of one visit follow each other by minutes."""
        told = self._told
        return [
            *(
                self._build_event(each.day, each.at, 2, partial(self._write_assessment, each))
                for each in told.assessments
            ),
            *(
                self._build_event(each.day, each.at, 17, partial(self._write_plan, each))
                for each in told.plans
            ),
            *(self._build_session_event(each) for each in sessions),
        ]

    def _build_event(self, day: int, at: str, later: int, tell: partial[None]) -> SampleEvent:
        return SampleEvent(self._compute_moment(day, at, later), tell)

    def _build_session_event(self, told: SampleSession) -> SampleEvent:
        tell = partial(self._write_session, told)
        if told.entered:
            return SampleEvent(self._compute_moment(*told.entered), tell)
        return self._build_event(told.day, told.at, 20, tell)

    def _compute_moment(self, day: int, at: str, later: int = 0) -> datetime:
        return self._cast.days.compute_moment(day, at or self._told.usual_time, later=later)

    def _write_assessment(self, told: SampleAssessment) -> None:
        draft = start_assessment(self._cast.chart, self._cast.who, self._case, told.kind)
        parts = build_assessment_fields(told, self._told.red_flags, self._cast.days)
        whole = draft.with_changes(happened_at=self._compute_moment(told.day, told.at), **parts)
        self._sign_or_keep_draft(
            whole, self._compute_moment(told.day, told.at, 16), told.draft, told.addendum
        )

    def _write_plan(self, told: SamplePlan) -> None:
        draft = start_plan(self._cast.chart, self._cast.who, self._case)
        whole = draft.with_changes(**build_plan_fields(told, self._told.lines, self._cast.days))
        self._sign_or_keep_draft(whole, self._compute_moment(told.day, told.at, 19))

    def _write_session(self, told: SampleSession) -> None:
        starts_at = self._compute_moment(told.day, told.at)
        draft = start_session(self._cast.chart, self._cast.who, self._case, starts_at)
        coming = (
            self._cast.days.compute_moment(*told.next) if told.next else self._schedule.find_next(starts_at)
        )
        parts = build_session_fields(told, self._told.lines, self._cast.days)
        whole = draft.with_changes(next_visit=coming, home_program=self._find_home_program(), **parts)
        if not told.draft or told.treatment:
            whole = whole.with_changes(ends_at=self._compute_moment(told.day, told.at, told.length))
        whole = self._copy_last_session(whole) if told.carried else whole
        whole = whole.with_changes(reasons=self._build_reasons(whole, told.despite))
        self._sign_or_keep_draft(
            whole, self._compute_moment(told.day, told.at, told.length + 6), told.draft, told.addendum
        )
        if told.moved:
            self._move_visit(starts_at, self._compute_moment(*told.moved))

    def _copy_last_session(self, draft: Session) -> Session:
        """The draft with the lines that the last session hands on, unconfirmed."""
        chart, signed = self._cast.chart, NoteStatus.SIGNED.value
        last = chart.sessions.find_last(case_id=self._case.id, status=signed)
        plan = chart.plans.find_last(case_id=self._case.id, status=signed)
        return draft.with_changes(**collect_lines_to_copy(last, plan))

    def _build_reasons(self, session: Session, words: str) -> tuple[SigningReason, ...]:
        """The told reason for each line that the health history speaks against."""
        if not words:
            return ()
        client = self._cast.chart.clients.get(session.client_id)
        found = find_treatment_conflicts(
            session.treatment, find_contraindications(client, session.starts_at.date())
        )
        return tuple(SigningReason(about=each.code, said=each.sentence, words=words) for each in found)

    def _move_visit(self, planned: datetime, moved: datetime) -> None:
        visits = self._cast.chart.visits.find(case_id=self._case.id, status=VisitStatus.PLANNED.value)
        visit = next(each for each in visits if each.starts_at == planned)
        save_record(self._cast.chart, self._cast.who, visit.with_changes(starts_at=moved))

    def _find_home_program(self) -> tuple[HomeTask, ...]:
        plan = self._cast.chart.plans.find_last(case_id=self._case.id, status=NoteStatus.SIGNED.value)
        return plan.home_program if plan else ()

    def _sign_or_keep_draft(
        self, note: NoteT, signing: datetime, draft: bool = False, addendum: str = ""
    ) -> None:
        cast = self._cast
        with clock.set_to(cast.days.limit_to_now(signing)):
            if draft:
                save_draft(cast.chart, cast.who, note)
                return
            signed = sign_note(cast.chart, cast.who, note)
            if addendum:
                add_addendum(cast.chart, cast.who, signed, cast.days.fill_in_dates(addendum))
