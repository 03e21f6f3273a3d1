"""Puts a whole note, or another record, in words: to read and to print.

The record declares its fields, their headings and their order. `_FORMAT_BY_TYPE` decides how to format a value;
`_FORMAT_BY_FIELD` has the few fields that read differently, or together with another one. A new field with text, a
figure, a date or a choice needs no line here.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple

from charting.drawing.body.body_regions import describe_mark_place
from charting.entry.amounts.ranges import format_range
from charting.entry.amounts.symptoms import format_negatives
from charting.model.assessment import Assessment, Triage
from charting.model.body_mark import Mark
from charting.model.case import Case, Diagnosis
from charting.model.client import Alert, Client, Person
from charting.model.field import FieldDeclaration, Kind, find_heading, order_for_reading, read_declarations
from charting.model.findings import (
    NPRS,
    Activity,
    AskedQuestion,
    Palpation,
    RangeOfMotion,
    RedFlagAnswer,
    RelativePain,
    Score,
    SpecialTest,
    Strength,
    Vitals,
)
from charting.model.note import SigningReason
from charting.model.plan import Goal, HomeTask, Plan
from charting.model.record import Part
from charting.model.session import GoalReading, Session, Treatment
from charting.summaries.measures.measure_keys import (
    MeasureKind,
    format_measure_label,
    format_measure_value,
    format_range_name,
    get_measure_unit,
    make_range_key,
    parse_measure,
)
from charting.summaries.notes.finding_text import (
    HeadedLines,
    format_palpation,
    format_score,
    format_strength_line,
    format_test_line,
    format_treatment,
)
from charting.text.dates import format_clock_time, format_date, format_weekday

FormatValue = Callable[[Any], str]  # takes a value, or the record that a field belongs to


class FieldLine(NamedTuple):
    """A field to read: its declaration, its heading, and its value in words."""

    name: str
    declared: FieldDeclaration
    heading: str
    words: str


def format_note(note: Session | Assessment | Plan) -> HeadedLines:
    """Format a whole note as (heading, words) in the order of its page; fields that were not charted are left out.

    Each row of a table is a line of the words, so that screen and paper can break them there.
    """
    return format_record(note)


def format_record(record: Part, overrides: Mapping[str, str] = {}) -> HeadedLines:
    """Format each charted field as (heading, words). `overrides` are words that replace those of a field, by name."""
    return tuple(
        (line.heading, line.words) for line in list_field_lines(record, overrides) if line.words.strip()
    )


def list_field_lines(record: Part, overrides: Mapping[str, str] = {}) -> Iterator[FieldLine]:
    """Yield the line of every field in reading order, also of empty ones. The fields of a nested part come as its own."""
    kind: Kind = type(record)
    for name, declared, heading, format_own in _list_field_formats(kind):
        value = getattr(record, name)
        if name in overrides:
            yield FieldLine(name, declared, heading, overrides[name])
        elif isinstance(value, Part) and _find_known_type(type(value)) == Part:
            yield from list_field_lines(value, overrides)
        else:
            words = format_own(record) if format_own else _format_by_type(value)
            yield FieldLine(name, declared, heading, words)


def format_field(record: Part, name: str) -> str:
    """Format one field; empty if it was not charted."""
    format_own = _find_field_format(type(record), name)
    return format_own(record) if format_own else _format_by_type(getattr(record, name))


@cache
def _list_field_formats(kind: Kind) -> tuple[tuple[str, FieldDeclaration, str, FormatValue | None], ...]:
    """List (field, declaration, heading, format of its own or None) of the fields to read, in order."""
    declared = read_declarations(kind)
    return tuple(
        (name, declared[name], find_heading(kind, name), _find_field_format(kind, name))
        for name in order_for_reading(kind)
        if declared[name].shown and not declared[name].beside
    )


def _find_field_format(kind: Kind, name: str) -> FormatValue | None:
    formats = (_FORMAT_BY_FIELD[base, name] for base in kind.__mro__ if (base, name) in _FORMAT_BY_FIELD)
    format_own = next(formats, None)
    if format_own is None and read_declarations(kind)[name].limits == NPRS:
        return lambda record: _format_pain_score(getattr(record, name))
    return format_own


def _format_by_type(value: Any) -> str:
    return _FORMAT_BY_TYPE[_find_known_type(type(value))](value)


def _find_known_type(kind: type) -> type:
    """Find the type, or the closest base class, that `_FORMAT_BY_TYPE` has a format for."""
    return next(base for base in kind.__mro__ if base in _FORMAT_BY_TYPE)


def _format_list(values: tuple[object, ...]) -> str:
    """Join words with commas, and put the rows of a table below each other; empty rows are left out."""
    if not values:
        return ""
    separator = ", " if isinstance(values[0], str) else "\n"
    return separator.join(words for value in values if (words := _format_by_type(value)))


def _format_part(part: Part) -> str:
    """Format a part that has no format of its own: its fields with commas."""
    return ", ".join(line.words for line in list_field_lines(part) if line.words)


def _format_visit_time(note: Session) -> str:
    return (
        f"{_format_moment(note.starts_at)}{f' to {format_clock_time(note.ends_at)}' if note.ends_at else ''}"
    )


def _format_frequency(plan: Plan) -> str:
    return "\n".join(dict.fromkeys((plan.schedule, plan.pace_text)))


def _format_reassessment(plan: Plan) -> str:
    return f"every {plan.reassess_every} visits" if plan.reassess_every else ""


def _format_decision(note: Assessment) -> str:
    return ": ".join(part for part in (note.decision or "", note.decision_reason) if part)


def _format_blood_pressure(vitals: Vitals) -> str:
    if vitals.systolic is None and vitals.diastolic is None:
        return ""
    upper, lower = (value or "–" for value in (vitals.systolic, vitals.diastolic))
    return f"{upper}/{lower} mmHg"


def _format_pulse(vitals: Vitals) -> str:
    return f"pulse {vitals.pulse}/min" if vitals.pulse else ""


def format_goal(goal: Goal) -> str:
    """Format `Right shoulder flexion: Active flexion, right shoulder 105° to 150° by 12 Dec 2026`."""
    start = format_measure_value(goal.measure, goal.baseline)
    target = format_measure_value(goal.measure, goal.target)
    # All other measures have their unit in the formatted figure.
    unit = goal.unit if parse_measure(goal.measure).kind is MeasureKind.OTHER else ""
    figures = f"{format_measure_label(goal.measure)} {start} to {target} {unit}".strip()
    return f"{goal.words}: {figures} by {format_date(goal.by)}"


def _format_moment(moment: datetime) -> str:
    return f"{format_weekday(moment)} {format_clock_time(moment)}"


def _format_pain_score(value: int | None) -> str:
    return "" if value is None else f"{value} of 10"


def _format_pain(score: int | None, relative: RelativePain | None) -> str:
    """Format `5 of 10, said to be half as bad`. The client's comparison is never converted to a score."""
    parts = (_format_pain_score(score), f"said to be {relative.words}" if relative else "")
    return ", ".join(part for part in parts if part)


def _format_first_question(note: Session) -> str:
    """Format the question that the last note left for this visit, with the answer below it."""
    if not note.first_question.strip():
        return note.first_answer
    return f"{note.first_question}\n{note.first_answer or 'not answered'}"


def _format_triage(triage: Triage) -> str:
    decision = ": ".join(part for part in (triage.decided or "", triage.reason) if part)
    return "\n".join(part for part in (triage.specificity, triage.duration, decision) if part)


def _format_negatives_sentence(note: Session | Assessment) -> str:
    words = format_negatives(note.negatives)
    return f"{words}." if words else ""


def _format_goal_reading(reading: GoalReading) -> str:
    return f"{format_measure_label(reading.measure)}: {reading.value:g}" if reading.value is not None else ""


def _format_range_line(motion: RangeOfMotion) -> str:
    if not motion.filled:
        return ""
    parts = (format_range(motion, get_measure_unit(make_range_key(motion))), motion.end_feel)
    return f"{format_range_name(motion)}: {', '.join(part for part in parts if part)}"


def _format_red_flag(flag: RedFlagAnswer) -> str:
    return f"{flag.question} {'Yes' if flag.present else 'No'}{f', {flag.note}' if flag.note else ''}"


def _format_diagnosis(diagnosis: Diagnosis) -> str:
    stated_by = f", stated by {diagnosis.stated_by}" if diagnosis.stated_by else ""
    return f"{diagnosis.line}{stated_by}"


def _format_person(person: Person) -> str:
    relation = f" ({person.relation})" if person.relation else ""
    return f"{person.name}{relation} {person.phone}".strip()


# Formats by the type of the value, or the closest base class here.
_FORMAT_BY_TYPE: Mapping[type, FormatValue] = {
    object: str,
    type(None): lambda _: "",
    bool: lambda value: "yes" if value else "",
    int: lambda value: f"{value:g}",
    float: lambda value: f"{value:g}",
    date: format_date,
    datetime: _format_moment,
    tuple: _format_list,
    Part: _format_part,
    Activity: lambda activity: (
        f"{activity.name}: {'not scored' if activity.score is None else activity.score}"
    ),
    Alert: lambda alert: alert.line,
    AskedQuestion: lambda question: question.words,
    Diagnosis: _format_diagnosis,
    Goal: format_goal,
    GoalReading: _format_goal_reading,
    HomeTask: lambda task: f"{task.words} ({task.kind})",
    Mark: lambda mark: f"{mark.kind}: {describe_mark_place(mark).lower()}",
    Palpation: format_palpation,
    Person: _format_person,
    RangeOfMotion: _format_range_line,
    # The message at signing and the reason for overriding it: the reason alone would not say what it is about.
    SigningReason: lambda reason: f"{reason.said} {reason.words}".strip(),
    RedFlagAnswer: _format_red_flag,
    Score: format_score,
    SpecialTest: lambda test: format_test_line(test) if test.filled else "",
    Strength: lambda strength: format_strength_line(strength) if strength.filled else "",
    Treatment: format_treatment,
    Vitals: _format_part,
}

# Formats of fields that read differently from others of their type, or together with another field.
_FORMAT_BY_FIELD: Mapping[tuple[type, str], FormatValue] = {
    (Session, "starts_at"): _format_visit_time,
    (Session, "first_question"): _format_first_question,
    (Session, "negatives"): _format_negatives_sentence,
    (Session, "pain_now"): lambda note: _format_pain(note.pain_now, note.pain_said),
    (Session, "pain_after"): lambda note: _format_pain(note.pain_after, note.pain_after_said),
    (Assessment, "negatives"): _format_negatives_sentence,
    (Assessment, "decision"): _format_decision,
    (Vitals, "systolic"): _format_blood_pressure,
    (Vitals, "pulse"): _format_pulse,
    (Triage, "specificity"): _format_triage,
    (Plan, "frequency"): _format_frequency,
    (Plan, "reassess_every"): _format_reassessment,
    (Client, "chart_number"): lambda client: client.chart_label,
    (Client, "sex"): lambda client: " · ".join(part for part in (client.sex, client.pronouns) if part),
    (Case, "areas"): lambda case: ", ".join(area.words for area in case.areas),
}
