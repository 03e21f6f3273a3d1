"""Timeline rows as shown in lists, and the tab on which each kind of record opens."""

from charting import clock
from charting.summaries.timeline.timeline_row import TimelineRow
from charting.text.wording import format_day
from ui.widgets.record_table.detail_row import DetailRow

TAB_OF_RECORD = {
    "session": "sessions",
    "assessment": "assessments",
    "plan": "plan",
    "report": "reports",
    "referral": "referral",
    "consent": "referral",
    "contact": "referral",
    "visit": "referral",
    "care_case": "referral",
}


def make_timeline_row(row: TimelineRow) -> DetailRow:
    """Make the row: date, title such as `Session 4`, details, and state; drafts stand out."""
    return DetailRow(
        lead=format_day(row.on, clock.today()),
        title=row.title,
        detail=row.detail,
        state=row.state,
        tone="warn" if row.state == "draft" else None,
        key=f"{row.record_id} {row.title}",
        data=row,
    )
