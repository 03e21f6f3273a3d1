"""Seeding the notes of a case: each is drafted, then signed unless it stays a draft, and may get an addendum."""

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

    def __init__(
        self, context: SeedContext, case: Case, sample: SampleCase, schedule: SampleSchedule
    ) -> None:
        self._context, self._case, self._sample, self._schedule = context, case, sample, schedule

    def build_events(self, sessions: Iterable[SampleSession]) -> list[SampleEvent]:
        """The events of all notes; assessment, plan and session of one visit follow each other within minutes."""
        sample = self._sample
        return [
            *(
                self._build_event(note.day, note.at, 2, partial(self._write_assessment, note))
                for note in sample.assessments
            ),
            *(
                self._build_event(note.day, note.at, 17, partial(self._write_plan, note))
                for note in sample.plans
            ),
            *(self._build_session_event(note) for note in sessions),
        ]

    def _build_event(self, day: int, at: str, later: int, store: partial[None]) -> SampleEvent:
        return SampleEvent(self._compute_moment(day, at, later), store)

    def _build_session_event(self, sample: SampleSession) -> SampleEvent:
        store = partial(self._write_session, sample)
        if sample.entered:
            return SampleEvent(self._compute_moment(*sample.entered), store)
        return self._build_event(sample.day, sample.at, 20, store)

    def _compute_moment(self, day: int, at: str, later: int = 0) -> datetime:
        return self._context.calendar.compute_moment(day, at or self._sample.usual_time, later=later)

    def _write_assessment(self, sample: SampleAssessment) -> None:
        draft = start_assessment(self._context.clinic_file, self._context.who, self._case, sample.kind)
        fields = build_assessment_fields(sample, self._sample.red_flags, self._context.calendar)
        note = draft.with_changes(happened_at=self._compute_moment(sample.day, sample.at), **fields)
        self._sign_or_keep_draft(
            note, self._compute_moment(sample.day, sample.at, 16), sample.draft, sample.addendum
        )

    def _write_plan(self, sample: SamplePlan) -> None:
        draft = start_plan(self._context.clinic_file, self._context.who, self._case)
        note = draft.with_changes(**build_plan_fields(sample, self._sample.lines, self._context.calendar))
        self._sign_or_keep_draft(note, self._compute_moment(sample.day, sample.at, 19))

    def _write_session(self, sample: SampleSession) -> None:
        starts_at = self._compute_moment(sample.day, sample.at)
        draft = start_session(self._context.clinic_file, self._context.who, self._case, starts_at)
        next_start = (
            self._context.calendar.compute_moment(*sample.next)
            if sample.next
            else self._schedule.find_next(starts_at)
        )
        fields = build_session_fields(sample, self._sample.lines, self._context.calendar)
        note = draft.with_changes(next_visit=next_start, home_program=self._find_home_program(), **fields)
        if not sample.draft or sample.treatment:
            note = note.with_changes(ends_at=self._compute_moment(sample.day, sample.at, sample.length))
        note = self._copy_last_session(note) if sample.carried else note
        note = note.with_changes(reasons=self._build_reasons(note, sample.despite))
        self._sign_or_keep_draft(
            note,
            self._compute_moment(sample.day, sample.at, sample.length + 6),
            sample.draft,
            sample.addendum,
        )
        if sample.moved:
            self._move_visit(starts_at, self._compute_moment(*sample.moved))

    def _copy_last_session(self, draft: Session) -> Session:
        """The draft with the lines of the last session copied forward, unconfirmed."""
        clinic_file, signed = self._context.clinic_file, NoteStatus.SIGNED.value
        last = clinic_file.sessions.find_last(case_id=self._case.id, status=signed)
        plan = clinic_file.plans.find_last(case_id=self._case.id, status=signed)
        return draft.with_changes(**collect_lines_to_copy(last, plan))

    def _build_reasons(self, session: Session, reason: str) -> tuple[SigningReason, ...]:
        """The documented reason for each treatment line that the health history contraindicates."""
        if not reason:
            return ()
        client = self._context.clinic_file.clients.get(session.client_id)
        conflicts = find_treatment_conflicts(
            session.treatment, find_contraindications(client, session.starts_at.date())
        )
        return tuple(
            SigningReason(about=conflict.code, said=conflict.sentence, words=reason) for conflict in conflicts
        )

    def _move_visit(self, planned: datetime, moved: datetime) -> None:
        visits = self._context.clinic_file.visits.find(
            case_id=self._case.id, status=VisitStatus.PLANNED.value
        )
        visit = next(visit for visit in visits if visit.starts_at == planned)
        save_record(self._context.clinic_file, self._context.who, visit.with_changes(starts_at=moved))

    def _find_home_program(self) -> tuple[HomeTask, ...]:
        plan = self._context.clinic_file.plans.find_last(
            case_id=self._case.id, status=NoteStatus.SIGNED.value
        )
        return plan.home_program if plan else ()

    def _sign_or_keep_draft(
        self, note: NoteT, signing: datetime, draft: bool = False, addendum: str = ""
    ) -> None:
        context = self._context
        with clock.set_to(context.calendar.limit_to_now(signing)):
            if draft:
                save_draft(context.clinic_file, context.who, note)
                return
            signed = sign_note(context.clinic_file, context.who, note)
            if addendum:
                add_addendum(
                    context.clinic_file, context.who, signed, context.calendar.fill_in_dates(addendum)
                )
