"""The whole of a note, or of another record, in words: to read and to print.

Which fields there are, their headings and their order the record declares. How a value is said is decided by its type;
the few that are said together with another field, or in their own way, stand in `_OF_FIELD`. A new field of text, of a
figure, a date or a choice needs no line here.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple

from charting.drawing.body.body_regions import describe_mark_place
from charting.drawing.trend.trend_chart import format_short_date
from charting.entry.amounts.stated import format_negatives, format_range
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
from charting.text.dates import format_date, format_weekday

FormatValue = Callable[[Any], str]  # a value, or the record of a field, in words


class FieldLine(NamedTuple):
    """A field as it is read: what the record declares of it, its heading, and its value in words."""

    name: str
    declared: FieldDeclaration
    heading: str
    words: str


def format_note(note: Session | Assessment | Plan) -> HeadedLines:
    """(heading, words) for the whole signed note, in the order of its page; what was not charted is left out.

    A table's rows are the lines of its words, so that a reader and a printer can break them.
    """
    return format_record(note)


def format_record(record: Part, known: Mapping[str, str] = {}) -> HeadedLines:
    """(heading, words) of each field that says something; `known` are the words that the caller has for a field."""
    return tuple((line.heading, line.words) for line in list_field_lines(record, known) if line.words.strip())


def list_field_lines(record: Part, known: Mapping[str, str] = {}) -> Iterator[FieldLine]:
    """Every field that is read, in order, also without words; a part of the record gives the lines of its own fields."""
    kind: Kind = type(record)
    for name, declared, heading, say in _list_field_formats(kind):
        value = getattr(record, name)
        if name in known:
            yield FieldLine(name, declared, heading, known[name])
        elif isinstance(value, Part) and _find_known_type(type(value)) == Part:
            yield from list_field_lines(value, known)
        else:
            yield FieldLine(name, declared, heading, say(record) if say else _format_by_type(value))


def format_field(record: Part, name: str) -> str:
    """One field's value in words; empty when it was not charted."""
    say = _find_field_format(type(record), name)
    return say(record) if say else _format_by_type(getattr(record, name))


@cache
def _list_field_formats(kind: Kind) -> tuple[tuple[str, FieldDeclaration, str, FormatValue | None], ...]:
    """(field, declaration, heading, way of its own to be said) of the fields that have words, in order."""
    declared = read_declarations(kind)
    return tuple(
        (name, declared[name], find_heading(kind, name), _find_field_format(kind, name))
        for name in order_for_reading(kind)
        if declared[name].shown and not declared[name].beside
    )


def _find_field_format(kind: Kind, name: str) -> FormatValue | None:
    own = next(
        (_FORMAT_BY_FIELD[base, name] for base in kind.__mro__ if (base, name) in _FORMAT_BY_FIELD), None
    )
    if own is None and read_declarations(kind)[name].limits == NPRS:
        return lambda record: _format_pain_score(getattr(record, name))
    return own


def _format_by_type(value: Any) -> str:
    return _FORMAT_BY_TYPE[_find_known_type(type(value))](value)


def _find_known_type(kind: type) -> type:
    """The type, or the base class of it, that `_FORMAT_BY_TYPE` has a format for."""
    return next(base for base in kind.__mro__ if base in _FORMAT_BY_TYPE)


def _format_list(values: tuple[object, ...]) -> str:
    """Words between commas, the rows of a table below each other; a row that nobody filled is left out."""
    if not values:
        return ""
    between = ", " if isinstance(values[0], str) else "\n"
    return between.join(words for each in values if (words := _format_by_type(each)))


def _format_part(part: Part) -> str:
    """A row of a kind that has no words of its own yet: those of its fields."""
    return ", ".join(line.words for line in list_field_lines(part) if line.words)


def _format_visit_time(note: Session) -> str:
    return f"{_format_moment(note.starts_at)}{f' to {note.ends_at:%H:%M}' if note.ends_at else ''}"


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
    """`Right shoulder flexion: Active flexion, right shoulder 105° to 150° by 12 Dec 2026`."""
    start, target = (
        format_measure_value(goal.measure, goal.baseline),
        format_measure_value(goal.measure, goal.target),
    )
    # Only an own measure needs the goal's unit: the others' figures carry theirs.
    unit = goal.unit if parse_measure(goal.measure).kind is MeasureKind.OTHER else ""
    figures = f"{format_measure_label(goal.measure)} {start} to {target} {unit}".strip()
    return f"{goal.words}: {figures} by {format_date(goal.by)}"


def _format_moment(at: datetime) -> str:
    return f"{format_weekday(at)} {at:%H:%M}"


def _format_pain_score(value: int | None) -> str:
    return "" if value is None else f"{value} of 10"


def _format_pain(value: int | None, said: RelativePain | None) -> str:
    """`5 of 10, said to be half as bad`: the words stand beside the figure and are never made one."""
    return ", ".join(
        part for part in (_format_pain_score(value), f"said to be {said.words}" if said else "") if part
    )


def _format_first_question(note: Session) -> str:
    """The question that the last note left for this visit, and below it the answer."""
    if not note.first_question.strip():
        return note.first_answer
    return f"{note.first_question}\n{note.first_answer or 'not answered'}"


def _format_triage(triage: Triage) -> str:
    decided = ": ".join(part for part in (triage.decided or "", triage.reason) if part)
    return "\n".join(part for part in (triage.specificity, triage.duration, decided) if part)


def _format_negatives_sentence(note: Session | Assessment) -> str:
    words = format_negatives(note.negatives)
    return f"{words}." if words else ""


def _format_goal_reading(reading: GoalReading) -> str:
    return f"{format_measure_label(reading.measure)}: {reading.value:g}" if reading.value is not None else ""


def _format_range_line(each: RangeOfMotion) -> str:
    if not each.filled:
        return ""
    said = (format_range(each, get_measure_unit(make_range_key(each))), each.end_feel)
    return f"{format_range_name(each)}: {', '.join(part for part in said if part)}"


def _format_red_flag(flag: RedFlagAnswer) -> str:
    return f"{flag.question} {'Yes' if flag.present else 'No'}{f', {flag.note}' if flag.note else ''}"


def _format_diagnosis(each: Diagnosis) -> str:
    return f"{each.line}, stated by {each.stated_by}" if each.stated_by else each.line


def _format_person(person: Person) -> str:
    relation = f" ({person.relation})" if person.relation else ""
    return f"{person.name}{relation} {person.phone}".strip()


# How a value is said, by its type or one that this is made of.
_FORMAT_BY_TYPE: Mapping[type, FormatValue] = {
    object: str,
    type(None): lambda _: "",
    bool: lambda value: "yes" if value else "",
    int: lambda value: f"{value:g}",
    float: lambda value: f"{value:g}",
    date: lambda day: format_short_date(day, year=True),
    datetime: _format_moment,
    tuple: _format_list,
    Part: _format_part,
    Activity: lambda each: f"{each.name}: {'not scored' if each.score is None else each.score}",
    Alert: lambda alert: alert.line,
    AskedQuestion: lambda asked: asked.words,
    Diagnosis: _format_diagnosis,
    Goal: format_goal,
    GoalReading: _format_goal_reading,
    HomeTask: lambda task: f"{task.words} ({task.kind})",
    Mark: lambda mark: f"{mark.kind}: {describe_mark_place(mark).lower()}",
    Palpation: format_palpation,
    Person: _format_person,
    RangeOfMotion: _format_range_line,
    # What was said at signing with the answer to it: the answer alone tells nobody what it is about.
    SigningReason: lambda reason: f"{reason.said} {reason.words}".strip(),
    RedFlagAnswer: _format_red_flag,
    Score: format_score,
    SpecialTest: lambda test: format_test_line(test) if test.filled else "",
    Strength: lambda each: format_strength_line(each) if each.filled else "",
    Treatment: format_treatment,
    Vitals: _format_part,
}

# How a field is said that another one belongs to, or that has a way of its own.
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
