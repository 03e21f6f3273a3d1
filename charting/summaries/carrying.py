"""What a new session may take over from the last one: what tends to stay. Nothing that was found, said or measured."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from charting.model.field import list_carried
from charting.model.line import Line, Origin
from charting.model.plan import Plan
from charting.model.session import GoalReading, Session
from charting.summaries.measure import MeasureKind, parse_measure

LineT = TypeVar("LineT", bound=Line)
Carried = Mapping[str, tuple[Line, ...]]


def carried(last: Session | None, plan: Plan | None) -> Carried:
    """Fields of a new session, each line with origin CARRIED; empty ones are left out.

    Of the last signed session the tables that are declared as carried, and of their lines the fields that are: techniques
    with area, side, pressure and position, without minutes, dose and response; and the home program. Of the plan: the
    goals whose figure nothing else in a note measures, unread. Scores, findings, minutes, responses and free words
    are of their day, and stay there.
    """
    lines: dict[str, tuple[Line, ...]] = {}
    if last is not None:
        lines |= {field: _once(map(_carry, getattr(last, field))) for field in list_carried(type(last))}
    if plan is not None:
        lines["goal_readings"] = _once(
            GoalReading(measure=goal.measure, origin=Origin.CARRIED)
            for goal in plan.goals
            if parse_measure(goal.measure).kind is MeasureKind.OTHER
        )
    return {field: found for field, found in lines.items() if found}


def into_empty(draft: Session, lines: Carried) -> Carried:
    """Those of the lines that the draft can take: where it has none of that field, neither read nor unread."""
    typed = {path.partition(".")[0] for path in draft.unread}
    return {
        field: found for field, found in lines.items() if not getattr(draft, field) and field not in typed
    }


def _carry(line: LineT) -> LineT:
    """The line with what may be taken over of it."""
    kept: dict[str, Any] = {name: getattr(line, name) for name in list_carried(type(line))}
    return type(line)(**kept, origin=Origin.CARRIED)


def _once(lines: Iterable[LineT]) -> tuple[LineT, ...]:
    """Each line once: without its minutes, the same work at two moments of a visit is one line."""
    return tuple(dict.fromkeys(lines))
