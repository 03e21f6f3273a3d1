"""A course of many visits alike: figures from the story, words drawn from its sentences so that no two read alike."""

from collections.abc import Mapping, Sequence

from charting.demo.schema import LongCourse, SampleCase, SampleSession
from charting.model.session import Progress

# Where pain on arrival (NPRS) is no longer mild, and where it is severe: the sentences are kept by these.
MODERATE, SEVERE = 4, 6
# The figures of function and range are taken at every fifth visit.
MEASURED_EVERY = 5
_RELIEF = (1, 2, 1, 2, 1, 1, 2)


def collect_sample_sessions(told: SampleCase) -> tuple[SampleSession, ...]:
    """The case's sessions as told, and those of its long course, oldest first; a day missed has none."""
    course = told.long_course
    if course is None:
        return told.sessions
    missed = {day for day, _ in told.missed}
    planned = (course.first_day + course.every * turn for turn in range(len(course.arrival) + len(missed)))
    days = [day for day in planned if day not in missed]
    return (*told.sessions, *(_build_session(course, visit, day) for visit, day in enumerate(days)))


def _build_session(course: LongCourse, visit: int, day: int) -> SampleSession:
    pain = course.arrival[visit]
    level = "mild" if pain < MODERATE else "moderate" if pain < SEVERE else "severe"
    return SampleSession(
        day=day,
        answer=_pick_by_turns(course.answers[level], visit - 1) if visit else "",
        s=f"{_pick_by_turns(course.subjective[level], visit)} {_pick_by_turns(course.daily_life, visit)}",
        pain=(
            pain,
            pain + 1 + visit % 3 // 2,
            max(0, pain - 2),
            max(0, pain - _RELIEF[visit % len(_RELIEF)]),
        ),
        home=_pick_by_turns(course.home_program, visit),
        o=_pick_by_turns(course.observations[level], visit),
        palpation=_add_grades(course.palpation[level], pain),
        ranges=_build_range_lines(course, visit),
        activities={
            name: scores[visit // MEASURED_EVERY] for name, scores in _pick_measured(course.activities, visit)
        },
        treatment=_build_treatment_lines(course, visit),
        a=_pick_by_turns(course.assessment[level], visit),
        progress=_judge_progress(course.arrival[max(0, visit - 1)], pain),
        p=_pick_by_turns(course.plan, visit),
        check=_pick_by_turns(course.check, visit),
    )


def _pick_by_turns(sentences: Sequence[str], visit: int) -> str:
    """Lists of lengths without a common factor, drawn from by turns, meet in the same pair only after very long."""
    return sentences[visit % len(sentences)]


def _add_grades(findings: tuple[str, str, str], pain: int) -> tuple[str, ...]:
    """The three findings, the worst first, with palpation grades 0 to 4 as they go with that pain."""
    first = min(4, max(1, (pain + 1) // 2))
    grades = (first, max(1, first - 1), max(1, pain // 3))
    return tuple(f"{line} | {grade}" for line, grade in zip(findings, grades, strict=True))


def _pick_measured(activities: Mapping[str, Sequence[int]], visit: int) -> list[tuple[str, Sequence[int]]]:
    return [] if visit % MEASURED_EVERY else list(activities.items())


def _build_range_lines(course: LongCourse, visit: int) -> tuple[str, ...]:
    if visit % MEASURED_EVERY:
        return ()
    return tuple(f"{line} | {degrees[visit // MEASURED_EVERY]}" for line, degrees in course.ranges.items())


def _build_treatment_lines(course: LongCourse, visit: int) -> dict[str, str]:
    lines = course.treatments[visit % len(course.treatments)]
    return {line: _pick_by_turns(course.responses, visit * 2 + turn) for turn, line in enumerate(lines)}


def _judge_progress(before: int, now: int) -> Progress:
    return Progress.BETTER if now < before else Progress.WORSE if now > before else Progress.SAME
