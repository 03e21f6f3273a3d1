"""A long course of similar visits: figures from the sample file, text from lists of sentences so that no two visits
read the same.
"""

from collections.abc import Mapping, Sequence

from charting.demo.schema import LongCourse, SampleCase, SampleSession
from charting.model.session import Progress

# The lowest pain on arrival (NPRS, 0 to 10) that the lists of sentences call moderate, and severe.
MODERATE, SEVERE = 4, 6
# Activities and ranges of motion are measured at every fifth visit.
MEASURED_EVERY = 5
_RELIEF = (1, 2, 1, 2, 1, 1, 2)


def collect_sample_sessions(sample: SampleCase) -> tuple[SampleSession, ...]:
    """The sessions in the sample file and those of its long course, oldest first; a missed day has none."""
    course = sample.long_course
    if course is None:
        return sample.sessions
    missed = {day for day, _ in sample.missed}
    planned = (
        course.first_day + course.every * number for number in range(len(course.arrival) + len(missed))
    )
    days = [day for day in planned if day not in missed]
    return (*sample.sessions, *(_build_session(course, visit, day) for visit, day in enumerate(days)))


def _build_session(course: LongCourse, visit: int, day: int) -> SampleSession:
    pain = course.arrival[visit]
    level = "mild" if pain < MODERATE else "moderate" if pain < SEVERE else "severe"
    return SampleSession(
        day=day,
        answer=_pick_in_rotation(course.answers[level], visit - 1) if visit else "",
        s=f"{_pick_in_rotation(course.subjective[level], visit)} {_pick_in_rotation(course.daily_life, visit)}",
        pain=(
            pain,
            pain + 1 + visit % 3 // 2,
            max(0, pain - 2),
            max(0, pain - _RELIEF[visit % len(_RELIEF)]),
        ),
        home=_pick_in_rotation(course.home_program, visit),
        o=_pick_in_rotation(course.observations[level], visit),
        palpation=_add_grades(course.palpation[level], pain),
        ranges=_build_range_lines(course, visit),
        activities={
            name: scores[visit // MEASURED_EVERY] for name, scores in _pick_measured(course.activities, visit)
        },
        treatment=_build_treatment_lines(course, visit),
        a=_pick_in_rotation(course.assessment[level], visit),
        progress=_judge_progress(course.arrival[max(0, visit - 1)], pain),
        p=_pick_in_rotation(course.plan, visit),
        check=_pick_in_rotation(course.check, visit),
    )


def _pick_in_rotation(sentences: Sequence[str], visit: int) -> str:
    """Lists whose lengths share no factor repeat the same combination of sentences only after many visits."""
    return sentences[visit % len(sentences)]


def _add_grades(findings: tuple[str, str, str], pain: int) -> tuple[str, ...]:
    """The three findings, the worst first, with palpation grades (0 to 4) that fit the pain."""
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
    return {
        line: _pick_in_rotation(course.responses, visit * 2 + number) for number, line in enumerate(lines)
    }


def _judge_progress(before: int, now: int) -> Progress:
    return Progress.BETTER if now < before else Progress.WORSE if now > before else Progress.SAME
