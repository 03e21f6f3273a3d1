"""The overview's first line: is this client getting better, by what figures, and what lags."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

import msgspec

from charting.measures.judge import Meaningful
from charting.model.case import CaseStatus
from charting.summaries.chip import Tone
from charting.summaries.client_records import CaseRecords
from charting.summaries.measures.measure_keys import (
    PAIN,
    format_measure_value,
    format_short_label,
    get_case_area,
    is_same_measure,
    judge_measure,
)
from charting.summaries.measures.measure_readings import find_readings, list_progress_measures
from charting.summaries.measures.pain_trend import find_function_measure
from charting.summaries.progress.goal_status import GoalState, judge_goals
from charting.summaries.progress.visit_counters import VisitCounters, count_case_visits
from charting.summaries.wording import format_count, format_day, join_with_and, make_sentence_case

HeadlineState = Literal["Improving", "Mixed", "Unchanged", "Worse", "Too early", "No sessions"]

_TONES: dict[HeadlineState, Tone] = {
    "Improving": "good",
    "Mixed": "warn",
    "Unchanged": "warn",
    "Worse": "danger",
    "Too early": "neutral",
    "No sessions": "neutral",
}

_MAX_CHANGES = 3


class Headline(msgspec.Struct, frozen=True, kw_only=True):
    """`state` in bold, `text` after it, `tail` small: `Improving.` `Pain on arrival 8 → 5 …` `5 visits.`

    `sources` says whose thresholds the state rests on: `Thresholds: Farrar 2001.` Empty where nothing was judged.
    """

    state: HeadlineState
    text: str
    tail: str
    sources: str = ""

    @property
    def tone(self) -> Tone:
        """The color of the card's edge; the state says it in words."""
        return _TONES[self.state]


class MeasureChange(msgspec.Struct, frozen=True, kw_only=True):
    """A measure's first and newest figure, from different days, and what their difference amounts to."""

    key: str
    since: date
    start: float
    now: float
    meaningful: Meaningful
    better: bool | None
    citation: str = ""


def build_headline(case: CaseRecords, today: date) -> Headline:
    """The bottom line from signed notes, judged over the same measures as the progress report's.

    "Improving" takes a meaningful change by a published threshold, "Worse" one the other way, and both are "Mixed".
    Without either it is "Unchanged", and "Too early" while nothing was taken twice.
    """
    counts = count_case_visits(case, today)
    shifts = find_measure_changes(case)
    state = _judge_state(counts, shifts)
    told = _select_changes(case, shifts)
    text = _format_text(case, state, told, today)
    return Headline(
        state=state, text=text, tail=_format_tail(case, counts, today), sources=_format_sources(state, told)
    )


def find_measure_changes(case: CaseRecords) -> tuple[MeasureChange, ...]:
    """Each measure of progress that has two figures or more."""
    return tuple(shift for key in list_progress_measures(case) if (shift := _compare_measure(case, key)))


def _compare_measure(case: CaseRecords, key: str) -> MeasureChange | None:
    taken = find_readings(case, key)
    if len(taken) < 2:
        return None
    first, last = taken[0], taken[-1]
    verdict = judge_measure(key, first.value, last.value, get_case_area(case.case))
    return MeasureChange(
        key=key,
        since=first.on,
        start=first.value,
        now=last.value,
        meaningful=verdict.meaningful,
        better=verdict.better,
        citation=verdict.citation,
    )


def _judge_state(counts: VisitCounters, shifts: Sequence[MeasureChange]) -> HeadlineState:
    verdicts = {shift.meaningful for shift in shifts}
    if counts.visits == 0:
        return "No sessions"
    if not shifts:
        return "Too early"
    if "worse" in verdicts:
        return "Mixed" if "yes" in verdicts else "Worse"
    return "Improving" if "yes" in verdicts else "Unchanged"


def _select_changes(case: CaseRecords, shifts: Sequence[MeasureChange]) -> list[MeasureChange]:
    """Pain and the activity that stands for function, then what the verdict rests on besides, three at most.

    What got worse comes first: it must not hide behind the rest.
    """
    function = find_function_measure(case) or ""
    usual = [
        each for each in shifts if is_same_measure(each.key, PAIN) or is_same_measure(each.key, function)
    ]
    shown = {each.meaningful for each in usual}
    judged = [each for each in shifts if each.meaningful in {"yes", "worse"} - shown]
    told = [*usual, *judged] or list(shifts)
    return sorted(told, key=lambda each: each.meaningful != "worse")[:_MAX_CHANGES]


def _format_text(
    case: CaseRecords, state: HeadlineState, shifts: Sequence[MeasureChange], today: date
) -> str:
    if state == "No sessions":
        return _describe_assessment(case, today)
    if state == "Too early":
        return "Nothing has been scored twice yet."
    figures = join_with_and([_format_figures(shift) for shift in shifts])
    since = format_day(min(shift.since for shift in shifts), today)
    unchanged = _describe_no_change(shifts) if state == "Unchanged" else ""
    lags = _describe_lagging_goals(judge_goals(case, today), shifts)
    return f"{make_sentence_case(figures)} since {since}{unchanged}{f'; {lags}' if lags else ''}."


def _format_sources(state: HeadlineState, shifts: Iterable[MeasureChange]) -> str:
    """Nothing is judged before the first session."""
    cited = dict.fromkeys(shift.citation for shift in shifts if shift.citation)
    return f"Thresholds: {'; '.join(cited)}." if cited and state != "No sessions" else ""


def _describe_assessment(case: CaseRecords, today: date) -> str:
    """What has been done before the first session."""
    if not case.signed_assessments:
        return "Not assessed yet."
    return f"Assessed {format_day(case.signed_assessments[-1].happened_at.date(), today)}."


def _describe_no_change(shifts: Iterable[MeasureChange]) -> str:
    """Nothing promises that what moved the wrong way will turn: there "not yet" would say too much."""
    worse = any(shift.better is False for shift in shifts)
    return ", no meaningful change" if worse else ", not yet a meaningful change"


def _format_figures(shift: MeasureChange) -> str:
    start, now = format_measure_value(shift.key, shift.start), format_measure_value(shift.key, shift.now)
    return (
        f"{format_short_label(shift.key)} {start} → {now}"
        if start != now
        else f"{format_short_label(shift.key)} still {now}"
    )


def _describe_lagging_goals(goals: Sequence[GoalState], shown: Sequence[MeasureChange]) -> str:
    """The goals behind that the figures before have not told of: those that worsened, then those that are slow."""
    told = [
        goal for goal in goals if not any(is_same_measure(goal.goal.measure, shift.key) for shift in shown)
    ]
    worse = _collect_labels(goal for goal in told if goal.status == "worse")
    slow = _collect_labels(goal for goal in told if goal.status in ("slow", "off track", "overdue"))
    parts = [f"{join_with_and(worse)} {'is' if len(worse) == 1 else 'are'} worse"] if worse else []
    parts += [f"{join_with_and(slow)} {'lags' if len(slow) == 1 else 'lag'}"] if slow else []
    return ", ".join(parts)


def _collect_labels(goals: Iterable[GoalState]) -> list[str]:
    """Each name once: both sides of a joint are one word here."""
    return list(dict.fromkeys(format_short_label(goal.goal.measure) for goal in goals))


def _format_tail(case: CaseRecords, counts: VisitCounters, today: date) -> str:
    unlimited = counts.authorized is None
    visits = f"{format_count(counts.visits, 'visit')}." if unlimited else f"{counts.used_text} visits used."
    if case.case.status is not CaseStatus.DISCHARGED or case.case.closed is None:
        return visits
    return f"{visits} Discharged {format_day(case.case.closed, today)}: {case.case.discharge_reason}."
