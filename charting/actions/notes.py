"""Drafting, signing and adding to notes: sessions, assessments and plans."""

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
    """A draft for a visit. A draft of the case that is still open is returned instead: no visit is charted twice.

    It begins empty but for the names of the activities and what the visit before asked to check; other lines are
    carried only when a person asks for it, for a note that fills itself is signed unread.
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
    """A draft of an assessment; a draft of the case that is still open is returned instead."""
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
    """A draft of the case's plan: an empty one, or a revision that begins as the signed plan reads."""
    open_draft = clinic_file.plans.find_last(case_id=case.id, status=NoteStatus.DRAFT.value)
    if open_draft is not None:
        return open_draft
    moment = clock.now()
    before = clinic_file.plans.find_last(case_id=case.id, status=NoteStatus.SIGNED.value)
    fresh = Plan(
        client_id=case.client_id, case_id=case.id, therapist_id=who.id, entered_at=moment, happened_at=moment
    )
    with clinic_file.act(who.signature, "revised plan" if before else "started plan") as act:
        return act.store_record(_build_revision(before, fresh) if before else fresh)


@use_vocabularies_of_file
def save_draft(clinic_file: ClinicFile, who: Therapist, note: NoteT) -> NoteT:
    """Store a draft as typed so far. Raises Conflict when it was changed elsewhere, Refused when it is signed."""
    if note.signed:
        raise Refused("A signed note cannot change. Add an addendum instead.")
    with clinic_file.act(who.signature, f"saved {note.note_kind} draft") as act:
        return act.store_record(note)


@use_vocabularies_of_file
def discard_draft(clinic_file: ClinicFile, who: Therapist, note: NoteT) -> NoteT:
    """Put a draft away. It stays in the file, out of sight. Raises Refused when it is signed."""
    return save_draft(clinic_file, who, note.with_changes(status=NoteStatus.DISCARDED))


@use_vocabularies_of_file
def sign_note(clinic_file: ClinicFile, who: Therapist, note: NoteT) -> NoteT:
    """Sign and lock a draft; whoever signs it is its therapist.

    Raises Incomplete with all that is in the way and has no reason in the note: what is not understood or confirmed,
    what the health history speaks against, what the clinic's profile misses. The draft stays as it is.

    A signed session keeps the visit that was planned for its day and plans the next one; a signed assessment
    keeps it too, for a first visit may be an assessment alone. What intake decided becomes the kind of the case.
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
    """The note with its abbreviations in full, where the clinic keeps its notes so."""
    return spell_out_note(note) if clinic.spell_out is SpellOut.ON_SIGNING else note


@use_vocabularies_of_file
def add_addendum(clinic_file: ClinicFile, who: Therapist, note: NoteT | Report, text: str) -> Addendum:
    """Add words to a signed note or an issued report. Raises Refused for a draft, Invalid when empty."""
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
    """The activities that the client named before, to be scored anew: names are carried, scores never."""
    notes = clinic_file.sessions.find(case_id=case.id) + clinic_file.assessments.find(case_id=case.id)
    kept = [note for note in notes if note.activities and note.status is NoteStatus.SIGNED]
    newest = max(kept, key=lambda note: note.signed_at or note.entered_at, default=None)
    return tuple(Activity(name=activity.name) for activity in newest.activities) if newest else ()


def _find_first_question(clinic_file: ClinicFile, case: Case, starts_at: datetime) -> str:
    """What the last signed session before that moment asked to check: today's first question."""
    signed = clinic_file.sessions.find(case_id=case.id, status=NoteStatus.SIGNED.value)
    before = [session for session in signed if session.starts_at < starts_at]
    return max(before, key=lambda session: session.starts_at).check_next.strip() if before else ""


def _build_revision(before: Plan, fresh: Plan) -> Plan:
    return before.with_changes(
        id=fresh.id,
        version=0,
        therapist_id=fresh.therapist_id,
        entered_at=fresh.entered_at,
        happened_at=fresh.happened_at,
        status=NoteStatus.DRAFT,
        signed_at=None,
        signed_by="",
        revision=before.revision + 1,
        reason="",
        reasons=(),
    )


def _collect_visit_updates(clinic_file: ClinicFile, note: Note) -> list[Visit]:
    if isinstance(note, Session):
        kept = _find_visit_of_day(clinic_file, note, note.starts_at)
        made = [visit.with_changes(status=VisitStatus.KEPT, session_id=note.id) for visit in kept]
        return made + _plan_next_visit(clinic_file, note)
    if isinstance(note, Assessment):
        kept = _find_visit_of_day(clinic_file, note, note.happened_at)
        return [
            visit.with_changes(status=VisitStatus.KEPT)
            for visit in kept
            if visit.status is VisitStatus.PLANNED
        ]
    return []


def _collect_case_updates(clinic_file: ClinicFile, note: Note) -> list[Case]:
    """The case as of the kind of care that intake decided for; to refer out first leaves it as it is."""
    decided = note.triage.decided if isinstance(note, Assessment) else None
    if decided in (None, CareKind.REFER_FIRST):
        return []
    case = clinic_file.cases.get(note.case_id)
    kind = CaseKind(str(decided))
    return [case.with_changes(kind=kind)] if case.kind is not kind else []


def _find_visit_of_day(clinic_file: ClinicFile, note: Note, moment: datetime) -> list[Visit]:
    """The first visit of the day, by the wall clock of `moment`, that is planned or was kept without a session."""
    on_file = clinic_file.visits.find(case_id=note.case_id, session_id=None)
    kept = (VisitStatus.PLANNED, VisitStatus.KEPT)
    day = [
        v
        for v in on_file
        if v.starts_at.astimezone(moment.tzinfo).date() == moment.date() and v.status in kept
    ]
    return day[:1]


def _plan_next_visit(clinic_file: ClinicFile, session: Session) -> list[Visit]:
    planned = clinic_file.visits.find(case_id=session.case_id, status=VisitStatus.PLANNED.value)
    if session.next_visit is None or any(visit.starts_at == session.next_visit for visit in planned):
        return []
    return [Visit(client_id=session.client_id, case_id=session.case_id, starts_at=session.next_visit)]
