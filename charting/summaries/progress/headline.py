"""Builds the first line of the overview: is this client getting better, by which figures, and what lags behind."""

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
from charting.text.wording import format_count, format_day, join_with_and, make_sentence_case

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
    """`state` is bold, `text` follows, `tail` is small: `Improving.` `Pain on arrival 8 → 5 …` `5 visits.`

    `sources` cites the thresholds behind the state: `Thresholds: Farrar 2001.` Empty if nothing was judged.
    """

    state: HeadlineState
    text: str
    tail: str
    sources: str = ""

    @property
    def tone(self) -> Tone:
        """The color of the card's edge; the state says the same in words."""
        return _TONES[self.state]


class MeasureChange(msgspec.Struct, frozen=True, kw_only=True):
    """The first and the newest figure of a measure, from different days, and the verdict on their difference."""

    key: str
    since: date
    start: float
    now: float
    meaningful: Meaningful
    better: bool | None
    citation: str = ""


def build_headline(case: CaseRecords, today: date) -> Headline:
    """Build the headline from signed notes, judged by the same measures as the progress report.

    "Improving" needs a meaningful change by a published threshold, "Worse" one in the wrong direction; both together
    are "Mixed". Without either the state is "Unchanged", and "Too early" until something has been measured twice.
    """
    counts = count_case_visits(case, today)
    changes = find_measure_changes(case)
    state = _judge_state(counts, changes)
    selected = _select_changes(case, changes)
    return Headline(
        state=state,
        text=_format_text(case, state, selected, today),
        tail=_format_tail(case, counts, today),
        sources=_format_sources(state, selected),
    )


def find_measure_changes(case: CaseRecords) -> tuple[MeasureChange, ...]:
    """Find each measure of progress that has at least two figures."""
    return tuple(change for key in list_progress_measures(case) if (change := _compare_measure(case, key)))


def _compare_measure(case: CaseRecords, key: str) -> MeasureChange | None:
    readings = find_readings(case, key)
    if len(readings) < 2:
        return None
    first, last = readings[0], readings[-1]
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


def _judge_state(counts: VisitCounters, changes: Sequence[MeasureChange]) -> HeadlineState:
    verdicts = {change.meaningful for change in changes}
    if counts.visits == 0:
        return "No sessions"
    if not changes:
        return "Too early"
    if "worse" in verdicts:
        return "Mixed" if "yes" in verdicts else "Worse"
    return "Improving" if "yes" in verdicts else "Unchanged"


def _select_changes(case: CaseRecords, changes: Sequence[MeasureChange]) -> list[MeasureChange]:
    """Select pain and function, then whatever else the state is based on, three at most.

    What got worse comes first, so that it cannot hide behind the rest.
    """
    function = find_function_measure(case) or ""
    usual = [
        change
        for change in changes
        if is_same_measure(change.key, PAIN) or is_same_measure(change.key, function)
    ]
    unexplained = {"yes", "worse"} - {change.meaningful for change in usual}
    selected = [*usual, *(change for change in changes if change.meaningful in unexplained)] or list(changes)
    return sorted(selected, key=lambda change: change.meaningful != "worse")[:_MAX_CHANGES]


def _format_text(
    case: CaseRecords, state: HeadlineState, changes: Sequence[MeasureChange], today: date
) -> str:
    if state == "No sessions":
        return _describe_assessment(case, today)
    if state == "Too early":
        return "Nothing has been scored twice yet."
    figures = join_with_and([_format_figures(change) for change in changes])
    since = format_day(min(change.since for change in changes), today)
    unchanged = _describe_no_change(changes) if state == "Unchanged" else ""
    lags = _describe_lagging_goals(judge_goals(case, today), changes)
    return f"{make_sentence_case(figures)} since {since}{unchanged}{f'; {lags}' if lags else ''}."


def _format_sources(state: HeadlineState, changes: Iterable[MeasureChange]) -> str:
    """Cite the thresholds of the changes. Before the first session nothing is judged."""
    cited = dict.fromkeys(change.citation for change in changes if change.citation)
    return f"Thresholds: {'; '.join(cited)}." if cited and state != "No sessions" else ""


def _describe_assessment(case: CaseRecords, today: date) -> str:
    """Describe what has been done before the first session."""
    if not case.signed_assessments:
        return "Not assessed yet."
    return f"Assessed {format_day(case.signed_assessments[-1].happened_at.date(), today)}."


def _describe_no_change(changes: Iterable[MeasureChange]) -> str:
    """Say "not yet" only if nothing moved the wrong way, because "yet" promises that it will improve."""
    is_any_worse = any(change.better is False for change in changes)
    return ", no meaningful change" if is_any_worse else ", not yet a meaningful change"


def _format_figures(change: MeasureChange) -> str:
    start, now = format_measure_value(change.key, change.start), format_measure_value(change.key, change.now)
    return (
        f"{format_short_label(change.key)} {start} → {now}"
        if start != now
        else f"{format_short_label(change.key)} still {now}"
    )


def _describe_lagging_goals(goals: Sequence[GoalState], shown: Sequence[MeasureChange]) -> str:
    """Describe the goals behind plan whose figures are not shown yet: those that are worse, then those that are slow."""
    others = [
        goal for goal in goals if not any(is_same_measure(goal.goal.measure, change.key) for change in shown)
    ]
    worse = _collect_labels(goal for goal in others if goal.status == "worse")
    slow = _collect_labels(goal for goal in others if goal.status in ("slow", "off track", "overdue"))
    parts = [f"{join_with_and(worse)} {'is' if len(worse) == 1 else 'are'} worse"] if worse else []
    parts += [f"{join_with_and(slow)} {'lags' if len(slow) == 1 else 'lag'}"] if slow else []
    return ", ".join(parts)


def _collect_labels(goals: Iterable[GoalState]) -> list[str]:
    """Collect each label once: the short label leaves out the side of a joint."""
    return list(dict.fromkeys(format_short_label(goal.goal.measure) for goal in goals))


def _format_tail(case: CaseRecords, counts: VisitCounters, today: date) -> str:
    has_no_limit = counts.authorized is None
    visits = (
        f"{format_count(counts.visits, 'visit')}." if has_no_limit else f"{counts.used_text} visits used."
    )
    if case.case.status is not CaseStatus.DISCHARGED or case.case.closed is None:
        return visits
    return f"{visits} Discharged {format_day(case.case.closed, today)}: {case.case.discharge_reason}."
