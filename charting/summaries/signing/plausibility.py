"""What is impossible or unlikely, said where it is typed. Impossible values are refused; unlikely ones only asked about.

Limits and sentences are data: charting/reference/data/doubts.csv, and `most` in rom_norms.csv.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from charting.model.assessment import Assessment, Pain
from charting.model.case import Case, Side
from charting.model.findings import RangeOfMotion, Vitals
from charting.model.note import Note
from charting.model.session import Session
from charting.reference.charting_rules import get_plausibility_rules
from charting.reference.custom_data import cache_by_vocabulary
from charting.reference.loader import (
    find_body_area,
    find_rom_norm,
    get_midline_joints,
    list_regions,
    list_special_tests,
)
from charting.summaries.safety.body_places import find_places_in_text
from charting.text.folding import fold

# The tables of a note with a side, and which column says where.
_PLACE_COLUMNS = {
    "palpation": "structure",
    "ranges": "joint",
    "strength": "structure",
    "tests": "name",
    "treatment": "areas",
}
_OTHER_SIDE = {Side.RIGHT: Side.LEFT, Side.LEFT: Side.RIGHT}


def find_side_mismatches(note: Note, case: Case) -> Iterator[tuple[str, str]]:
    """(path of the cell, sentence) of each such line: `treatment.0.side`."""
    for field, column in _PLACE_COLUMNS.items():
        records = getattr(note, field, ())
        for at, sentence in find_rows_on_other_side(records, column, case):
            yield f"{field}.{at}.side", sentence


def find_rows_on_other_side(records: Sequence[Any], column: str, case: Case) -> list[tuple[int, str]]:
    """Which lines of one table are on the other side than the case, by place and sentence.

    None while any line in the same area is on the side of the case: both sides are compared, or both treated.
    """
    found: list[tuple[int, str]] = []
    for area, side in _find_sided_areas(case).items():
        here = [
            (at, record)
            for at, record in enumerate(records)
            if record.side and area in _find_areas(getattr(record, column))
        ]
        if here and all(record.side is _OTHER_SIDE[side] for _, record in here):
            sentence = get_plausibility_rules()["other_side"].sentence.format(
                side=side, other=_OTHER_SIDE[side]
            )
            found += [(at, sentence) for at, _ in here]
    return sorted(set(found))


def _find_sided_areas(case: Case) -> dict[str, Side]:
    """The areas that the case has on one side only."""
    sides: dict[str, set[Side]] = {}
    for each in case.areas:
        sides.setdefault(find_body_area(each.region), set()).add(each.side)
    return {
        area: next(iter(found))
        for area, found in sides.items()
        if len(found) == 1 and found <= set(_OTHER_SIDE)
    }


@cache_by_vocabulary
def _find_areas(where: str) -> set[str]:
    """The wider areas that the words name; a motion of the spine goes to a side without being on one."""
    if fold(where) in get_midline_joints():
        return set()
    tested = _map_tests_to_regions().get(fold(where), "")
    named = {place.region for place in find_places_in_text(tested or where)}
    return {region.area for region in list_regions() if region.id in named} | {find_body_area(where)}


@cache_by_vocabulary
def _map_tests_to_regions() -> dict[str, str]:
    """Folded names of special tests to the regions that they test; of two by one name the first."""
    return {fold(test.name): test.region for test in reversed(list_special_tests())}


class PlausibilityIssue(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence at a field of the note: `pain.worst`, or `ranges.2.degrees` for a cell of the third line."""

    path: str
    sentence: str
    impossible: bool = False


def find_plausibility_issues(note: Note, case: Case) -> tuple[PlausibilityIssue, ...]:
    """Everything in the note that is impossible or unlikely, in no order of weight."""
    return (
        *_check_note_values(note),
        *(
            PlausibilityIssue(path=path, sentence=sentence)
            for path, sentence in find_side_mismatches(note, case)
        ),
    )


def _check_note_values(note: Note) -> Iterator[PlausibilityIssue]:
    match note:
        case Session():
            yield from (*_check_ranges(note.ranges), *_check_session_pain(note), *_check_times(note))
        case Assessment():
            yield from (
                *_check_ranges(note.ranges),
                *_check_pain_scores(note.pain, "pain."),
                *_check_vitals(note.vitals),
            )


def check_range_plausibility(record: RangeOfMotion) -> PlausibilityIssue | None:
    """Degrees that no joint reaches, or far above what is normal; `path` is the column."""
    norm = find_rom_norm(record.joint, record.motion)
    value = record.degrees
    if norm is None or value is None:
        return None
    said = {"value": value, "unit": norm.unit, "joint": record.joint, "motion": record.motion}
    if norm.most is not None and value > norm.most:
        return PlausibilityIssue(
            path="degrees",
            sentence=_format_rule_message("beyond_joint", **said, most=f"{norm.most:g}"),
            impossible=True,
        )
    if norm.normal is not None and value > _compute_unlikely_degrees(norm.normal):
        return PlausibilityIssue(
            path="degrees",
            sentence=_format_rule_message("above_normal_share", **said, normal=f"{norm.normal:g}"),
        )
    return None


def check_vitals_plausibility(vitals: Vitals) -> tuple[PlausibilityIssue, ...]:
    """Vital signs that are unusual; `path` is the field."""
    fields = ("systolic", "diastolic", "pulse")
    return tuple(
        PlausibilityIssue(path=field, sentence=_format_rule_message(field, value=value))
        for field in fields
        if (value := getattr(vitals, field)) is not None and _is_outside_limits(field, value)
    )


def _compute_unlikely_degrees(normal: float) -> float:
    share, least = (
        get_plausibility_rules()["above_normal_share"].high,
        get_plausibility_rules()["above_normal_least"].high,
    )
    return max(normal * (share or 1), normal + (least or 0))


def _check_ranges(ranges: Sequence[RangeOfMotion]) -> Iterator[PlausibilityIssue]:
    for at, record in enumerate(ranges):
        if doubt := check_range_plausibility(record):
            yield msgspec.structs.replace(doubt, path=f"ranges.{at}.{doubt.path}")


def _check_session_pain(note: Session) -> Iterator[PlausibilityIssue]:
    yield from _check_pain_scores(note.pain, "pain_")
    if note.pain_best is not None and note.pain_now is not None and note.pain_best > note.pain_now:
        yield _make_issue("best_above_now", "pain_best", value=note.pain_best, other=note.pain_now)
    if note.pain_after is not None and note.pain_now is None:
        yield _make_issue("after_without_before", "pain_after")


def _check_pain_scores(pain: Pain, prefix: str) -> Iterator[PlausibilityIssue]:
    now, best, worst, average = pain.now, pain.best, pain.worst, pain.average
    if worst is not None and now is not None and worst < now:
        yield _make_issue("worst_below_now", f"{prefix}worst", value=worst, other=now)
    if best is not None and now is not None and best > now:
        yield _make_issue("best_above_now", f"{prefix}best", value=best, other=now)
    if average is not None and not (0 if best is None else best) <= average <= (
        10 if worst is None else worst
    ):
        yield _make_issue("average_outside", f"{prefix}average", value=average)


def _check_vitals(vitals: Vitals) -> Iterator[PlausibilityIssue]:
    for doubt in check_vitals_plausibility(vitals):
        yield msgspec.structs.replace(doubt, path=f"vitals.{doubt.path}")


def _check_times(note: Session) -> Iterator[PlausibilityIssue]:
    """How long the session and its lines took, and how far away the next visit is."""
    if note.ends_at is not None:
        lasted = round((note.ends_at - note.starts_at).total_seconds() / 60)
        if _is_outside_limits("long_session", lasted):
            yield _make_issue("long_session", "ends_at", value=f"{lasted / 60:.1f}")
        if note.minutes > lasted:
            yield _make_issue(
                "minutes_exceed", "treatment", value=note.minutes, other=_format_minutes(lasted)
            )
    if note.next_visit is not None and _is_outside_limits(
        "next_visit_far", (note.next_visit - note.starts_at).days
    ):
        yield _make_issue("next_visit_far", "next_visit")


def _format_minutes(count: int) -> str:
    return f"{count} minute{'' if count == 1 else 's'}"


def _is_outside_limits(rule_id: str, value: float) -> bool:
    rule = get_plausibility_rules()[rule_id]
    return (rule.low is not None and value < rule.low) or (rule.high is not None and value > rule.high)


def _make_issue(rule_id: str, path: str, **values: object) -> PlausibilityIssue:
    return PlausibilityIssue(path=path, sentence=_format_rule_message(rule_id, **values))


def _format_rule_message(rule_id: str, **values: object) -> str:
    return get_plausibility_rules()[rule_id].sentence.format(**values)
