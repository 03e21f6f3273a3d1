"""Drafts what was done and what is planned, from the notes and the plan; the therapist may replace the words."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import timedelta

from charting.model.case import CaseStatus
from charting.model.plan import Plan
from charting.model.session import Pressure, Session
from charting.summaries.client_records import CaseRecords
from charting.summaries.progress.visit_counters import VisitCounters
from charting.text.dates import format_date
from charting.text.folding import fold
from charting.text.wording import format_count, make_sentence_case

_MAX_TECHNIQUES, _MAX_AREAS, _MAX_TASKS, _MAX_ANSWERS = 4, 3, 4, 2


def draft_treatment_summary(case: CaseRecords) -> str:
    """Draft sessions, minutes and pressure, techniques with their areas, the home program and adverse responses.

    If the client compared pain at the newest visit in words instead of a number, the words come last, because the
    figures of the report cannot show them.
    """
    notes = case.signed_sessions
    if not notes:
        return "No treatment session is signed yet."
    parts = [
        _describe_dose(notes, case.plan),
        _describe_techniques(notes),
        _describe_home_program(case),
        _describe_adverse_responses(notes),
        _describe_relative_pain(notes),
    ]
    return " ".join(f"{part}." for part in parts if part)


def _describe_dose(notes: Sequence[Session], plan: Plan | None) -> str:
    """Describe `5 sessions, 50 min each, light pressure (limit: light, anticoagulated)`."""
    parts = (format_count(len(notes), "session"), _describe_minutes(notes), _describe_pressure(notes, plan))
    return ", ".join(part for part in parts if part)


def _describe_minutes(notes: Sequence[Session]) -> str:
    lengths = sorted({note.minutes for note in notes if note.minutes})
    if not lengths:
        return ""
    span = f"{lengths[0]}" if len(lengths) == 1 else f"{lengths[0]} to {lengths[-1]}"
    return f"{span} min" + (" each" if len(notes) > 1 else "")


def _describe_pressure(notes: Sequence[Session], plan: Plan | None) -> str:
    used = {line.pressure for note in notes for line in note.treatment}
    steps = [pressure for pressure in Pressure if pressure and pressure in used]
    limit = plan.pressure_limit.strip() if plan else ""
    if not steps:
        return f"pressure limit: {limit}" if limit else ""
    span = steps[0] if len(steps) == 1 else f"{steps[0]} to {steps[-1]}"
    is_limit_different = limit and fold(limit) != fold(steps[-1])
    return f"{span} pressure" + (f" (limit: {limit})" if is_limit_different else "")


def _describe_techniques(notes: Sequence[Session]) -> str:
    """Describe the most frequent techniques, each with its most frequent areas."""
    lines = [line for note in notes for line in note.treatment]
    names: dict[str, str] = {}
    for line in lines:
        names.setdefault(fold(line.technique), line.technique.strip())
    uses = Counter(fold(line.technique) for line in lines)
    techniques = [
        f"{names[key]}{_format_areas(line.where for line in lines if fold(line.technique) == key)}"
        for key, _ in uses.most_common(_MAX_TECHNIQUES)
    ]
    return "; ".join(techniques) + _format_more(len(uses) - _MAX_TECHNIQUES)


def _format_areas(charted: Iterable[str]) -> str:
    areas = [area for area in charted if area]
    return f" ({', '.join(_find_most_frequent(areas, _MAX_AREAS))})" if areas else ""


def _find_most_frequent(areas: Sequence[str], limit: int) -> list[str]:
    """Find the most frequent areas. Spellings that fold to the same count as one, and the first one is shown."""
    first_spelling: dict[str, str] = {}
    for area in areas:
        first_spelling.setdefault(fold(area), area)
    counts = Counter(fold(area) for area in areas)
    return [first_spelling[key] for key, _ in counts.most_common(limit)]


def _format_more(count: int) -> str:
    return f"; and {count} more" if count > 0 else ""


def _describe_home_program(case: CaseRecords) -> str:
    """Describe the newest home program, and how the client last said it was going."""
    notes = [note for note in reversed(case.signed_sessions) if note.home_program]
    tasks = notes[0].home_program if notes else (case.plan.home_program if case.plan else ())
    if not tasks:
        return ""
    done = next(
        (note.home_program_done for note in reversed(case.signed_sessions) if note.home_program_done), ""
    )
    names = ", ".join(task.words for task in tasks[:_MAX_TASKS]) + _format_more(len(tasks) - _MAX_TASKS)
    return f"Home: {names}" + (f" (done: {done.strip().rstrip('.')})" if done else "")


def _describe_adverse_responses(notes: Sequence[Session]) -> str:
    """Describe what was reported, the newest first, and at how many visits it was asked."""
    asked = [note for note in notes if note.adverse_response.asked]
    if not asked:
        return "Adverse responses: not asked"
    how_often = "each visit" if len(asked) == len(notes) else f"{len(asked)} of {len(notes)} visits"
    reports = [
        f"{format_date(note.starts_at.date(), year=False)} {note.adverse_response.answer.strip().rstrip('.')}"
        for note in reversed(asked)
        if note.adverse_response.answer.strip()
    ]
    answers = "; ".join(reports[:_MAX_ANSWERS]) + _format_more(len(reports) - _MAX_ANSWERS)
    return f"Adverse responses: {answers or 'none reported'} (asked at {how_often})"


def _describe_relative_pain(notes: Sequence[Session]) -> str:
    """Describe `Pain on 21 Nov against the visit before, as said: half as bad`; "" if there is a pain score."""
    newest = max(notes, key=lambda note: note.starts_at)
    if newest.pain_said is None or newest.pain_now is not None:
        return ""
    day = format_date(newest.starts_at.date(), year=False)
    return f"Pain on {day} against the visit before, as said: {newest.pain_said.words.strip().rstrip('.')}"


def draft_outlook(case: CaseRecords, counts: VisitCounters) -> str:
    """Draft schedule and reassessment, the outlook and the stop criteria; after discharge, how care ended."""
    if case.case.status is CaseStatus.DISCHARGED:
        return _describe_discharge(case)
    plan = case.plan
    if plan is None:
        return "No plan is signed yet."
    stop = plan.stop_criteria.strip().rstrip(".")
    criteria = f"Stop criteria: {stop}" if stop else ""
    parts = [_describe_schedule(plan, counts), plan.outlook.strip().rstrip("."), criteria]
    return " ".join(f"{part}." for part in parts if part)


def _describe_schedule(plan: Plan, counts: VisitCounters) -> str:
    """Describe `Weekly × 7 to 31 Dec 2026, reassess at visit 6`."""
    until = ""
    if plan.weeks is not None:
        last_day = plan.happened_at.date() + timedelta(weeks=plan.weeks)
        until = f" to {format_date(last_day)}"
    return f"{make_sentence_case(plan.schedule)}{until}{_describe_reassessment(counts)}"


def _describe_reassessment(counts: VisitCounters) -> str:
    if counts.reassess_at is None:
        return ""
    if counts.reassess_at > counts.visits:
        return f", reassess at visit {counts.reassess_at}"
    return ", reassess now"


def _describe_discharge(case: CaseRecords) -> str:
    day = f" {format_date(case.case.closed)}" if case.case.closed else ""
    reason = f", {case.case.discharge_reason}" if case.case.discharge_reason else ""
    return f"Discharged{day}{reason}: {case.case.discharge_outcome.strip().rstrip('.')}."
