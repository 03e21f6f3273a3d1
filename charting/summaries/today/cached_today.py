"""Today as a text, to be kept in the chart and read at the next start without any record."""

import json
from datetime import date, datetime
from typing import Any, NamedTuple

from charting.summaries.chip import Chip
from charting.summaries.today.today_content import (
    DayVisit,
    TodayContent,
    Todo,
    TodoKind,
    WorkItem,
    group_work_items,
)


class TherapistSignature(NamedTuple):
    """Who may be at work: the id of a therapist, and the name as it stands under notes."""

    id: str
    signature: str


class CachedToday(NamedTuple):
    """A day, and the therapists of the chart by id: what the window shows first."""

    day: TodayContent
    therapists: tuple[TherapistSignature, ...]

    def find_therapist_at_work(self, chosen: str) -> TherapistSignature:
        """The therapist chosen at this PC, else the one who set the chart up, for ids sort by time."""
        return next((each for each in self.therapists if each.id == chosen), self.therapists[0])


def encode_cached_today(glance: CachedToday) -> str:
    """The glance as JSON; `read_back` gives the same again."""
    day = glance.day
    return json.dumps(
        {
            "visits": [[visit.at.isoformat(), *visit[1:]] for visit in day.visits],
            "work": [item for group in day.groups for item in group.items],
            "clients": day.clients,
            "therapists": glance.therapists,
        },
        ensure_ascii=False,
    )


def decode_cached_today(text: str, day: date) -> CachedToday | None:
    """The glance of that day; None for a text of another make, which is worth nothing: the day is read anew then."""
    try:
        found = json.loads(text)
        visits = tuple(_parse_visit(*row) for row in found["visits"])
        groups = group_work_items(
            WorkItem(who, name, _parse_todo(*need)) for who, name, need in found["work"]
        )
        therapists = tuple(TherapistSignature(*row) for row in found["therapists"])
    except (ValueError, TypeError, KeyError):
        return None
    return (
        CachedToday(TodayContent(day, visits, groups, found["clients"]), therapists) if therapists else None
    )


def _parse_visit(at: str, name: str, complaint: str, what: str, chip: list[Any], *rest: Any) -> DayVisit:
    return DayVisit(datetime.fromisoformat(at), name, complaint, what, Chip(*chip), *rest)


def _parse_todo(kind: str, *rest: Any) -> Todo:
    return Todo(TodoKind(kind), *rest)
