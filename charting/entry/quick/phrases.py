"""Formats a reading in full words. When the phrase is typed, it reads as the same record again."""

from collections.abc import Callable

from charting.entry.amounts.ranges import format_range
from charting.entry.amounts.strength_grades import format_strength
from charting.entry.amounts.symptoms import format_negatives
from charting.entry.quick.home_tasks import split_task_dose
from charting.entry.quick.note_lexicon import OTHER_MEASURE_PREFIX
from charting.entry.quick.note_values import NoteValue
from charting.measures.instruments import list_instruments
from charting.model.findings import (
    Activity,
    AskedQuestion,
    Palpation,
    RangeOfMotion,
    RelativePain,
    Score,
    SpecialTest,
    Strength,
)
from charting.model.plan import HomeTask
from charting.model.record import Part
from charting.model.session import GoalReading, Treatment
from charting.reference import loader


def format_phrase(field: str, record: Part) -> str:
    """Format the record in words, such as `Infraspinatus, right, active trigger point, 3/4`."""
    phrase = _PHRASES[type(record)](record)
    return phrase[:1].upper() + phrase[1:] if field != "home_program" else phrase


def _join_parts(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _format_palpation(record: Palpation) -> str:
    finding, grade = _start_lowercase(record.finding), "" if record.grade is None else f"{record.grade}/4"
    if record.finding and record.grade == 0:
        finding, grade = f"no {finding}", ""
    refers = f" → {record.refers_to}" if record.refers_to else ""
    return _join_parts(record.structure, record.side, finding, grade, record.depth) + refers


def _format_range(record: RangeOfMotion) -> str:
    norm = loader.find_rom_norm(record.joint, record.motion)
    end = f"end feel {record.end_feel}" if record.end_feel else ""
    amount = format_range(record, norm.unit if norm else "°")
    return _join_parts(f"{record.joint} {record.motion}", record.side, record.mode, amount, end)


def _format_strength(record: Strength) -> str:
    return f"strength: {_join_parts(record.structure, record.side, format_strength(record))}"


def _format_test(record: SpecialTest) -> str:
    phrase = _join_parts(record.name, record.side, record.result)
    return f"{phrase}: {record.note}" if record.note else phrase


def _format_score(record: Score) -> str:
    instrument = next((measure for measure in list_instruments() if measure.id == record.instrument), None)
    name, figure = (
        (instrument.short_name, instrument.format_total) if instrument else (record.instrument, "{:g}".format)
    )
    return name if record.value is None else f"{name} {figure(record.value)}"


def _format_treatment(record: Treatment) -> str:
    minutes = f"{record.minutes} min" if record.minutes else ""
    where = _join_parts(record.areas, record.side, record.pressure, record.position)
    return _join_parts(record.technique, where, minutes, record.dose.words)


def _format_activity(record: Activity) -> str:
    return _join_parts(record.name, "" if record.score is None else f"{record.score}/10")


def _format_goal(record: GoalReading) -> str:
    value = "" if record.value is None else f" {record.value:.10g}"
    return f"Goal: {record.measure.removeprefix(OTHER_MEASURE_PREFIX)}{value}"


def _format_home_task(record: HomeTask) -> str:
    dose = _join_parts(record.measured.words, record.dose)
    is_plain_name = (
        not dose and split_task_dose(record.name)[0] == record.name
    )  # otherwise a figure in the name would be read as the dose
    return f"Home {record.kind}: {record.name}{'' if is_plain_name else '; '}{dose}".strip()


def _format_value(record: NoteValue) -> str:
    value = record.value
    if record.what == "negatives" and isinstance(value, tuple):
        return format_negatives(str(negative) for negative in value)
    if isinstance(value, AskedQuestion):
        return f"no {record.what}" if not value.answer else f"{record.what}: {value.answer}"
    if isinstance(value, RelativePain):
        return f"{'pain after' if 'after' in record.what else 'pain now'}: {value.words}"
    if isinstance(value, tuple):
        return f"PSFS {', '.join(str(score) for score in value)}"
    return f"{record.what} {value}/10" if isinstance(value, int) else f"{record.what}: {value}"


def _start_lowercase(name: str) -> str:
    return name[:1].lower() + name[1:]


_PHRASES: dict[type[Part], Callable[..., str]] = {
    Palpation: _format_palpation,
    RangeOfMotion: _format_range,
    Strength: _format_strength,
    SpecialTest: _format_test,
    Score: _format_score,
    Treatment: _format_treatment,
    Activity: _format_activity,
    HomeTask: _format_home_task,
    GoalReading: _format_goal,
    NoteValue: _format_value,
}
