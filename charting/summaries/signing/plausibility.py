"""Finds values that are impossible or unlikely, so that the editor can say so where they are typed.

A note with an impossible value cannot be signed; an unlikely one only raises a question. Limits and sentences are data:
charting/reference/data/doubts.csv, and the column `most` of rom_norms.csv.
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
from charting.text.wording import format_count

# The tables of a note whose lines have a side, and the column that names the place.
_PLACE_COLUMNS = {
    "palpation": "structure",
    "ranges": "joint",
    "strength": "structure",
    "tests": "name",
    "treatment": "areas",
}
_OTHER_SIDE = {Side.RIGHT: Side.LEFT, Side.LEFT: Side.RIGHT}


def find_side_mismatches(note: Note, case: Case) -> Iterator[tuple[str, str]]:
    """Yield (path of the cell, sentence) for each line on the other side than the case: `treatment.0.side`."""
    for field, column in _PLACE_COLUMNS.items():
        records = getattr(note, field, ())
        for row, sentence in find_rows_on_other_side(records, column, case):
            yield f"{field}.{row}.side", sentence


def find_rows_on_other_side(records: Sequence[Any], column: str, case: Case) -> list[tuple[int, str]]:
    """List (row, sentence) for the lines of one table that are on the other side than the case.

    Lists none as long as any line in the same area is on the side of the case: then the therapist compared or treated
    both sides.
    """
    mismatches: set[tuple[int, str]] = set()
    for area, side in _find_sided_areas(case).items():
        in_area = [
            (row, record)
            for row, record in enumerate(records)
            if record.side and area in _find_areas(getattr(record, column))
        ]
        if in_area and all(record.side is _OTHER_SIDE[side] for _, record in in_area):
            sentence = _format_rule_message("other_side", side=side, other=_OTHER_SIDE[side])
            mismatches.update((row, sentence) for row, _ in in_area)
    return sorted(mismatches)


def _find_sided_areas(case: Case) -> dict[str, Side]:
    """Map the areas that the case has on one side only to that side."""
    sides_by_area: dict[str, set[Side]] = {}
    for area in case.areas:
        sides_by_area.setdefault(find_body_area(area.region), set()).add(area.side)
    return {
        name: next(iter(sides))
        for name, sides in sides_by_area.items()
        if len(sides) == 1 and sides <= set(_OTHER_SIDE)
    }


@cache_by_vocabulary
def _find_areas(text: str) -> set[str]:
    """Find the wider areas that the words name. A joint in the midline has none: it moves to a side, but is on neither."""
    if fold(text) in get_midline_joints():
        return set()
    tested_region = _map_tests_to_regions().get(fold(text), "")
    region_ids = {place.region for place in find_places_in_text(tested_region or text)}
    return {region.area for region in list_regions() if region.id in region_ids} | {find_body_area(text)}


@cache_by_vocabulary
def _map_tests_to_regions() -> dict[str, str]:
    """Map folded names of special tests to the regions that they test; of two tests by one name, the first counts."""
    return {fold(test.name): test.region for test in reversed(list_special_tests())}


class PlausibilityIssue(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence about a field of the note. `path` is `pain.worst`, or `ranges.2.degrees` for a cell of the third line."""

    path: str
    sentence: str
    impossible: bool = False


def find_plausibility_issues(note: Note, case: Case) -> tuple[PlausibilityIssue, ...]:
    """Find everything in the note that is impossible or unlikely, in no order of weight."""
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
    """Check the degrees: more than the joint can reach is impossible, far above normal is unlikely. `path` is the column."""
    norm = find_rom_norm(record.joint, record.motion)
    value = record.degrees
    if norm is None or value is None:
        return None
    words = {"value": value, "unit": norm.unit, "joint": record.joint, "motion": record.motion}
    if norm.most is not None and value > norm.most:
        return PlausibilityIssue(
            path="degrees",
            sentence=_format_rule_message("beyond_joint", **words, most=f"{norm.most:g}"),
            impossible=True,
        )
    if norm.normal is not None and value > _compute_unlikely_degrees(norm.normal):
        return PlausibilityIssue(
            path="degrees",
            sentence=_format_rule_message("above_normal_share", **words, normal=f"{norm.normal:g}"),
        )
    return None


def check_vitals_plausibility(vitals: Vitals) -> tuple[PlausibilityIssue, ...]:
    """Find unusual vital signs. `path` is the field."""
    fields = ("systolic", "diastolic", "pulse")
    return tuple(
        PlausibilityIssue(path=field, sentence=_format_rule_message(field, value=value))
        for field in fields
        if (value := getattr(vitals, field)) is not None and _is_outside_limits(field, value)
    )


def _compute_unlikely_degrees(normal: float) -> float:
    """Return the degrees above which a range is unlikely: a share of the norm, and at least some degrees above it."""
    rules = get_plausibility_rules()
    share, least = rules["above_normal_share"].high, rules["above_normal_least"].high
    return max(normal * (share or 1), normal + (least or 0))


def _check_ranges(ranges: Sequence[RangeOfMotion]) -> Iterator[PlausibilityIssue]:
    for row, record in enumerate(ranges):
        if issue := check_range_plausibility(record):
            yield msgspec.structs.replace(issue, path=f"ranges.{row}.{issue.path}")


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
    for issue in check_vitals_plausibility(vitals):
        yield msgspec.structs.replace(issue, path=f"vitals.{issue.path}")


def _check_times(note: Session) -> Iterator[PlausibilityIssue]:
    """Check how long the session and its treatment lines took, and how far away the next visit is."""
    if note.ends_at is not None:
        length = round((note.ends_at - note.starts_at).total_seconds() / 60)  # minutes
        if _is_outside_limits("long_session", length):
            yield _make_issue("long_session", "ends_at", value=f"{length / 60:.1f}")
        if note.minutes > length:
            yield _make_issue(
                "minutes_exceed", "treatment", value=note.minutes, other=format_count(length, "minute")
            )
    if note.next_visit is not None and _is_outside_limits(
        "next_visit_far", (note.next_visit - note.starts_at).days
    ):
        yield _make_issue("next_visit_far", "next_visit")


def _is_outside_limits(rule_id: str, value: float) -> bool:
    rule = get_plausibility_rules()[rule_id]
    return (rule.low is not None and value < rule.low) or (rule.high is not None and value > rule.high)


def _make_issue(rule_id: str, path: str, **values: object) -> PlausibilityIssue:
    return PlausibilityIssue(path=path, sentence=_format_rule_message(rule_id, **values))


def _format_rule_message(rule_id: str, **values: object) -> str:
    return get_plausibility_rules()[rule_id].sentence.format(**values)
