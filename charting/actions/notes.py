"""Drafting, signing and adding to notes: sessions, assessments and plans."""

from datetime import datetime

from charting import clock
from charting.actions.case_records import case_to_sign
from charting.chart import Chart, with_vocabularies_of_chart
from charting.entry.spelling import spelled_note
from charting.errors import Refused
from charting.model.assessment import Assessment, AssessmentKind, CareKind
from charting.model.case import Case, CaseKind
from charting.model.clinic import Clinic, SpellOut, Therapist
from charting.model.findings import Activity
from charting.model.note import Addendum, Note, NoteStatus, NoteT, sign
from charting.model.plan import Plan
from charting.model.report import Report
from charting.model.session import Session, Visit, VisitStatus
from charting.summaries.signing import ready


@with_vocabularies_of_chart
def start_session(chart: Chart, who: Therapist, case: Case, starts_at: datetime) -> Session:
    """A draft for a visit. A draft of the case that is still open is returned instead: no visit is charted twice.

    It begins empty but for the names of the activities and what the visit before asked to check; other lines are
    carried only when a person asks for it, for a note that fills itself is signed unread.
    """
    open_draft = chart.sessions.last(case_id=case.id, status=NoteStatus.DRAFT.value)
    if open_draft is not None:
        return open_draft
    draft = Session(
        client_id=case.client_id,
        case_id=case.id,
        therapist_id=who.id,
        entered_at=clock.now(),
        starts_at=starts_at,
        activities=_activities(chart, case),
        first_question=_asked_for(chart, case, starts_at),
    )
    with chart.act(who.signature, "started session note") as act:
        return act.put(draft)


@with_vocabularies_of_chart
def start_assessment(chart: Chart, who: Therapist, case: Case, kind: AssessmentKind) -> Assessment:
    """A draft of an assessment; a draft of the case that is still open is returned instead."""
    open_draft = chart.assessments.last(case_id=case.id, status=NoteStatus.DRAFT.value)
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
        activities=_activities(chart, case),
    )
    with chart.act(who.signature, f"started {kind} assessment") as act:
        return act.put(draft)


@with_vocabularies_of_chart
def start_plan(chart: Chart, who: Therapist, case: Case) -> Plan:
    """A draft of the case's plan: an empty one, or a revision that begins as the signed plan reads."""
    open_draft = chart.plans.last(case_id=case.id, status=NoteStatus.DRAFT.value)
    if open_draft is not None:
        return open_draft
    moment = clock.now()
    before = chart.plans.last(case_id=case.id, status=NoteStatus.SIGNED.value)
    fresh = Plan(
        client_id=case.client_id, case_id=case.id, therapist_id=who.id, entered_at=moment, happened_at=moment
    )
    with chart.act(who.signature, "revised plan" if before else "started plan") as act:
        return act.put(_revision(before, fresh) if before else fresh)


@with_vocabularies_of_chart
def save_draft(chart: Chart, who: Therapist, note: NoteT) -> NoteT:
    """Store a draft as typed so far. Raises Conflict when it was changed elsewhere, Refused when it is signed."""
    if note.signed:
        raise Refused("A signed note cannot change. Add an addendum instead.")
    with chart.act(who.signature, f"saved {note.note_kind} draft") as act:
        return act.put(note)


@with_vocabularies_of_chart
def discard_draft(chart: Chart, who: Therapist, note: NoteT) -> NoteT:
    """Put a draft away. It stays in the file, out of sight. Raises Refused when it is signed."""
    return save_draft(chart, who, note.with_changes(status=NoteStatus.DISCARDED))


@with_vocabularies_of_chart
def sign_note(chart: Chart, who: Therapist, note: NoteT) -> NoteT:
    """Sign and lock a draft; whoever signs it is its therapist.

    Raises Incomplete with all that is in the way and has no reason in the note: what is not understood or confirmed,
    what the health history speaks against, what the clinic's profile misses. The draft stays as it is.

    A signed session keeps the visit that was planned for its day and plans the next one; a signed assessment
    keeps it too, for a first visit may be an assessment alone. What intake decided becomes the kind of the case.
    """
    case = case_to_sign(chart, note.case_id)
    if not note.signed:
        note = ready(note, case, clock.now())
    signed = sign(_as_kept(case.clinic, note).with_changes(therapist_id=who.id), who.signature, clock.now())
    with chart.act(who.signature, f"signed {note.note_kind}") as act:
        stored = act.put(signed)
        for record in (*_visits_after(chart, stored), *_case_after(chart, stored)):
            act.put(record)
    return stored


def _as_kept(clinic: Clinic, note: NoteT) -> NoteT:
    """The note with its abbreviations in full, where the clinic keeps its notes so."""
    return spelled_note(note) if clinic.spell_out is SpellOut.ON_SIGNING else note


@with_vocabularies_of_chart
def add_addendum(chart: Chart, who: Therapist, note: NoteT | Report, text: str) -> Addendum:
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
    with chart.act(who.signature, f"added to {note.note_kind}") as act:
        return act.put(addendum)


def _activities(chart: Chart, case: Case) -> tuple[Activity, ...]:
    """The activities that the client named before, to be scored anew: names are carried, scores never."""
    notes = chart.sessions.find(case_id=case.id) + chart.assessments.find(case_id=case.id)
    kept = [note for note in notes if note.activities and note.status is NoteStatus.SIGNED]
    newest = max(kept, key=lambda note: note.signed_at or note.entered_at, default=None)
    return tuple(Activity(name=activity.name) for activity in newest.activities) if newest else ()


def _asked_for(chart: Chart, case: Case, starts_at: datetime) -> str:
    """What the last signed session before that moment asked to check: today's first question."""
    signed = chart.sessions.find(case_id=case.id, status=NoteStatus.SIGNED.value)
    before = [session for session in signed if session.starts_at < starts_at]
    return max(before, key=lambda session: session.starts_at).check_next.strip() if before else ""


def _revision(before: Plan, fresh: Plan) -> Plan:
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


def _visits_after(chart: Chart, note: Note) -> list[Visit]:
    if isinstance(note, Session):
        kept = _of_the_day(chart, note, note.starts_at)
        made = [visit.with_changes(status=VisitStatus.KEPT, session_id=note.id) for visit in kept]
        return made + _next_visit(chart, note)
    if isinstance(note, Assessment):
        kept = _of_the_day(chart, note, note.happened_at)
        return [
            visit.with_changes(status=VisitStatus.KEPT)
            for visit in kept
            if visit.status is VisitStatus.PLANNED
        ]
    return []


def _case_after(chart: Chart, note: Note) -> list[Case]:
    """The case as of the kind of care that intake decided for; to refer out first leaves it as it is."""
    decided = note.triage.decided if isinstance(note, Assessment) else None
    if decided in (None, CareKind.REFER_FIRST):
        return []
    case = chart.cases.get(note.case_id)
    kind = CaseKind(str(decided))
    return [case.with_changes(kind=kind)] if case.kind is not kind else []


def _of_the_day(chart: Chart, note: Note, moment: datetime) -> list[Visit]:
    """The first visit of the day, by the wall clock of `moment`, that is planned or was kept without a session."""
    on_file = chart.visits.find(case_id=note.case_id, session_id=None)
    kept = (VisitStatus.PLANNED, VisitStatus.KEPT)
    day = [
        v
        for v in on_file
        if v.starts_at.astimezone(moment.tzinfo).date() == moment.date() and v.status in kept
    ]
    return day[:1]


def _next_visit(chart: Chart, session: Session) -> list[Visit]:
    planned = chart.visits.find(case_id=session.case_id, status=VisitStatus.PLANNED.value)
    if session.next_visit is None or any(visit.starts_at == session.next_visit for visit in planned):
        return []
    return [Visit(client_id=session.client_id, case_id=session.case_id, starts_at=session.next_visit)]
