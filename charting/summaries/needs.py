"""What needs doing for one case: for the overview's list, and, gathered over all clients, for Today."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Literal

import msgspec

from charting.model.assessment import Assessment
from charting.model.case import CaseStatus
from charting.model.consent import Contact
from charting.model.note import NoteStatus
from charting.model.plan import Plan
from charting.model.session import Session
from charting.summaries.client_file import CaseFile
from charting.summaries.clocks import Clocks, clocks
from charting.summaries.expiries import consents_ending, guardian_consent_missing, history_due
from charting.summaries.goals import Tone
from charting.summaries.words import counted, day_words, when

Tab = Literal["overview", "assessments", "sessions", "plan", "referral", "reports", "settings"]


class NeedKind(StrEnum):
    """What sort of thing is to be done; Today shows a group for each, under this title, in this order."""

    UNSIGNED = "Unsigned notes"
    REPORT = "Progress reports due"
    REASSESS = "Reassessments due"
    AUTHORIZATION = "Authorizations ending"
    CONSENT = "Consents to renew"
    FOLLOW_UP = "Follow-up check-ins"
    HISTORY = "Health histories to review"
    LICENSE = "Licenses and insurance"
    CHECK = "To check next time"


class Need(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to do. `text` says it on the client's own page, `brief` after a name in a list; `chip` says when.

    `now` tells what is due from what is only coming; Today lists the former. `tab` is where it gets done and
    `record_id` the record it is about, if there is one.
    """

    kind: NeedKind
    text: str
    brief: str
    chip: str
    tone: Tone = "warn"
    now: bool = True
    tab: Tab
    client_id: str = ""
    case_id: str = ""
    record_id: str = ""


def needs(case: CaseFile, today: date) -> tuple[Need, ...]:
    """Everything to do for the case, the most pressing kind first."""
    found = [*_unsigned(case, today), *_counted(case, clocks(case, today), today), *_follow_ups(case, today)]
    if case.case.status is not CaseStatus.DISCHARGED:
        found += [*_consents(case, today), *_history(case, today), *_check(case)]
    order = list(NeedKind)
    found.sort(key=lambda need: order.index(need.kind))
    ids = {"client_id": case.client.id, "case_id": case.case.id}
    return tuple(msgspec.structs.replace(need, **ids) for need in found)


def _unsigned(case: CaseFile, today: date) -> Iterator[Need]:
    drafts = (
        *((note, note.starts_at.date(), "Session") for note in case.sessions),
        *((note, note.happened_at.date(), f"{note.kind.capitalize()} assessment") for note in case.assessments),
        *((note, note.happened_at.date(), "Plan") for note in case.plans),
    )
    for note, day, name in drafts:
        if note.status is NoteStatus.DRAFT:
            yield _draft(note, day, name, today)


def _draft(note: Session | Assessment | Plan, day: date, name: str, today: date) -> Need:
    tabs: dict[type, Tab] = {Session: "sessions", Assessment: "assessments", Plan: "plan"}
    return Need(
        kind=NeedKind.UNSIGNED,
        text=f"{name} of {day_words(day, today)} is not signed",
        brief=f"{name.lower()} of {day_words(day, today)}",
        chip="in progress" if day >= today else "draft",
        tone="neutral" if day >= today else "warn",
        now=day < today,
        tab=tabs[type(note)],
        record_id=note.id,
    )


def _counted(case: CaseFile, counts: Clocks, today: date) -> Iterator[Need]:
    """What is counted in visits; a discharged case owes its report at most."""
    if counts.report_in is not None and counts.report_in <= 1:
        yield _report(case, counts, today)
    if case.case.status is CaseStatus.DISCHARGED:
        return
    if not counts.assessed and counts.visits:
        yield _no_assessment()
    if counts.reassess_due:
        yield _reassess(counts, today)
    if counts.authorization_ending(today):
        yield _authorization(case, counts, today)


def _report(case: CaseFile, counts: Clocks, today: date) -> Need:
    referrer = case.referrer
    name = referrer.short if referrer else ""
    released = referrer is not None and case.release(referrer.id, today) is not None
    upcoming = counts.next_visit.date() if counts.next_visit else None
    later = f"due {day_words(upcoming, today)}" if upcoming else "next visit"
    return Need(
        kind=NeedKind.REPORT,
        text=f"Progress report to {name}" + ("" if released else " (no release on file)"),
        brief=f"{name}, {counts.report_reason}",
        chip="due" if counts.report_due else later,
        now=counts.report_due,
        tab="reports",
        record_id=referrer.id if referrer else "",
    )


def _no_assessment() -> Need:
    return Need(
        kind=NeedKind.REASSESS,
        text="There is no signed initial assessment",
        brief="initial assessment",
        chip="missing",
        tab="assessments",
    )


def _reassess(counts: Clocks, today: date) -> Need:
    day = counts.next_visit.date() if counts.next_visit else None
    visit = f"visit {counts.reassess_at}"
    late = (counts.reassess_in or 0) < 0
    at = f"{visit}, {day_words(day, today)}" if day and not late else visit
    return Need(
        kind=NeedKind.REASSESS,
        text=f"Reassessment is late (was due at {visit})" if late else f"Reassess at the next visit ({at})",
        brief=f"was due at {visit}" if late else f"{visit} {when(day, today)}" if day else f"{visit} is next",
        chip="late" if late else when(day, today) if day else "next visit",
        tone="danger" if late else "warn",
        tab="assessments",
    )


def _authorization(case: CaseFile, counts: Clocks, today: date) -> Need:
    over = counts.left == 0 or (counts.ends is not None and counts.ends < today)
    visits = f"{counted(counts.left, 'visit')} left" if counts.left is not None else ""
    ended = "ended" if counts.ends is not None and counts.ends < today else "ends"
    end = f"{ended} {day_words(counts.ends, today)}" if counts.ends is not None else ""
    words = " · ".join(part for part in (visits, end) if part)
    return Need(
        kind=NeedKind.AUTHORIZATION,
        text=f"Authorization: {words}",
        brief=words,
        chip="used up" if counts.left == 0 else when(counts.ends, today) if counts.ends else visits,
        tone="danger" if over else "warn",
        tab="referral",
        record_id=case.referral.id if case.referral else "",
    )


def _consents(case: CaseFile, today: date) -> Iterator[Need]:
    if guardian_consent_missing(case.client, case.consents, today):
        yield Need(
            kind=NeedKind.CONSENT,
            text="The guardian's consent is not on file",
            brief="guardian's consent missing",
            chip="missing",
            tone="danger",
            tab="referral",
        )
    for consent in consents_ending(case.consents, today):
        if consent.expires is None:
            continue
        ended = consent.expires < today
        verb = "expired" if ended else "expires"
        yield Need(
            kind=NeedKind.CONSENT,
            text=f"Renew the {consent.kind} consent: {consent.scope}",
            brief=f"{consent.kind} {verb} {day_words(consent.expires, today)}",
            chip=f"{verb} {day_words(consent.expires, today)}",
            tone="danger" if ended else "neutral",
            tab="referral",
            record_id=consent.id,
        )


def _follow_ups(case: CaseFile, today: date) -> Iterator[Need]:
    for contact in case.contacts:
        if contact.next_step.strip() and not contact.done:
            yield _follow_up(contact, today)


def _follow_up(contact: Contact, today: date) -> Need:
    due = contact.next_by is not None and contact.next_by <= today
    return Need(
        kind=NeedKind.FOLLOW_UP,
        text=contact.next_step,
        brief=contact.next_step,
        chip=when(contact.next_by, today) if contact.next_by else "no date",
        tone="warn" if due else "neutral",
        now=due,
        tab="referral",
        record_id=contact.id,
    )


def _history(case: CaseFile, today: date) -> Iterator[Need]:
    if case.signed_sessions and history_due(case.client, today):
        reviewed = case.client.history.reviewed
        since = f"last on {day_words(reviewed, today)}" if reviewed else "never reviewed"
        yield Need(
            kind=NeedKind.HISTORY,
            text=f"Review the health history ({since})",
            brief=since,
            chip="12 months" if reviewed else "never",
            tone="neutral",
            tab="overview",
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
