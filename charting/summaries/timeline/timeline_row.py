"""One thing that happened, as the timeline shows it."""

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
    """One thing that happened. `record` is the table's name and `record_id` the record to open.

    An addendum opens the note that it belongs to. `at` is the moment where one is known.
    Plans stand with the assessments.
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
    """The parts of a detail line that say something, with dots between."""
    return " · ".join(part for part in parts if part.strip())
