"""What needs doing for one case: for the overview's list, and, gathered over all clients, for Today."""

from collections.abc import Iterator, Sequence
from datetime import date

from charting.model.assessment import Assessment
from charting.model.case import CaseStatus
from charting.model.consent import Consent, Contact
from charting.model.note import NoteKind, NoteStatus
from charting.model.plan import Plan
from charting.model.session import Session
from charting.summaries.client_records import CaseRecords
from charting.summaries.progress.visit_counters import FEW_VISITS, VisitCounters, count_case_visits
from charting.summaries.today.expirations import (
    find_ending_consents,
    is_guardian_consent_missing,
    is_history_review_due,
)
from charting.summaries.today.today_content import Todo, TodoKind, TodoTab
from charting.summaries.wording import format_count, format_day, format_relative_day


def find_consent_todos(case: CaseRecords, today: date) -> Iterator[Todo]:
    """The guardian's consent where it is missing, and each consent to renew."""
    if is_guardian_consent_missing(case.client, case.consents, today):
        yield Todo(
            kind=TodoKind.CONSENT,
            text="The guardian's consent is not on file",
            brief="guardian's consent missing",
            chip="missing",
            tone="danger",
            tab="referral",
        )
    for consent in find_ending_consents(case.consents, today):
        if consent.expires is not None:
            yield _make_renewal_todo(consent, consent.expires, today)


def _make_renewal_todo(consent: Consent, expires: date, today: date) -> Todo:
    ended = expires < today
    words = f"{'expired' if ended else 'expires'} {format_day(expires, today)}"
    return Todo(
        kind=TodoKind.CONSENT,
        text=f"Renew the {consent.kind} consent: {consent.scope}",
        brief=f"{consent.kind} {words}",
        chip=words,
        tone="danger" if ended else "neutral",
        tab="referral",
        record_id=consent.id,
    )


def find_follow_up_todos(case: CaseRecords, today: date) -> Iterator[Todo]:
    """The next steps of contacts that are not done."""
    for contact in case.contacts:
        if contact.next_step.strip() and not contact.done:
            yield make_follow_up_todo(contact, today)


def make_follow_up_todo(contact: Contact, today: date) -> Todo:
    """The next step of one contact: due from its day on, and only coming while it has none."""
    due = contact.next_by is not None and contact.next_by <= today
    return Todo(
        kind=TodoKind.FOLLOW_UP,
        text=contact.next_step,
        brief=contact.next_step,
        chip=format_relative_day(contact.next_by, today) if contact.next_by else "no date",
        tone="warn" if due else "neutral",
        now=due,
        tab="referral",
        client_id=contact.client_id,
        case_id=contact.case_id or "",
        record_id=contact.id,
    )


def find_history_todos(case: CaseRecords, today: date) -> Iterator[Todo]:
    """The health history, once a client is in care and it was not reviewed for 12 months."""
    if case.signed_sessions and is_history_review_due(case.client, today):
        reviewed = case.client.history.reviewed
        since = f"last on {format_day(reviewed, today)}" if reviewed else "never reviewed"
        yield Todo(
            kind=TodoKind.HISTORY,
            text=f"Review the health history ({since})",
            brief=since,
            chip="12 months" if reviewed else "never",
            tone="neutral",
            tab="overview",
        )


def find_visit_todos(case: CaseRecords, today: date) -> Iterator[Todo]:
    """What is counted in visits; a discharged case owes its report at most."""
    counts = count_case_visits(case, today)
    if counts.report_in is not None and counts.report_in <= 1:
        yield _make_report_todo(case, counts, today)
    if case.case.status is CaseStatus.DISCHARGED:
        return
    if not counts.assessed and counts.visits:
        yield _make_initial_assessment_todo()
    if counts.reassess_due:
        yield _make_reassessment_todo(counts, today)
    if counts.is_authorization_ending(today):
        yield _make_authorization_todo(case, counts, today)


def _make_report_todo(case: CaseRecords, counts: VisitCounters, today: date) -> Todo:
    referrer = case.referrer
    name = referrer.spoken_name if referrer else ""
    released = referrer is not None and case.find_release_to(referrer.id, today) is not None
    upcoming = counts.next_visit.date() if counts.next_visit else None
    later = f"due {format_day(upcoming, today)}" if upcoming else "next visit"
    return Todo(
        kind=TodoKind.REPORT,
        text=f"Progress report to {name}" + ("" if released else " (no release on file)"),
        brief=f"{name}, {counts.report_reason}",
        reason=counts.report_reason,
        chip="due" if counts.report_due else later,
        now=counts.report_due,
        tab="reports",
        record_id=referrer.id if referrer else "",
    )


def _make_initial_assessment_todo() -> Todo:
    return Todo(
        kind=TodoKind.REASSESS,
        text="There is no signed initial assessment",
        brief="initial assessment",
        chip="missing",
        tab="assessments",
    )


def _make_reassessment_todo(counts: VisitCounters, today: date) -> Todo:
    day = counts.next_visit.date() if counts.next_visit else None
    visit = f"visit {counts.reassess_at}"
    late = (counts.reassess_in or 0) < 0
    at = f"{visit}, {format_day(day, today)}" if day and not late else visit
    return Todo(
        kind=TodoKind.REASSESS,
        text=f"Reassessment is late (was due at {visit})" if late else f"Reassess at the next visit ({at})",
        brief=f"was due at {visit}"
        if late
        else f"{visit} {format_relative_day(day, today)}"
        if day
        else f"{visit} is next",
        chip="late" if late else format_relative_day(day, today) if day else "next visit",
        tone="danger" if late else "warn",
        now=late or day is None or day <= today,
        tab="assessments",
    )


def _make_authorization_todo(case: CaseRecords, counts: VisitCounters, today: date) -> Todo:
    over = counts.left == 0 or (counts.ends is not None and counts.ends < today)
    visits = f"{format_count(counts.left, 'visit')} left" if counts.left is not None else ""
    ended = "ended" if counts.ends is not None and counts.ends < today else "ends"
    end = f"{ended} {format_day(counts.ends, today)}" if counts.ends is not None else ""
    words = " · ".join(part for part in (visits, end) if part)
    return Todo(
        kind=TodoKind.AUTHORIZATION,
        text=f"Authorization: {words}",
        brief=words,
        chip=_format_authorization_chip(counts, visits, today),
        tone="danger" if over else "warn",
        tab="referral",
        record_id=case.referral.id if case.referral else "",
    )


def _format_authorization_chip(counts: VisitCounters, visits: str, today: date) -> str:
    """Whichever is the tighter: the visits when few are left, else the day."""
    if counts.left == 0:
        return "used up"
    few = counts.left is not None and counts.left <= FEW_VISITS
    return visits if few or counts.ends is None else format_relative_day(counts.ends, today)


DraftNote = Session | Assessment | Plan
_TABS: dict[NoteKind, TodoTab] = {
    NoteKind.SESSION: "sessions",
    NoteKind.ASSESSMENT: "assessments",
    NoteKind.PLAN: "plan",
}


def find_case_todos(case: CaseRecords, today: date) -> tuple[Todo, ...]:
    """Everything to do for the case, the most pressing kind first."""
    found = [
        *_find_unsigned_notes(case, today),
        *find_visit_todos(case, today),
        *find_follow_up_todos(case, today),
    ]
    if case.case.status is not CaseStatus.DISCHARGED:
        found += [
            *find_consent_todos(case, today),
            *find_history_todos(case, today),
            *_find_next_checks(case),
        ]
    order = list(TodoKind)
    found.sort(key=lambda need: order.index(need.kind))
    client_id, case_id = case.client.id, case.case.id
    return tuple(need._replace(client_id=client_id, case_id=case_id) for need in _remove_repeated(found))


def _remove_repeated(found: Sequence[Todo]) -> Iterator[Todo]:
    """A next step in the very words of what is due anyway, as `Progress report to Dr Reyes`, is the same thing to do."""
    first: dict[str, TodoKind] = {}
    yield from (need for need in found if first.setdefault(need.text, need.kind) is need.kind)


def _find_unsigned_notes(case: CaseRecords, today: date) -> Iterator[Todo]:
    drafts: tuple[tuple[DraftNote, date, str], ...] = (
        *((note, note.starts_at.date(), "Session") for note in case.sessions),
        *(
            (note, note.happened_at.date(), f"{note.kind.capitalize()} assessment")
            for note in case.assessments
        ),
        *((note, note.happened_at.date(), "Plan") for note in case.plans),
    )
    for note, day, name in drafts:
        if note.status is NoteStatus.DRAFT:
            yield _make_draft_todo(note, day, name, today)


def _make_draft_todo(note: DraftNote, day: date, name: str, today: date) -> Todo:
    return Todo(
        kind=TodoKind.UNSIGNED,
        text=f"{name} of {format_day(day, today)} is not signed",
        brief=f"{name.lower()} of {format_day(day, today)}",
        chip="in progress" if day >= today else "draft",
        tone="neutral" if day >= today else "warn",
        now=day < today,
        tab=_TABS[note.note_kind],
        record_id=note.id,
    )


def _find_next_checks(case: CaseRecords) -> Iterator[Todo]:
    last = case.signed_sessions[-1] if case.signed_sessions else None
    if last is not None and last.check_next.strip():
        yield Todo(
            kind=TodoKind.CHECK,
            text=f"Check: {last.check_next}",
            brief=last.check_next,
            chip="next visit",
            tone="neutral",
            now=False,
            tab="sessions",
            record_id=last.id,
        )
