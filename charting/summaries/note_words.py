"""The whole of a note, or of another record, in words: to read and to print.

Which fields there are, their headings and their order the record declares. How a value is said is decided by its type;
the few that are said together with another field, or in their own way, stand in `_OF_FIELD`. A new field of text, of a
figure, a date or a choice needs no line here.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple

from charting.drawing.regions import region_words
from charting.drawing.trend import short_date
from charting.entry.stated import negatives_words, range_said
from charting.model.assessment import Assessment, Triage
from charting.model.body import Mark
from charting.model.case import Case, Diagnosis
from charting.model.client import Alert, Client, Person
from charting.model.english_dates import format_date, format_weekday
from charting.model.field import FieldDeclaration, Kind, find_heading, order_for_reading, read_declarations
from charting.model.findings import (
    NPRS,
    Activity,
    Asked,
    Palpation,
    RangeOfMotion,
    RedFlag,
    RelativePain,
    Score,
    SpecialTest,
    Strength,
    Vitals,
)
from charting.model.note import Reason
from charting.model.plan import Goal, HomeTask, Plan
from charting.model.record import Part
from charting.model.session import GoalReading, Session, Treatment
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

Say = Callable[[Any], str]  # a value, or the record of a field, in words


class FieldLine(NamedTuple):
    """A field as it is read: what the record declares of it, its heading, and its value in words."""

    name: str
    declared: FieldDeclaration
    heading: str
    words: str


def note_words(note: Session | Assessment | Plan) -> Lines:
    """(heading, words) for the whole signed note, in the order of its page; what was not charted is left out.

    A table's rows are the lines of its words, so that a reader and a printer can break them.
    """
    return record_words(note)


def record_words(record: Part, known: Mapping[str, str] = {}) -> Lines:
    """(heading, words) of each field that says something; `known` are the words that the caller has for a field."""
    return tuple((line.heading, line.words) for line in list_field_lines(record, known) if line.words.strip())


def list_field_lines(record: Part, known: Mapping[str, str] = {}) -> Iterator[FieldLine]:
    """Every field that is read, in order, also without words; a part of the record gives the lines of its own fields."""
    kind: Kind = type(record)
    for name, declared, heading, say in _list_readings(kind):
        value = getattr(record, name)
        if name in known:
            yield FieldLine(name, declared, heading, known[name])
        elif isinstance(value, Part) and _known_type(type(value)) == Part:
            yield from list_field_lines(value, known)
        else:
            yield FieldLine(name, declared, heading, say(record) if say else _said(value))


def field_words(record: Part, name: str) -> str:
    """One field's value in words; empty when it was not charted."""
    say = _find_own_way(type(record), name)
    return say(record) if say else _said(getattr(record, name))


@cache
def _list_readings(kind: Kind) -> tuple[tuple[str, FieldDeclaration, str, Say | None], ...]:
    """(field, declaration, heading, way of its own to be said) of the fields that have words, in order."""
    declared = read_declarations(kind)
    return tuple(
        (name, declared[name], find_heading(kind, name), _find_own_way(kind, name))
        for name in order_for_reading(kind)
        if declared[name].shown and not declared[name].beside
    )


def _find_own_way(kind: Kind, name: str) -> Say | None:
    own = next((_OF_FIELD[base, name] for base in kind.__mro__ if (base, name) in _OF_FIELD), None)
    if own is None and read_declarations(kind)[name].limits == NPRS:
        return lambda record: _figure(getattr(record, name))
    return own


def _said(value: Any) -> str:
    return _OF_TYPE[_known_type(type(value))](value)


@cache
def _known_type(kind: type) -> type:
    """The type, or the one that it derives from, as `_OF_TYPE` has it."""
    return next(base for base in kind.__mro__ if base in _OF_TYPE)


def _list(values: tuple[object, ...]) -> str:
    """Words between commas, the rows of a table below each other; a row that nobody filled is left out."""
    if not values:
        return ""
    between = ", " if isinstance(values[0], str) else "\n"
    return between.join(words for each in values if (words := _said(each)))


def _part(part: Part) -> str:
    """A row of a kind that has no words of its own yet: those of its fields."""
    return ", ".join(line.words for line in list_field_lines(part) if line.words)


def _visit(note: Session) -> str:
    return f"{_moment(note.starts_at)}{f' to {note.ends_at:%H:%M}' if note.ends_at else ''}"


def _frequency(plan: Plan) -> str:
    return "\n".join(dict.fromkeys((plan.schedule, plan.figures)))


def _reassessment(plan: Plan) -> str:
    return f"every {plan.reassess_every} visits" if plan.reassess_every else ""


def _decision(note: Assessment) -> str:
    return ": ".join(part for part in (note.decision or "", note.decision_reason) if part)


def _pressure(vitals: Vitals) -> str:
    if vitals.systolic is None and vitals.diastolic is None:
        return ""
    upper, lower = (value or "–" for value in (vitals.systolic, vitals.diastolic))
    return f"{upper}/{lower} mmHg"


def _pulse(vitals: Vitals) -> str:
    return f"pulse {vitals.pulse}/min" if vitals.pulse else ""


def goal_words(goal: Goal) -> str:
    """`Right shoulder flexion: Active flexion, right shoulder 105° to 150° by 12 Dec 2026`."""
    start, target = format_value(goal.measure, goal.baseline), format_value(goal.measure, goal.target)
    # Only an own measure needs the goal's unit: the others' figures carry theirs.
    unit = goal.unit if parse_measure(goal.measure).kind is MeasureKind.OTHER else ""
    figures = f"{measure_label(goal.measure)} {start} to {target} {unit}".strip()
    return f"{goal.words}: {figures} by {format_date(goal.by)}"


def _moment(at: datetime) -> str:
    return f"{format_weekday(at)} {at:%H:%M}"


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


def _negatives(note: Session | Assessment) -> str:
    words = negatives_words(note.negatives)
    return f"{words}." if words else ""


def _goal_reading(reading: GoalReading) -> str:
    return f"{measure_label(reading.measure)}: {reading.value:g}" if reading.value is not None else ""


def _range(each: RangeOfMotion) -> str:
    if not each.filled:
        return ""
    said = (range_said(each, measure_unit(range_key(each))), each.end_feel)
    return f"{range_words(each)}: {', '.join(part for part in said if part)}"


def _flag(flag: RedFlag) -> str:
    return f"{flag.question} {'Yes' if flag.present else 'No'}{f', {flag.note}' if flag.note else ''}"


def _diagnosis(each: Diagnosis) -> str:
    return f"{each.line}, stated by {each.stated_by}" if each.stated_by else each.line


def _person(person: Person) -> str:
    relation = f" ({person.relation})" if person.relation else ""
    return f"{person.name}{relation} {person.phone}".strip()


# How a value is said, by its type or one that this is made of.
_OF_TYPE: Mapping[type, Say] = {
    object: str,
    type(None): lambda _: "",
    bool: lambda value: "yes" if value else "",
    int: lambda value: f"{value:g}",
    float: lambda value: f"{value:g}",
    date: lambda day: short_date(day, year=True),
    datetime: _moment,
    tuple: _list,
    Part: _part,
    Activity: lambda each: f"{each.name}: {'not scored' if each.score is None else each.score}",
    Alert: lambda alert: alert.line,
    Asked: lambda asked: asked.words,
    Diagnosis: _diagnosis,
    Goal: goal_words,
    GoalReading: _goal_reading,
    HomeTask: lambda task: f"{task.words} ({task.kind})",
    Mark: lambda mark: f"{mark.kind}: {region_words(mark).lower()}",
    Palpation: palpation_words,
    Person: _person,
    RangeOfMotion: _range,
    # What was said at signing with the answer to it: the answer alone tells nobody what it is about.
    Reason: lambda reason: f"{reason.said} {reason.words}".strip(),
    RedFlag: _flag,
    Score: score_words,
    SpecialTest: lambda test: test_line(test) if test.filled else "",
    Strength: lambda each: strength_line(each) if each.filled else "",
    Treatment: treatment_words,
    Vitals: _part,
}

# How a field is said that another one belongs to, or that has a way of its own.
_OF_FIELD: Mapping[tuple[type, str], Say] = {
    (Session, "starts_at"): _visit,
    (Session, "first_question"): _asked_first,
    (Session, "negatives"): _negatives,
    (Session, "pain_now"): lambda note: _pain(note.pain_now, note.pain_said),
    (Session, "pain_after"): lambda note: _pain(note.pain_after, note.pain_after_said),
    (Assessment, "negatives"): _negatives,
    (Assessment, "decision"): _decision,
    (Vitals, "systolic"): _pressure,
    (Vitals, "pulse"): _pulse,
    (Triage, "specificity"): _triage,
    (Plan, "frequency"): _frequency,
    (Plan, "reassess_every"): _reassessment,
    (Client, "chart_number"): lambda client: client.chart_label,
    (Client, "sex"): lambda client: " · ".join(part for part in (client.sex, client.pronouns) if part),
    (Case, "areas"): lambda case: ", ".join(area.words for area in case.areas),
}
