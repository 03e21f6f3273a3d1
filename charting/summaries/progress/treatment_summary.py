"""What was done and what is planned, drafted from the notes and the plan; the therapist may replace the words."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from charting.drawing.trend.trend_chart import format_short_date
from charting.model.case import CaseStatus
from charting.model.plan import Plan
from charting.model.session import Pressure, Session
from charting.summaries.client_records import CaseRecords
from charting.summaries.progress.visit_counters import VisitCounters
from charting.text.folding import fold

_TECHNIQUES, _AREAS, _TASKS, _ANSWERS = 4, 3, 4, 2


def draft_treatment_summary(case: CaseRecords) -> str:
    """Sessions, minutes, pressure; techniques with their areas; the home program; adverse responses, asked or not.

    Pain of the newest visit in the client's words where no number was said: the figures cannot tell it then.
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
    """`5 sessions, 50 min each, light pressure (limit: light, anticoagulated)`."""
    number = "1 session" if len(notes) == 1 else f"{len(notes)} sessions"
    return ", ".join(
        part for part in (number, _describe_minutes(notes), _describe_pressure(notes, plan)) if part
    )


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
    stated = limit and fold(limit) != fold(steps[-1])
    return f"{span} pressure" + (f" (limit: {limit})" if stated else "")


def _describe_techniques(notes: Sequence[Session]) -> str:
    """The most used first, each with the areas it was used on most."""
    lines = [line for note in notes for line in note.treatment]
    names: dict[str, str] = {}
    for line in lines:
        names.setdefault(fold(line.technique), line.technique.strip())
    uses = Counter(fold(line.technique) for line in lines)
    told = [
        f"{names[key]}{_format_areas(line.where for line in lines if fold(line.technique) == key)}"
        for key, _ in uses.most_common(_TECHNIQUES)
    ]
    return "; ".join(told) + _format_more(len(uses) - _TECHNIQUES)


def _format_areas(charted: Iterable[str]) -> str:
    places = [where for where in charted if where]
    return f" ({', '.join(_find_most_frequent(places, _AREAS))})" if places else ""


def _find_most_frequent(words: Sequence[str], most: int) -> list[str]:
    """The different ones, the most frequent first; the same words in other letters count as one."""
    first: dict[str, str] = {}
    for each in words:
        first.setdefault(fold(each), each)
    return [first[key] for key, _ in Counter(fold(each) for each in words).most_common(most)]


def _format_more(count: int) -> str:
    return f"; and {count} more" if count > 0 else ""


def _describe_home_program(case: CaseRecords) -> str:
    """The newest home program and how the client last said it was done."""
    notes = [note for note in reversed(case.signed_sessions) if note.home_program]
    tasks = notes[0].home_program if notes else (case.plan.home_program if case.plan else ())
    if not tasks:
        return ""
    done = next(
        (note.home_program_done for note in reversed(case.signed_sessions) if note.home_program_done), ""
    )
    names = ", ".join(task.words for task in tasks[:_TASKS]) + _format_more(len(tasks) - _TASKS)
    return f"Home: {names}" + (f" (done: {done.strip().rstrip('.')})" if done else "")


def _describe_adverse_responses(notes: Sequence[Session]) -> str:
    """What was reported, the newest first, and whether it was asked at each visit."""
    asked = [note for note in notes if note.adverse_response.asked]
    if not asked:
        return "Adverse responses: not asked"
    how_often = "each visit" if len(asked) == len(notes) else f"{len(asked)} of {len(notes)} visits"
    told = [
        f"{format_short_date(note.starts_at.date())} {note.adverse_response.answer.strip().rstrip('.')}"
        for note in reversed(asked)
        if note.adverse_response.answer.strip()
    ]
    answers = "; ".join(told[:_ANSWERS]) + _format_more(len(told) - _ANSWERS)
    return f"Adverse responses: {answers or 'none reported'} (asked at {how_often})"


def _describe_relative_pain(notes: Sequence[Session]) -> str:
    """`Pain on 21 Nov against the visit before, as said: half as bad`; "" where a number says it."""
    newest = max(notes, key=lambda note: note.starts_at)
    if newest.pain_said is None or newest.pain_now is not None:
        return ""
    day = format_short_date(newest.starts_at.date())
    return f"Pain on {day} against the visit before, as said: {newest.pain_said.words.strip().rstrip('.')}"


def draft_outlook(case: CaseRecords, counts: VisitCounters) -> str:
    """Schedule and reassessment, what is expected, and when treatment would stop; after discharge, how it ended."""
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
    """`Weekly × 7 to 31 Dec 2026, reassess at visit 6`."""
    named = plan.schedule[:1].upper() + plan.schedule[1:]
    until = (
        ""
        if plan.weeks is None
        else f" to {format_short_date(_compute_last_day(plan, plan.weeks), year=True)}"
    )
    return f"{named}{until}{_describe_reassessment(counts)}"


def _describe_reassessment(counts: VisitCounters) -> str:
    if counts.reassess_at is None:
        return ""
    return (
        f", reassess at visit {counts.reassess_at}"
        if counts.reassess_at > counts.visits
        else ", reassess now"
    )


def _compute_last_day(plan: Plan, weeks: int) -> date:
    return plan.happened_at.date() + timedelta(weeks=weeks)


def _describe_discharge(case: CaseRecords) -> str:
    day = f" {format_short_date(case.case.closed, year=True)}" if case.case.closed else ""
    reason = f", {case.case.discharge_reason}" if case.case.discharge_reason else ""
    return f"Discharged{day}{reason}: {case.case.discharge_outcome.strip().rstrip('.')}."
