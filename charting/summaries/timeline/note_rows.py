"""Timeline rows of signed and drafted notes."""

from charting.model.assessment import Assessment, AssessmentKind
from charting.model.plan import Plan
from charting.model.session import Session
from charting.summaries.client_records import CaseRecords
from charting.summaries.measures.measure_keys import format_measure_label, format_measure_value
from charting.summaries.notes.finding_text import format_ranges_brief
from charting.summaries.timeline.timeline_row import TimelineRow, join_details
from charting.summaries.wording import format_count, make_sentence_case, shorten_text


def make_session_row(case: CaseRecords, note: Session) -> TimelineRow:
    """`Session 4`: pain, techniques, how it was taken."""
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
    """The first three: the row is for recognizing the visit."""
    names = list(dict.fromkeys(line.technique for line in note.treatment))
    return ", ".join(names[:3])


def _format_outcome(note: Session) -> str:
    return f"Adverse: {note.adverse_response.answer}" if note.adverse_response.answer else note.response


def format_assessment_title(note: Assessment) -> str:
    """`Initial assessment`, `Reassessment`, `Discharge assessment`."""
    return (
        "Reassessment" if note.kind is AssessmentKind.REASSESSMENT else f"{note.kind.capitalize()} assessment"
    )


def make_assessment_row(note: Assessment) -> TimelineRow:
    """`Initial assessment`: pain, ranges, scores."""
    scores = ", ".join(
        _format_score(each.instrument, each.value) for each in note.scores if each.value is not None
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
    """As many of the parts between commas as fit: half a motion, or a motion without its figure, says nothing."""
    if len(text) <= limit:
        return text
    return f"{text[: limit + 1].rpartition(', ')[0] or text[:limit]}…"


def _format_score(instrument_id: str, value: float) -> str:
    key = f"score:{instrument_id}"
    return f"{format_measure_label(key)} {format_measure_value(key, value)}"


def format_plan_title(note: Plan) -> str:
    """`Plan` for the first one of the case."""
    return "Plan revised" if note.revision > 1 else "Plan"


def make_plan_row(note: Plan) -> TimelineRow:
    """`Plan revised`: the frequency and why."""
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
