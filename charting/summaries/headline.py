"""The overview's first line: is this client getting better, by what figures, and what lags."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

import msgspec

from charting.measures.judge import Meaningful
from charting.model.case import CaseStatus
from charting.summaries.chip import Tone
from charting.summaries.client_file import CaseFile
from charting.summaries.clocks import Clocks, clocks
from charting.summaries.goals import GoalState, judge_goals
from charting.summaries.measure import (
    PAIN,
    case_area,
    format_value,
    judge_measure,
    same_measure,
    short_label,
)
from charting.summaries.readings import progress_measures, readings
from charting.summaries.trend import function_measure
from charting.summaries.words import counted, day_words, listed, sentence_case

State = Literal["Improving", "Mixed", "Unchanged", "Worse", "Too early", "No sessions"]

_TONES: dict[State, Tone] = {
    "Improving": "good",
    "Mixed": "warn",
    "Unchanged": "warn",
    "Worse": "danger",
    "Too early": "neutral",
    "No sessions": "neutral",
}

_TOLD = 3


class Headline(msgspec.Struct, frozen=True, kw_only=True):
    """`state` in bold, `text` after it, `tail` small: `Improving.` `Pain on arrival 8 → 5 …` `5 visits.`

    `sources` says whose thresholds the state rests on: `Thresholds: Farrar 2001.` Empty where nothing was judged.
    """

    state: State
    text: str
    tail: str
    sources: str = ""

    @property
    def tone(self) -> Tone:
        """The color of the card's edge; the state says it in words."""
        return _TONES[self.state]


class Shift(msgspec.Struct, frozen=True, kw_only=True):
    """A measure's first and newest figure, from different days, and what their difference amounts to."""

    key: str
    since: date
    start: float
    now: float
    meaningful: Meaningful
    better: bool | None
    citation: str = ""


def headline(case: CaseFile, today: date) -> Headline:
    """The bottom line from signed notes, judged over the same measures as the progress report's.

    "Improving" takes a meaningful change by a published threshold, "Worse" one the other way, and both are "Mixed".
    Without either it is "Unchanged", and "Too early" while nothing was taken twice.
    """
    counts = clocks(case, today)
    shifts = shifts_of(case)
    state = _state(counts, shifts)
    told = _told(case, shifts)
    text = _text(case, state, told, today)
    return Headline(state=state, text=text, tail=_tail(case, counts, today), sources=_sources(state, told))


def shifts_of(case: CaseFile) -> tuple[Shift, ...]:
    """Each measure of progress that has two figures or more."""
    return tuple(shift for key in progress_measures(case) if (shift := _shift(case, key)))


def _shift(case: CaseFile, key: str) -> Shift | None:
    taken = readings(case, key)
    if len(taken) < 2:
        return None
    first, last = taken[0], taken[-1]
    verdict = judge_measure(key, first.value, last.value, case_area(case.case))
    return Shift(
        key=key,
        since=first.on,
        start=first.value,
        now=last.value,
        meaningful=verdict.meaningful,
        better=verdict.better,
        citation=verdict.citation,
    )


def _state(counts: Clocks, shifts: Sequence[Shift]) -> State:
    verdicts = {shift.meaningful for shift in shifts}
    if counts.visits == 0:
        return "No sessions"
    if not shifts:
        return "Too early"
    if "worse" in verdicts:
        return "Mixed" if "yes" in verdicts else "Worse"
    return "Improving" if "yes" in verdicts else "Unchanged"


def _told(case: CaseFile, shifts: Sequence[Shift]) -> list[Shift]:
    """Pain and the activity that stands for function, then what the verdict rests on besides, three at most.

    What got worse comes first: it must not hide behind the rest.
    """
    function = function_measure(case) or ""
    usual = [each for each in shifts if same_measure(each.key, PAIN) or same_measure(each.key, function)]
    shown = {each.meaningful for each in usual}
    judged = [each for each in shifts if each.meaningful in {"yes", "worse"} - shown]
    told = [*usual, *judged] or list(shifts)
    return sorted(told, key=lambda each: each.meaningful != "worse")[:_TOLD]


def _text(case: CaseFile, state: State, shifts: Sequence[Shift], today: date) -> str:
    if state == "No sessions":
        return _assessed(case, today)
    if state == "Too early":
        return "Nothing has been scored twice yet."
    figures = listed([_figures(shift) for shift in shifts])
    since = day_words(min(shift.since for shift in shifts), today)
    unchanged = _not_meaningful(shifts) if state == "Unchanged" else ""
    lags = _lags(judge_goals(case, today), shifts)
    return f"{sentence_case(figures)} since {since}{unchanged}{f'; {lags}' if lags else ''}."


def _sources(state: State, shifts: Iterable[Shift]) -> str:
    """Nothing is judged before the first session."""
    cited = dict.fromkeys(shift.citation for shift in shifts if shift.citation)
    return f"Thresholds: {'; '.join(cited)}." if cited and state != "No sessions" else ""


def _assessed(case: CaseFile, today: date) -> str:
    """What has been done before the first session."""
    if not case.signed_assessments:
        return "Not assessed yet."
    return f"Assessed {day_words(case.signed_assessments[-1].happened_at.date(), today)}."


def _not_meaningful(shifts: Iterable[Shift]) -> str:
    """Nothing promises that what moved the wrong way will turn: there "not yet" would say too much."""
    worse = any(shift.better is False for shift in shifts)
    return ", no meaningful change" if worse else ", not yet a meaningful change"


def _figures(shift: Shift) -> str:
    start, now = format_value(shift.key, shift.start), format_value(shift.key, shift.now)
    return (
        f"{short_label(shift.key)} {start} → {now}"
        if start != now
        else f"{short_label(shift.key)} still {now}"
    )


def _lags(goals: Sequence[GoalState], shown: Sequence[Shift]) -> str:
    """The goals behind that the figures before have not told of: those that worsened, then those that are slow."""
    told = [goal for goal in goals if not any(same_measure(goal.goal.measure, shift.key) for shift in shown)]
    worse = _names(goal for goal in told if goal.status == "worse")
    slow = _names(goal for goal in told if goal.status in ("slow", "off track", "overdue"))
    parts = [f"{listed(worse)} {'is' if len(worse) == 1 else 'are'} worse"] if worse else []
    parts += [f"{listed(slow)} {'lags' if len(slow) == 1 else 'lag'}"] if slow else []
    return ", ".join(parts)


def _names(goals: Iterable[GoalState]) -> list[str]:
    """Each name once: both sides of a joint are one word here."""
    return list(dict.fromkeys(short_label(goal.goal.measure) for goal in goals))


def _tail(case: CaseFile, counts: Clocks, today: date) -> str:
    unlimited = counts.authorized is None
    visits = f"{counted(counts.visits, 'visit')}." if unlimited else f"{counts.used_text} visits used."
    if case.case.status is not CaseStatus.DISCHARGED or case.case.closed is None:
        return visits
    return f"{visits} Discharged {day_words(case.case.closed, today)}: {case.case.discharge_reason}."
