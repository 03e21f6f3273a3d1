"""What is impossible or unlikely, said where it is typed. Impossible values are refused; unlikely ones only asked about.

Limits and sentences are data: charting/reference/data/doubts.csv, and `most` in rom_norms.csv.
"""

from collections.abc import Iterator, Sequence

import msgspec

from charting.model.assessment import Assessment, Pain
from charting.model.case import Case
from charting.model.findings import RangeOfMotion, Vitals
from charting.model.note import Note
from charting.model.session import Session
from charting.reference.loader import rom_norm
from charting.reference.rules import doubt_rules
from charting.summaries.other_side import other_sides


class Doubt(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence at a field of the note: `pain.worst`, or `ranges.2.degrees` for a cell of the third line."""

    path: str
    sentence: str
    impossible: bool = False


def doubts(note: Note, case: Case) -> tuple[Doubt, ...]:
    """Everything in the note that is impossible or unlikely, in no order of weight."""
    return (
        *_of_kind(note),
        *(Doubt(path=path, sentence=sentence) for path, sentence in other_sides(note, case)),
    )


def _of_kind(note: Note) -> Iterator[Doubt]:
    match note:
        case Session():
            yield from (*_ranges(note.ranges), *_pain(note), *_times(note))
        case Assessment():
            yield from (*_ranges(note.ranges), *_figures(note.pain, "pain."), *_vitals(note.vitals))


def range_doubt(record: RangeOfMotion) -> Doubt | None:
    """Degrees that no joint reaches, or far above what is normal; `path` is the column."""
    norm = rom_norm(record.joint, record.motion)
    value = record.degrees
    if norm is None or value is None:
        return None
    said = {"value": value, "unit": norm.unit, "joint": record.joint, "motion": record.motion}
    if norm.most is not None and value > norm.most:
        return Doubt(
            path="degrees", sentence=_said("beyond_joint", **said, most=f"{norm.most:g}"), impossible=True
        )
    if norm.normal is not None and value > _unlikely_from(norm.normal):
        return Doubt(path="degrees", sentence=_said("above_normal_share", **said, normal=f"{norm.normal:g}"))
    return None


def vitals_doubts(vitals: Vitals) -> tuple[Doubt, ...]:
    """Vital signs that are unusual; `path` is the field."""
    fields = ("systolic", "diastolic", "pulse")
    return tuple(
        Doubt(path=field, sentence=_said(field, value=value))
        for field in fields
        if (value := getattr(vitals, field)) is not None and _outside(field, value)
    )


def _unlikely_from(normal: float) -> float:
    share, least = doubt_rules()["above_normal_share"].high, doubt_rules()["above_normal_least"].high
    return max(normal * (share or 1), normal + (least or 0))


def _ranges(ranges: Sequence[RangeOfMotion]) -> Iterator[Doubt]:
    for at, record in enumerate(ranges):
        if doubt := range_doubt(record):
            yield msgspec.structs.replace(doubt, path=f"ranges.{at}.{doubt.path}")


def _pain(note: Session) -> Iterator[Doubt]:
    yield from _figures(note.pain, "pain_")
    if note.pain_best is not None and note.pain_now is not None and note.pain_best > note.pain_now:
        yield _doubt("best_above_now", "pain_best", value=note.pain_best, other=note.pain_now)
    if note.pain_after is not None and note.pain_now is None:
        yield _doubt("after_without_before", "pain_after")


def _figures(pain: Pain, prefix: str) -> Iterator[Doubt]:
    now, best, worst, average = pain.now, pain.best, pain.worst, pain.average
    if worst is not None and now is not None and worst < now:
        yield _doubt("worst_below_now", f"{prefix}worst", value=worst, other=now)
    if best is not None and now is not None and best > now:
        yield _doubt("best_above_now", f"{prefix}best", value=best, other=now)
    if average is not None and not (0 if best is None else best) <= average <= (
        10 if worst is None else worst
    ):
        yield _doubt("average_outside", f"{prefix}average", value=average)


def _vitals(vitals: Vitals) -> Iterator[Doubt]:
    for doubt in vitals_doubts(vitals):
        yield msgspec.structs.replace(doubt, path=f"vitals.{doubt.path}")


def _times(note: Session) -> Iterator[Doubt]:
    """How long the session and its lines took, and how far away the next visit is."""
    if note.ends_at is not None:
        lasted = round((note.ends_at - note.starts_at).total_seconds() / 60)
        if _outside("long_session", lasted):
            yield _doubt("long_session", "ends_at", value=f"{lasted / 60:.1f}")
        if note.minutes > lasted:
            yield _doubt("minutes_exceed", "treatment", value=note.minutes, other=_minutes(lasted))
    if note.next_visit is not None and _outside("next_visit_far", (note.next_visit - note.starts_at).days):
        yield _doubt("next_visit_far", "next_visit")


def _minutes(count: int) -> str:
    return f"{count} minute{'' if count == 1 else 's'}"


def _outside(rule_id: str, value: float) -> bool:
    rule = doubt_rules()[rule_id]
    return (rule.low is not None and value < rule.low) or (rule.high is not None and value > rule.high)


def _doubt(rule_id: str, path: str, **values: object) -> Doubt:
    return Doubt(path=path, sentence=_said(rule_id, **values))


def _said(rule_id: str, **values: object) -> str:
    return doubt_rules()[rule_id].sentence.format(**values)
