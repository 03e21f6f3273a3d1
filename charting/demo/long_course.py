"""A course of many visits alike: figures from the story, words drawn from its sentences so that no two notes read alike."""

from collections.abc import Iterator, Mapping, Sequence

from charting.demo.story import LongCourse, ToldSession
from charting.model.session import Progress

# Where pain on arrival (NPRS) stops being mild and stops being moderate: the usual cut points, 3 and 6.
MILD, MODERATE = 3, 6


def sessions_of(course: LongCourse | None) -> tuple[ToldSession, ...]:
    """The visits, oldest first; those that the client missed are days without one."""
    if course is None:
        return ()
    weeks = (week for week in range(len(course.arrival) + len(course.missed)) if week not in course.missed)
    return tuple(_session(course, visit, week) for visit, week in enumerate(weeks))


def missed_days(course: LongCourse | None) -> tuple[int, ...]:
    """The days of the visits that were missed."""
    return () if course is None else tuple(course.first_day + course.every * week for week in course.missed)


def _session(course: LongCourse, visit: int, week: int) -> ToldSession:
    pain = course.arrival[visit]
    before = course.arrival[visit - 1] if visit else pain
    after = max(0, pain - (1, 2, 1, 2, 1, 1, 2)[visit % 7])
    return ToldSession(
        day=course.first_day + course.every * week,
        s=" ".join(_subjective(course, visit, pain)),
        pain=(pain, min(10, pain + 1 + visit % 3 // 2), max(0, pain - 2), after),
        home=_drawn(course.home_program, visit),
        o=_drawn(_by_level(course.observations, pain), visit),
        palpation=_palpation(course, visit, pain),
        ranges=_rotation(course, visit),
        activities={name: scores[visit // 5] for name, scores in course.activities.items() if visit % 5 == 0},
        treatment=_treatment(course, visit),
        a=_drawn(_by_level(course.assessment, pain), visit),
        progress=_progress(before, pain),
        p=_drawn(course.plan, visit),
        check=_drawn(course.check, visit),
    )


def _drawn(sentences: Sequence[str], visit: int) -> str:
    return sentences[visit % len(sentences)]


def _by_level(sentences: Mapping[str, Sequence[str]], pain: int) -> Sequence[str]:
    return sentences["mild" if pain <= MILD else "moderate" if pain < MODERATE else "severe"]
