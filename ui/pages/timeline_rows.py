"""Timeline rows as a list shows them, and on which tab each kind of record is opened."""

from charting import clock
from charting.summaries.timeline_row import TimelineRow
from charting.summaries.words import day_words
from ui.widgets.list_row import ListRow

TAB_OF = {
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


def list_row(row: TimelineRow) -> ListRow:
    """`14 Nov`, `Session 4`, its figures, `signed`; a draft stands out."""
    return ListRow(
        lead=day_words(row.on, clock.today()),
        title=row.title,
        detail=row.detail,
        state=row.state,
        tone="warn" if row.state == "draft" else None,
        key=f"{row.record_id} {row.title}",
        data=row,
    )
