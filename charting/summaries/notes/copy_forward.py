"""Copies forward into a new session what tends to stay the same; never what was found, said or measured."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from charting.model.field import list_carried
from charting.model.note_line import NoteLine, Origin
from charting.model.plan import Plan
from charting.model.session import GoalReading, Session
from charting.summaries.measures.measure_keys import MeasureKind, parse_measure

LineT = TypeVar("LineT", bound=NoteLine)
CopiedLines = Mapping[str, tuple[NoteLine, ...]]


def collect_lines_to_copy(last: Session | None, plan: Plan | None) -> CopiedLines:
    """Collect lines for a new session by field, each with origin CARRIED; fields without lines are left out.

    From the last signed session come the tables and columns that `declare(carried=True)` marks: techniques with area,
    side, pressure and position but without minutes, dose and response, and the home program. From the plan come the
    goals that nothing else in a note measures, without a figure. Scores, findings, minutes, responses and free text
    belong to their day and are never copied.
    """
    lines: dict[str, tuple[NoteLine, ...]] = {}
    if last is not None:
        lines |= {
            field: _remove_duplicates(map(_copy_line, getattr(last, field)))
            for field in list_carried(type(last))
        }
    if plan is not None:
        lines["goal_readings"] = _remove_duplicates(
            GoalReading(measure=goal.measure, origin=Origin.CARRIED)
            for goal in plan.goals
            if parse_measure(goal.measure).kind is MeasureKind.OTHER
        )
    return {field: copied for field, copied in lines.items() if copied}


def filter_for_empty_fields(draft: Session, lines: CopiedLines) -> CopiedLines:
    """Keep the lines of fields that are empty in the draft: no line yet, and no text that quick entry could not read."""
    fields_with_unread_text = {path.partition(".")[0] for path in draft.unread}
    return {
        field: copied
        for field, copied in lines.items()
        if not getattr(draft, field) and field not in fields_with_unread_text
    }


def _copy_line(line: LineT) -> LineT:
    """Copy the columns of a line that are declared as carried."""
    values: dict[str, Any] = {name: getattr(line, name) for name in list_carried(type(line))}
    return type(line)(**values, origin=Origin.CARRIED)


def _remove_duplicates(lines: Iterable[LineT]) -> tuple[LineT, ...]:
    """Keep each line once: without minutes, the same work twice in a visit makes two equal lines."""
    return tuple(dict.fromkeys(lines))
