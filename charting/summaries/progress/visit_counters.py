"""What is counted in visits: how many were used and are left, and when reassessment and report fall due."""

from datetime import date, datetime, timedelta

import msgspec

from charting.model.assessment import AssessmentKind
from charting.model.case import CaseKind, CaseStatus
from charting.model.report import PROGRESS, Report
from charting.model.session import Session, VisitStatus
from charting.summaries.client_records import CaseRecords

# The program's own working limits; the payer may ask for more.
AUTHORIZATION_DAYS = 14
REPORT_EVERY_VISITS = 6
FEW_VISITS = 2


class VisitCounters(msgspec.Struct, frozen=True, kw_only=True):
    """One case's counts. Visits are signed sessions; None is "no such limit".

    `reassess_at` is the number of the visit at which the plan asks for a reassessment, `reassess_in` how many visits
    away that is: 0 at the next one, below 0 when it was passed. `report_in` counts visits in the same way until
    a progress report to the referrer is due: 0 or less is now. `missed` counts planned visits that the client missed.
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
        """`5 of 12`; `5` where no limit was authorized."""
        return f"{self.used}" if self.authorized is None else f"{self.used} of {self.authorized}"

    @property
    def reassess_due(self) -> bool:
        """Whether the next visit is the one to reassess at, or it was passed."""
        return self.reassess_in is not None and self.reassess_in <= 0

    @property
    def report_due(self) -> bool:
        """Whether the referrer is owed a progress report now."""
        return self.report_in is not None and self.report_in <= 0

    def is_authorization_ending(self, today: date) -> bool:
        """Whether at most two visits or fourteen days are left."""
        few = self.left is not None and self.left <= FEW_VISITS
        return few or (self.ends is not None and self.ends <= today + timedelta(days=AUTHORIZATION_DAYS))


def count_case_visits(case: CaseRecords, today: date) -> VisitCounters:
    """The counts of one case on that day."""
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
    """The signed sessions that count against the newest referral.

    A first referral counts them all, however late its paper came; a later one counts from the day it was received.
    """
    if len(case.referrals) < 2 or case.referral is None:
        return case.signed_sessions
    since = case.referral.received
    return tuple(note for note in case.signed_sessions if note.starts_at.date() >= since)


def find_next_visit(case: CaseRecords, today: date) -> datetime | None:
    """The first planned visit from that day on."""
    planned = (visit.starts_at for visit in case.visits if visit.status is VisitStatus.PLANNED)
    return min((at for at in planned if at.date() >= today), default=None)


def _compute_reassessment_visit(case: CaseRecords) -> int | None:
    """Counted from the last signed assessment by the plan's `reassess_every`.

    "Every 6 visits" means visit 6, 12 …: the visit of the initial assessment is the first of its six, that of a
    reassessment the last of the six before.
    """
    every = case.plan.reassess_every if case.plan else None
    if every is None or not case.signed_assessments:
        return None
    last = case.signed_assessments[-1]
    day = last.happened_at.date()
    first = last.kind is AssessmentKind.INITIAL
    days = (note.starts_at.date() for note in case.signed_sessions)
    return every + sum(one < day or (one == day and not first) for one in days)


def _compute_report_due(case: CaseRecords, left: int | None) -> tuple[int | None, str]:
    """(visits until a progress report to the referrer is due, why). None for wellness care and where nobody referred.

    The referrer is whoever sent the newest referral, for they decide about further visits. What went to somebody else,
    an earlier referrer included, or is a paper of another kind, does not start the count anew.
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
    return every - visits, f"{_format_visits(visits)} since {since}"


def _count_since_referral(case: CaseRecords, referrer_id: str) -> tuple[int, str]:
    """(visits, since when) that a referrer without a report so far may expect to read about.

    The first referrer waits since the start of care, however late the paper came. One who took over from somebody else
    waits since the day of their first referral: with five visits charted before it, the next would otherwise be the
    sixth, and a report due.
    """
    first = next(referral for referral in case.referrals if referral.provider_id == referrer_id)
    if first is case.referrals[0]:
        return len(case.signed_sessions), "the start"
    visits = sum(note.starts_at.date() >= first.received for note in case.signed_sessions)
    return visits, "the referral"


def _is_after_report(note: Session, report: Report) -> bool:
    return note.starts_at > report.issued_at


def _has_reported_few_left(case: CaseRecords, last: Report | None) -> bool:
    """Whether the last report already went out with no more than the few visits left."""
    limit = case.referral.visits_authorized if case.referral else None
    if last is None or limit is None:
        return False
    known = sum(not _is_after_report(note, last) for note in find_authorized_sessions(case))
    return limit - known <= FEW_VISITS


def _format_visits(count: int) -> str:
    return "1 visit" if count == 1 else f"{count} visits"


def _format_visits_left(left: int) -> str:
    return f"{_format_visits(left)} left" if left > 0 else "no authorized visit left"
