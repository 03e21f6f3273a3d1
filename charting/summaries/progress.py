"""The progress report of a case: everything that stands on the page, from signed notes alone."""

import hashlib
from collections.abc import Sequence
from datetime import date

import msgspec

from charting.drawing.trend import TrendChart, short_date
from charting.errors import NotFound
from charting.model.client import Client
from charting.model.clinic import Clinic, Therapist
from charting.model.note import Note, NoteStatus
from charting.model.provider import Provider
from charting.summaries.client_file import CaseFile
from charting.summaries.clocks import Clocks, clocks
from charting.summaries.goals import GoalState, judge_goals
from charting.summaries.measure import MeasureKind, parse_measure
from charting.summaries.progress_findings import findings
from charting.summaries.progress_report import (
    Addressee,
    GoalLine,
    Letterhead,
    Patient,
    ProgressReport,
    Sentences,
)
from charting.summaries.progress_rows import Days, change_rows, change_table, target_text
from charting.summaries.progress_sentences import bottom_line, request
from charting.summaries.progress_treatment import plan_and_outlook, treatment_given
from charting.summaries.trend import pain_trend

AFTER_SESSION = "after treatment (short-term relief, not counted as progress)"


def progress(case: CaseFile, provider: Provider, therapist: Therapist, today: date) -> ProgressReport:
    """The report to `provider` as it would be made on that day, with its sentences drafted.

    Raises NotFound when the case has no signed visit or assessment: there is nothing to report then.
    """
    period_from, period_to = _period(case)
    days = Days(start=period_from, last=_last_reported(case, period_to), now=period_to)
    counts, goals, rows = clocks(case, today), judge_goals(case, today), change_rows(case, days)
    release = case.release(provider.id, today)
    return ProgressReport(
        letterhead=_letterhead(case.clinic, therapist),
        addressee=_addressee(provider),
        patient=_patient(case),
        made=today,
        period_from=period_from,
        period_to=period_to,
        visits=_visits(counts),
        change=change_table(rows, days),
        pain=_pain(case),
        findings=findings(case, today),
        goals=tuple(_goal_line(state, today) for state in goals),
        record_seal=record_seal(case),
        released=release.given if release else None,
        drafted=Sentences(
            bottom_line=bottom_line(rows, goals, period_from),
            request=request(case, provider, counts, rows, goals, today),
            treatment=treatment_given(case),
            outlook=plan_and_outlook(case, counts),
        ),
    )


def record_seal(case: CaseFile) -> str:
    """Eight hexadecimal digits, `7f3a 91c2`, that stand for all signed notes of the case.

    They begin the SHA-256 of the notes' own seals, sorted, a line each: with the chart at hand anyone can check which
    notes the page was made from. Empty when a seal is not known, for it would then vouch for less than it says.
    """
    notes: Sequence[Note] = (*case.assessments, *case.plans, *case.sessions)
    seals = [case.seals.get(note.id, "") for note in notes if note.status is NoteStatus.SIGNED]
    if not all(seals):
        return ""
    digits = hashlib.sha256("\n".join(sorted(seals)).encode()).hexdigest()
    return f"{digits[:4]} {digits[4:8]}"


def _period(case: CaseFile) -> tuple[date, date]:
    days = [note.happened_at.date() for note in case.signed_assessments]
    days += [note.starts_at.date() for note in case.signed_sessions]
    if not days:
        raise NotFound("Nothing is signed in this case yet, so there is no progress to report.")
    return min(days), max(days)


def _last_reported(case: CaseFile, now: date) -> date | None:
    """The end of the last report's period. A second copy of today's report is no earlier one."""
    return max((report.period_to for report in case.reports if report.period_to < now), default=None)


def _letterhead(clinic: Clinic, therapist: Therapist) -> Letterhead:
    fax = f"fax {clinic.fax}" if clinic.fax else ""
    return Letterhead(
        clinic=clinic.name,
        contact=_dotted(clinic.address, clinic.phone, fax, clinic.email),
        therapist=therapist.signature,
        license=therapist.license_line,
    )


def _addressee(provider: Provider) -> Addressee:
    reached = f"fax {provider.fax}" if provider.fax else provider.phone
    return Addressee(
        name=provider.titled, specialty=provider.specialty, practice=_dotted(provider.practice, reached)
    )


def _patient(case: CaseFile) -> Patient:
    client = case.client
    born = f"born {short_date(client.birth_date, year=True)}"
    return Patient(
        name=client.legal_name,
        short_name=client.short_name,
        details=_dotted(born, client.sex, _chart(client)),
        chart_label=_chart(client),
        referral=_referral(case),
    )


def _chart(client: Client) -> str:
    return f"chart {client.chart_label}"


def _referral(case: CaseFile) -> str:
    """`Referred 19 Oct 2026: M75.01 adhesive capsulitis, right shoulder`; without a diagnosis the complaint."""
    stated = "; ".join(each.line for each in case.case.diagnoses) or case.case.complaint
    if case.referral is None:
        return stated
    day = short_date(case.referral.written or case.referral.received, year=True)
    return f"Referred {day}: {stated}"


def _visits(counts: Clocks) -> str:
    """`5 of 12 authorized visits used · 0 missed`."""
    limited = counts.authorized is not None
    used = f"{counts.used_text} authorized visits used" if limited else _counted(counts.visits)
    return f"{used} · {counts.missed} missed"


def _counted(visits: int) -> str:
    return "1 visit" if visits == 1 else f"{visits} visits"


def _pain(case: CaseFile) -> TrendChart:
    """Pain by visit as the paper says it: what the hollow points are not must be read beside them."""
    chart = pain_trend(case)
    series = tuple(
        msgspec.structs.replace(each, name=AFTER_SESSION) if each.style == "hollow" else each
        for each in chart.series
    )
    return msgspec.structs.replace(chart, series=series)


def _goal_line(state: GoalState, today: date) -> GoalLine:
    """The goal in the therapist's words, its figure where they lack it, and its day."""
    goal = state.goal
    scale = "PSFS " if parse_measure(goal.measure).kind is MeasureKind.ACTIVITY else ""
    figure = "" if f"{goal.target:g}" in goal.words else f" ({scale}{target_text(goal)})"
    by = short_date(goal.by, year=goal.by.year != today.year)
    return GoalLine(status=state.status_text, words=f"{goal.words.strip().rstrip('.')}{figure} by {by}")


def _dotted(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
