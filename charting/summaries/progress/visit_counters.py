"""Counts visits: how many are used and left, and when reassessment and progress report are due."""

from datetime import date, datetime, timedelta

import msgspec

from charting.model.assessment import AssessmentKind
from charting.model.case import CaseKind, CaseStatus
from charting.model.report import PROGRESS, Report
from charting.model.session import Session, VisitStatus
from charting.summaries.client_records import CaseRecords
from charting.text.wording import format_count

# This program's own working limits; a payer may require more.
AUTHORIZATION_DAYS = 14
REPORT_EVERY_VISITS = 6
FEW_VISITS = 2


class VisitCounters(msgspec.Struct, frozen=True, kw_only=True):
    """The counters of one case. Visits are signed sessions; None means that there is no such limit.

    `reassess_at` is the number of the visit at which the plan asks for a reassessment, `reassess_in` how many visits
    away that is: 0 for the next visit, negative if it is overdue. `report_in` counts the visits until a progress report
    to the referrer is due: 0 or negative means now. `missed` counts planned visits that the client missed.
    """

    visits: int
    used: int
    authorized: int | None
    left: int | None
    ends: date | None
    missed: int
    next_visit: datetime | None
    assessed: bool
    reassess_at: int | None
    reassess_in: int | None
    report_in: int | None
    report_reason: str

    @property
    def used_text(self) -> str:
        """The visits used: `5 of 12`, or `5` without a limit."""
        return f"{self.used}" if self.authorized is None else f"{self.used} of {self.authorized}"

    @property
    def reassess_due(self) -> bool:
        """Whether to reassess at the next visit, or the reassessment is overdue."""
        return self.reassess_in is not None and self.reassess_in <= 0

    @property
    def report_due(self) -> bool:
        """Whether a progress report to the referrer is due now."""
        return self.report_in is not None and self.report_in <= 0

    def is_authorization_ending(self, today: date) -> bool:
        """Tell whether at most two visits or fourteen days are left."""
        few = self.left is not None and self.left <= FEW_VISITS
        return few or (self.ends is not None and self.ends <= today + timedelta(days=AUTHORIZATION_DAYS))


def count_case_visits(case: CaseRecords, today: date) -> VisitCounters:
    """Count the visits of a case as of that day."""
    signed = case.signed_sessions
    used = len(find_authorized_sessions(case))
    limit = case.referral.visits_authorized if case.referral else None
    reassess_at = _compute_reassessment_visit(case)
    report_in, reason = _compute_report_due(case, None if limit is None else limit - used)
    return VisitCounters(
        visits=len(signed),
        used=used,
        authorized=limit,
        left=None if limit is None else max(0, limit - used),
        ends=case.referral.valid_until if case.referral else None,
        missed=sum(visit.status is VisitStatus.MISSED for visit in case.visits),
        next_visit=find_next_visit(case, today),
        assessed=bool(case.signed_assessments),
        reassess_at=reassess_at,
        reassess_in=None if reassess_at is None else reassess_at - len(signed) - 1,
        report_in=report_in,
        report_reason=reason,
    )


def find_authorized_sessions(case: CaseRecords) -> tuple[Session, ...]:
    """Find the signed sessions that use up visits of the newest referral.

    The first referral of a case covers all sessions, even if it arrived late; a later one those from the day it was
    received.
    """
    if len(case.referrals) < 2 or case.referral is None:
        return case.signed_sessions
    since = case.referral.received
    return tuple(note for note in case.signed_sessions if note.starts_at.date() >= since)


def find_next_visit(case: CaseRecords, today: date) -> datetime | None:
    """Find the first planned visit from that day on."""
    planned = (visit.starts_at for visit in case.visits if visit.status is VisitStatus.PLANNED)
    return min((moment for moment in planned if moment.date() >= today), default=None)


def _compute_reassessment_visit(case: CaseRecords) -> int | None:
    """Compute the visit of the next reassessment from the last signed assessment and the plan's `reassess_every`.

    "Every 6 visits" means visit 6, 12 …: the visit of the initial assessment is the first of six, the visit of a
    reassessment the last of the previous six.
    """
    every = case.plan.reassess_every if case.plan else None
    if every is None or not case.signed_assessments:
        return None
    last = case.signed_assessments[-1]
    day = last.happened_at.date()
    is_initial = last.kind is AssessmentKind.INITIAL
    visit_days = (note.starts_at.date() for note in case.signed_sessions)
    return every + sum(visit_day < day or (visit_day == day and not is_initial) for visit_day in visit_days)


def _compute_report_due(case: CaseRecords, left: int | None) -> tuple[int | None, str]:
    """Return (visits until a progress report to the referrer is due, why). None for wellness care or without a referral.

    The referrer is the provider of the newest referral, who decides about further visits. A report to anyone else, or
    a paper of another kind, does not restart the count.
    """
    if case.case.kind is CaseKind.WELLNESS or case.referral is None:
        return None, ""
    referrer_id = case.referral.provider_id
    last = next(reversed(case.find_reports_to(referrer_id, PROGRESS)), None)
    unreported = [note for note in case.signed_sessions if last is None or _is_after_report(note, last)]
    if not unreported:
        return None, ""
    if case.case.status is CaseStatus.DISCHARGED:
        return 0, "discharged"
    if left is not None and left <= FEW_VISITS and not _has_reported_few_left(case, last):
        return 0, _format_visits_left(left)
    every = (case.plan.reassess_every if case.plan else None) or REPORT_EVERY_VISITS
    visits, since = (len(unreported), "the last report") if last else _count_since_referral(case, referrer_id)
    return every - visits, f"{format_count(visits, 'visit')} since {since}"


def _count_since_referral(case: CaseRecords, referrer_id: str) -> tuple[int, str]:
    """Return (visits, since when) for a referrer who has not had a report yet.

    For the first referrer of the case, visits count from the start of care, even if the referral arrived late. For one
    who took over, they count from the day of their first referral: otherwise, after five earlier visits, the next one
    would be the sixth and a report would be due at once.
    """
    first = next(referral for referral in case.referrals if referral.provider_id == referrer_id)
    if first is case.referrals[0]:
        return len(case.signed_sessions), "the start"
    visits = sum(note.starts_at.date() >= first.received for note in case.signed_sessions)
    return visits, "the referral"


def _is_after_report(note: Session, report: Report) -> bool:
    return note.starts_at > report.issued_at


def _has_reported_few_left(case: CaseRecords, last: Report | None) -> bool:
    """Tell whether the last report was issued when only a few visits were left already."""
    limit = case.referral.visits_authorized if case.referral else None
    if last is None or limit is None:
        return False
    reported = sum(not _is_after_report(note, last) for note in find_authorized_sessions(case))
    return limit - reported <= FEW_VISITS


def _format_visits_left(left: int) -> str:
    return f"{format_count(left, 'visit')} left" if left > 0 else "no authorized visit left"
