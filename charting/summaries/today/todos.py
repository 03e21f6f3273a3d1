"""Finds what needs doing for a case: the overview lists it, and Today collects it over all clients."""

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
from charting.text.wording import format_count, format_day, format_relative_day


def find_consent_todos(case: CaseRecords, today: date) -> Iterator[Todo]:
    """Find a missing guardian's consent, and each consent to renew."""
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
    is_expired = expires < today
    words = f"{'expired' if is_expired else 'expires'} {format_day(expires, today)}"
    return Todo(
        kind=TodoKind.CONSENT,
        text=f"Renew the {consent.kind} consent: {consent.scope}",
        brief=f"{consent.kind} {words}",
        chip=words,
        tone="danger" if is_expired else "neutral",
        tab="referral",
        record_id=consent.id,
    )


def find_follow_up_todos(case: CaseRecords, today: date) -> Iterator[Todo]:
    """Find the next steps of contacts that are not done."""
    for contact in case.contacts:
        if contact.next_step.strip() and not contact.done:
            yield make_follow_up_todo(contact, today)


def make_follow_up_todo(contact: Contact, today: date) -> Todo:
    """Make the next step of a contact. It is due from its date on; without a date it is never due."""
    is_due = contact.next_by is not None and contact.next_by <= today
    return Todo(
        kind=TodoKind.FOLLOW_UP,
        text=contact.next_step,
        brief=contact.next_step,
        chip=format_relative_day(contact.next_by, today) if contact.next_by else "no date",
        tone="warn" if is_due else "neutral",
        now=is_due,
        tab="referral",
        client_id=contact.client_id,
        case_id=contact.case_id or "",
        record_id=contact.id,
    )


def find_history_todos(case: CaseRecords, today: date) -> Iterator[Todo]:
    """Find a health history that was not reviewed for 12 months, once the client is in care."""
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
    """Find what is due by the count of visits. For a discharged case that can only be the report."""
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
    is_released = referrer is not None and case.find_release_to(referrer.id, today) is not None
    next_day = counts.next_visit.date() if counts.next_visit else None
    later = f"due {format_day(next_day, today)}" if next_day else "next visit"
    return Todo(
        kind=TodoKind.REPORT,
        text=f"Progress report to {name}" + ("" if is_released else " (no release on file)"),
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
    visit = f"visit {counts.reassess_at}"
    if (counts.reassess_in or 0) < 0:
        return Todo(
            kind=TodoKind.REASSESS,
            text=f"Reassessment is late (was due at {visit})",
            brief=f"was due at {visit}",
            chip="late",
            tone="danger",
            tab="assessments",
        )
    day = counts.next_visit.date() if counts.next_visit else None
    return Todo(
        kind=TodoKind.REASSESS,
        text=f"Reassess at the next visit ({visit}{f', {format_day(day, today)}' if day else ''})",
        brief=f"{visit} {format_relative_day(day, today) if day else 'is next'}",
        chip=format_relative_day(day, today) if day else "next visit",
        now=day is None or day <= today,
        tab="assessments",
    )


def _make_authorization_todo(case: CaseRecords, counts: VisitCounters, today: date) -> Todo:
    has_ended = counts.ends is not None and counts.ends < today
    visits = f"{format_count(counts.left, 'visit')} left" if counts.left is not None else ""
    end = f"{'ended' if has_ended else 'ends'} {format_day(counts.ends, today)}" if counts.ends else ""
    words = " · ".join(part for part in (visits, end) if part)
    return Todo(
        kind=TodoKind.AUTHORIZATION,
        text=f"Authorization: {words}",
        brief=words,
        chip=_format_authorization_chip(counts, visits, today),
        tone="danger" if counts.left == 0 or has_ended else "warn",
        tab="referral",
        record_id=case.referral.id if case.referral else "",
    )


def _format_authorization_chip(counts: VisitCounters, visits: str, today: date) -> str:
    """Format what runs out first: the visits if few are left, else the date."""
    if counts.left == 0:
        return "used up"
    is_few_left = counts.left is not None and counts.left <= FEW_VISITS
    return visits if is_few_left or counts.ends is None else format_relative_day(counts.ends, today)


DraftNote = Session | Assessment | Plan
_TABS: dict[NoteKind, TodoTab] = {
    NoteKind.SESSION: "sessions",
    NoteKind.ASSESSMENT: "assessments",
    NoteKind.PLAN: "plan",
}


def find_case_todos(case: CaseRecords, today: date) -> tuple[Todo, ...]:
    """Find everything to do for the case, in the order of `TodoKind`."""
    todos = [
        *_find_unsigned_notes(case, today),
        *find_visit_todos(case, today),
        *find_follow_up_todos(case, today),
    ]
    if case.case.status is not CaseStatus.DISCHARGED:
        todos += [
            *find_consent_todos(case, today),
            *find_history_todos(case, today),
            *_find_next_checks(case),
        ]
    order = list(TodoKind)
    todos.sort(key=lambda todo: order.index(todo.kind))
    client_id, case_id = case.client.id, case.case.id
    return tuple(todo._replace(client_id=client_id, case_id=case_id) for todo in _remove_repeated(todos))


def _remove_repeated(todos: Sequence[Todo]) -> Iterator[Todo]:
    """Leave out a next step with the same words as something due anyway, such as `Progress report to Dr Reyes`."""
    first_kind: dict[str, TodoKind] = {}
    yield from (todo for todo in todos if first_kind.setdefault(todo.text, todo.kind) is todo.kind)


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
