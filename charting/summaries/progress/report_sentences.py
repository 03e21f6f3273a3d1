"""Drafts the bottom line and the request of the progress report in plain words; the therapist may replace them.

What got worse comes first, as plainly as what got better. The state rests on published thresholds only; nothing is
guessed for what was not measured.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from charting.measures.judge import Meaningful
from charting.model.assessment import Decision
from charting.model.case import CaseStatus
from charting.model.provider import Provider
from charting.summaries.client_records import CaseRecords
from charting.summaries.measures.measure_keys import (
    MeasureKind,
    find_instrument_of_measure,
    format_measure_value,
    format_short_label,
    make_measure_identity,
    parse_measure,
)
from charting.summaries.progress.goal_status import GoalState, GoalStatus
from charting.summaries.progress.progress_report import ChangeRow
from charting.summaries.progress.visit_counters import VisitCounters
from charting.text.dates import format_date

_KIND_ORDER = (
    MeasureKind.PAIN,
    MeasureKind.ACTIVITY,
    MeasureKind.SCORE,
    MeasureKind.RANGE,
    MeasureKind.OTHER,
)
_BEHIND: tuple[GoalStatus, ...] = ("worse", "off track", "overdue", "slow")
_MAX_CLAUSES = 2


def draft_bottom_line(rows: Sequence[ChangeRow], goals: Sequence[GoalState], first_day: date) -> str:
    """Draft the state in a word or two, the changes behind it, and the goal that lags."""
    ordered = _sort_by_weight(rows)
    compared = [row for row in ordered if row.compared]
    worse, better = _filter_by_verdict(compared, "worse"), _filter_by_verdict(compared, "yes")
    if not compared:
        return _describe_start_of_care(ordered, first_day)
    if worse and better:
        return f"Mixed. Worse: {_join_changes(worse)}. Better: {_join_changes(better)}."
    if worse:
        return f"Worse. {_make_first_letter_capital(_join_changes(worse))}."
    if better:
        return f"Improving. {_make_first_letter_capital(_join_changes(better))}{_describe_lagging_goal(goals, better, compared)}."
    return _describe_unchanged(compared)


def _describe_unchanged(compared: Sequence[ChangeRow]) -> str:
    """Describe what changed, the worse first. "Yet" would promise improvement, so it is left out if anything got worse."""
    worse_first = sorted(compared, key=lambda row: row.verdict.better is not False)
    yet = "" if worse_first[0].verdict.better is False else " yet"
    return f"No meaningful change{yet}. {_make_first_letter_capital(_join_changes(worse_first))}."


def _sort_by_weight(rows: Iterable[ChangeRow]) -> list[ChangeRow]:
    """Sort pain and function first: what the client came for."""
    return sorted(rows, key=lambda row: _KIND_ORDER.index(parse_measure(row.key).kind))


def _filter_by_verdict(rows: Iterable[ChangeRow], verdict: Meaningful) -> list[ChangeRow]:
    return [row for row in rows if row.verdict.meaningful == verdict]


def _describe_start_of_care(rows: Sequence[ChangeRow], first_day: date) -> str:
    """Describe the first figures. A figure that was taken once is not a change."""
    starts = [
        f"{_format_subject(row.key)} {row.start.text}{_format_scale_end(row.key)}"
        for row in rows
        if row.start.text != "–"
    ]
    figures = f" {_make_first_letter_capital('; '.join(starts[:3]))}." if starts else ""
    return f"Care began {format_date(first_day, year=False)}.{figures} There is no second measurement to compare yet."


def _join_changes(rows: Sequence[ChangeRow]) -> str:
    return " and ".join(_describe_change(row) for row in rows[:_MAX_CLAUSES])


def _describe_change(row: ChangeRow) -> str:
    """Describe `pain on arrival fell from 8 to 5`."""
    change = row.verdict.change or 0
    if row.start.text == "–":
        return f"{_format_subject(row.key)} is {row.now.text}"
    if not change:
        return f"{_format_subject(row.key)} is {row.now.text}{_format_scale_end(row.key)}, as at the start"
    verb = "rose" if change > 0 else "fell"
    return f"{_format_subject(row.key)} {verb} from {row.start.text} to {row.now.text}{_format_scale_end(row.key)}"


def _describe_lagging_goal(
    goals: Iterable[GoalState], mentioned: Sequence[ChangeRow], compared: Iterable[ChangeRow]
) -> str:
    """Describe the first goal behind plan that is not mentioned yet: `; external rotation is at 38°, goal 60°`."""
    candidates = {make_measure_identity(row.key) for row in compared}
    candidates -= {make_measure_identity(row.key) for row in mentioned[:_MAX_CLAUSES]}
    for state in goals:
        key = state.goal.measure
        if state.status in _BEHIND and make_measure_identity(key) in candidates:
            now, target = format_measure_value(key, state.now), format_measure_value(key, state.goal.target)
            return f"; {_format_subject(key)} is at {now}, goal {target}"
    return ""


def _format_subject(key: str) -> str:
    """Name the measure inside a sentence; the client's own words for an activity are in quotation marks."""
    label = format_short_label(key)
    return f"“{label}”" if parse_measure(key).kind is MeasureKind.ACTIVITY else label


def _format_scale_end(key: str) -> str:
    is_activity = parse_measure(key).kind is MeasureKind.ACTIVITY
    instrument = find_instrument_of_measure(key) if is_activity else None
    return f" of {instrument.high:g}" if instrument else ""


def _make_first_letter_capital(words: str) -> str:
    """Capitalize the first letter, also after a quotation mark."""
    index = 1 if words.startswith("“") else 0
    return words[:index] + words[index : index + 1].upper() + words[index + 1 :]


def draft_request(
    case: CaseRecords,
    provider: Provider,
    counts: VisitCounters,
    rows: Sequence[ChangeRow],
    goals: Sequence[GoalState],
    today: date,
) -> str:
    """Draft what to ask the recipient. Only the referrer can approve visits; any other provider is informed."""
    if case.referrer is None or case.referrer.id != provider.id:
        return "This is for your information; no reply is needed."
    return _draft_request_by_decision(case, rows, goals) or _draft_request_by_visits(counts, goals, today)


def _draft_request_by_decision(
    case: CaseRecords, rows: Sequence[ChangeRow], goals: Sequence[GoalState]
) -> str:
    newest = next(reversed(case.signed_assessments), None)
    if newest is not None and newest.decision is Decision.REFER_OUT:
        return f"We ask you to see the patient: {_close_sentence(newest.decision_reason)}"
    if case.case.status is CaseStatus.DISCHARGED:
        return "Care has ended; no reply is needed."
    if worse := _filter_by_verdict(_sort_by_weight(rows), "worse"):
        return f"We ask you to advise whether to continue: {_format_subject(worse[0].key)} is worse."
    if goals and all(state.status == "met" for state in goals):
        return "We ask you to agree to discharge: the goals are met."
    return ""


def _draft_request_by_visits(counts: VisitCounters, goals: Sequence[GoalState], today: date) -> str:
    """Ask to continue as authorized, and for advice on a motion that lags, where another profession may help."""
    behind = [state.goal.measure for state in goals if state.status in _BEHIND]
    motion = next((key for key in behind if parse_measure(key).kind is MeasureKind.RANGE), "")
    advice = f" and to advise on {_format_subject(motion)}" if motion else ""
    if counts.ends is not None and counts.ends < today:
        ended = format_date(counts.ends)
        return f"We ask you to renew the referral, valid until {ended}{f',{advice}' if advice else ''}."
    if counts.authorized is None:
        return f"We ask you to confirm that treatment may continue as planned{advice}."
    if counts.left:
        return f"We ask you to approve completing the {counts.authorized} visits{advice}."
    return f"We ask you to approve further visits (all {counts.authorized} are used){advice}."


def _close_sentence(words: str) -> str:
    words = words.strip()
    return words if words.endswith((".", "!", "?")) else f"{words}."
