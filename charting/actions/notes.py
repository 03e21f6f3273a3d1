"""Starting, saving, discarding and signing notes (sessions, assessments, plans), and adding addenda."""

from datetime import datetime

from charting import clock
from charting.actions.case_records import load_case_to_sign
from charting.clinic_file import ClinicFile, use_vocabularies_of_file
from charting.entry.abbreviations import spell_out_note
from charting.errors import Refused
from charting.model.assessment import Assessment, AssessmentKind, CareKind
from charting.model.case import Case, CaseKind
from charting.model.clinic import Clinic, SpellOut, Therapist
from charting.model.findings import Activity
from charting.model.note import Addendum, Note, NoteStatus, NoteT, sign_draft
from charting.model.plan import Plan
from charting.model.report import Report
from charting.model.session import Session, Visit, VisitStatus
from charting.summaries.signing.signing_issues import prepare_for_signing


@use_vocabularies_of_file
def start_session(clinic_file: ClinicFile, who: Therapist, case: Case, starts_at: datetime) -> Session:
    """Start a session note; returns the case's open draft instead if there is one, so no visit is charted twice.

    The draft is empty except for the names of the activities and what the last session asked to check. Other lines are
    copied forward only on request: a note that fills itself in gets signed unread.
    """
    open_draft = clinic_file.sessions.find_last(case_id=case.id, status=NoteStatus.DRAFT.value)
    if open_draft is not None:
        return open_draft
    draft = Session(
        client_id=case.client_id,
        case_id=case.id,
        therapist_id=who.id,
        entered_at=clock.now(),
        starts_at=starts_at,
        activities=_copy_activity_names(clinic_file, case),
        first_question=_find_first_question(clinic_file, case, starts_at),
    )
    with clinic_file.act(who.signature, "started session note") as act:
        return act.store_record(draft)


@use_vocabularies_of_file
def start_assessment(clinic_file: ClinicFile, who: Therapist, case: Case, kind: AssessmentKind) -> Assessment:
    """Start an assessment; returns the case's open draft instead if there is one."""
    open_draft = clinic_file.assessments.find_last(case_id=case.id, status=NoteStatus.DRAFT.value)
    if open_draft is not None:
        return open_draft
    moment = clock.now()
    draft = Assessment(
        client_id=case.client_id,
        case_id=case.id,
        therapist_id=who.id,
        entered_at=moment,
        happened_at=moment,
        kind=kind,
        activities=_copy_activity_names(clinic_file, case),
    )
    with clinic_file.act(who.signature, f"started {kind} assessment") as act:
        return act.store_record(draft)


@use_vocabularies_of_file
def start_plan(clinic_file: ClinicFile, who: Therapist, case: Case) -> Plan:
    """Start the case's plan of care, or a revision that copies the signed plan; returns an open draft instead."""
    open_draft = clinic_file.plans.find_last(case_id=case.id, status=NoteStatus.DRAFT.value)
    if open_draft is not None:
        return open_draft
    moment = clock.now()
    signed_plan = clinic_file.plans.find_last(case_id=case.id, status=NoteStatus.SIGNED.value)
    empty_plan = Plan(
        client_id=case.client_id, case_id=case.id, therapist_id=who.id, entered_at=moment, happened_at=moment
    )
    with clinic_file.act(who.signature, "revised plan" if signed_plan else "started plan") as act:
        return act.store_record(_build_revision(signed_plan, empty_plan) if signed_plan else empty_plan)


@use_vocabularies_of_file
def save_draft(clinic_file: ClinicFile, who: Therapist, note: NoteT) -> NoteT:
    """Store a draft. Raises EditConflict if somebody else changed it, Refused if it is signed."""
    if note.signed:
        raise Refused("A signed note cannot change. Add an addendum instead.")
    with clinic_file.act(who.signature, f"saved {note.note_kind} draft") as act:
        return act.store_record(note)


@use_vocabularies_of_file
def discard_draft(clinic_file: ClinicFile, who: Therapist, note: NoteT) -> NoteT:
    """Discard a draft: it stays in the clinic file but is hidden. Raises Refused if it is signed."""
    return save_draft(clinic_file, who, note.with_changes(status=NoteStatus.DISCARDED))


@use_vocabularies_of_file
def sign_note(clinic_file: ClinicFile, who: Therapist, note: NoteT) -> NoteT:
    """Sign and lock a draft; its therapist becomes the one who signs.

    Raises IncompleteNote, with the draft unchanged, for everything that blocks signing and has no documented reason in
    the note: text that was not understood, lines not confirmed, contraindicated treatment, requirements of the clinic's
    profile.

    Signing a session or an assessment marks the planned visit of its day as kept, and a session also plans the next
    visit. The kind of care that an intake assessment decides on becomes the kind of the case.
    """
    case = load_case_to_sign(clinic_file, note.case_id)
    if not note.signed:
        note = prepare_for_signing(note, case, clock.now())
    signed = sign_draft(
        _spell_out_if_chosen(case.clinic, note).with_changes(therapist_id=who.id), who.signature, clock.now()
    )
    with clinic_file.act(who.signature, f"signed {note.note_kind}") as act:
        stored = act.store_record(signed)
        for record in (
            *_collect_visit_updates(clinic_file, stored),
            *_collect_case_updates(clinic_file, stored),
        ):
            act.store_record(record)
    return stored


def _spell_out_if_chosen(clinic: Clinic, note: NoteT) -> NoteT:
    """The note with its abbreviations spelled out if the clinic chose to do so on signing."""
    return spell_out_note(note) if clinic.spell_out is SpellOut.ON_SIGNING else note


@use_vocabularies_of_file
def add_addendum(clinic_file: ClinicFile, who: Therapist, note: NoteT | Report, text: str) -> Addendum:
    """Add an addendum to a signed note or an issued report. Raises Refused for a draft, Invalid for an empty text."""
    if not note.signed:
        raise Refused("A draft needs no addendum: change it.")
    addendum = Addendum(
        client_id=note.client_id,
        kind=note.note_kind.value,
        record_id=note.id,
        therapist_id=who.id,
        author=who.signature,
        written_at=clock.now(),
        text=text,
    )
    with clinic_file.act(who.signature, f"added to {note.note_kind}") as act:
        return act.store_record(addendum)


def _copy_activity_names(clinic_file: ClinicFile, case: Case) -> tuple[Activity, ...]:
    """The activities of the newest signed note, by name only: the client scores them again at each visit."""
    notes = clinic_file.sessions.find(case_id=case.id) + clinic_file.assessments.find(case_id=case.id)
    signed = [note for note in notes if note.activities and note.status is NoteStatus.SIGNED]
    newest = max(signed, key=lambda note: note.signed_at or note.entered_at, default=None)
    return tuple(Activity(name=activity.name) for activity in newest.activities) if newest else ()


def _find_first_question(clinic_file: ClinicFile, case: Case, starts_at: datetime) -> str:
    """What the last signed session before `starts_at` asked to check at the next visit."""
    signed = clinic_file.sessions.find(case_id=case.id, status=NoteStatus.SIGNED.value)
    before = [session for session in signed if session.starts_at < starts_at]
    return max(before, key=lambda session: session.starts_at).check_next.strip() if before else ""


def _build_revision(signed_plan: Plan, empty_plan: Plan) -> Plan:
    return signed_plan.with_changes(
        id=empty_plan.id,
        version=0,
        therapist_id=empty_plan.therapist_id,
        entered_at=empty_plan.entered_at,
        happened_at=empty_plan.happened_at,
        status=NoteStatus.DRAFT,
        signed_at=None,
        signed_by="",
        revision=signed_plan.revision + 1,
        reason="",
        reasons=(),
    )


def _collect_visit_updates(clinic_file: ClinicFile, note: Note) -> list[Visit]:
    if isinstance(note, Session):
        visits = _find_visit_of_day(clinic_file, note, note.starts_at)
        kept = [visit.with_changes(status=VisitStatus.KEPT, session_id=note.id) for visit in visits]
        return kept + _plan_next_visit(clinic_file, note)
    if isinstance(note, Assessment):
        visits = _find_visit_of_day(clinic_file, note, note.happened_at)
        return [
            visit.with_changes(status=VisitStatus.KEPT)
            for visit in visits
            if visit.status is VisitStatus.PLANNED
        ]
    return []


def _collect_case_updates(clinic_file: ClinicFile, note: Note) -> list[Case]:
    """The case with the kind of care that the intake decided on; "refer out first" leaves it unchanged."""
    decided = note.triage.decided if isinstance(note, Assessment) else None
    if decided in (None, CareKind.REFER_FIRST):
        return []
    case = clinic_file.cases.get(note.case_id)
    kind = CaseKind(str(decided))
    return [case.with_changes(kind=kind)] if case.kind is not kind else []


def _find_visit_of_day(clinic_file: ClinicFile, note: Note, moment: datetime) -> list[Visit]:
    """The first planned or kept visit without a session on the day of `moment`, in its time zone; at most one."""
    visits = clinic_file.visits.find(case_id=note.case_id, session_id=None)
    same_day = [
        visit
        for visit in visits
        if visit.starts_at.astimezone(moment.tzinfo).date() == moment.date()
        and visit.status in (VisitStatus.PLANNED, VisitStatus.KEPT)
    ]
    return same_day[:1]


def _plan_next_visit(clinic_file: ClinicFile, session: Session) -> list[Visit]:
    planned = clinic_file.visits.find(case_id=session.case_id, status=VisitStatus.PLANNED.value)
    if session.next_visit is None or any(visit.starts_at == session.next_visit for visit in planned):
        return []
    return [Visit(client_id=session.client_id, case_id=session.case_id, starts_at=session.next_visit)]
