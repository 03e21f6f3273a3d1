"""A course of many visits alike: figures from the story, words drawn from its sentences so that no two read alike."""

from collections.abc import Mapping, Sequence

from charting.demo.story import LongCourse, ToldCase, ToldSession
from charting.model.session import Progress

# Where pain on arrival (NPRS) is no longer mild, and where it is severe: the sentences are kept by these.
MODERATE, SEVERE = 4, 6
# The figures of function and range are taken at every fifth visit.
MEASURED = 5
_RELIEF = (1, 2, 1, 2, 1, 1, 2)


def sessions_of(told: ToldCase) -> tuple[ToldSession, ...]:
    """The case's sessions as told, and those of its long course, oldest first; a day missed has none."""
    course = told.long_course
    if course is None:
        return told.sessions
    missed = {day for day, _ in told.missed}
    planned = (course.first_day + course.every * turn for turn in range(len(course.arrival) + len(missed)))
    days = [day for day in planned if day not in missed]
    return (*told.sessions, *(_session(course, visit, day) for visit, day in enumerate(days)))


def _session(course: LongCourse, visit: int, day: int) -> ToldSession:
    pain = course.arrival[visit]
    level = "mild" if pain < MODERATE else "moderate" if pain < SEVERE else "severe"
    return ToldSession(
        day=day,
        answer=_drawn(course.answers[level], visit - 1) if visit else "",
        s=f"{_drawn(course.subjective[level], visit)} {_drawn(course.daily_life, visit)}",
        pain=(
            pain,
            pain + 1 + visit % 3 // 2,
            max(0, pain - 2),
            max(0, pain - _RELIEF[visit % len(_RELIEF)]),
        ),
        home=_drawn(course.home_program, visit),
        o=_drawn(course.observations[level], visit),
        palpation=_graded(course.palpation[level], pain),
        ranges=_ranges(course, visit),
        activities={name: scores[visit // MEASURED] for name, scores in _measured(course.activities, visit)},
        treatment=_treatment(course, visit),
        a=_drawn(course.assessment[level], visit),
        progress=_progress(course.arrival[max(0, visit - 1)], pain),
        p=_drawn(course.plan, visit),
        check=_drawn(course.check, visit),
    )


def _drawn(sentences: Sequence[str], visit: int) -> str:
    """Lists of lengths without a common factor, drawn from by turns, meet in the same pair only after very long."""
    return sentences[visit % len(sentences)]


def _graded(findings: tuple[str, str, str], pain: int) -> tuple[str, ...]:
    """The three findings, the worst first, with palpation grades 0 to 4 as they go with that pain."""
    first = min(4, max(1, (pain + 1) // 2))
    grades = (first, max(1, first - 1), max(1, pain // 3))
    return tuple(f"{line} | {grade}" for line, grade in zip(findings, grades, strict=True))


def _measured(activities: Mapping[str, Sequence[int]], visit: int) -> list[tuple[str, Sequence[int]]]:
    return [] if visit % MEASURED else list(activities.items())


def _ranges(course: LongCourse, visit: int) -> tuple[str, ...]:
    if visit % MEASURED:
        return ()
    return tuple(f"{line} | {degrees[visit // MEASURED]}" for line, degrees in course.ranges.items())


def _treatment(course: LongCourse, visit: int) -> dict[str, str]:
    lines = course.treatments[visit % len(course.treatments)]
    return {line: _drawn(course.responses, visit * 2 + turn) for turn, line in enumerate(lines)}


def _progress(before: int, now: int) -> Progress:
    return Progress.BETTER if now < before else Progress.WORSE if now > before else Progress.SAME
