"""What a new session may take over from the last one: what tends to stay. Nothing that was found, said or measured."""

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
    """Fields of a new session, each line with origin CARRIED; empty ones are left out.

    Of the last signed session the tables that are declared as carried, and of their lines the fields that are: techniques
    with area, side, pressure and position, without minutes, dose and response; and the home program. Of the plan: the
    goals whose figure nothing else in a note measures, unread. Scores, findings, minutes, responses and free words
    are of their day, and stay there.
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
    return {field: found for field, found in lines.items() if found}


def filter_for_empty_fields(draft: Session, lines: CopiedLines) -> CopiedLines:
    """Those of the lines that the draft can take: where it has none of that field, neither read nor unread."""
    typed = {path.partition(".")[0] for path in draft.unread}
    return {
        field: found for field, found in lines.items() if not getattr(draft, field) and field not in typed
    }


def _copy_line(line: LineT) -> LineT:
    """The line with what may be taken over of it."""
    kept: dict[str, Any] = {name: getattr(line, name) for name in list_carried(type(line))}
    return type(line)(**kept, origin=Origin.CARRIED)


def _remove_duplicates(lines: Iterable[LineT]) -> tuple[LineT, ...]:
    """Each line once: without its minutes, the same work at two moments of a visit is one line."""
    return tuple(dict.fromkeys(lines))
