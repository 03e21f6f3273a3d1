"""Makes the timeline rows of notes, signed ones and drafts."""

from charting.model.assessment import Assessment
from charting.model.plan import Plan
from charting.model.session import Session
from charting.summaries.client_records import CaseRecords
from charting.summaries.measures.measure_keys import format_measure_label, format_measure_value
from charting.summaries.notes.finding_text import (
    format_assessment_title,
    format_plan_title,
    format_ranges_brief,
)
from charting.summaries.timeline.timeline_row import TimelineRow, join_details
from charting.text.wording import format_count, make_sentence_case, shorten_text


def make_session_row(case: CaseRecords, note: Session) -> TimelineRow:
    """Make the row `Session 4`, with pain, techniques and the response."""
    return TimelineRow(
        on=note.starts_at.date(),
        at=note.starts_at,
        title=f"Session {case.get_session_number(note)}",
        detail=join_details(
            [_format_pain(note), _format_techniques(note), shorten_text(_format_outcome(note), 60)]
        ),
        state=note.status,
        filter="sessions",
        record="session",
        record_id=note.id,
        case_id=note.case_id,
    )


def _format_pain(note: Session) -> str:
    if note.pain_now is None:
        return f"Pain {note.pain_said.words}" if note.pain_said else ""
    return f"Pain {note.pain_now}" + ("" if note.pain_after is None else f" → {note.pain_after}")


def _format_techniques(note: Session) -> str:
    """List the first three: the row only has to tell visits apart."""
    names = list(dict.fromkeys(line.technique for line in note.treatment))
    return ", ".join(names[:3])


def _format_outcome(note: Session) -> str:
    return f"Adverse: {note.adverse_response.answer}" if note.adverse_response.answer else note.response


def make_assessment_row(note: Assessment) -> TimelineRow:
    """Make the row `Initial assessment`, with pain, ranges and scores."""
    scores = ", ".join(
        _format_score(score.instrument, score.value) for score in note.scores if score.value is not None
    )
    pain = "" if note.pain.now is None else f"Pain {note.pain.now}"
    return TimelineRow(
        on=note.happened_at.date(),
        at=note.happened_at,
        title=format_assessment_title(note),
        detail=join_details([pain, _cut_between_parts(format_ranges_brief(note.ranges), 60), scores]),
        state=note.status,
        filter="assessments",
        record="assessment",
        record_id=note.id,
        case_id=note.case_id,
    )


def _cut_between_parts(text: str, limit: int) -> str:
    """Cut after as many comma-separated parts as fit: a motion without its figure would say nothing."""
    if len(text) <= limit:
        return text
    return f"{text[: limit + 1].rpartition(', ')[0] or text[:limit]}…"


def _format_score(instrument_id: str, value: float) -> str:
    key = f"score:{instrument_id}"
    return f"{format_measure_label(key)} {format_measure_value(key, value)}"


def make_plan_row(note: Plan) -> TimelineRow:
    """Make the row `Plan revised`, with the frequency and the reason."""
    return TimelineRow(
        on=note.happened_at.date(),
        at=note.happened_at,
        title=format_plan_title(note),
        detail=join_details(
            [
                make_sentence_case(note.schedule),
                shorten_text(note.reason) or format_count(len(note.goals), "goal"),
            ]
        ),
        state=note.status,
        filter="assessments",
        record="plan",
        record_id=note.id,
        case_id=note.case_id,
    )
