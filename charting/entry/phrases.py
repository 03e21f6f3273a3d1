"""How a reading prints: what was understood, in full words. Typed again, the phrase reads as the same record."""

from collections.abc import Callable

from charting.entry.home_tasks import parted
from charting.entry.names import OTHER
from charting.entry.stated import negatives_words, range_said, strength_words
from charting.entry.values import Value
from charting.measures.instrument import instruments
from charting.model.findings import (
    Activity,
    Asked,
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


def phrase(field: str, record: Part) -> str:
    """`Infraspinatus, right, active trigger point, 3/4`: the record in words, typed again it is the same one."""
    said = _PHRASES[type(record)](record)
    return said[:1].upper() + said[1:] if field != "home_program" else said


def _listed(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _palpation(record: Palpation) -> str:
    finding, grade = _lower(record.finding), "" if record.grade is None else f"{record.grade}/4"
    if record.finding and record.grade == 0:
        finding, grade = f"no {finding}", ""
    refers = f" → {record.refers_to}" if record.refers_to else ""
    return _listed(record.structure, record.side, finding, grade, record.depth) + refers


def _range(record: RangeOfMotion) -> str:
    norm = loader.rom_norm(record.joint, record.motion)
    end = f"end feel {record.end_feel}" if record.end_feel else ""
    said = range_said(record, norm.unit if norm else "°")
    return _listed(f"{record.joint} {record.motion}", record.side, record.mode, said, end)


def _strength(record: Strength) -> str:
    return f"strength: {_listed(record.structure, record.side, strength_words(record))}"


def _test(record: SpecialTest) -> str:
    said = _listed(record.name, record.side, record.result)
    return f"{said}: {record.note}" if record.note else said


def _score(record: Score) -> str:
    known = next((each for each in instruments() if each.id == record.instrument), None)
    named, figure = (known.short_name, known.figure) if known else (record.instrument, "{:g}".format)
    return named if record.value is None else f"{named} {figure(record.value)}"


def _treatment(record: Treatment) -> str:
    minutes = f"{record.minutes} min" if record.minutes else ""
    where = _listed(record.areas, record.side, record.pressure, record.position)
    return _listed(record.technique, where, minutes, record.dose.words)


def _activity(record: Activity) -> str:
    return _listed(record.name, "" if record.score is None else f"{record.score}/10")


def _goal(record: GoalReading) -> str:
    value = "" if record.value is None else f" {record.value:.10g}"
    return f"Goal: {record.measure.removeprefix(OTHER)}{value}"


def _home(record: HomeTask) -> str:
    dose = _listed(record.measured.words, record.dose)
    alone = (
        not dose and parted(record.name)[0] == record.name
    )  # else a figure of the name would be read as its dose
    return f"Home {record.kind}: {record.name}{'' if alone else '; '}{dose}".strip()


def _value(record: Value) -> str:
    value = record.value
    if record.what == "negatives" and isinstance(value, tuple):
        return negatives_words(str(each) for each in value)
    if isinstance(value, Asked):
        return f"no {record.what}" if not value.answer else f"{record.what}: {value.answer}"
    if isinstance(value, RelativePain):
        return f"{'pain after' if 'after' in record.what else 'pain now'}: {value.words}"
    if isinstance(value, tuple):
        return f"PSFS {', '.join(str(each) for each in value)}"
    return f"{record.what} {value}/10" if isinstance(value, int) else f"{record.what}: {value}"


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]


_PHRASES: dict[type[Part], Callable[..., str]] = {
    Palpation: _palpation,
    RangeOfMotion: _range,
    Strength: _strength,
    SpecialTest: _test,
    Score: _score,
    Treatment: _treatment,
    Activity: _activity,
    HomeTask: _home,
    GoalReading: _goal,
    Value: _value,
}
