"""One row of the timeline."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal

import msgspec

TimelineFilter = Literal["sessions", "assessments", "papers"]
TIMELINE_FILTERS: tuple[tuple[str, TimelineFilter | None], ...] = (
    ("All", None),
    ("Sessions", "sessions"),
    ("Assessments", "assessments"),
    ("Papers", "papers"),
)


class TimelineRow(msgspec.Struct, frozen=True, kw_only=True):
    """One event. `record` is the table and `record_id` the record to open: for an addendum, the record it belongs to.

    `at` is None if only the day is known. The filter "assessments" shows plans too.
    """

    on: date
    at: datetime | None = None
    title: str
    detail: str = ""
    state: str
    filter: TimelineFilter
    record: str
    record_id: str
    case_id: str = ""


def join_details(parts: Iterable[str]) -> str:
    """Join the non-empty parts of a detail line with dots."""
    return " · ".join(part for part in parts if part.strip())
