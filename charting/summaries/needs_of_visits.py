"""What falls due by the count of visits: report, reassessment, authorization."""

from collections.abc import Iterator
from datetime import date

from charting.model.case import CaseStatus
from charting.summaries.client_file import CaseFile
from charting.summaries.clocks import FEW_VISITS, Clocks, clocks
from charting.summaries.need import Need, NeedKind
from charting.summaries.words import counted, day_words, when


def needs_of_visits(case: CaseFile, today: date) -> Iterator[Need]:
    """What is counted in visits; a discharged case owes its report at most."""
    counts = clocks(case, today)
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
        reason=counts.report_reason,
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
        now=late or day is None or day <= today,
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
        chip=_authorization_chip(counts, visits, today),
        tone="danger" if over else "warn",
        tab="referral",
        record_id=case.referral.id if case.referral else "",
    )


def _authorization_chip(counts: Clocks, visits: str, today: date) -> str:
    """Whichever is the tighter: the visits when few are left, else the day."""
    if counts.left == 0:
        return "used up"
    few = counts.left is not None and counts.left <= FEW_VISITS
    return visits if few or counts.ends is None else when(counts.ends, today)
