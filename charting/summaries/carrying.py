"""What a new session may take over from the last one: what tends to stay. Nothing that was found, said or measured."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from charting.model.line import Line, Origin
from charting.model.plan import HomeTask, Plan
from charting.model.session import GoalReading, Session, Treatment
from charting.summaries.measure import MeasureKind, parse_measure

LineT = TypeVar("LineT", bound=Line)
Carried = Mapping[str, tuple[Line, ...]]


def carried(last: Session | None, plan: Plan | None) -> Carried:
    """Fields of a new session, each line with origin CARRIED; empty ones are left out.

    Of the last signed session: techniques with area, side, pressure and position, without minutes, dose and
    response; and the home program. Of the plan: the goals whose figure nothing else in a note measures, unread.
    Scores, findings, minutes, responses and free words are of their day, and stay there.
    """
    lines: dict[str, tuple[Line, ...]] = {}
    if last is not None:
        lines["treatment"] = _once(_technique(line) for line in last.treatment)
        lines["home_program"] = _once(_task(task) for task in last.home_program)
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


def _technique(line: Treatment) -> Treatment:
    return Treatment(
        technique=line.technique,
        areas=line.areas,
        side=line.side,
        pressure=line.pressure,
        position=line.position,
        origin=Origin.CARRIED,
    )


def _task(task: HomeTask) -> HomeTask:
    return HomeTask(
        name=task.name, kind=task.kind, dose=task.dose, measured=task.measured, origin=Origin.CARRIED
    )


def _once(lines: Iterable[LineT]) -> tuple[LineT, ...]:
    """Each line once: without its minutes, the same work at two moments of a visit is one line."""
    return tuple(dict.fromkeys(lines))
