"""What needs doing for one case: for the overview's list, and, gathered over all clients, for Today."""

from collections.abc import Iterator, Sequence
from datetime import date

from charting.model.assessment import Assessment
from charting.model.case import CaseStatus
from charting.model.note import NoteKind, NoteStatus
from charting.model.plan import Plan
from charting.model.session import Session
from charting.summaries.client_file import CaseFile
from charting.summaries.need import Need, NeedKind, Tab
from charting.summaries.needs_of_papers import follow_ups, history_review, needs_of_consents
from charting.summaries.needs_of_visits import needs_of_visits
from charting.summaries.words import day_words

Draft = Session | Assessment | Plan
_TABS: dict[NoteKind, Tab] = {
    NoteKind.SESSION: "sessions",
    NoteKind.ASSESSMENT: "assessments",
    NoteKind.PLAN: "plan",
}


def needs(case: CaseFile, today: date) -> tuple[Need, ...]:
    """Everything to do for the case, the most pressing kind first."""
    found = [*_unsigned(case, today), *needs_of_visits(case, today), *follow_ups(case, today)]
    if case.case.status is not CaseStatus.DISCHARGED:
        found += [*needs_of_consents(case, today), *history_review(case, today), *_check(case)]
    order = list(NeedKind)
    found.sort(key=lambda need: order.index(need.kind))
    client_id, case_id = case.client.id, case.case.id
    return tuple(need._replace(client_id=client_id, case_id=case_id) for need in _told_once(found))


def _told_once(found: Sequence[Need]) -> Iterator[Need]:
    """A next step in the very words of what is due anyway, as `Progress report to Dr Reyes`, is the same thing to do."""
    first: dict[str, NeedKind] = {}
    yield from (need for need in found if first.setdefault(need.text, need.kind) is need.kind)


def _unsigned(case: CaseFile, today: date) -> Iterator[Need]:
    drafts: tuple[tuple[Draft, date, str], ...] = (
        *((note, note.starts_at.date(), "Session") for note in case.sessions),
        *(
            (note, note.happened_at.date(), f"{note.kind.capitalize()} assessment")
            for note in case.assessments
        ),
        *((note, note.happened_at.date(), "Plan") for note in case.plans),
    )
    for note, day, name in drafts:
        if note.status is NoteStatus.DRAFT:
            yield _draft(note, day, name, today)


def _draft(note: Draft, day: date, name: str, today: date) -> Need:
    return Need(
        kind=NeedKind.UNSIGNED,
        text=f"{name} of {day_words(day, today)} is not signed",
        brief=f"{name.lower()} of {day_words(day, today)}",
        chip="in progress" if day >= today else "draft",
        tone="neutral" if day >= today else "warn",
        now=day < today,
        tab=_TABS[note.note_kind],
        record_id=note.id,
    )


def _check(case: CaseFile) -> Iterator[Need]:
    last = case.signed_sessions[-1] if case.signed_sessions else None
    if last is not None and last.check_next.strip():
        yield Need(
            kind=NeedKind.CHECK,
            text=f"Check: {last.check_next}",
            brief=last.check_next,
            chip="next visit",
            tone="neutral",
            now=False,
            tab="sessions",
            record_id=last.id,
        )
