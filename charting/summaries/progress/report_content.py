"""Builds the content of a progress report from signed notes alone."""

import hashlib
from collections.abc import Sequence
from datetime import date

import msgspec

from charting.drawing.trend.trend_chart import TrendChart
from charting.errors import NotFound
from charting.model.client import Client
from charting.model.clinic import Clinic, Therapist
from charting.model.note import Note, NoteStatus
from charting.model.provider import Provider
from charting.model.report import PROGRESS
from charting.summaries.client_records import CaseRecords
from charting.summaries.measures.measure_keys import MeasureKind, parse_measure
from charting.summaries.measures.pain_trend import build_pain_trend
from charting.summaries.progress.change_table import (
    ReportDays,
    build_change_rows,
    build_change_table,
    format_goal_target,
)
from charting.summaries.progress.goal_status import GoalState, judge_goals
from charting.summaries.progress.progress_report import (
    Addressee,
    Letterhead,
    ProgressReport,
    ReportGoal,
    ReportPatient,
    ReportSentences,
)
from charting.summaries.progress.report_findings import collect_report_findings
from charting.summaries.progress.report_sentences import draft_bottom_line, draft_request
from charting.summaries.progress.treatment_summary import draft_outlook, draft_treatment_summary
from charting.summaries.progress.visit_counters import VisitCounters, count_case_visits
from charting.text.dates import format_date
from charting.text.wording import format_count

AFTER_SESSION_LABEL = "after treatment (short-term relief, not counted as progress)"


def build_progress_report(
    case: CaseRecords, provider: Provider, therapist: Therapist, today: date
) -> ProgressReport:
    """Build the report to `provider` as of that day, with drafted sentences.

    Raises NotFound if the case has no signed visit or assessment, because then there is nothing to report.
    """
    period_from, period_to = _find_period(case)
    days = ReportDays(
        start=period_from, last=_find_last_reported_day(case, provider, period_to), now=period_to
    )
    counts = count_case_visits(case, today)
    goals = judge_goals(case, today)
    rows = build_change_rows(case, days)
    release = case.find_release_to(provider.id, today)
    return ProgressReport(
        letterhead=_make_letterhead(case.clinic, therapist),
        addressee=_make_addressee(provider),
        patient=_make_patient(case),
        made=today,
        period_from=period_from,
        period_to=period_to,
        visits=_format_visits_used(counts),
        change=build_change_table(rows, days),
        pain=_build_pain_chart(case),
        findings=collect_report_findings(case, today),
        goals=tuple(_make_goal_line(state, today) for state in goals),
        record_seal=compute_record_seal(case),
        released=release.given if release else None,
        drafted=ReportSentences(
            bottom_line=draft_bottom_line(rows, goals, period_from),
            request=draft_request(case, provider, counts, rows, goals, today),
            treatment=draft_treatment_summary(case),
            outlook=draft_outlook(case, counts),
        ),
    )


def compute_record_seal(case: CaseRecords) -> str:
    """Compute eight hexadecimal digits, `7f3a 91c2`, that stand for all signed notes of the case.

    They are the first digits of the SHA-256 of the notes' own seals, sorted, a line each. With the clinic file at hand,
    anyone can check which notes the report was made from. Empty if a note's seal is unknown, because the digits would
    then claim more than they cover.
    """
    notes: Sequence[Note] = (*case.assessments, *case.plans, *case.sessions)
    seals = [case.seals.get(note.id, "") for note in notes if note.status is NoteStatus.SIGNED]
    if not all(seals):
        return ""
    digits = hashlib.sha256("\n".join(sorted(seals)).encode()).hexdigest()
    return f"{digits[:4]} {digits[4:8]}"


def _find_period(case: CaseRecords) -> tuple[date, date]:
    days = [note.happened_at.date() for note in case.signed_assessments]
    days += [note.starts_at.date() for note in case.signed_sessions]
    if not days:
        raise NotFound("Nothing is signed in this case yet, so there is no progress to report.")
    return min(days), max(days)


def _find_last_reported_day(case: CaseRecords, provider: Provider, now: date) -> date | None:
    """Find the last day covered by the previous progress report to `provider`, who has not seen those to others.

    A second copy of today's report does not count as a previous one.
    """
    earlier = case.find_reports_to(provider.id, PROGRESS)
    return max((report.period_to for report in earlier if report.period_to < now), default=None)


def _make_letterhead(clinic: Clinic, therapist: Therapist) -> Letterhead:
    fax = f"fax {clinic.fax}" if clinic.fax else ""
    return Letterhead(
        clinic=clinic.name,
        contact=_join_with_dots(clinic.address, clinic.phone, fax, clinic.email),
        therapist=therapist.signature,
        license=therapist.license_line,
    )


def _make_addressee(provider: Provider) -> Addressee:
    contact = f"fax {provider.fax}" if provider.fax else provider.phone
    return Addressee(
        name=provider.name_with_credentials,
        specialty=provider.specialty,
        practice=_join_with_dots(provider.practice, contact),
    )


def _make_patient(case: CaseRecords) -> ReportPatient:
    client = case.client
    born = f"born {format_date(client.birth_date)}"
    return ReportPatient(
        name=client.legal_name,
        short_name=client.short_name,
        details=_join_with_dots(born, client.sex, _format_chart_label(client)),
        chart_label=_format_chart_label(client),
        referral=_format_referral(case),
    )


def _format_chart_label(client: Client) -> str:
    return f"chart {client.chart_label}"


def _format_referral(case: CaseRecords) -> str:
    """Format `Referred 19 Oct 2026: M75.01 adhesive capsulitis, right shoulder`; without a diagnosis, the complaint."""
    reason = "; ".join(diagnosis.line for diagnosis in case.case.diagnoses) or case.case.complaint
    if case.referral is None:
        return reason
    day = format_date(case.referral.written or case.referral.received)
    return f"Referred {day}: {reason}"


def _format_visits_used(counts: VisitCounters) -> str:
    """Format `5 of 12 authorized visits used · 0 missed`."""
    has_limit = counts.authorized is not None
    used = f"{counts.used_text} authorized visits used" if has_limit else format_count(counts.visits, "visit")
    return f"{used} · {counts.missed} missed"


def _build_pain_chart(case: CaseRecords) -> TrendChart:
    """Build the pain trend. The label of the hollow points says on paper that they do not count as progress."""
    chart = build_pain_trend(case)
    series = tuple(
        msgspec.structs.replace(line, name=AFTER_SESSION_LABEL) if line.style == "hollow" else line
        for line in chart.series
    )
    return msgspec.structs.replace(chart, series=series)


def _make_goal_line(state: GoalState, today: date) -> ReportGoal:
    """Make the line of a goal: the therapist's words, the target if they leave it out, and the date."""
    goal = state.goal
    scale = "PSFS " if parse_measure(goal.measure).kind is MeasureKind.ACTIVITY else ""
    figure = "" if f"{goal.target:g}" in goal.words else f" ({scale}{format_goal_target(goal)})"
    by = format_date(goal.by, year=goal.by.year != today.year)
    return ReportGoal(status=state.status_text, words=f"{goal.words.strip().rstrip('.')}{figure} by {by}")


def _join_with_dots(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
