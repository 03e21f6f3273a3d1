"""The whole of a note in words, to read and to print."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from charting.drawing.regions import region_words
from charting.entry.stated import negatives_words, range_said
from charting.model.assessment import Assessment, Triage
from charting.model.body import Mark
from charting.model.english_dates import format_date, format_weekday
from charting.model.findings import Activity, RangeOfMotion, RelativePain, Score
from charting.model.note import Note
from charting.model.plan import Goal, Plan
from charting.model.session import Session
from charting.summaries.measure import (
    MeasureKind,
    format_value,
    measure_label,
    measure_unit,
    parse_measure,
    range_key,
    range_words,
)
from charting.summaries.note_text import Lines, palpation_words, strength_line, test_line, treatment_words
from charting.summaries.score_words import score_words


def note_words(note: Session | Assessment | Plan) -> Lines:
    """(heading, words) for the whole signed note, in the order of its page; what was not charted is left out.

    A table's rows are the lines of its words, so that a reader and a printer can break them.
    """
    if isinstance(note, Session):
        parts = _session_words(note)
    else:
        parts = _assessment_words(note) if isinstance(note, Assessment) else _plan_words(note)
    return tuple((heading, words) for heading, words in parts if words.strip())


def _session_words(note: Session) -> Sequence[tuple[str, str]]:
    until = f" to {note.ends_at:%H:%M}" if note.ends_at else ""
    return (
        ("Visit", f"{_moment(note.starts_at)}{until}"),
        ("Asked first", _asked_first(note)),
        ("Subjective", note.subjective),
        ("Negatives", _sentence(negatives_words(note.negatives))),
        ("Pain on arrival", _pain(note.pain_now, note.pain_said)),
        ("Worst pain since last", _figure(note.pain_worst)),
        ("Best pain since last", _figure(note.pain_best)),
        ("Function (PSFS, 0 unable, 10 as before)", _activities(note.activities)),
        ("Response to the last session", note.response_to_last),
        ("Home program done", note.home_program_done),
        ("Changes in health", note.health_changes.words),
        ("Observations", note.observations),
        ("Palpation", _rows(palpation_words(each) for each in note.palpation)),
        ("Range of motion", _ranges(note.ranges)),
        ("Strength", _rows(strength_line(each) for each in note.strength if each.filled)),
        ("Special tests", _rows(test_line(each) for each in note.tests if each.filled)),
        ("Scores", _scores(note.scores)),
        ("Treatment", _rows(treatment_words(line) for line in note.treatment)),
        ("Pain after", _pain(note.pain_after, note.pain_after_said)),
        ("Response", note.response),
        ("Adverse response", note.adverse_response.words),
        ("Progress", note.progress or ""),
        (
            "Goals",
            _rows(f"{measure_label(r.measure)}: {_reading(r.value)}" for r in note.goal_readings if r.filled),
        ),
        ("Next visit", _moment(note.next_visit)),
        ("Home program", _rows(f"{task.words} ({task.kind})" for task in note.home_program)),
        ("Plan", note.plan_words),
        ("Check next time", note.check_next),
        ("Marked on the figure", _marks(note.marks)),
        ("Reasons kept on signing", _reasons(note)),
        ("Entered", _moment(note.entered_at)),
    )


def _assessment_words(note: Assessment) -> Sequence[tuple[str, str]]:
    pain, vitals = note.pain, note.vitals
    upper, lower = (value or "–" for value in (vitals.systolic, vitals.diastolic))
    pressure = "" if vitals.systolic is None and vitals.diastolic is None else f"{upper}/{lower} mmHg"
    pulse = f"pulse {vitals.pulse}/min" if vitals.pulse else ""
    return (
        ("Visit", _moment(note.happened_at)),
        ("Subjective", note.subjective),
        ("Negatives", _sentence(negatives_words(note.negatives))),
        ("Pain now", _figure(pain.now)),
        ("Pain at best", _figure(pain.best)),
        ("Pain at worst", _figure(pain.worst)),
        ("Pain on average", _figure(pain.average)),
        ("Pain quality", ", ".join(pain.qualities)),
        ("Frequency", pain.frequency),
        ("Radiation", pain.radiation),
        ("Function (PSFS, 0 unable, 10 as before)", _activities(note.activities)),
        ("Posture", note.posture),
        ("Gait", note.gait),
        ("Range of motion", _ranges(note.ranges)),
        ("Strength", _rows(strength_line(each) for each in note.strength if each.filled)),
        ("Findings", note.observations),
        ("Palpation", _rows(palpation_words(each) for each in note.palpation)),
        ("Special tests", _rows(test_line(each) for each in note.tests if each.filled)),
        ("Scores", _scores(note.scores)),
        ("Vital signs", ", ".join(part for part in (pressure, pulse) if part)),
        (
            "Red flags",
            _rows(_flag(each.question, each.note, present=each.present) for each in note.red_flags),
        ),
        ("Triage", _triage(note.triage)),
        ("Client’s own goal", note.triage.client_goal),
        ("Impression", note.impression),
        ("Decision", ": ".join(part for part in (note.decision or "", note.decision_reason) if part)),
        ("Words for the referral", note.referral_words),
        ("Marked on the figure", _marks(note.marks)),
        ("Reasons kept on signing", _reasons(note)),
        ("Entered", _moment(note.entered_at)),
    )


def _plan_words(note: Plan) -> Sequence[tuple[str, str]]:
    return (
        ("Made", _moment(note.happened_at)),
        ("Reason for the revision", note.reason),
        ("Goals", _rows(goal_words(goal) for goal in note.goals)),
        ("Frequency", "\n".join(dict.fromkeys((note.schedule, note.figures)))),
        ("Techniques", ", ".join(note.techniques)),
        ("Areas", ", ".join(note.areas)),
        ("Pressure limit", note.pressure_limit),
        ("Home program", _rows(f"{task.words} ({task.kind})" for task in note.home_program)),
        ("Reassess", f"every {note.reassess_every} visits" if note.reassess_every else ""),
        ("Discharge when", note.discharge_criteria),
        ("Stop or refer when", note.stop_criteria),
        ("Outlook", note.outlook),
        ("Reasons kept on signing", _reasons(note)),
        ("Entered", _moment(note.entered_at)),
    )


def goal_words(goal: Goal) -> str:
    """`Right shoulder flexion: Active flexion, right shoulder 105° to 150° by 12 Dec 2026`."""
    start, target = format_value(goal.measure, goal.baseline), format_value(goal.measure, goal.target)
    # Only an own measure needs the goal's unit: the others' figures carry theirs.
    unit = goal.unit if parse_measure(goal.measure).kind is MeasureKind.OTHER else ""
    figures = f"{measure_label(goal.measure)} {start} to {target} {unit}".strip()
    return f"{goal.words}: {figures} by {format_date(goal.by)}"


def _rows(lines: Iterable[str]) -> str:
    return "\n".join(lines)


def _marks(marks: Iterable[Mark]) -> str:
    return _rows(f"{mark.kind}: {region_words(mark).lower()}" for mark in marks)


def _moment(at: datetime | None) -> str:
    return f"{format_weekday(at)} {at:%H:%M}" if at else ""


def _figure(value: int | None) -> str:
    return "" if value is None else f"{value} of 10"


def _pain(value: int | None, said: RelativePain | None) -> str:
    """`5 of 10, said to be half as bad`: the words stand beside the figure and are never made one."""
    return ", ".join(part for part in (_figure(value), f"said to be {said.words}" if said else "") if part)


def _asked_first(note: Session) -> str:
    """The question that the last note left for this visit, and below it the answer."""
    if not note.first_question.strip():
        return note.first_answer
    return f"{note.first_question}\n{note.first_answer or 'not answered'}"


def _triage(triage: Triage) -> str:
    decided = ": ".join(part for part in (triage.decided or "", triage.reason) if part)
    return "\n".join(part for part in (triage.specificity, triage.duration, decided) if part)


def _reasons(note: Note) -> str:
    """What was said at signing with the answer to it: the answer alone tells nobody what it is about."""
    return _rows(f"{reason.said} {reason.words}".strip() for reason in note.reasons)


def _sentence(words: str) -> str:
    return f"{words}." if words else ""


def _reading(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _activities(activities: Iterable[Activity]) -> str:
    return _rows(f"{each.name}: {'not scored' if each.score is None else each.score}" for each in activities)


def _ranges(ranges: Iterable[RangeOfMotion]) -> str:
    return _rows(_range(each) for each in ranges if each.filled)


def _range(each: RangeOfMotion) -> str:
    said = (range_said(each, measure_unit(range_key(each))), each.end_feel)
    return f"{range_words(each)}: {', '.join(part for part in said if part)}"


def _scores(scores: Iterable[Score]) -> str:
    return _rows(said for each in scores if (said := score_words(each)))


def _flag(question: str, note: str, *, present: bool) -> str:
    return f"{question} {'Yes' if present else 'No'}{f', {note}' if note else ''}"
